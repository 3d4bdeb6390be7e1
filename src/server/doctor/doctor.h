// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"
#include "server/config/config.h"

#include <QUrl>

namespace farol::server {

// One thing that was looked at. detail says what was found, fix what to do about it.
struct Finding {
    enum class State { Good, Warning, Bad };
    State state = State::Good;
    QString subject;
    QString detail;
    QString fix;
};

// Looks at what farold needs: database and schema, broker, disk, clock, certificate, provider. Reads only; blocks for
// up to 6 s.
[[nodiscard]] QList<Finding> examine(const Config &config, const Clock &clock);

// Whether what a broker's address says of its password is read by everybody between here and there. Pure.
[[nodiscard]] bool travelsInTheClear(const QUrl &broker);

} // namespace farol::server
