// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/stattile.h"

#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QFontMetricsF>
#include <QKeyEvent>

namespace farol::ui {

StatTile::StatTile(const Theme &theme, const Formats &formats, const QString &title, const QString &icon, Tone tone,
                   QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_age(new AgeLabel(theme, formats, this))
    , m_title(singleLine(title))
    , m_icon(icon)
    , m_tone(tone) {
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_age->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&theme, &Theme::changed, this, [this] {
        updateGeometry();
        place();
    });
    describe();
}

void StatTile::setValue(const TileValue &value) {
    m_value = value;
    m_value.figure = singleLine(value.figure);
    m_value.comparison = singleLine(value.comparison);
    m_value.unknownReason = singleLine(value.unknownReason);
    describe();
    update();
}

void StatTile::tick(Instant now) {
    m_age->tick(now);
    place();
}

void StatTile::describe() {
    setText(m_title);
    const bool known = !m_value.figure.isEmpty();
    const QString figure = known ? m_value.figure : tr("unknown");
    const QString rest = known ? m_value.comparison : m_value.unknownReason;
    setAccessibleName(
        m_value.suffix.isEmpty()
            ? tr("%1: %2. %3", "title, figure, comparison").arg(m_title, figure, rest)
            : tr("%1: %2 %3. %4", "title, figure, of how many, comparison").arg(m_title, figure, m_value.suffix, rest));
}

QSize StatTile::sizeHint() const {
    return {m_theme.px(230), m_theme.px(m_ageBelow ? 116 : 98)};
}

QSize StatTile::minimumSizeHint() const {
    return {m_theme.px(170), m_theme.px(m_ageBelow ? 116 : 98)};
}

double StatTile::headTaken() const {
    return m_theme.px(15) + m_theme.px(6) + QFontMetricsF(m_theme.font(13)).horizontalAdvance(m_title);
}

// Beside the title; where both have no room, on a line of its own at the foot.
void StatTile::place() {
    const QSize size = m_age->sizeHint();
    const int side = m_theme.px(15);
    const bool below = headTaken() + m_theme.px(8) + size.width() > width() - 2 * side;
    if (below != m_ageBelow) {
        m_ageBelow = below;
        updateGeometry();
        update();
    }
    const int room = std::min(size.width(), width() - 2 * side);
    m_age->setGeometry(below ? side : width() - m_theme.px(14) - size.width(), m_theme.px(below ? 88 : 12), room,
                       size.height());
}

void StatTile::resizeEvent(QResizeEvent *) {
    place();
}

void StatTile::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void StatTile::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    const bool known = !m_value.figure.isEmpty();
    paintBox(painter, rect(), m_theme.px(8), isDown() ? t.selected : underMouse() ? t.hover : t.surface, t.border);
    const double left = m_theme.px(15);
    const double right = width() - m_theme.px(15);
    QRectF head(left, m_theme.px(11), (m_ageBelow ? right : m_age->x() - m_theme.px(8)) - left, m_theme.px(18));
    paintIcon(painter, head, m_theme.icon(m_icon, m_theme.text(m_tone), 15, devicePixelRatioF()));
    painter.setFont(m_theme.font(13));
    painter.setPen(t.text2);
    paintText(painter, head.adjusted(m_theme.px(15) + m_theme.px(6), 0, 0, 0), m_title);

    QRectF trend;
    if (known && m_value.trend.points.size() > 1 && m_theme.units(width()) > 215) {
        trend = QRectF(right - m_theme.px(92), m_theme.px(48), m_theme.px(92), m_theme.px(28));
        paintSparkline(painter, trend, m_theme, m_value.trend);
    }
    painter.setFont(m_theme.font(24, QFont::DemiBold));
    painter.setPen(known ? t.text : t.text3);
    const QRectF figure(left, m_theme.px(33), right - left, m_theme.px(28));
    const double taken = paintText(painter, figure, known ? m_value.figure : Formats::unknown());
    painter.setFont(m_theme.font(15, QFont::DemiBold));
    painter.setPen(t.text2);
    paintText(painter, figure.adjusted(taken + m_theme.px(6), m_theme.px(3), 0, m_theme.px(3)), m_value.suffix);

    painter.setFont(m_theme.font(12));
    painter.setPen(known ? m_theme.text(m_value.comparisonTone) : m_theme.text(Tone::Bad));
    const QRectF below(left, m_theme.px(64), (trend.isNull() ? right : trend.left() - 6) - left, m_theme.px(17));
    paintText(painter, below, known ? m_value.comparison : m_value.unknownReason);
}

} // namespace farol::ui
