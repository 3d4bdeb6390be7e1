// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/writeright.h"
#include "ui/kit/environmentsign.h"

namespace farol::ui {

// The strip of windows and dialogs of this session.
[[nodiscard]] EnvironmentSign signOf(const app::WriteRight &right);

// Why orders are absent, in a few words for a row ("no actions offline") and as a sentence with the way out.
[[nodiscard]] QString absentWords(app::Absent reason);
[[nodiscard]] QString absentSentence(app::Absent reason, const QString &environment);
[[nodiscard]] QString absentIcon(app::Absent reason);

} // namespace farol::ui
