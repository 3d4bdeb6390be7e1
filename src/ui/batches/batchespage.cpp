// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchespage.h"

#include "app/items/itemdetailmodel.h"
#include "app/search/itemsearchmodel.h"
#include "app/session/writeright.h"
#include "ui/batches/batchesorders.h"
#include "ui/batches/batchinspector.h"
#include "ui/batches/batchlist.h"
#include "ui/batches/batchpane.h"
#include "ui/files/filesaver.h"
#include "ui/files/tablecsv.h"
#include "ui/items/iteminspector.h"
#include "ui/kit/agelabel.h"
#include "ui/kit/offlinebanner.h"
#include "ui/kit/pagehead.h"

#include <QDataStream>
#include <climits>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr double narrow = 1000;        // units of the page: below it the inspector replaces the lists
constexpr double inspectorWidth = 388; // units
constexpr double listHeight = 300;     // nine rows: three groups fit below, one of them open, in 900 units
constexpr double shortList = 180;      // five rows, where the page is low
constexpr double lowPage = 640;        // units
constexpr qsizetype leastSearch = 3;   // characters before items are looked for
constexpr int layoutVersion = 2;       // 1 may hold sizes of a page that was never laid out

} // namespace

void BatchesPage::showEvent(QShowEvent *event) {
    QWidget::showEvent(event);
    m_second.start();
    if (!m_started) {
        m_started = true;
        const int side = m_theme.px(inspectorWidth);
        const int list = m_theme.px(m_theme.units(height()) < lowPage ? shortList : listHeight);
        if (!m_restored) {
            m_columns->setSizes({std::max(side, width() - side), side});
            m_rows->setSizes({list, std::max(list, height() - list)});
        }
        applyFilter();
        m_list->focusList();
    } else {
        refresh();
    }
    tick();
    fitInspector();
}

void BatchesPage::hideEvent(QHideEvent *event) {
    QWidget::hideEvent(event);
    m_second.stop();
}

void BatchesPage::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    fitInspector();
}

// Beside the lists where there is room, in their place where there is not.
void BatchesPage::fitInspector() {
    const bool isNarrow = m_theme.units(width()) < narrow;
    const bool hasItem = m_inspector->currentWidget() == m_itemInspector;
    const bool shown = m_wantsInspector && (!isNarrow || hasItem);
    m_inspector->setVisible(shown);
    m_rows->setVisible(!isNarrow || !shown);
}

bool BatchesPage::isOffline() const {
    return m_models.session.connection() == app::Connection::Offline;
}

// Three turns without a newer answer, or a session that says so itself.
bool BatchesPage::isStale(const app::Freshness &fresh) const {
    const auto connection = m_models.session.connection();
    const bool isOld = connection == app::Connection::Stale || connection == app::Connection::Offline;
    return fresh.asOf && (isOld || fresh.isStale(now(), 3 * m_models.session.interval()));
}

Instant BatchesPage::now() const {
    return m_models.session.clock().now();
}

void BatchesPage::refresh() {
    if (!isVisible() || isOffline()) {
        return;
    }
    // The days of the filter follow the server's clock, which is known from the first answer on, and go on at midnight.
    if (m_resolved.isEmpty() && m_filter.request(m_formats, now()) != m_models.batches.filter()) {
        applyFilter();
    } else {
        m_models.batches.refresh();
    }
    m_pane->refresh();
    m_models.detail.refresh();
}

void BatchesPage::tick() {
    const Instant time = now();
    const bool stale = isStale(m_models.batches.freshness());
    m_age->setStale(stale);
    m_age->tick(time);
    m_list->tick(time);
    m_pane->tick(time, isStale(m_pane->items().freshness()));
    m_batchInspector->tick(time, stale);
    m_itemInspector->tick(time, stale);
    if (isOffline()) {
        const auto next = m_models.session.nextTryIn();
        m_offline->setNextTry(next.count() > 0 ? std::optional(next) : std::nullopt);
    }
}

void BatchesPage::showHead() {
    const app::BatchesModel &batches = m_models.batches;
    m_age->setReadAt(batches.freshness().asOf);
    m_batchInspector->setReadAt(batches.freshness().asOf);
    const std::int64_t total = batches.total().value_or(batches.rowCount());
    const QString count =
        tr("%1 batches", nullptr, static_cast<int>(std::min<std::int64_t>(total, INT_MAX))).arg(m_formats.count(total));
    const QString period = m_resolved.isEmpty() ? m_filter.periodText() : QString();
    const QString subtitle = period.isEmpty() ? count : u"%1 \u00B7 %2"_s.arg(count, period);
    if (m_list->isShowingFound()) {
        const auto found = static_cast<int>(std::min<std::int64_t>(m_models.search.total(), INT_MAX));
        m_head->setSubtitle(tr("%1 items found", nullptr, found).arg(m_formats.count(m_models.search.total())));
        return;
    }
    m_head->setSubtitle(batches.freshness().asOf ? subtitle : QString());
}

void BatchesPage::retryNotPaid() {
    Selection selection;
    selection.filter.emplace();
    selection.filter->batch = m_pane->batch().id;
    selection.filter->states = {ItemState::Uncertain, ItemState::NotSent, ItemState::Failed, ItemState::Dead};
    m_orders->retry(selection);
}

void BatchesPage::importFile(const QString &path) {
    m_orders->import(path);
}

void BatchesPage::showConnection() {
    m_import->setVisible(m_models.right.absent() == app::Absent::None);
    if (isOffline()) {
        m_offline->showOffline(m_models.session.since(), m_models.batches.freshness().asOf);
    } else {
        m_offline->showOnline();
        m_list->showMatches({});
    }
    tick();
}

void BatchesPage::applyFilter() {
    QList<FilterValue> chips = m_filter.chips();
    net::BatchFilter request = m_filter.request(m_formats, now());
    if (!m_resolved.isEmpty()) {
        chips = {{u"batch"_s, tr("Batch"), m_resolved.value}};
        request = {};
        request.text = m_resolved.value;
    }
    m_filterBar->setChips(chips);
    m_list->setFilterCount(m_resolved.isEmpty() ? m_filter.count() : 1);
    m_models.batches.setFilter(request);
    showHead();
}

void BatchesPage::onSearch(const QString &text) {
    m_resolved = {};
    m_filter.setText(text);
    if (isOffline()) {
        searchOffline(text.trimmed());
        return;
    }
    m_models.search.look(text.trimmed().size() >= leastSearch ? text : QString());
    applyFilter();
}

// Nobody can be asked: what was read before is searched, batches first, then the items that are here.
void BatchesPage::searchOffline(const QString &text) {
    m_list->showMatches(text);
    if (!text.isEmpty() && m_list->visibleRows() == 0) {
        m_list->showMatches({});
        m_pane->items().setMode(ItemsView::Mode::All);
        m_pane->items().find(text);
        m_filterBar->focusSearch();
    } else {
        m_pane->items().find({});
    }
}

void BatchesPage::search(const QString &text) {
    m_filterBar->setSearch(text);
    onSearch(text);
}

void BatchesPage::showBatch(const BatchId &id) {
    m_filterBar->setSearch({});
    m_models.search.look({});
    m_filter.setText({});
    reveal(id);
}

void BatchesPage::showItem(const BatchId &batch, const ItemId &item) {
    m_filterBar->setSearch({});
    m_models.search.look({});
    m_filter.setText({});
    onFound(batch, item);
}

// A batch that is listed keeps its neighbours; another one is listed alone, with a chip that says so.
void BatchesPage::reveal(const BatchId &id) {
    const bool isListed = m_models.batches.find(id) != nullptr;
    m_resolved = isListed ? BatchId() : id;
    m_list->select(id);
    if (isListed) {
        onBatch(id);
    } else {
        applyFilter();
    }
}

void BatchesPage::onFound(const BatchId &batch, const ItemId &item) {
    m_pendingItem = item;
    reveal(batch);
}

void BatchesPage::onBatch(const BatchId &id) {
    m_pendingBatch = id;
    m_soon.start();
}

// The batch that has the cursor, with its newest counts; another one opens, the same one is only drawn anew.
void BatchesPage::showBatchNow() {
    const BatchId id = m_pendingBatch.isEmpty() ? m_list->current() : m_pendingBatch;
    m_pendingBatch = {};
    const Batch *batch = m_models.batches.find(id);
    if (batch == nullptr) {
        return;
    }
    m_pane->showBatch(*batch);
    m_batchInspector->showBatch(*batch);
    if (!m_pendingItem.isEmpty() && (m_resolved.isEmpty() || batch->id == m_resolved)) {
        m_pane->items().select(m_pendingItem);
        m_pendingItem = {};
        m_wantsInspector = true;
    }
}

void BatchesPage::showCurrent() {
    const ItemId item = m_pane->items().currentItem();
    if (item.isEmpty()) {
        m_models.detail.close();
        m_inspector->setCurrentWidget(m_batchInspector);
    } else {
        m_models.detail.open(item);
        m_inspector->setCurrentWidget(m_itemInspector);
    }
    fitInspector();
}

// One step back: the marked rows, then the item, then the way to the list of batches.
void BatchesPage::goBack() {
    if (m_pane->items().selectedItems().size() > 1) {
        m_pane->items().clearSelection();
    } else if (!m_pane->items().currentItem().isEmpty()) {
        m_pane->items().leaveItem();
        m_rows->setVisible(true);
        m_pane->items().view().setFocus(Qt::OtherFocusReason);
    } else {
        m_list->focusList();
    }
}

void BatchesPage::exportBatches() {
    const auto asOf = m_models.batches.freshness().asOf;
    const CsvOrigin origin{m_models.right.environment().name, asOf ? m_formats.dateTime(*asOf) : Formats::unknown()};
    using app::BatchesModel;
    const QList<int> columns = {BatchesModel::IdColumn,     BatchesModel::SourceColumn,    BatchesModel::ItemsColumn,
                                BatchesModel::AmountColumn, BatchesModel::SituationColumn, BatchesModel::CreatedColumn};
    m_saver->ask({tr("Export batches"), tr("batches") + u"-%1.csv"_s.arg(origin.environment), tr("CSV (*.csv)"),
                  [this, columns, origin] { return csvOf(m_list->look(), columns, origin, m_formats.locale()); }});
}

void BatchesPage::exportItems() {
    const auto asOf = m_pane->items().freshness().asOf;
    const CsvOrigin origin{m_models.right.environment().name, asOf ? m_formats.dateTime(*asOf) : Formats::unknown()};
    const QList<int> columns = {0, 1, 2, 3, 4, 5, 6};
    m_saver->ask({tr("Export items"), u"%1-%2.csv"_s.arg(m_pane->batch().id.value, origin.environment),
                  tr("CSV (*.csv)"), [this, columns, origin] {
                      return csvOf(*m_pane->items().view().model(), columns, origin, m_formats.locale());
                  }});
}

QByteArray BatchesPage::layoutState() const {
    if (!m_started) {
        return m_layout; // never laid out: it has no sizes of its own
    }
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << layoutVersion << m_columns->saveState() << m_rows->saveState() << m_wantsInspector
           << m_list->table().unwantedColumns();
    return bytes;
}

void BatchesPage::restoreLayout(const QByteArray &state) {
    QDataStream stream(state);
    int version = 0;
    QByteArray columns;
    QByteArray rows;
    bool wantsInspector = true;
    QList<int> unwanted;
    stream >> version >> columns >> rows >> wantsInspector >> unwanted;
    if (version != layoutVersion || stream.status() != QDataStream::Ok) {
        return; // another version's: the usual sizes
    }
    m_layout = state;
    m_restored = m_columns->restoreState(columns) && m_rows->restoreState(rows);
    m_wantsInspector = wantsInspector;
    m_list->table().setUnwantedColumns(unwanted);
    fitInspector();
}

QString BatchesPage::keyHint() {
    return tr("Enter opens \u00B7 Space inspects \u00B7 V checks \u00B7 R plans a retry");
}

} // namespace farol::ui
