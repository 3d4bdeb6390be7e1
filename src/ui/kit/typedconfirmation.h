// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

class Label;
class TextField;

// "To confirm, type Produção": satisfied only when the text is the same, case and accents included (the two Unicode
// spellings of an accent count as one). Pasting is allowed. Says below why it is not satisfied yet.
class TypedConfirmation final : public QWidget {
    Q_OBJECT
public:
    TypedConfirmation(const Theme &theme, const QString &name, QWidget *parent = nullptr);
    [[nodiscard]] bool isSatisfied() const { return m_satisfied; }
    [[nodiscard]] TextField &field() { return *m_field; }

    [[nodiscard]] static bool isSame(const QString &typed, const QString &name);

Q_SIGNALS:
    void satisfiedChanged(bool satisfied);

private:
    void check();

    QString m_name;
    TextField *m_field;
    Label *m_reason;
    bool m_satisfied = false;
};

} // namespace farol::ui
