// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLabel>

namespace farol::ui {

enum class TextStyle {
    Body,      // 13
    Strong,    // 13, 600
    Secondary, // 13, second colour
    Small,     // 12, second colour
    Hint,      // 11, third colour: ages
    Section,   // 12, 600, second colour
    Field,     // 12, 500: above a control
    Card,      // 14, 600
    Page,      // 18, 600
    Figure,    // 24, 600
    Hero,      // 34, 600
    Id,        // fixed font
};

// The one way to show text: always Qt::PlainText, control and reordering marks made visible. GUI thread.
class Label final : public QLabel {
    Q_OBJECT
public:
    Label(const Theme &theme, TextStyle style, const QString &text = {}, QWidget *parent = nullptr);

    void setText(const QString &text);
    void setTone(Tone tone); // overrides the style's colour
    void clearTone();
    // Shortens with … instead of widening its parent; the whole text becomes the tool tip.
    void setElided(bool elided);
    // Lets people select and copy it by mouse and keyboard.
    void setSelectable();
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    TextStyle m_style;
    Tone m_tone = Tone::Text;
    bool m_hasTone = false;
    bool m_elided = false;
};

} // namespace farol::ui
