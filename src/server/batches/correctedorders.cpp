// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/batches/correctedorders.h"

#include "server/items/itemids.h"
#include "server/items/itemsrepo.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

QList<CorrectedField> differences(const Payload &was, const Payload &is) {
    const Payload before = masked(was);
    const Payload after = masked(is);
    QList<CorrectedField> changed;
    const auto add = [&](QStringView field, bool differs, const QString &old, const QString &now) {
        if (differs) {
            changed.append({field.toString(), old, now});
        }
    };
    add(u"payee", was.payee != is.payee, before.payee, after.payee);
    add(u"document", was.document != is.document, before.document, after.document);
    add(u"pix_key", was.pixKey != is.pixKey, before.pixKey, after.pixKey);
    add(u"amount", was.amount != is.amount, toApi(was.amount), toApi(is.amount));
    add(u"date", was.dueDate != is.dueDate, was.dueDate, is.dueDate);
    add(u"description", was.description != is.description, before.description, after.description);
    return changed;
}

// The event "replaced" of the original says "by LOTE-0002-001: amount; why".
static Result<QString> reasonOf(sql::Connection &connection, std::int64_t original) {
    auto event =
        connection.prepare("SELECT detail FROM events WHERE item=? AND type='replaced' ORDER BY seq DESC LIMIT "
                           "1");
    const auto row = event.bind(original).step();
    if (!row || !*row) {
        return row ? Result<QString>(QString()) : tl::unexpected(row.error());
    }
    const QString detail = event.string(0);
    const auto at = detail.indexOf(u"; "_s);
    return at < 0 ? QString() : detail.mid(at + 2);
}

Result<std::optional<CorrectedOrder>> correctedBy(sql::Connection &connection, std::int64_t batch) {
    auto rows = connection.prepare(
        "SELECT o.id,ob.number,o.seq,ob.items,o.state,o.code,ob.currency,o.payee,o.document,o.pix_key,o.amount,"
        "o.due_date,o.description,i.payee,i.document,i.pix_key,i.amount,i.due_date,i.description,b.currency FROM "
        "items i JOIN item_corrections c ON c.replacement=i.id JOIN items o ON o.id=c.original JOIN batches ob ON "
        "ob.id=o.batch JOIN batches b ON b.id=i.batch WHERE i.batch=? AND i.seq=1");
    const auto row = rows.bind(batch).step();
    if (!row || !*row) {
        return row ? Result<std::optional<CorrectedOrder>>(std::nullopt) : tl::unexpected(row.error());
    }
    const auto payload = [&rows](int from, const std::string_view currency) {
        return Payload{{},
                       {},
                       rows.string(from),
                       rows.string(from + 1),
                       rows.string(from + 2),
                       moneyOf(rows.integer(from + 3), currency),
                       rows.string(from + 4),
                       rows.string(from + 5),
                       false};
    };
    CorrectedOrder corrected;
    corrected.replaces = itemId(rows.integer(1), rows.integer(2), rows.integer(3));
    corrected.state = static_cast<ItemState>(rows.integer(4));
    corrected.code = rows.string(5);
    corrected.changes = differences(payload(7, rows.text(6)), payload(13, rows.text(19)));
    auto reason = reasonOf(connection, rows.integer(0));
    if (!reason) {
        return tl::unexpected(reason.error());
    }
    corrected.reason = std::move(*reason);
    return corrected;
}

} // namespace farol::server
