// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/config/config.h"
#include "server/engine/testhooks.h"
#include "server/engine/worksignals.h"
#include "server/outbound/providerclient.h"

namespace farol::server {

struct EngineOptions {
    std::string worker = "worker-1"; // its name in events, attempts and heartbeats
    std::string ispb = "99999010";
    int window = 512; // payments in flight at once
    int noticeWindow = 64;
    int checkWindow = 64; // automatic checks at once
    bool automaticChecks = true;
    std::chrono::milliseconds uncertainAfter{45'000};
    std::chrono::milliseconds checkBackoff{5'000};
    std::chrono::milliseconds lease{60'000};
    RetryPolicy retry;
    int queueLimit = 0;               // in flight of a queue over all processes, unless people ordered another; 0: none
    ProviderClient::Options provider; // its connections are counted from the windows
    WorkSignals *workSignals = nullptr; // of a broker; without them the table is looked at
    Probe probe;                        // tests only
    Plant plant = Plant::None;          // tests only
};

[[nodiscard]] EngineOptions engineOptions(const Config &config, const std::string &worker, Secret token);

} // namespace farol::server
