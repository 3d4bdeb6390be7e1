// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/demo/demoday.h"
#include "sql/connection.h"

namespace farol::server {

struct DemoLoad {
    QString tenant;
    QString zone;
};

// Writes the day into an empty, migrated database, in the caller's transaction: users, batches, items, attempts, events,
// counters, the audit chain. Errors: Conflict demo_not_empty when there are batches already.
[[nodiscard]] Done loadDemoDay(sql::Connection &connection, const DemoDay &day, const DemoLoad &load);

} // namespace farol::server
