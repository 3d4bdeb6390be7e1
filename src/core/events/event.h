// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids/ids.h"
#include "core/time/clock.h"

#include <QString>
#include <optional>

namespace farol {

// What a fact is about: one item, a whole batch, or neither (a message that came in from outside).
enum class Aggregate : int { Item, Batch, System };
[[nodiscard]] QString toApi(Aggregate aggregate);
[[nodiscard]] std::optional<Aggregate> aggregateFromApi(QStringView word);

// One fact of the event store. Never changes once it is there; type as in ItemEvent, and inbound.
struct Event {
    QString id; // of the fact, for ever: a receiver that saw it once knows it again
    Instant at;
    QString type;
    Aggregate aggregate = Aggregate::Item;
    BatchId batch; // empty for Aggregate::System
    ItemId item;   // empty unless Aggregate::Item
    int attempt = 0;
    QString code;
    QString actor; // user or worker name as it was
    QString detail;
    bool operator==(const Event &) const = default;
};

} // namespace farol
