// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QAbstractButton>

namespace farol::ui {

// A filter in force: key, value, ×. Enter or click edits it, Delete, Backspace or the × removes it.
class Chip final : public QAbstractButton {
    Q_OBJECT
public:
    Chip(const Theme &theme, const QString &id, const QString &key, const QString &value, QWidget *parent = nullptr);
    [[nodiscard]] QString id() const { return m_id; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void removeRequested(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] QRect crossRect() const;

    const Theme &m_theme;
    QString m_id;
    QString m_key;
    QString m_value;
};

} // namespace farol::ui
