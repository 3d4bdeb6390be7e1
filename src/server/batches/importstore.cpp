// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/batches/importstore.h"

#include "core/batches/batch.h"
#include "server/audit/audit.h"
#include "server/batches/likeness.h"
#include "server/engine/database.h"
#include "server/items/itemids.h"
#include "sql/dialect.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <span>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static std::int64_t milliseconds(Instant at) {
    return at.time_since_epoch().count();
}

constexpr std::size_t block = 4096; // rows of one statement, where each is a journey to another process

static FieldError repeat(const ImportFile &file, const ImportRow &row, std::int64_t number, ItemState state) {
    const QString id = batchId(number).value;
    return {row.line, file.idColumn, u"repeated_id"_s,
            state == ItemState::Cancelled
                ? u"this id is in %1 already, where it was cancelled: an id is given once; write another one"_s.arg(id)
                : u"this id is in %1 already; each payment needs an id of its own"_s.arg(id)};
}

static Result<QList<FieldError>> storedRepeatsAtOnce(sql::Connection &connection, std::int64_t tenant,
                                                     const ImportFile &file, std::int64_t except) {
    auto query = connection.prepare(
        "SELECT v.n, b.number, i.state FROM unnest(?1::text::text[]) WITH ORDINALITY AS v(e, n) JOIN items i"
        " ON i.tenant = ?2 AND i.external_id = v.e JOIN batches b ON b.id = i.batch WHERE i.batch <>"
        " ?3 ORDER BY v.n");
    QList<FieldError> problems;
    for (std::size_t from = 0; from < file.rows.size(); from += block) {
        const auto rows = std::span(file.rows).subspan(from, std::min(block, file.rows.size() - from));
        sql::Column ids;
        for (const auto &row : rows) {
            ids.add(std::string_view(row.externalId));
        }
        query.bind(ids.text(), tenant, except);
        for (auto more = query.step(); !more || *more; more = query.step()) {
            if (!more) {
                return tl::unexpected(more.error());
            }
            problems.append(repeat(file, rows[static_cast<std::size_t>(query.integer(0) - 1)], query.integer(1),
                                   static_cast<ItemState>(query.integer(2))));
        }
    }
    return problems;
}

Result<QList<FieldError>> storedRepeats(sql::Connection &connection, std::int64_t tenant, const ImportFile &file,
                                        std::int64_t except) {
    if (isShared(connection)) {
        return storedRepeatsAtOnce(connection, tenant, file, except);
    }
    QList<FieldError> problems;
    auto query = connection.prepare("SELECT b.number, i.state FROM items i JOIN batches b ON b.id = i.batch"
                                    " WHERE i.tenant = ?1 AND i.external_id = ?2 AND i.batch <> ?3");
    for (const auto &row : file.rows) {
        const auto found = query.bind(tenant, row.externalId, except).step();
        if (!found) {
            return tl::unexpected(found.error());
        }
        if (*found) {
            problems.append(repeat(file, row, query.integer(0), static_cast<ItemState>(query.integer(1))));
        }
    }
    return problems;
}

static Result<std::int64_t> nextNumber(sql::Connection &connection, std::int64_t tenant) {
    auto query = connection.prepare("SELECT coalesce(max(number), 0) + 1 FROM batches WHERE tenant = ?");
    if (const auto row = query.bind(tenant).step(); !row) {
        return tl::unexpected(row.error());
    }
    return query.integer(0);
}

static Result<std::int64_t> insertBatch(Arrows &arrows, const ImportFile &file, const NewBatch &batch,
                                        std::int64_t number) {
    const auto now = milliseconds(arrows.moment().now);
    const auto kind = file.rows.front().kind;
    auto insert = arrows.connection().prepare(
        "INSERT INTO batches(tenant, number, source, queue, kind, status, created_by, created_by_id, created_at,"
        " updated_at, items, amount, currency, open, approvals_needed, request_id)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, ?11, ?12, 0, ?13, ?14) RETURNING id");
    insert.bind(batch.who.tenant, number, batch.source, kind == ItemKind::Payment ? "pagamentos" : "notificacao", kind,
                BatchStatus::Draft, batch.who.user, batch.who.userId, now, std::ssize(file.rows), file.total.minor,
                file.total.currency.text(), batch.approvalsNeeded, batch.requestId);
    if (const auto done = insert.step(); !done) {
        return tl::unexpected(done.error());
    }
    return insert.integer(0);
}

// False: a row's external id was stored already.
static Result<bool> insertItems(Arrows &arrows, const ImportFile &file, std::int64_t tenant, std::int64_t batch) {
    const auto now = milliseconds(arrows.moment().now);
    auto insert = arrows.connection().prepare(
        "INSERT INTO items(tenant, batch, seq, kind, external_id, payee, document, pix_key, amount, due_date,"
        " description, state, created_at, updated_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, "
        "?13)"
        " ON CONFLICT(tenant, external_id) DO NOTHING");
    std::int64_t seq = 0;
    for (const auto &row : file.rows) {
        insert.bind(tenant, batch, ++seq, row.kind, row.externalId, row.payee, row.document, row.pixKey,
                    row.amountMinor, row.dueDate, row.description, ItemState::Accepted, now);
        if (const auto done = insert.run(); !done) {
            return tl::unexpected(done.error());
        }
        if (arrows.connection().changes() == 0) {
            return false;
        }
    }
    return true;
}

// The same where the rows are a journey to another process. The first that is there already ends it.
static Result<bool> copyItems(Arrows &arrows, const ImportFile &file, std::int64_t tenant, std::int64_t batch) {
    sql::Savepoint part(arrows.connection());
    if (!part.begun()) {
        return tl::unexpected(part.begun().error());
    }
    const auto now = milliseconds(arrows.moment().now);
    std::size_t next = 0;
    sql::Lines lines;
    const auto more = [&] {
        lines.clear();
        for (const std::size_t end = std::min(next + block, file.rows.size()); next < end; ++next) {
            const ImportRow &row = file.rows[next];
            lines.add(tenant);
            lines.add(batch);
            lines.add(static_cast<std::int64_t>(next + 1));
            lines.add(std::int64_t{static_cast<int>(row.kind)});
            for (const auto *text : {&row.externalId, &row.payee, &row.document, &row.pixKey}) {
                lines.add(std::string_view(*text));
            }
            lines.add(row.amountMinor);
            lines.add(std::string_view(row.dueDate));
            lines.add(std::string_view(row.description));
            lines.add(std::int64_t{static_cast<int>(ItemState::Accepted)});
            lines.add(now);
            lines.add(now);
            lines.endRow();
        }
        return lines.text();
    };
    auto done = arrows.connection().copy("COPY items(tenant, batch, seq, kind, external_id, payee, document, pix_key,"
                                         " amount, due_date, description, state, created_at, updated_at) FROM STDIN",
                                         more);
    if (!done && done.error().kind == ErrorKind::Conflict) {
        return false;
    }
    done = done ? part.release() : done;
    return done ? Result<bool>(true) : tl::unexpected(done.error());
}

static Done keepLikenesses(Arrows &arrows, const ImportFile &file, std::int64_t batch) {
    if (file.rows.front().kind != ItemKind::Payment) {
        return {};
    }
    return arrows.connection()
        .prepare("INSERT INTO batch_likeness(batch, hashes) VALUES(?, ?)")
        .bind(batch, likenessesOf(file.rows))
        .run();
}

static Done tellAndAudit(Arrows &arrows, const ImportFile &file, const NewBatch &batch, const ItemKey &key,
                         const QString &id) {
    ArrowChange created;
    created.eventType = "created";
    created.actor = batch.who.user.toStdString();
    created.detail = batch.source.toStdString();
    if (auto done = arrows.tell(key, created); !done) {
        return done;
    }
    if (!batch.isAudited) {
        return {};
    }
    const QJsonObject after{
        {u"items"_s, qint64(file.rows.size())}, {u"amount"_s, toApi(file.total)}, {u"source"_s, batch.source}};
    return appendAudit(arrows, {batch.who.tenant,
                                batch.who.user,
                                batch.who.userId,
                                u"batch.import"_s,
                                id,
                                {},
                                {},
                                {},
                                QString::fromUtf8(QJsonDocument(after).toJson(QJsonDocument::Compact)),
                                batch.requestId});
}

Result<StoredImport> storeImport(Arrows &arrows, const ImportFile &file, const NewBatch &batch) {
    const auto tenant = batch.who.tenant;
    const auto number = nextNumber(arrows.connection(), tenant);
    const auto row = number ? insertBatch(arrows, file, batch, *number) : number;
    const auto insert = isShared(arrows.connection()) ? copyItems : insertItems;
    const auto stored = row ? insert(arrows, file, tenant, *row) : Result<bool>(tl::unexpected(row.error()));
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    if (!*stored) {
        auto problems = storedRepeats(arrows.connection(), tenant, file, *row);
        if (!problems) {
            return tl::unexpected(problems.error());
        }
        return StoredImport{{}, std::move(*problems), {}};
    }
    if (const auto done = keepLikenesses(arrows, file, *row); !done) {
        return tl::unexpected(done.error());
    }
    const ItemKey key{0, tenant, *row, file.rows.front().kind, 0, ItemState::Accepted, {}, 0, 0};
    arrows.born(key, std::ssize(file.rows), file.total.minor);
    const auto id = batchId(*number);
    if (const auto done = tellAndAudit(arrows, file, batch, key, id.value); !done) {
        return tl::unexpected(done.error());
    }
    // What the provider is known to have is asked for from now on: nobody submits it, or approves its amount.
    auto adopted = adoptOrders(arrows, *row);
    if (!adopted) {
        return tl::unexpected(adopted.error());
    }
    return StoredImport{id, {}, std::move(*adopted)};
}

QString nothingStored(std::int64_t problems) {
    return u"%1 %2; nothing was stored"_s.arg(problems).arg(problems == 1 ? u"problem" : u"problems");
}

} // namespace farol::server
