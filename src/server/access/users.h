// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/account.h"
#include "core/text/secret.h"
#include "server/http/exchange.h"
#include "server/items/arrows.h"

namespace farol::server {

// Who orders, for the audit row.
struct Orderer {
    QString name;
    std::int64_t id = 0;
    QString requestId;
};

struct NewUser {
    QString tenant;
    QString name;    // 1 to 64 characters of [A-Za-z0-9._@-]
    Secret password; // at least 8 characters
    QList<Role> roles;
};

// What is wrong with a name, a password, roles. Errors: Rejected user_name, password_short, password_long, roles_empty.
[[nodiscard]] Done checkUserName(const QString &name);
[[nodiscard]] Done checkPassword(const QString &password);
[[nodiscard]] Done checkRoles(const QList<Role> &roles);

// Makes the tenant when it is new, the account and its audit row. Blocks for the password's hash: not for the writer
// thread of a busy server. Errors: those above; Conflict user_exists.
[[nodiscard]] Result<std::int64_t> addUser(Arrows &arrows, const NewUser &user, const Orderer &by);

// The same with a hash made before, in a tenant that is there.
struct HashedUser {
    std::int64_t tenant = 0;
    QString name;
    QString passwordHash;
    QList<Role> roles;
};
[[nodiscard]] Result<std::int64_t> insertUser(Arrows &arrows, const HashedUser &user, const Orderer &by);
// A tenant with its first administrator; the audit row is of the orderer's tenant. user.tenant is that one.
// Errors: Conflict tenant_exists, user_exists; Rejected tenant_name.
[[nodiscard]] Done insertTenant(Arrows &arrows, const QString &name, HashedUser admin, const Orderer &by);

struct UserRow {
    std::int64_t id = 0;
    QString passwordHash; // empty: nobody signs in with a password there
    bool disabled = false;
};
// Nothing when there is no such account.
[[nodiscard]] Result<std::optional<UserRow>> findUser(sql::Connection &connection, const QString &name);
// Errors: Unauthorized token_invalid when the account is gone.
[[nodiscard]] Result<Identity> identityOf(sql::Connection &connection, std::int64_t userId);

[[nodiscard]] QString rolesText(const QList<Role> &roles); // as the column keeps them
[[nodiscard]] QList<Role> rolesOf(const QString &text);

} // namespace farol::server
