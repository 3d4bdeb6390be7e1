// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/tabular.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QRawFont>
#include <algorithm>

namespace farol::ui {

namespace {

// Glyphs set one beside the other, digits centred on the width of '0'.
struct Line {
    QRawFont font;
    QList<quint32> glyphs;
    QList<QPointF> positions;
    qreal width = 0;
    bool valid = false;
};

bool isDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

bool isSimple(const QString &text) {
    return std::none_of(text.begin(), text.end(),
                        [](QChar c) { return c.isSurrogate() || c.isMark() || c.script() > QChar::Script_Cyrillic; });
}

Line layOut(const QFont &font, const QString &text) {
    Line line;
    if (!isSimple(text)) {
        return line;
    }
    line.font = QRawFont::fromFont(font);
    line.glyphs = line.font.glyphIndexesForString(text);
    if (!line.font.isValid() || line.glyphs.size() != text.size() || line.glyphs.contains(0U)) {
        return line;
    }
    const QList<QPointF> advances = line.font.advancesForGlyphIndexes(line.glyphs);
    const QList<quint32> zero = line.font.glyphIndexesForString(QStringLiteral("0"));
    const qreal digit = zero.isEmpty() ? 0 : line.font.advancesForGlyphIndexes(zero).constFirst().x();
    line.positions.reserve(line.glyphs.size());
    for (qsizetype i = 0; i < line.glyphs.size(); ++i) {
        const qreal own = advances[i].x();
        const qreal width = isDigit(text[i]) ? digit : own;
        line.positions.append(QPointF(line.width + (width - own) / 2, 0));
        line.width += width;
    }
    line.valid = true;
    return line;
}

} // namespace

void drawTabular(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text) {
    if (text.isEmpty()) {
        return;
    }
    const Line line = layOut(painter.font(), text);
    if (!line.valid || line.width > rect.width() + 0.5) {
        const QFontMetricsF metrics(painter.font(), painter.device());
        const Qt::Alignment across = alignment & Qt::AlignHorizontal_Mask;
        painter.drawText(rect, int(across | Qt::AlignVCenter) | Qt::TextSingleLine,
                         metrics.elidedText(text, Qt::ElideRight, rect.width()));
        return;
    }
    qreal left = rect.left();
    if (alignment & Qt::AlignRight) {
        left = rect.right() - line.width;
    } else if (alignment & Qt::AlignHCenter) {
        left = rect.center().x() - line.width / 2;
    }
    QGlyphRun run;
    run.setRawFont(line.font);
    run.setGlyphIndexes(line.glyphs);
    run.setPositions(line.positions);
    painter.drawGlyphRun(QPointF(left, rect.center().y() + (line.font.ascent() - line.font.descent()) / 2), run);
}

qreal tabularWidth(const QFont &font, const QString &text) {
    const Line line = layOut(font, text);
    return line.valid ? line.width : QFontMetricsF(font).horizontalAdvance(text);
}

} // namespace farol::ui
