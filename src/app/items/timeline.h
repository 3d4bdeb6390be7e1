// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/items/item.h"

#include <QList>
#include <optional>

namespace farol::app {

// The life of a payment in the order in which it happens; Sent takes a row for each attempt.
enum class Stage { Made, Queued, Sent, Answer, Settled, Returned };

// One row of the timeline: what happened, or what has not happened yet (drawn dashed).
struct TimelineRow {
    Stage stage = Stage::Made;
    bool happened = false;
    std::optional<Instant> at;               // empty when it has not happened, or nobody knows when
    ItemState meaning = ItemState::Accepted; // the state that this row led to, or that keeps it from happening
    int attempt = 0;                         // 1-based, of Sent and Answer
    QString code;                            // timeout, connection_refused, …; empty when plain
    int httpStatus = 0;                      // of a provider's answer, 0 for none
    QString actor;                           // user or worker; empty when unknown
    QString detail;                          // the server's English words, plain
    bool operator==(const TimelineRow &) const = default;
};

// The six stages, in order, of an item with what is known of it.
[[nodiscard]] QList<TimelineRow> timelineOf(const Item &item, const QList<Attempt> &attempts,
                                            const QList<ItemEvent> &events);

} // namespace farol::app
