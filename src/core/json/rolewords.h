// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/me.h"
#include "core/json/shape.h"

// The roles as documents write them; private to core/json.
namespace farol::json {

template<>
struct Words<Role> {
    static std::optional<Role> fromApi(QStringView word) { return roleFromApi(word); }
};

} // namespace farol::json
