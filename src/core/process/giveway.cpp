// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/giveway.h"

#ifdef __linux__
#include <sys/resource.h>
#endif

namespace farol {

void giveWay() {
#ifdef __linux__
    setpriority(PRIO_PROCESS, 0, 5); // 0: this thread, not the process
#endif
}

} // namespace farol
