// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/label.h"

#include "ui/kit/paint.h"
#include "ui/text/plaintext.h"

#include <QMouseEvent>

namespace farol::ui {

namespace {

struct StyleSpec {
    double size;
    QFont::Weight weight;
    Tone tone;
};

StyleSpec specOf(TextStyle style) {
    switch (style) {
    case TextStyle::Body:
        return {13, QFont::Normal, Tone::Text};
    case TextStyle::Strong:
        return {13, QFont::DemiBold, Tone::Text};
    case TextStyle::Secondary:
        return {13, QFont::Normal, Tone::Secondary};
    case TextStyle::Small:
        return {12, QFont::Normal, Tone::Secondary};
    case TextStyle::Hint:
        return {11, QFont::Normal, Tone::Muted};
    case TextStyle::Section:
        return {12, QFont::DemiBold, Tone::Secondary};
    case TextStyle::Field:
        return {12, QFont::Medium, Tone::Text};
    case TextStyle::Card:
        return {14, QFont::DemiBold, Tone::Text};
    case TextStyle::Page:
        return {18, QFont::DemiBold, Tone::Text};
    case TextStyle::Figure:
        return {24, QFont::DemiBold, Tone::Text};
    case TextStyle::Hero:
        return {34, QFont::DemiBold, Tone::Text};
    case TextStyle::Id:
        return {13, QFont::Normal, Tone::Text};
    }
    return {13, QFont::Normal, Tone::Text};
}

} // namespace

Label::Label(const Theme &theme, TextStyle style, const QString &text, QWidget *parent)
    : QLabel(parent)
    , m_theme(theme)
    , m_style(style) {
    setTextFormat(Qt::PlainText);
    setText(text);
    connect(&theme, &Theme::changed, this, &Label::restyle);
    restyle();
}

void Label::setText(const QString &text) {
    QLabel::setText(multiLine(text));
    if (m_elided) {
        setToolTip(plainToolTip(text));
    }
}

void Label::setTone(Tone tone) {
    m_tone = tone;
    m_hasTone = true;
    restyle();
}

void Label::clearTone() {
    m_hasTone = false;
    restyle();
}

void Label::setElided(bool elided) {
    m_elided = elided;
    setToolTip(elided ? plainToolTip(text()) : QString());
    updateGeometry();
    update();
}

void Label::setSelectable() {
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::StrongFocus);
}

QSize Label::minimumSizeHint() const {
    const QSize hint = QLabel::minimumSizeHint();
    return m_elided ? QSize(std::min(hint.width(), m_theme.px(24)), hint.height()) : hint;
}

void Label::paintEvent(QPaintEvent *event) {
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    paintText(painter, contentsRect(), text(), alignment() & Qt::AlignHorizontal_Mask);
}

void Label::mousePressEvent(QMouseEvent *event) {
    QLabel::mousePressEvent(event);
    if (textInteractionFlags() == Qt::NoTextInteraction) {
        event->ignore(); // a click on plain text belongs to what lies under it
    }
}

void Label::restyle() {
    const StyleSpec spec = specOf(m_style);
    setFont(m_style == TextStyle::Id ? m_theme.fixedFont(spec.size) : m_theme.font(spec.size, spec.weight));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, m_theme.text(m_hasTone ? m_tone : spec.tone));
    colors.setColor(QPalette::Disabled, QPalette::WindowText, m_theme.tokens().disabled);
    setPalette(colors);
    updateGeometry();
}

} // namespace farol::ui
