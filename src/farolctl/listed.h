// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "farolctl/desk.h"

namespace farol::ctl {

// Words of list: labels, series, metrics, exemplars.
void addCatalog(CLI::App &app, CLI::App &list, Command &chosen);

} // namespace farol::ctl
