// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "sql/connection.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace farol::server {

// Tells the processes that share a PostgreSQL database what this transaction brings: work for somebody, or facts alone.
// Said at its commit; nothing on SQLite.
[[nodiscard]] Done tellNeighbours(sql::Connection &connection, bool isWork);

// Hears it, on a thread and a session of its own. Who is not told looks by itself a little later: a lost word costs
// half a second.
class Neighbours final {
public:
    // told: on the thread of this; cheap. After a lost session everything is told as work.
    Neighbours(QString database, std::function<void(bool isWork)> told);
    ~Neighbours();
    // One of all processes speaks for the database in its metrics: what all of them see alike must not be added up.
    [[nodiscard]] bool isSpeaker() const { return m_speaks; }
    Neighbours(const Neighbours &) = delete;
    Neighbours &operator=(const Neighbours &) = delete;

private:
    void run();
    void hear();

    QString m_database;
    std::function<void(bool)> m_told;
    std::mutex m_mutex;
    std::condition_variable m_resting;
    std::atomic<bool> m_stopping = false;
    std::atomic<bool> m_speaks = false;
    std::thread m_thread;
};

} // namespace farol::server
