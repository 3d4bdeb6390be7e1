// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/amqp/topology.h"
#include "server/engine/worksignals.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace farol::server {

// A signal on its way: {"items":256}. Errors: Rejected signal_invalid.
[[nodiscard]] std::string encodeSignal(int items);
[[nodiscard]] Result<int> decodeSignal(std::string_view body);

// Takes work signals from the broker's queues, on a thread of its own that comes back after each loss. A signal is
// acknowledged when what it stood for was claimed on disk, or when nothing was there; one that cannot be read goes to
// the dead letters. Lives longer than the engine that asks it.
class SignalConsumer final : public WorkSignals {
public:
    struct Options {
        AmqpLink::Options link;
        std::string prefix = "farol";
        std::string worker; // its name at the broker
        int prefetch = 8;   // signals, of each queue
        std::chrono::milliseconds rest{1'000};
    };
    explicit SignalConsumer(Options options);
    ~SignalConsumer() override; // stops

    void start(std::function<void()> told); // told: there is something new; consumer's thread, cheap
    void stop();

    [[nodiscard]] bool isUp() const override { return m_up; }
    [[nodiscard]] int waiting(ItemKind kind) const override;
    [[nodiscard]] int offered(ItemKind kind) override;
    void settled(ItemKind kind, int claimed, bool nothingLeft) override;
    void grant(ItemKind kind, int items) override;

    struct Figures {
        std::uint64_t received = 0;
        std::uint64_t refused = 0; // unreadable: now dead letters
        std::uint64_t losses = 0;  // of the connection
    };
    [[nodiscard]] Figures figures() const;

private:
    struct Block {
        std::uint64_t serial;
        std::uint64_t tag; // 0: granted, nobody waits for an acknowledgement
        int left;
    };
    struct Line {
        std::deque<Block> blocks;
        std::uint64_t offered = 0; // the newest serial that a look knew of
    };
    [[nodiscard]] Line &line(ItemKind kind) { return m_lines.at(static_cast<std::size_t>(kind)); }
    [[nodiscard]] const Line &line(ItemKind kind) const { return m_lines.at(static_cast<std::size_t>(kind)); }
    void run();
    [[nodiscard]] Done serve(AmqpLink &link);
    [[nodiscard]] Result<bool> acknowledge(AmqpLink &link); // what is finished; true: something is still open
    [[nodiscard]] Done take(AmqpLink &link, const AmqpLink::Delivery &delivery);
    void forget();
    void endFront(Line &line);

    Options m_options;
    Topology m_topology;
    std::function<void()> m_told;
    std::atomic<bool> m_up = false;
    std::atomic<bool> m_stopping = false;
    mutable std::mutex m_mutex;
    std::condition_variable m_resting;
    std::array<Line, 2> m_lines;
    std::uint64_t m_serial = 0;
    std::vector<std::uint64_t> m_finished; // tags to acknowledge
    Figures m_figures;
    std::thread m_thread;
};

} // namespace farol::server
