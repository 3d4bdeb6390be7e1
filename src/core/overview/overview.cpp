// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/overview/overview.h"

namespace farol {

StateCount totalAtRisk(const Overview &overview) {
    Batch open;
    open.amount.currency = overview.uncertainNow.amount.currency;
    open.counts = {overview.failedNow, overview.uncertainNow, overview.notSentNow};
    for (auto &count : open.counts) {
        count.state = ItemState::Uncertain; // the three are at risk whatever they are marked with
    }
    return totalAtRisk(open);
}

} // namespace farol
