// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace farol::ui {

class Label;

// A control under its name, with what is wrong with it below. The control takes the name and the problem as its
// accessible texts. GUI thread.
class FormField final : public QWidget {
    Q_OBJECT
public:
    // control: the field becomes its parent. hint: quiet words beside the name.
    FormField(const Theme &theme, const QString &name, const QString &hint, QWidget *control,
              QWidget *parent = nullptr);
    void addBeside(QWidget *widget); // right of the control; the field becomes its parent
    void addBelow(QWidget *widget);  // under the problem; the field becomes its parent
    void setHint(const QString &hint);
    void setProblem(const QString &problem); // empty: none
    [[nodiscard]] QString problem() const;

private:
    Label *m_hint;
    Label *m_problem;
    QWidget *m_control;
    QHBoxLayout *m_row;
    QVBoxLayout *m_column;
};

} // namespace farol::ui
