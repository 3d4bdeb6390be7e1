// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/events/relay.h"

namespace farol::server {

// Turns facts into deliveries: one row for each fact and subscription that wants it, in the transaction that moves its
// position. Only the deliverer sends.
class WebhookPlanner final : public EventConsumer {
public:
    WebhookPlanner(int attempts, std::function<void()> planned)
        : m_attempts(attempts)
        , m_planned(std::move(planned)) {}
    [[nodiscard]] std::string name() const override { return "webhooks"; }
    [[nodiscard]] bool isIdle(sql::Connection &connection) override;
    [[nodiscard]] Done apply(Arrows &arrows, EventRange range) override;

private:
    int m_attempts;
    std::function<void()> m_planned; // from the writer's thread, before the commit: a hint to look soon
};

} // namespace farol::server
