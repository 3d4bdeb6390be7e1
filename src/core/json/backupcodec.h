// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backups/backup.h"
#include "core/result/result.h"

#include <QList>

// The JSON of backups, by the rules of codec.h.
namespace farol::json {

[[nodiscard]] QByteArray encode(const Backup &);
[[nodiscard]] QByteArray encode(const QList<Backup> &);
[[nodiscard]] Result<Backup> backup(QByteArrayView);
[[nodiscard]] Result<QList<Backup>> backups(QByteArrayView);

} // namespace farol::json
