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

namespace farol::sql {

struct OpenOptions {
    QString path; // file; ":memory:" for tests
    bool readOnly = false;
    std::chrono::milliseconds busyTimeout{5000};
    const char *vfs = nullptr; // a test's fault VFS
};

// One connection of one thread: never shared; open() is SQLite's, sql/connect.h knows both databases. SQLite opens in
// WAL with full sync and foreign keys on. PostgreSQL comes back by itself after it was lost: what ran fails, the next
// transaction connects again. Statements are cached by their text and must not outlive it. Errors: Server with code
// storage (I/O, disk full, connection lost), storage_busy (also a deadlock), storage_full, storage_corrupt; Conflict
// with code constraint; Rejected with code text_invalid.
class Connection final {
public:
    [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const OpenOptions &options);
    explicit Connection(std::unique_ptr<detail::Driver> driver)
        : m_driver(std::move(driver)) {}
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] Dialect dialect() const { return m_driver->dialect(); }
    // Placeholders are ? or ?1 for both databases. Never fails here: a bad text shows as the error of its first step.
    [[nodiscard]] Statement prepare(std::string_view text);
    // Several statements at once, without values: migrations, pragmas.
    [[nodiscard]] Done execute(const std::string &script);
    // COPY … FROM STDIN, PostgreSQL's shortest way for many rows; more is asked while the server stores what it gave.
    [[nodiscard]] Done copy(const std::string &statement, const MoreLines &more) {
        return m_driver->copy(statement, more);
    }
    [[nodiscard]] std::int64_t changes() const { return m_driver->changes(); } // rows that the last statement wrote
    [[nodiscard]] std::int64_t totalChanges() const { return m_driver->totalChanges(); } // since it was opened
    [[nodiscard]] bool inTransaction() const { return m_driver->inTransaction(); }

private:
    friend class Statement;
    friend class Transaction;
    void giveBack(std::string text, std::unique_ptr<detail::Cursor> cursor);

    std::unique_ptr<detail::Driver> m_driver;
    std::unordered_map<std::string, std::unique_ptr<detail::Cursor>> m_idle;
};

// One moment of the database for reads, or all of some writes: rolls back when it goes without commit(). Writing,
// SQLite waits for its turn at the beginning.
class Transaction final {
public:
    explicit Transaction(Connection &connection);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    [[nodiscard]] const Done &begun() const { return m_begun; }
    // On PostgreSQL an error storage may also mean that only the answer was lost.
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
