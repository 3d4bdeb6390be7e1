// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/items/item.h"
#include "core/plans/plan.h"

namespace farol {

// Whether an item may be retried (or cancelled) by hand now, and why not. Rule 1: unknown is not failed, so an
// uncertain item never goes. Source: table "what the provider said decides" of the back-end's design.
struct Decision {
    bool goes = false;
    QString reason; // skip reason of PlanRow
};
// Of a dead item that a purge took away.
inline constexpr QStringView quarantinedCode = u"quarantined";

[[nodiscard]] Decision decideRetry(ItemState state, QStringView code);
[[nodiscard]] Decision decideCancel(ItemState state);

} // namespace farol
