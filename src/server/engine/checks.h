// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <functional>
#include <vector>

namespace farol::server {

// What the routes may ask of the engine. Implemented by Engine; the one other implementation is a test's.
class Checks {
public:
    Checks() = default;
    Checks(const Checks &) = delete;
    Checks &operator=(const Checks &) = delete;
    virtual ~Checks() = default;
    // Asks the provider about uncertain items by their EndToEndId, reads only, and applies what it says. done comes
    // once, from any thread, after the results are on disk; items that are not uncertain are left alone. itemIds are
    // row ids. An item whose checkableAt lies ahead and that the provider does not know stays uncertain (too early to
    // say).
    virtual void checkNow(std::vector<std::int64_t> itemIds, std::function<void(Done)> done) = 0;
};

} // namespace farol::server
