// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

namespace farol::app {

// True when an order that ended with this error may have been carried out all the same: it left us, and no answer said
// what became of it. Sending it again is safe with the same key alone.
[[nodiscard]] bool mayHaveHappened(const Error &error);

} // namespace farol::app
