// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/items/item.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

QString toApi(ItemState state) {
    switch (state) {
    case ItemState::Accepted:
        return u"accepted"_s;
    case ItemState::Queued:
        return u"queued"_s;
    case ItemState::Leased:
        return u"leased"_s;
    case ItemState::Sent:
        return u"sent"_s;
    case ItemState::RetryWait:
        return u"retry_wait"_s;
    case ItemState::Uncertain:
        return u"uncertain"_s;
    case ItemState::NotSent:
        return u"not_sent"_s;
    case ItemState::Done:
        return u"done"_s;
    case ItemState::Failed:
        return u"failed"_s;
    case ItemState::Dead:
        return u"dead"_s;
    case ItemState::Cancelled:
        return u"cancelled"_s;
    case ItemState::Duplicate:
        return u"duplicate"_s;
    case ItemState::Returned:
        return u"returned"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ItemState> itemStateFromApi(QStringView word) {
    for (int i = 0; i < itemStateCount; ++i) {
        if (word == toApi(static_cast<ItemState>(i))) {
            return static_cast<ItemState>(i);
        }
    }
    return std::nullopt;
}

bool isFinal(ItemState state) {
    return state == ItemState::Done || state == ItemState::Cancelled || state == ItemState::Duplicate ||
           state == ItemState::Returned;
}

bool isAtRisk(ItemState state) {
    return state == ItemState::Uncertain || state == ItemState::NotSent || state == ItemState::Failed ||
           state == ItemState::Dead;
}

// Cancelling is refused wherever the provider may hold the money: Leased, Sent and Uncertain.
bool mayMove(ItemState from, ItemState to) {
    using enum ItemState;
    switch (from) {
    case Accepted:
        return to == Queued || to == Cancelled;
    case Queued:
        return to == Leased || to == Cancelled;
    case Leased: // back to Queued: the lease ran out before an intent; Uncertain: after one
        return to == Queued || to == Sent || to == Uncertain;
    case Sent:
        return to == Done || to == Failed || to == Uncertain || to == RetryWait || to == Dead;
    case RetryWait:
        return to == Queued || to == Dead || to == Cancelled;
    case Uncertain:
        return to == Done || to == Failed || to == NotSent;
    case NotSent:
    case Failed: // only a person's plan leads on
        return to == Queued || to == Cancelled;
    case Dead: // also into quarantine and back, which its code tells
        return to == Queued || to == Cancelled || to == Dead;
    case Done:
        return to == Returned;
    case Cancelled:
    case Duplicate:
    case Returned:
        return false;
    }
    Q_UNREACHABLE();
}

FailureClass failureClass(QStringView code) {
    static constexpr QStringView transient[] = {u"connection_refused", u"dns", u"tls", u"rate_limited",
                                                u"not_processed"};
    static constexpr QStringView retryable[] = {u"insufficient_funds", u"limit_exceeded", u"bank_unavailable",
                                                u"target_refused"}; // a partner refused a notice
    static constexpr QStringView final[] = {u"invalid_key", u"invalid_document", u"account_closed"};
    const auto in = [code](const auto &codes) {
        return std::find(std::begin(codes), std::end(codes), code) != std::end(codes);
    };
    if (in(transient)) {
        return FailureClass::Transient;
    }
    if (in(retryable)) {
        return FailureClass::Retryable;
    }
    return in(final) ? FailureClass::NotRetryable : FailureClass::Unknown;
}

QString toApi(ItemKind kind) {
    switch (kind) {
    case ItemKind::Payment:
        return u"payment"_s;
    case ItemKind::Notification:
        return u"notification"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ItemKind> itemKindFromApi(QStringView word) {
    for (const auto kind : {ItemKind::Payment, ItemKind::Notification}) {
        if (word == toApi(kind)) {
            return kind;
        }
    }
    return std::nullopt;
}

} // namespace farol
