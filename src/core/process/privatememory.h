// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace farol {

// A crash leaves no tokens in a core file, and no other process of this user reads them out of ours. Called first in
// every main(); does nothing in debug builds, and where the system has no such switch. Never fails.
void keepMemoryPrivate();

} // namespace farol
