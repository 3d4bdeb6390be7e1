// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace farol::ctl {

// 500ms, 30s, 5m, 6h, 2d, 1w as Prometheus writes them, also one behind the other: 1h30m. Pure. Nothing: no such span,
// or more than a hundred years.
[[nodiscard]] std::optional<std::chrono::milliseconds> spanOf(std::string_view text);

} // namespace farol::ctl
