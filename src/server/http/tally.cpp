// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/tally.h"

namespace farol::server {

std::size_t Tally::Hash::operator()(const Place &place) const {
    const std::hash<const void *> hash;
    return (hash(place.route) * 31 + hash(place.method)) * 31 + static_cast<std::size_t>(place.status);
}

Tally::Series Tally::look(const Place &place) {
    const std::string route = place.route ? place.route->pattern.toStdString() : "none";
    static const std::vector<double> bounds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    return {&m_metrics.counter("http_requests_total", "Requests answered.",
                               {{"service", "farold"},
                                {"method", place.method},
                                {"route", route},
                                {"status", std::to_string(place.status)}}),
            &m_metrics.histogram("http_request_duration_seconds", "From the whole header to the answer.", bounds,
                                 {{"service", "farold"}, {"method", place.method}, {"route", route}})};
}

void Tally::count(const Route *route, const char *method, int status, double seconds) {
    const Place place{route, method, status};
    Series series;
    {
        const std::lock_guard lock(m_mutex);
        auto &known = m_series[place];
        if (!known.answers) {
            known = look(place);
        }
        series = known;
    }
    series.answers->add();
    series.durations->observe(seconds);
}

} // namespace farol::server
