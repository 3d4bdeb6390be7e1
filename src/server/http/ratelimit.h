// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace farol::server {

// A token bucket for each name. Holds at most so many names: a new one takes the place of the one that was silent
// longest, so a flood of names costs no memory. Thread-safe. The caller gives the time, on any one clock.
class RateLimit final {
public:
    using Time = std::chrono::milliseconds;
    struct Rate {
        double perSecond = 0; // 0: no limit
        double burst = 1;
    };
    RateLimit(Rate rate, std::size_t names)
        : m_rate(rate)
        , m_names(names) {}

    // Seconds until the next one may come; 0: this one may.
    [[nodiscard]] int take(const std::string &name, Time now);
    [[nodiscard]] std::size_t size() const;

private:
    struct Bucket {
        std::string name;
        double left = 0;
        Time at{0};
    };
    Rate m_rate;
    std::size_t m_names;
    mutable std::mutex m_mutex;
    std::list<Bucket> m_buckets; // newest use first
    std::unordered_map<std::string_view, std::list<Bucket>::iterator> m_index;
};

// The name of an address: a whole /64 of IPv6 is one client.
[[nodiscard]] std::string clientOf(const std::string &address);

} // namespace farol::server
