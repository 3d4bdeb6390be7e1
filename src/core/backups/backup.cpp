// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backups/backup.h"

#include <array>

namespace farol {

using namespace Qt::Literals::StringLiterals;

QString toApi(BackupStatus status) {
    switch (status) {
    case BackupStatus::Running:
        return u"running"_s;
    case BackupStatus::Made:
        return u"done"_s;
    case BackupStatus::Failed:
        return u"failed"_s;
    }
    return {};
}

std::optional<BackupStatus> backupStatusFromApi(QStringView word) {
    for (const auto one : std::array{BackupStatus::Running, BackupStatus::Made, BackupStatus::Failed}) {
        if (toApi(one) == word) {
            return one;
        }
    }
    return std::nullopt;
}

} // namespace farol
