// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

// A key's name in a small frame: "Ctrl K".
class KeyHint final : public QWidget {
    Q_OBJECT
public:
    KeyHint(const Theme &theme, const QString &keys, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    static void paint(QPainter &painter, const QRectF &box, const Theme &theme, const QString &keys);
    [[nodiscard]] static QSize sizeFor(const Theme &theme, const QString &keys);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_keys;
};

} // namespace farol::ui
