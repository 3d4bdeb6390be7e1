// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/accountsapi.h"

#include "core/json/accountcodec.h"
#include "net/farold/query.h"
#include "net/farold/route.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

HttpRequest page(const QString &path, const Window &window) {
    HttpRequest request = get(path);
    putWindow(request.query, {window.cursor, window.limit, false}); // these lists are not counted
    return request;
}

QString of(const QString &noun, const QString &name, const QString &verb) {
    return u"/api/v1/%1/%2/%3"_s.arg(noun, segment(name), verb);
}

} // namespace

Call AccountsApi::users(const Window &window, QObject *context, Answer<Page<Account>> answer) {
    return m_client.ask<Page<Account>>(page(u"/api/v1/users"_s, window), context, reads(&json::accountPage),
                                       std::move(answer));
}

Call AccountsApi::addUser(const AccountOrder &user, const IntentKey &intent, QObject *context, Answer<Account> answer) {
    return m_client.ask<Account>(post(u"/api/v1/users"_s, json::encode(user), intent), context, reads(&json::account),
                                 std::move(answer));
}

Call AccountsApi::changeUser(const QString &name, Change change, const QString &reason, const IntentKey &intent,
                             QObject *context, Answer<Account> answer) {
    const QString verb = change == Change::Disable ? u"disable"_s : u"enable"_s;
    return m_client.ask<Account>(post(of(u"users"_s, name, verb), json::encode(ReasonOrder{reason}), intent), context,
                                 reads(&json::account), std::move(answer));
}

Call AccountsApi::setRoles(const QString &name, const RolesOrder &roles, const IntentKey &intent, QObject *context,
                           Answer<Account> answer) {
    return m_client.ask<Account>(post(of(u"users"_s, name, u"roles"_s), json::encode(roles), intent), context,
                                 reads(&json::account), std::move(answer));
}

Call AccountsApi::setPassword(const QString &name, const Secret &password, const IntentKey &intent, QObject *context,
                              Answer<Account> answer) {
    const PasswordOrder change{QString::fromUtf8(password.reveal()), {}};
    return m_client.ask<Account>(post(of(u"users"_s, name, u"password"_s), json::encode(change), intent), context,
                                 reads(&json::account), std::move(answer));
}

Call AccountsApi::keys(const Window &window, QObject *context, Answer<Page<ApiKey>> answer) {
    return m_client.ask<Page<ApiKey>>(page(u"/api/v1/keys"_s, window), context, reads(&json::apiKeyPage),
                                      std::move(answer));
}

Call AccountsApi::makeKey(const KeyOrder &key, const IntentKey &intent, QObject *context, Answer<MadeKey> answer) {
    return m_client.ask<MadeKey>(post(u"/api/v1/keys"_s, json::encode(key), intent), context, reads(&json::madeKey),
                                 std::move(answer));
}

Call AccountsApi::revokeKey(const QString &id, const QString &reason, const IntentKey &intent, QObject *context,
                            Answer<ApiKey> answer) {
    return m_client.ask<ApiKey>(post(of(u"keys"_s, id, u"revoke"_s), json::encode(ReasonOrder{reason}), intent),
                                context, reads(&json::apiKey), std::move(answer));
}

Call AccountsApi::tenants(const Window &window, QObject *context, Answer<Page<Tenant>> answer) {
    return m_client.ask<Page<Tenant>>(page(u"/api/v1/tenants"_s, window), context, reads(&json::tenantPage),
                                      std::move(answer));
}

Call AccountsApi::addTenant(const TenantOrder &tenant, const IntentKey &intent, QObject *context,
                            Answer<Tenant> answer) {
    return m_client.ask<Tenant>(post(u"/api/v1/tenants"_s, json::encode(tenant), intent), context, reads(&json::tenant),
                                std::move(answer));
}

} // namespace farol::net
