// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/accountstore.h"

#include "server/audit/audit.h"
#include "server/items/itemsrepo.h"
#include "server/items/listquery.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static Account accountOf(const sql::Statement &row) {
    return {row.string(1), rolesOf(row.string(2)), !row.isNull(3), instantOf(row.integer(4)), row.string(5)};
}

Result<AccountState> accountNamed(sql::Connection &connection, std::int64_t tenant, const QString &name) {
    auto row = connection.prepare("SELECT id, name, roles, disabled_at, created_at, issuer, password_hash FROM users "
                                  "WHERE tenant=? AND name=? AND kind=0");
    const auto found = row.bind(tenant, name).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found) {
        return noSuch(u"account", name);
    }
    return AccountState{row.integer(0), tenant, row.string(6), accountOf(row)};
}

static Result<std::int64_t> countAccounts(sql::Connection &connection, std::int64_t tenant) {
    auto count = connection.prepare("SELECT count(*) FROM users WHERE tenant=? AND kind=0");
    const auto found = count.bind(tenant).step();
    return found ? Result<std::int64_t>(count.integer(0)) : tl::unexpected(found.error());
}

Result<ListedAccounts> listAccounts(sql::Connection &connection, std::int64_t tenant, std::int64_t after, int limit,
                                    bool total) {
    ListedAccounts listed;
    if (total) {
        const auto count = countAccounts(connection, tenant);
        if (!count) {
            return tl::unexpected(count.error());
        }
        listed.total = *count;
    }
    auto row = connection.prepare("SELECT id, name, roles, disabled_at, created_at, issuer FROM users WHERE tenant=? "
                                  "AND id > ? AND kind=0 ORDER BY id LIMIT ?");
    row.bind(tenant, after, limit + 1);
    std::int64_t last = 0;
    const auto read = row.each([&] {
        if (listed.rows.size() == limit) {
            listed.next = last; // the row too many
            return;
        }
        last = row.integer(0);
        listed.rows.append(accountOf(row));
    });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return listed;
}

// After a change: somebody must be left who can undo it.
static Done someAdminIsLeft(sql::Connection &connection, std::int64_t tenant) {
    auto row = connection.prepare("SELECT roles FROM users WHERE tenant=? AND kind=0 AND disabled_at IS NULL");
    row.bind(tenant);
    bool found = false;
    const auto read = row.each([&] {
        found = rolesOf(row.string(0)).contains(Role::Admin);
        return !found;
    });
    if (!read) {
        return read;
    }
    return found ? Done() : refuse(409, u"last_admin"_s, u"nobody would be left who may give roles"_s);
}

static Done record(Arrows &arrows, const AccountState &state, const Orderer &by, const QString &action,
                   const QString &reason, const QString &before, const QString &after) {
    return appendAudit(
        arrows, {state.tenant, by.name, by.id, action, state.account.name, reason, {}, before, after, by.requestId});
}

Result<ChangedAccount> setDisabled(Arrows &arrows, const AccountState &state, bool disabled, const QString &reason,
                                   const Orderer &by) {
    if (state.id == by.id) {
        return refuse(409, u"own_account"_s, u"another administrator has to do that to your account"_s);
    }
    // The audit first: its chain's head lets one command of a tenant pass at a time, so the count below is true.
    Done done = record(arrows, state, by, disabled ? u"user.disable"_s : u"user.enable"_s, reason, {}, {});
    sql::Connection &db = arrows.connection();
    const auto at = disabled ? std::optional(arrows.moment().now.time_since_epoch().count()) : std::nullopt;
    auto update = db.prepare("UPDATE users SET disabled_at=? WHERE id=?");
    done = done ? update.bind(at, state.id).run() : done;
    done = done ? someAdminIsLeft(db, state.tenant) : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    ChangedAccount changed{state.id, state.account, {}};
    changed.account.disabled = disabled;
    return changed;
}

Result<ChangedAccount> setRoles(Arrows &arrows, const AccountState &state, const QList<Role> &roles,
                                const QString &reason, const Orderer &by) {
    if (state.id == by.id) {
        return refuse(409, u"own_account"_s, u"another administrator has to do that to your account"_s);
    }
    const QString text = rolesText(roles);
    Done done = record(arrows, state, by, u"user.roles"_s, reason, rolesText(state.account.roles), text);
    sql::Connection &db = arrows.connection();
    auto update = db.prepare("UPDATE users SET roles=? WHERE id=?");
    done = done ? update.bind(text, state.id).run() : done;
    done = done ? someAdminIsLeft(db, state.tenant) : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    ChangedAccount changed{state.id, state.account, {}};
    changed.account.roles = rolesOf(text);
    if (!changed.account.disabled) {
        auto identity = identityOf(db, state.id);
        if (!identity) {
            return tl::unexpected(identity.error());
        }
        changed.still = std::move(*identity);
    }
    return changed;
}

Result<ChangedAccount> setPassword(Arrows &arrows, const AccountState &state, const QString &hash, const Orderer &by) {
    if (!state.account.issuer.isEmpty()) {
        return refuse(409, u"external_account"_s, u"this person signs in elsewhere; there is no password here"_s);
    }
    auto update = arrows.connection().prepare("UPDATE users SET password_hash=? WHERE id=?");
    Done done = update.bind(hash, state.id).run();
    done = done ? record(arrows, state, by, u"user.password"_s, {}, {}, {}) : done;
    return done ? Result<ChangedAccount>(ChangedAccount{state.id, state.account, {}}) : tl::unexpected(done.error());
}

} // namespace farol::server
