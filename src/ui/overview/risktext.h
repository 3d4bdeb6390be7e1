// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/overview/overviewmodel.h"
#include "ui/text/formats.h"

namespace farol::ui {

// "12 unpaid · R$ 4.100,00 at risk", of everything on the server, whatever is listed; with its time when that is old,
// and dashes when it is not known. GUI thread.
[[nodiscard]] QString riskText(const app::OverviewModel &overview, const Formats &formats);

} // namespace farol::ui
