// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/events/relay.h"

#include "core/log/log.h"
#include "sql/connect.h"

#include <future>
#include <spdlog/spdlog.h>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;
using Steady = std::chrono::steady_clock;

namespace {

constexpr int stampedAtOnce = 5000;

// One moment for all the reads of a look.
class ReadMoment final {
public:
    explicit ReadMoment(sql::Connection &connection)
        : m_connection(connection)
        , m_begun(connection.execute("BEGIN")) {}
    ~ReadMoment() {
        if (m_begun) {
            (void)m_connection.execute("ROLLBACK"); // nothing was written
        }
    }
    ReadMoment(const ReadMoment &) = delete;
    ReadMoment &operator=(const ReadMoment &) = delete;

private:
    sql::Connection &m_connection;
    Done m_begun;
};

} // namespace

Relay::Relay(Writer &writer, Options options)
    : m_writer(writer)
    , m_options(std::move(options)) {}

Relay::~Relay() {
    stop();
}

void Relay::add(EventConsumer &consumer) {
    m_durables.push_back({&consumer, consumer.name(), {}});
}

void Relay::add(EventListener &listener) {
    m_listeners.push_back(&listener);
}

void Relay::start() {
    m_thread = std::thread([this] { run(); });
}

void Relay::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_condition.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void Relay::wake() {
    {
        const std::lock_guard lock(m_mutex);
        if (m_woken) {
            return;
        }
        m_woken = true;
    }
    m_condition.notify_one();
}

void Relay::run() {
    std::unique_ptr<sql::Connection> connection;
    for (;;) {
        if (!connection) {
            auto opened = sql::connect({m_options.database, true});
            connection = opened ? std::move(*opened) : nullptr;
        }
        const bool more = connection && look(*connection);
        std::unique_lock lock(m_mutex);
        // What comes within the pause shares the next look.
        m_condition.wait_for(lock, m_options.pause, [this] { return m_stopping; });
        if (!more) {
            m_condition.wait_for(lock, m_options.patience, [this] { return m_stopping || m_woken; });
        }
        m_woken = false;
        if (m_stopping) {
            return;
        }
    }
}

bool Relay::look(sql::Connection &connection) {
    if (const auto waiting = hasUnstamped(connection); waiting && *waiting) {
        stamp();
    }
    const auto head = headOfStream(connection);
    if (!head) {
        return false;
    }
    if (m_heard != *head) {
        const EventRange range{m_heard < 0 ? *head : m_heard, *head};
        m_heard = *head;
        for (EventListener *listener : m_listeners) {
            const ReadMoment moment(connection);
            listener->heard(connection, range);
        }
    }
    bool more = false;
    for (Durable &durable : m_durables) {
        if (Steady::now() >= durable.restsUntil) {
            more = feed(connection, durable, *head) || more;
            more = work(connection, durable) || more;
        }
    }
    return more;
}

void Relay::stamp() {
    const auto done = write([](Arrows &arrows) -> Done {
        const auto stamped = stampEvents(arrows.connection(), stampedAtOnce);
        return stamped ? Done() : tl::unexpected(stamped.error());
    });
    if (!done) {
        log::logger().warn("facts wait for their position: {}", done.error().detail.toStdString());
    }
}

bool Relay::feed(sql::Connection &connection, Durable &durable, std::int64_t head) {
    const auto after = consumerPosition(connection, durable.name);
    if (!after || *after >= head) {
        return false;
    }
    const bool idle = durable.consumer->isIdle(connection);
    const EventRange range{*after, idle ? head : std::min(head, *after + m_options.chunk)};
    Done done = idle ? Done() : durable.consumer->publish(connection, range);
    done = done ? write([&durable, range, idle](Arrows &arrows) -> Done {
        if (auto applied = idle ? Done() : durable.consumer->apply(arrows, range); !applied) {
            return applied;
        }
        const auto moved = moveConsumer(arrows, durable.name, range);
        if (!moved) {
            return tl::unexpected(moved.error());
        }
        return *moved ? Done() : failure(ErrorKind::Conflict, u"consumer_moved"_s, u"another relay was faster"_s);
    })
                : done;
    if (!done && done.error().code != u"consumer_moved") {
        durable.restsUntil = Steady::now() + m_options.rest;
        log::logger().warn("{} waits at {}: {}", durable.name, *after, done.error().detail.toStdString());
        return false;
    }
    return range.to < head;
}

bool Relay::work(sql::Connection &connection, Durable &durable) {
    if (!durable.consumer->hasMore(connection)) {
        return false;
    }
    const Done done = write([&durable](Arrows &arrows) { return durable.consumer->step(arrows); });
    if (!done) {
        durable.restsUntil = Steady::now() + m_options.rest;
    }
    return done.has_value();
}

Done Relay::write(Writer::Work work) {
    std::promise<Done> written;
    m_writer.post(
        std::move(work), [&written](Done done) { written.set_value(std::move(done)); }, Writer::Post::Books);
    return written.get_future().get();
}

} // namespace farol::server
