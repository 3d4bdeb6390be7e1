// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "net/rabbitmq/rabbitstate.h"

#include <optional>

namespace farol::net {

struct FailedAnswer;

// What a refusal of a RabbitMQ says: {"error","reason"}, where reason is a text or a list, an empty body, or a page of
// something in between. It says 401 for a missing right, too: not_authorised is Forbidden (source_forbidden) and never
// a reason to ask for the password again; not_authorized and an empty body are Unauthorized (source_unauthorized). A
// failed health check has the code health_failed and carries its body. Pure; any thread. Source: RabbitMQ 3.10.8.
[[nodiscard]] std::optional<Error> rabbitRefusal(const FailedAnswer &answer);

// {"error","reason"}: the shape is its own.
[[nodiscard]] bool isRabbitRefusal(const FailedAnswer &answer);

// Shovels write their reasons for a page: &lt;&lt; is <<.
[[nodiscard]] QString withoutHtml(const QString &text);

// What this account cannot do at this broker, and why; empty: nothing that Farol does is missing.
struct RabbitLack {
    QString what; // stable, snake_case: nodes, redrive, ...
    QString why;  // English
};
[[nodiscard]] QList<RabbitLack> rabbitLacks(const RabbitWho &who, const RabbitOverview &overview, bool hasShovels);

} // namespace farol::net
