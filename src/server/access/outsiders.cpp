// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/outsiders.h"

#include "server/access/users.h"
#include "server/audit/audit.h"
#include "server/items/listquery.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Row {
    std::int64_t id = 0;
    QString roles;
    bool disabled = false;
};

Result<std::optional<Row>> rowOf(sql::Connection &connection, const Issuer &issuer, const Outsider &who) {
    auto row = connection.prepare("SELECT id, roles, disabled_at FROM users WHERE issuer=? AND subject=?");
    const auto found = row.bind(issuer.issuer, who.subject).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? std::optional(Row{row.integer(0), row.string(1), !row.isNull(2)}) : std::nullopt;
}

tl::unexpected<Error> shut() {
    return failure(ErrorKind::Unauthorized, u"token_invalid"_s, u"the account is disabled"_s);
}

Result<std::int64_t> insertRow(Arrows &arrows, std::int64_t tenant, const Issuer &issuer, const Outsider &who) {
    auto insert = arrows.connection().prepare(
        "INSERT INTO users(tenant,name,password_hash,roles,created_at,issuer,subject) VALUES(?,?,'',?,?,?,?) ON "
        "CONFLICT(name) DO NOTHING RETURNING id");
    const auto now = arrows.moment().now.time_since_epoch().count();
    const auto made = insert.bind(tenant, who.name, rolesText(who.roles), now, issuer.issuer, who.subject).step();
    if (!made) {
        return tl::unexpected(made.error());
    }
    if (*made) {
        return insert.integer(0);
    }
    const auto meanwhile = rowOf(arrows.connection(), issuer, who); // another process may have been faster
    if (!meanwhile) {
        return tl::unexpected(meanwhile.error());
    }
    return *meanwhile
               ? Result<std::int64_t>((*meanwhile)->id)
               : refuse(403, u"account_conflict"_s,
                        u"another person has an account named %1 here; an administrator has to look"_s.arg(who.name));
}

Result<std::int64_t> tenantOf(sql::Connection &connection, const Issuer &issuer) {
    auto row = connection.prepare("SELECT id FROM tenants WHERE name=?");
    const auto found = row.bind(issuer.tenant).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    return *found ? Result<std::int64_t>(row.integer(0))
                  : refuse(403, u"tenant_unknown"_s, u"the tenant of this issuer is not there yet"_s);
}

// Makes the account, or gives it the roles of the token; one audit row when anything changed.
Result<std::int64_t> settle(Arrows &arrows, const Issuer &issuer, const Outsider &who) {
    sql::Connection &db = arrows.connection();
    const auto tenant = tenantOf(db, issuer);
    const auto row = tenant ? rowOf(db, issuer, who) : tl::unexpected(tenant.error());
    if (!row) {
        return tl::unexpected(row.error());
    }
    const QString roles = rolesText(who.roles);
    if (*row && ((*row)->disabled || (*row)->roles == roles)) {
        return (*row)->disabled ? shut() : Result<std::int64_t>((*row)->id);
    }
    Result<std::int64_t> id = *row ? Result<std::int64_t>((*row)->id) : insertRow(arrows, *tenant, issuer, who);
    auto update = db.prepare("UPDATE users SET roles=? WHERE id=?");
    Done done = id ? update.bind(roles, *id).run() : Done(tl::unexpected(id.error()));
    const QString action = *row ? u"user.roles"_s : u"user.add"_s;
    const QString before = *row ? (*row)->roles : QString();
    done =
        done ? appendAudit(arrows,
                           {*tenant, issuer.name, 0, action, who.name, u"the issuer says so"_s, {}, before, roles, {}})
             : done;
    return done ? id : tl::unexpected(done.error());
}

} // namespace

Outsiders::Outsiders(std::vector<Issuer> issuers, Writer &writer, Readers &readers, const Clock &clock)
    : m_issuers(std::move(issuers))
    , m_writer(writer)
    , m_readers(readers)
    , m_clock(clock) {
    for (const Issuer &issuer : m_issuers) {
        m_keys.push_back(std::make_unique<KeySet>(issuer.jwks, clock));
    }
}

void Outsiders::stop() {
    m_keys.clear();
}

void Outsiders::identify(const QByteArray &token, const Answer &answer) {
    const auto jwt = readJwt(token);
    if (!jwt) {
        answer(tl::unexpected(jwt.error()));
        return;
    }
    const QString said = jwt->claims.value(u"iss"_s).toString();
    for (std::size_t i = 0; i < m_issuers.size(); ++i) {
        const Issuer &issuer = m_issuers[i];
        if (issuer.issuer != said) {
            continue;
        }
        // What costs nothing comes first: a stranger's token makes nobody ask for keys.
        Done good =
            issuer.algorithms.contains(jwt->algorithm) ? checkClaims(*jwt, issuer, m_clock.now()) : Done(shut());
        const auto who = good ? outsiderOf(*jwt, issuer) : tl::unexpected(good.error());
        if (!who) {
            answer(tl::unexpected(who.error()));
            return;
        }
        m_keys[i]->find(jwt->key, [this, &issuer, jwt = *jwt, who = *who, answer](const Result<QJsonObject> &key) {
            const Done proved = key ? checkSignature(jwt, issuer, *key) : Done(tl::unexpected(key.error()));
            proved ? onSigned(issuer, who, answer) : answer(tl::unexpected(proved.error()));
        });
        return;
    }
    answer(failure(ErrorKind::Unauthorized, u"token_invalid"_s, u"the token is not one that is accepted here"_s));
}

void Outsiders::onSigned(const Issuer &issuer, const Outsider &who, const Answer &answer) {
    const bool taken = m_readers.post([this, &issuer, who, answer](Result<sql::Connection *> connection) {
        const auto row = connection ? rowOf(**connection, issuer, who) : tl::unexpected(connection.error());
        if (!row) {
            answer(tl::unexpected(row.error()));
        } else if (!*row || (*row)->roles != rolesText(who.roles)) {
            enter(issuer, who, answer);
        } else if ((*row)->disabled) {
            answer(shut());
        } else {
            answer(identityOf(**connection, (*row)->id));
        }
    });
    if (!taken) {
        answer(tl::unexpected(overloaded()));
    }
}

void Outsiders::enter(const Issuer &issuer, const Outsider &who, const Answer &answer) {
    const auto identity = std::make_shared<Identity>();
    m_writer.post(
        [&issuer, who, identity](Arrows &arrows) -> Done {
            const auto id = settle(arrows, issuer, who);
            auto found = id ? identityOf(arrows.connection(), *id) : tl::unexpected(id.error());
            if (!found) {
                return tl::unexpected(found.error());
            }
            *identity = std::move(*found);
            return {};
        },
        [identity, answer](const Done &done) {
            answer(done ? Result<Identity>(*identity) : tl::unexpected(done.error()));
        });
}

} // namespace farol::server
