// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"

#include <QByteArrayView>
#include <QString>
#include <functional>
#include <optional>
#include <simdjson.h>
#include <string>

// Members of what a RabbitMQ says, of which each may be absent, null or of another type than the day before. Shared by
// the decoders of this folder alone; its users link simdjson.
namespace farol::net::rabbit {

using Element = simdjson::dom::element;

[[nodiscard]] tl::unexpected<Error> bad(const QString &where);
// The root of a body. One owner, one thread; what it gives ends with it.
class Document final {
public:
    [[nodiscard]] Result<Element> read(QByteArrayView body);

private:
    simdjson::dom::parser m_parser;
};

[[nodiscard]] std::optional<Element> member(Element from, std::string_view name); // nothing: absent or null
[[nodiscard]] QString text(Element from, std::string_view name);                  // empty: absent, or no text
[[nodiscard]] QString textOf(Element value);
[[nodiscard]] std::optional<std::int64_t> whole(Element from, std::string_view name); // 3 and 3.0 alike
[[nodiscard]] std::optional<double> number(Element from, std::string_view name);
[[nodiscard]] bool isTrue(Element from, std::string_view name);
// "messages_details": {"rate": 0} or {"rate": 0.0}
[[nodiscard]] std::optional<double> rate(Element from, std::string_view name);
// A text, or a list of texts joined by ": ".
[[nodiscard]] QString textOrList(Element from, std::string_view name);
[[nodiscard]] std::optional<Instant> milliseconds(Element from, std::string_view name);
[[nodiscard]] std::optional<Instant> seconds(Element from, std::string_view name);

// One member of a list of objects after the other; the first that cannot be read names its place.
template<typename T>
[[nodiscard]] Result<QList<T>> listOf(Element from, const QString &where,
                                      const std::function<Result<T>(Element, const QString &)> &read) {
    simdjson::dom::array all;
    if (from.get(all) != simdjson::SUCCESS) {
        return bad(where + QStringLiteral(" is no list"));
    }
    QList<T> list;
    list.reserve(static_cast<qsizetype>(all.size()));
    for (const Element one : all) {
        const QString place = QStringLiteral("%1[%2]").arg(where).arg(list.size());
        auto value = one.is_object() ? read(one, place) : Result<T>(bad(place + QStringLiteral(" is no object")));
        if (!value) {
            return tl::unexpected(value.error());
        }
        list.append(std::move(*value));
    }
    return list;
}

} // namespace farol::net::rabbit
