// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/plans/runoutcomes.h"

#include "server/approvals/approvalsrepo.h"
#include "server/audit/auditmoments.h"
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
    return item.started == NotYet                      ? u"not_started"_s
           : item.started == LeftAlone                 ? u"changed"_s
           : item.later && action != PlanAction::Purge ? u"failed"_s
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

void settle(PlanRun &run, const StoredRun &stored) {
    const bool ends = stored.status == PlanRunStatus::Running && run.open == 0;
    run.status = toApi(ends ? PlanRunStatus::Finished : stored.status);
    switch (stored.status) {
    case PlanRunStatus::Waiting:
        run.items = run.open = run.notStarted = stored.ordered;
        return;
    case PlanRunStatus::Rejected:
    case PlanRunStatus::Withdrawn:
    case PlanRunStatus::Void:
        run.items = run.notStarted = stored.ordered;
        return;
    case PlanRunStatus::Cancelled:
        run.open -= run.notStarted;
        return;
    case PlanRunStatus::Running:
    case PlanRunStatus::Paused:
    case PlanRunStatus::Stopped:
    case PlanRunStatus::Finished:
        return;
    }
}

// Who ordered it stands in the audit alone, at the moment that the run keeps.
Done fillStatusBy(sql::Connection &connection, std::int64_t tenant, const StoredRun &stored, PlanRun &run) {
    const bool isPaused = stored.status == PlanRunStatus::Paused;
    if (stored.status == PlanRunStatus::Stopped) {
        run.statusBy = u"farold"_s;
        run.statusAt = instantOf(stored.tickedAt);
        run.statusReason = u"%1 % or more of its newest results failed"_s.arg(stored.stopAt);
    } else if (isPaused || stored.status == PlanRunStatus::Cancelled) {
        const auto word = auditWordAt(connection, tenant, instantOf(stored.tickedAt), run.id,
                                      isPaused ? u"plan.pause"_s : u"plan.cancel_run"_s);
        if (!word) {
            return tl::unexpected(word.error());
        }
        run.statusAt = instantOf(stored.tickedAt);
        run.statusBy = *word ? (*word)->actor : QString();
        run.statusReason = *word ? (*word)->reason : QString();
    }
    return {};
}

Done fillApproval(sql::Connection &connection, std::int64_t row, PlanRun &run) {
    auto query =
        connection.prepare("SELECT a.number, d.name, d.verdict, d.at, d.comment, a.status, a.decided_at FROM approvals"
                           " a LEFT JOIN approval_decisions d ON d.approval = a.id WHERE a.run = ?"
                           " ORDER BY d.at, d.person");
    query.bind(row);
    return query.each([&] {
        run.approval = approvalText(query.integer(0));
        const bool isVoid = static_cast<ApprovalStatus>(query.integer(5)) == ApprovalStatus::Void;
        const bool hasWord = !query.isNull(1);
        if (hasWord && static_cast<ApprovalStatus>(query.integer(2)) == ApprovalStatus::Approved) {
            run.approvedBy.append(query.string(1));
        } else if (hasWord) {
            run.statusBy = query.string(1);
            run.statusAt = instantOf(query.integer(3));
            run.statusReason = isVoid ? u"what it is about had changed since it was ordered"_s : query.string(4);
        }
        if (isVoid && !run.statusAt) { // no person's word
            run.statusBy = u"farold"_s;
            run.statusAt = instantOf(query.integer(6));
            run.statusReason = u"what it was ordered on does not hold any more"_s;
        }
    });
}

} // namespace farol::server
