// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/batch.h"

#include "core/batches/batchordered.h"

#include <limits>

namespace farol {

using namespace Qt::Literals::StringLiterals;

QString toApi(BatchStatus status) {
    switch (status) {
    case BatchStatus::Draft:
        return u"draft"_s;
    case BatchStatus::AwaitingApproval:
        return u"awaiting_approval"_s;
    case BatchStatus::Queued:
        return u"queued"_s;
    case BatchStatus::Processing:
        return u"processing"_s;
    case BatchStatus::Paused:
        return u"paused"_s;
    case BatchStatus::Finished:
        return u"finished"_s;
    case BatchStatus::Cancelled:
        return u"cancelled"_s;
    }
    Q_UNREACHABLE();
}

std::optional<BatchStatus> batchStatusFromApi(QStringView word) {
    for (int i = 0; i <= static_cast<int>(BatchStatus::Cancelled); ++i) {
        if (word == toApi(static_cast<BatchStatus>(i))) {
            return static_cast<BatchStatus>(i);
        }
    }
    return std::nullopt;
}

QString toApi(BatchWord word) {
    switch (word) {
    case BatchWord::Pause:
        return u"pause"_s;
    case BatchWord::Resume:
        return u"resume"_s;
    case BatchWord::Cancel:
        return u"cancel"_s;
    }
    Q_UNREACHABLE();
}

// Counts come from a server: a sum that does not exist (two currencies, overflow) leaves the amount as it was.
static void add(StateCount &into, const StateCount &one) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    into.items = one.items > most - into.items ? most : into.items + one.items;
    if (const auto both = sum(into.amount, one.amount)) {
        into.amount = *both;
    }
}

template<typename Belongs>
static StateCount totalWhere(const Batch &batch, ItemState state, Belongs belongs) {
    StateCount all{state, {}, 0, Money{0, batch.amount.currency}};
    for (const auto &one : batch.counts) {
        if (belongs(one.state)) {
            add(all, one);
        }
    }
    return all;
}

StateCount total(const Batch &batch, ItemState state) {
    return totalWhere(batch, state, [state](ItemState one) { return one == state; });
}

StateCount totalAtRisk(const Batch &batch) {
    return totalWhere(batch, ItemState::Uncertain, isAtRisk);
}

} // namespace farol
