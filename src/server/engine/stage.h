// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/claims.h"
#include "server/engine/figures.h"
#include "server/items/attempts.h"
#include "server/outbound/verdict.h"

#include <functional>
#include <unordered_set>

namespace farol::server {

// The engine's own values; nobody else's.
struct Landed { // what the provider said about an order
    Call call;
    std::int64_t item;
    std::int64_t fencing;
    Judgement judgement;
    int status;
};
struct CheckRequest {
    std::vector<std::int64_t> items;
    std::function<void(Done)> done;
    std::size_t left = 0;
};
struct RunningCheck {
    std::int64_t fencing = 0;
    std::vector<std::shared_ptr<CheckRequest>> waiting;
};
struct StoredItem { // an item as this transaction sees it
    ItemKey key;
    std::string endToEndId;
    Instant sentAt; // of its last attempt
};
// What a step decided and only its commit makes true.
struct EngineStage {
    std::vector<Order> orders;
    std::vector<Flight> started;
    std::vector<std::int64_t> ended;
    std::map<ItemKind, int> freed;
    std::map<ItemKind, std::pair<int, bool>> looked; // claimed on a signal; whether nothing was left
    Attempts attempts;
    std::unordered_map<std::int64_t, RunningCheck> checks;
    std::unordered_set<std::int64_t> checked;
    EngineFigures figures; // to be added
    std::optional<Instant> beat;
};
} // namespace farol::server
