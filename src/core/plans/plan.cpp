// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/plan.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

QString toApi(PlanAction action) {
    switch (action) {
    case PlanAction::Retry:
        return u"retry"_s;
    case PlanAction::Cancel:
        return u"cancel"_s;
    case PlanAction::Redrive:
        return u"redrive"_s;
    case PlanAction::Purge:
        return u"purge"_s;
    }
    Q_UNREACHABLE();
}

bool sends(PlanAction action) {
    return action == PlanAction::Retry || action == PlanAction::Redrive;
}

std::optional<PlanAction> planActionFromApi(QStringView word) {
    for (const auto action : {PlanAction::Retry, PlanAction::Cancel, PlanAction::Redrive, PlanAction::Purge}) {
        if (word == toApi(action)) {
            return action;
        }
    }
    return std::nullopt;
}

QString toApi(PlanRunStatus status) {
    switch (status) {
    case PlanRunStatus::Waiting:
        return u"waiting"_s;
    case PlanRunStatus::Running:
        return u"running"_s;
    case PlanRunStatus::Paused:
        return u"paused"_s;
    case PlanRunStatus::Stopped:
        return u"stopped"_s;
    case PlanRunStatus::Cancelled:
        return u"cancelled"_s;
    case PlanRunStatus::Finished:
        return u"finished"_s;
    case PlanRunStatus::Rejected:
        return u"rejected"_s;
    case PlanRunStatus::Withdrawn:
        return u"withdrawn"_s;
    case PlanRunStatus::Void:
        return u"void"_s;
    }
    Q_UNREACHABLE();
}

} // namespace farol
