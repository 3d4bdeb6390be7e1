// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/engine.h"

#include "server/audit/audit.h"
#include "server/engine/database.h"

#include <QCryptographicHash>
#include <algorithm>
#include <future>

namespace farol::server {

using namespace std::chrono_literals;

namespace {

// How long work of another process waits when nobody tells of it.
constexpr auto lookPause = 500ms;
// How often, and how old, work is looked for that no signal told of.
constexpr auto sweepPause = 5s;
constexpr auto signalPatience = 2s;

constexpr std::array kinds = {ItemKind::Payment, ItemKind::Notification};

Claims::Options claimOptions(const EngineOptions &options) {
    return {options.worker, options.lease, options.plant == Plant::NewEndToEndId || options.plant == Plant::NoFencing,
            options.queueLimit};
}

} // namespace

EngineOptions engineOptions(const Config &config, const std::string &worker, Secret token) {
    EngineOptions options;
    options.worker = worker;
    options.ispb = config.provider.ispb.toStdString();
    options.window = config.provider.window;
    options.automaticChecks = config.engine.automaticChecks;
    options.uncertainAfter = config.engine.uncertainAfter;
    options.checkBackoff = config.engine.checkBackoff;
    options.lease = config.engine.lease;
    options.retry = config.engine.retry;
    options.queueLimit = config.engine.queueInFlight;
    options.provider.url = config.provider.url;
    options.provider.timeout = config.provider.timeout;
    options.provider.token = std::move(token);
    return options;
}

Engine::Engine(Writer &writer, const Clock &clock, EngineOptions options)
    : m_writer(writer)
    , m_clock(clock)
    , m_options(std::move(options))
    , m_ids(m_options.ispb)
    , m_claims(m_ids, claimOptions(m_options))
    , m_random(std::random_device()())
    , m_client([this](const Reply &reply) { onReply(reply); }) {}

Engine::~Engine() {
    m_writer.stop();
}

Done Engine::start() {
    m_writer.join(*this);
    m_writer.setAutomaticChecks(m_options.automaticChecks);
    if (m_options.plant == Plant::AckBeforeCommit) {
        m_writer.plantEarlyAnswers();
    }
    m_options.provider.connections = m_options.window + m_options.noticeWindow + m_options.checkWindow;
    m_nextCheck = m_clock.now();
    return m_client.start(m_options.provider);
}

void Engine::drain(std::chrono::milliseconds atMost) {
    m_draining = true;
    // A group that began before it saw the flag may still claim: its commit is waited for first.
    const auto seen = std::make_shared<std::promise<void>>();
    m_writer.post([](Arrows &) { return Done(); }, [seen](const Done &) { seen->set_value(); });
    (void)seen->get_future().wait_for(atMost);
    {
        std::unique_lock lock(m_mutex);
        m_landed.wait_for(lock, atMost, [this] { return m_figures.paymentsInFlight + m_figures.noticesInFlight == 0; });
    }
    m_client.stop();
    {
        const std::lock_guard lock(m_mutex);
        m_drained = true;
    }
    m_writer.post(
        [](Arrows &) { return Done(); },
        [this](const Done &) {
            answerAll(failure(ErrorKind::Server, QStringLiteral("stopping"), QStringLiteral("the server is stopping")));
        });
}

EngineFigures Engine::figures() const {
    const std::lock_guard lock(m_mutex);
    return m_figures;
}

// On the client's io thread: judged there, so that the writer only writes.
void Engine::onReply(const Reply &reply) {
    Landed landed{reply.call, reply.item, reply.fencing, judge(reply, reply.endToEndId), reply.status};
    {
        const std::lock_guard lock(m_mutex);
        m_inbox.push_back(std::move(landed));
    }
    if (!m_mail.exchange(true)) {
        m_writer.wake();
    }
}

void Engine::takeInbox() {
    m_mail = false;
    const std::lock_guard lock(m_mutex);
    std::move(m_inbox.begin(), m_inbox.end(), std::back_inserter(m_answers));
    m_inbox.clear();
    std::move(m_inboxRequests.begin(), m_inboxRequests.end(), std::back_inserter(m_requested));
    m_inboxRequests.clear();
}

Done Engine::step(Arrows &arrows) {
    using Part = Done (Engine::*)(Arrows &);
    static constexpr Part parts[] = {&Engine::recover,        &Engine::applyAnswers, &Engine::expireLeases,
                                     &Engine::startRequested, &Engine::startAsked,   &Engine::startChecks,
                                     &Engine::sweep,          &Engine::claim,        &Engine::beat};
    m_stage = {};
    takeInbox();
    if (arrows.moment().now < m_lastStep) { // the clock went back: places in the queue mean nothing any more
        rolledBack();
    }
    m_lastStep = arrows.moment().now;
    const bool told = m_lookNow.exchange(false);
    m_looks = isShared(arrows.connection()) &&
              (told || !m_nextLook || *m_nextLook <= m_lastStep || *m_nextLook > m_lastStep + lookPause);
    if (m_looks) {
        othersWrote();
        m_nextSweep = told ? std::nullopt : m_nextSweep; // such as a queue that goes on
        m_nextLook = m_lastStep + lookPause;
        m_nextLease = m_lastStep; // also of workers that are gone
    }
    const auto before = arrows.mark();
    for (const Part part : parts) {
        if (auto done = (this->*part)(arrows); !done) {
            return done;
        }
    }
    if (auto done = m_stage.attempts.write(arrows, m_options.worker); !done) {
        return done;
    }
    return audit(arrows, before);
}

void Engine::committed() {
    m_recovering = false;
    m_answers.clear();
    for (const std::int64_t item : m_stage.ended) {
        if (const auto flight = m_flights.extract(item)) {
            const ItemKind kind = flight.mapped().key.kind;
            m_claims.ended(flight.mapped());
            --m_queues[kind].inFlight;
            m_queues[kind].scan |= flight.mapped().batchLimit > 0;
            if (m_options.workSignals && flight.mapped().batchLimit > 0) {
                m_options.workSignals->grant(kind, 1); // the next of its batch may go
            }
        }
    }
    for (Flight &flight : m_stage.started) {
        ++m_queues[flight.key.kind].inFlight;
        m_flights.insert_or_assign(flight.key.id, std::move(flight));
    }
    for (const auto &[kind, look] : m_stage.looked) {
        m_options.workSignals->settled(kind, look.first, look.second);
        if (!look.second && m_options.workSignals->waiting(kind) == 0) {
            m_nextSweep.reset(); // there may be more than anybody told of
        }
    }
    commitChecks();
    m_nextBeat = m_stage.beat.value_or(m_nextBeat);
    {
        const std::lock_guard lock(m_mutex);
        const EngineFigures &more = m_stage.figures;
        m_figures.sent += more.sent;
        m_figures.checks += more.checks;
        m_figures.lateAnswers += more.lateAnswers;
        for (const auto &[reason, count] : more.retries) {
            m_figures.retries[reason] += count;
        }
        for (std::size_t i = 0; i < more.moved.size(); ++i) {
            m_figures.moved[i] += more.moved[i];
        }
        m_figures.paymentsInFlight = m_queues[ItemKind::Payment].inFlight;
        m_figures.noticesInFlight = m_queues[ItemKind::Notification].inFlight;
        m_figures.checksInFlight = static_cast<std::int64_t>(m_checks.size());
    }
    m_landed.notify_all();
    if (!m_stage.orders.empty()) {
        probe("before_send");
        m_client.send(std::move(m_stage.orders));
        probe("after_send");
    }
    m_stage = {};
}

void Engine::rolledBack() {
    m_stage = {};
    othersWrote();
    m_nextCheck = m_clock.now();
    m_nextLease = m_clock.now();
}

void Engine::othersWrote() {
    m_nextCheck = m_clock.now();
    m_claims.startOver();
    for (const ItemKind kind : kinds) {
        m_queues[kind].scan = true;
    }
}

void Engine::lookNow() {
    if (!m_lookNow.exchange(true)) {
        m_writer.wake();
    }
}

bool Engine::hasWork() const {
    if (m_mail || m_lookNow || m_recovering || !m_answers.empty() || !m_requested.empty()) {
        return true;
    }
    for (const auto &[kind, queue] : m_queues) {
        if (mayFind(kind, queue) && freeSlots(kind) > 0) {
            return true;
        }
    }
    const auto due = nextDue();
    return due && *due <= m_clock.now();
}

// Only what could be done at that moment: a full window makes nothing due.
std::optional<Instant> Engine::nextDue() const {
    Instant next = std::min(m_nextBeat, m_nextLook.value_or(m_nextBeat));
    const auto take = [&next](const std::optional<Instant> &at) { next = at ? std::min(next, *at) : next; };
    take(m_nextLease);
    if (m_options.automaticChecks && freeChecks() > 0) {
        take(m_nextCheck);
    }
    if (m_options.workSignals) {
        take(m_nextSweep);
        return next;
    }
    for (const auto &[kind, queue] : m_queues) {
        if (freeSlots(kind) > 0) {
            take(queue.nextReady);
        }
    }
    return next;
}

bool Engine::mayFind(ItemKind kind, const Queue &queue) const {
    return m_options.workSignals ? m_options.workSignals->waiting(kind) > 0 : queue.scan;
}

// How many may be claimed now, and on a broker's word no more than it told of.
int Engine::slotsFor(ItemKind kind) {
    const int free = freeSlots(kind);
    return m_options.workSignals && free > 0 ? std::min(free, m_options.workSignals->offered(kind)) : free;
}

// A signal may be lost, or its day may only have begun: the table knows.
Done Engine::sweep(Arrows &arrows) {
    const Instant now = arrows.moment().now;
    if (!m_options.workSignals || (m_nextSweep && now < *m_nextSweep && *m_nextSweep <= now + sweepPause)) {
        return {};
    }
    m_nextSweep = now + sweepPause;
    for (const ItemKind kind : kinds) {
        if (!m_options.workSignals->isUp() || freeSlots(kind) <= 0 || m_options.workSignals->waiting(kind) > 0) {
            continue;
        }
        auto late = arrows.connection().prepare("SELECT id FROM items WHERE state IN (1,4) AND kind=? AND next_at<=? "
                                                "LIMIT 1");
        const auto found = late.bind(kind, (now - signalPatience).time_since_epoch().count()).step();
        if (!found) {
            return tl::unexpected(found.error());
        }
        if (*found) {
            m_options.workSignals->grant(kind, m_options.window);
        }
    }
    return {};
}

int Engine::freeSlots(ItemKind kind) const {
    if (m_draining) {
        return 0;
    }
    const auto value = [kind](const auto &map, auto member) {
        const auto at = map.find(kind);
        return at == map.end() ? 0 : member(at->second);
    };
    const int freed = value(m_stage.freed, [](int count) { return count; });
    const int flying = value(m_queues, [](const Queue &queue) { return queue.inFlight; });
    return (kind == ItemKind::Payment ? m_options.window : m_options.noticeWindow) - flying + freed;
}

Done Engine::claim(Arrows &arrows) {
    const Instant now = arrows.moment().now;
    for (const ItemKind kind : kinds) {
        Queue &queue = m_queues[kind];
        const int slots = slotsFor(kind);
        const bool due = m_options.workSignals || queue.scan || (queue.nextReady && *queue.nextReady <= now);
        if (slots <= 0 || !due) {
            continue;
        }
        if (m_options.workSignals) {
            m_claims.startOver(); // what is new may stand before the last place
        }
        probe("before_claim");
        auto claims = m_claims.take(arrows, m_stage.attempts, kind, slots);
        if (!claims) {
            return tl::unexpected(claims.error());
        }
        queue.scan = static_cast<int>(claims->size()) == slots || m_claims.missed();
        const auto next = m_claims.nextDue(arrows.connection(), kind, now);
        if (!next) {
            return tl::unexpected(next.error());
        }
        queue.nextReady = *next;
        // Sent while a check may already have said "unknown there" would be a lie: such an order does not leave.
        const auto patience =
            std::max(100ms, std::min(m_options.lease - m_options.provider.timeout, m_options.uncertainAfter / 2));
        const auto staleAt = std::chrono::steady_clock::now() + patience;
        for (Claim &claim : *claims) {
            claim.order.staleAt = staleAt;
            m_stage.orders.push_back(std::move(claim.order));
            m_stage.started.push_back(std::move(claim.flight));
        }
        const auto count = static_cast<std::int64_t>(claims->size());
        if (m_options.workSignals) {
            m_stage.looked[kind] = {static_cast<int>(count), count < slots};
        }
        m_stage.figures.sent += count;
        m_stage.figures.moved[static_cast<std::size_t>(ItemState::Sent)] += count;
        if (count > 0) {
            m_nextLease = std::min(m_nextLease.value_or(now + m_options.lease), now + m_options.lease);
            probe("after_claim");
        }
    }
    return {};
}

// One chained row a commit: how many events, the first and the last, and a hash over them all.
Done Engine::audit(Arrows &arrows, const Arrows::Mark &before) {
    if (auto done = arrows.flushEvents(); !done) {
        return done;
    }
    const auto events = arrows.events().subspan(before.events);
    if (events.empty()) {
        return {};
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const Arrows::Event &event : events) {
        std::string line = std::to_string(event.seq);
        for (const std::string &part :
             {std::to_string(event.item.value_or(0)), event.type, std::to_string(event.attempt), event.code}) {
            line += '|' + part;
        }
        line += '\n';
        hash.addData(QByteArrayView(line.data(), static_cast<qsizetype>(line.size())));
    }
    AuditEntry entry;
    entry.actor = QString::fromStdString(m_options.worker);
    entry.action = QStringLiteral("engine.commit");
    entry.object = QStringLiteral("events %1-%2").arg(events.front().seq).arg(events.back().seq);
    entry.after = QStringLiteral("{\"count\":%1,\"hash\":\"%2\"}")
                      .arg(events.size())
                      .arg(QString::fromLatin1(hash.result().toHex()));
    return appendAudit(arrows, entry);
}

void Engine::probe(const char *label) const {
    if (m_options.probe) {
        m_options.probe(label);
    }
}

} // namespace farol::server
