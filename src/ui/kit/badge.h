// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

// A small tinted label: icon + word in one tone. Not interactive.
class Badge final : public QWidget {
    Q_OBJECT
public:
    Badge(const Theme &theme, Tone tone, const QString &icon, const QString &text, QWidget *parent = nullptr);
    void set(Tone tone, const QString &icon, const QString &text);
    void setFixedPitch(bool fixed); // for hashes
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

    // The same picture inside a cell, left-aligned and centred vertically in `rect`.
    static void paint(QPainter &painter, const QRectF &rect, const Theme &theme, Tone tone, const QString &icon,
                      const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Tone m_tone;
    QString m_icon;
    QString m_text;
    bool m_fixed = false;
};

} // namespace farol::ui
