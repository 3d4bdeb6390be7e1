// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/users.h"

#include "server/access/passwords.h"
#include "server/audit/audit.h"

#include <QRegularExpression>

namespace farol::server {

namespace {

QString joined(const QList<Role> &roles) {
    QStringList words;
    for (const Role role : roles) {
        words.append(toApi(role));
    }
    return words.join(u',');
}

Done refuseBadUser(const NewUser &user) {
    static const QRegularExpression name(QStringLiteral("^[A-Za-z0-9._@-]{1,64}$"));
    if (!name.match(user.name).hasMatch()) {
        return failure(ErrorKind::Rejected, QStringLiteral("user_name"),
                       QStringLiteral("a user name has 1 to 64 letters, digits, or . _ @ -"));
    }
    if (user.password.reveal().size() < 8) {
        return failure(ErrorKind::Rejected, QStringLiteral("password_short"),
                       QStringLiteral("a password has at least 8 characters"));
    }
    if (user.roles.isEmpty()) {
        return failure(ErrorKind::Rejected, QStringLiteral("roles_empty"),
                       QStringLiteral("give the account at least one role"));
    }
    return {};
}

} // namespace

Result<std::int64_t> addUser(Arrows &arrows, const NewUser &user, const QString &byWhom) {
    if (const auto good = refuseBadUser(user); !good) {
        return tl::unexpected(good.error());
    }
    sql::Connection &db = arrows.connection();
    auto tenant =
        db.prepare("INSERT INTO tenants(name) VALUES(?) ON CONFLICT(name) DO UPDATE SET name=name RETURNING id");
    const auto made = tenant.bind(user.tenant).step();
    if (!made) {
        return tl::unexpected(made.error());
    }
    const std::int64_t tenantId = tenant.integer(0);
    auto insert = db.prepare("INSERT INTO users(tenant,name,password_hash,roles,created_at) VALUES(?,?,?,?,?)");
    const auto done = insert
                          .bind(tenantId, user.name, hashPassword(user.password), joined(user.roles),
                                arrows.moment().now.time_since_epoch().count())
                          .run();
    if (!done) {
        return done.error().kind == ErrorKind::Conflict
                   ? failure(ErrorKind::Conflict, QStringLiteral("user_exists"),
                             QStringLiteral("there is an account named %1 already").arg(user.name))
                   : tl::unexpected(done.error());
    }
    const std::int64_t id = db.lastInsertId();
    const AuditEntry entry{tenantId, byWhom, 0,  QStringLiteral("user.add"), user.name,
                           {},       {},     {}, joined(user.roles),         {}};
    const auto audited = appendAudit(arrows, entry);
    return audited ? Result<std::int64_t>(id) : tl::unexpected(audited.error());
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
        return failure(ErrorKind::Unauthorized, QStringLiteral("token_invalid"),
                       QStringLiteral("the account is gone or disabled"));
    }
    Identity identity{row.integer(0), row.integer(1), row.string(2), row.string(3), {}};
    for (const QString &word : row.string(4).split(u',', Qt::SkipEmptyParts)) {
        if (const auto role = roleFromApi(word)) {
            identity.roles.append(*role);
        }
    }
    return identity;
}

} // namespace farol::server
