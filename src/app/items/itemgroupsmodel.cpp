// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/itemgroupsmodel.h"

#include "app/items/itemsmodel.h"

#include <QSet>

namespace farol::app {

namespace {

constexpr int pageSize = 500;

bool sameSignature(const ErrorGroup &a, const ErrorGroup &b) {
    return a.state == b.state && a.code == b.code;
}

} // namespace

ItemGroupsModel::ItemGroupsModel(net::FaroldApi &api, const Clock &clock)
    : m_api(api)
    , m_clock(clock) {}

void ItemGroupsModel::open(const BatchId &batch) {
    if (batch != m_batch) {
        close();
        m_batch = batch;
    }
    refresh();
}

void ItemGroupsModel::close() {
    m_reading.cancel();
    for (const auto &group : m_groups) {
        group->reading.cancel();
    }
    beginResetModel();
    m_groups.clear();
    m_batch = {};
    m_reads = 0;
    m_read.reset();
    m_itemsError.reset();
    endResetModel();
    setFreshness({});
}

void ItemGroupsModel::refresh() {
    if (m_batch.isEmpty() || m_reading.isRunning() || m_reads > 0) {
        return;
    }
    setFreshness({m_freshness.asOf, true, m_freshness.error});
    m_reading = m_api.errorGroups(m_batch, this, [this](const Result<QList<ErrorGroup>> &groups) {
        const auto *old = nothingNewer(m_reading, m_freshness);
        if (!groups || old != nullptr) {
            setFreshness({m_freshness.asOf, false, groups ? *old : groups.error()});
            return;
        }
        readPart(m_reading);
        takeGroups(*groups);
        for (const auto &group : m_groups) {
            if (group->opened && !group->reading.isRunning()) {
                ++m_reads;
                readItems(group->key, {}, {});
            }
        }
        if (m_reads == 0) {
            m_reads = 1;
            finishOne();
        }
    });
}

// Groups keep their place while their signature is there; the server's order is that of the first seen.
void ItemGroupsModel::takeGroups(const QList<ErrorGroup> &groups) {
    for (int row = static_cast<int>(m_groups.size()) - 1; row >= 0; --row) {
        const auto &about = m_groups[static_cast<std::size_t>(row)]->about;
        if (std::none_of(groups.begin(), groups.end(), [&](const auto &x) { return sameSignature(x, about); })) {
            beginRemoveRows({}, row, row);
            auto &reading = m_groups[static_cast<std::size_t>(row)]->reading;
            m_reads -= reading.isRunning() ? 1 : 0; // a cancelled one does not answer
            reading.cancel();
            m_groups.erase(m_groups.begin() + row);
            endRemoveRows();
        }
    }
    for (const auto &about : groups) {
        const auto found = std::find_if(m_groups.begin(), m_groups.end(),
                                        [&](const auto &x) { return sameSignature(x->about, about); });
        const auto row = static_cast<int>(found - m_groups.begin());
        if (found == m_groups.end()) {
            auto group = std::make_unique<Group>();
            group->key = ++m_lastKey;
            group->about = about;
            beginInsertRows({}, row, row);
            m_groups.push_back(std::move(group));
            endInsertRows();
        } else if (!((*found)->about == about)) {
            (*found)->about = about;
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
        }
    }
}

// Reads as many pages as were loaded before, puts them together, then shows the difference.
void ItemGroupsModel::readItems(quintptr key, const QString &cursor, const QList<ItemRow> &soFar) {
    const auto row = static_cast<std::size_t>(rowOfGroup(key));
    auto &group = *m_groups[row];
    ItemFilter filter;
    filter.states = {group.about.state};
    filter.code = group.about.code;
    group.reading = m_api.batchItems(
        m_batch, filter, {cursor, pageSize, false}, this, [this, key, soFar](const Result<Page<Item>> &page) {
            const auto at = rowOfGroup(key); // still there: a group that goes cancels its reading
            const auto &known = *m_groups[static_cast<std::size_t>(at)];
            const auto *old = known.items.isEmpty() ? nullptr : nothingNewer(known.reading, m_freshness);
            if (!page || old != nullptr) {
                m_itemsError = page ? *old : page.error();
                finishOne();
                return;
            }
            readPart(known.reading);
            auto items = soFar;
            for (const auto &item : page->rows) {
                items.append(rowOf(item));
            }
            const bool more = items.size() < known.items.size();
            if (more && !page->next.isEmpty()) {
                readItems(key, page->next, items);
                return;
            }
            takeItems(key, page->next, items);
            finishOne();
        });
}

void ItemGroupsModel::takeItems(quintptr key, const QString &next, const QList<ItemRow> &items) {
    const int row = rowOfGroup(key);
    if (row < 0) {
        return;
    }
    auto &group = *m_groups[static_cast<std::size_t>(row)];
    const auto parentIndex = index(row, 0);
    group.next = next;
    QSet<ItemId> kept;
    for (const auto &item : items) {
        kept.insert(item.id);
    }
    for (int i = static_cast<int>(group.items.size()) - 1; i >= 0; --i) {
        if (!kept.contains(group.items.at(i).id)) {
            beginRemoveRows(parentIndex, i, i);
            group.items.removeAt(i);
            endRemoveRows();
        }
    }
    // Both lists are in the order of the batch: what is not at its place is new.
    for (int i = 0; i < items.size(); ++i) {
        const bool atEnd = i >= group.items.size();
        if (!atEnd && group.items.at(i).id == items.at(i).id) {
            if (!(group.items.at(i) == items.at(i))) {
                group.items[i] = items.at(i);
                Q_EMIT dataChanged(index(i, 0, parentIndex), index(i, columnCount() - 1, parentIndex));
            }
            continue;
        }
        int end = i + 1;
        while (end < items.size() && (atEnd || items.at(end).id != group.items.at(i).id)) {
            ++end;
        }
        beginInsertRows(parentIndex, i, end - 1);
        group.items = group.items.first(i) + items.mid(i, end - i) + group.items.mid(i);
        endInsertRows();
        i = end - 1;
    }
}

void ItemGroupsModel::finishOne() {
    if (m_reads > 0 && --m_reads == 0) {
        const auto read = std::exchange(m_read, std::nullopt);
        auto freshness = read ? *read : m_freshness;
        if (const auto error = std::exchange(m_itemsError, std::nullopt)) {
            freshness = {m_freshness.asOf, false, error};
        }
        setFreshness(std::move(freshness));
        Q_EMIT refreshed();
    }
}

void ItemGroupsModel::readPart(const net::Call &call) {
    const auto part = freshnessOf(call, m_clock);
    m_read = m_read ? olderOf(*m_read, part) : part;
}

QModelIndex ItemGroupsModel::indexOf(const ItemId &id) const {
    for (int row = 0; row < static_cast<int>(m_groups.size()); ++row) {
        const auto &items = m_groups[static_cast<std::size_t>(row)]->items;
        for (int i = 0; i < items.size(); ++i) {
            if (items.at(i).id == id) {
                return index(i, 0, index(row, 0));
            }
        }
    }
    return {};
}

ItemFilter ItemGroupsModel::filterOf(const QModelIndex &group) const {
    ItemFilter filter;
    if (isGroup(group) && checkIndex(group)) {
        const auto &about = m_groups[static_cast<std::size_t>(group.row())]->about;
        filter.batch = m_batch;
        filter.states = {about.state};
        filter.code = about.code;
    }
    return filter;
}

int ItemGroupsModel::rowOfGroup(quintptr key) const {
    const auto found = std::find_if(m_groups.begin(), m_groups.end(), [key](const auto &x) { return x->key == key; });
    return found == m_groups.end() ? -1 : static_cast<int>(found - m_groups.begin());
}

// An item's index carries the key of its group, a group's carries 0.
QModelIndex ItemGroupsModel::index(int row, int column, const QModelIndex &parent) const {
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column,
                       parent.isValid() ? m_groups[static_cast<std::size_t>(parent.row())]->key : quintptr{0});
}

QModelIndex ItemGroupsModel::parent(const QModelIndex &index) const {
    if (!index.isValid() || index.internalId() == 0) {
        return {};
    }
    const int row = rowOfGroup(index.internalId());
    return row < 0 ? QModelIndex() : createIndex(row, 0, quintptr{0});
}

int ItemGroupsModel::rowCount(const QModelIndex &parent) const {
    if (!parent.isValid()) {
        return static_cast<int>(m_groups.size());
    }
    return isGroup(parent) && parent.column() == 0
               ? static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())]->items.size())
               : 0;
}

int ItemGroupsModel::columnCount(const QModelIndex &) const {
    return ItemsModel::ColumnCount;
}

// A group shows that it can be opened before its items are here.
bool ItemGroupsModel::hasChildren(const QModelIndex &parent) const {
    return !parent.isValid() ? !m_groups.empty() : isGroup(parent) && parent.column() == 0;
}

bool ItemGroupsModel::canFetchMore(const QModelIndex &parent) const {
    if (!isGroup(parent)) {
        return false;
    }
    const auto &group = *m_groups[static_cast<std::size_t>(parent.row())];
    return !group.reading.isRunning() && (!group.opened || !group.next.isEmpty());
}

void ItemGroupsModel::fetchMore(const QModelIndex &parent) {
    if (!canFetchMore(parent)) {
        return;
    }
    auto &group = *m_groups[static_cast<std::size_t>(parent.row())];
    const bool isFirst = !group.opened;
    group.opened = true;
    if (m_reads == 0 && !m_reading.isRunning() && m_freshness.error) {
        m_read = Freshness{m_freshness.asOf, false, m_freshness.error}; // the groups around it stay old
    }
    ++m_reads;
    readItems(group.key, isFirst ? QString() : group.next, isFirst ? QList<ItemRow>() : group.items);
}

QVariant ItemGroupsModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (isGroup(index)) {
        const auto &about = m_groups[static_cast<std::size_t>(index.row())]->about;
        const auto key = toApi(about.state) + u'/' + about.code;
        if (role == GroupRole) {
            return QVariant::fromValue(about);
        }
        const bool isText = role == KeyRole || (role == Qt::DisplayRole && index.column() == 0);
        return isText ? QVariant(key) : QVariant();
    }
    const auto &item = m_groups[static_cast<std::size_t>(rowOfGroup(index.internalId()))]->items.at(index.row());
    if (role == ItemRole) {
        return QVariant::fromValue(item);
    }
    const bool isText = role == KeyRole || (role == Qt::DisplayRole && index.column() == ItemsModel::SeqColumn);
    return isText ? QVariant(item.id.value) : QVariant();
}

void ItemGroupsModel::setFreshness(Freshness freshness) {
    if (!(m_freshness == freshness)) {
        m_freshness = std::move(freshness);
        Q_EMIT freshnessChanged();
    }
}

} // namespace farol::app
