// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/banner.h"

#include "ui/kit/label.h"
#include "ui/kit/paint.h"

#include <QBoxLayout>

namespace farol::ui {

Banner::Banner(const Theme &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_note(new NoteBox(theme, this))
    , m_trailing(new Label(theme, TextStyle::Small, {}, this))
    , m_row(new QHBoxLayout(this)) {
    m_note->setBoxed(false);
    m_trailing->hide();
    m_row->setContentsMargins(theme.px(11), theme.px(4), theme.px(11), theme.px(4));
    m_row->setSpacing(theme.px(12));
    m_row->addWidget(m_note, 1);
    m_row->addWidget(m_trailing);
}

void Banner::set(Tone tone, const QString &icon, const QString &lead, const QString &text) {
    m_tone = tone;
    m_note->set(tone, icon, lead, text);
    setAccessibleName(m_note->accessibleName());
    update();
}

void Banner::setTrailing(const QString &text) {
    m_trailing->setText(text);
    m_trailing->setVisible(!text.isEmpty());
}

Button *Banner::addLink(const QString &text) {
    auto *link = new Button(m_theme, Button::Kind::Quiet, text, {}, this);
    link->setCompact(true);
    m_row->addWidget(link);
    return link;
}

void Banner::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    paintBox(painter, rect(), m_theme.px(6), m_theme.tint(m_tone), t.outlines ? m_theme.text(m_tone) : t.control);
}

} // namespace farol::ui
