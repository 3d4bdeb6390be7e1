// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/retry/retrypolicy.h"
#include "server/queues/queuelimits.h"
#include "server/webhooks/secretbox.h"

#include <optional>
#include <vector>

namespace farol::server {

// A delivery that this process took: nobody else's answer counts while its fencing number is the row's.
struct TakenDelivery {
    std::int64_t id = 0;
    std::int64_t subscription = 0;
    std::int64_t event = 0;
    std::int64_t fencing = 0;
    int attempt = 0;
};
// Active subscriptions with something that is due.
[[nodiscard]] Result<std::vector<std::int64_t>> dueSubscriptions(sql::Connection &connection, Instant now);
[[nodiscard]] Result<std::vector<std::int64_t>> dueDeliveries(sql::Connection &connection, std::int64_t subscription,
                                                              Instant now, int most);
// Nothing: somebody else has it, or it is not due any more.
[[nodiscard]] Result<std::optional<TakenDelivery>> takeDelivery(Arrows &arrows, std::int64_t id,
                                                                std::chrono::milliseconds lease);
// What the queue of each tenant may still have in flight; for one transaction.
class DeliveryRoom final {
public:
    [[nodiscard]] static Result<DeliveryRoom> make(sql::Connection &connection);
    [[nodiscard]] Result<bool> fits(sql::Connection &connection, std::int64_t delivery); // counts it, when it does

private:
    QueueLimits m_limits;
    std::map<std::int64_t, int> m_left; // by tenant
};

// What a process that has gone had taken goes again: whoever got it knows it by its message id.
[[nodiscard]] Result<bool> anyLost(sql::Connection &connection, Instant now);
[[nodiscard]] Done returnLost(Arrows &arrows);

// All that one attempt needs. secrets: the newest first, one or two.
struct OutgoingWebhook {
    std::string url;
    std::vector<Secret> secrets;
    std::string messageId;
    std::string redrive; // who sent it back last, when, and how often people did; empty: nobody
    std::string body;
};
[[nodiscard]] Result<OutgoingWebhook> readOutgoing(sql::Connection &connection, const TakenDelivery &taken,
                                                   const SecretBox &box, Instant now);

// What became of an attempt.
struct DeliveryOutcome {
    TakenDelivery taken;
    Instant at;
    std::chrono::milliseconds took{0};
    int status = 0;
    std::string result; // delivered, refused, failed, redirect, gone, or what the client said
    std::string answer; // plain text
    std::optional<std::chrono::milliseconds> notBefore; // Retry-After
};
struct DeliveryRules {
    RetryPolicy retry;
    std::chrono::milliseconds disableAfter{};
};
// Result and status of an answer, and whether it was taken.
[[nodiscard]] std::string resultOf(int status);
[[nodiscard]] std::optional<std::chrono::milliseconds> retryAfter(std::string_view header, Instant now);

// Writes the attempt and what follows from it: done, again later, dead; switches off a subscription that is gone (410)
// or failed for too long. unit: a uniform number in [0, 1) for the jitter. False: it was not ours any more.
[[nodiscard]] Result<bool> recordOutcome(Arrows &arrows, const DeliveryOutcome &outcome, const DeliveryRules &rules,
                                         double unit);

} // namespace farol::server
