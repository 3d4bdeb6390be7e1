// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace farol {

// Blocks of a megabyte and more come from the system and go back to it when they are freed. By itself the GNU C library
// moves that border up to 32 MB once such a block was freed, and each file that is imported leaves a hole behind.
// Called first in main(); does nothing with another library. Never fails.
void returnLargeBlocks();

} // namespace farol
