// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/account.h"
#include "core/json/page.h"
#include "core/result/result.h"

// Accounts, keys and tenants as JSON; the rules of codec.h. Orders with a member that is not known are Rejected.
namespace farol::json {

[[nodiscard]] QByteArray encode(const Account &);
[[nodiscard]] QByteArray encode(const Page<Account> &);
[[nodiscard]] QByteArray encode(const ApiKey &);
[[nodiscard]] QByteArray encode(const Page<ApiKey> &);
[[nodiscard]] QByteArray encode(const MadeKey &); // holds the secret
[[nodiscard]] QByteArray encode(const Tenant &);
[[nodiscard]] QByteArray encode(const Page<Tenant> &);
[[nodiscard]] QByteArray encode(const AccountOrder &); // holds the password, as the next ones do
[[nodiscard]] QByteArray encode(const PasswordOrder &);
[[nodiscard]] QByteArray encode(const TenantOrder &);
[[nodiscard]] QByteArray encode(const RolesOrder &);
[[nodiscard]] QByteArray encode(const ReasonOrder &);
[[nodiscard]] QByteArray encode(const KeyOrder &);

[[nodiscard]] Result<Account> account(QByteArrayView);
[[nodiscard]] Result<Page<Account>> accountPage(QByteArrayView);
[[nodiscard]] Result<ApiKey> apiKey(QByteArrayView);
[[nodiscard]] Result<Page<ApiKey>> apiKeyPage(QByteArrayView);
[[nodiscard]] Result<MadeKey> madeKey(QByteArrayView);
[[nodiscard]] Result<Tenant> tenant(QByteArrayView);
[[nodiscard]] Result<Page<Tenant>> tenantPage(QByteArrayView);
[[nodiscard]] Result<AccountOrder> accountOrder(QByteArrayView);
[[nodiscard]] Result<PasswordOrder> passwordOrder(QByteArrayView);
[[nodiscard]] Result<TenantOrder> tenantOrder(QByteArrayView);
[[nodiscard]] Result<RolesOrder> rolesOrder(QByteArrayView);
[[nodiscard]] Result<ReasonOrder> reasonOrder(QByteArrayView);
[[nodiscard]] Result<KeyOrder> keyOrder(QByteArrayView);

} // namespace farol::json
