// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/json/page.h"
#include "core/result/result.h"
#include "core/webhooks/webhook.h"

// The JSON of webhooks, by the rules of codec.h.
namespace farol::json {

[[nodiscard]] QByteArray encode(const WebhookSubscription &);
[[nodiscard]] QByteArray encode(const QList<WebhookSubscription> &);
[[nodiscard]] QByteArray encode(const WebhookDelivery &);
[[nodiscard]] QByteArray encode(const Page<WebhookDelivery> &);
[[nodiscard]] QByteArray encode(const QList<WebhookAttempt> &);

// What a subscriber gets: {"type","timestamp","data"}, data an Event.
[[nodiscard]] QByteArray encodeWebhookBody(const Event &);

[[nodiscard]] Result<WebhookSubscription> webhookSubscription(QByteArrayView);
[[nodiscard]] Result<QList<WebhookSubscription>> webhookSubscriptions(QByteArrayView);
[[nodiscard]] Result<Page<WebhookDelivery>> webhookDeliveryPage(QByteArrayView);
[[nodiscard]] Result<QList<WebhookAttempt>> webhookAttempts(QByteArrayView);
// A command: members that are not known are Rejected.
[[nodiscard]] Result<WebhookOrder> webhookOrder(QByteArrayView);

} // namespace farol::json
