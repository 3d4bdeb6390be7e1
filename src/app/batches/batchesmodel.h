// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/batches/situation.h"
#include "app/session/freshness.h"
#include "app/table/rowsmodel.h"
#include "net/farold/faroldclient.h"

namespace farol::app {

// The batches that match a filter, newest first, as the server lists them. Rows keep their identity over polls; old
// rows stay when a refresh fails. More pages come by fetchMore(). GUI thread; api and clock outlive it.
class BatchesModel final : public RowsModel<Batch> {
    Q_OBJECT
public:
    enum Column {
        IdColumn,
        SourceColumn,
        ItemsColumn,
        AmountColumn,
        StatesColumn,
        SituationColumn,
        CreatedColumn,
        ColumnCount
    };
    enum Role {
        BatchRole = Qt::UserRole + 1, // Batch, in every column
        SituationRole,                // farol::app::Situation
        KeyRole,                      // QString, the id: find a row again
    };
    // clock: the server's.
    BatchesModel(net::FaroldApi &api, const Clock &clock);

    void refresh();                                 // reads again what is loaded; one at a time
    void setFilter(const net::BatchFilter &filter); // reads at once; rows that match stay selected
    void patch(const Batch &batch);                 // an answer to an order: that row, at once

    [[nodiscard]] const net::BatchFilter &filter() const { return m_filter; }
    [[nodiscard]] const Freshness &freshness() const { return m_freshness; }
    [[nodiscard]] std::optional<std::int64_t> total() const { return m_total; } // that match, on the server
    [[nodiscard]] const Batch *find(const BatchId &id) const;
    [[nodiscard]] QModelIndex indexOf(const BatchId &id) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void freshnessChanged();
    void refreshed(); // the rows are what the server has

private:
    void read(const QString &cursor, QList<Batch> soFar, qsizetype enough, const std::optional<Freshness> &before = {});
    void setFreshness(Freshness freshness);

    net::FaroldApi &m_api;
    const Clock &m_clock;
    net::BatchFilter m_filter;
    net::Call m_reading;
    Freshness m_freshness;
    std::optional<std::int64_t> m_total;
    QString m_next;               // cursor behind the last row
    bool m_isOtherFilter = false; // the rows are still those of the one before
};

} // namespace farol::app
