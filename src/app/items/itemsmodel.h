// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/itempage.h"
#include "app/session/freshness.h"
#include "net/farold/faroldclient.h"

#include <QAbstractTableModel>
#include <QFutureWatcher>
#include <atomic>
#include <memory>

namespace farol::app {

// The items of one batch, in their order, up to 100,000 and more: pages of 500 come one after another and are shown as
// they come; a filter picks rows out of what is here, on another thread when there is much. A refresh reads pages
// again, the visible ones first, and tells only rows that differ. Opening a batch and a new filter reset the model.
// GUI thread; api and clock outlive it.
class ItemsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        SeqColumn,
        PayeeColumn,
        AmountColumn,
        StateColumn,
        ResponseColumn,
        AttemptsColumn,
        WhenColumn,
        ColumnCount
    };
    enum Role {
        ItemRole = Qt::UserRole + 1, // ItemRow, in every column
        KeyRole,                     // QString, the id
    };
    ItemsModel(net::FaroldApi &api, const Clock &clock); // clock: the server's
    ~ItemsModel() override;

    void open(const BatchId &batch); // another batch: begins anew; the same: refreshes
    void close();
    void refresh();
    void setFilter(const ItemsFilter &filter);
    // What the view shows, in rows of the model: those pages are read first.
    void setVisibleRange(int first, int last);

    [[nodiscard]] const BatchId &batch() const { return m_batch; }
    [[nodiscard]] const ItemsFilter &filter() const { return m_filter; }
    [[nodiscard]] const Freshness &freshness() const { return m_freshness; }
    [[nodiscard]] std::int64_t loaded() const { return m_loaded; }
    [[nodiscard]] std::int64_t total() const { return m_total; } // on the server; 0 until the first page is here
    [[nodiscard]] bool isComplete() const { return m_complete; }
    [[nodiscard]] bool isFiltering() const { return m_filtering; }
    [[nodiscard]] ItemRow itemAt(int row) const;
    [[nodiscard]] QModelIndex indexOf(const ItemId &id) const;
    [[nodiscard]] std::size_t bytes() const; // of the store

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void freshnessChanged();
    void progressed(); // loaded() or total() grew
    void filtered();   // the rows are those of filter()

private:
    using PagePointer = std::shared_ptr<const ItemPage>;
    struct Loaded {
        PagePointer page;
        QString cursor;     // that leads to it
        unsigned first = 0; // number of its first item
    };
    struct Job {
        std::vector<PagePointer> pages;
        std::vector<unsigned> rows;
    };
    void readPage(std::size_t number, const QString &cursor);
    void takePage(std::size_t number, const QString &cursor, const Page<Item> &page);
    void appendPage(const QString &cursor, PagePointer page);
    [[nodiscard]] bool replacePage(std::size_t number, PagePointer page);
    void showChanges(std::size_t number, const ItemPage &before);
    void readNextOfSweep();
    void filterNow(bool narrows);
    void filterElsewhere();
    void takeFiltered();
    void show(std::vector<unsigned> rows);
    [[nodiscard]] std::size_t pageOf(unsigned item) const;
    void setFreshness(Freshness freshness);

    net::FaroldApi &m_api;
    const Clock &m_clock;
    BatchId m_batch;
    ItemsFilter m_filter;
    Needle m_needle;
    std::vector<Loaded> m_pages;
    std::vector<unsigned> m_rows;     // numbers of the items that are shown, ascending
    QString m_next;                   // cursor behind the last page
    std::vector<std::size_t> m_sweep; // pages to read again, last one first
    std::size_t m_sweptUpTo = 0;
    int m_firstVisible = 0;
    int m_lastVisible = 0;
    QFutureWatcher<std::shared_ptr<Job>> m_job;
    std::shared_ptr<std::atomic<int>> m_generation = std::make_shared<std::atomic<int>>(0);
    net::Call m_reading;
    Freshness m_freshness;
    std::int64_t m_loaded = 0;
    std::int64_t m_total = 0;
    bool m_complete = false;
    bool m_filtering = false;
};

} // namespace farol::app
