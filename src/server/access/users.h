// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/me.h"
#include "core/text/secret.h"
#include "server/http/exchange.h"
#include "server/items/arrows.h"

namespace farol::server {

struct NewUser {
    QString tenant;
    QString name;    // 1 to 64 characters of [A-Za-z0-9._@-]
    Secret password; // at least 8 characters
    QList<Role> roles;
};

// Makes the tenant when it is new, the account and its audit row. Blocks for the password's hash: not for the writer
// thread of a busy server. Errors: Rejected user_name, password_short, roles_empty; Conflict user_exists.
[[nodiscard]] Result<std::int64_t> addUser(Arrows &arrows, const NewUser &user, const QString &byWhom);

struct UserRow {
    std::int64_t id = 0;
    QString passwordHash;
    bool disabled = false;
};
// Nothing when there is no such account.
[[nodiscard]] Result<std::optional<UserRow>> findUser(sql::Connection &connection, const QString &name);
// Errors: Unauthorized token_invalid when the account is gone.
[[nodiscard]] Result<Identity> identityOf(sql::Connection &connection, std::int64_t userId);

} // namespace farol::server
