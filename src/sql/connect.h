// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/connection.h"

namespace farol::sql {

// Opens either database: path is a file of SQLite or the URL of a PostgreSQL database,
// postgresql://user:password@host:5432/name. Apart from Connection, so that who only keeps files never loads libpq.
[[nodiscard]] Result<std::unique_ptr<Connection>> connect(const OpenOptions &options);

// A test's: each driver that connect() opens from now on goes through it; empty ends that. Not while others connect.
using WrapDriver = std::function<std::unique_ptr<detail::Driver>(std::unique_ptr<detail::Driver>, const OpenOptions &)>;
void wrapDrivers(WrapDriver wrap);

[[nodiscard]] bool isServerUrl(const QString &place);
// The place without its password, for messages.
[[nodiscard]] QString shownPlace(const QString &place);

} // namespace farol::sql
