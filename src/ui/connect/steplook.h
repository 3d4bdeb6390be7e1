// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connect/connectmodel.h"
#include "ui/connect/diagnosiscard.h"

namespace farol::ui {

[[nodiscard]] QString stepName(app::ConnectModel::Step step);
// What a step found, in the user's language, with its ways out: "trust" (use the authority that was offered).
[[nodiscard]] StepLook stepLook(const app::ConnectModel &model, app::ConnectModel::Step step);
// The step that failed; nothing while none did.
[[nodiscard]] std::optional<app::ConnectModel::Step> failedStep(const app::ConnectModel &model);

} // namespace farol::ui
