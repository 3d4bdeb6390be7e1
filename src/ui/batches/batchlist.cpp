// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchlist.h"

#include "app/errortext/errortext.h"
#include "ui/batches/batchlook.h"
#include "ui/items/itemcells.h"
#include "ui/kit/card.h"
#include "ui/kit/contentstack.h"

#include <QStackedWidget>
#include <climits>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// Which headline a page opens on: what needs a person first.
bool needsSomeone(const QModelIndex &index) {
    const auto about = index.data(app::BatchesModel::SituationRole).value<app::Situation>();
    return about.headline == app::Headline::Uncertain || about.headline == app::Headline::Failed;
}

Cell foundCell(const QModelIndex &index, const Formats &formats) {
    using app::ItemSearchModel;
    const auto row = index.data(ItemSearchModel::ItemRole).value<app::ItemRow>();
    switch (static_cast<ItemSearchModel::Column>(index.column())) {
    case ItemSearchModel::ItemColumn:
        return idCell(row.id.value);
    case ItemSearchModel::PayeeColumn:
        return textCell(row.documentMasked.isEmpty()
                            ? row.payee
                            : u"%1 \u00B7 %2"_s.arg(row.payee, documentText(row.documentMasked)),
                        Tone::Secondary);
    case ItemSearchModel::AmountColumn:
        return numberCell(itemMoneyText(row.kind, row.amount, formats));
    case ItemSearchModel::StateColumn: {
        const StateLook look = itemLook(row.state, row.code);
        return stateCell(look.icon, look.word, look.tone);
    }
    case ItemSearchModel::WhenColumn:
    case ItemSearchModel::ColumnCount:
        break;
    }
    return {};
}

} // namespace

BatchList::BatchList(const Theme &theme, const Formats &formats, app::BatchesModel &batches,
                     app::ItemSearchModel &search, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_batches(batches)
    , m_search(search)
    , m_table(new Table(theme))
    , m_found(new Table(theme))
    , m_stack(nullptr) {
    buildBatches();
    buildFound();
    auto *tables = new QStackedWidget(this);
    tables->addWidget(m_table);
    tables->addWidget(m_found);
    m_stack = new ContentStack(theme, tables, this);
    auto *card = new Card(theme, this);
    card->setFlushBody(m_stack);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(card);
    connect(m_stack, &ContentStack::actionTriggered, this, [this](const QString &id) {
        if (id == u"clear"_s) {
            Q_EMIT clearRequested();
        } else {
            Q_EMIT retryRequested();
        }
    });
    showPanels();
}

void BatchList::buildBatches() {
    m_table->setObjectName(u"batches"_s);
    m_table->setAccessibleName(tr("Batches"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_look = new LookModel(
        m_batches, batchColumns(m_formats),
        [this](const QModelIndex &source) { return batchCell(source, m_formats, m_now); }, this);
    m_table->setLook(m_look);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!current().isEmpty()) {
            Q_EMIT batchChanged(current());
        }
    });
    connect(m_table, &Table::opened, this, &BatchList::opened);
    connect(m_table, &Table::inspected, this, &BatchList::opened);
    connect(&m_batches, &app::BatchesModel::refreshed, this, &BatchList::settle);
    connect(&m_batches, &app::BatchesModel::freshnessChanged, this, &BatchList::showPanels);
}

void BatchList::buildFound() {
    m_found->setObjectName(u"foundItems"_s);
    m_found->setAccessibleName(tr("Items found"));
    m_found->setSelectionMode(QAbstractItemView::SingleSelection);
    m_foundLook = new LookModel(
        m_search,
        {{tr("Item"), u"LOTE-00000-000000"_s},
         {tr("Payee"), {}, 100, false, false, true},
         {tr("Amount"), m_formats.money(Money{99'999'999, {}}), 0, true},
         {tr("State"), tr("insufficient funds"), 0, false, true}},
        [this](const QModelIndex &source) { return foundCell(source, m_formats); }, this);
    m_found->setLook(m_foundLook);
    connect(m_found->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &at) {
        if (m_search.rowCount() == 1) {
            tellFound(at);
        }
    });
    connect(m_found, &Table::opened, this, &BatchList::tellFound);
    connect(m_found, &Table::inspected, this, &BatchList::tellFound);
    connect(&m_search, &app::ItemSearchModel::changed, this, &BatchList::showPanels);
}

void BatchList::tellFound(const QModelIndex &index) {
    const QVariant item = index.data(app::ItemSearchModel::ItemRole);
    if (item.canConvert<app::ItemRow>()) {
        Q_EMIT itemFound(item.value<app::ItemRow>().batch, item.value<app::ItemRow>().id);
    }
}

void BatchList::settle() {
    if (!m_wanted.isEmpty()) {
        select(m_wanted);
    }
    if (!m_table->currentIndex().isValid()) {
        chooseFirst();
    }
    showPanels();
}

void BatchList::chooseFirst() {
    for (int row = 0; row < m_look->rowCount(); ++row) {
        if (needsSomeone(m_look->index(row, 0))) {
            m_table->setCurrentIndex(m_look->index(row, 0));
            return;
        }
    }
    if (m_look->rowCount() > 0) {
        m_table->setCurrentIndex(m_look->index(0, 0));
    }
}

void BatchList::select(const BatchId &id) {
    m_wanted = id;
    const auto at = m_look->mapFromSource(m_batches.indexOf(id));
    if (at.isValid()) {
        m_wanted = {};
        m_table->setCurrentIndex(at);
        m_table->scrollTo(at);
    }
}

// A search that matches no batch may match items: those are listed instead, one alone is shown at once.
void BatchList::showPanels() {
    const app::Freshness &fresh = m_batches.freshness();
    auto *tables = static_cast<QStackedWidget *>(m_table->parentWidget());
    if (m_batches.rowCount() > 0) {
        tables->setCurrentWidget(m_table);
        m_stack->showContent();
        return;
    }
    if (fresh.loading || m_search.state() == app::ItemSearchModel::State::Looking) {
        m_stack->showPanel({PanelKind::Loading, tr("Reading the batches\u2026"), {}, {}});
    } else if (fresh.error && !fresh.asOf) {
        m_stack->showPanel({PanelKind::Failed,
                            tr("The batches could not be read"),
                            app::describe(*fresh.error).whole(),
                            {{u"retry"_s, tr("Try again")}}});
    } else if (!fresh.asOf) {
        m_stack->showPanel({PanelKind::Loading, tr("Reading the batches\u2026"), {}, {}});
    } else if (m_search.state() == app::ItemSearchModel::State::Found) {
        tables->setCurrentWidget(m_found);
        m_stack->showContent();
        if (m_search.rowCount() == 1) {
            m_found->setCurrentIndex(m_foundLook->index(0, 0));
        }
    } else {
        showNothing();
    }
}

bool BatchList::isShowingFound() const {
    return m_batches.rowCount() == 0 && m_search.state() == app::ItemSearchModel::State::Found;
}

void BatchList::showNothing() {
    if (m_search.state() == app::ItemSearchModel::State::Nothing) {
        m_stack->showPanel(
            {PanelKind::Empty,
             tr("Not found in: batches, payments, notices"),
             tr("Looked for \u201C%1\u201D in ids, idempotency keys, E2E, requests and payees.").arg(m_search.text()),
             {{u"clear"_s, tr("Clear")}}});
    } else if (m_filters > 0) {
        m_stack->showPanel(
            {PanelKind::Empty, tr("No batch with %n filters", nullptr, m_filters), {}, {{u"clear"_s, tr("Clear")}}});
    } else {
        m_stack->showPanel({PanelKind::Empty, tr("No batches yet"), tr("Import a file of payments to make one."), {}});
    }
}

void BatchList::showMatches(const QString &text) {
    for (int row = 0; row < m_look->rowCount(); ++row) {
        const auto batch = m_look->index(row, 0).data(app::BatchesModel::BatchRole).value<Batch>();
        const bool matches = text.isEmpty() || batch.id.value.contains(text, Qt::CaseInsensitive) ||
                             batch.source.contains(text, Qt::CaseInsensitive);
        m_table->setRowHidden(row, !matches);
    }
}

int BatchList::visibleRows() const {
    int count = 0;
    for (int row = 0; row < m_look->rowCount(); ++row) {
        count += m_table->isRowHidden(row) ? 0 : 1;
    }
    return count;
}

void BatchList::tick(Instant now) {
    m_now = now;
}

void BatchList::focusList() {
    Table *front = m_table->isVisible() ? m_table : m_found;
    front->setFocus(Qt::OtherFocusReason);
    if (!front->currentIndex().isValid() && front->model()->rowCount() > 0) {
        front->setCurrentIndex(front->model()->index(0, 0));
    }
}

BatchId BatchList::current() const {
    const QVariant batch = m_table->currentIndex().data(app::BatchesModel::BatchRole);
    return batch.canConvert<Batch>() ? batch.value<Batch>().id : BatchId();
}

} // namespace farol::ui
