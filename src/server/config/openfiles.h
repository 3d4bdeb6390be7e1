// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"

namespace farol::server {

// Makes what one process may hold open at once fit into so many descriptors: payments in flight, connections and event
// streams, with room for the database, the log and the webhooks. Says what it made smaller, a sentence each. Pure.
[[nodiscard]] QStringList fitOpenFiles(Config &config, std::int64_t files);

} // namespace farol::server
