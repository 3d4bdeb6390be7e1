// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/knownorders.h"
#include "server/config/config.h"

#include <QByteArray>

namespace farol::server {

// The provider's list of the orders that it got, GET /orders (see sandbox/protocol.h), read to its end. cursor is where
// the list was read to; another call goes on there. Errors: Network, Server, Malformed statement with what it said;
// NotFound statement where the provider has no such list.
[[nodiscard]] Result<std::vector<KnownOrder>> readStatement(const Config &config, Instant since, std::int64_t &cursor);

// The same from a file: one JSON object a line with external_id, end_to_end_id, amount, at (RFC 3339 or ms since 1970),
// status. Errors: Malformed statement with the line.
[[nodiscard]] Result<std::vector<KnownOrder>> statementFromLines(const QByteArray &lines);

} // namespace farol::server
