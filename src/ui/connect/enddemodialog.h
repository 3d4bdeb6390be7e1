// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/dialogframe.h"

namespace farol::ui {

// Asks before the demonstration is left, because it ends then. Accepted: end it. Made by its opener.
class EndDemoDialog final : public DialogFrame {
    Q_OBJECT
public:
    EndDemoDialog(const Theme &theme, const EnvironmentSign &sign, QWidget *parent);
};

} // namespace farol::ui
