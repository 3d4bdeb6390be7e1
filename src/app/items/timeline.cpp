// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/timeline.h"

namespace farol::app {

namespace {

// The newest event of a type, of one attempt when that is given.
const ItemEvent *newest(const QList<ItemEvent> &events, QStringView type, int attempt = 0) {
    for (auto it = events.crbegin(); it != events.crend(); ++it) {
        if (it->type == type && (attempt == 0 || it->attempt == attempt)) {
            return &*it;
        }
    }
    return nullptr;
}

void tell(TimelineRow &row, const ItemEvent *event) {
    if (event != nullptr) {
        row.happened = true;
        row.at = event->at;
        row.actor = event->actor;
        row.detail = event->detail;
    }
}

TimelineRow made(const Item &item, const QList<ItemEvent> &events) {
    TimelineRow row;
    row.happened = true;
    row.at = item.createdAt;
    tell(row, newest(events, u"created"));
    return row;
}

TimelineRow queued(const Item &item, const QList<Attempt> &attempts, const QList<ItemEvent> &events) {
    TimelineRow row;
    row.stage = Stage::Queued;
    row.meaning = ItemState::Queued;
    row.happened = item.state != ItemState::Accepted && (item.state != ItemState::Cancelled || !attempts.isEmpty());
    tell(row, newest(events, u"queued"));
    return row;
}

// An attempt that certainly did not arrive led back to waiting; any other one was under way.
TimelineRow sent(const Attempt &attempt) {
    TimelineRow row;
    row.stage = Stage::Sent;
    row.happened = true;
    row.at = attempt.sentAt;
    row.attempt = attempt.n;
    row.actor = attempt.worker;
    row.meaning = ItemState::Sent;
    if (attempt.outcome == u"transient") {
        row.meaning = ItemState::RetryWait;
        row.code = attempt.code;
        row.httpStatus = attempt.httpStatus;
    }
    return row;
}

// What came back on the last attempt: that nothing came back is an answer, too.
TimelineRow answer(const Item &item, const QList<Attempt> &attempts, const QList<ItemEvent> &events) {
    TimelineRow row;
    row.stage = Stage::Answer;
    row.meaning = item.state;
    if (attempts.isEmpty()) {
        return row;
    }
    const auto &last = attempts.constLast();
    const bool isDone = last.outcome == u"done";
    const bool isFailed = last.outcome == u"failed";
    const bool isUncertain = last.outcome == u"uncertain";
    row.attempt = last.n;
    if (!isDone && !isFailed && !isUncertain) {
        return row;
    }
    row.happened = true;
    row.code = last.code;
    row.httpStatus = last.httpStatus;
    row.actor = last.worker;
    row.meaning = isDone ? ItemState::Done : isFailed ? ItemState::Failed : ItemState::Uncertain;
    row.at = last.answeredAt;
    if (const auto *event = newest(events, last.outcome, last.n); event != nullptr && !row.at) {
        row.at = event->at;
        row.detail = event->detail;
    }
    return row;
}

TimelineRow settled(const Item &item, const QList<ItemEvent> &events) {
    TimelineRow row;
    row.stage = Stage::Settled;
    row.meaning = item.state;
    if (item.state == ItemState::Done || item.state == ItemState::Returned) {
        row.meaning = ItemState::Done;
        row.happened = true;
        row.at = item.state == ItemState::Done ? std::optional(item.updatedAt) : std::nullopt;
        tell(row, newest(events, u"done"));
    } else if (const auto *checked = newest(events, u"checked")) {
        row.detail = checked->detail; // asked, and that is what the provider knew
        row.code = checked->code;
    }
    return row;
}

TimelineRow returned(const Item &item, const QList<ItemEvent> &events) {
    TimelineRow row;
    row.stage = Stage::Returned;
    row.meaning = ItemState::Returned;
    row.happened = item.state == ItemState::Returned;
    if (row.happened) {
        row.at = item.updatedAt;
        tell(row, newest(events, u"returned"));
    }
    return row;
}

} // namespace

QList<TimelineRow> timelineOf(const Item &item, const QList<Attempt> &attempts, const QList<ItemEvent> &events) {
    QList<TimelineRow> rows{made(item, events), queued(item, attempts, events)};
    for (const auto &attempt : attempts) {
        rows.append(sent(attempt));
    }
    if (attempts.isEmpty()) {
        TimelineRow row;
        row.stage = Stage::Sent;
        row.meaning = ItemState::Sent;
        rows.append(row);
    }
    rows.append(answer(item, attempts, events));
    rows.append(settled(item, events));
    rows.append(returned(item, events));
    return rows;
}

} // namespace farol::app
