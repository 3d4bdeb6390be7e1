// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/redrive.h"

#include "net/http/httperror.h"

#include <algorithm>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

using Kind = Redrive::Order::Kind;
using End = RedriveResult::End;

constexpr int surelyGone = 2; // looks in a row: one may fall into a start of the broker

} // namespace

Redrive::Order Redrive::begin(Instant now) {
    return enter(Stage::Counting, now);
}

Redrive::Order Redrive::enter(Stage stage, Instant now) {
    m_stage = stage;
    m_entered = now;
    switch (stage) {
    case Stage::Counting:
        return {Kind::Count, {}};
    case Stage::Settling:
        m_latest.reset(); // what was seen on the way is no rest
        return {Kind::Count, {}};
    case Stage::Starting:
        m_before = m_latest;
        m_startedAt = now;
        return {Kind::Start, {}};
    case Stage::Moving:
        return {Kind::Look, m_times.poll};
    case Stage::Stopping:
        return {Kind::Stop, {}};
    case Stage::Over:
        return {};
    }
    Q_UNREACHABLE();
}

void Redrive::note(Instant now, const RedriveCounts &counts) {
    if (m_latest != counts) {
        m_latest = counts;
        m_changedAt = now;
    }
}

bool Redrive::isSteady(Instant now) const {
    return m_latest && m_latest->source && m_latest->destination && now - m_changedAt >= m_times.settle;
}

Redrive::Order Redrive::fail(const Error &error) {
    m_result.end = End::Failed;
    m_result.error = error;
    m_stage = Stage::Over;
    return {};
}

Redrive::Order Redrive::counted(Instant now, const Result<RedriveCounts> &counts) {
    if (counts) {
        note(now, *counts);
    }
    const auto spent = now - m_entered;
    if (m_stage == Stage::Settling) {
        m_result.verified = isSteady(now);
        return m_result.verified || spent >= m_times.mostSettling ? conclude() : Order{Kind::Count, m_times.poll};
    }
    if (m_stage != Stage::Counting) {
        return {};
    }
    if (!counts && (!couldNotBeAsked(counts.error().kind) || spent >= m_times.mostCounting)) {
        return fail(counts.error());
    }
    if (isSteady(now) && m_latest->source == 0) {
        m_result.before = m_result.left = m_result.moved = 0;
        m_result.end = End::Empty;
        m_result.verified = true;
        m_stage = Stage::Over;
        return {};
    }
    return isSteady(now) || spent >= m_times.mostCounting ? enter(Stage::Starting, now)
                                                          : Order{Kind::Count, m_times.poll};
}

Redrive::Order Redrive::started(Instant now, const Done &done) {
    if (m_stage != Stage::Starting) {
        return {};
    }
    if (!done && !couldNotBeAsked(done.error().kind)) {
        return fail(done.error());
    }
    m_result.twicePossible = m_result.twicePossible || !done; // it may run: looking tells
    m_absences = 0;
    return enter(Stage::Moving, now);
}

Redrive::Order Redrive::looked(Instant now, const RedriveLook &look) {
    if (m_stage != Stage::Moving) {
        return {};
    }
    if (look.counts) {
        note(now, *look.counts);
    }
    m_saidReason = look.reason.isEmpty() ? m_saidReason : look.reason;
    m_result.twicePossible = m_result.twicePossible || !look.present;
    m_absences = look.present == false ? m_absences + 1 : 0;
    if (m_absences >= surelyGone) {
        return enter(Stage::Settling, now);
    }
    const bool isDone = look.present == true && isSteady(now) && m_latest->source == 0 && m_changedAt >= m_startedAt;
    if (isDone) { // after a crash it may go on for ever, with the letters that come later
        m_result.wasStuck = true;
        m_result.twicePossible = true;
        return enter(Stage::Stopping, now);
    }
    if (now - m_startedAt >= m_times.deadline) {
        m_result.timedOut = true;
        m_result.twicePossible = true; // what was on its way is delivered again
        return enter(Stage::Stopping, now);
    }
    return {Kind::Look, m_times.poll};
}

Redrive::Order Redrive::stopped(Instant now, const Done &done) {
    if (m_stage != Stage::Stopping) {
        return {};
    }
    const bool isGone = done || done.error().kind == ErrorKind::NotFound;
    if (isGone || now - m_entered >= m_times.mostStopping || !couldNotBeAsked(done.error().kind)) {
        m_result.leftBehind = !isGone;
        return enter(Stage::Settling, now);
    }
    return {Kind::Stop, m_times.poll};
}

Redrive::Order Redrive::cancel(Instant now) {
    switch (m_stage) {
    case Stage::Counting:
        return fail(failure(ErrorKind::Rejected, u"cancelled"_s, u"Cancelled before anything was moved."_s).value());
    case Stage::Starting:
    case Stage::Moving:
        m_result.cancelled = true;
        m_result.twicePossible = true;
        return enter(Stage::Stopping, now);
    case Stage::Stopping:
    case Stage::Settling:
    case Stage::Over:
        m_result.cancelled = m_result.cancelled || m_stage != Stage::Over;
        return {};
    }
    Q_UNREACHABLE();
}

QString Redrive::whyNothing() const {
    if (!m_saidReason.isEmpty()) {
        return m_saidReason;
    }
    if (m_destination.maxLength && m_destination.overflow.startsWith(u"reject-publish"_s)) {
        return u"the destination takes at most %1 messages and refuses more"_s.arg(*m_destination.maxLength);
    }
    return u"the shovel ended and did not say why"_s;
}

Redrive::Order Redrive::conclude() {
    m_stage = Stage::Over;
    auto &result = m_result;
    if (m_before) {
        result.before = m_before->source;
    }
    if (m_latest) {
        result.left = m_latest->source;
    }
    if (result.before && result.left) {
        result.moved = std::max<std::int64_t>(*result.before - *result.left, 0);
    }
    const bool nobodyTakes = m_before && m_latest && m_before->destinationConsumers == 0 &&
                             m_latest->destinationConsumers == 0 && m_before->destination && m_latest->destination;
    if (nobodyTakes) {
        result.arrived = *m_latest->destination - *m_before->destination;
        result.twice = std::max<std::int64_t>(*result.arrived - result.moved.value_or(*result.arrived), 0);
    }
    const bool movedNone = result.moved == 0 && result.arrived.value_or(0) <= 0;
    result.end = result.left == 0 ? End::Done : movedNone ? End::NothingMoved : End::Partly;
    result.twicePossible = result.twicePossible || result.twice > 0;
    if (result.end != End::Done) {
        result.reason = result.timedOut    ? u"the time for it was over"_s
                        : result.cancelled ? u"it was cancelled"_s
                        : movedNone        ? whyNothing()
                                           : m_saidReason;
    }
    return {};
}

} // namespace farol::net
