// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "sql/driver.h"

#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace farol::sql {

class Connection;

// A prepared statement on loan from its connection's cache; goes back, reset, when it leaves scope. Values are always
// bound, never written into the text. Sits on the C APIs of SQLite and PostgreSQL: through Qt Sql a statement costs
// about 3 us more, a quarter of the engine's budget an item.
class Statement final {
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;
    ~Statement();

    // Binds all values from the first placeholder on and makes the statement ready to run (again).
    // Takes integers, enums, bool, double, QString, std::string_view, QByteArray (as blob), nullptr, optional of these.
    template<typename... Values>
    Statement &bind(const Values &...values) {
        restart();
        int index = 0;
        (put(++index, values), ...);
        return *this;
    }
    // The same one by one, for a row whose columns are known only while it runs; the first place is 1.
    void clear() { restart(); }
    template<typename Value>
    void bindAt(int place, const Value &value) {
        put(place, value);
    }
    // True: a row stands ready; false: the end.
    [[nodiscard]] Result<bool> step();
    // Runs to the end and resets.
    [[nodiscard]] Done run();
    // Visits each row. A visit may return a Done, whose error ends the walk, or a bool: false ends it early.
    template<typename Visit>
    [[nodiscard]] Done each(Visit &&visit) {
        for (;;) {
            const auto row = step();
            if (!row) {
                return tl::unexpected(row.error());
            }
            if (!*row) {
                return {};
            }
            if constexpr (std::is_same_v<std::invoke_result_t<Visit>, bool>) {
                if (!visit()) {
                    return {};
                }
            } else if constexpr (std::is_same_v<std::invoke_result_t<Visit>, Done>) {
                if (Done done = visit(); !done) {
                    return done;
                }
            } else {
                visit();
            }
        }
    }

    // Values of the row that stands ready; views live until the next step.
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] QString string(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] bool isNull(int column) const;

private:
    friend class Connection;
    Statement(Connection &connection, std::string text, std::unique_ptr<detail::Cursor> cursor,
              std::optional<Error> error);
    void restart();
    void putInteger(int index, std::int64_t value);
    void put(int index, double value);
    void put(int index, std::string_view value);
    void put(int index, const std::string &value) { put(index, std::string_view(value)); }
    void put(int index, const char *value) { put(index, std::string_view(value)); }
    void put(int index, const QString &value);
    void put(int index, const QByteArray &value);
    void put(int index, std::nullptr_t);
    template<typename T>
    requires std::is_integral_v<T> || std::is_enum_v<T>
    void put(int index, T value) { putInteger(index, static_cast<std::int64_t>(value)); }
    template<typename T>
    void put(int index, const std::optional<T> &value) {
        if (value) {
            put(index, *value);
        } else {
            put(index, nullptr);
        }
    }

    Connection *m_connection;
    std::string m_text;
    std::unique_ptr<detail::Cursor> m_cursor; // empty: moved from, or m_error says why
    std::optional<Error> m_error;
};

} // namespace farol::sql
