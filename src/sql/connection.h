// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "sql/statement.h"

#include <QString>
#include <chrono>
#include <memory>
#include <string>
#include <unordered_map>

struct sqlite3;

namespace farol::sql {

struct OpenOptions {
    QString path; // file; ":memory:" for tests
    bool readOnly = false;
    std::chrono::milliseconds busyTimeout{5000};
    const char *vfs = nullptr; // a test's fault VFS
};

// One connection of one thread: never shared. Opens in WAL with full sync and foreign keys on. Statements are cached by
// their text and must not outlive it. Errors: Server with code storage (I/O, disk full), storage_busy, storage_corrupt;
// Conflict with code constraint.
class Connection final {
public:
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const OpenOptions &options);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    // Never fails here: a bad text shows as the error of the statement's first step.
    [[nodiscard]] Statement prepare(std::string_view text);
    // Several statements at once, without values: migrations, pragmas.
    [[nodiscard]] Done execute(const std::string &script);
    [[nodiscard]] std::int64_t changes() const;      // rows that the last statement wrote
    [[nodiscard]] std::int64_t totalChanges() const; // rows written since it was opened
    [[nodiscard]] std::int64_t lastInsertId() const;
    [[nodiscard]] bool inTransaction() const;

private:
    explicit Connection(sqlite3 *handle)
        : m_handle(handle) {}
    friend class Statement;
    [[nodiscard]] Error lastError() const;
    void giveBack(const detail::Prepared &prepared);

    sqlite3 *m_handle;
    std::unordered_map<std::string, sqlite3_stmt *> m_idle;
};

// BEGIN IMMEDIATE … COMMIT; rolls back when it goes without commit().
class Transaction final {
public:
    explicit Transaction(Connection &connection);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    [[nodiscard]] const Done &begun() const { return m_begun; }
    [[nodiscard]] Done commit();

private:
    Connection &m_connection;
    Done m_begun;
    bool m_open = false;
};

// A part of a transaction that can fail alone; rolls back to its start when it goes without release().
class Savepoint final {
public:
    explicit Savepoint(Connection &connection);
    ~Savepoint();
    Savepoint(const Savepoint &) = delete;
    Savepoint &operator=(const Savepoint &) = delete;
    [[nodiscard]] const Done &begun() const { return m_begun; }
    [[nodiscard]] Done release();

private:
    Connection &m_connection;
    Done m_begun;
    bool m_open = false;
};

} // namespace farol::sql
