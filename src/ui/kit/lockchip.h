// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace farol::ui {

// Whether this window may write, and the way to change it. Disabled when there is nothing to press.
class LockChip final : public QAbstractButton {
    Q_OBJECT
public:
    explicit LockChip(const Theme &theme, QWidget *parent = nullptr);
    // `state` in plain text, `action` as a link after it (empty: nothing to press).
    void set(const QString &icon, const QString &state, const QString &action);
    void setOnSolid(bool onSolid);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    const Theme &m_theme;
    QString m_icon;
    QString m_state;
    QString m_action;
    bool m_onSolid = false;
};

} // namespace farol::ui
