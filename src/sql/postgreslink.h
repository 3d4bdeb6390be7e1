// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/driver.h"

#include <cstdint>
#include <memory>
#include <string>

struct pg_conn;
struct pg_result;

namespace farol::sql::detail {

struct ResultEnd {
    void operator()(pg_result *result) const;
};
using PostgresResult = std::unique_ptr<pg_result, ResultEnd>;

// The session with a PostgreSQL server. Comes back by itself: a statement outside a transaction, or a new transaction,
// connects again after the session was lost; within one, everything fails until its end. One thread.
class PostgresLink final {
public:
    PostgresLink(std::string url, bool readOnly)
        : m_url(std::move(url))
        , m_readOnly(readOnly) {}
    ~PostgresLink();
    PostgresLink(const PostgresLink &) = delete;
    PostgresLink &operator=(const PostgresLink &) = delete;

    [[nodiscard]] Done connect();
    // Counts the sessions: what was prepared in a former one is gone.
    [[nodiscard]] std::uint64_t session() const { return m_session; }
    [[nodiscard]] std::string newName() { return "s" + std::to_string(++m_names); }
    // A session that can be used now. Error: storage, when there is none.
    [[nodiscard]] Done ready();
    [[nodiscard]] pg_conn *handle() const { return m_handle; }
    // The answer as a value or as the error that it is.
    [[nodiscard]] Result<PostgresResult> judged(pg_result *answer) const;
    void count(pg_result *answer); // the rows that it wrote

    [[nodiscard]] Done run(const char *script);
    [[nodiscard]] Done copy(const std::string &statement, const MoreLines &more);
    [[nodiscard]] Done begin();
    [[nodiscard]] Done commit();
    void rollback();
    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] std::int64_t changes() const { return m_changes; }
    [[nodiscard]] std::int64_t totalChanges() const { return m_totalChanges; }

private:
    [[nodiscard]] bool isUp() const;
    [[nodiscard]] Error lost() const;

    std::string m_url;
    bool m_readOnly;
    pg_conn *m_handle = nullptr;
    std::uint64_t m_session = 0;
    std::uint64_t m_names = 0;
    std::int64_t m_changes = 0;
    std::int64_t m_totalChanges = 0;
    bool m_begun = false; // by us; the session may be gone since
};

} // namespace farol::sql::detail
