// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <QList>
#include <QString>
#include <optional>

namespace farol {

enum class Role : int { Viewer, Operator, Approver, Manager, Responder, Admin, Auditor, Partner };
[[nodiscard]] QString toApi(Role role);
[[nodiscard]] std::optional<Role> roleFromApi(QStringView word);

// Who is signed in, as the server sees it, and which back-end this is.
struct Me {
    QString user;
    QString tenant;
    QList<Role> roles;
    QString environment;   // name given by the server's configuration
    bool production = false;
    bool approvals = true; // second person asked above the limits
    QString version;       // of farold
    Instant serverTime;
    QString zone; // IANA, the zone of the business day
    bool operator==(const Me &) const = default;
};

struct TokenPair {
    QString access;
    QString refresh;
    int expiresInSeconds = 0;
};

} // namespace farol
