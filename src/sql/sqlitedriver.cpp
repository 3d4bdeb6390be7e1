// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/driver.h"

#include <sqlite3.h>

namespace farol::sql::detail {

namespace {

Error describe(int code, const char *text) {
    Error error;
    error.detail = QString::fromUtf8(text);
    switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
        error.kind = ErrorKind::Conflict;
        error.code = QStringLiteral("constraint");
        break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        error.code = QStringLiteral("storage_busy");
        break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.code = QStringLiteral("storage_corrupt");
        break;
    case SQLITE_FULL:
        error.code = QStringLiteral("storage_full");
        break;
    default:
        error.code = QStringLiteral("storage");
        break;
    }
    return error;
}

class SqliteCursor final : public Cursor {
public:
    SqliteCursor(sqlite3 *database, sqlite3_stmt *handle)
        : m_database(database)
        , m_handle(handle) {}
    ~SqliteCursor() override { sqlite3_finalize(m_handle); }
    void restart() override { sqlite3_reset(m_handle); }
    void rest() override {
        sqlite3_reset(m_handle);
        sqlite3_clear_bindings(m_handle);
    }
    void putInteger(int index, std::int64_t value) override { sqlite3_bind_int64(m_handle, index, value); }
    void putReal(int index, double value) override { sqlite3_bind_double(m_handle, index, value); }
    void putText(int index, std::string_view value) override {
        sqlite3_bind_text64(m_handle, index, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT,
                            SQLITE_UTF8);
    }
    void putBytes(int index, std::string_view value) override {
        sqlite3_bind_blob64(m_handle, index, value.empty() ? "" : value.data(), value.size(), SQLITE_TRANSIENT);
    }
    void putNull(int index) override { sqlite3_bind_null(m_handle, index); }

    Result<bool> step() override {
        switch (sqlite3_step(m_handle)) {
        case SQLITE_ROW:
            return true;
        case SQLITE_DONE:
            return false;
        default: {
            Error error = describe(sqlite3_extended_errcode(m_database), sqlite3_errmsg(m_database));
            sqlite3_reset(m_handle);
            return tl::unexpected(std::move(error));
        }
        }
    }
    std::int64_t integer(int column) const override { return sqlite3_column_int64(m_handle, column); }
    double real(int column) const override { return sqlite3_column_double(m_handle, column); }
    std::string_view text(int column) const override {
        const auto *data = sqlite3_column_text(m_handle, column);
        return view(reinterpret_cast<const char *>(data), column);
    }
    std::string_view bytes(int column) const override {
        const auto *data = sqlite3_column_blob(m_handle, column);
        return view(static_cast<const char *>(data), column);
    }
    bool isNull(int column) const override { return sqlite3_column_type(m_handle, column) == SQLITE_NULL; }

private:
    std::string_view view(const char *data, int column) const {
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_handle, column));
        return data ? std::string_view(data, size) : std::string_view();
    }
    sqlite3 *m_database;
    sqlite3_stmt *m_handle;
};

class SqliteDriver final : public Driver {
public:
    SqliteDriver(sqlite3 *handle, bool readOnly)
        : m_handle(handle)
        , m_readOnly(readOnly) {}
    ~SqliteDriver() override { sqlite3_close_v2(m_handle); }
    Dialect dialect() const override { return Dialect::Sqlite; }
    Result<std::unique_ptr<Cursor>> prepare(const std::string &text) override {
        sqlite3_stmt *statement = nullptr;
        const int code = sqlite3_prepare_v3(m_handle, text.data(), static_cast<int>(text.size()),
                                            SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
        if (code != SQLITE_OK) {
            return tl::unexpected(describe(sqlite3_extended_errcode(m_handle), sqlite3_errmsg(m_handle)));
        }
        return std::make_unique<SqliteCursor>(m_handle, statement);
    }
    Done execute(const std::string &script) override { return run(script.c_str()); }
    Done copy(const std::string &, const MoreLines &) override {
        return failure(ErrorKind::Server, QStringLiteral("storage"), QStringLiteral("SQLite has no COPY"));
    }
    Done begin() override { return run(m_readOnly ? "BEGIN" : "BEGIN IMMEDIATE"); }
    Done commit() override { return run("COMMIT"); }
    void rollback() override { (void)run("ROLLBACK"); }
    bool inTransaction() const override { return sqlite3_get_autocommit(m_handle) == 0; }
    std::int64_t changes() const override { return sqlite3_changes64(m_handle); }
    std::int64_t totalChanges() const override { return sqlite3_total_changes64(m_handle); }

private:
    Done run(const char *script) {
        char *message = nullptr;
        const int code = sqlite3_exec(m_handle, script, nullptr, nullptr, &message);
        if (code == SQLITE_OK) {
            return {};
        }
        Error error = describe(code, message ? message : sqlite3_errmsg(m_handle));
        sqlite3_free(message);
        return tl::unexpected(std::move(error));
    }
    sqlite3 *m_handle;
    bool m_readOnly;
};

} // namespace

Result<std::unique_ptr<Driver>> openSqlite(const SqliteOptions &options) {
    // Nobody reads SQLite's sums of memory, and keeping them takes a lock for each piece. Only before the first use.
    [[maybe_unused]] static const int withoutSums = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    const int flags = (options.readOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
                      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    sqlite3 *handle = nullptr;
    const int code = sqlite3_open_v2(options.path.c_str(), &handle, flags, options.vfs);
    auto driver = std::make_unique<SqliteDriver>(handle, options.readOnly);
    if (code != SQLITE_OK) {
        return tl::unexpected(describe(code, handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code)));
    }
    sqlite3_busy_timeout(handle, static_cast<int>(options.busyTimeout.count()));
    // A checkpoint each 4,000 pages keeps the log short; a larger cache serves the writer.
    const char *writing = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                          "PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-8000; PRAGMA temp_store=MEMORY;";
    const char *reading = "PRAGMA query_only=ON; PRAGMA cache_size=-4000; PRAGMA temp_store=MEMORY;";
    if (auto done = driver->execute(options.readOnly ? reading : writing); !done) {
        return tl::unexpected(done.error());
    }
    return std::unique_ptr<Driver>(std::move(driver));
}

} // namespace farol::sql::detail
