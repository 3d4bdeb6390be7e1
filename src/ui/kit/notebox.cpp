// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/notebox.h"

#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QTextLayout>
#include <cmath>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

NoteBox::NoteBox(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &Theme::changed, this, &NoteBox::updateGeometry);
}

void NoteBox::set(Tone tone, const QString &icon, const QString &lead, const QString &text) {
    m_tone = tone;
    m_icon = icon;
    m_lead = singleLine(lead);
    m_text = singleLine(text);
    setAccessibleName(m_lead.isEmpty() ? m_text : u"%1 %2"_s.arg(m_lead, m_text));
    updateGeometry();
    update();
}

void NoteBox::setBoxed(bool boxed) {
    m_boxed = boxed;
    updateGeometry();
}

double NoteBox::indent() const {
    return m_icon.isEmpty() ? 0 : m_theme.px(15) + m_theme.px(8);
}

// Draws when there is a painter; gives the height of the text.
double NoteBox::layOut(double width, QPainter *painter, QPointF at) const {
    QTextLayout layout(accessibleName(), m_theme.font(13));
    QTextLayout::FormatRange lead;
    lead.start = 0;
    lead.length = int(m_lead.size());
    lead.format.setFontWeight(QFont::DemiBold);
    layout.setFormats({lead});
    layout.beginLayout();
    double y = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 10.0));
        line.setPosition({0, y + (m_theme.px(18) - line.height()) / 2});
        y += m_theme.px(18);
    }
    layout.endLayout();
    if (painter) {
        painter->setPen(m_theme.tokens().text);
        layout.draw(painter, at);
    }
    return y;
}

int NoteBox::heightForWidth(int width) const {
    const double pad = m_boxed ? m_theme.px(10) : 0;
    return int(std::ceil(layOut(width - 2 * pad - indent(), nullptr, {}) + (m_boxed ? 2.0 * m_theme.px(7) : 0)));
}

QSize NoteBox::sizeHint() const {
    return {m_theme.px(320), heightForWidth(std::max(width(), m_theme.px(160)))};
}

QSize NoteBox::minimumSizeHint() const {
    return {m_theme.px(120), m_theme.px(18) + (m_boxed ? 2 * m_theme.px(7) : 0)};
}

// The hint follows the width: layouts that ask for it only would keep the height of a narrower box.
void NoteBox::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) {
        updateGeometry();
    }
}

void NoteBox::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const double pad = m_boxed ? m_theme.px(10) : 0;
    const double room = width() - 2 * pad - indent();
    const double top = m_boxed ? m_theme.px(7) : std::max(0.0, (height() - layOut(room, nullptr, {})) / 2);
    if (m_boxed) {
        const QColor edge = m_theme.tokens().outlines ? m_theme.text(m_tone) : QColor();
        paintBox(painter, rect(), m_theme.px(6), m_theme.tint(m_tone), edge);
    }
    const QRectF firstLine(pad, top, m_theme.px(15), m_theme.px(18));
    paintIcon(painter, firstLine, m_theme.icon(m_icon, m_theme.text(m_tone), 15, devicePixelRatioF()));
    (void)layOut(room, &painter, {pad + indent(), top});
}

} // namespace farol::ui
