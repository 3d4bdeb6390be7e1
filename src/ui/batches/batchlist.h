// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/batches/batchesmodel.h"
#include "app/search/itemsearchmodel.h"
#include "ui/kit/table.h"
#include "ui/text/formats.h"

#include <QWidget>

namespace farol::ui {

class ContentStack;
class LookModel;

// The upper card of the page: the batches, or the items that a search found when no batch matches it. Keeps the rows
// that were read while a newer answer loads or fails. GUI thread.
class BatchList final : public QWidget {
    Q_OBJECT
public:
    BatchList(const Theme &theme, const Formats &formats, app::BatchesModel &batches, app::ItemSearchModel &search,
              QWidget *parent = nullptr);

    void select(const BatchId &id); // now, or as soon as it is read
    void setFilterCount(int count) { m_filters = count; }
    void showMatches(const QString &text); // of the rows that are here, for a search offline; empty: all
    void tick(Instant now);
    void focusList();

    [[nodiscard]] BatchId current() const;
    [[nodiscard]] Table &table() { return *m_table; }
    [[nodiscard]] bool isShowingFound() const; // items in place of batches
    [[nodiscard]] int visibleRows() const;     // of the batches, after showMatches()
    [[nodiscard]] LookModel &look() { return *m_look; }

Q_SIGNALS:
    void batchChanged(const farol::BatchId &id);
    void itemFound(const farol::BatchId &batch, const farol::ItemId &item); // the only one, or opened by a person
    void opened();                                                          // Enter: go on to its items
    void retryRequested();
    void clearRequested(); // the filters

private:
    void buildBatches();
    void buildFound();
    void settle();
    void chooseFirst();
    void tellFound(const QModelIndex &index);
    void showPanels();
    void showNothing();

    const Theme &m_theme;
    const Formats &m_formats;
    app::BatchesModel &m_batches;
    app::ItemSearchModel &m_search;
    Instant m_now;
    int m_filters = 0;
    BatchId m_wanted;
    Table *m_table;
    Table *m_found;
    ContentStack *m_stack;
    LookModel *m_look = nullptr;
    LookModel *m_foundLook = nullptr;
};

} // namespace farol::ui
