// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/readers.h"

#include "core/log/log.h"
#include "core/process/giveway.h"
#include "sql/connect.h"

#include <spdlog/spdlog.h>

namespace farol::server {

namespace {

constexpr std::size_t maxWaiting = 1024;

// One piece of work in one read transaction. An exception ends the work, not the thread.
void runIn(Result<std::unique_ptr<sql::Connection>> &connection, const Readers::Work &work) {
    try {
        if (!connection) {
            work(tl::unexpected(connection.error()));
            return;
        }
        const sql::Transaction moment(**connection); // goes without commit: nothing is written
        if (!moment.begun()) {
            work(tl::unexpected(moment.begun().error()));
            return;
        }
        work(connection->get());
    } catch (const std::exception &error) {
        log::logger().error("a read ended with an exception: {}", error.what());
    }
}

} // namespace

Readers::Readers(QString path, int threads)
    : m_path(std::move(path)) {
    for (int i = 0; i < threads; ++i) {
        m_threads.emplace_back([this] { run(); });
    }
}

Readers::~Readers() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_condition.notify_all();
    for (std::thread &thread : m_threads) {
        thread.join();
    }
}

bool Readers::post(Work work) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_waiting.size() >= maxWaiting) {
            return false;
        }
        m_waiting.push_back(std::move(work));
    }
    m_condition.notify_one();
    return true;
}

void Readers::run() {
    answerSoon();
    const auto open = [this] { return sql::connect({m_path, true}); };
    auto connection = open();
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_condition.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
        if (m_waiting.empty()) {
            return;
        }
        const Work work = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        if (!connection) {
            connection = open(); // the file may be there by now
        }
        ++m_busy;
        runIn(connection, work);
        --m_busy;
        lock.lock();
    }
}

} // namespace farol::server
