// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/account.h"
#include "net/farold/faroldclient.h"

namespace farol::net {

// Accounts, keys and tenants of farold's REST v1; the rules of FaroldApi.
class AccountsApi final {
public:
    explicit AccountsApi(HttpClient &client)
        : m_client(client) {}

    Call users(const Window &window, QObject *context, Answer<Page<Account>> answer);
    Call addUser(const AccountOrder &order, const IntentKey &intent, QObject *context, Answer<Account> answer);
    enum class Change { Disable, Enable };
    Call changeUser(const QString &name, Change change, const QString &reason, const IntentKey &intent,
                    QObject *context, Answer<Account> answer);
    Call setRoles(const QString &name, const RolesOrder &order, const IntentKey &intent, QObject *context,
                  Answer<Account> answer);
    Call setPassword(const QString &name, const Secret &password, const IntentKey &intent, QObject *context,
                     Answer<Account> answer);

    Call keys(const Window &window, QObject *context, Answer<Page<ApiKey>> answer);
    // Conflict already_done when it was made before with this intent: its secret was shown then.
    Call makeKey(const KeyOrder &order, const IntentKey &intent, QObject *context, Answer<MadeKey> answer);
    Call revokeKey(const QString &id, const QString &reason, const IntentKey &intent, QObject *context,
                   Answer<ApiKey> answer);

    Call tenants(const Window &window, QObject *context, Answer<Page<Tenant>> answer);
    Call addTenant(const TenantOrder &order, const IntentKey &intent, QObject *context, Answer<Tenant> answer);

private:
    HttpClient &m_client;
};

} // namespace farol::net
