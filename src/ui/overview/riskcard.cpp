// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/riskcard.h"

#include "ui/items/itemlook.h"
#include "ui/kit/agelabel.h"
#include "ui/kit/focusring.h"
#include "ui/kit/paint.h"
#include "ui/text/tabular.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>

namespace farol::ui {

namespace {
constexpr int linesShown = 4;
}

RiskCard::RiskCard(const Theme &theme, const Formats &formats, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_age(new AgeLabel(theme, formats, this)) {
    setObjectName(QStringLiteral("riskCard"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_age->setAttribute(Qt::WA_TransparentForMouseEvents);
    connect(&theme, &Theme::changed, this, [this] { updateGeometry(); });
}

void RiskCard::show(const std::optional<StateCount> &total, const QList<ErrorGroup> &groups,
                    const QList<BatchId> &batches, const QString &unknownReason) {
    m_bar.clear();
    m_lines.clear();
    m_figure = total ? m_formats.money(total->amount) : QString();
    if (!total) {
        m_detail = unknownReason;
    } else if (total->items == 0) {
        m_detail = tr("nothing needs a person right now");
    } else {
        const QString items = tr("%n item(s)", nullptr, static_cast<int>(total->items));
        m_detail = batches.size() == 1
                       ? tr("%1 · all of %2", "12 items, LOTE-0042").arg(items, batches.first().value)
                       : tr("%1 · in %n batch(es)", "12 items", static_cast<int>(batches.size())).arg(items);
    }
    for (const ErrorGroup &group : total ? groups : QList<ErrorGroup>()) {
        const StateLook look = itemLook(group.state, group.code);
        const QString count = m_formats.count(group.items);
        m_bar.append({look.tone, group.items, look.outline, QStringLiteral("%1 %2").arg(count, look.word)});
        m_lines.append({look.icon, look.tone, look.word, count, m_formats.amount(group.amount)});
    }
    m_bar = orderedParts(m_bar);
    const QString figure = m_figure.isEmpty() ? tr("unknown") : m_figure;
    setAccessibleName(tr("At risk now: %1. %2. %3", "sum, items, states").arg(figure, m_detail, barText(m_bar)));
    update();
}

void RiskCard::setReadAt(std::optional<Instant> at) {
    m_age->setReadAt(at);
}

void RiskCard::setStale(bool stale) {
    m_age->setStale(stale);
}

void RiskCard::tick(Instant now) {
    m_age->tick(now);
    resizeEvent(nullptr);
}

QSize RiskCard::sizeHint() const {
    return {m_theme.px(316), m_theme.px(m_ageBelow ? 228 : 208)};
}

QSize RiskCard::minimumSizeHint() const {
    return {m_theme.px(264), m_theme.px(m_ageBelow ? 228 : 208)};
}

// Beside the title; where both have no room, on a line of its own at the foot.
void RiskCard::resizeEvent(QResizeEvent *) {
    const QSize size = m_age->sizeHint();
    const int side = m_theme.px(15);
    const double title = QFontMetricsF(m_theme.font(13, QFont::DemiBold)).horizontalAdvance(tr("R$ at risk now"));
    const bool below = m_theme.px(30) + title + size.width() > width() - 2 * side;
    if (below != m_ageBelow) {
        m_ageBelow = below;
        updateGeometry();
        update();
    }
    m_age->setGeometry(below ? side : width() - side - size.width(),
                       below ? height() - m_theme.px(10) - size.height() : side,
                       std::min(size.width(), width() - 2 * side), size.height());
}

void RiskCard::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

void RiskCard::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    const bool known = !m_figure.isEmpty();
    paintBox(painter, rect(), m_theme.px(8), isDown() ? t.selected : underMouse() ? t.hover : t.surface, t.border);
    const double left = m_theme.px(16);
    const double right = width() - m_theme.px(16);
    const double end = m_ageBelow ? right : m_age->x() - m_theme.px(8);
    const QRectF head(left, m_theme.px(15), end - left, m_theme.px(18));
    paintIcon(painter, head,
              m_theme.icon(QStringLiteral("warning"), m_theme.text(Tone::Uncertain), 15, devicePixelRatioF()));
    painter.setFont(m_theme.font(13, QFont::DemiBold));
    painter.setPen(t.text);
    paintText(painter, head.adjusted(m_theme.px(21), 0, 0, 0), tr("R$ at risk now"));
    painter.setFont(m_theme.font(34, QFont::DemiBold));
    painter.setPen(known ? t.text : t.text3);
    paintText(painter, QRectF(left, m_theme.px(38), right - left, m_theme.px(44)),
              known ? m_figure : Formats::unknown());
    painter.setFont(m_theme.font(12.5));
    painter.setPen(known ? t.text2 : m_theme.text(Tone::Bad));
    const QRectF detail(left, m_theme.px(82), right - left, m_theme.px(18));
    const double taken = paintText(painter, detail, m_detail);
    const QString link = QStringLiteral(" · ") + tr("see them");
    if (!m_lines.isEmpty() && taken + QFontMetricsF(painter.font()).horizontalAdvance(link) < detail.width()) {
        painter.setPen(t.accent);
        paintText(painter, detail.adjusted(taken, 0, 0, 0), link);
    }
    if (!m_bar.isEmpty()) {
        paintStateBar(painter, QRectF(left, m_theme.px(109), right - left, m_theme.px(12)), m_theme, m_bar);
    }
    paintLines(painter, m_theme.px(130));
    if (hasFocus() && showsFocus(*this)) {
        paintBox(painter, QRectF(rect()).adjusted(1, 1, -1, -1), m_theme.px(7), {}, t.focus, 2);
    }
}

void RiskCard::paintLines(QPainter &painter, qreal top) const {
    const double left = m_theme.px(16);
    const double right = width() - m_theme.px(16);
    const double height = m_theme.px(18);
    const QFont font = m_theme.font(12.5);
    double amounts = m_theme.px(56);
    double counts = m_theme.px(16);
    for (const Line &line : m_lines) {
        amounts = std::max(amounts, tabularWidth(font, line.amount));
        counts = std::max(counts, tabularWidth(font, line.count));
    }
    // Where there is room, the numbers stand apart; where there is not, the words keep theirs.
    const double gap = m_theme.px(m_theme.units(width()) < 290 ? 8 : 22);
    for (qsizetype i = 0; i < std::min<qsizetype>(m_lines.size(), linesShown); ++i) {
        const Line &line = m_lines[i];
        const QRectF row(left, top + static_cast<double>(i) * height, right - left, height);
        paintIcon(painter, row, m_theme.icon(line.icon, m_theme.text(line.tone), 15, devicePixelRatioF()));
        painter.setFont(font);
        painter.setPen(m_theme.tokens().text);
        const double taken = amounts + gap + counts + m_theme.px(6);
        paintText(painter, row.adjusted(m_theme.px(23), 0, -taken, 0), line.text);
        drawTabular(painter, row.adjusted(0, 0, -amounts - gap, 0), Qt::AlignRight, line.count);
        drawTabular(painter, row, Qt::AlignRight, line.amount);
    }
}

} // namespace farol::ui
