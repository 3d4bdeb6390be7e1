// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/writeright.h"
#include "ui/kit/dialogframe.h"

namespace farol::ui {

class Label;
class TypedConfirmation;

// "Allow writing for 15 min…": whoever types the environment's name may write until the time is over. Accepted once
// the right was given; closes by itself when the session ends. Made by its opener for one use; right outlives it.
class UnlockDialog final : public DialogFrame {
    Q_OBJECT
public:
    UnlockDialog(const Theme &theme, app::WriteRight &right, const EnvironmentSign &sign, QWidget *parent);

private:
    void allow();
    void follow();

    app::WriteRight &m_right;
    TypedConfirmation *m_typed;
    Label *m_problem;
};

} // namespace farol::ui
