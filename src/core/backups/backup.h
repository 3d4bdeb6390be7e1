// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <QString>
#include <optional>

namespace farol {

enum class BackupStatus : int { Running, Made, Failed };
[[nodiscard]] QString toApi(BackupStatus status);
[[nodiscard]] std::optional<BackupStatus> backupStatusFromApi(QStringView word);

// A backup in the back-end's folder, or the one that is being made.
struct Backup {
    QString name; // of its file
    BackupStatus status = BackupStatus::Made;
    Instant madeAt{}; // the moment that is in it
    std::int64_t bytes = 0;
    std::int64_t rows = 0;             // 0: nobody counted
    std::optional<Instant> verifiedAt; // every checksum in it held
    QString detail;                    // what went wrong
    bool operator==(const Backup &) const = default;
};

} // namespace farol
