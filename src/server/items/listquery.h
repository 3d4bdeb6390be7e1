// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/page.h"
#include "core/time/clock.h"
#include "server/engine/readers.h"
#include "server/http/exchange.h"

#include <optional>
#include <vector>

namespace farol::server {

// What every reading route does with a request's parameters. Pure except answerFrom(); any thread.

// An error with the status that the answer shall carry; field names the parameter or member, empty for none.
[[nodiscard]] tl::unexpected<Error> refuse(int status, QString code, QString detail, QString field = {});

[[nodiscard]] Error overloaded(); // 503

// 404 not_found that repeats the id that was asked for, of which what is the noun.
[[nodiscard]] tl::unexpected<Error> noSuch(QStringView what, const QString &id);

// The same with what there is now, as JSON: the problem's member "current".
[[nodiscard]] tl::unexpected<Error> refuseWith(int status, QString code, QString detail, QByteArray current);

// 400 for a body that is not sound JSON (depth, duplicate keys, UTF-8, syntax). The front guards most bodies by itself.
[[nodiscard]] Done soundJson(const QByteArray &body);

// {"reason": "…"} and nothing else: 1 to 500 characters, or 422 reason_required.
[[nodiscard]] Result<QString> reasonIn(const QByteArray &body);

// 400 unknown_parameter for a name that the route does not know.
[[nodiscard]] Done onlyParameters(const Request &request, const QList<QStringView> &known);
// true|false; absent is false.
[[nodiscard]] Result<bool> flag(const Request &request, const QString &name);
// A short text of a person: at most 200 characters, no control characters; absent is empty.
[[nodiscard]] Result<QString> words(const Request &request, const QString &name);
// A time of RFC 3339; absent is nothing.
[[nodiscard]] Result<std::optional<Instant>> timeOf(const Request &request, const QString &name);
// A whole number from least to most, written plainly; absent is what absent says.
[[nodiscard]] Result<std::int64_t> number(const Request &request, const QString &name, std::int64_t absent,
                                          std::int64_t least, std::int64_t most);

// The part of a list that was asked for. after: the sort key behind which it begins, empty for the first page.
struct ListWindow {
    int limit = 100; // 1..500
    bool total = false;
    std::vector<std::int64_t> after;
};
// list names the list in the cursor, keys is the number of its sort columns: a cursor of another list is
// 400 cursor_invalid.
[[nodiscard]] Result<ListWindow> listWindow(const Request &request, QByteArrayView list, std::size_t keys);
[[nodiscard]] QString cursor(QByteArrayView list, const std::vector<std::int64_t> &keys);
// Reads what a statement gives that asks for one row more than the window has: that one only says that there is a next
// page. key() is the sort key of the row that stands ready, read() makes the row or a Result of it.
template<typename Row, typename Key, typename Read>
[[nodiscard]] Done fillPage(Page<Row> &page, sql::Statement &query, const ListWindow &window, QByteArrayView list,
                            Key key, Read read) {
    std::vector<std::int64_t> last;
    return query.each([&]() -> Done {
        if (page.rows.size() == window.limit) {
            page.next = cursor(list, last);
            return {};
        }
        last = key();
        Result<Row> row = read();
        if (!row) {
            return tl::unexpected(row.error());
        }
        page.rows.append(std::move(*row));
        return {};
    });
}

// One bit a value, for "(?3 >> i.state) & 1": states come from closed lists, never as text into SQL. The parameter
// holds words with commas between; read turns one into its number, or nothing (400 parameter_invalid).
[[nodiscard]] Result<std::uint32_t> wordMask(const Request &request, const QString &name,
                                             const std::function<std::optional<int>(QStringView)> &read);

// The pattern of LIKE … ESCAPE '\\' for texts that hold this one.
[[nodiscard]] QString likePattern(const QString &text);

// Runs work on a reader's thread and answers with what it gives; 503 overloaded when too much is waiting.
using Reading = std::function<Result<Response>(sql::Connection &)>;
void answerFrom(Readers &readers, const Request &request, const Answer &answer, Reading work);

} // namespace farol::server
