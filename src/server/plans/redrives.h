// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "sql/connection.h"

#include <map>
#include <string>
#include <vector>

namespace farol::server {

enum class Redriven { Item, Delivery };

// What x-farol-redrive carries to a provider or receiver, of those that somebody sent back: who did last,
// percent-encoded, when, and how often people did. One look for all of them.
[[nodiscard]] Result<std::map<std::int64_t, std::string>> redriveHeaders(sql::Connection &connection, Redriven what,
                                                                         const std::vector<std::int64_t> &ids);

// How often a person sent it back before.
[[nodiscard]] Result<int> timesRedriven(sql::Connection &connection, Redriven what, std::int64_t id);

} // namespace farol::server
