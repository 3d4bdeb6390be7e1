// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/page.h"
#include "core/json/shape.h"

// Whole documents made of shapes; private to core/json.
namespace farol::json {

template<typename T>
struct Shape<Page<T>> {
    static constexpr std::array members{member<&Page<T>::rows>("rows"),
                                        member<&Page<T>::next>("next", Presence::Optional),
                                        member<&Page<T>::total>("total")};
};

// A list that is a whole document: {"rows":[…]}, so that members can join it later.
template<typename T>
struct Rows {
    QList<T> rows;
};
template<typename T>
struct Shape<Rows<T>> {
    static constexpr std::array members{member<&Rows<T>::rows>("rows")};
};

template<typename T>
QByteArray encoded(const T &value) {
    JsonWriter out;
    write(out, value);
    return out.take();
}

// The whole document as one value; nothing may follow it.
template<typename T>
Result<T> decoded(QByteArrayView text, JsonReader::Unknown unknown = JsonReader::Unknown::Ignored) {
    JsonReader reader(unknown);
    const simdjson::padded_string padded(text.data(), static_cast<std::size_t>(text.size()));
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    T into;
    const auto whole = [&] {
        JsonValue root;
        if (const auto error = parser.iterate(padded).get(document)) {
            return reader.broken(error);
        }
        if (document.get_value().get(root)) {
            return reader.fail("not an object");
        }
        if (!read(reader, root, into)) {
            return false;
        }
        const bool ended = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
        return ended || reader.broken(simdjson::TRAILING_CONTENT);
    };
    if (!whole()) {
        return tl::unexpected(reader.error());
    }
    return into;
}

template<typename T>
Result<QList<T>> decodedRows(QByteArrayView text) {
    return decoded<Rows<T>>(text).map([](Rows<T> &&list) { return std::move(list.rows); });
}

} // namespace farol::json
