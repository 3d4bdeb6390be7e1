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

Result<QList<FieldError>> storedRepeats(sql::Connection &connection, std::int64_t tenant, const ImportFile &file,
                                        std::int64_t except) {
    QList<FieldError> problems;
    auto query = connection.prepare("SELECT b.number FROM items i JOIN batches b ON b.id = i.batch"
                                    " WHERE i.tenant = ?1 AND i.external_id = ?2 AND i.batch <> ?3");
    for (const auto &row : file.rows) {
        const auto found = query.bind(tenant, row.externalId, except).step();
        if (!found) {
            return tl::unexpected(found.error());
        }
        if (*found) {
            problems.append({row.line, file.idColumn, u"repeated_id"_s,
                             u"this id is in %1 already; each payment needs an id of its own"_s.arg(
                                 batchId(query.integer(0)).value)});
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

// The same where a statement is a journey to another process: thousands of rows in each.
static Result<bool> insertItemsAtOnce(Arrows &arrows, const ImportFile &file, std::int64_t tenant, std::int64_t batch) {
    constexpr std::int64_t block = 4096;
    const auto total = std::ssize(file.rows);
    auto insert = arrows.connection().prepare(
        "INSERT INTO items(tenant, batch, seq, kind, external_id, payee, document, pix_key, amount, due_date,"
        " description, state, created_at, updated_at) SELECT ?1, ?2, n + ?3, k, e, p, d, x, a, u, t, ?4, ?5, ?5 FROM"
        " unnest(?6::text::bigint[], ?7::text::text[], ?8::text::text[], ?9::text::text[], ?10::text::text[],"
        " ?11::text::bigint[], ?12::text::text[], ?13::text::text[]) WITH ORDINALITY AS v(k, e, p, d, x, a, u, t, n)"
        " ORDER BY n ON CONFLICT(tenant, external_id) DO NOTHING");
    for (std::int64_t from = 0; from < total; from += block) {
        const auto count = std::min(block, total - from);
        sql::Column kinds, ids, payees, documents, keys, amounts, days, texts;
        for (const auto &row :
             std::span(file.rows).subspan(static_cast<std::size_t>(from), static_cast<std::size_t>(count))) {
            kinds.add(std::int64_t{static_cast<int>(row.kind)});
            ids.add(std::string_view(row.externalId));
            payees.add(std::string_view(row.payee));
            documents.add(std::string_view(row.document));
            keys.add(std::string_view(row.pixKey));
            amounts.add(row.amountMinor);
            days.add(std::string_view(row.dueDate));
            texts.add(std::string_view(row.description));
        }
        insert.bind(tenant, batch, from, ItemState::Accepted, milliseconds(arrows.moment().now), kinds.text(),
                    ids.text(), payees.text(), documents.text(), keys.text(), amounts.text(), days.text(),
                    texts.text());
        if (const auto done = insert.run(); !done) {
            return tl::unexpected(done.error());
        }
        if (arrows.connection().changes() != count) {
            return false;
        }
    }
    return true;
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
    const auto insert = isShared(arrows.connection()) ? insertItemsAtOnce : insertItems;
    const auto stored = row ? insert(arrows, file, tenant, *row) : Result<bool>(tl::unexpected(row.error()));
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    if (!*stored) {
        auto problems = storedRepeats(arrows.connection(), tenant, file, *row);
        if (!problems) {
            return tl::unexpected(problems.error());
        }
        return StoredImport{{}, std::move(*problems)};
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
    return StoredImport{id, {}};
}

} // namespace farol::server
