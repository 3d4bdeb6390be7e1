// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/writer.h"
#include "server/events/eventstream.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace farol::server {

// Somebody who gets every fact, in order. A durable one has a position in the table consumers, which moves in the
// transaction of apply(): what it writes there happens once for each fact. What publish() does outside may happen again
// after a kill: its receivers keep an inbox by the id of the event.
class EventConsumer {
public:
    EventConsumer() = default;
    EventConsumer(const EventConsumer &) = delete;
    EventConsumer &operator=(const EventConsumer &) = delete;
    virtual ~EventConsumer() = default;
    [[nodiscard]] virtual std::string name() const = 0;
    // Relay's thread. True: nothing of what is there concerns it, and its position jumps to the head.
    [[nodiscard]] virtual bool isIdle(sql::Connection &) { return false; }
    // Relay's thread: work of its own beside the facts, done by step() in a transaction.
    [[nodiscard]] virtual bool hasMore(sql::Connection &) { return false; }
    [[nodiscard]] virtual Done step(Arrows &) { return {}; }
    // Relay's thread, before apply(). Returns when whoever gets them has confirmed; an error: again later.
    [[nodiscard]] virtual Done publish(sql::Connection &, EventRange) { return {}; }
    // Writer's thread, in the transaction that moves the position.
    [[nodiscard]] virtual Done apply(Arrows &, EventRange) { return {}; }
};

// Somebody who wants to know what happens now, and nothing of before; relay's thread.
class EventListener {
public:
    EventListener() = default;
    EventListener(const EventListener &) = delete;
    EventListener &operator=(const EventListener &) = delete;
    virtual ~EventListener() = default;
    virtual void heard(sql::Connection &connection, EventRange range) = 0;
};

// Takes what committed and nothing else (it reads through a connection of its own) and hands it on in the order of
// positions. Any number of relays may run: the stamper locks the head, a consumer moves by compare and set. Owned by
// the composition root; the writer runs longer.
class Relay final {
public:
    struct Options {
        QString database;
        std::chrono::milliseconds pause{20};     // between two looks; what comes meanwhile shares the next
        std::chrono::milliseconds patience{500}; // without a call to wake()
        std::chrono::milliseconds rest{1000};    // of a consumer that failed
        int chunk = 500;                         // facts a transaction
    };
    Relay(Writer &writer, Options options);
    ~Relay(); // stops
    Relay(const Relay &) = delete;
    Relay &operator=(const Relay &) = delete;

    void add(EventConsumer &consumer); // before start()
    void add(EventListener &listener);
    void start();
    void stop();
    void wake(); // something was committed; any thread, cheap

private:
    struct Durable {
        EventConsumer *consumer;
        std::string name;
        std::chrono::steady_clock::time_point restsUntil;
    };
    void run();
    [[nodiscard]] bool look(sql::Connection &connection); // true: there is more
    void stamp();
    [[nodiscard]] bool feed(sql::Connection &connection, Durable &durable, std::int64_t head);
    [[nodiscard]] bool work(sql::Connection &connection, Durable &durable);
    [[nodiscard]] Done write(Writer::Work work);

    Writer &m_writer;
    Options m_options;
    std::vector<Durable> m_durables;
    std::vector<EventListener *> m_listeners;
    std::int64_t m_heard = -1; // by the listeners; -1: nothing yet
    std::mutex m_mutex;
    std::condition_variable m_condition;
    bool m_woken = true;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace farol::server
