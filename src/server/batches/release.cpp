// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/batches/release.h"

#include "server/backup/knownorders.h"

#include <QCryptographicHash>
#include <QTimeZone>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

Result<QString> contentHash(sql::Connection &connection, const BatchesRepo::Stored &stored) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(stored.batch.id.value.toUtf8() + '\n' + stored.batch.amount.currency.text().toLatin1());
    auto items = connection.prepare("SELECT external_id, document, pix_key, due_date, amount, state, kind FROM items"
                                    " WHERE batch = ? ORDER BY seq");
    items.bind(stored.row);
    const auto read = items.each([&] {
        // Lengths stand before the texts: no two batches give the same bytes.
        for (int column = 0; column < 4; ++column) {
            const auto text = items.text(column);
            hash.addData(QByteArray::number(static_cast<qulonglong>(text.size())) + ':');
            hash.addData(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
        }
        for (int column = 4; column < 7; ++column) {
            hash.addData(',' + QByteArray::number(static_cast<qlonglong>(items.integer(column))));
        }
        hash.addData("\n");
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return QString::fromLatin1(hash.result().toHex());
}

// A payment of a later day is queued now and sent when that day begins where the back-end lives.
static Done waitForTheirDay(Arrows &arrows, std::int64_t batch, const QTimeZone &zone) {
    auto later = arrows.connection().prepare("SELECT DISTINCT due_date FROM items WHERE batch=? AND due_date>?");
    later.bind(batch, arrows.moment().day);
    QStringList days;
    for (;;) {
        const auto row = later.step();
        if (!row) {
            return tl::unexpected(row.error());
        }
        if (!*row) {
            break;
        }
        days.append(later.string(0));
    }
    for (const QString &day : std::as_const(days)) {
        const auto begins = QDate::fromString(day, Qt::ISODate).startOfDay(zone).toMSecsSinceEpoch();
        auto wait = arrows.connection().prepare("UPDATE items SET next_at=? WHERE batch=? AND due_date=? AND state=?");
        if (const auto done = wait.bind(begins, batch, day, ItemState::Queued).run(); !done) {
            return done;
        }
    }
    return {};
}

// All accepted items in one statement; the counters go with the group's others.
static Done queueItems(Arrows &arrows, const BatchesRepo::Stored &stored, std::int64_t tenant, const QTimeZone &zone) {
    const auto now = arrows.moment().now.time_since_epoch().count();
    auto sums = arrows.connection().prepare("SELECT count(*), coalesce(sum(amount), 0) FROM items"
                                            " WHERE batch = ? AND state = ?");
    if (const auto row = sums.bind(stored.row, ItemState::Accepted).step(); !row) {
        return tl::unexpected(row.error());
    }
    const auto items = sums.integer(0);
    const auto amount = sums.integer(1);
    auto update = arrows.connection().prepare("UPDATE items SET state = ?1, version = version + 1, updated_at = ?2,"
                                              " next_at = ?2 WHERE batch = ?3 AND state = ?4");
    auto done = update.bind(ItemState::Queued, now, stored.row, ItemState::Accepted).run();
    if (!done) {
        return done;
    }
    if (done = waitForTheirDay(arrows, stored.row, zone); !done) {
        return done;
    }
    ItemKey key{0, tenant, stored.row, stored.batch.kind, 0, ItemState::Accepted, {}, 0, 0};
    arrows.born(key, -items, -amount);
    key.state = ItemState::Queued;
    arrows.born(key, items, amount);
    // What a provider is known to have, because a backup was restored meanwhile, is asked for and not sent again.
    const auto adopted = adoptOrders(arrows, stored.row);
    return adopted ? Done() : tl::unexpected(adopted.error());
}

Done tellBatch(Arrows &arrows, const BatchesRepo::Stored &stored, const Identity &who, const char *type,
               const QString &detail) {
    const ItemKey key{0, who.tenant, stored.row, stored.batch.kind, 0, ItemState::Queued, {}, 0, 0};
    ArrowChange change;
    change.eventType = type;
    change.actor = who.user.toStdString();
    change.detail = detail.toStdString();
    return arrows.tell(key, change);
}

Done releaseBatch(Arrows &arrows, const BatchesRepo::Stored &stored, const Identity &who, const QString &zone) {
    const auto now = arrows.moment().now.time_since_epoch().count();
    auto done = arrows.connection()
                    .prepare("UPDATE batches SET status = ?1, updated_at = ?2 WHERE id = ?3 AND status = ?4")
                    .bind(BatchStatus::Queued, now, stored.row, stored.batch.status)
                    .run();
    if (done && arrows.connection().changes() == 0) {
        return failure(ErrorKind::Conflict, u"batch_changed"_s, u"the batch changed meanwhile; look at it again"_s);
    }
    done = done ? queueItems(arrows, stored, who.tenant, QTimeZone(zone.toUtf8())) : done;
    return done ? tellBatch(arrows, stored, who, "queued", stored.batch.queue) : done;
}

} // namespace farol::server
