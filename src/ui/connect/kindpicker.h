// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QList>
#include <QWidget>

namespace farol::ui {

// Production, staging or demonstration: three buttons of which one is down, each with its colour as a square. Arrows
// choose, Tab leaves. Says it by word and colour.
class KindPicker final : public QWidget {
    Q_OBJECT
public:
    explicit KindPicker(const Theme &theme, QWidget *parent = nullptr);
    [[nodiscard]] EnvironmentKind kind() const { return m_kind; }
    void setKind(EnvironmentKind kind);

Q_SIGNALS:
    void kindChanged(farol::ui::EnvironmentKind kind);

private:
    class Choice;
    void choose(EnvironmentKind kind);

    EnvironmentKind m_kind = EnvironmentKind::Production;
    QList<QAbstractButton *> m_choices; // in the order of EnvironmentKind
};

[[nodiscard]] QString environmentKindName(EnvironmentKind kind);

} // namespace farol::ui
