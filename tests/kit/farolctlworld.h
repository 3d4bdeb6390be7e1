// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/farolctlkit.h"
#include "kit/wholekit.h"

namespace farol::kit {

// farolctl beside the real routes, signed in as a person of the kit; prepare fills the database before they serve.
struct FarolctlWorld {
    explicit FarolctlWorld(const char *user, const std::function<void(WholeKit &)> &prepare = {})
        : farolctl([&] {
            if (prepare) {
                prepare(kit);
            }
            kit.start();
            return QStringLiteral("http://127.0.0.1:%1").arg(kit.port());
        }()) {
        be(user);
    }
    void be(const char *user) { farolctl.useToken(kit.token(user)); }

    WholeKit kit;
    FarolctlRun farolctl;
};

} // namespace farol::kit
