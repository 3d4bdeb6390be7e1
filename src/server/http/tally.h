// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/router.h"
#include "server/telemetry/metrics.h"

#include <mutex>
#include <unordered_map>

namespace farol::server {

// http_requests_total and http_request_duration_seconds. Looks each series up once, not for each answer. Thread-safe;
// the routes outlive it.
class Tally final {
public:
    explicit Tally(Metrics &metrics)
        : m_metrics(metrics) {}
    // route null: nothing had this path. method: of a closed list, in static memory. seconds: from the whole header.
    void count(const Route *route, const char *method, int status, double seconds);

private:
    struct Place {
        const Route *route;
        const char *method;
        int status;
        bool operator==(const Place &) const = default;
    };
    struct Hash {
        std::size_t operator()(const Place &place) const;
    };
    struct Series {
        Counter *answers = nullptr;
        Histogram *durations = nullptr;
    };
    [[nodiscard]] Series look(const Place &place);

    Metrics &m_metrics;
    std::mutex m_mutex;
    std::unordered_map<Place, Series, Hash> m_series;
};

} // namespace farol::server
