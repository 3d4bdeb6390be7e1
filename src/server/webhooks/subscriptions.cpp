// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webhooks/subscriptions.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static Instant instant(std::int64_t ms) {
    return Instant(std::chrono::milliseconds(ms));
}
static std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

static QString numbered(QStringView prefix, std::int64_t row) {
    return prefix.toString() + u"%1"_s.arg(row, 6, 10, QLatin1Char('0'));
}
QString webhookId(std::int64_t row) {
    return numbered(u"wh-", row);
}
QString webhookDeliveryId(std::int64_t row) {
    return numbered(u"whd-", row);
}
QString webhookMessageId(std::int64_t subscription, std::int64_t event) {
    return u"msg_%1_%2"_s.arg(subscription).arg(event);
}

std::int64_t rowOf(QStringView id, QStringView prefix) {
    if (!id.startsWith(prefix) || id.size() > 30) {
        return 0;
    }
    bool isNumber = false;
    const auto row = id.sliced(prefix.size()).toLongLong(&isNumber);
    return isNumber && row > 0 && numbered(prefix, row) == id ? row : 0;
}

// ?1 tenant ?2 row, 0 for all
static constexpr std::string_view selectWebhooks =
    "SELECT id, url, description, active, disabled_reason, created_by, created_at, updated_at, failing_since, version,"
    " (SELECT count(*) FROM webhook_deliveries d WHERE d.subscription = s.id AND d.state = 0),"
    " (SELECT count(*) FROM webhook_deliveries d WHERE d.subscription = s.id AND d.state = 3)"
    " FROM webhook_subscriptions s WHERE tenant = ?1 AND (?2 = 0 OR id = ?2) AND deleted_at IS NULL ORDER BY id";

Result<QList<WebhooksRepo::Stored>> WebhooksRepo::read(std::int64_t row) {
    auto query = m_connection.prepare(selectWebhooks);
    query.bind(m_tenant, row);
    QList<Stored> all;
    const auto read = query.each([&] {
        Stored stored{query.integer(0), {}};
        WebhookSubscription &one = stored.subscription;
        one.id = webhookId(stored.row);
        one.url = query.string(1);
        one.description = query.string(2);
        one.active = query.integer(3) != 0;
        one.disabledReason = query.string(4);
        one.createdBy = query.string(5);
        one.createdAt = instant(query.integer(6));
        one.updatedAt = instant(query.integer(7));
        if (!query.isNull(8)) {
            one.failingSince = instant(query.integer(8));
        }
        one.version = query.integer(9);
        one.waiting = query.integer(10);
        one.dead = query.integer(11);
        all.append(std::move(stored));
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    for (Stored &stored : all) {
        if (auto done = fill(stored); !done) {
            return tl::unexpected(done.error());
        }
    }
    return all;
}

Done WebhooksRepo::fill(Stored &stored) {
    auto secrets = m_connection.prepare("SELECT count(*) FROM webhook_secrets WHERE subscription = ?1 AND "
                                        "(expires_at IS NULL OR expires_at > ?2)");
    if (const auto row = secrets.bind(stored.row, millis(m_now)).step(); !row) {
        return tl::unexpected(row.error());
    }
    stored.subscription.secrets = static_cast<int>(secrets.integer(0));
    auto types = m_connection.prepare("SELECT type FROM webhook_types WHERE subscription = ?1 ORDER BY type");
    types.bind(stored.row);
    return types.each([&] { stored.subscription.types.append(types.string(0)); });
}

Result<QList<WebhookSubscription>> WebhooksRepo::list() {
    const auto all = read(0);
    if (!all) {
        return tl::unexpected(all.error());
    }
    QList<WebhookSubscription> subscriptions;
    for (const Stored &stored : *all) {
        subscriptions.append(stored.subscription);
    }
    return subscriptions;
}

Result<WebhooksRepo::Stored> WebhooksRepo::find(const QString &id) {
    const auto row = rowOf(id, u"wh-");
    auto found = row != 0 ? read(row) : Result<QList<Stored>>();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (found->isEmpty()) {
        return noSuch(u"webhook", id);
    }
    return found->takeFirst();
}

static constexpr std::string_view deliveryColumns =
    "SELECT id, event, type, state, attempts, created_at, next_at, last_status, last_result FROM webhook_deliveries "
    "WHERE subscription = ?1";

static WebhookDelivery deliveryOf(const sql::Statement &row, const WebhooksRepo::Stored &of) {
    WebhookDelivery delivery;
    delivery.id = webhookDeliveryId(row.integer(0));
    delivery.subscription = of.subscription.id;
    delivery.event = QString::number(row.integer(1));
    delivery.message = webhookMessageId(of.row, row.integer(1));
    delivery.type = row.string(2);
    delivery.state = static_cast<DeliveryState>(row.integer(3));
    delivery.attempts = static_cast<int>(row.integer(4));
    delivery.createdAt = instant(row.integer(5));
    if (delivery.state == DeliveryState::Waiting) {
        delivery.nextAttemptAt = instant(row.integer(6));
    }
    delivery.lastStatus = static_cast<int>(row.integer(7));
    delivery.lastResult = row.string(8);
    return delivery;
}

Result<Page<WebhookDelivery>> WebhooksRepo::deliveries(const Stored &of, std::uint32_t states,
                                                       const ListWindow &window) {
    const auto isWanted = [states](int state) { return states == 0 || ((states >> state) & 1U) != 0 ? 1 : 0; };
    auto query =
        m_connection.prepare(std::string(deliveryColumns) +
                             " AND id < ?2 AND ((state = 0 AND ?3 = 1) OR (state = 1 AND ?4 = 1) OR "
                             "(state = 2 AND ?5 = 1) OR (state = 3 AND ?6 = 1) OR (state = 4 AND ?7 = 1)) ORDER "
                             "BY id DESC LIMIT ?8");
    const auto before = window.after.empty() ? std::numeric_limits<std::int64_t>::max() : window.after[0];
    query.bind(of.row, before, isWanted(0), isWanted(1), isWanted(2), isWanted(3), isWanted(4), window.limit + 1);
    Page<WebhookDelivery> page;
    const auto read = fillPage(
        page, query, window, cursorName, [&] { return std::vector{query.integer(0)}; },
        [&] { return deliveryOf(query, of); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return page;
}

Result<WebhooksRepo::StoredDelivery> WebhooksRepo::delivery(const Stored &of, const QString &id) {
    auto query = m_connection.prepare(std::string(deliveryColumns) + " AND id = ?2");
    const auto found = query.bind(of.row, rowOf(id, u"whd-")).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found) {
        return noSuch(u"delivery", id);
    }
    return StoredDelivery{query.integer(0), deliveryOf(query, of)};
}

Result<QList<WebhookAttempt>> WebhooksRepo::attempts(std::int64_t delivery) {
    auto query = m_connection.prepare("SELECT n, at, ms, status, result, answer FROM webhook_attempts WHERE "
                                      "delivery = ?1 ORDER BY n");
    query.bind(delivery);
    QList<WebhookAttempt> all;
    const auto read = query.each([&] {
        all.append({static_cast<int>(query.integer(0)), instant(query.integer(1)), query.integer(2),
                    static_cast<int>(query.integer(3)), query.string(4), query.string(5)});
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return all;
}

} // namespace farol::server
