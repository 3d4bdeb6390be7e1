// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/items/arrows.h"

#include <functional>

namespace farol::server {

// The commands of the person who runs farold. All print to standard output and return the exit code: 0 done,
// 1 refused or findings, 2 wrong usage.
[[nodiscard]] int migrateStatus(const Config &config);
// mayBeNew: in production, too, where nothing is made by itself.
[[nodiscard]] int migrateUp(const Config &config, bool mayBeNew);
[[nodiscard]] int doctor(const Config &config, bool asJson);
[[nodiscard]] int listKeys();
[[nodiscard]] int loadDemoInto(const Config &config, const QString &now);
// heads: a file of exported heads; empty: the configured one, where it is there.
[[nodiscard]] int auditVerify(const Config &config, const QString &heads);

// One transaction around what a command writes, while no farold runs on the database.
[[nodiscard]] Done inTransaction(const Config &config, Instant now, const std::function<Done(Arrows &)> &work);

} // namespace farol::server
