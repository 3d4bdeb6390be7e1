// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/latestbatches.h"

#include "ui/batches/batchlook.h"
#include "ui/kit/agelabel.h"
#include "ui/kit/button.h"
#include "ui/kit/card.h"
#include "ui/kit/lookmodel.h"
#include "ui/kit/table.h"

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {
constexpr int mostRows = 5;
}

LatestBatches::LatestBatches(const Theme &theme, const Formats &formats, app::BatchesModel &batches, const Clock &clock,
                             QWidget *parent)
    : QWidget(parent)
    , m_batches(batches)
    , m_look(new LookModel(
          batches, batchColumns(formats),
          [&formats, &clock](const QModelIndex &source) { return batchCell(source, formats, clock.now()); }, this))
    , m_table(new Table(theme))
    , m_age(new AgeLabel(theme, formats)) {
    m_table->setObjectName(u"latestBatches"_s);
    m_table->setAccessibleName(tr("The newest batches"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setLook(m_look);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setFixedHeight(theme.px(28 + 30 * mostRows));
    connect(&theme, &Theme::changed, m_table,
            [this, &theme] { m_table->setFixedHeight(theme.px(28 + 30 * mostRows)); });
    connect(&batches, &app::BatchesModel::refreshed, this, &LatestBatches::showNewest);
    connect(m_table, &Table::opened, this, &LatestBatches::open);
    connect(m_table, &Table::inspected, this, &LatestBatches::open);
    auto *all = new Button(theme, Button::Kind::Quiet, tr("see all"), {}, this);
    all->setCompact(true);
    all->setFixedHeight(theme.px(20)); // the head is as high as that of the other cards
    connect(all, &QPushButton::clicked, this, &LatestBatches::allRequested);
    auto *card = new Card(theme, this);
    card->setTitle(tr("Batches"), tr("the newest"));
    card->addToHead(all);
    card->addToHead(m_age);
    card->setFlushBody(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LatestBatches::showNewest() {
    for (int row = 0; row < m_look->rowCount(); ++row) {
        m_table->setRowHidden(row, row >= mostRows);
    }
}

void LatestBatches::open(const QModelIndex &index) {
    const QVariant batch = index.siblingAtColumn(0).data(app::BatchesModel::BatchRole);
    if (batch.canConvert<Batch>()) {
        Q_EMIT opened(batch.value<Batch>().id);
    }
}

void LatestBatches::tick(Instant now, bool stale) {
    m_age->setReadAt(m_batches.freshness().asOf);
    m_age->setStale(stale);
    m_age->tick(now);
}

} // namespace farol::ui
