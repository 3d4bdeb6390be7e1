// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPalette>
#include <QProxyStyle>
#include <QString>

namespace farol::ui {

struct Tokens;
class Theme;

// Fusion with Farol's few changes: no own focus rectangles, room for the outside focus ring. Owned by QApplication.
class AppStyle final : public QProxyStyle {
    Q_OBJECT
public:
    explicit AppStyle(const Theme &theme);
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;

private:
    const Theme &m_theme;
};

[[nodiscard]] QPalette appPalette(const Tokens &tokens);
// Only what a palette cannot say: line edits, menus, tool tips, scroll bars, splitters.
[[nodiscard]] QString appStyleSheet(const Theme &theme);

} // namespace farol::ui
