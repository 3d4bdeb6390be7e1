// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/session.h"
#include "store/cache/offlinecache.h"
#include "store/secrets/secretstore.h"
#include "store/settings/environmententry.h"

namespace farol::app {

// What an entry of the settings means to the other rooms. Pure, but for readAuthority.

[[nodiscard]] Environment environmentOf(const store::EnvironmentEntry &entry);
[[nodiscard]] store::SecretKey secretKeyOf(const store::EnvironmentEntry &entry);
// Another server or another user under the same name has a cache of its own.
[[nodiscard]] store::OfflineCache::Scope cacheScopeOf(const store::EnvironmentEntry &entry);
// authority: the bytes of entry.caFile; empty when it names none.
[[nodiscard]] net::HttpOptions httpOptionsOf(const store::EnvironmentEntry &entry, const QByteArray &authority);

// The PEM of an own authority; empty for an empty path. Blocks. Errors: Rejected ca_file_unreadable, ca_file_invalid
// (above 1 MiB, or no certificate in it).
[[nodiscard]] Result<QByteArray> readAuthority(const QString &path);

// Each problem of what a person typed, by the field's name (name, url, user); empty: it may be tried. known: the
// entries that there are, the edited one among them. Codes: required, name_taken, url_invalid, url_has_credentials,
// url_has_path, plain_http_refused.
[[nodiscard]] QList<FieldError> checkEntry(const store::EnvironmentEntry &entry,
                                           const QList<store::EnvironmentEntry> &known);

} // namespace farol::app
