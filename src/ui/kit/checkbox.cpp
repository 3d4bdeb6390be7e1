// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/checkbox.h"

#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QFontMetrics>

namespace farol::ui {

CheckBox::CheckBox(const Theme &theme, const QString &text, QWidget *parent)
    : QCheckBox(singleLine(text), parent)
    , m_theme(theme) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &CheckBox::updateGeometry);
}

QSize CheckBox::sizeHint() const {
    const int label = text().isEmpty() ? 0 : m_theme.px(7) + QFontMetrics(m_theme.font(13)).horizontalAdvance(text());
    return {m_theme.px(15) + label + 1, m_theme.px(20)};
}

void CheckBox::paint(QPainter &painter, const QRectF &rect, const Theme &theme, Qt::CheckState state, bool enabled) {
    const Tokens &t = theme.tokens();
    const double side = theme.px(14);
    const QRectF box(std::round(rect.center().x() - side / 2), std::round(rect.center().y() - side / 2), side, side);
    const bool on = state != Qt::Unchecked;
    const QColor fill = !on ? t.surface : enabled ? t.primary : t.disabled;
    paintBox(painter, box, theme.px(3), fill, on ? fill : enabled ? t.control : t.border);
    if (!on) {
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.onPrimary, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](double x, double y) { return QPointF(box.left() + x * side, box.top() + y * side); };
    if (state == Qt::PartiallyChecked) {
        painter.drawLine(at(0.27, 0.5), at(0.73, 0.5));
    } else {
        painter.drawPolyline(QPolygonF({at(0.25, 0.52), at(0.43, 0.70), at(0.76, 0.32)}));
    }
    painter.restore();
}

void CheckBox::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const double side = m_theme.px(15);
    paint(painter, QRectF(0, 0, side, height()), m_theme, checkState(), isEnabled());
    painter.setFont(m_theme.font(13));
    painter.setPen(isEnabled() ? m_theme.tokens().text : m_theme.tokens().disabled);
    paintText(painter, QRectF(rect()).adjusted(side + m_theme.px(7), 0, 1, 0), text());
}

} // namespace farol::ui
