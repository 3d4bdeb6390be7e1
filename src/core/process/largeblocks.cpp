// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/largeblocks.h"

#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace farol {

void returnLargeBlocks() {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

} // namespace farol
