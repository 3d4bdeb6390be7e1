// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sandbox/sandbox.h"

#include "server/outbound/flatjson.h"
#include "server/sandbox/session.h"

#include <boost/asio/signal_set.hpp>
#include <charconv>
#include <cstdio>

namespace farol::server {

namespace asio = boost::asio;
using Code = boost::system::error_code;
using Steady = std::chrono::steady_clock;
using namespace std::chrono_literals;

namespace {

std::string reply(int status, std::string_view body) {
    std::string text = "HTTP/1.1 " + std::to_string(status) + (status < 300 ? " OK\r\n" : " No\r\n");
    text += "Content-Type: application/json\r\n";
    if (status != 204) {
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    }
    text += "\r\n";
    return text += body;
}

std::string codeReply(int status, std::string_view code) {
    return reply(status, "{\"code\":\"" + std::string(code) + "\"}");
}

std::string outcomeReply(const LedgerEntry &outcome, int refusedStatus) {
    const bool settled = outcome.effect == Effect::Settled;
    std::string body = settled ? "{\"status\":\"settled\"" : "{\"status\":\"failed\",\"code\":\"" + outcome.code + '"';
    body += ",\"end_to_end_id\":\"" + outcome.endToEndId + "\"}";
    return reply(settled ? 200 : refusedStatus, body);
}

} // namespace

Sandbox::Sandbox(SandboxOptions options)
    : m_options(std::move(options)) {}
Sandbox::~Sandbox() = default;

Done Sandbox::open() {
    auto profile = faultProfile(m_options.faults);
    if (!profile) {
        return tl::unexpected(profile.error());
    }
    m_profile = *profile;
    if (m_options.delayMs >= 0) {
        m_profile.delay = std::chrono::milliseconds(m_options.delayMs);
    }
    auto done = m_ledger.open(m_options.ledger);
    if (done && !m_options.preload.isEmpty()) {
        done = m_ledger.preload(m_options.preload);
    }
    if (done) {
        done = m_ledger.sync();
    }
    if (!done) {
        return done;
    }
    Code error;
    const asio::ip::tcp::endpoint at(asio::ip::address_v4::loopback(), m_options.port);
    (void)m_acceptor.open(at.protocol(), error);
    (void)m_acceptor.set_option(asio::socket_base::reuse_address(true), error);
    (void)m_acceptor.bind(at, error);
    if (!error) {
        (void)m_acceptor.listen(4096, error);
    }
    if (error) {
        return failure(ErrorKind::Network, QStringLiteral("listen"),
                       QStringLiteral("cannot listen on port %1: %2")
                           .arg(m_options.port)
                           .arg(QString::fromStdString(error.message())));
    }
    m_port = m_acceptor.local_endpoint(error).port();
    return {};
}

void Sandbox::run() {
    accept();
    m_io.run();
}

void Sandbox::runUntilSignal() {
    asio::signal_set signals(m_io, SIGTERM, SIGINT);
    signals.async_wait([this](Code, int) { stop(); });
    run();
}

void Sandbox::stop() {
    m_io.stop();
}

void Sandbox::accept() {
    m_acceptor.async_accept([this](Code error, asio::ip::tcp::socket socket) {
        if (!error) {
            Code ignored;
            socket.set_option(asio::ip::tcp::no_delay(true), ignored);
            std::make_shared<SandboxSession>(std::move(socket), *this)->read();
        }
        accept();
    });
}

void Sandbox::handle(const std::shared_ptr<SandboxSession> &session, std::string_view method, std::string_view target,
                     const std::string &body) {
    static constexpr std::string_view payments = "/payments/";
    static constexpr std::string_view ledgerOf = "/ledger?external_id=";
    static constexpr std::string_view orders = "/orders?";
    if (method == "POST" && target == "/payments") {
        pay(session, body);
    } else if (method == "POST" && target == "/notify") {
        notify(session, body);
    } else if (method == "GET" && target.starts_with(payments)) {
        check(session, std::string(target.substr(payments.size())));
    } else if (method == "GET" && target == "/ledger/summary") {
        session->write(reply(200, m_ledger.summary()));
    } else if (method == "GET" && target.starts_with(ledgerOf)) {
        session->write(reply(200, m_ledger.entriesOf(std::string(target.substr(ledgerOf.size())))));
    } else if (method == "GET" && target.starts_with(orders)) {
        const auto number = [target](std::string_view name) {
            const auto at = target.find(name);
            std::int64_t value = 0;
            if (at != std::string_view::npos) {
                std::from_chars(target.data() + at + name.size(), target.data() + target.size(), value);
            }
            return value;
        };
        session->write(reply(200, m_ledger.ordersSince(number("since="), number("after="))));
    } else if (method == "GET" && target == "/reads") {
        session->write(reply(200, "{\"reads\":" + std::to_string(m_reads) + "}"));
    } else {
        session->write(codeReply(404, "no_such_route"));
    }
}

void Sandbox::pay(const std::shared_ptr<SandboxSession> &session, const std::string &body) {
    const auto request = FlatJson::parse(body);
    const auto amount = request ? amountFrom(request->get("amount")) : std::nullopt;
    if (!amount || request->get("end_to_end_id").size() != 32 || request->get("external_id").empty()) {
        session->write(codeReply(400, "malformed"));
        return;
    }
    LedgerEntry order{Effect::Received,
                      std::string(request->get("external_id")),
                      std::string(request->get("end_to_end_id")),
                      *amount,
                      {},
                      session->header("x-farol-redrive")};
    m_ledger.add(order);
    order.redrive.clear(); // what follows is the provider's own
    const auto draw = drawOf(m_options.seed, order.externalId, m_ledger.timesReceived(order.externalId));
    if (isHeld(order.externalId)) {
        session->waitForEnd();
        scheduleSync();
    } else if (const auto *known = m_ledger.outcome(order.endToEndId)) {
        answer({session, outcomeReply(*known, 422)});
    } else {
        misbehave(session, std::move(order), faultOf(m_profile, draw), draw);
    }
}

void Sandbox::misbehave(const std::shared_ptr<SandboxSession> &session, LedgerEntry order, Fault fault,
                        std::uint64_t draw) {
    static constexpr std::string_view definite[] = {"invalid_key", "invalid_document", "account_closed"};
    static constexpr std::string_view retryable[] = {"insufficient_funds", "limit_exceeded", "bank_unavailable"};
    static constexpr int servers[] = {500, 502, 504};
    const std::size_t variant = draw % 3;
    const bool half = (draw >> 8) % 2 == 0;
    const LedgerEntry settled{Effect::Settled, order.externalId, order.endToEndId, order.amountMinor, {}};
    const bool pays = fault == Fault::None || fault == Fault::TimeoutAfter || fault == Fault::DupCallback ||
                      (half && (fault == Fault::Http5xx || fault == Fault::Torn || fault == Fault::Uncertain));
    if (pays) {
        settle(order);
    }
    switch (fault) {
    case Fault::None:
        answer({session, outcomeReply(settled, 422)});
        return;
    case Fault::DupCallback:
        settle(order);
        answer({session, outcomeReply(settled, 422)});
        return;
    case Fault::LateCallback:
        m_due.emplace(Steady::now() + m_profile.late, [this, order] {
            settle(order);
            scheduleSync();
        });
        scheduleDue();
        [[fallthrough]];
    case Fault::TimeoutAfter:
    case Fault::TimeoutBefore:
        session->waitForEnd();
        scheduleSync();
        return;
    case Fault::Http5xx:
        answer({session, codeReply(servers[variant], "broken")});
        return;
    case Fault::Torn:
        answer({session, outcomeReply(settled, 422), true});
        return;
    case Fault::Uncertain:
        answer({session, {}});
        return;
    case Fault::Transient:
        answer({session, half ? codeReply(503, "not_processed") : codeReply(429, "rate_limited")});
        return;
    case Fault::Definite:
        refuse(session, std::move(order), std::string(definite[variant]));
        return;
    case Fault::Retryable:
        refuse(session, std::move(order), std::string(retryable[variant]));
        return;
    }
}

// The network takes an id once.
void Sandbox::settle(LedgerEntry order) {
    if (!m_ledger.outcome(order.endToEndId)) {
        order.effect = Effect::Settled;
        m_ledger.add(std::move(order));
    }
}

void Sandbox::refuse(const std::shared_ptr<SandboxSession> &session, LedgerEntry order, std::string code) {
    order.effect = Effect::Refused;
    order.code = std::move(code);
    m_ledger.add(order);
    answer({session, outcomeReply(order, 422)});
}

void Sandbox::notify(const std::shared_ptr<SandboxSession> &session, const std::string &body) {
    const auto request = FlatJson::parse(body);
    if (!request || request->get("external_id").empty()) {
        session->write(codeReply(400, "malformed"));
        return;
    }
    LedgerEntry note{Effect::Notified, std::string(request->get("external_id")), {}, 0, {}};
    const auto draw = drawOf(m_options.seed, note.externalId, m_ledger.timesReceived(note.externalId) + 1);
    const Fault fault = faultOf(m_profile, draw);
    if (isHeld(note.externalId) || fault == Fault::TimeoutBefore || fault == Fault::TimeoutAfter) {
        session->waitForEnd();
    } else if (fault == Fault::Definite) {
        answer({session, codeReply(422, "invalid_key")});
    } else if (fault == Fault::None) {
        m_ledger.add(std::move(note));
        answer({session, reply(204, {})});
    } else {
        answer({session, codeReply(503, "not_processed")});
    }
}

void Sandbox::check(const std::shared_ptr<SandboxSession> &session, const std::string &endToEndId) {
    ++m_reads;
    const auto draw = drawOf(m_options.seed, endToEndId, m_reads);
    const auto *known = m_ledger.outcome(endToEndId);
    if (static_cast<double>(draw % 10'000) < m_profile.checkFails * 100) {
        answer({session, codeReply(500, "broken")});
    } else if (known) {
        answer({session, outcomeReply(*known, 200)});
    } else {
        answer({session, codeReply(404, "unknown")});
    }
}

bool Sandbox::isHeld(std::string_view externalId) const {
    return std::any_of(m_options.hold.begin(), m_options.hold.end(),
                       [externalId](const QString &prefix) { return externalId.starts_with(prefix.toStdString()); });
}

void Sandbox::answer(Answer answer) {
    m_unsynced.push_back(std::move(answer));
    scheduleSync();
}

// At most one sync a millisecond: what comes meanwhile shares the next one.
void Sandbox::scheduleSync() {
    if (std::exchange(m_syncing, true)) {
        return;
    }
    m_syncTimer.expires_at(m_lastSync + 1ms);
    m_syncTimer.async_wait([this](Code error) {
        if (!error) {
            sync();
        }
    });
}

void Sandbox::sync() {
    m_syncing = false;
    if (m_ledger.isDirty()) {
        if (auto done = m_ledger.sync(); !done) {
            std::fprintf(stderr, "psp-sandbox: %s\n", qPrintable(done.error().detail));
            m_io.stop(); // a provider that cannot remember must not answer
            return;
        }
    }
    m_lastSync = Steady::now();
    const auto due = m_lastSync + m_profile.delay;
    for (Answer &answer : std::exchange(m_unsynced, {})) {
        m_due.emplace(due, [ready = std::move(answer)]() mutable {
            if (ready.text.empty()) {
                ready.session->close();
            } else if (ready.torn) {
                ready.session->writeAndClose(ready.text.substr(0, ready.text.size() / 2));
            } else {
                ready.session->write(std::move(ready.text));
            }
        });
    }
    scheduleDue();
}

void Sandbox::scheduleDue() {
    const auto now = Steady::now();
    while (!m_due.empty() && m_due.begin()->first <= now) {
        const auto action = m_due.extract(m_due.begin());
        action.mapped()();
    }
    if (!m_due.empty()) {
        m_dueTimer.expires_at(m_due.begin()->first);
        m_dueTimer.async_wait([this](Code error) {
            if (!error) {
                scheduleDue();
            }
        });
    }
}

int runSandbox(const SandboxOptions &options) {
    Sandbox sandbox(options);
    if (auto done = sandbox.open(); !done) {
        std::fprintf(stderr, "psp-sandbox: %s\n", qPrintable(done.error().detail));
        return 2;
    }
    std::string line = "{\"port\":" + std::to_string(sandbox.port()) + ",\"ledger\":";
    appendJson(line, options.ledger.toStdString());
    std::printf("%s}\n", line.c_str());
    std::fflush(stdout);
    sandbox.runUntilSignal();
    return 0;
}

} // namespace farol::server
