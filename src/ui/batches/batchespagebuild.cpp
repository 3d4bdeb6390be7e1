// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/batchespage.h"

#include "app/items/itemdetailmodel.h"
#include "app/search/itemsearchmodel.h"
#include "ui/batches/batchesorders.h"
#include "ui/batches/batchinspector.h"
#include "ui/batches/batchlist.h"
#include "ui/batches/batchpane.h"
#include "ui/files/filesaver.h"
#include "ui/items/iteminspector.h"
#include "ui/kit/agelabel.h"
#include "ui/kit/filterbar.h"
#include "ui/kit/offlinebanner.h"
#include "ui/kit/pagehead.h"

#include <QBoxLayout>
#include <QMenu>
#include <QShortcut>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

BatchesPage::BatchesPage(const Theme &theme, const Formats &formats, const BatchesModels &models, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_models(models)
    , m_head(new PageHead(theme, tr("Batches"), this))
    , m_age(new AgeLabel(theme, formats, this))
    , m_export(new Button(theme, Button::Kind::Standard, tr("Export\u2026"), u"export"_s, this))
    , m_import(new Button(theme, Button::Kind::Standard, tr("Import batch\u2026"), u"import"_s, this))
    , m_filterBar(new FilterBar(theme, tr("Batch, item, E2E, request\u2026"), this))
    , m_offline(new OfflineBanner(theme, formats, this))
    , m_columns(new QSplitter(Qt::Horizontal, this))
    , m_rows(new QSplitter(Qt::Vertical, this))
    , m_list(new BatchList(theme, formats, models.batches, models.search, this))
    , m_pane(new BatchPane(theme, formats, models.groups, models.items, models.right, this))
    , m_inspector(new QStackedWidget(this))
    , m_batchInspector(new BatchInspector(theme, formats, models.right, this))
    , m_itemInspector(new ItemInspector(theme, formats, models.detail, models.right, this))
    , m_orders(new BatchesOrders(theme, formats, models, this))
    , m_saver(new FileSaver(this)) {
    setObjectName(u"batchesPage"_s);
    buildHead();
    buildBody();
    buildKeys();
    listen();
    m_second.setInterval(1s);
    m_soon.setInterval(80ms);
    m_soon.setSingleShot(true);
    showHead();
    showConnection();
}

void BatchesPage::buildHead() {
    m_age->setObjectName(u"batchesAge"_s);
    m_export->setObjectName(u"batchesExport"_s);
    auto *menu = new QMenu(m_export);
    connect(menu->addAction(tr("These batches (CSV)\u2026")), &QAction::triggered, this, &BatchesPage::exportBatches);
    connect(menu->addAction(tr("The items shown below (CSV)\u2026")), &QAction::triggered, this,
            &BatchesPage::exportItems);
    m_export->setMenu(menu);
    m_head->addRight(m_age);
    m_head->addRight(m_export);
    m_head->addRight(m_import);
    m_import->setObjectName(u"batchesImport"_s);
    connect(m_import, &QPushButton::clicked, this, [this] { importFile(); });
    m_filterBar->setObjectName(u"batchesFilter"_s);
    m_filterBar->setChoices(BatchesFilter::choices());
    auto *columns = new Button(m_theme, Button::Kind::Standard, tr("Columns"), u"columns"_s, m_filterBar);
    auto *choice = new QMenu(columns);
    connect(choice, &QMenu::aboutToShow, this, [this, choice] {
        choice->clear();
        m_list->table().fillColumnMenu(*choice);
    });
    connect(choice, &QMenu::triggered, this, &BatchesPage::layoutChanged);
    columns->setMenu(choice);
    m_filterBar->addRight(columns);
}

void BatchesPage::buildBody() {
    m_rows->addWidget(m_list);
    m_rows->addWidget(m_pane);
    m_rows->setStretchFactor(1, 1);
    m_inspector->addWidget(m_batchInspector);
    m_inspector->addWidget(m_itemInspector);
    m_inspector->setMinimumWidth(m_theme.px(320));
    m_columns->addWidget(m_rows);
    m_columns->addWidget(m_inspector);
    m_columns->setStretchFactor(0, 1);
    for (QSplitter *splitter : {m_columns, m_rows}) {
        splitter->setHandleWidth(m_theme.px(12));
        splitter->setChildrenCollapsible(false);
        connect(splitter, &QSplitter::splitterMoved, this, &BatchesPage::layoutChanged);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0); // the window leaves the room around pages
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_filterBar);
    column->addSpacing(m_theme.px(5));
    column->addWidget(m_offline);
    column->addWidget(m_columns, 1);
}

void BatchesPage::buildKeys() {
    const auto key = [this](const QKeySequence &sequence, auto act) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    key(QKeySequence(Qt::Key_V), [this] { m_pane->order(ItemOrder::Check); });
    key(QKeySequence(Qt::Key_R), [this] { m_pane->order(ItemOrder::Retry); });
    key(QKeySequence(Qt::CTRL | Qt::Key_I), [this] {
        m_wantsInspector = !m_wantsInspector;
        fitInspector();
        Q_EMIT layoutChanged();
    });
    key(QKeySequence(Qt::Key_Escape), [this] { goBack(); });
}

void BatchesPage::listen() {
    connect(&m_second, &QTimer::timeout, this, &BatchesPage::tick);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        showBatchNow();
        showCurrent();
    });
    connect(&m_models.session, &app::Session::turn, this, &BatchesPage::refresh);
    connect(&m_models.session, &app::Session::changed, this, &BatchesPage::showConnection);
    connect(&m_models.right, &app::WriteRight::changed, this, &BatchesPage::showConnection);
    connect(&m_models.batches, &app::BatchesModel::refreshed, this, [this] {
        showBatchNow();
        showHead();
    });
    connect(&m_models.batches, &app::BatchesModel::freshnessChanged, this, &BatchesPage::showHead);
    connect(m_orders, &BatchesOrders::done, this, &BatchesPage::refresh);
    connect(m_orders, &BatchesOrders::stored, this, &BatchesPage::showBatch);
    connect(m_orders, &BatchesOrders::said, this, &BatchesPage::said);
    connect(m_orders, &BatchesOrders::complained, this, &BatchesPage::complained);
    connect(m_saver, &FileSaver::saved, this, [this](const QString &path) { Q_EMIT said(tr("Saved %1").arg(path)); });
    connect(m_saver, &FileSaver::failed, this, &BatchesPage::complained);
    connect(m_offline, &OfflineBanner::retryRequested, &m_models.session, &app::Session::tryNow);
    connect(m_offline, &OfflineBanner::diagnosisRequested, this, &BatchesPage::diagnosisRequested);
    listenToFilters();
    listenToLists();
    listenToInspectors();
}

void BatchesPage::listenToFilters() {
    connect(m_filterBar, &FilterBar::searchChanged, this, &BatchesPage::onSearch);
    connect(m_filterBar, &FilterBar::listRequested, m_list, &BatchList::focusList);
    connect(m_filterBar, &FilterBar::chipRemoved, this, [this](const QString &id) {
        m_resolved = {};
        m_filter.remove(id);
        applyFilter();
    });
    connect(m_filterBar, &FilterBar::choiceMade, this, [this](const QString &id) {
        m_resolved = {};
        m_filter.add(id);
        applyFilter();
    });
    connect(&m_models.search, &app::ItemSearchModel::changed, this, &BatchesPage::showHead);
    connect(m_list, &BatchList::clearRequested, this, [this] {
        m_filter.clear();
        m_filterBar->setSearch({});
        onSearch({});
    });
}

void BatchesPage::listenToLists() {
    connect(m_list, &BatchList::batchChanged, this, &BatchesPage::onBatch);
    connect(m_list, &BatchList::itemFound, this, &BatchesPage::onFound);
    connect(m_list, &BatchList::opened, this, [this] { m_pane->items().view().setFocus(Qt::OtherFocusReason); });
    connect(m_list, &BatchList::retryRequested, this, [this] { m_models.batches.refresh(); });
    connect(m_pane, &BatchPane::itemChanged, this, [this] { m_soon.start(); });
    connect(m_pane, &BatchPane::inspected, this, [this] {
        m_wantsInspector = true;
        fitInspector();
    });
    connect(m_pane, &BatchPane::checkRequested, m_orders, &BatchesOrders::check);
    connect(m_pane, &BatchPane::retryRequested, m_orders, &BatchesOrders::retry);
}

void BatchesPage::listenToInspectors() {
    const auto tellCopied = [this](const QString &what) { Q_EMIT said(tr("Copied %1").arg(what)); };
    connect(m_itemInspector, &ItemInspector::copied, this, tellCopied);
    connect(m_batchInspector, &BatchInspector::copied, this, tellCopied);
    connect(m_itemInspector, &ItemInspector::closeRequested, this, &BatchesPage::goBack);
    connect(m_batchInspector, &BatchInspector::closeRequested, this, &BatchesPage::goBack);
    connect(m_itemInspector, &ItemInspector::checkRequested, this, [this](const Item &item) {
        m_orders->check({{{item.id}, {}}, 1, item.amount, item.batch});
    });
    connect(m_itemInspector, &ItemInspector::retryRequested, this, [this](const Item &item) {
        m_orders->retry({{item.id}, {}});
    });
    connect(m_itemInspector, &ItemInspector::batchRequested, this, [this] { m_pane->items().leaveItem(); });
    connect(m_batchInspector, &BatchInspector::retryAllRequested, this, &BatchesPage::retryNotPaid);
    connect(m_batchInspector, &BatchInspector::submitRequested, m_orders, &BatchesOrders::submit);
}

} // namespace farol::ui
