// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/statebarpaint.h"

#include "ui/kit/paint.h"

#include <QPainterPath>
#include <QStringList>
#include <array>
#include <cmath>
#include <numeric>

namespace farol::ui {

namespace {

constexpr qreal gap = 1;
constexpr qreal least = 4;

int rank(Tone tone) {
    constexpr std::array order = {Tone::Ok,        Tone::Running, Tone::Idle,        Tone::Waiting,
                                  Tone::Uncertain, Tone::Bad,     Tone::BadRetriable};
    return int(std::find(order.begin(), order.end(), tone) - order.begin());
}

} // namespace

QList<BarPart> orderedParts(QList<BarPart> parts) {
    parts.removeIf([](const BarPart &part) { return part.count <= 0; });
    std::stable_sort(parts.begin(), parts.end(), [](const BarPart &a, const BarPart &b) {
        return std::pair(rank(a.tone), a.outline) < std::pair(rank(b.tone), b.outline);
    });
    return parts;
}

QList<qreal> barWidths(const QList<qint64> &counts, qreal width) {
    QList<qreal> widths;
    if (counts.isEmpty()) {
        return widths;
    }
    const qreal room = std::max<qreal>(0, width - gap * qreal(counts.size() - 1));
    const qreal floor = std::min(least, room / qreal(counts.size()));
    // Small parts take the floor; what is left goes to the others by their share, until no other falls below it.
    QList<bool> small(counts.size(), false);
    qreal rest = room;
    qreal sum = std::accumulate(counts.begin(), counts.end(), 0.0);
    for (bool changed = true; changed;) {
        changed = false;
        for (qsizetype i = 0; i < counts.size(); ++i) {
            if (!small[i] && (sum <= 0 || rest * qreal(counts[i]) / sum < floor)) {
                small[i] = true;
                rest -= floor;
                sum -= qreal(counts[i]);
                changed = true;
            }
        }
    }
    for (qsizetype i = 0; i < counts.size(); ++i) {
        widths.append(small[i] ? floor : rest * qreal(counts[i]) / sum);
    }
    return widths;
}

QString barText(const QList<BarPart> &parts) {
    QStringList texts;
    for (const BarPart &part : orderedParts(parts)) {
        texts.append(part.text.isEmpty() ? QString::number(part.count) : part.text);
    }
    return texts.join(QStringLiteral(", "));
}

void paintStateBar(QPainter &painter, const QRectF &rect, const Theme &theme, const QList<BarPart> &parts) {
    const QList<BarPart> ordered = orderedParts(parts);
    QList<qint64> counts;
    for (const BarPart &part : ordered) {
        counts.append(part.count);
    }
    const QList<qreal> widths = barWidths(counts, rect.width());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath shape;
    shape.addRoundedRect(rect, theme.px(2), theme.px(2));
    painter.setClipPath(shape, Qt::IntersectClip);
    qreal x = rect.left();
    for (qsizetype i = 0; i < ordered.size(); ++i) {
        const qreal left = std::round(x); // whole pixels: crisp gaps
        const qreal right = std::round(x + widths[i]);
        const QRectF part(left, rect.top(), right - left, rect.height());
        x += widths[i] + gap;
        if (ordered[i].outline) {
            paintBox(painter, part, theme.px(2), theme.tint(ordered[i].tone), theme.text(ordered[i].tone));
            continue;
        }
        painter.fillRect(part, theme.fill(ordered[i].tone));
        if (ordered[i].tone == Tone::Uncertain) {
            paintHatch(painter, part, theme.tokens().hatch);
        }
    }
    painter.restore();
}

} // namespace farol::ui
