// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/embedded/demoaccounts.h"

namespace farol::app {

using namespace Qt::Literals::StringLiterals;

QList<DemoAccount> demoAccounts() {
    return {{u"operator1"_s, {Role::Operator, Role::Approver}},
            {u"operator2"_s, {Role::Operator, Role::Approver}},
            {u"responder"_s, {Role::Responder}},
            {u"manager"_s, {Role::Manager}},
            {u"auditor"_s, {Role::Auditor}}};
}

Secret demoPassword() {
    return Secret("farol-demo");
}

} // namespace farol::app
