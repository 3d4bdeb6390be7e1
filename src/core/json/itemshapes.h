// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "core/json/shape.h"

// The tables that several documents share; private to core/json.
namespace farol::json {

template<>
struct Words<ItemState> {
    static std::optional<ItemState> fromApi(QStringView word) { return itemStateFromApi(word); }
};
template<>
struct Words<ItemKind> {
    static std::optional<ItemKind> fromApi(QStringView word) { return itemKindFromApi(word); }
};

template<>
struct Shape<StateCount> {
    static constexpr std::array members{member<&StateCount::state>("state"), member<&StateCount::code>("code"),
                                        member<&StateCount::items>("items"), member<&StateCount::amount>("amount")};
};

template<>
struct Shape<ErrorGroup> {
    static constexpr std::array members{
        member<&ErrorGroup::state>("state"),          member<&ErrorGroup::code>("code"),
        member<&ErrorGroup::items>("items"),          member<&ErrorGroup::amount>("amount"),
        member<&ErrorGroup::firstSeen>("first_seen"), member<&ErrorGroup::lastSeen>("last_seen"),
    };
};

template<>
struct Shape<FieldError> {
    static constexpr std::array members{member<&FieldError::line>("line"), member<&FieldError::field>("field"),
                                        member<&FieldError::code>("code"), member<&FieldError::detail>("detail")};
};

} // namespace farol::json
