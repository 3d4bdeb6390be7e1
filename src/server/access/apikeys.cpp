// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/apikeys.h"

#include "server/audit/audit.h"
#include "server/items/itemsrepo.h"
#include "server/items/listquery.h"

#include <QCryptographicHash>
#include <sodium.h>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype prefixSize = 10;
static constexpr auto columns = "SELECT k.prefix, k.name, u.roles, k.created_by, k.created_at, k.expires_at, "
                                "k.last_used_at, k.revoked_at, k.account FROM api_keys k JOIN users u ON "
                                "u.id=k.account ";

static std::int64_t ms(Instant at) {
    return at.time_since_epoch().count();
}

static QByteArray hashOf(const QByteArray &secret) {
    return QCryptographicHash::hash(secret, QCryptographicHash::Sha256);
}

// Lower case letters and digits that people do not mix up; 50 bits, enough never to meet twice.
static QByteArray randomPrefix() {
    static constexpr char letters[] = "abcdefghijkmnpqrstuvwxyz23456789";
    QByteArray prefix(prefixSize, '\0');
    for (char &one : prefix) {
        one = letters[randombytes_uniform(sizeof letters - 1)];
    }
    return prefix;
}

static QByteArray randomSecret(const QByteArray &prefix) {
    QByteArray bytes(32, '\0');
    randombytes_buf(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return "fak_" + prefix + '_' + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

static std::optional<Instant> momentOf(const sql::Statement &row, int column) {
    return row.isNull(column) ? std::nullopt : std::optional(instantOf(row.integer(column)));
}

static ApiKey keyOf(const sql::Statement &row) {
    return {row.string(0),    row.string(1),    rolesOf(row.string(2)), row.string(3), instantOf(row.integer(4)),
            momentOf(row, 5), momentOf(row, 6), momentOf(row, 7)};
}

static Done checkOrder(const KeyOrder &order, Instant now) {
    const auto isControl = [](QChar one) { return one.category() == QChar::Other_Control; };
    if (order.name.trimmed().isEmpty() || order.name.size() > 100 ||
        std::any_of(order.name.begin(), order.name.end(), isControl)) {
        return refuse(422, u"key_name"_s, u"name the partner in 1 to 100 characters"_s, u"name"_s);
    }
    const auto isPersons = [](Role role) {
        return role == Role::Approver || role == Role::Manager || role == Role::Admin;
    };
    if (order.roles.size() > 8 || std::any_of(order.roles.begin(), order.roles.end(), isPersons)) {
        return refuse(422, u"key_roles"_s, u"approver, manager and admin are roles of people, never of a key"_s,
                      u"roles"_s);
    }
    if (order.expiresAt && *order.expiresAt <= now) {
        return refuse(422, u"key_expiry"_s, u"expires_at has passed already"_s, u"expires_at"_s);
    }
    return {};
}

// The account under which a key acts.
static Result<std::int64_t> insertAccount(Arrows &arrows, const NewKey &key, const QString &prefix,
                                          const QString &roles) {
    auto insert = arrows.connection().prepare("INSERT INTO users(tenant,name,password_hash,roles,created_at,kind) "
                                              "VALUES(?,?,'',?,?,1) RETURNING id");
    const auto made = insert.bind(key.tenant, u"key:"_s + prefix, roles, ms(arrows.moment().now)).step();
    return made ? Result<std::int64_t>(insert.integer(0)) : tl::unexpected(made.error());
}

Result<MadeKey> makeKey(Arrows &arrows, const NewKey &key, const Orderer &by) {
    const Instant now = arrows.moment().now;
    if (const auto good = checkOrder(key.order, now); !good) {
        return tl::unexpected(good.error());
    }
    const QByteArray prefix = randomPrefix();
    const QByteArray secret = randomSecret(prefix);
    const auto roles = rolesText(key.order.roles.isEmpty() ? QList<Role>{Role::Partner} : key.order.roles);
    const MadeKey made{{QString::fromLatin1(prefix), key.order.name.trimmed(), rolesOf(roles), by.name, now,
                        key.order.expiresAt, std::nullopt, std::nullopt},
                       QString::fromLatin1(secret)};
    const auto account = insertAccount(arrows, key, made.key.id, roles);
    if (!account) {
        return tl::unexpected(account.error());
    }
    auto insert = arrows.connection().prepare(
        "INSERT INTO api_keys(prefix,tenant,account,name,hash,created_by,created_by_id,created_at,expires_at) "
        "VALUES(?,?,?,?,?,?,?,?,?)");
    const auto expires = key.order.expiresAt ? std::optional(ms(*key.order.expiresAt)) : std::nullopt;
    Done done =
        insert.bind(made.key.id, key.tenant, *account, made.key.name, hashOf(secret), by.name, by.id, ms(now), expires)
            .run();
    done = done ? appendAudit(arrows, {key.tenant,
                                       by.name,
                                       by.id,
                                       u"key.create"_s,
                                       made.key.id,
                                       made.key.name,
                                       {},
                                       {},
                                       roles,
                                       by.requestId})
                : done;
    return done ? Result<MadeKey>(made) : tl::unexpected(done.error());
}

Result<Revoked> revokeKey(Arrows &arrows, std::int64_t tenant, const QString &prefix, const QString &reason,
                          const Orderer &by) {
    sql::Connection &db = arrows.connection();
    auto row = db.prepare(std::string(columns) + "WHERE k.tenant=? AND k.prefix=?");
    const auto found = row.bind(tenant, prefix).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found) {
        return noSuch(u"key", prefix);
    }
    Revoked revoked{keyOf(row), row.integer(8)};
    if (revoked.key.revokedAt) {
        return revoked;
    }
    const Instant now = arrows.moment().now;
    revoked.key.revokedAt = now;
    auto end = db.prepare("UPDATE api_keys SET revoked_at=? WHERE prefix=? AND revoked_at IS NULL");
    Done done = end.bind(ms(now), prefix).run();
    if (done && db.changes() == 0) {
        return revoked; // somebody else did meanwhile
    }
    auto disable = db.prepare("UPDATE users SET disabled_at=? WHERE id=? AND disabled_at IS NULL");
    done = done ? disable.bind(ms(now), revoked.account).run() : done;
    done =
        done ? appendAudit(arrows, {tenant, by.name, by.id, u"key.revoke"_s, prefix, reason, {}, {}, {}, by.requestId})
             : done;
    return done ? Result<Revoked>(std::move(revoked)) : tl::unexpected(done.error());
}

Result<ListedKeys> listKeys(sql::Connection &connection, std::int64_t tenant, std::int64_t after, int limit) {
    auto row =
        connection.prepare(std::string(columns) + "WHERE k.tenant=? AND k.account < ? ORDER BY k.account DESC LIMIT ?");
    row.bind(tenant, after == 0 ? std::numeric_limits<std::int64_t>::max() : after, limit + 1);
    ListedKeys listed;
    std::int64_t last = 0;
    const auto read = row.each([&] {
        if (listed.rows.size() == limit) {
            listed.next = last; // the row too many
            return;
        }
        last = row.integer(8);
        listed.rows.append(keyOf(row));
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return listed;
}

bool looksLikeKey(const QByteArray &bearer) {
    return bearer.startsWith("fak_");
}

Result<KeyHolder> holderOf(sql::Connection &connection, const QByteArray &secret, Instant now) {
    const auto refused = [](const char *code, const char *detail) {
        return failure(ErrorKind::Unauthorized, QString::fromLatin1(code), QString::fromLatin1(detail));
    };
    auto row = connection.prepare("SELECT k.hash, k.account, k.expires_at, k.last_used_at, k.revoked_at FROM api_keys "
                                  "k WHERE k.prefix=?");
    const QString prefix = QString::fromLatin1(secret.mid(4, prefixSize));
    const auto found = row.bind(prefix).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    const QByteArray hash = hashOf(secret);
    const QByteArray kept = *found ? row.bytes(0) : QByteArray(hash.size(), '\0');
    const bool same = kept.size() == hash.size() &&
                      sodium_memcmp(kept.constData(), hash.constData(), static_cast<std::size_t>(hash.size())) == 0;
    if (!*found || !same || !row.isNull(4)) {
        return refused("token_invalid", "the key is not known here or was revoked");
    }
    const auto expires = momentOf(row, 2);
    if (expires && *expires <= now) {
        return refused("token_expired", "the key has expired; ask for a new one");
    }
    auto identity = identityOf(connection, row.integer(1));
    if (!identity) {
        return tl::unexpected(identity.error());
    }
    return KeyHolder{std::move(*identity), prefix, expires, momentOf(row, 3)};
}

Done noteUse(Arrows &arrows, const QString &prefix) {
    auto note = arrows.connection().prepare("UPDATE api_keys SET last_used_at=? WHERE prefix=?");
    return note.bind(ms(arrows.moment().now), prefix).run();
}

} // namespace farol::server
