// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "backend.h"
#include "server/sandbox/sandbox.h"

namespace farol::server {

// farold serve: until SIGTERM, SIGINT or, after a handover, the end of standard input. Returns the exit code.
[[nodiscard]] int serve(Config config, const ServeOptions &options);
// farold psp-sandbox. untilInputEnds: a child that must not outlive its parent.
[[nodiscard]] int sandbox(const SandboxOptions &options, bool untilInputEnds);

} // namespace farol::server
