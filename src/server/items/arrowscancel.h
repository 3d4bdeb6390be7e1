// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/items/arrows.h"

namespace farol::server {

// What a cancelled batch gave up of one state and code.
struct RestCancelled {
    ItemState state = ItemState::Queued; // that it was in
    std::string code;
    std::int64_t items = 0;
    std::int64_t amount = 0;
};

// Cancels what rests in a batch and is certainly not at the provider (accepted, queued, retry_wait) and tells each; an
// item that the provider may hold is never cancelled: it waits for its result. What another process holds at this
// moment is passed by: it is on its way, or that process cancels it when it comes to rest. Writer thread.
[[nodiscard]] Result<std::vector<RestCancelled>> cancelRest(Arrows &arrows, std::int64_t batch,
                                                            const std::string &actor, const std::string &reason);

} // namespace farol::server
