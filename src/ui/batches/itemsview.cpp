// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/itemsview.h"

#include "app/errortext/errortext.h"
#include "ui/kit/contentstack.h"
#include "ui/kit/grouptree.h"
#include "ui/kit/table.h"

#include <QScrollBar>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t mostInTree = 500; // one page of the server: more items have their list

} // namespace

ItemsView::ItemsView(const Theme &theme, const Formats &formats, app::ItemGroupsModel &groups, app::ItemsModel &items,
                     const app::WriteRight &right, QWidget *parent)
    : QStackedWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_groups(groups)
    , m_items(items)
    , m_right(right)
    , m_tree(new GroupTree(theme))
    , m_table(new Table(theme))
    , m_treeStack(new ContentStack(theme, m_tree, this))
    , m_tableStack(new ContentStack(theme, m_table, this)) {
    m_context.formats = formats;
    m_context.absent = right.absent();
    addWidget(m_treeStack);
    addWidget(m_tableStack);
    buildGroups();
    buildList();
    connect(&right, &app::WriteRight::changed, this, [this] {
        if (m_context.absent != m_right.absent()) {
            m_context.absent = m_right.absent();
            m_treeLook->refresh();
        }
    });
    for (ContentStack *stack : {m_treeStack, m_tableStack}) {
        connect(stack, &ContentStack::actionTriggered, this,
                [this](const QString &id) { id == u"clear"_s ? find({}) : refresh(); });
    }
}

void ItemsView::buildGroups() {
    m_tree->setObjectName(u"itemGroups"_s);
    m_tree->setAccessibleName(tr("Items that need someone, by cause"));
    m_treeLook = new LookModel(
        m_groups, itemColumns(m_formats), [this](const QModelIndex &source) { return cellOfGroups(source); }, this);
    m_tree->setLook(m_treeLook);
    listen(*m_tree);
    connect(m_tree, &GroupTree::inspected, this, &ItemsView::inspected);
    connect(m_tree, &GroupTree::opened, this, &ItemsView::opened);
    connect(m_tree, &GroupTree::marked, this, [this](const QModelIndex &index) {
        m_tree->selectionModel()->select(index, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    });
    connect(m_tree, &GroupTree::actionTriggered, this, [this](const QModelIndex &index) {
        Q_EMIT orderRequested(index.data(app::ItemGroupsModel::GroupRole).value<ErrorGroup>());
    });
    connect(m_tree, &QTreeView::expanded, this, &ItemsView::onExpanded);
    connect(&m_groups, &app::ItemGroupsModel::refreshed, this, &ItemsView::settle);
    connect(&m_groups, &QAbstractItemModel::rowsInserted, this, &ItemsView::trySelect, Qt::QueuedConnection);
    connect(&m_groups, &app::ItemGroupsModel::freshnessChanged, this, &ItemsView::showPanels);
}

void ItemsView::buildList() {
    m_table->setObjectName(u"itemList"_s);
    m_table->setAccessibleName(tr("All items of the batch"));
    m_tableLook = new LookModel(
        m_items, itemColumns(m_formats),
        [this](const QModelIndex &source) {
            return itemCell(source.data(app::ItemsModel::ItemRole).value<app::ItemRow>(), source.column(), m_context);
        },
        this);
    m_table->setLook(m_tableLook);
    listen(*m_table);
    connect(m_table, &Table::inspected, this, &ItemsView::inspected);
    connect(m_table, &Table::opened, this, &ItemsView::opened);
    connect(m_table, &Table::marked, this, [this](const QModelIndex &index) {
        m_table->selectionModel()->select(index, QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
    });
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &ItemsView::tellVisibleRange);
    connect(&m_items, &app::ItemsModel::progressed, this, [this] {
        tellVisibleRange();
        trySelect();
        Q_EMIT changed();
    });
    connect(&m_items, &app::ItemsModel::filtered, this, [this] {
        trySelect();
        showPanels();
    });
    connect(&m_items, &app::ItemsModel::freshnessChanged, this, &ItemsView::showPanels);
}

void ItemsView::listen(QAbstractItemView &view) {
    connect(view.selectionModel(), &QItemSelectionModel::currentRowChanged, this, &ItemsView::currentChanged);
    connect(view.selectionModel(), &QItemSelectionModel::selectionChanged, this, &ItemsView::selectionChanged);
}

Cell ItemsView::cellOfGroups(const QModelIndex &source) const {
    using app::ItemGroupsModel;
    if (m_groups.isGroup(source)) {
        return source.column() == 0 ? groupCell(source.data(ItemGroupsModel::GroupRole).value<ErrorGroup>(), m_context)
                                    : Cell{};
    }
    return itemCell(source.data(ItemGroupsModel::ItemRole).value<app::ItemRow>(), source.column(), m_context);
}

void ItemsView::open(const Batch &batch) {
    const bool isOther = batch.id != m_batch;
    m_context.batchItems = batch.items;
    if (!isOther) {
        return;
    }
    m_batch = batch.id;
    m_chosen = false;
    m_fresh = true;
    m_mode = Mode::Groups;
    m_items.close();
    m_items.setFilter({});
    m_groups.open(batch.id);
    setCurrentWidget(m_treeStack);
    showPanels();
}

void ItemsView::refresh() {
    m_groups.refresh();
    if (m_mode == Mode::All) {
        m_items.open(m_batch); // the same batch: reads it again
    }
}

// The groups are known: a batch where nobody is needed shows its list, unless a person chose otherwise.
void ItemsView::settle() {
    if (!m_chosen) {
        const Mode best = hasGroups() ? Mode::Groups : Mode::All;
        if (best != m_mode) {
            enter(best);
        }
    }
    if (m_fresh && hasGroups()) {
        m_fresh = false;
        expandFirst();
    }
    trySelect();
    showPanels();
}

void ItemsView::expandFirst() {
    const auto first = m_treeLook->index(0, 0);
    if (first.data(app::ItemGroupsModel::GroupRole).value<ErrorGroup>().items <= mostInTree) {
        m_tree->expand(first);
    }
}

// A tree of ten thousand rows helps nobody: the list shows them at once and can be searched.
void ItemsView::onExpanded(const QModelIndex &index) {
    const auto group = index.data(app::ItemGroupsModel::GroupRole).value<ErrorGroup>();
    if (group.items > mostInTree) {
        m_tree->collapse(index);
        showSignature(group);
    }
}

void ItemsView::setMode(Mode mode) {
    m_chosen = true;
    enter(mode);
    showPanels();
    view().setFocus(Qt::OtherFocusReason);
    Q_EMIT selectionChanged();
}

void ItemsView::enter(Mode mode) {
    m_mode = mode;
    m_items.setFilter({});
    if (mode == Mode::All) {
        m_items.open(m_batch);
    }
}

void ItemsView::showSignature(const ErrorGroup &group) {
    setMode(Mode::All);
    m_items.setFilter({{}, {group.state}, group.code});
    showPanels();
}

void ItemsView::find(const QString &text) {
    app::ItemsFilter filter = m_items.filter();
    filter.text = text;
    m_items.setFilter(filter);
}

void ItemsView::showPanels() {
    const app::Freshness &fresh = freshness();
    const bool isList = m_mode == Mode::All;
    ContentStack *stack = isList ? m_tableStack : m_treeStack;
    const bool isEmpty = isList ? m_items.rowCount() == 0 : !hasGroups();
    setCurrentWidget(stack);
    if (!isEmpty) {
        stack->showContent();
    } else if (fresh.error && !fresh.asOf) {
        const app::ErrorText text = app::describe(*fresh.error);
        stack->showPanel(
            {PanelKind::Failed, tr("The items could not be read"), text.whole(), {{u"retry"_s, tr("Try again")}}});
    } else if (!fresh.asOf || m_items.isFiltering() || (isList && !m_items.isComplete())) {
        stack->showPanel({PanelKind::Loading, tr("Reading the items\u2026"), {}, {}});
    } else if (!m_items.filter().text.isEmpty()) {
        stack->showPanel({PanelKind::Empty,
                          tr("No item with this text, of %1").arg(m_formats.count(m_items.total())),
                          {},
                          {{u"clear"_s, tr("Clear")}}});
    } else {
        stack->showPanel({PanelKind::Empty, tr("No items"), {}, {}});
    }
    Q_EMIT changed();
}

void ItemsView::select(const ItemId &id) {
    m_wanted = id;
    trySelect();
}

// A wanted item is looked for where it can be: in the open groups, then in the list, which loads until it is here.
void ItemsView::trySelect() {
    if (m_wanted.isEmpty()) {
        return;
    }
    const auto grouped = m_treeLook->mapFromSource(m_groups.indexOf(m_wanted));
    if (m_mode == Mode::Groups && grouped.isValid()) {
        m_tree->expand(grouped.parent());
        m_tree->setCurrentIndex(grouped);
        m_tree->scrollTo(grouped);
        m_wanted = {};
        return;
    }
    if (m_mode == Mode::Groups && (m_groups.freshness().loading || isLoadingGroups())) {
        return;
    }
    if (m_mode == Mode::Groups && m_groups.freshness().asOf) {
        m_chosen = true;
        enter(Mode::All);
        showPanels();
    }
    const auto listed = m_tableLook->mapFromSource(m_items.indexOf(m_wanted));
    if (listed.isValid()) {
        m_table->setCurrentIndex(listed);
        m_table->scrollTo(listed, QAbstractItemView::PositionAtCenter);
        m_wanted = {};
    } else if (m_items.isComplete()) {
        m_wanted = {};
    }
}

// Asks for the items of every group while looking for one.
bool ItemsView::isLoadingGroups() const {
    bool isLoading = false;
    for (int row = 0; row < m_groups.rowCount(); ++row) {
        const QModelIndex group = m_groups.index(row, 0);
        if (m_groups.rowCount(group) == 0) {
            m_groups.fetchMore(group);
            isLoading = true;
        }
    }
    return isLoading;
}

void ItemsView::clearSelection() {
    view().clearSelection();
}

void ItemsView::leaveItem() {
    view().clearSelection();
    view().setCurrentIndex({});
}

void ItemsView::tick(Instant now) {
    m_context.now = now;
}

void ItemsView::tellVisibleRange() {
    const int first = m_table->rowAt(0);
    const int last = m_table->rowAt(m_table->viewport()->height() - 1);
    m_items.setVisibleRange(std::max(first, 0), last < 0 ? m_items.rowCount() - 1 : last);
}

QList<app::ItemRow> ItemsView::itemsAt(const QModelIndexList &rows) {
    QList<app::ItemRow> items;
    for (const QModelIndex &index : rows.mid(0, mostSelected)) {
        const QVariant item = index.data(app::ItemsModel::ItemRole); // the same number in both models
        if (item.canConvert<app::ItemRow>()) {
            items.append(item.value<app::ItemRow>());
        }
    }
    std::sort(items.begin(), items.end(), [](const auto &a, const auto &b) { return a.seq < b.seq; });
    return items;
}

QList<app::ItemRow> ItemsView::selectedItems() const {
    return itemsAt(view().selectionModel()->selectedRows());
}

ItemId ItemsView::currentItem() const {
    const auto items = itemsAt({view().currentIndex().siblingAtColumn(0)});
    return items.isEmpty() ? ItemId() : items.constFirst().id;
}

std::optional<ErrorGroup> ItemsView::currentGroup() const {
    const QVariant group = view().currentIndex().siblingAtColumn(0).data(app::ItemGroupsModel::GroupRole);
    return m_mode == Mode::Groups && group.canConvert<ErrorGroup>() ? std::optional(group.value<ErrorGroup>())
                                                                    : std::nullopt;
}

ItemFilter ItemsView::filterOf(const ErrorGroup &group) const {
    ItemFilter filter;
    filter.batch = m_batch;
    filter.states = {group.state};
    filter.code = group.code;
    return filter;
}

const app::Freshness &ItemsView::freshness() const {
    return m_mode == Mode::All ? m_items.freshness() : m_groups.freshness();
}

QAbstractItemView &ItemsView::view() const {
    return m_mode == Mode::All ? static_cast<QAbstractItemView &>(*m_table) : *m_tree;
}

} // namespace farol::ui
