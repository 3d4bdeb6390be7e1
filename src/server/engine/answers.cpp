// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/engine.h"

#include "core/batches/batch.h"

namespace farol::server {

using namespace std::chrono_literals;

namespace {

constexpr ItemState viaRetry[] = {ItemState::RetryWait};

std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

std::string_view outcomeOf(Verdict verdict) {
    switch (verdict) {
    case Verdict::Paid:
        return "done";
    case Verdict::Refused:
        return "failed";
    case Verdict::Transient:
        return "transient";
    case Verdict::Uncertain:
    case Verdict::Unknown:
        return "uncertain";
    }
    Q_UNREACHABLE();
}

} // namespace

Done Engine::applyAnswers(Arrows &arrows) {
    if (!m_answers.empty()) {
        probe("before_result");
    }
    std::vector<Arrows::Move> moves;
    std::vector<const Landed *> answers; // of the moves
    for (const Landed &answer : m_answers) {
        const auto flight = m_flights.find(answer.item);
        if (answer.call == Call::Check) {
            if (auto done = applyCheck(arrows, answer); !done) {
                return done;
            }
        } else if (flight == m_flights.end() || flight->second.key.fencing != answer.fencing) {
            ++m_stage.figures.lateAnswers; // its lease was given up: a check has the word
        } else {
            auto move = decide(arrows, flight->second, answer);
            if (!move) {
                return tl::unexpected(move.error());
            }
            moves.push_back(std::move(*move));
            answers.push_back(&answer);
        }
    }
    if (auto done = arrows.moveAll(moves); !done) {
        return done;
    }
    for (std::size_t i = 0; i < moves.size(); ++i) {
        const auto &[key, change, via, moved] = moves[i];
        if (!moved) {
            ++m_stage.figures.lateAnswers;
            continue;
        }
        ++m_stage.figures.moved[static_cast<std::size_t>(change.to)];
        const Judgement &judgement = answers[i]->judgement;
        m_stage.attempts.close(key.id, key.attempt, outcomeOf(judgement.verdict), judgement.code, answers[i]->status);
    }
    if (!m_answers.empty()) {
        probe("after_result");
    }
    return {};
}

Result<Arrows::Move> Engine::decide(Arrows &arrows, const Flight &flight, const Landed &answer) {
    m_stage.ended.push_back(flight.key.id);
    ++m_stage.freed[flight.key.kind];
    auto change = changeFor(arrows, flight, answer.judgement);
    if (!change) {
        return tl::unexpected(change.error());
    }
    const bool cancelled = change->to == ItemState::Cancelled;
    const auto via = cancelled ? std::span<const ItemState>(viaRetry) : std::span<const ItemState>();
    return Arrows::Move{flight.key, std::move(*change), via};
}

Result<ArrowChange> Engine::changeFor(Arrows &arrows, const Flight &flight, const Judgement &judgement) {
    ArrowChange change;
    change.code = judgement.code;
    change.lastResponse = judgement.response;
    change.actor = m_options.worker;
    switch (judgement.verdict) {
    case Verdict::Paid:
        change.to = ItemState::Done;
        change.lastResponse = flight.key.kind == ItemKind::Payment ? "200 settled" : "204";
        change.eventType = "done";
        return change;
    case Verdict::Refused:
        change.to = ItemState::Failed;
        change.eventType = "failed";
        return change;
    case Verdict::Transient:
        return retryOrDead(arrows, flight.key, judgement);
    case Verdict::Uncertain:
    case Verdict::Unknown:
        if (m_options.plant == Plant::NewEndToEndId) {
            return retry(flight.key.kind, arrows.moment().now, judgement);
        }
        return uncertain(flight.sentAt, judgement);
    }
    Q_UNREACHABLE();
}

ArrowChange Engine::uncertain(Instant sentAt, const Judgement &judgement) {
    ArrowChange change;
    const Instant next = sentAt + m_options.uncertainAfter;
    change.to = ItemState::Uncertain;
    change.code = judgement.code;
    change.lastResponse = judgement.response;
    change.actor = m_options.worker;
    change.eventType = "uncertain";
    change.nextAt = millis(next);
    m_nextCheck = std::min(m_nextCheck.value_or(next), next);
    return change;
}

// One millisecond at least: the queue was searched up to now, and what comes back must not fall behind that place.
ArrowChange Engine::retry(ItemKind kind, Instant at, const Judgement &judgement) {
    Queue &queue = m_queues[kind];
    const Instant ready = at + 1ms;
    queue.nextReady = std::min(queue.nextReady.value_or(ready), ready);
    ArrowChange change;
    change.to = ItemState::RetryWait;
    change.code = judgement.code;
    change.lastResponse = judgement.response;
    change.actor = m_options.worker;
    change.eventType = "answered";
    change.nextAt = millis(ready);
    return change;
}

Result<ArrowChange> Engine::retryOrDead(Arrows &arrows, const ItemKey &key, const Judgement &judgement) {
    auto batch = arrows.connection().prepare("SELECT status FROM batches WHERE id=?");
    const auto found = batch.bind(key.batch).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    const double unit = std::uniform_real_distribution<double>(0, 1)(m_random);
    auto change = retry(key.kind, arrows.moment().now + retryDelay(m_options.retry, key.attempt, unit), judgement);
    if (*found && static_cast<BatchStatus>(batch.integer(0)) == BatchStatus::Cancelled) {
        change.to = ItemState::Cancelled;
        change.code = "batch_cancelled";
        change.eventType = "cancelled";
        change.nextAt = 0;
        return change;
    }
    const auto again = mayTryOnce(arrows, key);
    if (!again) {
        return tl::unexpected(again.error());
    }
    if (*again) {
        ++m_stage.figures.retries[judgement.code];
    } else {
        change.to = ItemState::Dead;
        change.eventType = "dead";
        change.nextAt = 0;
    }
    return change;
}

// Attempts are counted from a person's last order on.
Result<bool> Engine::mayTryOnce(Arrows &arrows, const ItemKey &key) const {
    if (mayTryAgain(m_options.retry, key.attempt)) {
        return true;
    }
    auto ordered = arrows.connection().prepare("SELECT coalesce(max(attempt),1) FROM plan_run_items WHERE item=?");
    const auto found = ordered.bind(key.id).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return mayTryAgain(m_options.retry, key.attempt - static_cast<int>(ordered.integer(0)) + 1);
}

Result<bool> Engine::move(Arrows &arrows, const ItemKey &key, std::span<const ItemState> via,
                          const ArrowChange &change) {
    auto moved = arrows.moveThrough(key, via, change);
    if (moved && *moved) {
        ++m_stage.figures.moved[static_cast<std::size_t>(change.to)];
    }
    return moved;
}

} // namespace farol::server
