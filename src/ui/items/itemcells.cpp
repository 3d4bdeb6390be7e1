// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/itemcells.h"

#include "app/items/itemsmodel.h"
#include "core/plans/retryrule.h"
#include "ui/items/itemlook.h"
#include "ui/session/environmentlook.h"

#include <QCoreApplication>
#include <climits>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(farol::ui::ItemCells)
};

int plural(std::int64_t count) {
    return static_cast<int>(std::min<std::int64_t>(count, INT_MAX));
}

QString capital(QString text) {
    if (!text.isEmpty()) {
        text[0] = text.at(0).toUpper();
    }
    return text;
}

Cell payeeCell(const app::ItemRow &row) {
    const QString document = documentText(row.documentMasked);
    Cell cell = textCell(document.isEmpty() ? row.payee : document);
    cell.tabular = true;
    cell.toolTip = document.isEmpty() ? row.payee : u"%1 \u00B7 %2"_s.arg(row.payee, document);
    cell.accessible = cell.toolTip;
    return cell;
}

Cell stateCellOf(const app::ItemRow &row, const ItemCellContext &context) {
    const StateLook look = itemLook(row.state, row.code);
    Cell cell = stateCell(look.icon, look.word, look.tone);
    if (row.nextAt && row.state == ItemState::RetryWait) {
        cell.toolTip = Text::tr("next try at %1").arg(context.formats.clock(*row.nextAt));
    } else if (row.nextAt && row.state == ItemState::Uncertain) {
        cell.toolTip = Text::tr("a check can tell from %1 on").arg(context.formats.clock(*row.nextAt));
    }
    return cell;
}

QString shareText(const ErrorGroup &group, const ItemCellContext &context) {
    const Formats &formats = context.formats;
    const QString seen = Text::tr("first seen %1, last seen %2")
                             .arg(formats.listTimeSeconds(group.firstSeen, context.now),
                                  formats.listTimeSeconds(group.lastSeen, context.now));
    if (context.batchItems <= 0) {
        return seen;
    }
    const double share = 100.0 * static_cast<double>(group.items) / static_cast<double>(context.batchItems);
    return Text::tr("%1 of the batch \u00B7 %2", "share · times").arg(formats.percent(share), seen);
}

} // namespace

ItemOrder orderFor(ItemState state, QStringView code) {
    const Decision decision = decideRetry(state, code);
    if (decision.goes) {
        return ItemOrder::Retry;
    }
    return decision.reason == u"uncertain_needs_check" ? ItemOrder::Check : ItemOrder::None;
}

QString signatureText(ItemState state, QStringView code) {
    switch (state) {
    case ItemState::Uncertain:
        if (code == u"timeout") {
            return Text::tr("No answer from the PSP in time");
        }
        return code.isEmpty() ? Text::tr("The PSP may have paid")
                              : Text::tr("The PSP may have paid: %1").arg(codeText(code));
    case ItemState::NotSent:
        return Text::tr("Not sent: the PSP does not know it");
    case ItemState::Dead:
        return code.isEmpty() ? Text::tr("All attempts used up")
                              : Text::tr("All attempts used up: %1").arg(codeText(code));
    case ItemState::Failed:
    case ItemState::Accepted:
    case ItemState::Queued:
    case ItemState::Leased:
    case ItemState::Sent:
    case ItemState::RetryWait:
    case ItemState::Done:
    case ItemState::Cancelled:
    case ItemState::Duplicate:
    case ItemState::Returned:
        break;
    }
    return capital(itemLook(state, code).word);
}

// Only a company's number has a slash; a word that is there already stays.
QString documentText(const QString &masked) {
    if (masked.isEmpty() || masked.at(0).isLetter()) {
        return masked;
    }
    return (masked.contains(u'/') ? u"CNPJ "_s : u"CPF "_s) + masked;
}

QString sequenceText(int seq) {
    return u"%1"_s.arg(seq, 3, 10, QChar(u'0'));
}

QString itemMoneyText(ItemKind kind, Money amount, const Formats &formats) {
    return kind == ItemKind::Notification ? QString() : formats.money(amount);
}

QString orderText(ItemOrder order, std::int64_t items, const Formats &formats) {
    switch (order) {
    case ItemOrder::None:
        return {};
    case ItemOrder::Check:
        return Text::tr("Check %1 at the PSP\u2026", nullptr, plural(items)).arg(formats.count(items));
    case ItemOrder::Retry:
        return Text::tr("Plan retry of %1\u2026", nullptr, plural(items)).arg(formats.count(items));
    }
    Q_UNREACHABLE();
}

QString orderIcon(ItemOrder order) {
    switch (order) {
    case ItemOrder::None:
        return {};
    case ItemOrder::Check:
        return u"verify"_s;
    case ItemOrder::Retry:
        return u"retry"_s;
    }
    Q_UNREACHABLE();
}

QList<Column> itemColumns(const Formats &formats) {
    return {{Text::tr("Item"), u"000000"_s},
            {Text::tr("Payee"), u"CNPJ **.481.330/0001-**"_s, 0, false, false, true},
            {Text::tr("Amount R$"), formats.amount(Money{9'999'999, {}}), 0, true},
            {Text::tr("State"), Text::tr("insufficient funds"), 0, false, true},
            {Text::tr("Last answer"), Text::tr("insufficient funds"), 0, false, false, false, 3},
            {Text::tr("Attempts"), u"00"_s, 0, true, false, false, 2},
            {Text::tr("When"), u"00:00:00"_s, 0, true, false, false, 1}};
}

Cell itemCell(const app::ItemRow &row, int column, const ItemCellContext &context) {
    using app::ItemsModel;
    switch (static_cast<ItemsModel::Column>(column)) {
    case ItemsModel::SeqColumn: {
        Cell cell = idCell(sequenceText(row.seq));
        cell.accessible = row.id.value;
        return cell;
    }
    case ItemsModel::PayeeColumn:
        return payeeCell(row);
    case ItemsModel::AmountColumn:
        return row.kind == ItemKind::Notification ? numberCell(Text::tr("no money"), Tone::Muted)
                                                  : numberCell(context.formats.amount(row.amount));
    case ItemsModel::StateColumn:
        return stateCellOf(row, context);
    case ItemsModel::ResponseColumn:
        return textCell(row.lastResponse.isEmpty() ? Formats::unknown() : codeText(row.lastResponse), Tone::Secondary);
    case ItemsModel::AttemptsColumn:
        return numberCell(context.formats.count(row.attempts), row.attempts == 0 ? Tone::Muted : Tone::Text);
    case ItemsModel::WhenColumn:
        return numberCell(context.formats.listTimeSeconds(row.updatedAt, context.now), Tone::Secondary);
    case ItemsModel::ColumnCount:
        break;
    }
    return {};
}

Cell groupCell(const ErrorGroup &group, const ItemCellContext &context) {
    const StateLook look = itemLook(group.state, group.code);
    const ItemOrder order = orderFor(group.state, group.code);
    Cell cell;
    cell.group = true;
    cell.text = signatureText(group.state, group.code);
    cell.icon = look.icon;
    cell.tone = look.tone;
    cell.detail = Text::tr("%1 items", nullptr, plural(group.items)).arg(context.formats.count(group.items));
    if (group.amount.minor != 0) {
        cell.detail += u" \u00B7 "_s + context.formats.money(group.amount);
    }
    cell.toolTip = shareText(group, context);
    if (order == ItemOrder::None) {
        cell.noAction = Text::tr("a retry cannot mend it");
    } else if (context.absent != app::Absent::None) {
        cell.noAction = absentWords(context.absent);
    } else {
        cell.action = orderText(order, group.items, context.formats);
        cell.actionIcon = orderIcon(order);
    }
    return cell;
}

} // namespace farol::ui
