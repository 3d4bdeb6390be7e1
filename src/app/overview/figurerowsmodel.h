// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/itemlistmodel.h"
#include "app/session/freshness.h"
#include "net/farold/faroldclient.h"

namespace farol::app {

// The rows behind one figure of the overview, in every batch, as the server has them now: exact count, exact sum. Reads
// page after page, at most 10,000 rows. GUI thread; api and clock outlive it.
class FigureRowsModel final : public ItemListModel {
    Q_OBJECT
public:
    FigureRowsModel(net::FaroldApi &api, const Clock &clock); // clock: the server's

    void open(const QList<ItemState> &states); // payments in these states; reads at once
    void refresh();
    [[nodiscard]] const QList<ItemState> &states() const { return m_states; }
    [[nodiscard]] std::optional<Money> sum() const;              // of the rows; nothing when their currencies differ
    [[nodiscard]] bool isComplete() const { return m_complete; } // no: there are more on the server
    [[nodiscard]] const Freshness &freshness() const { return m_freshness; }

Q_SIGNALS:
    void changed(); // rows or freshness

private:
    void read(const QString &cursor, QList<ItemRow> soFar, const std::optional<Freshness> &before = {});

    net::FaroldApi &m_api;
    const Clock &m_clock;
    QList<ItemState> m_states;
    net::Call m_reading;
    Freshness m_freshness;
    bool m_complete = false;
};

} // namespace farol::app
