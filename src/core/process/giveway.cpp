// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/giveway.h"

#ifdef __linux__
#include <cstdint>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace farol {

#ifdef __linux__
// struct sched_attr of linux/sched/types.h, version 0: glibc 2.36 has no name for it.
struct Schedule {
    std::uint32_t size = sizeof(Schedule);
    std::uint32_t policy = 0; // SCHED_OTHER
    std::uint64_t flags = 0;
    std::int32_t nice = 0;
    std::uint32_t priority = 0;
    std::uint64_t runtime = 0; // ns: the length of a turn
    std::uint64_t deadline = 0;
    std::uint64_t period = 0;
};
static_assert(sizeof(Schedule) == 48);
#endif

void giveWay() {
#ifdef __linux__
    setpriority(PRIO_PROCESS, 0, 5); // 0: this thread, not the process
#endif
}

void answerSoon() {
#ifdef __linux__
    Schedule schedule;
    schedule.nice = getpriority(PRIO_PROCESS, 0); // as it is
    schedule.runtime = 100'000;                   // the shortest that it takes
    syscall(SYS_sched_setattr, 0, &schedule, 0);
#endif
}

} // namespace farol
