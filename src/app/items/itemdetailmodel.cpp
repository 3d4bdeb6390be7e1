// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/itemdetailmodel.h"

using namespace Qt::Literals::StringLiterals;

namespace farol::app {

ItemDetailModel::ItemDetailModel(net::FaroldApi &api, const Clock &clock)
    : m_api(api)
    , m_clock(clock) {}

void ItemDetailModel::open(const ItemId &id) {
    if (id != m_id) {
        close();
        m_id = id;
    }
    refresh();
}

void ItemDetailModel::close() {
    m_reading.cancel();
    m_id = {};
    m_item.reset();
    m_attempts.clear();
    m_events.clear();
    setRows({}, [](const TimelineRow &row) { return static_cast<int>(row.stage); });
    setFreshness({});
    Q_EMIT changed();
}

// One after another: each is small, and an item that is gone needs no second question.
void ItemDetailModel::refresh() {
    if (m_id.isEmpty() || m_reading.isRunning()) {
        return;
    }
    setFreshness({m_freshness.asOf, true, m_freshness.error});
    m_reading = m_api.item(m_id, this, [this](const Result<Item> &item) {
        const auto *old = nothingNewer(m_reading, m_freshness);
        if (!item || old != nullptr) {
            failed(item ? *old : item.error());
        } else {
            readAttempts(*item, freshnessOf(m_reading, m_clock));
        }
    });
}

void ItemDetailModel::readAttempts(const Item &item, const Freshness &sofar) {
    m_reading = m_api.attempts(m_id, this, [this, item, sofar](const Result<QList<Attempt>> &attempts) {
        attempts ? readEvents(item, *attempts, olderOf(sofar, freshnessOf(m_reading, m_clock)))
                 : failed(attempts.error());
    });
}

void ItemDetailModel::readEvents(const Item &item, const QList<Attempt> &attempts, const Freshness &sofar) {
    m_reading = m_api.itemEvents(m_id, this, [this, item, attempts, sofar](const Result<QList<ItemEvent>> &events) {
        if (!events) {
            failed(events.error());
            return;
        }
        const bool differs = !(m_item == item && m_attempts == attempts && m_events == *events);
        m_item = item;
        m_attempts = attempts;
        m_events = *events;
        setRows(timelineOf(item, attempts, *events),
                [](const TimelineRow &row) { return static_cast<int>(row.stage) * 10'000 + row.attempt; });
        setFreshness(olderOf(sofar, freshnessOf(m_reading, m_clock)));
        if (differs) {
            Q_EMIT changed();
        }
    });
}

void ItemDetailModel::failed(const Error &error) {
    setFreshness({m_freshness.asOf, false, error});
}

int ItemDetailModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : 1;
}

QVariant ItemDetailModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const auto &row = rows().at(index.row());
    if (role == TimelineRole) {
        return QVariant::fromValue(row);
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (row.stage) {
    case Stage::Made:
        return tr("Created");
    case Stage::Queued:
        return tr("Queued");
    case Stage::Sent:
        return tr("Sent");
    case Stage::Answer:
        return tr("Answer");
    case Stage::Settled:
        return tr("Settled");
    case Stage::Returned:
        return tr("Returned");
    }
    Q_UNREACHABLE();
}

void ItemDetailModel::setFreshness(Freshness freshness) {
    if (!(m_freshness == freshness)) {
        m_freshness = std::move(freshness);
        Q_EMIT freshnessChanged();
    }
}

} // namespace farol::app
