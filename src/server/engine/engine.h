// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/checks.h"
#include "server/engine/engineoptions.h"
#include "server/engine/stage.h"
#include "server/engine/writer.h"

#include <random>
#include <variant>

namespace farol::server {

// Pays. Joins each group of the writer: applies what the provider answered, looks after leases and checks, claims for
// the freed slots, and posts the sends when the disk has their intent. Everything here is the writer thread's, except
// the inbox and the figures. Must go before its writer; its end stops the writer.
class Engine final : public GroupMember, public Checks {
public:
    Engine(Writer &writer, const Clock &clock, EngineOptions options);
    ~Engine() override;

    // Joins the writer, which must not run yet. Errors: those of ProviderClient::start.
    [[nodiscard]] Done start();
    // Claims nothing more, waits at most so long for the answers of what flies, then ends the client. The writer must
    // still run. What flies on is found out at the next start.
    void drain(std::chrono::milliseconds atMost);
    // Others put work into the queue, or asked for a check: looks at once. Any thread, cheap.
    void lookNow();
    void checkNow(std::vector<std::int64_t> itemIds, std::function<void(Done)> done) override;
    [[nodiscard]] EngineFigures figures() const; // any thread

    [[nodiscard]] Done step(Arrows &arrows) override;
    void committed() override;
    void rolledBack() override;
    void othersWrote() override;
    [[nodiscard]] bool hasWork() const override;
    [[nodiscard]] std::optional<Instant> nextDue() const override;

private:
    using Value = std::variant<std::int64_t, std::string>; // of a query
    using Waiting = std::shared_ptr<CheckRequest>;
    using Check = RunningCheck;
    using Stored = StoredItem;
    using Stage = EngineStage;
    struct Queue {
        bool scan = true; // something may be ready
        std::optional<Instant> nextReady;
        int inFlight = 0;
    };

    void onReply(const Reply &reply);
    void takeInbox();
    [[nodiscard]] int freeSlots(ItemKind kind) const;
    [[nodiscard]] bool mayFind(ItemKind kind, const Queue &queue) const;
    [[nodiscard]] int slotsFor(ItemKind kind);
    [[nodiscard]] Done sweep(Arrows &arrows);
    [[nodiscard]] int freeChecks() const;
    [[nodiscard]] static Result<std::vector<Stored>> load(Arrows &arrows, std::string_view where, const Value &value,
                                                          std::int64_t limit);

    [[nodiscard]] Result<bool> move(Arrows &arrows, const ItemKey &key, std::span<const ItemState> via,
                                    const ArrowChange &change);

    // answers.cpp: what the provider said of what flies
    [[nodiscard]] Done applyAnswers(Arrows &arrows);
    [[nodiscard]] Result<Arrows::Move> decide(Arrows &arrows, const Flight &flight, const Landed &answer);
    [[nodiscard]] Result<ArrowChange> changeFor(Arrows &arrows, const Flight &flight, const Judgement &judgement);
    [[nodiscard]] Result<ArrowChange> retryOrDead(Arrows &arrows, const ItemKey &key, const Judgement &judgement);
    [[nodiscard]] Result<bool> mayTryOnce(Arrows &arrows, const ItemKey &key) const;
    [[nodiscard]] ArrowChange uncertain(Instant sentAt, const Judgement &judgement);
    [[nodiscard]] ArrowChange retry(ItemKind kind, Instant at, const Judgement &judgement);

    // leases.cpp: what nobody answers for any more
    [[nodiscard]] Done recover(Arrows &arrows);
    [[nodiscard]] Done expireLeases(Arrows &arrows);
    [[nodiscard]] Done abandon(Arrows &arrows, const Stored &stored, const std::string &code);
    [[nodiscard]] Done beat(Arrows &arrows);

    // checking.cpp: what only a check decides
    [[nodiscard]] Done applyCheck(Arrows &arrows, const Landed &answer);
    [[nodiscard]] Done settleCheck(Arrows &arrows, const Stored &stored, const Landed &answer);
    [[nodiscard]] Done stayUncertain(Arrows &arrows, const Stored &stored, const Judgement &judgement);
    [[nodiscard]] Done startRequested(Arrows &arrows);
    [[nodiscard]] Done startAsked(Arrows &arrows);
    [[nodiscard]] Done asked(Arrows &arrows, std::int64_t item) const; // the question of another process is answered
    [[nodiscard]] Done startChecks(Arrows &arrows);
    void stageCheck(const Stored &stored, const Waiting &waiting);
    void commitChecks();
    void answerAll(const Done &done);
    [[nodiscard]] Done claim(Arrows &arrows);
    [[nodiscard]] Done audit(Arrows &arrows, const Arrows::Mark &before);
    void probe(const char *label) const;

    Writer &m_writer;
    const Clock &m_clock;
    EngineOptions m_options;
    EndToEndIds m_ids;
    Claims m_claims;
    std::mt19937_64 m_random;
    std::unordered_map<std::int64_t, Flight> m_flights;
    std::map<ItemKind, Queue> m_queues;
    std::unordered_map<std::int64_t, Check> m_checks;
    std::unordered_map<std::int64_t, int> m_checkFailures;
    std::vector<Landed> m_answers;    // taken from the inbox, not yet on disk
    std::vector<Waiting> m_requested; // likewise
    Stage m_stage;
    bool m_recovering = true;
    Instant m_lastStep, m_nextBeat;
    std::optional<Instant> m_nextCheck, m_nextLease;
    bool m_looks = false;               // this step looks
    std::optional<Instant> m_nextLook;  // at what other processes put into the queue
    std::optional<Instant> m_nextSweep; // for work whose signal was lost
    mutable std::mutex m_mutex;
    std::condition_variable m_landed;
    std::vector<Landed> m_inbox;
    std::vector<Waiting> m_inboxRequests;
    EngineFigures m_figures;
    std::atomic<bool> m_mail = false;
    std::atomic<bool> m_lookNow = false;
    std::atomic<bool> m_draining = false;
    bool m_drained = false;
    ProviderClient m_client; // last: its thread ends before what its replies touch
};

} // namespace farol::server
