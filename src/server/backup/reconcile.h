// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/knownorders.h"
#include "server/config/config.h"

namespace farol::server {

struct Reconciled {
    Instant since;   // the provider was asked from here on: an hour before the backup, as clocks differ
    int orders = 0;  // in the provider's list since the backup, an hour before it included
    int news = 0;    // that the backup did not know, or whose end it did not know
    int items = 0;   // now uncertain: the check decides
    int waiting = 0; // orders whose item the backup does not have: they meet it when its file is imported again
    int approvals = 0; // that waited and are void now, their orders back with their makers
    std::vector<std::string> conflicts; // external ids where a person has to look, see Adopted
};

// Compares a restored database with what the provider has, and only then lets farold serve it. Waits until
// engine.uncertain_after is over, so that what the former process sent last has arrived; statement is a file of lines
// instead of the provider's own list, empty: none. One transaction; may be killed and run again. Errors: Conflict
// not_restored; those of readStatement and of the storage. tell hears what is being waited for, in this thread.
[[nodiscard]] Result<Reconciled> reconcile(const Config &config, const QString &statement, const Clock &clock,
                                           const std::function<void(const QString &)> &tell = {});

} // namespace farol::server
