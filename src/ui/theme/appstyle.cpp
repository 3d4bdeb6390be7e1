// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/appstyle.h"

#include "ui/theme/theme.h"

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

AppStyle::AppStyle(const Theme &theme)
    : QProxyStyle(u"Fusion"_s)
    , m_theme(theme) {}

int AppStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const {
    if (metric == PM_FocusFrameHMargin || metric == PM_FocusFrameVMargin) {
        return m_theme.tokens().focusWidth + 1;
    }
    if (metric == PM_SmallIconSize || metric == PM_ButtonIconSize) {
        return m_theme.px(15);
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int AppStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                        QStyleHintReturn *returnData) const {
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons || hint == SH_UnderlineShortcut) {
        return 0;
    }
    if (hint == SH_FocusFrame_AboveWidget) {
        return 1; // else the ring would be clipped by the focused widget's parent
    }
    return QProxyStyle::styleHint(hint, option, widget, returnData);
}

void AppStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const {
    if (element == PE_FrameFocusRect) {
        return; // the focus ring and the cell delegates draw focus
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

QPalette appPalette(const Tokens &t) {
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.header);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.text3);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::BrightText, t.bad.text);
    p.setColor(QPalette::Highlight, t.primary);
    p.setColor(QPalette::HighlightedText, t.onPrimary);
    p.setColor(QPalette::Link, t.accent);
    p.setColor(QPalette::LinkVisited, t.accent);
    p.setColor(QPalette::ToolTipBase, t.surface);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Light, t.surface);
    p.setColor(QPalette::Midlight, t.grid);
    p.setColor(QPalette::Mid, t.border);
    p.setColor(QPalette::Dark, t.control);
    p.setColor(QPalette::Shadow, t.control);
    for (const auto role : {QPalette::Text, QPalette::ButtonText, QPalette::WindowText}) {
        p.setColor(QPalette::Disabled, role, t.disabled);
    }
    return p;
}

QString appStyleSheet(const Theme &theme) {
    static const QString pattern = uR"(
QLineEdit, QPlainTextEdit { border: 1px solid @control; border-radius: 6px; background: @surface; color: @text;
    padding: 0 @pad; selection-background-color: @primary; selection-color: @onPrimary; }
QLineEdit { min-height: @field; }
QLineEdit[invalid="true"] { border-color: @bad; }
QLineEdit:disabled, QPlainTextEdit:disabled { color: @disabled; border-color: @border; }
QMenu { background: @surface; color: @text; border: 1px solid @control; padding: 4px; }
QMenu::item { padding: 5px 18px 5px 10px; border-radius: 4px; }
QMenu::item:selected { background: @selected; color: @text; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @border; margin: 4px 2px; }
QToolTip { background: @surface; color: @text; border: 1px solid @control; padding: 4px 6px; }
QTableView, QTreeView, QListView, QScrollArea { border: 0; background: transparent; outline: 0; }
QScrollBar:vertical { background: transparent; width: @bar; margin: 0; }
QScrollBar:horizontal { background: transparent; height: @bar; margin: 0; }
QScrollBar::handle { background: @control; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @text3; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QSplitter::handle:focus { background: @focus; }
)"_s;
    const Tokens &t = theme.tokens();
    QString sheet = pattern;
    // Longer names first: @text would eat @text3.
    const QList<std::pair<QString, QString>> values = {
        {u"@onPrimary"_s, t.onPrimary.name()},   {u"@primary"_s, t.primary.name()},
        {u"@control"_s, t.control.name()},       {u"@disabled"_s, t.disabled.name()},
        {u"@selected"_s, t.selected.name()},     {u"@surface"_s, t.surface.name()},
        {u"@border"_s, t.border.name()},         {u"@focus"_s, t.focus.name()},
        {u"@text3"_s, t.text3.name()},           {u"@text"_s, t.text.name()},
        {u"@bad"_s, t.bad.text.name()},          {u"@field"_s, u"%1px"_s.arg(theme.px(28) - 2)},
        {u"@pad"_s, u"%1px"_s.arg(theme.px(7))}, {u"@bar"_s, u"%1px"_s.arg(theme.px(10))},
    };
    for (const auto &[name, value] : values) {
        sheet.replace(name, value);
    }
    return sheet;
}

} // namespace farol::ui
