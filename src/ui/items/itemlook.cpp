// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/itemlook.h"

#include "ui/text/plaintext.h"

#include <QCoreApplication>
#include <array>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *context = "farol::ui::ItemLook";

struct Word {
    QLatin1StringView code;
    const char *text;
};

constexpr std::array codeWords = {
    Word{"timeout"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "timed out")},
    Word{"connection_refused"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "connection refused")},
    Word{"connection_lost"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "connection lost")},
    Word{"not_processed"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "refused, not processed")},
    Word{"rate_limited"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "too many requests")},
    Word{"insufficient_funds"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "insufficient funds")},
    Word{"limit_exceeded"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "limit exceeded")},
    Word{"bank_unavailable"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "bank unavailable")},
    Word{"invalid_key"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "invalid key")},
    Word{"invalid_document"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "invalid document")},
    Word{"account_closed"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "account closed")},
    Word{"target_refused"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "refused by the receiver")},
    Word{"not_sent"_L1, QT_TRANSLATE_NOOP("farol::ui::ItemLook", "unknown at the PSP")},
};

QString word(const char *text) {
    return QCoreApplication::translate(context, text);
}

StateLook failedLook(QStringView code) {
    const bool retriable =
        failureClass(code) == FailureClass::Retryable || failureClass(code) == FailureClass::Transient;
    const QString text = code.isEmpty() ? word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "failed")) : codeText(code);
    return retriable ? StateLook{u"retryable"_s, text, Tone::BadRetriable} : StateLook{u"failed"_s, text, Tone::Bad};
}

} // namespace

StateLook itemLook(ItemState state, QStringView code) {
    switch (state) {
    case ItemState::Accepted:
        return {u"queued"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "accepted")), Tone::Idle};
    case ItemState::Queued:
        return {u"queued"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "queued")), Tone::Idle};
    case ItemState::Leased:
        return {u"inflight"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "taken by a worker")), Tone::Running};
    case ItemState::Sent:
        return {u"inflight"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "in flight")), Tone::Running};
    case ItemState::RetryWait:
        return {u"retry"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "retry scheduled")), Tone::Idle};
    case ItemState::Uncertain:
        return {u"uncertain"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "uncertain")), Tone::Uncertain};
    case ItemState::NotSent:
        return {u"notsent"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "not sent")), Tone::Idle, true};
    case ItemState::Done:
        return {u"paid"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "paid")), Tone::Ok};
    case ItemState::Failed:
        return failedLook(code);
    case ItemState::Dead:
        return {u"dead"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "dead")), Tone::Bad};
    case ItemState::Cancelled:
        return {u"cancelled"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "cancelled")), Tone::Idle};
    case ItemState::Duplicate:
        return {u"layers"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "duplicate")), Tone::Idle};
    case ItemState::Returned:
        return {u"returned"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "returned")), Tone::Idle};
    }
    return {};
}

StateLook batchLook(BatchStatus status) {
    switch (status) {
    case BatchStatus::Draft:
        return {u"edit"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "draft")), Tone::Idle};
    case BatchStatus::AwaitingApproval:
        return {u"waiting"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "awaiting approval")), Tone::Waiting};
    case BatchStatus::Queued:
        return {u"queued"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "queued")), Tone::Idle};
    case BatchStatus::Processing:
        return {u"inflight"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "in progress")), Tone::Running};
    case BatchStatus::Paused:
        return {u"pause"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "paused")), Tone::Idle};
    case BatchStatus::Finished:
        return {u"stop"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "no item moving")), Tone::Secondary};
    case BatchStatus::Cancelled:
        return {u"cancelled"_s, word(QT_TRANSLATE_NOOP("farol::ui::ItemLook", "cancelled")), Tone::Idle};
    }
    return {};
}

QString itemCountText(ItemState state, QStringView code, qint64 count, const QString &writtenCount) {
    const auto plural = [count, &writtenCount](const char *text) {
        return QCoreApplication::translate(context, text, nullptr, int(std::min<qint64>(count, INT_MAX)))
            .arg(writtenCount);
    };
    switch (state) {
    case ItemState::Done:
        return plural(QT_TRANSLATE_N_NOOP("farol::ui::ItemLook", "%1 paid"));
    case ItemState::Uncertain:
        return plural(QT_TRANSLATE_N_NOOP("farol::ui::ItemLook", "%1 uncertain"));
    case ItemState::NotSent:
        return plural(QT_TRANSLATE_N_NOOP("farol::ui::ItemLook", "%1 not sent"));
    case ItemState::Returned:
        return plural(QT_TRANSLATE_N_NOOP("farol::ui::ItemLook", "%1 returned"));
    case ItemState::Cancelled:
        return plural(QT_TRANSLATE_N_NOOP("farol::ui::ItemLook", "%1 cancelled"));
    case ItemState::Duplicate:
        return plural(QT_TRANSLATE_N_NOOP("farol::ui::ItemLook", "%1 duplicate"));
    case ItemState::Dead:
        return plural(QT_TRANSLATE_N_NOOP("farol::ui::ItemLook", "%1 dead"));
    case ItemState::Failed:
        if (code.isEmpty()) {
            return plural(QT_TRANSLATE_N_NOOP("farol::ui::ItemLook", "%1 failed"));
        }
        break;
    case ItemState::Accepted:
        return plural(QT_TRANSLATE_N_NOOP("farol::ui::ItemLook", "%1 accepted"));
    case ItemState::Queued:
    case ItemState::Leased:
    case ItemState::Sent:
    case ItemState::RetryWait:
        break;
    }
    return u"%1\u00A0%2"_s.arg(writtenCount, itemLook(state, code).word);
}

QString codeText(QStringView code) {
    const auto *found =
        std::find_if(codeWords.begin(), codeWords.end(), [code](const Word &known) { return code == known.code; });
    return found != codeWords.end() ? word(found->text) : singleLine(code.toString());
}

} // namespace farol::ui
