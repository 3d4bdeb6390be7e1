// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/planlook.h"

#include "ui/items/itemlook.h"

#include <QCoreApplication>
#include <climits>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

using app::PlanModel;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(farol::ui::PlanLook)
};

int plural(std::int64_t count) {
    return static_cast<int>(std::min<std::int64_t>(count, INT_MAX));
}

QString itemsText(std::int64_t count, const Formats &formats) {
    return Text::tr("%1 items", nullptr, plural(count)).arg(formats.count(count));
}

// "2 not sent · 2 insufficient funds": what the rows of one part are.
QString statesText(const QList<PlanRow> &rows, bool goes, const Formats &formats) {
    struct Share {
        ItemState state;
        QString code;
        std::int64_t count;
    };
    QList<Share> shares;
    for (const PlanRow &row : rows) {
        if (row.goes != goes) {
            continue;
        }
        const auto same = [&](const Share &share) { return share.state == row.state && share.code == row.code; };
        const auto found = std::find_if(shares.begin(), shares.end(), same);
        if (found != shares.end()) {
            ++found->count;
        } else {
            shares.append({row.state, row.code, 1});
        }
    }
    QStringList parts;
    for (const Share &share : shares) {
        parts.append(itemCountText(share.state, share.code, share.count, formats.count(share.count)));
    }
    return parts.join(u" \u00B7 "_s);
}

QString paceText(const Plan &plan, const Formats &formats) {
    QStringList parts;
    const PlanOptions &options = plan.request.options;
    parts.append(options.ratePerSecond > 0 ? Text::tr("%1/s", "items a second").arg(options.ratePerSecond)
                                           : Text::tr("at the queue's pace"));
    if (plan.durationSeconds >= 1) {
        parts.append(formats.duration(std::chrono::seconds(static_cast<qint64>(plan.durationSeconds))));
    }
    if (options.stopAtErrors > 0) {
        parts.append(Text::tr("stops at %1 errors", "20 %").arg(formats.percent(options.stopAtErrors, 0)));
    }
    return parts.join(u" \u00B7 "_s);
}

// The sum of what really came out so, not of what was ordered.
QString outcomeMoney(const PlanRun &run, const QStringList &outcomes, const Formats &formats) {
    std::optional<Money> whole;
    for (const PlanResultRow &row : run.rows) {
        if (outcomes.contains(row.outcome)) {
            whole = whole ? sum(*whole, row.amount).value_or(*whole) : row.amount;
        }
    }
    return whole ? formats.money(*whole) : QString();
}

QList<PlanFigure> runFigures(const PlanRun &run, const Formats &formats) {
    const auto figure = [&](const QString &caption, std::int64_t items, const QStringList &outcomes) {
        return PlanFigure{caption, itemsText(items, formats), outcomeMoney(run, outcomes, formats)};
    };
    PlanFigure open = figure(Text::tr("Still open"), run.open, {u"running"_s, u"not_started"_s});
    open.hint = open.hint.isEmpty() ? run.id : u"%1 \u00B7 %2"_s.arg(open.hint, run.id);
    return {figure(Text::tr("Done"), run.done, {u"done"_s}), figure(Text::tr("Failed"), run.failed, {u"failed"_s}),
            figure(Text::tr("Uncertain"), run.uncertain, {u"uncertain"_s}), open};
}

Cell stateCellOf(const PlanRow &row, const QVariant &result) {
    const bool ran = result.canConvert<PlanResultRow>();
    const auto after = result.value<PlanResultRow>();
    const StateLook look = ran ? itemLook(after.state, after.code) : itemLook(row.state, row.code);
    return stateCell(look.icon, look.word, look.tone);
}

Cell keyCell(const PlanRow &row, const QVariant &result, const QVariant &change) {
    if (result.canConvert<PlanResultRow>()) {
        Cell cell = idCell(row.key);
        cell.text += u" \u00B7 "_s + outcomeText(result.value<PlanResultRow>().outcome);
        return cell;
    }
    if (change.canConvert<app::PlanChange>()) {
        Cell cell = textCell(changeText(change.value<app::PlanChange>()), Tone::Uncertain);
        cell.icon = u"warning"_s;
        return cell;
    }
    return idCell(row.key);
}

} // namespace

QList<PlanFigure> figuresOf(const PlanModel &model, const Formats &formats) {
    const auto &plan = model.plan();
    if (!plan) {
        const QString none = Formats::unknown();
        return {{Text::tr("Go now"), none, {}},
                {Text::tr("Amount"), none, {}},
                {Text::tr("Stay"), none, {}},
                {Text::tr("Destination and pace"), none, {}}};
    }
    if (model.planRun() && model.state() != PlanModel::State::Waiting) {
        return runFigures(*model.planRun(), formats);
    }
    // Rows that a person unchecked stay, too, as soon as the plan was computed without them.
    Money stays = plan->amountSkipped;
    std::int64_t taken = 0;
    for (const PlanRow &row : model.rows()) {
        const auto same = [&row](const PlanRow &planned) { return planned.item == row.item && planned.goes; };
        if (model.takenOut().contains(row.item) && std::none_of(plan->rows.begin(), plan->rows.end(), same)) {
            stays = sum(stays, row.amount).value_or(stays);
            ++taken;
        }
    }
    const QString staying = itemsText(plan->skipped + taken, formats);
    QStringList why{taken == 0 ? QString() : Text::tr("%1 unchecked", nullptr, plural(taken)).arg(formats.count(taken)),
                    statesText(plan->rows, false, formats)};
    why.removeAll(QString());
    return {
        {Text::tr("Go now"), itemsText(plan->going, formats), statesText(plan->rows, true, formats)},
        {Text::tr("Amount"), formats.money(plan->amountGoing), moneyInWords(plan->amountGoing, formats.localeName())},
        {Text::tr("Stay"), stays.minor != 0 ? u"%1 \u00B7 %2"_s.arg(staying, formats.money(stays)) : staying,
         why.join(u" \u00B7 "_s)},
        {Text::tr("Destination and pace"), plan->target.isEmpty() ? Formats::unknown() : plan->target,
         paceText(*plan, formats)}};
}

QString shortHash(const QString &hash) {
    return hash.size() < 8 ? hash : u"%1\u00B7%2"_s.arg(hash.left(4), hash.mid(4, 4));
}

QString shortItemId(const ItemId &id) {
    return id.value.section(u'-', -1);
}

QString planTitle(const PlanModel &model, const Formats &formats) {
    if (!model.plan()) {
        return Text::tr("Retry");
    }
    const std::int64_t count = model.planRun() ? model.planRun()->items : model.plan()->going;
    QString batch;
    for (const PlanRow &row : model.rows()) {
        const QString of = row.item.value.section(u'-', 0, -2);
        if (!batch.isEmpty() && batch != of) {
            return Text::tr("Retry %1 items", nullptr, plural(count)).arg(formats.count(count));
        }
        batch = of;
    }
    return Text::tr("Retry %1 items of %2", nullptr, plural(count)).arg(formats.count(count), batch);
}

QString skipText(const QString &reason, ItemState state, QStringView code) {
    if (reason == u"uncertain_needs_check") {
        return Text::tr("uncertain: check it at the PSP first");
    }
    if (reason == u"not_retryable") {
        return code == u"invalid_key" ? Text::tr("invalid key: edit it (it becomes a new item)")
                                      : Text::tr("%1: a retry cannot mend it").arg(itemLook(state, code).word);
    }
    if (reason == u"in_progress") {
        return Text::tr("it is still on its way");
    }
    if (reason == u"already_final") {
        return Text::tr("already %1").arg(itemLook(state, code).word);
    }
    if (reason == u"not_released") {
        return Text::tr("its batch was not released");
    }
    if (reason == u"batch_cancelled") {
        return Text::tr("its batch was cancelled");
    }
    if (reason == u"replaced") {
        return Text::tr("replaced: its correction is an item of its own");
    }
    return reason;
}

QString endText(const PlanRun &run, const Formats &formats) {
    return isTurnedDown(run) ? Text::tr("%1 was not approved: nothing was sent.", "run-000001").arg(run.id)
                             : Text::tr("%1 of %2 items done.").arg(formats.count(run.done), formats.count(run.items));
}

bool isTurnedDown(const PlanRun &run) {
    const auto is = [&run](PlanRunStatus status) { return run.status == toApi(status); };
    return is(PlanRunStatus::Rejected) || is(PlanRunStatus::Withdrawn) || is(PlanRunStatus::Void);
}

QString outcomeText(const QString &outcome) {
    if (outcome == u"done") {
        return Text::tr("done");
    }
    if (outcome == u"failed") {
        return Text::tr("failed again");
    }
    if (outcome == u"uncertain") {
        return Text::tr("uncertain: check it");
    }
    if (outcome == u"not_started") {
        return Text::tr("not started");
    }
    return outcome == u"running" ? Text::tr("on its way") : outcome;
}

QString changeText(const app::PlanChange &change) {
    const QString item = shortItemId(change.item);
    const auto words = [](const PlanRow &row) {
        const QString state = itemLook(row.state, row.code).word;
        return row.goes ? Text::tr("%1, goes").arg(state) : Text::tr("%1, stays").arg(state);
    };
    if (!change.before && change.after) {
        return Text::tr("%1 is new: %2").arg(item, words(*change.after));
    }
    if (change.before && !change.after) {
        return Text::tr("%1 is no longer in the selection").arg(item);
    }
    if (change.before && change.after) {
        return Text::tr("%1 changed: %2 \u2192 %3").arg(item, words(*change.before), words(*change.after));
    }
    return item;
}

QList<Column> goingColumns(const Formats &formats) {
    return {{Text::tr("Item"), u"00 0000000"_s},
            {Text::tr("Amount R$"), formats.amount(Money{9'999'999, {}}), 0, true},
            {Text::tr("State checked"), Text::tr("insufficient funds"), 0, false, true},
            {Text::tr("Idempotency key (the same)"), u"lote-00000/000000"_s, 0, false, false, true},
            {Text::tr("Attempt"), Text::tr("Attempt") + u'0', 0, true},
            {{}, {}, 0.0, false, false, false, 9},
            {{}, {}, 0.0, false, false, false, 9}};
}

QList<Column> stayingColumns(const Formats &formats) {
    QList<Column> columns = goingColumns(formats);
    columns[PlanModel::KeyColumn].title = Text::tr("Reason");
    columns[PlanModel::AttemptColumn].title.clear();
    return columns;
}

Cell goingCell(const QModelIndex &index, const Formats &formats) {
    const auto row = index.data(PlanModel::RowRole).value<PlanRow>();
    const QVariant result = index.data(PlanModel::ResultRole);
    switch (static_cast<PlanModel::Column>(index.column())) {
    case PlanModel::ItemColumn: {
        Cell cell = idCell(shortItemId(row.item));
        cell.accessible = row.item.value;
        const QVariant check = index.data(Qt::CheckStateRole);
        if (check.isValid()) {
            cell.check = static_cast<Qt::CheckState>(check.toInt());
        }
        return cell;
    }
    case PlanModel::AmountColumn:
        return numberCell(formats.amount(row.amount));
    case PlanModel::StateColumn:
        return stateCellOf(row, result);
    case PlanModel::KeyColumn:
        return keyCell(row, result, index.data(PlanModel::ChangeRole));
    case PlanModel::AttemptColumn:
        return numberCell(formats.count(row.attempt));
    case PlanModel::DecisionColumn:
    case PlanModel::OutcomeColumn:
    case PlanModel::ColumnCount:
        break;
    }
    return {};
}

Cell stayingCell(const QModelIndex &index, const Formats &formats) {
    const auto row = index.data(PlanModel::RowRole).value<PlanRow>();
    if (index.column() == PlanModel::ItemColumn) {
        Cell cell = idCell(shortItemId(row.item));
        cell.icon = u"cancelled"_s; // crossed out of the plan, not "not sent"
        cell.tone = Tone::Secondary;
        cell.accessible = row.item.value;
        return cell;
    }
    if (index.column() == PlanModel::KeyColumn) {
        const QVariant change = index.data(PlanModel::ChangeRole);
        return change.canConvert<app::PlanChange>()
                   ? keyCell(row, {}, change)
                   : textCell(skipText(row.reason, row.state, row.code), Tone::Secondary);
    }
    return index.column() == PlanModel::AttemptColumn ? Cell{} : goingCell(index, formats);
}

} // namespace farol::ui
