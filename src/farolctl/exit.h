// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

namespace farol::ctl {

// What scripts may rely on; never renumber.
enum class Exit : int {
    Done = 0,        // done or accepted
    Refused = 1,     // refused by a rule (too many requests and a restored database, too), or findings in the input
    Usage = 2,       // wrong options, unreadable file
    Unreachable = 3, // no answer, none that can be understood, or that the server fails or has too much to do
    NotAllowed = 4,  // not signed in, or no right
    Changed = 5,     // changed meanwhile: look again, then decide again
    Partly = 6,      // some of it
    Waiting = 7,     // accepted, and still waiting for a second person when the time to wait was over
};
[[nodiscard]] Exit exitOf(const Error &error);

} // namespace farol::ctl
