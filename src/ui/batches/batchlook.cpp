// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchlook.h"

#include "app/batches/batchesmodel.h"

#include <QCoreApplication>
#include <climits>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(farol::ui::BatchLook)
};

constexpr std::array toneOrder = {Tone::Ok,        Tone::Running, Tone::Idle,        Tone::Waiting,
                                  Tone::Uncertain, Tone::Bad,     Tone::BadRetriable};

qsizetype placeOf(Tone tone) {
    return std::find(toneOrder.begin(), toneOrder.end(), tone) - toneOrder.begin();
}

bool tellsCodesApart(ItemState state) {
    return state == ItemState::Failed || state == ItemState::Dead;
}

int plural(std::int64_t count) {
    return static_cast<int>(std::min<std::int64_t>(count, INT_MAX));
}

QString titleOf(const StateShare &share, const Batch &batch, const Formats &formats) {
    const QString written = formats.count(share.items);
    if (share.state == ItemState::Done && batch.kind == ItemKind::Notification) {
        return Text::tr("%1 delivered", nullptr, plural(share.items)).arg(written);
    }
    if (share.state == ItemState::Accepted && batch.status == BatchStatus::AwaitingApproval) {
        return Text::tr("%1 waiting for approval", nullptr, plural(share.items)).arg(written);
    }
    return itemCountText(share.state, share.code, share.items, written);
}

StateLook lookOf(ItemState state, const QString &code, const Batch &batch) {
    if (state == ItemState::Accepted && batch.status == BatchStatus::AwaitingApproval) {
        return batchLook(batch.status);
    }
    return itemLook(state, code);
}

QString joined(const QStringList &parts) {
    return parts.join(u" \u00B7 "_s);
}

StateLook lookOfRunning(const Batch &batch, const app::Situation &about, const Formats &formats) {
    const StateLook look = batchLook(batch.status);
    const QString text = Text::tr("%1 \u00B7 %2 of %3", "in progress · 96 of 212 items are done")
                             .arg(look.word, formats.count(batch.items - about.moving), formats.count(batch.items));
    return {look.icon, text, look.tone};
}

// What went wrong, in as few words as a column has; the tool tip has every code.
QString worstText(const app::Situation &about, const Formats &formats) {
    QStringList parts;
    const auto add = [&](ItemState state, std::int64_t count) {
        if (count > 0) {
            parts.append(itemCountText(state, {}, count, formats.count(count)));
        }
    };
    add(ItemState::Uncertain, about.uncertain);
    add(ItemState::Failed, about.failed);
    add(ItemState::NotSent, about.notSent);
    return joined(parts);
}

QString settledText(const Batch &batch, const Formats &formats) {
    QStringList parts;
    for (const StateShare &share : sharesOf(batch, formats)) {
        parts.append(share.title);
    }
    return joined(parts);
}

Cell amountCell(const Batch &batch, const Formats &formats) {
    if (batch.kind == ItemKind::Notification) {
        return numberCell(Text::tr("no money"), Tone::Muted);
    }
    return numberCell(formats.amount(batch.amount));
}

Cell barCell(const Batch &batch, const Formats &formats) {
    Cell cell;
    for (const BandEntry &entry : bandEntries(batch, formats)) {
        cell.bar.append(entry.part);
    }
    return cell;
}

Cell situationCell(const Batch &batch, const Formats &formats) {
    const StateLook look = situationLook(batch, formats);
    Cell cell = stateCell(look.icon, look.word, look.tone);
    cell.toolTip = countsText(batch, formats);
    cell.accessible = Text::tr("%1: %2", "situation: counts of all states").arg(look.word, cell.toolTip);
    return cell;
}

} // namespace

QList<StateShare> sharesOf(const Batch &batch, const Formats &formats) {
    QList<StateShare> shares;
    for (const StateCount &count : batch.counts) {
        const QString code = tellsCodesApart(count.state) ? count.code : QString();
        const auto same = [&](const StateShare &share) { return share.state == count.state && share.code == code; };
        const auto found = std::find_if(shares.begin(), shares.end(), same);
        if (count.items == 0) {
            continue;
        }
        if (found != shares.end()) {
            found->items += count.items;
            found->amount = sum(found->amount, count.amount).value_or(found->amount);
        } else {
            shares.append({count.state, code, count.items, count.amount, lookOf(count.state, code, batch), {}});
        }
    }
    for (StateShare &share : shares) {
        share.title = titleOf(share, batch, formats);
    }
    std::stable_sort(shares.begin(), shares.end(), [](const StateShare &a, const StateShare &b) {
        const auto left = placeOf(a.look.tone);
        const auto right = placeOf(b.look.tone);
        return left != right ? left < right : a.items > b.items;
    });
    return shares;
}

QString countsText(const Batch &batch, const Formats &formats) {
    const QString text = settledText(batch, formats);
    return text.isEmpty() ? Text::tr("no items") : text;
}

StateLook situationLook(const Batch &batch, const Formats &formats) {
    const app::Situation about = app::situationOf(batch);
    switch (about.headline) {
    case app::Headline::AwaitingApproval: {
        const StateLook look = batchLook(BatchStatus::AwaitingApproval);
        return {look.icon,
                Text::tr("%1 %2 of %3", "awaiting approval 1 of 2")
                    .arg(look.word, formats.count(about.approvalsGiven), formats.count(about.approvalsNeeded)),
                look.tone};
    }
    case app::Headline::Uncertain:
        return {itemLook(ItemState::Uncertain).icon, worstText(about, formats), Tone::Uncertain};
    case app::Headline::Failed:
        return {itemLook(about.failed > 0 ? ItemState::Failed : ItemState::NotSent).icon, worstText(about, formats),
                about.failed > 0 ? Tone::Bad : Tone::Idle};
    case app::Headline::Running:
        return lookOfRunning(batch, about, formats);
    case app::Headline::Settled:
        return {itemLook(ItemState::Done).icon, countsText(batch, formats), Tone::Ok};
    case app::Headline::Draft: {
        const StateLook look = batchLook(BatchStatus::Draft);
        return {look.icon, Text::tr("draft \u00B7 not submitted"), look.tone};
    }
    case app::Headline::Paused:
        return lookOfRunning(batch, about, formats);
    case app::Headline::Cancelled:
        return {batchLook(BatchStatus::Cancelled).icon, countsText(batch, formats), Tone::Idle};
    }
    return {};
}

QString moneyText(const Batch &batch, const Formats &formats) {
    return batch.kind == ItemKind::Notification ? QString() : formats.money(batch.amount);
}

QList<BandEntry> bandEntries(const Batch &batch, const Formats &formats) {
    QList<BandEntry> entries;
    for (const StateShare &share : sharesOf(batch, formats)) {
        BandEntry entry;
        entry.title = share.title;
        entry.icon = share.look.icon;
        entry.sum = batch.kind == ItemKind::Notification ? QString() : formats.money(share.amount);
        entry.part = {share.look.tone, share.items, share.look.outline,
                      entry.sum.isEmpty() ? entry.title : joined({entry.title, entry.sum})};
        entries.append(entry);
    }
    return entries;
}

QList<Column> batchColumns(const Formats &formats) {
    return {{Text::tr("Batch"), u"LOTE-0000"_s},
            {Text::tr("Source"), u"pagamentos-20"_s, 0, false, false, true},
            {Text::tr("Items"), u"10.000"_s, 0, true, false, false, 3},
            {Text::tr("Total R$"), formats.amount(Money{99'999'999, {}}), 0, true},
            {Text::tr("By state"), {}, 60, false, false, false, 2},
            {Text::tr("Situation"), Text::tr("awaiting approval 1 of 2"), 0, false, true},
            {Text::tr("Created"), u"00/00 00:00"_s, 0, true, false, false, 1}};
}

Cell batchCell(const QModelIndex &index, const Formats &formats, Instant now) {
    using app::BatchesModel;
    const auto batch = index.data(BatchesModel::BatchRole).value<Batch>();
    switch (static_cast<BatchesModel::Column>(index.column())) {
    case BatchesModel::IdColumn:
        return boldCell(batch.id.value);
    case BatchesModel::SourceColumn:
        return textCell(batch.source, Tone::Secondary);
    case BatchesModel::ItemsColumn:
        return numberCell(formats.count(batch.items), batch.items == 0 ? Tone::Muted : Tone::Text);
    case BatchesModel::AmountColumn:
        return amountCell(batch, formats);
    case BatchesModel::StatesColumn:
        return barCell(batch, formats);
    case BatchesModel::SituationColumn:
        return situationCell(batch, formats);
    case BatchesModel::CreatedColumn:
        return numberCell(formats.listTime(batch.createdAt, now), Tone::Secondary);
    case BatchesModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace farol::ui
