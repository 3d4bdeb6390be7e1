// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plans/planchange.h"

#include <QHash>

namespace farol::app {

QList<PlanChange> differences(const QList<PlanRow> &seen, const QList<PlanRow> &now) {
    QHash<ItemId, const PlanRow *> before;
    before.reserve(seen.size());
    for (const auto &row : seen) {
        before.insert(row.item, &row);
    }
    QList<PlanChange> changes;
    for (const auto &row : now) {
        const auto *old = before.take(row.item);
        if (old == nullptr) {
            changes.append({row.item, std::nullopt, row});
        } else if (!(*old == row)) {
            changes.append({row.item, *old, row});
        }
    }
    for (const auto &row : seen) {
        if (before.contains(row.item)) {
            changes.append({row.item, row, std::nullopt});
        }
    }
    return changes;
}

} // namespace farol::app
