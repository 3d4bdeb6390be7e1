// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batches/batchesmodel.h"

#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace farol::app {

namespace {

constexpr int pageSize = 200;

QString keyOf(const Batch &batch) {
    return batch.id.value;
}

} // namespace

BatchesModel::BatchesModel(net::FaroldApi &api, const Clock &clock)
    : m_api(api)
    , m_clock(clock) {}

void BatchesModel::refresh() {
    if (m_reading.isRunning()) {
        return; // a slow back-end gets one question at a time
    }
    read({}, {}, std::max<qsizetype>(rows().size(), 1));
}

void BatchesModel::setFilter(const net::BatchFilter &filter) {
    m_filter = filter;
    m_reading.cancel();
    m_isOtherFilter = true;
    read({}, {}, 1);
}

// Pages are put together first, so that a row that moved between two of them is seen once.
void BatchesModel::read(const QString &cursor, QList<Batch> soFar, qsizetype enough,
                        const std::optional<Freshness> &before) {
    setFreshness({m_freshness.asOf, true, m_freshness.error});
    const net::Window window{cursor, pageSize, cursor.isEmpty()};
    m_reading =
        m_api.batches(m_filter, window, this, [this, soFar, enough, before](const Result<Page<Batch>> &page) mutable {
            const auto *old = soFar.isEmpty() && !m_isOtherFilter ? nothingNewer(m_reading, m_freshness) : nullptr;
            if (!page || old != nullptr) {
                setFreshness({m_freshness.asOf, false, page ? *old : page.error()});
                return;
            }
            const auto here = freshnessOf(m_reading, m_clock);
            const auto whole = before ? olderOf(*before, here) : here;
            m_total = page->total ? page->total : m_total;
            for (const auto &batch : page->rows) {
                const bool isKnown =
                    std::any_of(soFar.begin(), soFar.end(), [&](const auto &x) { return x.id == batch.id; });
                if (!isKnown) {
                    soFar.append(batch);
                }
            }
            if (!page->next.isEmpty() && soFar.size() < enough) {
                read(page->next, soFar, enough, whole);
                return;
            }
            m_next = page->next;
            m_isOtherFilter = false;
            setRows(soFar, keyOf);
            setFreshness(whole);
            Q_EMIT refreshed();
        });
}

void BatchesModel::patch(const Batch &batch) {
    if (const auto at = indexOf(batch.id); at.isValid()) {
        setRow(at.row(), batch);
    }
}

const Batch *BatchesModel::find(const BatchId &id) const {
    const auto at = indexOf(id);
    return at.isValid() ? &rows().at(at.row()) : nullptr;
}

QModelIndex BatchesModel::indexOf(const BatchId &id) const {
    for (int row = 0; row < rows().size(); ++row) {
        if (rows().at(row).id == id) {
            return index(row, 0);
        }
    }
    return {};
}

int BatchesModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BatchesModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const auto &batch = rows().at(index.row());
    switch (role) {
    case BatchRole:
        return QVariant::fromValue(batch);
    case SituationRole:
        return QVariant::fromValue(situationOf(batch));
    case KeyRole:
        return batch.id.value;
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (static_cast<Column>(index.column())) {
    case IdColumn:
        return batch.id.value;
    case SourceColumn:
        return batch.source;
    case ItemsColumn:
        return static_cast<qlonglong>(batch.items);
    case AmountColumn:
        return toApi(batch.amount);
    case StatesColumn:
    case SituationColumn:
        return toApi(batch.status);
    case CreatedColumn:
        return toRfc3339(batch.createdAt);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant BatchesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (static_cast<Column>(section)) {
    case IdColumn:
        return tr("Batch");
    case SourceColumn:
        return tr("Source");
    case ItemsColumn:
        return tr("Items");
    case AmountColumn:
        return tr("Total");
    case StatesColumn:
        return tr("By state");
    case SituationColumn:
        return tr("Situation");
    case CreatedColumn:
        return tr("Created");
    case ColumnCount:
        break;
    }
    return {};
}

bool BatchesModel::canFetchMore(const QModelIndex &parent) const {
    return !parent.isValid() && !m_next.isEmpty() && !m_reading.isRunning();
}

void BatchesModel::fetchMore(const QModelIndex &parent) {
    if (canFetchMore(parent)) {
        read(m_next, rows(), rows().size() + 1, m_freshness);
    }
}

void BatchesModel::setFreshness(Freshness freshness) {
    if (!(m_freshness == freshness)) {
        m_freshness = std::move(freshness);
        Q_EMIT freshnessChanged();
    }
}

} // namespace farol::app
