// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/timeline.h"
#include "app/session/freshness.h"
#include "app/table/rowsmodel.h"
#include "net/farold/faroldclient.h"

namespace farol::app {

// One item with its attempts and its history; as a model, its timeline. The three answers are shown together, so that
// they never disagree. GUI thread; api and clock outlive it.
class ItemDetailModel final : public RowsModel<TimelineRow> {
    Q_OBJECT
public:
    enum Role { TimelineRole = Qt::UserRole + 1 };            // TimelineRow
    ItemDetailModel(net::FaroldApi &api, const Clock &clock); // clock: the server's

    void open(const ItemId &id); // another item: begins anew; the same: refreshes
    void close();
    void refresh();
    [[nodiscard]] const ItemId &id() const { return m_id; }
    [[nodiscard]] const std::optional<Item> &item() const { return m_item; } // empty until it was read
    [[nodiscard]] const QList<Attempt> &attempts() const { return m_attempts; }
    [[nodiscard]] const QList<ItemEvent> &events() const { return m_events; }
    [[nodiscard]] const Freshness &freshness() const { return m_freshness; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void freshnessChanged();
    void changed(); // item, attempts or events

private:
    void readAttempts(const Item &item, const Freshness &sofar);
    void readEvents(const Item &item, const QList<Attempt> &attempts, const Freshness &sofar);
    void failed(const Error &error);
    void setFreshness(Freshness freshness);

    net::FaroldApi &m_api;
    const Clock &m_clock;
    ItemId m_id;
    std::optional<Item> m_item;
    QList<Attempt> m_attempts;
    QList<ItemEvent> m_events;
    net::Call m_reading;
    Freshness m_freshness;
};

} // namespace farol::app
