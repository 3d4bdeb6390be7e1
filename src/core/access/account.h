// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/me.h"

namespace farol {

// An account of a person, as administrators see it.
struct Account {
    QString name;
    QList<Role> roles;
    bool disabled = false;
    Instant createdAt;
    QString issuer; // of a person who signs in elsewhere; empty: by a password of farold
    bool operator==(const Account &) const = default;
};

// A partner's key. Its secret is shown once, when it is made; id is the part of it that is no secret.
struct ApiKey {
    QString id;
    QString name; // of the partner
    QList<Role> roles;
    QString createdBy;
    Instant createdAt;
    std::optional<Instant> expiresAt;
    std::optional<Instant> lastUsedAt; // to the minute
    std::optional<Instant> revokedAt;
    bool operator==(const ApiKey &) const = default;
};
struct MadeKey {
    ApiKey key;
    QString secret;
};

struct Tenant {
    QString name;
    bool operator==(const Tenant &) const = default;
};

// Orders. What may stand in them is decided by the server.
struct AccountOrder {
    QString name;
    QString password;
    QList<Role> roles;
};
struct RolesOrder {
    QList<Role> roles;
    QString reason;
};
struct ReasonOrder {
    QString reason;
};
struct PasswordOrder {
    QString password;
    QString current; // one's own: the one that it replaces
};
struct KeyOrder {
    QString name;
    QList<Role> roles; // empty: partner
    std::optional<Instant> expiresAt;
};
struct TenantOrder {
    QString name;
    QString admin; // its first account
    QString password;
};

} // namespace farol
