// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <QStringList>
#include <optional>

namespace farol {

// Who wants to be told of events: an address outside. Its secret is shown once, when it is made or rotated.
struct WebhookSubscription {
    QString id; // wh-000001
    QString url;
    QList<QString> types; // of events; empty: all
    QString description;
    bool active = true;
    QString disabledReason; // why it is not active, where farold did it
    QString createdBy;
    Instant createdAt;
    Instant updatedAt;
    std::optional<Instant> failingSince; // no attempt worked since
    std::int64_t version = 0;
    int secrets = 1;          // two for a while after a rotation
    std::int64_t waiting = 0; // deliveries that still go
    std::int64_t dead = 0;    // deliveries that were given up
    QString secret;           // whsec_…, in the answer that made it alone
    bool operator==(const WebhookSubscription &) const = default;
};

// What a person orders: a new one, or a change (members that are not there stay as they are).
struct WebhookOrder {
    std::optional<QString> url;
    std::optional<QList<QString>> types;
    std::optional<QString> description;
    std::optional<bool> active;
    bool operator==(const WebhookOrder &) const = default;
};

// Life of a delivery. Stored as these numbers; never renumber.
enum class DeliveryState : int { Waiting = 0, Sending = 1, Delivered = 2, Dead = 3, Quarantined = 4 };
[[nodiscard]] QString toApi(DeliveryState state);
[[nodiscard]] std::optional<DeliveryState> deliveryStateFromApi(QStringView word);

// One event on its way to one subscription.
struct WebhookDelivery {
    QString id; // whd-000001
    QString subscription;
    QString event;   // Event::id
    QString message; // webhook-id of every attempt: the receiver's key against doubles
    QString type;
    DeliveryState state = DeliveryState::Waiting;
    int attempts = 0;
    Instant createdAt;
    std::optional<Instant> nextAttemptAt;
    int lastStatus = 0; // 0: there was no answer
    QString lastResult; // delivered, refused, timeout, connection_refused, tls, blocked_address, …
    bool operator==(const WebhookDelivery &) const = default;
};

struct WebhookAttempt {
    int n = 0;
    Instant at;
    std::int64_t milliseconds = 0;
    int status = 0;
    QString result;
    QString answer; // first bytes of the body, as plain text
    bool operator==(const WebhookAttempt &) const = default;
};

} // namespace farol
