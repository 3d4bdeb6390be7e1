// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/driver.h"
#include "sql/placeholders.h"
#include "sql/postgreslink.h"

#include <charconv>
#include <libpq-fe.h>
#include <vector>

namespace farol::sql::detail {

namespace {

constexpr Oid typeBytea = 17; // pg_type.dat
constexpr Oid typeBool = 16;

// Prepared at its first run, again in each new session. Integers go as text and everything else as its bytes, so the
// server takes each value for the type of the column that it meets. Rows come as one answer.
class PostgresCursor final : public Cursor {
public:
    PostgresCursor(PostgresLink &link, const std::string &text)
        : m_link(link)
        , m_order(withDollars(text)) {}
    ~PostgresCursor() override {
        if (m_session == m_link.session() && PQtransactionStatus(m_link.handle()) != PQTRANS_INERROR) {
            (void)m_link.run(("DEALLOCATE " + m_name).c_str());
        }
    }
    void restart() override {
        m_rows.reset();
        m_row = -1;
    }
    void rest() override {
        restart();
        m_values.clear();
    }
    void putInteger(int index, std::int64_t value) override { at(index) = {std::to_string(value), 0, false}; }
    void putReal(int index, double value) override { at(index) = {std::to_string(value), 0, false}; }
    void putText(int index, std::string_view value) override { at(index) = {std::string(value), 1, false}; }
    void putBytes(int index, std::string_view value) override { at(index) = {std::string(value), 1, false}; }
    void putNull(int index) override { at(index) = {}; }

    Result<bool> step() override {
        if (!m_rows) {
            if (auto done = execute(); !done) {
                return tl::unexpected(done.error());
            }
        }
        return ++m_row < PQntuples(m_rows.get());
    }

    std::int64_t integer(int column) const override {
        const auto value = text(column);
        if (PQftype(m_rows.get(), column) == typeBool) {
            return value == "t" ? 1 : 0;
        }
        std::int64_t number = 0;
        std::from_chars(value.data(), value.data() + value.size(), number);
        return number;
    }
    double real(int column) const override {
        const auto value = text(column);
        double number = 0;
        std::from_chars(value.data(), value.data() + value.size(), number);
        return number;
    }
    std::string_view text(int column) const override {
        const auto size = static_cast<std::size_t>(PQgetlength(m_rows.get(), m_row, column));
        return {PQgetvalue(m_rows.get(), m_row, column), size};
    }
    std::string_view bytes(int column) const override {
        if (PQftype(m_rows.get(), column) != typeBytea) {
            return text(column);
        }
        std::size_t size = 0;
        auto *plain = PQunescapeBytea(reinterpret_cast<const unsigned char *>(text(column).data()), &size);
        m_bytes.assign(reinterpret_cast<const char *>(plain), size);
        PQfreemem(plain);
        return m_bytes;
    }
    bool isNull(int column) const override { return PQgetisnull(m_rows.get(), m_row, column) == 1; }

private:
    struct Value {
        std::string bytes;
        int format = 0; // 0: text, 1: bytes
        bool null = true;
    };
    Value &at(int index) {
        const auto place = static_cast<std::size_t>(index);
        m_values.resize(std::max(m_values.size(), place));
        return m_values[place - 1];
    }

    Done prepare() {
        if (auto up = m_link.ready(); !up || m_session == m_link.session()) {
            return up;
        }
        std::string name = m_link.newName();
        const auto made = m_link.judged(PQprepare(m_link.handle(), name.c_str(), m_order.text.c_str(), 0, nullptr));
        if (!made) {
            return tl::unexpected(made.error());
        }
        m_name = std::move(name);
        m_session = m_link.session();
        return {};
    }

    Done execute() {
        if (auto done = prepare(); !done) {
            return done;
        }
        std::vector<const char *> values;
        std::vector<int> sizes;
        std::vector<int> formats;
        for (const int number : m_order.numbers) {
            const Value &value = at(number);
            values.push_back(value.null ? nullptr : value.bytes.c_str());
            sizes.push_back(static_cast<int>(value.bytes.size()));
            formats.push_back(value.format);
        }
        auto answer = m_link.judged(PQexecPrepared(m_link.handle(), m_name.c_str(), static_cast<int>(values.size()),
                                                   values.data(), sizes.data(), formats.data(), 0));
        if (!answer) {
            return tl::unexpected(answer.error());
        }
        m_rows = std::move(*answer);
        m_link.count(m_rows.get());
        return {};
    }

    PostgresLink &m_link;
    Dollars m_order;
    std::string m_name;
    std::uint64_t m_session = 0; // 0: not prepared yet
    std::vector<Value> m_values;
    PostgresResult m_rows;
    int m_row = -1;
    mutable std::string m_bytes;
};

class PostgresDriver final : public Driver {
public:
    PostgresDriver(const std::string &url, bool readOnly)
        : m_link(url, readOnly) {}
    Done connect() { return m_link.connect(); }
    Dialect dialect() const override { return Dialect::Postgresql; }
    Result<std::unique_ptr<Cursor>> prepare(const std::string &text) override {
        return std::make_unique<PostgresCursor>(m_link, text);
    }
    Done execute(const std::string &script) override { return m_link.run(script.c_str()); }
    Done copy(const std::string &statement, const MoreLines &more) override { return m_link.copy(statement, more); }
    Done begin() override { return m_link.begin(); }
    Done commit() override { return m_link.commit(); }
    void rollback() override { m_link.rollback(); }
    bool inTransaction() const override { return m_link.inTransaction(); }
    std::int64_t changes() const override { return m_link.changes(); }
    std::int64_t totalChanges() const override { return m_link.totalChanges(); }

private:
    PostgresLink m_link;
};

} // namespace

Result<std::unique_ptr<Driver>> openPostgres(const std::string &url, bool readOnly) {
    auto driver = std::make_unique<PostgresDriver>(url, readOnly);
    if (auto done = driver->connect(); !done) {
        return tl::unexpected(done.error());
    }
    return std::unique_ptr<Driver>(std::move(driver));
}

} // namespace farol::sql::detail
