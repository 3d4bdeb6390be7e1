// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/ratelimit.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <cmath>

namespace farol::server {

int RateLimit::take(const std::string &name, Time now) {
    if (m_rate.perSecond <= 0) {
        return 0;
    }
    const std::lock_guard lock(m_mutex);
    const auto found = m_index.find(name);
    if (found != m_index.end()) {
        m_buckets.splice(m_buckets.begin(), m_buckets, found->second);
    } else {
        if (m_buckets.size() >= m_names) {
            m_index.erase(m_buckets.back().name);
            m_buckets.pop_back();
        }
        m_buckets.push_front({name, m_rate.burst, now});
        m_index.emplace(m_buckets.front().name, m_buckets.begin());
    }
    Bucket &bucket = m_buckets.front();
    const double gone = std::chrono::duration<double>(std::max(now - bucket.at, Time(0))).count();
    bucket.left = std::min(m_rate.burst, bucket.left + gone * m_rate.perSecond);
    bucket.at = now;
    if (bucket.left < 1) {
        return std::max(1, static_cast<int>(std::ceil((1 - bucket.left) / m_rate.perSecond)));
    }
    bucket.left -= 1;
    return 0;
}

std::size_t RateLimit::size() const {
    const std::lock_guard lock(m_mutex);
    return m_buckets.size();
}

std::string clientOf(const std::string &address) {
    boost::system::error_code none;
    const auto parsed = boost::asio::ip::make_address(address, none);
    if (none || !parsed.is_v6() || parsed.to_v6().is_v4_mapped() || parsed.is_loopback()) {
        return address;
    }
    const auto bytes = parsed.to_v6().to_bytes();
    return {reinterpret_cast<const char *>(bytes.data()), 8};
}

} // namespace farol::server
