// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/access/users.h"

namespace farol::server {

// Keys of partners: fak_<prefix>_<32 random bytes>. The prefix names the key everywhere; of the rest only the SHA-256
// is kept, so it is shown once. A key acts under an account of its own, named key:<prefix>, that nobody signs in to.

struct NewKey {
    std::int64_t tenant = 0;
    KeyOrder order; // roles empty: partner
};
// With its audit row. Errors: Rejected key_name, key_roles (a key is nobody's second person: no approver, manager or
// admin), key_expiry.
[[nodiscard]] Result<MadeKey> makeKey(Arrows &arrows, const NewKey &key, const Orderer &by);

struct Revoked {
    ApiKey key;
    std::int64_t account = 0; // whose tokens end
};
// With its audit row. A key that was revoked before is left alone. Errors: NotFound.
[[nodiscard]] Result<Revoked> revokeKey(Arrows &arrows, std::int64_t tenant, const QString &prefix,
                                        const QString &reason, const Orderer &by);

// Newest first. after: the account of the last one of the page before, 0 for the first page.
struct ListedKeys {
    QList<ApiKey> rows;
    std::int64_t next = 0; // 0: no more
};
[[nodiscard]] Result<ListedKeys> listKeys(sql::Connection &connection, std::int64_t tenant, std::int64_t after,
                                          int limit);

// Whose key this is; compares in constant time. Errors: Unauthorized token_invalid, token_expired.
struct KeyHolder {
    Identity identity;
    QString prefix;
    std::optional<Instant> expiresAt;
    std::optional<Instant> lastUsedAt;
};
[[nodiscard]] Result<KeyHolder> holderOf(sql::Connection &connection, const QByteArray &secret, Instant now);
[[nodiscard]] bool looksLikeKey(const QByteArray &bearer);
[[nodiscard]] Done noteUse(Arrows &arrows, const QString &prefix);

} // namespace farol::server
