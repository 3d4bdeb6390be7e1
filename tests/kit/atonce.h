// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/rawhttp.h"

#include <atomic>
#include <thread>

namespace farol::kit {

// Two calls that begin together, the first on this thread: what each of them gave.
template<typename First, typename Second>
std::pair<HttpAnswer, HttpAnswer> both(const First &first, const Second &second) {
    std::atomic<int> ready = 0;
    const auto begin = [&ready] {
        ++ready;
        while (ready < 2) {
            std::this_thread::yield();
        }
    };
    HttpAnswer answer;
    std::thread beside([&] {
        begin();
        answer = second();
    });
    begin();
    const auto own = first();
    beside.join();
    return {own, answer};
}

} // namespace farol::kit
