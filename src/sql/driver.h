// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace farol::sql {

enum class Dialect { Sqlite, Postgresql };

// Gives the next lines of a COPY (sql::Lines), an empty text at the end.
using MoreLines = std::function<std::string_view()>;

// Inside of Connection and Statement: what each database has of its own. One thread; errors as connection.h says.
namespace detail {

// One prepared statement. Values are bound by number from 1 on; views of a row live until the next step.
class Cursor {
public:
    Cursor() = default;
    Cursor(const Cursor &) = delete;
    Cursor &operator=(const Cursor &) = delete;
    virtual ~Cursor() = default;
    virtual void restart() = 0; // ready to run again with the values that it has
    virtual void rest() = 0;    // idle: holds no values, rows or locks
    virtual void putInteger(int index, std::int64_t value) = 0;
    virtual void putReal(int index, double value) = 0;
    virtual void putText(int index, std::string_view value) = 0;
    virtual void putBytes(int index, std::string_view value) = 0;
    virtual void putNull(int index) = 0;
    [[nodiscard]] virtual Result<bool> step() = 0;
    [[nodiscard]] virtual std::int64_t integer(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
    [[nodiscard]] virtual std::string_view bytes(int column) const = 0;
    [[nodiscard]] virtual bool isNull(int column) const = 0;
};

class Driver {
public:
    Driver() = default;
    Driver(const Driver &) = delete;
    Driver &operator=(const Driver &) = delete;
    virtual ~Driver() = default;
    [[nodiscard]] virtual Dialect dialect() const = 0;
    [[nodiscard]] virtual Result<std::unique_ptr<Cursor>> prepare(const std::string &text) = 0;
    [[nodiscard]] virtual Done execute(const std::string &script) = 0;
    [[nodiscard]] virtual Done copy(const std::string &statement, const MoreLines &more) = 0;
    [[nodiscard]] virtual Done begin() = 0;
    [[nodiscard]] virtual Done commit() = 0;
    virtual void rollback() = 0;
    [[nodiscard]] virtual bool inTransaction() const = 0;
    [[nodiscard]] virtual std::int64_t changes() const = 0;
    [[nodiscard]] virtual std::int64_t totalChanges() const = 0;
};

struct SqliteOptions {
    std::string path;
    bool readOnly = false;
    std::chrono::milliseconds busyTimeout{};
    const char *vfs = nullptr;
};
[[nodiscard]] Result<std::unique_ptr<Driver>> openSqlite(const SqliteOptions &options);
// url: postgresql://…; never shown, as it may hold a password.
[[nodiscard]] Result<std::unique_ptr<Driver>> openPostgres(const std::string &url, bool readOnly);

} // namespace detail

} // namespace farol::sql
