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
namespace {

constexpr std::uint64_t keepPolicy = 0x08; // SCHED_FLAG_KEEP_POLICY

// struct sched_attr of linux/sched/types.h, version 0: glibc 2.36 has no name for it.
struct ShortTurns {
    std::uint32_t size = sizeof(ShortTurns);
    std::uint32_t policy = 0;
    std::uint64_t flags = keepPolicy;
    std::int32_t nice = 0;
    std::uint32_t priority = 0;
    std::uint64_t runtime = 100'000; // ns, the shortest that it takes
    std::uint64_t deadline = 0;
    std::uint64_t period = 0;
};
static_assert(sizeof(ShortTurns) == 48);

} // namespace
#endif

void giveWay() {
#ifdef __linux__
    constexpr int given = 5;
    if (getpriority(PRIO_PROCESS, 0) < given) { // 0: this thread, not the process
        setpriority(PRIO_PROCESS, 0, given);
    }
#endif
}

void answerSoon() {
#ifdef __linux__
    ShortTurns turns;
    turns.nice = getpriority(PRIO_PROCESS, 0); // as it is
    syscall(SYS_sched_setattr, 0, &turns, 0);
#endif
}

} // namespace farol
