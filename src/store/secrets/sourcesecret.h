// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/secrets/secretstore.h"
#include "store/settings/sourceentry.h"

namespace farol::store {

// Where the keychain has the secret of a source, for the console and farolctl alike; environment: its id. Another server
// under its address, or another user, has another one.
[[nodiscard]] SecretKey secretKeyOf(const QString &environment, const SourceEntry &source);

} // namespace farol::store
