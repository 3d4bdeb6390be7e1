// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/settings/settings.h"

namespace farol::store {

// Environments with their sources as one JSON file for another person or machine: no secret, no id of ours, the
// certificates of own authorities within. It blocks: files are read and written.

// All environments, or those with these names. Errors: NotFound environment_missing; Rejected ca_file_unreadable.
[[nodiscard]] Result<QByteArray> exportWorkspace(const Settings &settings, const QStringList &names = {});

struct WorkspaceChange {
    QString environment;
    QString source; // empty: the environment itself
    bool isNew = true;
    bool operator==(const WorkspaceChange &) const = default;
};
enum class Existing { Refuse, Replace };
// Takes the whole file into the settings, which are not saved here, or nothing of it. What an environment that is
// replaced has beyond the file stays. Errors: Rejected workspace_file with the place of each fault in fields
// (environments[0].sources[2].url); Conflict name_taken; Server local_storage.
[[nodiscard]] Result<QList<WorkspaceChange>> importWorkspace(Settings &settings, const QByteArray &file,
                                                             Existing existing, const Clock &clock);

} // namespace farol::store
