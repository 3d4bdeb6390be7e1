// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchpane.h"

#include "ui/batches/batchlook.h"
#include "ui/batches/itemsfooter.h"
#include "ui/kit/agelabel.h"
#include "ui/kit/card.h"
#include "ui/kit/stateband.h"

#include <QAbstractItemView>
#include <climits>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

BatchPane::BatchPane(const Theme &theme, const Formats &formats, app::ItemGroupsModel &groups, app::ItemsModel &items,
                     const app::WriteRight &right, QWidget *parent)
    : QWidget(parent)
    , m_formats(formats)
    , m_right(right)
    , m_band(new StateBand(theme))
    , m_age(new AgeLabel(theme, formats))
    , m_items(new ItemsView(theme, formats, groups, items, right))
    , m_footer(new ItemsFooter(theme, formats))
    , m_all(new Button(theme, Button::Kind::Quiet, {}, {}, m_band)) {
    m_band->setObjectName(u"batchBand"_s);
    m_all->setObjectName(u"itemsShowAll"_s);
    m_all->setCompact(true);
    m_all->hide();
    m_band->setCorner(m_all);
    m_age->setObjectName(u"itemsAge"_s);
    m_band->setAge(m_age);
    auto *body = new QWidget(this);
    auto *rows = new QVBoxLayout(body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_band);
    rows->addWidget(m_items, 1);
    rows->addWidget(m_footer);
    auto *card = new Card(theme, this);
    card->setFlushBody(body);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);

    connect(m_items, &ItemsView::changed, this, &BatchPane::showFooter);
    connect(m_items, &ItemsView::changed, this, &BatchPane::showAge);
    connect(m_items, &ItemsView::selectionChanged, this, &BatchPane::showFooter);
    connect(&right, &app::WriteRight::changed, this, &BatchPane::showFooter);
    connect(m_items, &ItemsView::currentChanged, this, [this] { Q_EMIT itemChanged(m_items->currentItem()); });
    connect(m_items, &ItemsView::inspected, this, &BatchPane::inspected);
    connect(m_items, &ItemsView::opened, this, &BatchPane::inspected);
    connect(m_items, &ItemsView::orderRequested, this, &BatchPane::orderGroup);
    connect(m_all, &QPushButton::clicked, this, &BatchPane::toggleMode);
    connect(m_footer, &ItemsFooter::linkActivated, this, &BatchPane::toggleMode);
    connect(m_footer, &ItemsFooter::findChanged, m_items, &ItemsView::find);
    connect(m_footer, &ItemsFooter::clearRequested, m_items, &ItemsView::clearSelection);
    connect(m_footer, &ItemsFooter::checkRequested, this, [this] { order(ItemOrder::Check); });
    connect(m_footer, &ItemsFooter::retryRequested, this, [this] { order(ItemOrder::Retry); });
}

void BatchPane::showBatch(const Batch &batch) {
    m_batch = batch;
    const QString size = tr("%1 items", nullptr, static_cast<int>(std::min<std::int64_t>(batch.items, INT_MAX)))
                             .arg(m_formats.count(batch.items));
    m_band->set(batch.id.value, size, moneyText(batch, m_formats), bandEntries(batch, m_formats));
    m_items->open(batch);
    showFooter();
}

void BatchPane::tick(Instant now, bool stale) {
    m_items->tick(now);
    m_stale = stale;
    m_age->tick(now);
    showAge();
}

// Rows stay when a read fails: their age, and that it is no longer renewed, is all that tells.
void BatchPane::showAge() {
    const app::Freshness &fresh = m_items->freshness();
    m_age->setReadAt(fresh.asOf);
    m_age->setStale(fresh.asOf && (m_stale || fresh.error));
}

// The groups need no line under them: the band has what they leave out, and the way to it.
void BatchPane::showFooter() {
    const QList<app::ItemRow> selected = m_items->selectedItems();
    const bool isList = m_items->mode() == ItemsView::Mode::All;
    m_all->setText(tr("Show all %1").arg(m_formats.count(m_batch.items)));
    m_all->setToolTip(tr("All items of the batch, the paid ones too"));
    m_all->setVisible(!isList);
    m_band->setCorner(m_all);
    m_footer->setVisible(isList || selected.size() > 1);
    if (selected.size() > 1) {
        m_footer->showSelection(selected, m_right.absent());
        return;
    }
    const QString back = m_items->hasGroups() ? tr("Show only what needs someone") : QString();
    m_footer->showText(restText(), back, isList);
}

// How much of the list is here.
QString BatchPane::restText() const {
    const int shown = m_items->view().model()->rowCount();
    return tr("%1 of %2 items", "shown of all").arg(m_formats.count(shown), m_formats.count(m_batch.items));
}

void BatchPane::toggleMode() {
    m_items->setMode(m_items->mode() == ItemsView::Mode::All ? ItemsView::Mode::Groups : ItemsView::Mode::All);
}

void BatchPane::orderGroup(const ErrorGroup &group) {
    if (m_right.absent() != app::Absent::None) {
        return;
    }
    Selection selection;
    selection.filter = m_items->filterOf(group);
    switch (orderFor(group.state, group.code)) {
    case ItemOrder::None:
        return;
    case ItemOrder::Check:
        Q_EMIT checkRequested({selection, group.items, group.amount, m_batch.id});
        return;
    case ItemOrder::Retry:
        Q_EMIT retryRequested(selection);
        return;
    }
}

CheckRequest BatchPane::requestFor(ItemOrder order) const {
    CheckRequest request;
    request.batch = m_batch.id;
    for (const app::ItemRow &item : m_items->selectedItems()) {
        if (orderFor(item.state, item.code) == order) {
            request.selection.ids.append(item.id);
            request.amount = sum(request.amount, item.amount).value_or(request.amount);
        }
    }
    request.items = request.selection.ids.size();
    return request;
}

void BatchPane::order(ItemOrder order) {
    if (m_right.absent() != app::Absent::None) {
        return;
    }
    if (const auto group = m_items->currentGroup(); group && m_items->selectedItems().isEmpty()) {
        if (orderFor(group->state, group->code) == order) {
            orderGroup(*group);
        }
        return;
    }
    const CheckRequest request = requestFor(order);
    if (request.items == 0) {
        return;
    }
    if (order == ItemOrder::Check) {
        Q_EMIT checkRequested(request);
    } else {
        Q_EMIT retryRequested(request.selection);
    }
}

} // namespace farol::ui
