// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/agelabel.h"

#include "ui/kit/paint.h"

#include <QFontMetricsF>
#include <cmath>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

AgeLabel::AgeLabel(const Theme &theme, const Formats &formats, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, &AgeLabel::updateGeometry);
    refresh();
}

void AgeLabel::setReadAt(std::optional<Instant> at) {
    m_readAt = at;
    refresh();
}

void AgeLabel::setStale(bool stale) {
    m_stale = stale;
    refresh();
}

void AgeLabel::tick(Instant now) {
    m_now = now;
    refresh();
}

void AgeLabel::refresh() {
    QString text;
    if (!m_readAt) {
        text = tr("not read yet");
    } else if (m_stale) {
        const bool isTicked = m_now != Instant{};
        text =
            tr("data from %1").arg(isTicked ? m_formats.listTimeSeconds(*m_readAt, m_now) : m_formats.clock(*m_readAt));
    } else {
        text = m_formats.age(std::max(m_now, *m_readAt) - *m_readAt);
    }
    if (text == m_text) {
        update();
        return;
    }
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize AgeLabel::sizeHint() const {
    const double width = QFontMetricsF(m_theme.font(11)).horizontalAdvance(m_text);
    return {int(std::ceil(width)) + m_theme.px(13) + m_theme.px(4) + 1, m_theme.px(16)};
}

void AgeLabel::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const QColor color = m_theme.text(m_stale ? Tone::Uncertain : Tone::Muted);
    paintIcon(painter, rect(), m_theme.icon(m_stale ? u"stale"_s : u"clock"_s, color, 13, devicePixelRatioF()));
    painter.setFont(m_theme.font(11));
    painter.setPen(color);
    paintText(painter, QRectF(rect()).adjusted(m_theme.px(13) + m_theme.px(4), 0, 1, 0), m_text);
}

} // namespace farol::ui
