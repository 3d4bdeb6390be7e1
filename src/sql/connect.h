// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/connection.h"

namespace farol::sql {

// Opens either database: path is a file of SQLite or the URL of a PostgreSQL database,
// postgresql://user:password@host:5432/name. Apart from Connection, so that who only keeps files never loads libpq.
[[nodiscard]] Result<std::unique_ptr<Connection>> connect(const OpenOptions &options);

[[nodiscard]] bool isServerUrl(const QString &place);
// The place without its password, for messages.
[[nodiscard]] QString shownPlace(const QString &place);

} // namespace farol::sql
