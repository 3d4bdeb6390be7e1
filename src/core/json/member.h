// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/jsonreader.h"
#include "core/json/jsonwriter.h"

#include <array>

// A value's JSON is one table of its members, read by the encoder and the decoder alike; private to core/json:
//   template<> struct Shape<Attempt> { static constexpr std::array members{member<&Attempt::n>("n"), …}; };
namespace farol::json {

enum class Presence { Required, Optional };

template<typename T>
struct Member {
    std::string_view name;
    Presence presence;
    bool (*read)(JsonReader &reader, JsonValue &value, T &into);
    void (*write)(JsonWriter &out, const T &from, std::string_view name);
};

template<typename T>
struct Shape;

template<typename T>
concept Shaped = requires {
    Shape<T>::members;
};

namespace detail {
template<typename T, typename F>
T owner(F T::*);
template<typename F>
struct IsOptional : std::false_type {};
template<typename F>
struct IsOptional<std::optional<F>> : std::true_type {};
} // namespace detail

template<auto Field, typename T = decltype(detail::owner(Field))>
constexpr Member<T> readOnly(std::string_view name) {
    return {name, Presence::Required,
            [](JsonReader &reader, JsonValue &value, T &into) { return read(reader, value, into.*Field); }, nullptr};
}

template<auto Field, typename T = decltype(detail::owner(Field))>
constexpr Member<T> member(std::string_view name, Presence presence = Presence::Required) {
    constexpr bool optional = detail::IsOptional<std::remove_cvref_t<decltype(std::declval<T>().*Field)>>::value;
    return {name, optional ? Presence::Optional : presence,
            [](JsonReader &reader, JsonValue &value, T &into) { return read(reader, value, into.*Field); },
            [](JsonWriter &out, const T &from, std::string_view key) {
                if constexpr (!optional) {
                    out.key(key);
                    write(out, from.*Field);
                } else if (from.*Field) {
                    out.key(key);
                    write(out, *(from.*Field));
                }
            }};
}

} // namespace farol::json
