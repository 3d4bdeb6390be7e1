// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids/ids.h"
#include "core/json/member.h"

// Reads and writes whatever has a table of members; private to core/json.
namespace farol::json {

// Enumerations travel as the words of toApi; Words<E> names the way back.
template<typename E>
struct Words;
template<typename E>
requires std::is_enum_v<E>
void write(JsonWriter &out, E value) {
    out.text(toApi(value));
}
template<typename E>
requires std::is_enum_v<E>
bool read(JsonReader &reader, JsonValue &value, E &into) {
    QString word;
    if (!read(reader, value, word)) {
        return false;
    }
    const auto known = Words<E>::fromApi(word);
    into = known.value_or(into);
    return known.has_value() || reader.fail("not a word that is known here");
}

template<typename Tag>
void write(JsonWriter &out, const Id<Tag> &id) {
    out.text(id.value);
}
template<typename Tag>
bool read(JsonReader &reader, JsonValue &value, Id<Tag> &into) {
    return read(reader, value, into.value);
}

template<typename T>
bool readObject(JsonReader &reader, JsonValue &value, T &into) {
    constexpr auto &members = Shape<T>::members;
    static_assert(members.size() <= 64);
    simdjson::ondemand::object object;
    if (value.get_object().get(object)) {
        return reader.fail("not an object");
    }
    std::uint64_t seen = 0;
    std::size_t next = 0;
    for (auto one : object) {
        simdjson::ondemand::field field;
        if (const auto error = std::move(one).get(field)) {
            return reader.broken(error);
        }
        std::size_t at = next < members.size() && isKey(field, members[next].name) ? next : members.size();
        if (at == members.size()) { // not in the order that encoders write
            std::string_view name;
            if (field.unescaped_key().get(name)) {
                return reader.fail("not JSON");
            }
            const auto same = [name](const auto &known) { return known.name == name; };
            at = static_cast<std::size_t>(std::find_if(members.begin(), members.end(), same) - members.begin());
            if (at == members.size()) {
                if (!reader.unknownMember(name)) {
                    return false;
                }
                continue;
            }
        }
        const auto bit = std::uint64_t{1} << at;
        if (((seen & bit) != 0 && !reader.fail("stands here twice")) ||
            !members[at].read(reader, field.value(), into)) {
            return reader.under(members[at].name);
        }
        seen |= bit;
        next = at + 1;
    }
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i].presence == Presence::Required && (seen & std::uint64_t{1} << i) == 0) {
            (void)reader.fail("missing");
            return reader.under(members[i].name);
        }
    }
    return true;
}

template<Shaped T>
bool read(JsonReader &reader, JsonValue &value, T &into) {
    return readObject(reader, value, into);
}
template<Shaped T>
void write(JsonWriter &out, const T &from) {
    out.openObject();
    for (const auto &member : Shape<T>::members) {
        member.write(out, from, member.name);
    }
    out.closeObject();
}

template<typename T>
bool read(JsonReader &reader, JsonValue &value, QList<T> &into) {
    simdjson::ondemand::array array;
    if (value.get_array().get(array)) {
        return reader.fail("not an array");
    }
    for (auto one : array) {
        JsonValue element;
        if (const auto error = std::move(one).get(element)) {
            return reader.broken(error);
        }
        if (!read(reader, element, into.emplaceBack())) {
            return reader.under(into.size() - 1);
        }
    }
    return true;
}
template<typename T>
void write(JsonWriter &out, const QList<T> &from) {
    out.openArray();
    for (const auto &one : from) {
        write(out, one);
    }
    out.closeArray();
}

// An empty optional is left out; null reads as empty.
template<typename T>
bool read(JsonReader &reader, JsonValue &value, std::optional<T> &into) {
    bool null = false;
    if (value.is_null().get(null)) {
        return reader.fail("not JSON");
    }
    return null || read(reader, value, into.emplace());
}

} // namespace farol::json
