// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/secrets/secretstore.h"
#include "store/settings/settings.h"

#include <functional>

namespace farol::ctl {

// A source by the name that `source add` gave it.
struct KnownSource {
    store::EnvironmentEntry environment;
    store::SourceEntry source;
};

// word: NAME, or ENVIRONMENT/NAME where two environments have one of that name. Errors: NotFound source_missing, which
// names those that there are; Conflict source_ambiguous.
[[nodiscard]] Result<KnownSource> findSource(const store::Settings &settings, const QString &word);

// The keychain, asked to the end: these wait. Errors: those of SecretStore.
[[nodiscard]] store::SecretKey secretKeyOf(const KnownSource &known);
[[nodiscard]] Result<Secret> readSecret(const store::SecretKey &key);
// Rejected no_keychain where nothing would outlive this program: nothing is kept then.
[[nodiscard]] Done keepSecret(const store::SecretKey &key, const Secret &secret);
[[nodiscard]] Done forgetSecret(const store::SecretKey &key);

} // namespace farol::ctl
