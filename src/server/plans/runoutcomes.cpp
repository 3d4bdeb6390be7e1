// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/runoutcomes.h"

#include "server/approvals/approvalsrepo.h"
#include "server/items/itemsrepo.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

enum Started : int { NotYet = 0, LeftAlone = 2 };

QString outcomeOfMoved(PlanAction action, const RunItemNow &item) {
    switch (item.state) {
    case ItemState::Accepted:
    case ItemState::Queued:
    case ItemState::RetryWait:
        return item.begun ? u"running"_s : u"not_started"_s;
    case ItemState::Leased:
    case ItemState::Sent:
        return u"running"_s;
    case ItemState::Uncertain:
        return u"uncertain"_s;
    case ItemState::Done:
    case ItemState::Returned:
        return action == PlanAction::Cancel ? u"failed"_s : u"done"_s;
    case ItemState::Cancelled:
        return action == PlanAction::Cancel ? u"done"_s : u"failed"_s;
    case ItemState::Dead:
        return action == PlanAction::Purge ? u"done"_s : u"failed"_s;
    case ItemState::NotSent:
    case ItemState::Failed:
    case ItemState::Duplicate:
        return u"failed"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString outcomeOf(PlanAction action, const RunItemNow &item) {
    return item.started == NotYet      ? u"not_started"_s
           : item.started == LeftAlone ? u"changed"_s
                                       : outcomeOfMoved(action, item);
}

void count(PlanRun &run, const QString &outcome, std::int64_t items) {
    run.items += items;
    if (outcome == u"done" || outcome == u"undone") {
        run.done += items;
    } else if (outcome == u"failed" || outcome == u"changed") {
        run.failed += items;
    } else if (outcome == u"uncertain") {
        run.uncertain += items;
    } else {
        run.open += items;
    }
}

void countHeld(PlanRun &run, std::int64_t started, std::int64_t items) {
    run.notStarted += started == NotYet ? items : 0;
}

void settle(PlanRun &run, PlanRunStatus stored, std::int64_t ordered) {
    const bool ends = stored == PlanRunStatus::Running && run.open == 0;
    run.status = toApi(ends ? PlanRunStatus::Finished : stored);
    switch (stored) {
    case PlanRunStatus::Waiting:
        run.items = run.open = run.notStarted = ordered;
        break;
    case PlanRunStatus::Rejected:
    case PlanRunStatus::Withdrawn:
    case PlanRunStatus::Void:
        run.items = run.notStarted = ordered;
        break;
    case PlanRunStatus::Cancelled: // what it did not begin, it never will
        run.open -= run.notStarted;
        break;
    case PlanRunStatus::Running:
    case PlanRunStatus::Paused:
    case PlanRunStatus::Stopped:
    case PlanRunStatus::Finished:
        break;
    }
}

Done fillApproval(sql::Connection &connection, std::int64_t row, PlanRun &run) {
    auto query = connection.prepare(
        "SELECT a.number, d.name, d.verdict, d.at, d.comment, a.status, a.decided_at FROM approvals a LEFT JOIN"
        " approval_decisions d ON d.approval = a.id WHERE a.run = ? ORDER BY d.at, d.person");
    query.bind(row);
    return query.each([&] {
        run.approval = approvalText(query.integer(0));
        const auto status = static_cast<ApprovalStatus>(query.integer(5));
        const bool isGivenUp = status != ApprovalStatus::Waiting && status != ApprovalStatus::Approved;
        if (query.isNull(1)) {
            run.endedAt = isGivenUp ? std::optional(instantOf(query.integer(6))) : std::nullopt;
        } else if (static_cast<ApprovalStatus>(query.integer(2)) == ApprovalStatus::Approved) {
            run.approvedBy.append(query.string(1));
            run.endedAt = isGivenUp ? std::optional(instantOf(query.integer(6))) : std::nullopt;
        } else {
            run.endedBy = query.string(1);
            run.endedAt = instantOf(query.integer(3));
            run.endedWhy = query.string(4);
        }
    });
}

} // namespace farol::server
