// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "sql/connection.h"

namespace farol::server {

// In production no database is made by itself: with an empty one in the place of a lost one, files that were paid would
// be accepted and paid again. Both give Conflict no_database there, with the ways out, and nothing elsewhere.

// Before anything opens it, which would make the file.
[[nodiscard]] Done mayBeMissing(const Config &config);
// Once it is open and isNew(): a file or a server's database without a schema.
[[nodiscard]] Done mayBeEmpty(const Config &config);

} // namespace farol::server
