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
    }
    Q_UNREACHABLE();
}

std::optional<PlanAction> planActionFromApi(QStringView word) {
    for (const auto action : {PlanAction::Retry, PlanAction::Cancel}) {
        if (word == toApi(action)) {
            return action;
        }
    }
    return std::nullopt;
}

} // namespace farol
