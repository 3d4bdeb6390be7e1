// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"
#include "server/config/config.h"

namespace farol::server {

// One thing that was looked at. detail says what was found, fix what to do about it.
struct Finding {
    enum class State { Good, Warning, Bad };
    State state = State::Good;
    QString subject;
    QString detail;
    QString fix;
};

// Looks at what farold needs: database and schema, disk, clock, certificate, provider. Reads only; blocks for up to 3
// s.
[[nodiscard]] QList<Finding> examine(const Config &config, const Clock &clock);

} // namespace farol::server
