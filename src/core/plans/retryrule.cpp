// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plans/retryrule.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

static Decision go() {
    return {true, {}};
}
static Decision skip(QString reason) {
    return {false, std::move(reason)};
}

// A refusal goes again only when its code is known to allow it: an unknown code is no licence to pay.
static Decision decideRefused(QStringView code) {
    switch (failureClass(code)) {
    case FailureClass::Transient:
    case FailureClass::Retryable:
        return go();
    case FailureClass::NotRetryable:
    case FailureClass::Unknown:
        return skip(u"not_retryable"_s);
    }
    Q_UNREACHABLE();
}

Decision decideRetry(ItemState state, QStringView code) {
    switch (state) {
    case ItemState::Accepted:
        return skip(u"not_released"_s);
    case ItemState::Queued:
    case ItemState::Leased:
    case ItemState::Sent:
    case ItemState::RetryWait:
        return skip(u"in_progress"_s);
    case ItemState::Uncertain:
        return skip(u"uncertain_needs_check"_s);
    case ItemState::NotSent:
        return go();
    case ItemState::Dead:
        return code == quarantinedCode ? skip(quarantinedCode.toString()) : go();
    case ItemState::Failed:
        return decideRefused(code);
    case ItemState::Done:
    case ItemState::Cancelled:
    case ItemState::Duplicate:
    case ItemState::Returned:
        return skip(u"already_final"_s);
    }
    Q_UNREACHABLE();
}

Decision decideCancel(ItemState state) {
    if (mayMove(state, ItemState::Cancelled)) {
        return go();
    }
    if (state == ItemState::Uncertain) {
        return skip(u"uncertain_needs_check"_s);
    }
    return skip(isFinal(state) ? u"already_final"_s : u"in_progress"_s);
}

} // namespace farol
