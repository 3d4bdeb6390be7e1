// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <string>

namespace farol {

// What every program of ours gives back for wrong usage; scripts rely on it.
inline constexpr int usageExit = 2;

// What is wrong with a program's arguments, in one sentence that names the word (App and Stop are those of CLI11, which
// core does not link).
template<typename App, typename Stop>
[[nodiscard]] std::string whyNoUsage(const App &app, const Stop &stop) {
    std::string where = app.get_name();
    for (const App *at = &app; !at->get_subcommands().empty();) {
        at = at->get_subcommands().front();
        where += ' ' + at->get_name();
    }
    std::string why = stop.what();
    const auto unknown = app.remaining(true);
    const bool isTooMuch = why.rfind("The following argument", 0) == 0;
    if (!unknown.empty() && (isTooMuch || stop.get_name() == "RequiredError")) {
        const bool isOption = unknown.front().rfind('-', 0) == 0;
        why = '"' + unknown.front() +
              (isOption    ? "\" is no option here"
               : isTooMuch ? "\" is one word too many"
                           : "\" is no command here");
    } else if (why == "A subcommand is required") {
        why = "say which command";
    }
    return why + "; see " + where + " --help";
}

// The end of a program whose arguments were not taken: help and version are printed with 0; anything else is that
// sentence on standard error, with 2.
template<typename App, typename Stop>
[[nodiscard]] int tellUsage(const App &app, const Stop &stop) {
    if (stop.get_exit_code() == 0) {
        return app.exit(stop);
    }
    std::fprintf(stderr, "%s: %s\n", app.get_name().c_str(), whyNoUsage(app, stop).c_str());
    return usageExit;
}

} // namespace farol
