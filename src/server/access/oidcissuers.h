// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/me.h"
#include "core/result/result.h"

#include <QHash>
#include <QStringList>
#include <chrono>
#include <vector>

namespace farol::server {

// Somebody else who says who a person is: Cognito, Keycloak, any OpenID provider with JWKS. The file
// (access.issuers_file):
//   issuers:
//     - name: corp                        # people of it are named <name_claim>@corp
//       issuer: https://id.example/realms/corp
//       audience: farol                   # exactly one of the audience claim's values
//       jwks: https://id.example/realms/corp/protocol/openid-connect/certs   # https, http of this machine, or a file
//       algorithms: [RS256]               # RS, PS and ES with 256, 384, 512; nothing else
//       roles_claim: realm_access.roles   # Cognito: cognito:groups
//       roles: {farol-operators: operator, farol-approvers: approver}
//       tenant: default                   # one that exists
// and, when they are not the usual: audience_claim: client_id, token_use: access (Cognito's access tokens),
// authorized_party: farol-console (azp), name_claim: preferred_username, leeway_seconds: 30.
struct Issuer {
    QString name;
    QString issuer;
    QString audience;
    QString audienceClaim = QStringLiteral("aud");
    QString jwks;
    QStringList algorithms;
    QString rolesClaim;
    QHash<QString, Role> roles;
    QString tenant;
    QString tokenUse;        // empty: not looked at
    QString authorizedParty; // empty: not looked at
    QString nameClaim = QStringLiteral("preferred_username");
    std::chrono::seconds leeway{30};
};

// Errors: Rejected config with the line and what to do.
[[nodiscard]] Result<std::vector<Issuer>> readIssuers(const QString &path);
[[nodiscard]] Result<std::vector<Issuer>> issuersOf(const QByteArray &yaml);

} // namespace farol::server
