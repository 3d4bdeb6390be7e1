// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/users.h"

#include "server/access/passwords.h"
#include "server/audit/audit.h"
#include "server/items/listquery.h"

#include <QRegularExpression>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static bool isName(const QString &name) {
    static const QRegularExpression pattern(u"^[A-Za-z0-9._@-]{1,64}\\z"_s);
    return pattern.match(name).hasMatch();
}

Done checkUserName(const QString &name) {
    return isName(name)
               ? Done()
               : refuse(422, u"user_name"_s, u"a user name has 1 to 64 letters, digits, or . _ @ -"_s, u"name"_s);
}

Done checkPassword(const QString &password) {
    const auto size = password.toUtf8().size();
    if (size < 8) {
        return refuse(422, u"password_short"_s, u"a password has at least 8 characters"_s, u"password"_s);
    }
    return size <= 1024 ? Done()
                        : refuse(422, u"password_long"_s, u"a password has at most 1024 bytes"_s, u"password"_s);
}

Done checkRoles(const QList<Role> &roles) {
    return roles.isEmpty() || roles.size() > 8
               ? refuse(422, u"roles_empty"_s, u"give the account one role or more, each once"_s, u"roles"_s)
               : Done();
}

QString rolesText(const QList<Role> &roles) {
    QStringList words;
    for (const Role role : roles) {
        words.append(toApi(role));
    }
    words.removeDuplicates();
    return words.join(u',');
}

QList<Role> rolesOf(const QString &text) {
    QList<Role> roles;
    for (const QString &word : text.split(u',', Qt::SkipEmptyParts)) {
        if (const auto role = roleFromApi(word)) {
            roles.append(*role);
        }
    }
    return roles;
}

static Result<std::int64_t> insertRow(Arrows &arrows, const HashedUser &user) {
    auto insert = arrows.connection().prepare("INSERT INTO users(tenant,name,password_hash,roles,created_at) "
                                              "VALUES(?,?,?,?,?) ON CONFLICT(name) DO NOTHING RETURNING id");
    const auto now = arrows.moment().now.time_since_epoch().count();
    const auto made = insert.bind(user.tenant, user.name, user.passwordHash, rolesText(user.roles), now).step();
    if (!made) {
        return tl::unexpected(made.error());
    }
    return *made ? Result<std::int64_t>(insert.integer(0))
                 : refuse(409, u"user_exists"_s, u"there is an account named %1 already"_s.arg(user.name));
}

Result<std::int64_t> insertUser(Arrows &arrows, const HashedUser &user, const Orderer &by) {
    const auto id = insertRow(arrows, user);
    if (!id) {
        return id;
    }
    const auto audited = appendAudit(
        arrows,
        {user.tenant, by.name, by.id, u"user.add"_s, user.name, {}, {}, {}, rolesText(user.roles), by.requestId});
    return audited ? id : tl::unexpected(audited.error());
}

Done insertTenant(Arrows &arrows, const QString &name, HashedUser admin, const Orderer &by) {
    if (!isName(name)) {
        return refuse(422, u"tenant_name"_s, u"a tenant's name has 1 to 64 letters, digits, or . _ @ -"_s, u"name"_s);
    }
    auto insert =
        arrows.connection().prepare("INSERT INTO tenants(name) VALUES(?) ON CONFLICT(name) DO NOTHING RETURNING id");
    const auto made = insert.bind(name).step();
    if (!made) {
        return tl::unexpected(made.error());
    }
    if (!*made) {
        return refuse(409, u"tenant_exists"_s, u"there is a tenant named %1 already"_s.arg(name));
    }
    const AuditEntry entry{admin.tenant, by.name, by.id, u"tenant.add"_s, name, {}, {}, {}, admin.name, by.requestId};
    admin.tenant = insert.integer(0);
    const auto first = insertRow(arrows, admin);
    return first ? appendAudit(arrows, entry) : tl::unexpected(first.error());
}

// One that exists is as good.
static Result<std::int64_t> tenantNamed(Arrows &arrows, const QString &name) {
    auto row = arrows.connection().prepare(
        "INSERT INTO tenants(name) VALUES(?) ON CONFLICT(name) DO UPDATE SET name=excluded.name RETURNING id");
    const auto found = row.bind(name).step();
    return found ? Result<std::int64_t>(row.integer(0)) : tl::unexpected(found.error());
}

Result<std::int64_t> addUser(Arrows &arrows, const NewUser &user, const Orderer &by) {
    Done good = checkUserName(user.name);
    good = good ? checkPassword(QString::fromUtf8(user.password.reveal())) : good;
    good = good ? checkRoles(user.roles) : good;
    const auto tenant = good ? tenantNamed(arrows, user.tenant) : tl::unexpected(good.error());
    if (!tenant) {
        return tl::unexpected(tenant.error());
    }
    return insertUser(arrows, {*tenant, user.name, hashPassword(user.password), user.roles}, by);
}

Result<std::optional<UserRow>> findUser(sql::Connection &connection, const QString &name) {
    auto row = connection.prepare("SELECT id, password_hash, disabled_at FROM users WHERE name=?");
    const auto found = row.bind(name).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? std::optional(UserRow{row.integer(0), row.string(1), !row.isNull(2)}) : std::nullopt;
}

Result<Identity> identityOf(sql::Connection &connection, std::int64_t userId) {
    auto row = connection.prepare("SELECT u.id, u.tenant, u.name, t.name, u.roles FROM users u JOIN tenants t ON "
                                  "t.id=u.tenant WHERE u.id=? AND u.disabled_at IS NULL");
    const auto found = row.bind(userId).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found) {
        return failure(ErrorKind::Unauthorized, u"token_invalid"_s, u"the account is gone or disabled"_s);
    }
    return Identity{row.integer(0), row.integer(1), row.string(2), row.string(3), rolesOf(row.string(4))};
}

} // namespace farol::server
