// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/items/arrows.h"

#include <map>

namespace farol::server {

// How many of each queue of a tenant may be in flight over all processes; who takes counts, in the transaction that
// takes. Writer thread.
using QueueOf = std::pair<std::int64_t, std::string>; // tenant and name
using QueueLimits = std::map<QueueOf, int>;           // 0: no limit

[[nodiscard]] Result<QueueLimits> readQueueLimits(sql::Connection &connection);
// Until the end of the transaction nobody else takes of this queue. False: another process does; come back.
[[nodiscard]] Result<bool> takeQueueTurn(sql::Connection &connection, const QueueOf &queue);
[[nodiscard]] Result<int> itemsInFlight(sql::Connection &connection, const QueueOf &queue);
[[nodiscard]] Result<int> deliveriesInFlight(sql::Connection &connection, std::int64_t tenant);

// False: it was so already. most 0: no limit.
struct QueueLimitOrder {
    std::int64_t tenant = 0;
    QString name;
    int most = 0;
    QString by;
    QString reason;
};
[[nodiscard]] Result<bool> limitQueue(Arrows &arrows, const QueueLimitOrder &order);

} // namespace farol::server
