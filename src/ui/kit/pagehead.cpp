// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/pagehead.h"

#include <QBoxLayout>

namespace farol::ui {

PageHead::PageHead(const Theme &theme, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new Label(theme, TextStyle::Page, title, this))
    , m_subtitle(new Label(theme, TextStyle::Secondary, {}, this))
    , m_row(new QHBoxLayout(this)) {
    m_subtitle->setElided(true);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(theme.px(10));
    m_row->addWidget(m_title);
    m_row->addWidget(m_subtitle);
    m_row->addStretch(1);
    const auto restyle = [this] { setFixedHeight(m_theme.px(52)); };
    connect(&theme, &Theme::changed, this, restyle);
    restyle();
}

void PageHead::setTitle(const QString &title) {
    m_title->setText(title);
}

void PageHead::setSubtitle(const QString &subtitle) {
    m_subtitle->setText(subtitle);
}

void PageHead::addRight(QWidget *widget) {
    m_row->addWidget(widget);
}

} // namespace farol::ui
