// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/accountcodec.h"

#include "core/json/document.h"
#include "core/json/rolewords.h"

namespace farol::json {

template<>
struct Shape<Account> {
    static constexpr std::array members{
        member<&Account::name>("name"),         member<&Account::roles>("roles"),
        member<&Account::disabled>("disabled"), member<&Account::createdAt>("created_at"),
        member<&Account::issuer>("issuer"),
    };
};
template<>
struct Shape<ApiKey> {
    static constexpr std::array members{
        member<&ApiKey::id>("id"),
        member<&ApiKey::name>("name"),
        member<&ApiKey::roles>("roles"),
        member<&ApiKey::createdBy>("created_by"),
        member<&ApiKey::createdAt>("created_at"),
        member<&ApiKey::expiresAt>("expires_at"),
        member<&ApiKey::lastUsedAt>("last_used_at"),
        member<&ApiKey::revokedAt>("revoked_at"),
    };
};
template<>
struct Shape<MadeKey> {
    static constexpr std::array members{
        member<&MadeKey::key>("key"),
        member<&MadeKey::secret>("secret"),
    };
};
template<>
struct Shape<Tenant> {
    static constexpr std::array members{
        member<&Tenant::name>("name"),
    };
};
template<>
struct Shape<AccountOrder> {
    static constexpr std::array members{
        member<&AccountOrder::name>("name"),
        member<&AccountOrder::password>("password"),
        member<&AccountOrder::roles>("roles"),
    };
};
template<>
struct Shape<PasswordOrder> {
    static constexpr std::array members{
        member<&PasswordOrder::password>("password"),
        member<&PasswordOrder::current>("current", Presence::Optional),
    };
};
template<>
struct Shape<TenantOrder> {
    static constexpr std::array members{
        member<&TenantOrder::name>("name"),
        member<&TenantOrder::admin>("admin"),
        member<&TenantOrder::password>("password"),
    };
};
template<>
struct Shape<RolesOrder> {
    static constexpr std::array members{
        member<&RolesOrder::roles>("roles"),
        member<&RolesOrder::reason>("reason"),
    };
};
template<>
struct Shape<ReasonOrder> {
    static constexpr std::array members{
        member<&ReasonOrder::reason>("reason"),
    };
};
template<>
struct Shape<KeyOrder> {
    static constexpr std::array members{
        member<&KeyOrder::name>("name"),
        member<&KeyOrder::roles>("roles", Presence::Optional),
        member<&KeyOrder::expiresAt>("expires_at"),
    };
};

QByteArray encode(const Account &value) {
    return encoded(value);
}
QByteArray encode(const Page<Account> &page) {
    return encoded(page);
}
QByteArray encode(const ApiKey &value) {
    return encoded(value);
}
QByteArray encode(const Page<ApiKey> &page) {
    return encoded(page);
}
QByteArray encode(const MadeKey &value) {
    return encoded(value);
}
QByteArray encode(const Tenant &value) {
    return encoded(value);
}
QByteArray encode(const Page<Tenant> &page) {
    return encoded(page);
}
QByteArray encode(const AccountOrder &value) {
    return encoded(value);
}
QByteArray encode(const PasswordOrder &value) {
    return encoded(value);
}
QByteArray encode(const TenantOrder &value) {
    return encoded(value);
}
QByteArray encode(const RolesOrder &value) {
    return encoded(value);
}
QByteArray encode(const ReasonOrder &value) {
    return encoded(value);
}
QByteArray encode(const KeyOrder &value) {
    return encoded(value);
}

Result<Account> account(QByteArrayView text) {
    return decoded<Account>(text);
}
Result<Page<Account>> accountPage(QByteArrayView text) {
    return decoded<Page<Account>>(text);
}
Result<ApiKey> apiKey(QByteArrayView text) {
    return decoded<ApiKey>(text);
}
Result<Page<ApiKey>> apiKeyPage(QByteArrayView text) {
    return decoded<Page<ApiKey>>(text);
}
Result<MadeKey> madeKey(QByteArrayView text) {
    return decoded<MadeKey>(text);
}
Result<Tenant> tenant(QByteArrayView text) {
    return decoded<Tenant>(text);
}
Result<Page<Tenant>> tenantPage(QByteArrayView text) {
    return decoded<Page<Tenant>>(text);
}
Result<AccountOrder> accountOrder(QByteArrayView text) {
    return decoded<AccountOrder>(text, JsonReader::Unknown::Refused);
}
Result<PasswordOrder> passwordOrder(QByteArrayView text) {
    return decoded<PasswordOrder>(text, JsonReader::Unknown::Refused);
}
Result<TenantOrder> tenantOrder(QByteArrayView text) {
    return decoded<TenantOrder>(text, JsonReader::Unknown::Refused);
}
Result<RolesOrder> rolesOrder(QByteArrayView text) {
    return decoded<RolesOrder>(text, JsonReader::Unknown::Refused);
}
Result<ReasonOrder> reasonOrder(QByteArrayView text) {
    return decoded<ReasonOrder>(text, JsonReader::Unknown::Refused);
}
Result<KeyOrder> keyOrder(QByteArrayView text) {
    return decoded<KeyOrder>(text, JsonReader::Unknown::Refused);
}

} // namespace farol::json
