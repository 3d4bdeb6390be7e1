// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "sql/connection.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace farol::server {

// A few threads, each with a read-only connection of its own, so that a long list never holds up the front or the
// writer. Work runs in a read transaction: one query list sees one moment.
class Readers final {
public:
    using Work = std::function<void(Result<sql::Connection *>)>;
    Readers(QString path, int threads);
    ~Readers();
    Readers(const Readers &) = delete;
    Readers &operator=(const Readers &) = delete;
    // False: too much is waiting (the caller answers 503 overloaded).
    [[nodiscard]] bool post(Work work);
    [[nodiscard]] int connections() const { return static_cast<int>(m_threads.size()); }
    [[nodiscard]] int busy() const { return m_busy; } // of them, reading right now; any thread

private:
    void run();
    QString m_path;
    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::deque<Work> m_waiting;
    bool m_stopping = false;
    std::atomic<int> m_busy = 0;
    std::vector<std::thread> m_threads;
};

} // namespace farol::server
