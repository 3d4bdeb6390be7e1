// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "sql/connection.h"

#include <string>

namespace farol::server {

enum class Redriven { Item, Delivery };

// What x-farol-redrive carries to a provider or receiver: who sent it back last, percent-encoded, when, and how often
// people did; empty: nobody.
[[nodiscard]] Result<std::string> redriveHeader(sql::Connection &connection, Redriven what, std::int64_t id);

// How often a person sent it back before.
[[nodiscard]] Result<int> timesRedriven(sql::Connection &connection, Redriven what, std::int64_t id);

} // namespace farol::server
