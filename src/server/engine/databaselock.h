// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <memory>

namespace farol::server {

// One farold a file of SQLite (PostgreSQL serves many, and needs none): held from start to end, given back by the
// system even after kill -9.
class DatabaseLock final {
public:
    // Errors: Conflict/database_in_use, naming the holder; Server/storage.
    [[nodiscard]] static Result<std::unique_ptr<DatabaseLock>> take(const QString &databasePath);
    ~DatabaseLock();
    DatabaseLock(const DatabaseLock &) = delete;
    DatabaseLock &operator=(const DatabaseLock &) = delete;

private:
    explicit DatabaseLock(int file)
        : m_file(file) {}
    int m_file;
};

} // namespace farol::server
