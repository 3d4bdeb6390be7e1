// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace CLI {
class App;
}

namespace farol::ctl {

struct Command;

// batch pause, resume and cancel.
void addBatchOrders(CLI::App &batch, Command &chosen);

} // namespace farol::ctl
