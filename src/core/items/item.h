// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids/ids.h"
#include "core/money/money.h"
#include "core/time/clock.h"

#include <QList>
#include <optional>

namespace farol {

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow" // GCC 12 says that the scoped Done hides the alias farol::Done; it does not
#endif
// Life of an item (design: "Item life"). Stored as these numbers; never renumber.
enum class ItemState : int {
    Accepted = 0,   // stored, batch not released yet
    Queued = 1,
    Leased = 2,
    Sent = 3,       // intent stored, the provider may have it: in flight
    RetryWait = 4,  // certainly not taken by the provider; waits for its back-off
    Uncertain = 5,  // the provider may have paid; only a check decides
    NotSent = 6,    // a check said unknown there; waits for a plan
    Done = 7,       // paid / delivered
    Failed = 8,     // definite refusal; code says which
    Dead = 9,       // attempts exhausted
    Cancelled = 10,
    Duplicate = 11, // same external id seen before
    Returned = 12,  // paid and sent back (devolução)
};
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic pop
#endif
inline constexpr int itemStateCount = 13;

// The word of the API: accepted queued leased sent retry_wait uncertain not_sent done failed dead cancelled duplicate returned.
[[nodiscard]] QString toApi(ItemState state);
[[nodiscard]] std::optional<ItemState> itemStateFromApi(QStringView word);

// True when nothing more happens by itself or by a person: Done, Cancelled, Duplicate, Returned.
[[nodiscard]] bool isFinal(ItemState state);
// True where money or goods may be affected and a person has to look: Uncertain, NotSent, Failed, Dead.
[[nodiscard]] bool isAtRisk(ItemState state);
// The arrows of the item's life; every UPDATE of the server asks here first.
[[nodiscard]] bool mayMove(ItemState from, ItemState to);

// What a refusal code means for a retry by hand. Unknown codes are Uncertain for a payment: unknown is not failed.
enum class FailureClass { Transient, Retryable, NotRetryable, Unknown };
[[nodiscard]] FailureClass failureClass(QStringView code);

enum class ItemKind : int { Payment = 0, Notification = 1 };
[[nodiscard]] QString toApi(ItemKind kind);
[[nodiscard]] std::optional<ItemKind> itemKindFromApi(QStringView word);

// One try at the provider. n is 1-based; answeredAt is empty while nothing came back.
struct Attempt {
    int n = 0;
    QString endToEndId;
    Instant sentAt;
    std::optional<Instant> answeredAt;
    QString outcome; // sent, done, failed, transient, uncertain
    QString code;    // timeout, connection_refused, not_processed, insufficient_funds, …
    int httpStatus = 0;
    QString worker;
    RequestId requestId;
    bool operator==(const Attempt &) const = default;
};

// One fact of the item's history, oldest first. type: created queued sent answered uncertain checked done failed
// retry_planned cancelled returned …; detail is English and plain.
struct ItemEvent {
    std::int64_t seq = 0;
    Instant at;
    QString type;
    int attempt = 0;
    QString code;
    QString actor; // user or worker name as it was
    QString detail;
    bool operator==(const ItemEvent &) const = default;
};

// A payment or a notification. documents and keys come masked from the server.
struct Item {
    ItemId id;
    BatchId batch;
    int seq = 0; // 1-based place in its batch
    ItemKind kind = ItemKind::Payment;
    QString externalId; // the idempotency key: never changes
    QString payee;
    QString documentMasked; // CPF ***.456.789-**
    QString pixKeyMasked;
    Money amount;
    QString dueDate; // ISO date or empty
    QString description;
    ItemState state = ItemState::Accepted;
    QString code;         // why it is in this state; empty when plain
    QString lastResponse; // what the provider said last, short
    int attempts = 0;
    std::int64_t version = 0; // grows at each change; ETag
    QString endToEndId;       // the latest; empty before the first send
    QList<QString> allEndToEndIds;
    RequestId requestId;
    Instant createdAt;
    Instant updatedAt;
    std::optional<Instant> nextAttemptAt; // set in RetryWait
    std::optional<Instant> checkableAt;   // set in Uncertain: a check says something only from here on
    QString worker;
    bool operator==(const Item &) const = default;
};

} // namespace farol
