// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/access/users.h"

namespace farol::server {

// Accounts of people, within one tenant. Each change comes with its audit row, in the caller's transaction.
struct AccountState {
    std::int64_t id = 0;
    std::int64_t tenant = 0;
    QString passwordHash; // empty: signs in elsewhere
    Account account;
};
// Errors: NotFound.
[[nodiscard]] Result<AccountState> accountNamed(sql::Connection &connection, std::int64_t tenant, const QString &name);

struct ListedAccounts {
    QList<Account> rows;
    std::int64_t next = 0; // 0: no more
    std::optional<std::int64_t> total;
};
// By age. after: the last one of the page before, 0 for the first page.
[[nodiscard]] Result<ListedAccounts> listAccounts(sql::Connection &connection, std::int64_t tenant, std::int64_t after,
                                                  int limit, bool total);

struct ChangedAccount {
    std::int64_t id = 0;
    Account account;
    std::optional<Identity> still; // who it is now; nothing: its tokens end
};
// Errors: Conflict own_account (nobody locks themselves out), last_admin, external_account (no password here).
[[nodiscard]] Result<ChangedAccount> setDisabled(Arrows &arrows, const AccountState &state, bool disabled,
                                                 const QString &reason, const Orderer &by);
[[nodiscard]] Result<ChangedAccount> setRoles(Arrows &arrows, const AccountState &state, const QList<Role> &roles,
                                              const QString &reason, const Orderer &by);
[[nodiscard]] Result<ChangedAccount> setPassword(Arrows &arrows, const AccountState &state, const QString &hash,
                                                 const Orderer &by);

} // namespace farol::server
