// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/environmentsign.h"

#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QFontMetricsF>
#include <cmath>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QFont tagFont(const Theme &theme) {
    QFont font = theme.font(12, QFont::Bold);
    font.setLetterSpacing(QFont::PercentageSpacing, 104);
    return font;
}

QString tagText(const EnvironmentSign &sign) {
    return singleLine(sign.name).toUpper();
}

QString lockIcon(const EnvironmentSign &sign) {
    if (sign.kind != EnvironmentKind::Production) {
        return {};
    }
    return sign.writeAllowed ? u"unlock"_s : u"lock"_s;
}

void paintDiagonal(QPainter &painter, const QRectF &rect, const QColor &color) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    const double lean = rect.height();
    for (double x = rect.left() - lean; x < rect.right(); x += 16) {
        painter.drawPolygon(QPolygonF({QPointF(x, rect.bottom()), QPointF(x + lean, rect.top()),
                                       QPointF(x + lean + 9, rect.top()), QPointF(x + 9, rect.bottom())}));
    }
}

} // namespace

void paintEnvironmentPattern(QPainter &painter, const QRectF &rect, const Theme &theme, EnvironmentKind kind) {
    const QColor color = environmentColors(theme.tokens(), kind).stripe;
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    switch (kind) {
    case EnvironmentKind::Production:
        painter.fillRect(rect, color);
        break;
    case EnvironmentKind::Staging:
        painter.setRenderHint(QPainter::Antialiasing);
        paintDiagonal(painter, rect, color);
        break;
    case EnvironmentKind::Demo:
        for (double x = rect.left(); x < rect.right(); x += 8) {
            painter.fillRect(QRectF(x, rect.top(), 4, rect.height()), color);
        }
        break;
    }
    painter.restore();
}

void paintEnvironmentStrip(QPainter &painter, const QRectF &rect, const Theme &theme, const EnvironmentSign &sign) {
    const EnvironmentColors &colors = environmentColors(theme.tokens(), sign.kind);
    painter.fillRect(rect, sign.writeAllowed ? colors.solid : colors.tint);
    paintEnvironmentPattern(painter, QRectF(rect.left(), rect.top(), rect.width(), theme.px(4)), theme, sign.kind);
    if (!sign.writeAllowed) {
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.tokens().border);
    }
}

QSize environmentTagSize(const Theme &theme, const EnvironmentSign &sign) {
    const double text = QFontMetricsF(tagFont(theme)).horizontalAdvance(tagText(sign));
    const int icon = lockIcon(sign).isEmpty() ? 0 : theme.px(13) + theme.px(5);
    return {int(std::ceil(text)) + icon + 2 * theme.px(8), theme.px(22)};
}

void paintEnvironmentTag(QPainter &painter, const QRectF &rect, const Theme &theme, const EnvironmentSign &sign) {
    const QColor solid = environmentColors(theme.tokens(), sign.kind).solid;
    const QColor ink = sign.writeAllowed ? solid : QColor(Qt::white);
    const QColor edge = theme.tokens().outlines ? QColor(Qt::white) : QColor();
    paintBox(painter, rect, theme.px(4), sign.writeAllowed ? QColor(Qt::white) : solid, edge, 2);
    QRectF inner = rect.adjusted(theme.px(8), 0, 0, 0);
    if (const QString icon = lockIcon(sign); !icon.isEmpty()) {
        paintIcon(painter, inner, theme.icon(icon, ink, 13, painter.device()->devicePixelRatioF()));
        inner.setLeft(inner.left() + theme.px(13) + theme.px(5));
    }
    painter.setFont(tagFont(theme));
    painter.setPen(ink);
    paintText(painter, inner, tagText(sign));
}

} // namespace farol::ui
