// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/engine.h"

#include "server/engine/database.h"
#include "sql/dialect.h"

namespace farol::server {

using namespace std::chrono_literals;

namespace {

constexpr auto longestWait = 10min;
// Of a payment whose order at the provider may be another's, no check of its own id tells anything.
constexpr std::string_view checkable = "i.id=? AND i.state=5 AND i.code<>'restored_doubtful'";
constexpr std::int64_t never = 253'402'300'799'000; // the end of the year 9999

std::int64_t millis(Instant at) {
    return at.time_since_epoch().count();
}

// Of several workers one asks; should it die, another does a while later.
Result<bool> takeCheck(Arrows &arrows, std::int64_t item, std::chrono::milliseconds lease) {
    if (!isShared(arrows.connection())) {
        return true;
    }
    const Instant now = arrows.moment().now;
    auto take = arrows.connection().prepare("UPDATE items SET next_at=? WHERE id=? AND state=5 AND next_at<=?");
    if (const auto done = take.bind(millis(now + lease), item, millis(now)).run(); !done) {
        return tl::unexpected(done.error());
    }
    return arrows.connection().changes() == 1;
}

} // namespace

void Engine::checkNow(std::vector<std::int64_t> itemIds, std::function<void(Done)> done) {
    {
        const std::lock_guard lock(m_mutex);
        if (!m_drained) {
            m_inboxRequests.push_back(
                std::make_shared<CheckRequest>(CheckRequest{std::move(itemIds), std::move(done)}));
        }
    }
    if (done) { // not taken
        done(failure(ErrorKind::Server, QStringLiteral("stopping"), QStringLiteral("the server is stopping")));
        return;
    }
    m_mail = true;
    m_writer.wake();
}

int Engine::freeChecks() const {
    return m_draining ? 0 : m_options.checkWindow - static_cast<int>(m_checks.size() + m_stage.checks.size());
}

Done Engine::startRequested(Arrows &arrows) {
    for (const Waiting &request : m_requested) {
        request->left = 0;
        for (const std::int64_t id : request->items) {
            const auto found = load(arrows, checkable, id, 1);
            if (!found) {
                return tl::unexpected(found.error());
            }
            if (!found->empty()) {
                ++request->left;
                stageCheck(found->front(), request);
            }
        }
    }
    return {};
}

// Questions that a process without a provider left in the table. Should this worker die, another takes them a lease
// later.
Done Engine::startAsked(Arrows &arrows) {
    const int slots = freeChecks();
    if (!m_looks || slots <= 0) {
        return {};
    }
    const Instant now = arrows.moment().now;
    auto query = arrows.connection().prepare("SELECT r.item FROM check_requests r WHERE r.taken_at<=? ORDER BY "
                                             "r.asked_at LIMIT ?" +
                                             sql::takingFree(arrows.connection().dialect(), "r"));
    query.bind(millis(now - m_options.lease), slots);
    std::vector<std::int64_t> items;
    for (auto more = query.step(); !more || *more; more = query.step()) {
        if (!more) {
            return tl::unexpected(more.error());
        }
        items.push_back(query.integer(0));
    }
    auto take = arrows.connection().prepare("UPDATE check_requests SET taken_at=? WHERE item=?");
    for (const std::int64_t item : items) {
        const auto found = load(arrows, checkable, item, 1);
        if (!found) {
            return tl::unexpected(found.error());
        }
        if (auto done = found->empty() ? asked(arrows, item) : take.bind(millis(now), item).run(); !done) {
            return done;
        }
        if (!found->empty()) {
            stageCheck(found->front(), nullptr);
        }
    }
    return {};
}

Done Engine::asked(Arrows &arrows, std::int64_t item) const {
    if (!isShared(arrows.connection())) {
        return {};
    }
    return arrows.connection().prepare("DELETE FROM check_requests WHERE item=?").bind(item).run();
}

Done Engine::startChecks(Arrows &arrows) {
    const Instant now = arrows.moment().now;
    const int slots = freeChecks();
    if (!m_options.automaticChecks || slots <= 0 || !m_nextCheck || now < *m_nextCheck) {
        return {};
    }
    const int limit = slots + static_cast<int>(m_checks.size() + m_stage.checks.size());
    const auto due = load(arrows, "i.state=5 AND i.code<>'restored_doubtful' AND i.next_at<=? ORDER BY i.next_at",
                          millis(now), limit);
    if (!due) {
        return tl::unexpected(due.error());
    }
    for (const Stored &stored : *due) {
        if (m_checks.contains(stored.key.id) || m_stage.checks.contains(stored.key.id)) {
            continue;
        }
        const auto ours = takeCheck(arrows, stored.key.id, m_options.lease);
        if (!ours) {
            return tl::unexpected(ours.error());
        }
        if (*ours) {
            stageCheck(stored, nullptr);
        }
    }
    m_nextCheck = now;
    if (static_cast<int>(due->size()) < limit) {
        auto next = arrows.connection().prepare("SELECT min(next_at) FROM items WHERE state=5 AND next_at>?");
        const auto found = next.bind(millis(now)).step();
        if (!found) {
            return tl::unexpected(found.error());
        }
        m_nextCheck =
            next.isNull(0) ? std::nullopt : std::optional(Instant(std::chrono::milliseconds(next.integer(0))));
    }
    return {};
}

// One question an item at a time; who asks while it is under way shares its answer.
void Engine::stageCheck(const Stored &stored, const Waiting &waiting) {
    const bool underWay = m_checks.contains(stored.key.id) && !m_stage.checked.contains(stored.key.id);
    const bool asked = underWay || m_stage.checks.contains(stored.key.id);
    Check &check = m_stage.checks[stored.key.id];
    if (waiting) {
        check.waiting.push_back(waiting);
    }
    check.fencing = stored.key.fencing;
    if (!asked) {
        Order order;
        order.call = Call::Check;
        order.item = stored.key.id;
        order.fencing = stored.key.fencing;
        order.endToEndId = stored.endToEndId;
        m_stage.orders.push_back(std::move(order));
        ++m_stage.figures.checks;
        probe("before_check");
    }
}

Done Engine::applyCheck(Arrows &arrows, const Landed &answer) {
    m_stage.checked.insert(answer.item);
    if (auto done = asked(arrows, answer.item); !done) {
        return done;
    }
    const auto found = load(arrows, "i.id=? AND i.state=5", answer.item, 1);
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (found->empty() || found->front().key.fencing != answer.fencing) {
        ++m_stage.figures.lateAnswers;
        return {};
    }
    return settleCheck(arrows, found->front(), answer);
}

Done Engine::settleCheck(Arrows &arrows, const Stored &stored, const Landed &answer) {
    ArrowChange change;
    change.code = answer.judgement.code;
    change.lastResponse = answer.judgement.response;
    change.actor = m_options.worker;
    std::string_view outcome;
    switch (answer.judgement.verdict) {
    case Verdict::Paid:
        change.to = ItemState::Done;
        change.eventType = outcome = "done";
        change.lastResponse = "200 settled";
        change.detail = "confirmed by a check";
        break;
    case Verdict::Refused:
        change.to = ItemState::Failed;
        change.eventType = outcome = "failed";
        change.detail = "confirmed by a check";
        break;
    case Verdict::Unknown:
        if (arrows.moment().now >= knownUntil(stored.endToEndId, stored.sentAt)) {
            return stayUncertain(arrows, stored, answer.judgement); // it may have paid and forgotten
        }
        if (arrows.moment().now < stored.sentAt + m_options.uncertainAfter) {
            return stayUncertain(arrows, stored, {Verdict::Uncertain, "too_early", answer.judgement.response});
        }
        change.to = ItemState::NotSent;
        change.code = "not_sent";
        change.eventType = "not_sent";
        outcome = "uncertain";
        break;
    case Verdict::Uncertain:
    case Verdict::Transient:
        return stayUncertain(arrows, stored, answer.judgement);
    }
    ArrowChange checked;
    checked.eventType = "checked";
    checked.code = change.to == ItemState::Done ? "settled" : answer.judgement.code;
    checked.actor = m_options.worker;
    if (auto done = arrows.tell(stored.key, checked); !done) {
        return done;
    }
    const auto moved = move(arrows, stored.key, {}, change);
    if (!moved) {
        return tl::unexpected(moved.error());
    }
    m_checkFailures.erase(stored.key.id);
    m_stage.attempts.close(stored.key.id, stored.key.attempt, outcome, change.code, answer.status);
    return {};
}

// Not a move: only when to ask again. Once the network may have forgotten the id, a person decides.
Done Engine::stayUncertain(Arrows &arrows, const Stored &stored, const Judgement &judgement) {
    const Instant now = arrows.moment().now;
    const int failures = std::min(m_checkFailures[stored.key.id]++, 20);
    const auto wait = std::min<std::chrono::milliseconds>(m_options.checkBackoff * (1LL << failures), longestWait);
    const Instant next = std::max(now + wait, stored.sentAt + m_options.uncertainAfter);
    const bool expired = now >= knownUntil(stored.endToEndId, stored.sentAt);
    ArrowChange checked;
    checked.eventType = "checked";
    checked.code = expired ? "check_expired" : judgement.code;
    checked.actor = m_options.worker;
    checked.detail = judgement.response;
    if (auto done = arrows.tell(stored.key, checked); !done) {
        return done;
    }
    if (!expired) {
        m_nextCheck = std::min(m_nextCheck.value_or(next), next);
    }
    return arrows.connection()
        .prepare("UPDATE items SET next_at=? WHERE id=? AND state=5 AND fencing=?")
        .bind(expired ? never : millis(next), stored.key.id, stored.key.fencing)
        .run();
}

void Engine::commitChecks() {
    const auto tell = [](const Waiting &request) {
        if (request->left == 0 || --request->left == 0) {
            request->done({});
        }
    };
    for (const std::int64_t item : m_stage.checked) {
        if (const auto check = m_checks.extract(item)) {
            std::for_each(check.mapped().waiting.begin(), check.mapped().waiting.end(), tell);
        }
    }
    for (auto &[item, staged] : m_stage.checks) {
        Check &check = m_checks[item];
        check.fencing = staged.fencing;
        std::move(staged.waiting.begin(), staged.waiting.end(), std::back_inserter(check.waiting));
    }
    for (const Waiting &request : std::exchange(m_requested, {})) {
        if (request->left == 0) {
            tell(request);
        }
    }
}

void Engine::answerAll(const Done &done) {
    takeInbox();
    for (auto &[item, check] : m_checks) {
        for (const Waiting &request : check.waiting) {
            if (request->left > 0) {
                request->left = 0;
                request->done(done);
            }
        }
    }
    m_checks.clear();
    for (const Waiting &request : std::exchange(m_requested, {})) {
        request->done(done);
    }
}

} // namespace farol::server
