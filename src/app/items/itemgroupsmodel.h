// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/itemrow.h"
#include "app/session/freshness.h"
#include "core/batches/batch.h"
#include "net/farold/faroldclient.h"

#include <QAbstractItemModel>
#include <memory>
#include <vector>

namespace farol::app {

// The items of a batch that need a person, under their error signature: groups from the server's own grouping, the
// items of a group once it is opened (fetchMore). The columns are those of ItemsModel. A poll keeps groups, opened
// items and selection. GUI thread; api and clock outlive it.
class ItemGroupsModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        ItemRole = Qt::UserRole + 1, // ItemRow, of an item
        KeyRole,                     // QString: id of an item, "state/code" of a group
        GroupRole,                   // ErrorGroup, of a group
    };
    ItemGroupsModel(net::FaroldApi &api, const Clock &clock); // clock: the server's

    void open(const BatchId &batch); // another batch: begins anew; the same: refreshes
    void close();
    void refresh(); // groups, and the items of those that were opened
    [[nodiscard]] const BatchId &batch() const { return m_batch; }
    [[nodiscard]] const Freshness &freshness() const { return m_freshness; }
    [[nodiscard]] QModelIndex indexOf(const ItemId &id) const; // of loaded items
    // The items of a group that a plan or a check is about, all of them, loaded or not.
    [[nodiscard]] ItemFilter filterOf(const QModelIndex &group) const;
    [[nodiscard]] bool isGroup(const QModelIndex &index) const { return index.isValid() && index.internalId() == 0; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void freshnessChanged();
    void refreshed(); // all that was asked for was answered, well or not

private:
    struct Group {
        quintptr key = 0; // never 0, never used twice
        ErrorGroup about;
        QList<ItemRow> items;
        QString next;        // cursor behind the loaded items
        bool opened = false; // somebody asked for its items
        net::Call reading;
    };
    void takeGroups(const QList<ErrorGroup> &groups);
    void readItems(quintptr key, const QString &cursor, const QList<ItemRow> &soFar);
    void takeItems(quintptr key, const QString &next, const QList<ItemRow> &items);
    void finishOne();
    void readPart(const net::Call &call);
    [[nodiscard]] int rowOfGroup(quintptr key) const; // -1 when it is gone
    void setFreshness(Freshness freshness);

    net::FaroldApi &m_api;
    const Clock &m_clock;
    BatchId m_batch;
    std::vector<std::unique_ptr<Group>> m_groups;
    quintptr m_lastKey = 0;
    int m_reads = 0;                   // of items, in a refresh
    std::optional<Error> m_itemsError; // of one of them
    std::optional<Freshness> m_read;   // of the oldest part that was read in this refresh
    net::Call m_reading;
    Freshness m_freshness;
};

} // namespace farol::app
