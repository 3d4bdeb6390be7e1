// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/overview/figurerowsmodel.h"

namespace farol::app {

namespace {
constexpr qsizetype cap = 10'000;
constexpr int pageSize = 500;
} // namespace

FigureRowsModel::FigureRowsModel(net::FaroldApi &api, const Clock &clock)
    : m_api(api)
    , m_clock(clock) {}

void FigureRowsModel::open(const QList<ItemState> &states) {
    m_reading.cancel();
    m_states = states;
    m_freshness = {};
    m_complete = false;
    show({});
    refresh();
}

void FigureRowsModel::refresh() {
    if (m_states.isEmpty() || m_reading.isRunning()) {
        return;
    }
    m_freshness.loading = true;
    Q_EMIT changed();
    read({}, {});
}

void FigureRowsModel::read(const QString &cursor, QList<ItemRow> soFar, const std::optional<Freshness> &before) {
    ItemFilter filter;
    filter.states = m_states;
    filter.kind = ItemKind::Payment;
    m_reading =
        m_api.items(filter, {cursor, pageSize, false}, this, [this, soFar, before](const Result<Page<Item>> &page) {
            m_freshness.loading = false;
            const auto *old = before ? nullptr : nothingNewer(m_reading, m_freshness);
            if (!page || old != nullptr) {
                m_freshness.error = page ? *old : page.error();
                Q_EMIT changed();
                return;
            }
            const auto here = freshnessOf(m_reading, m_clock);
            const auto whole = before ? olderOf(*before, here) : here;
            QList<ItemRow> rows = soFar;
            for (const Item &item : page->rows) {
                rows.append(rowOf(item));
            }
            if (!page->next.isEmpty() && rows.size() < cap) {
                m_freshness.loading = true;
                read(page->next, std::move(rows), whole);
                return;
            }
            m_complete = page->next.isEmpty();
            m_freshness = whole;
            show(rows);
            Q_EMIT changed();
        });
}

std::optional<Money> FigureRowsModel::sum() const {
    if (rows().isEmpty()) {
        return Money{};
    }
    Money total{0, rows().constFirst().amount.currency};
    for (const ItemRow &row : rows()) {
        const auto both = farol::sum(total, row.amount);
        if (!both) {
            return std::nullopt;
        }
        total = *both;
    }
    return total;
}

} // namespace farol::app
