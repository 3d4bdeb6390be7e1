// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"

namespace farol::server {

// The commands of the person who runs farold. All print to standard output and return the exit code: 0 done,
// 1 refused or findings, 2 wrong usage.
[[nodiscard]] int migrateStatus(const Config &config);
[[nodiscard]] int migrateUp(const Config &config);
[[nodiscard]] int doctor(const Config &config, bool asJson);
[[nodiscard]] int listKeys();
// passwordFile "-": one line from standard input.
[[nodiscard]] int userAdd(const Config &config, const QString &name, const QStringList &roles,
                          const QString &passwordFile);
[[nodiscard]] int loadDemoInto(const Config &config, const QString &now);
[[nodiscard]] int auditVerify(const Config &config);

} // namespace farol::server
