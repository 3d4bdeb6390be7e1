// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace farol::server {

// Values of labels come from closed sets: route patterns, states, codes. Never a path, an id or a name of a person.
using Labels = std::vector<std::pair<std::string, std::string>>;

class Counter final {
public:
    void add(double by = 1) { m_value.fetch_add(by, std::memory_order_relaxed); }
    // For sums that somebody else keeps: never goes back.
    void raiseTo(double value) {
        double seen = m_value.load();
        while (seen < value && !m_value.compare_exchange_weak(seen, value)) {
        }
    }
    [[nodiscard]] double value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<double> m_value{0};
};

class Gauge final {
public:
    void set(double value) { m_value.store(value, std::memory_order_relaxed); }
    void add(double by) { m_value.fetch_add(by, std::memory_order_relaxed); }
    [[nodiscard]] double value() const { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<double> m_value{0};
};

class Histogram final {
public:
    explicit Histogram(std::vector<double> bounds);
    void observe(double value);
    [[nodiscard]] const std::vector<double> &bounds() const { return m_bounds; }
    [[nodiscard]] std::uint64_t bucket(std::size_t index) const { return m_buckets[index].load(); } // not cumulative
    [[nodiscard]] double sum() const { return m_sum.load(); }

private:
    std::vector<double> m_bounds; // upper bounds, ascending; +Inf comes by itself
    std::vector<std::atomic<std::uint64_t>> m_buckets;
    std::atomic<double> m_sum{0};
};

// The figures of one process, in Prometheus' text format 0.0.4. Owned by the composition root; thread-safe. What it
// hands out lives as long as it does. A family keeps at most 2,000 series; more fall into one whose labels say "other".
class Metrics final {
public:
    [[nodiscard]] Counter &counter(const std::string &name, const std::string &help, const Labels &labels = {});
    [[nodiscard]] Gauge &gauge(const std::string &name, const std::string &help, const Labels &labels = {});
    [[nodiscard]] Histogram &histogram(const std::string &name, const std::string &help,
                                       const std::vector<double> &bounds, const Labels &labels = {});
    // Whether text() tells of a family; another process may speak of it for all.
    void show(const std::string &name, bool shown);
    // Runs before each text(), on the thread that asks: for gauges that are read when somebody looks. Must not block
    // for long, and must stay callable as long as this object is asked.
    void onCollect(std::function<void()> collect);
    [[nodiscard]] std::string text();

private:
    enum class Type { Counter, Gauge, Histogram };
    struct Series {
        Labels labels;
        std::unique_ptr<Counter> counter;
        std::unique_ptr<Gauge> gauge;
        std::unique_ptr<Histogram> histogram;
    };
    struct Family {
        Type type = Type::Counter;
        std::string help;
        bool shown = true;
        std::map<std::string, Series> series; // by their labels as text
    };
    Series &series(Type type, const std::string &name, const std::string &help, Labels labels);
    static void write(std::string &out, const std::string &name, const Family &family);
    static void writeHistogram(std::string &out, const std::string &name, const Series &series);

    std::mutex m_mutex;
    std::map<std::string, Family> m_families;
    std::vector<std::function<void()>> m_collects;
};

// process_*, farold_memory_* and farold_build_info; what the system does not tell is left out.
void addProcessMetrics(Metrics &metrics);
// farold_disk_free_bytes and farold_disk_size_bytes of the file system that holds path.
void addDiskMetrics(Metrics &metrics, const std::string &path);

} // namespace farol::server
