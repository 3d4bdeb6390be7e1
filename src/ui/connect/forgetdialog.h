// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/dialogframe.h"

namespace farol::ui {

class Label;

// Asks before this computer forgets an environment: what goes, and that nothing changes on the server. When the
// keychain cannot be asked it says so and offers to forget the entry alone. Closed by its opener, when it is gone.
class ForgetDialog final : public DialogFrame {
    Q_OBJECT
public:
    ForgetDialog(const Theme &theme, const EnvironmentSign &sign, QWidget *parent);
    void showProblem(const QString &problem);

Q_SIGNALS:
    void forgetRequested();
    void forgetEntryRequested(); // though its token may stay in the keychain

private:
    void press();

    Label *m_problem;
    bool m_entryOnly = false;
};

} // namespace farol::ui
