// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/me.h"
#include "core/text/secret.h"

namespace farol::app {

// Who can sign in to the demo day. Both are public: they are in the README and open nothing but the demonstration.
struct DemoAccount {
    QString user;
    QList<Role> roles;
    bool operator==(const DemoAccount &) const = default;
};
[[nodiscard]] QList<DemoAccount> demoAccounts();
[[nodiscard]] Secret demoPassword(); // of each of them

} // namespace farol::app
