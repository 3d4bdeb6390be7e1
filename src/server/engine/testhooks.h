// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace farol::server {

// A mistake that the chaos checker has to find; never in a configuration, only behind a hidden option.
enum class Plant {
    None,
    NewEndToEndId,   // an unknown result is sent again, with a new id
    AckBeforeCommit, // answers before the disk has it
    NoFencing,       // an expired or orphaned lease is given away as if its holder had done nothing
    EarlyOutbox,     // facts are told to others before the commit
};
[[nodiscard]] Result<Plant> plantFrom(const QString &word); // none new_e2e ack_before_commit no_fencing …

// Called at each point where a kill is interesting, on the writer thread.
using Probe = std::function<void(const char *label)>;

// All labels: before_commit after_commit before_send after_send before_result after_result before_claim after_claim
// before_check before_recovery; answered_early with Plant::AckBeforeCommit, told_early with Plant::EarlyOutbox.
// webhook_taken webhook_posted webhook_recorded.
[[nodiscard]] const std::vector<std::string> &probeLabels();

// "label:n": the process kills itself with SIGKILL when it comes to the label for the n-th time. Errors: Rejected.
[[nodiscard]] Result<Probe> killAt(const QString &point);

} // namespace farol::server
