// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/alertmanagers.h"

namespace farol::ctl {

// What Alertmanagers have, for list and silence.
struct AlertListWords {
    SourceWords source;
    std::vector<std::string> matchers;
    std::string receiver;
    bool all = false; // silences that ended, too
};

// --alertmanager, once for each; fromEnvironment: FAROL_ALERTMANAGER has them otherwise, with commas between.
void addAlertmanagerOption(CLI::App &command, SourceWords &words, bool fromEnvironment);
// --matcher and --receiver.
void addAlertFilters(CLI::App &command, AlertListWords &words);
void addSilenceList(CLI::App &app, CLI::App &parent, const char *name, Command &chosen);
// Groups, receivers and silences; alerts are a Prometheus's word, too.
void addAlertLists(CLI::App &app, CLI::App &list, Command &chosen);
[[nodiscard]] Exit listAlerts(const Printer &out, const AlertListWords &words);

} // namespace farol::ctl
