// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/telemetry/metrics.h"

#include <cassert>
#include <charconv>
#include <cmath>

namespace farol::server {

namespace {

constexpr std::size_t maxSeries = 2000;

void appendEscaped(std::string &out, std::string_view text, bool quotes) {
    for (const char c : text) {
        if (c == '\\') {
            out += "\\\\";
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '"' && quotes) {
            out += "\\\"";
        } else {
            out += c;
        }
    }
}

std::string labelText(const Labels &labels) {
    std::string out;
    for (const auto &[name, value] : labels) {
        out += out.empty() ? "" : ",";
        out += name + "=\"";
        appendEscaped(out, value, true);
        out += '"';
    }
    return out;
}

std::string number(double value) {
    if (std::isnan(value)) {
        return "NaN";
    }
    if (std::isinf(value)) {
        return value > 0 ? "+Inf" : "-Inf";
    }
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value);
    return {text, end.ptr};
}

void line(std::string &out, const std::string &name, const std::string &labels, double value) {
    out += name;
    if (!labels.empty()) {
        out += '{' + labels + '}';
    }
    out += ' ' + number(value) + '\n';
}

} // namespace

Histogram::Histogram(std::vector<double> bounds)
    : m_bounds(std::move(bounds))
    , m_buckets(m_bounds.size() + 1) {}

void Histogram::observe(double value) {
    const auto place = std::lower_bound(m_bounds.begin(), m_bounds.end(), value) - m_bounds.begin();
    m_buckets[static_cast<std::size_t>(place)].fetch_add(1, std::memory_order_relaxed);
    m_sum.fetch_add(value, std::memory_order_relaxed);
}

Metrics::Series &Metrics::series(Type type, const std::string &name, const std::string &help, Labels labels) {
    Family &family = m_families[name];
    if (family.series.empty()) {
        family.type = type;
        family.help = help;
    }
    assert(family.type == type && "one name has one type");
    std::string key = labelText(labels);
    auto found = family.series.find(key);
    if (found == family.series.end() && family.series.size() >= maxSeries) {
        for (auto &label : labels) {
            label.second = "other";
        }
        key = labelText(labels);
        found = family.series.find(key);
    }
    if (found == family.series.end()) {
        found = family.series.try_emplace(key).first;
        found->second.labels = std::move(labels);
    }
    return found->second;
}

Counter &Metrics::counter(const std::string &name, const std::string &help, const Labels &labels) {
    const std::lock_guard lock(m_mutex);
    auto &slot = series(Type::Counter, name, help, labels).counter;
    if (!slot) {
        slot = std::make_unique<Counter>();
    }
    return *slot;
}

Gauge &Metrics::gauge(const std::string &name, const std::string &help, const Labels &labels) {
    const std::lock_guard lock(m_mutex);
    auto &slot = series(Type::Gauge, name, help, labels).gauge;
    if (!slot) {
        slot = std::make_unique<Gauge>();
    }
    return *slot;
}

Histogram &Metrics::histogram(const std::string &name, const std::string &help, const std::vector<double> &bounds,
                              const Labels &labels) {
    const std::lock_guard lock(m_mutex);
    auto &slot = series(Type::Histogram, name, help, labels).histogram;
    if (!slot) {
        slot = std::make_unique<Histogram>(bounds);
    }
    return *slot;
}

void Metrics::onCollect(std::function<void()> collect) {
    const std::lock_guard lock(m_mutex);
    m_collects.push_back(std::move(collect));
}

void Metrics::writeHistogram(std::string &out, const std::string &name, const Series &series) {
    const Histogram &histogram = *series.histogram;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i <= histogram.bounds().size(); ++i) {
        sum += histogram.bucket(i);
        Labels labels = series.labels;
        labels.emplace_back("le", i < histogram.bounds().size() ? number(histogram.bounds()[i]) : "+Inf");
        line(out, name + "_bucket", labelText(labels), static_cast<double>(sum));
    }
    line(out, name + "_sum", labelText(series.labels), histogram.sum());
    line(out, name + "_count", labelText(series.labels), static_cast<double>(sum));
}

void Metrics::write(std::string &out, const std::string &name, const Family &family) {
    out += "# HELP " + name + ' ';
    appendEscaped(out, family.help, false);
    out += "\n# TYPE " + name;
    switch (family.type) {
    case Type::Counter:
        out += " counter\n";
        break;
    case Type::Gauge:
        out += " gauge\n";
        break;
    case Type::Histogram:
        out += " histogram\n";
        break;
    }
    for (const auto &[labels, series] : family.series) {
        if (series.counter) {
            line(out, name, labels, series.counter->value());
        } else if (series.gauge) {
            line(out, name, labels, series.gauge->value());
        } else if (series.histogram) {
            writeHistogram(out, name, series);
        }
    }
}

void Metrics::show(const std::string &name, bool shown) {
    const std::lock_guard lock(m_mutex);
    m_families[name].shown = shown;
}

std::string Metrics::text() {
    std::vector<std::function<void()>> collects;
    {
        const std::lock_guard lock(m_mutex);
        collects = m_collects;
    }
    for (const auto &collect : collects) {
        collect();
    }
    const std::lock_guard lock(m_mutex);
    std::string out;
    for (const auto &[name, family] : m_families) {
        if (family.shown && !family.series.empty()) {
            write(out, name, family);
        }
    }
    return out;
}

} // namespace farol::server
