// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Planted: the same name for two types.
#pragma once

namespace farol {
struct Twin {
    int of = 0;
};
} // namespace farol
