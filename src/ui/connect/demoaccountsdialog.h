// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/embedded/demoaccounts.h"
#include "ui/kit/dialogframe.h"

namespace farol::ui {

// Who to be in the demonstration that goes on: its accounts with their roles, a button each. Made by its opener.
class DemoAccountsDialog final : public DialogFrame {
    Q_OBJECT
public:
    DemoAccountsDialog(const Theme &theme, const EnvironmentSign &sign, const QList<app::DemoAccount> &accounts,
                       QWidget *parent);

Q_SIGNALS:
    void chosen(const QString &user); // it is accepted by then
};

} // namespace farol::ui
