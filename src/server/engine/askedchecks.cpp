// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/askedchecks.h"

#include "sql/dialect.h"

#include <future>

namespace farol::server {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

constexpr auto pause = 100ms;

Done isStopping() {
    return failure(ErrorKind::Server, QStringLiteral("stopping"), QStringLiteral("the server is stopping"));
}

std::string listed(const std::vector<std::int64_t> &items) {
    std::string text = "[";
    for (const std::int64_t item : items) {
        text += (text.size() > 1 ? "," : "") + std::to_string(item);
    }
    return text + "]";
}

Done ask(Arrows &arrows, const std::vector<std::int64_t> &items) {
    auto insert = arrows.connection().prepare("INSERT INTO check_requests(item, asked_at) VALUES(?, ?) ON "
                                              "CONFLICT(item) DO NOTHING");
    for (const std::int64_t item : items) {
        if (auto done = insert.bind(item, arrows.moment().now.time_since_epoch().count()).run(); !done) {
            return done;
        }
    }
    return {};
}

} // namespace

AskedChecks::AskedChecks(Writer &writer, Readers &readers, std::chrono::milliseconds patience)
    : m_writer(writer)
    , m_readers(readers)
    , m_patience(patience)
    , m_thread([this] { run(); }) {}

AskedChecks::~AskedChecks() {
    stop();
}

void AskedChecks::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_condition.notify_all();
    if (!m_thread.joinable()) {
        return;
    }
    m_thread.join();
    // Questions that the writer still holds come back here first.
    const auto last = std::make_shared<std::promise<void>>();
    m_writer.post([](Arrows &) { return Done(); }, [last](const Done &) { last->set_value(); });
    last->get_future().wait();
    std::vector<Question> open;
    {
        const std::lock_guard lock(m_mutex);
        open.swap(m_questions);
        m_ended = true;
    }
    for (const Question &question : open) {
        question.done(isStopping());
    }
}

void AskedChecks::checkNow(std::vector<std::int64_t> itemIds, std::function<void(Done)> done) {
    const auto question =
        std::make_shared<Question>(Question{std::move(itemIds), std::move(done), Steady::now() + m_patience});
    m_writer.post([question](Arrows &arrows) { return ask(arrows, question->items); },
                  [this, question](const Done &asked) {
                      if (!asked) {
                          question->done(asked);
                          return;
                      }
                      std::unique_lock lock(m_mutex);
                      if (m_ended) {
                          lock.unlock();
                          question->done(isStopping());
                          return;
                      }
                      m_questions.push_back(std::move(*question));
                      m_condition.notify_all();
                  });
}

void AskedChecks::run() {
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_condition.wait(lock, [this] { return m_stopping || !m_questions.empty(); });
        m_condition.wait_for(lock, pause, [this] { return m_stopping; });
        if (m_stopping) {
            return;
        }
        lock.unlock();
        const auto looked = std::make_shared<std::promise<void>>();
        const bool taken = m_readers.post([this, looked](Result<sql::Connection *> connection) {
            if (connection) {
                look(**connection);
            }
            looked->set_value();
        });
        if (taken) {
            looked->get_future().wait();
        }
        lock.lock();
    }
}

void AskedChecks::look(sql::Connection &connection) {
    std::vector<Question> open;
    {
        const std::lock_guard lock(m_mutex);
        open.swap(m_questions);
    }
    std::vector<Question> later;
    for (Question &question : open) {
        auto left = connection.prepare("SELECT count(*) FROM check_requests WHERE item IN " +
                                       sql::integersOf(connection.dialect(), "?1"));
        const auto row = left.bind(listed(question.items)).step();
        if (row && left.integer(0) == 0) {
            question.done({});
        } else if (Steady::now() >= question.until) {
            question.done(failure(ErrorKind::RateLimited, QStringLiteral("check_pending"),
                                  QStringLiteral("no worker has answered yet; the question stays, look again later")));
        } else {
            later.push_back(std::move(question));
        }
    }
    const std::lock_guard lock(m_mutex);
    std::move(later.begin(), later.end(), std::back_inserter(m_questions));
}

} // namespace farol::server
