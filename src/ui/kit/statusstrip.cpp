// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/statusstrip.h"

#include "ui/kit/button.h"
#include "ui/kit/label.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QPainter>

namespace farol::ui {

StatusStrip::StatusStrip(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new Label(theme, TextStyle::Small, {}, this))
    , m_text(new Label(theme, TextStyle::Small, {}, this))
    , m_errorIcon(new Label(theme, TextStyle::Small, {}, this))
    , m_error(new Label(theme, TextStyle::Small, {}, this))
    , m_seen(new Button(theme, Button::Kind::Quiet, tr("Mark as seen"), {}, this))
    , m_hint(new Label(theme, TextStyle::Small, {}, this))
    , m_clock(new Label(theme, TextStyle::Small, {}, this))
    , m_right(new QWidget(this)) {
    m_text->setElided(true);
    m_error->setElided(true);
    m_error->setTone(Tone::Bad);
    m_hint->setElided(true);
    m_hint->setTone(Tone::Muted);
    m_seen->setCompact(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(12), 0, theme.px(12), 0);
    row->setSpacing(theme.px(6));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_errorIcon, m_error, m_seen, m_icon, m_text}) {
        row->addWidget(widget);
    }
    row->addSpacing(theme.px(12));
    row->addWidget(m_hint);
    row->addStretch(1);
    auto *right = new QHBoxLayout(m_right);
    right->setContentsMargins(0, 0, theme.px(10), 0);
    right->setSpacing(theme.px(10));
    row->addWidget(m_right);
    row->addWidget(m_clock);
    connect(m_seen, &QPushButton::clicked, this, [this] {
        m_errors.removeFirst();
        showFirstError();
    });
    connect(&theme, &Theme::changed, this, &StatusStrip::restyle);
    showFirstError();
    restyle();
}

void StatusStrip::setText(const QString &text, Tone tone, const QString &icon) {
    m_text->setText(text);
    m_text->setTone(tone);
    m_iconName = icon;
    m_tone = tone;
    restyle();
}

void StatusStrip::setHint(const QString &hint) {
    m_hint->setText(hint);
}

void StatusStrip::setClock(const QString &clock) {
    m_clock->setText(clock);
}

void StatusStrip::showError(const QString &text) {
    if (m_errors.contains(text)) {
        return;
    }
    m_errors.append(text);
    showFirstError();
    QAccessibleEvent alert(m_error, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void StatusStrip::showFirstError() {
    const bool any = !m_errors.isEmpty();
    m_errorIcon->setVisible(any);
    m_error->setVisible(any);
    m_seen->setVisible(any);
    if (any) {
        const int more = int(m_errors.size()) - 1;
        m_error->setText(more ? tr("%1 (and %n more)", nullptr, more).arg(m_errors.constFirst())
                              : m_errors.constFirst());
    }
}

void StatusStrip::addRight(QWidget *widget) {
    m_right->layout()->addWidget(widget);
}

void StatusStrip::restyle() {
    setFixedHeight(m_theme.px(26));
    m_icon->setVisible(!m_iconName.isEmpty());
    m_icon->setPixmap(m_theme.icon(m_iconName, m_theme.text(m_tone), 14, devicePixelRatioF()));
    m_errorIcon->setPixmap(m_theme.icon(QStringLiteral("failed"), m_theme.text(Tone::Bad), 14, devicePixelRatioF()));
}

void StatusStrip::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    m_hint->setVisible(m_theme.units(width()) > 900);
}

void StatusStrip::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.tokens().header);
    painter.fillRect(QRect(0, 0, width(), 1), m_theme.tokens().border);
}

} // namespace farol::ui
