// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/rows.h"

#include <QMap>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto right = Table::Side::Right;

QString text(std::int64_t number) {
    return QString::number(number);
}
QString itemsIn(const Batch &batch, std::initializer_list<ItemState> states) {
    std::int64_t items = 0;
    for (const ItemState state : states) {
        items += total(batch, state).items;
    }
    return text(items);
}

} // namespace

Table batchTable(const QList<Batch> &batches) {
    Table table({{u"BATCH"_s},
                 {u"STATUS"_s},
                 {u"ITEMS"_s, right},
                 {u"AMOUNT"_s, right},
                 {u"DONE"_s, right},
                 {u"FAILED"_s, right},
                 {u"UNCERTAIN"_s, right},
                 {u"NOT SENT"_s, right},
                 {u"WORKING"_s, right},
                 {u"ACCEPTED"_s, right},
                 {u"CREATED"_s},
                 {u"SOURCE"_s}});
    for (const Batch &batch : batches) {
        using enum ItemState;
        table.add({batch.id.value, toApi(batch.status), text(batch.items), shown(batch.amount),
                   itemsIn(batch, {ItemState::Done}), itemsIn(batch, {Failed, Dead}), itemsIn(batch, {Uncertain}),
                   itemsIn(batch, {NotSent}), itemsIn(batch, {Queued, Leased, Sent, RetryWait}),
                   itemsIn(batch, {Accepted}), shown(batch.createdAt), batch.source});
    }
    return table;
}

Table countTable(const Batch &batch) {
    Table table({{u"STATE"_s}, {u"CODE"_s}, {u"ITEMS"_s, right}, {u"AMOUNT"_s, right}});
    for (const StateCount &count : batch.counts) {
        table.add({toApi(count.state), count.code, text(count.items), shown(count.amount)});
    }
    return table;
}

Table itemTable(const QList<Item> &items) {
    Table table({{u"ITEM"_s},
                 {u"EXTERNAL ID"_s},
                 {u"PAYEE"_s},
                 {u"DOCUMENT"_s},
                 {u"PIX KEY"_s},
                 {u"AMOUNT"_s, right},
                 {u"DUE"_s},
                 {u"STATE"_s},
                 {u"CODE"_s},
                 {u"ATTEMPTS"_s, right},
                 {u"UPDATED"_s}});
    for (const Item &item : items) {
        table.add({item.id.value, item.externalId, item.payee, item.documentMasked, item.pixKeyMasked,
                   shown(item.amount), item.dueDate, toApi(item.state), item.code, QString::number(item.attempts),
                   shown(item.updatedAt)});
    }
    return table;
}

Table attemptTable(const QList<Attempt> &attempts) {
    Table table({{u"ATTEMPT"_s, right},
                 {u"END-TO-END ID"_s},
                 {u"SENT"_s},
                 {u"ANSWERED"_s},
                 {u"OUTCOME"_s},
                 {u"CODE"_s},
                 {u"REQUEST"_s}});
    for (const Attempt &attempt : attempts) {
        table.add({QString::number(attempt.n), attempt.endToEndId, shown(attempt.sentAt),
                   attempt.answeredAt ? shown(*attempt.answeredAt) : u"-"_s, attempt.outcome, attempt.code,
                   attempt.requestId.value});
    }
    return table;
}

Table planTable(const Plan &plan, bool all) {
    Table table({{u"ITEM"_s},
                 {u"DECISION"_s},
                 {u"STATE"_s},
                 {u"CODE"_s},
                 {u"AMOUNT"_s, right},
                 {u"ATTEMPT"_s, right},
                 {u"EXTERNAL ID"_s}});
    for (const bool going : {true, false}) {
        for (const PlanRow &row : plan.rows) {
            if (row.goes == going && (going || all)) {
                table.add({row.item.value, going ? u"goes"_s : u"stays: "_s + row.reason, toApi(row.state), row.code,
                           shown(row.amount), going ? QString::number(row.attempt) : QString(), row.key});
            }
        }
    }
    return table;
}

Table stayTable(const Plan &plan) {
    struct Sum {
        std::int64_t items = 0;
        Money amount;
    };
    QMap<QString, Sum> sums;
    for (const PlanRow &row : plan.rows) {
        if (!row.goes) {
            Sum &sum = sums[row.reason];
            ++sum.items;
            sum.amount = {sum.amount.minor + row.amount.minor, row.amount.currency};
        }
    }
    Table table({{u"STAYS BECAUSE"_s}, {u"ITEMS"_s, right}, {u"AMOUNT"_s, right}});
    for (auto sum = sums.cbegin(); sum != sums.cend(); ++sum) {
        table.add({sum.key(), text(sum->items), shown(sum->amount)});
    }
    return table;
}

Table resultTable(const PlanRun &run) {
    Table table(
        {{u"ITEM"_s}, {u"OUTCOME"_s}, {u"STATE"_s}, {u"CODE"_s}, {u"AMOUNT"_s, right}, {u"TAKEN UP SINCE BY"_s}});
    for (const PlanResultRow &row : run.rows) {
        table.add({row.item.value, row.outcome, toApi(row.state), row.code, shown(row.amount),
                   row.laterRun.value_or(QString())});
    }
    return table;
}

QString statusBy(const PlanRun &run) {
    if (!run.statusAt) {
        return {};
    }
    const QString by = run.statusBy.isEmpty() ? QString() : u" by "_s + run.statusBy;
    const QString why = run.statusReason.isEmpty() ? QString() : u": "_s + run.statusReason;
    return plain(run.status + by + u" at "_s + shown(*run.statusAt) + why);
}

Table runTable(const QList<PlanRun> &runs) {
    Table table({{u"RUN"_s},
                 {u"ACTION"_s},
                 {u"STATUS"_s},
                 {u"ITEMS"_s, right},
                 {u"DONE"_s, right},
                 {u"FAILED"_s, right},
                 {u"UNCERTAIN"_s, right},
                 {u"OPEN"_s, right},
                 {u"BY"_s},
                 {u"AT"_s},
                 {u"APPROVAL"_s},
                 {u"REASON"_s},
                 {u"ENDED OR HELD"_s}});
    for (const PlanRun &run : runs) {
        table.add({run.id, toApi(run.action), run.status, text(run.items), text(run.done), text(run.failed),
                   text(run.uncertain), text(run.open), run.createdBy, shown(run.createdAt),
                   run.approval.isEmpty() ? u"-"_s : run.approval, run.reason, statusBy(run)});
    }
    return table;
}

Table eventTable(const QList<ItemEvent> &events) {
    Table table({{u"AT"_s}, {u"WHAT"_s}, {u"CODE"_s}, {u"BY"_s}, {u"DETAIL"_s}});
    for (const ItemEvent &event : events) {
        table.add({shown(event.at), event.type, event.code, event.actor, event.detail});
    }
    return table;
}

Table changeTable(const QList<CorrectedField> &changes) {
    Table table({{u"FIELD"_s}, {u"BEFORE"_s}, {u"AFTER"_s}});
    for (const CorrectedField &one : changes) {
        table.add({one.field, one.before, one.after});
    }
    return table;
}

Table approvalTable(const QList<Approval> &approvals) {
    Table table({{u"APPROVAL"_s},
                 {u"STATUS"_s},
                 {u"OF"_s},
                 {u"ACTION"_s},
                 {u"ITEMS"_s, right},
                 {u"AMOUNT"_s, right},
                 {u"GIVEN"_s, right},
                 {u"MAKER"_s},
                 {u"SINCE"_s},
                 {u"REASON"_s}});
    for (const Approval &one : approvals) {
        table.add({one.id.value, toApi(one.status), one.object, one.action, text(one.items), shown(one.amount),
                   u"%1 of %2"_s.arg(one.given).arg(one.needed), one.mine ? one.maker + u" (you)"_s : one.maker,
                   shown(one.createdAt), one.reason});
    }
    return table;
}

} // namespace farol::ctl
