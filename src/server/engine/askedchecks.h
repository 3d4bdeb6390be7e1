// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/checks.h"
#include "server/engine/readers.h"
#include "server/engine/writer.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace farol::server {

// For a process that does not pay: asks the workers of the same database, by a row for each item, and waits until they
// took the rows away. The engine's side is Engine::startAsked. Error of a check: RateLimited check_pending, when no
// worker answered within the patience; the question stays and is answered later.
class AskedChecks final : public Checks {
public:
    AskedChecks(Writer &writer, Readers &readers, std::chrono::milliseconds patience = std::chrono::seconds(25));
    ~AskedChecks() override; // before the readers and the writer end
    void stop();             // whoever asks from now on is told so; any thread, once
    void checkNow(std::vector<std::int64_t> itemIds, std::function<void(Done)> done) override;

private:
    struct Question {
        std::vector<std::int64_t> items;
        std::function<void(Done)> done;
        std::chrono::steady_clock::time_point until;
    };
    void run();
    void look(sql::Connection &connection);

    Writer &m_writer;
    Readers &m_readers;
    std::chrono::milliseconds m_patience;
    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::vector<Question> m_questions;
    bool m_stopping = false;
    bool m_ended = false; // nobody looks any more
    std::thread m_thread;
};

} // namespace farol::server
