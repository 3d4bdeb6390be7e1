// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/codec.h"

#include <limits>

// One full value of each type of the API, every string of it being the one that is given.
namespace samples {

using namespace farol;
using namespace Qt::Literals::StringLiterals;

inline constexpr auto most = std::numeric_limits<std::int64_t>::max();
inline Instant at(std::int64_t ms) {
    return Instant(std::chrono::milliseconds(ms));
}
inline Money brl(std::int64_t minor) {
    return {minor, {}};
}

inline Item item(const QString &s, int seq = 57) {
    Item one;
    one.id.value = s + QString::number(seq);
    one.batch.value = s;
    one.seq = seq;
    one.kind = ItemKind::Notification;
    one.externalId = one.payee = one.documentMasked = one.pixKeyMasked = s;
    one.amount = {-1'234'56, Currency{{'U', 'S', 'D'}}};
    one.dueDate = one.description = s;
    one.state = ItemState::Uncertain;
    one.code = one.lastResponse = s;
    one.attempts = 3;
    one.version = most;
    one.endToEndId = s;
    one.allEndToEndIds = {s, QString(), s};
    one.requestId.value = s;
    one.createdAt = at(1'763'643'900'123);
    one.updatedAt = at(0);
    one.nextAttemptAt = at(1'763'643'900'999);
    one.checkableAt = at(253'402'300'799'999); // the last moment of the year 9999
    one.worker = s;
    return one;
}

inline Page<Item> itemPage(const QString &s) {
    return {{item(s, 1), Item(), item(s, 2)}, s, most};
}

inline StateCount count(ItemState state, const QString &s) {
    return {state, s, 7, brl(2'310'00)};
}

inline Batch batch(const QString &s) {
    Batch one;
    one.id.value = one.source = one.queue = one.createdBy = s;
    one.kind = ItemKind::Notification;
    one.status = BatchStatus::AwaitingApproval;
    one.createdAt = at(1);
    one.updatedAt = at(-1);
    one.items = most;
    one.amount = brl(std::numeric_limits<std::int64_t>::min());
    one.counts = {count(ItemState::Done, QString()), count(ItemState::Returned, s)};
    one.approvalsNeeded = 2;
    one.approvalsGiven = 1;
    one.approval = s;
    one.version = 12;
    return one;
}

inline QList<Attempt> attempts(const QString &s) {
    return {{1, s, at(5), at(6), s, s, 504, s, {s}}, {2, s, at(7), std::nullopt, s, s, 0, s, {s}}};
}
inline QList<ItemEvent> events(const QString &s) {
    return {{most, at(5), s, 1, s, s, s}, ItemEvent()};
}
inline QList<ErrorGroup> groups(const QString &s) {
    return {{ItemState::Dead, s, 3, brl(64'000), at(1), at(2)}};
}

inline ImportReport report(const QString &s) {
    return {true, 150, brl(48'220'00), 5, {{12, s, s, s}, FieldError()}, {{0, s, s, s}}, 2, {s}};
}

inline PlanRequest byIds(const QString &s) {
    return {PlanAction::Cancel, {{{s + u"1"_s}, {s + u"2"_s}}, std::nullopt}, {50, 20}};
}
inline PlanRequest byFilter(const QString &s) {
    return {
        PlanAction::Retry, {{}, ItemFilter{{s}, {ItemState::Failed, ItemState::Dead}, s, ItemKind::Payment, s}}, {}};
}
inline PlanOrder order(const QString &s) {
    return {byFilter(s), s};
}

inline Plan plan(const QString &s) {
    Plan one;
    one.hash = one.target = one.approvalReason = s;
    one.request = byIds(s);
    one.going = 4;
    one.skipped = 3;
    one.amountGoing = brl(1'760'00);
    one.amountSkipped = brl(640'00);
    one.durationSeconds = 0.1;
    one.needsApproval = true;
    one.approvers = {s, s};
    one.computedAt = at(1'763'643'900'000);
    one.rows = {{{s}, 7, true, {}, ItemState::NotSent, s, brl(1), s, 4},
                {{s}, 8, false, s, ItemState::Failed, s, brl(2), s, 0}};
    return one;
}

inline PlanRun run(const QString &s) {
    return {s,
            s,
            PlanAction::Cancel,
            s,
            s,
            s,
            at(9),
            10,
            1,
            2,
            3,
            4,
            5,
            s,
            at(10),
            s,
            s,
            {s, QString()},
            {{{s}, ItemState::Queued, s, brl(5), s, s}, PlanResultRow()}};
}

inline Approval approval(const QString &s) {
    Approval one;
    one.id.value = one.object = one.action = one.hash = one.reason = one.maker = one.oneOf = s;
    one.subject = ApprovalSubject::Plan;
    one.status = ApprovalStatus::Void;
    one.createdAt = at(7);
    one.items = most;
    one.amount = brl(60'000'00);
    one.needed = 2;
    one.given = 1;
    one.roles = one.approvers = {s, QString()};
    one.mine = one.mayDecide = true;
    one.decisions = {{ApprovalStatus::Rejected, s, {s}, at(8), s}, ApprovalDecision()};
    one.similar = {{{s}, {s}, brl(1), at(9), true}, SimilarPayment()};
    one.version = 3;
    one.corrects = CorrectedOrder{{s}, ItemState::Returned, s, {{s, s, s}, CorrectedField()}, s};
    return one;
}

inline Me me(const QString &s) {
    return {s, s, {Role::Viewer, Role::Partner, Role::Auditor}, s, true, false, s, at(1'763'643'900'000), s};
}

inline Overview overview(const QString &s) {
    return {at(1),
            s,
            count(ItemState::Done, s),
            count(ItemState::Done, s),
            count(ItemState::Failed, s),
            count(ItemState::Uncertain, s),
            count(ItemState::NotSent, s),
            count(ItemState::Sent, s),
            count(ItemState::Queued, s),
            groups(s),
            {{s}, {s}}};
}

inline QList<QString> hostile() {
    QString everyControl;
    for (char16_t c = 0; c < 0xa0; ++c) {
        everyControl += QChar(c);
    }
    return {u""_s,
            u"plain"_s,
            u"\"quoted\" \\ and \\u0041 / </script>"_s,
            everyControl,
            u"\U0001F600 e\u0301 \U0010FFFF"_s,
            u"\u202eabc\u202c \u2066x\u2069 \u200b"_s,
            u"a\u2028b\u2029c"_s,
            u"\ufeffleads with a mark\ufeff"_s,
            u"\uffff\ufffe"_s,
            u"'; DROP TABLE items; --"_s,
            u"=cmd|' /C calc'!A0"_s,
            u"%s%n{}{0}%1"_s,
            QString(100'000, u'\n')};
}

} // namespace samples
