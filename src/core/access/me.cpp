// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/me.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

QString toApi(Role role) {
    switch (role) {
    case Role::Viewer:
        return u"viewer"_s;
    case Role::Operator:
        return u"operator"_s;
    case Role::Approver:
        return u"approver"_s;
    case Role::Manager:
        return u"manager"_s;
    case Role::Responder:
        return u"responder"_s;
    case Role::Admin:
        return u"admin"_s;
    case Role::Auditor:
        return u"auditor"_s;
    case Role::Partner:
        return u"partner"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Role> roleFromApi(QStringView word) {
    for (int i = 0; i <= static_cast<int>(Role::Partner); ++i) {
        if (word == toApi(static_cast<Role>(i))) {
            return static_cast<Role>(i);
        }
    }
    return std::nullopt;
}

} // namespace farol
