// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "ui/batches/batchesfilter.h"
#include "ui/batches/batchesmodels.h"
#include "ui/kit/button.h"
#include "ui/text/formats.h"

#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QWidget>

namespace farol::ui {

class AgeLabel;
class BatchesOrders;
class BatchInspector;
class BatchList;
class BatchPane;
class FileSaver;
class FilterBar;
class ItemInspector;
class OfflineBanner;
class PageHead;

// The page Batches: the batches, the items of one of them, one item. Refreshes with the session's turns while it can be
// seen. Keys: / searches, Enter opens, Space inspects, X marks, V checks, R plans a retry, Ctrl+I shows and hides the
// inspector, Esc goes back. Owned by the window; GUI thread.
class BatchesPage final : public QWidget {
    Q_OBJECT
public:
    BatchesPage(const Theme &theme, const Formats &formats, const BatchesModels &models, QWidget *parent = nullptr);

    // From other pages and the palette; filters that hide it are taken off.
    void showBatch(const BatchId &id);
    void showItem(const BatchId &batch, const ItemId &item);
    void search(const QString &text);
    void retryNotPaid();                       // of the batch that is shown: opens the plan
    void importFile(const QString &path = {}); // opens the import; nothing while orders are absent

    [[nodiscard]] QByteArray layoutState() const; // splitters, columns, inspector: for the settings
    void restoreLayout(const QByteArray &state);
    [[nodiscard]] static QString keyHint(); // for the status strip

Q_SIGNALS:
    void diagnosisRequested(); // from the offline banner
    void said(const QString &text);
    void complained(const QString &text);
    void layoutChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead();
    void buildBody();
    void buildKeys();
    void listen();
    void listenToFilters();
    void listenToLists();
    void listenToInspectors();
    void refresh();
    void tick();
    void applyFilter();
    void onSearch(const QString &text);
    void searchOffline(const QString &text);
    void onBatch(const BatchId &id);
    void onFound(const BatchId &batch, const ItemId &item);
    void reveal(const BatchId &id);
    void showBatchNow();
    void showCurrent();
    void goBack();
    void fitInspector();
    void showHead();
    void showConnection();
    void exportBatches();
    void exportItems();
    [[nodiscard]] bool isOffline() const;
    [[nodiscard]] bool isStale(const app::Freshness &fresh) const;
    [[nodiscard]] Instant now() const;

    const Theme &m_theme;
    const Formats &m_formats;
    BatchesModels m_models;
    BatchesFilter m_filter;
    BatchId m_resolved; // a search found an item of this batch: only it is listed
    BatchId m_pendingBatch;
    ItemId m_pendingItem;
    QTimer m_second;
    QTimer m_soon; // arrow keys pass many rows; only the one that stays is read
    PageHead *m_head;
    AgeLabel *m_age;
    Button *m_export;
    Button *m_import;
    FilterBar *m_filterBar;
    OfflineBanner *m_offline;
    QSplitter *m_columns;
    QSplitter *m_rows;
    BatchList *m_list;
    BatchPane *m_pane;
    QStackedWidget *m_inspector;
    BatchInspector *m_batchInspector;
    ItemInspector *m_itemInspector;
    BatchesOrders *m_orders;
    FileSaver *m_saver;
    bool m_wantsInspector = true;
    bool m_started = false;
    bool m_restored = false; // sizes came from the settings
    QByteArray m_layout;     // as it came from there
};

} // namespace farol::ui
