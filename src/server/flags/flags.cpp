// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/flags/flags.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

QString toApi(Flag flag) {
    switch (flag) {
    case Flag::Import:
        return u"import"_s;
    case Flag::InboundWebhooks:
        return u"inbound_webhooks"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Flag> flagFromApi(QStringView word) {
    for (int i = 0; i < flagCount; ++i) {
        if (word == toApi(static_cast<Flag>(i))) {
            return static_cast<Flag>(i);
        }
    }
    return std::nullopt;
}

Result<QList<FlagState>> readFlags(sql::Connection &connection, std::int64_t tenant) {
    QList<FlagState> all;
    for (int i = 0; i < flagCount; ++i) {
        all.append({static_cast<Flag>(i), true, {}, {}, {}, 0});
    }
    auto rows =
        connection.prepare("SELECT name,enabled,changed_by,changed_at,reason,version FROM flags WHERE tenant=?");
    rows.bind(tenant);
    for (;;) {
        const auto more = rows.step();
        if (!more || !*more) {
            return more ? Result<QList<FlagState>>(std::move(all)) : tl::unexpected(more.error());
        }
        if (const auto flag = flagFromApi(rows.string(0))) {
            all[static_cast<qsizetype>(*flag)] = {*flag,          rows.integer(1) == 1,
                                                  rows.string(2), Instant(std::chrono::milliseconds(rows.integer(3))),
                                                  rows.string(4), rows.integer(5)};
        }
    }
}

Result<bool> isOn(sql::Connection &connection, std::int64_t tenant, Flag flag) {
    auto row = connection.prepare("SELECT enabled FROM flags WHERE tenant=? AND name=?");
    const auto found = row.bind(tenant, toApi(flag)).step();
    return found ? Result<bool>(!*found || row.integer(0) == 1) : found;
}

Error switchedOff(Flag flag) {
    const bool comesAgain = flag == Flag::InboundWebhooks; // a program that sends tries later after 503
    return {comesAgain ? ErrorKind::RateLimited : ErrorKind::Conflict,
            comesAgain ? 503 : 409,
            u"switched_off"_s,
            u"An administrator switched %1 off for now."_s.arg(toApi(flag)),
            {},
            {},
            {}};
}

Done setFlag(Arrows &arrows, const FlagOrder &order) {
    return arrows.connection()
        .prepare("INSERT INTO flags(tenant,name,enabled,changed_by,changed_at,reason) VALUES(?,?,?,?,?,?) ON "
                 "CONFLICT(tenant,name) DO UPDATE SET enabled=excluded.enabled, changed_by=excluded.changed_by, "
                 "changed_at=excluded.changed_at, reason=excluded.reason, version=flags.version+1")
        .bind(order.tenant, toApi(order.flag), order.enabled, order.by, arrows.moment().now.time_since_epoch().count(),
              order.reason)
        .run();
}

} // namespace farol::server
