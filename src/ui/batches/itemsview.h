// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/itemgroupsmodel.h"
#include "app/items/itemsmodel.h"
#include "app/session/writeright.h"
#include "ui/items/itemcells.h"
#include "ui/theme/theme.h"

#include <QStackedWidget>

class QAbstractItemView;

namespace farol::ui {

class ContentStack;
class GroupTree;
class Table;

// The items of one batch, two ways: those that need a person under their error signature, or all of them in one list.
// A batch without problems shows the list. Owned by BatchPane; GUI thread.
class ItemsView final : public QStackedWidget {
    Q_OBJECT
public:
    enum class Mode { Groups, All };

    ItemsView(const Theme &theme, const Formats &formats, app::ItemGroupsModel &groups, app::ItemsModel &items,
              const app::WriteRight &right, QWidget *parent = nullptr);

    void open(const Batch &batch); // another one begins anew, the same one takes the new counts
    void refresh();                // what is in front
    void setMode(Mode mode);
    void showSignature(const ErrorGroup &group); // its items in the list, however many there are
    void find(const QString &text);              // in the list
    void select(const ItemId &id);               // now, or as soon as it is loaded
    void clearSelection();
    void leaveItem(); // no row has the cursor: the batch itself is meant
    void tick(Instant now);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool hasGroups() const { return m_groups.rowCount() > 0; }
    [[nodiscard]] bool isFiltered() const { return !m_items.filter().states.isEmpty(); }
    [[nodiscard]] QList<app::ItemRow> selectedItems() const; // in the order of the batch, at most `mostSelected`
    [[nodiscard]] ItemId currentItem() const;
    [[nodiscard]] std::optional<ErrorGroup> currentGroup() const;
    [[nodiscard]] ItemFilter filterOf(const ErrorGroup &group) const;
    [[nodiscard]] const app::Freshness &freshness() const;
    [[nodiscard]] QAbstractItemView &view() const;

    static constexpr int mostSelected = 100'000; // that the server takes one by one

Q_SIGNALS:
    void currentChanged();   // another item or group, by key or mouse
    void selectionChanged(); // other rows are selected
    void changed();          // mode, rows or their age
    void inspected();        // Space
    void opened();           // Enter or double click
    void orderRequested(const farol::ErrorGroup &group);

private:
    void buildGroups();
    void buildList();
    void listen(QAbstractItemView &view);
    void settle();
    void enter(Mode mode);
    [[nodiscard]] bool isLoadingGroups() const; // an item may still turn up in one of them
    void showPanels();
    void trySelect();
    void expandFirst();
    void onExpanded(const QModelIndex &group);
    void tellVisibleRange();
    [[nodiscard]] Cell cellOfGroups(const QModelIndex &source) const;
    [[nodiscard]] static QList<app::ItemRow> itemsAt(const QModelIndexList &rows);

    const Theme &m_theme;
    const Formats &m_formats;
    app::ItemGroupsModel &m_groups;
    app::ItemsModel &m_items;
    const app::WriteRight &m_right;
    ItemCellContext m_context;
    GroupTree *m_tree;
    Table *m_table;
    ContentStack *m_treeStack;
    ContentStack *m_tableStack;
    LookModel *m_treeLook = nullptr;
    LookModel *m_tableLook = nullptr;
    Mode m_mode = Mode::Groups;
    bool m_chosen = false; // a person chose the mode
    bool m_fresh = true;   // the batch was just opened: nothing is expanded yet
    BatchId m_batch;
    ItemId m_wanted; // to be selected when it is here
};

} // namespace farol::ui
