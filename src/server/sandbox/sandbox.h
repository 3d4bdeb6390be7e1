// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/sandbox/faults.h"
#include "server/sandbox/ledger.h"

#include <QStringList>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <map>
#include <memory>

namespace farol::server {

struct SandboxOptions {
    quint16 port = 0; // 0: any free one
    QString ledger;   // file; empty: nothing is kept
    QString faults = QStringLiteral("none");
    std::uint64_t seed = 1;
    int delayMs = -1; // -1: as the profile says
    QString preload;  // ledger lines to begin with; for the demo day
    QStringList hold; // orders whose external id begins so are received and never answered
};

class SandboxSession;

// The payment provider, for tests, chaos and the demo: settles, refuses and misbehaves as its profile says, and writes
// everything that it did into a ledger before it answers. One thread, the one that calls run().
class Sandbox final {
public:
    explicit Sandbox(SandboxOptions options);
    ~Sandbox();
    Sandbox(const Sandbox &) = delete;
    Sandbox &operator=(const Sandbox &) = delete;

    // Listens on loopback. Errors: Rejected/faults, Server/ledger, Network/listen.
    [[nodiscard]] Done open();
    [[nodiscard]] quint16 port() const { return m_port; }
    void run();            // until stop()
    void runUntilSignal(); // SIGTERM or SIGINT
    void stop();           // from any thread

private:
    friend class SandboxSession;
    struct Answer {
        std::shared_ptr<SandboxSession> session;
        std::string text; // empty: close without a word
        bool torn = false;
    };
    void accept();
    // A whole request came in.
    void handle(const std::shared_ptr<SandboxSession> &session, std::string_view method, std::string_view target,
                const std::string &body);
    void pay(const std::shared_ptr<SandboxSession> &session, const std::string &body);
    void misbehave(const std::shared_ptr<SandboxSession> &session, LedgerEntry order, Fault fault, std::uint64_t draw);
    void notify(const std::shared_ptr<SandboxSession> &session, const std::string &body);
    void check(const std::shared_ptr<SandboxSession> &session, const std::string &endToEndId);
    void settle(LedgerEntry order);
    void refuse(const std::shared_ptr<SandboxSession> &session, LedgerEntry order, std::string code);
    [[nodiscard]] bool isHeld(std::string_view externalId) const;
    void answer(Answer answer);
    void scheduleSync();
    void sync();
    void scheduleDue();

    SandboxOptions m_options;
    FaultProfile m_profile;
    Ledger m_ledger;
    boost::asio::io_context m_io{1};
    boost::asio::ip::tcp::acceptor m_acceptor{m_io};
    boost::asio::steady_timer m_syncTimer{m_io};
    boost::asio::steady_timer m_dueTimer{m_io};
    std::chrono::steady_clock::time_point m_lastSync;
    std::vector<Answer> m_unsynced;
    std::multimap<std::chrono::steady_clock::time_point, std::function<void()>> m_due;
    std::int64_t m_reads = 0;
    quint16 m_port = 0;
    bool m_syncing = false;
};

// The process farold psp-sandbox: prints {"port":…,"ledger":…} on standard output when it is ready, ends on SIGTERM.
// Returns the exit code.
[[nodiscard]] int runSandbox(const SandboxOptions &options);

} // namespace farol::server
