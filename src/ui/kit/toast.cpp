// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/toast.h"

#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/paint.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QGraphicsOpacityEffect>

namespace farol::ui {

using namespace std::chrono_literals;

Toast::Toast(const Theme &theme, QWidget *window)
    : QWidget(window)
    , m_theme(theme)
    , m_icon(new Label(theme, TextStyle::Body, {}, this))
    , m_text(new Label(theme, TextStyle::Body, {}, this))
    , m_action(new Button(theme, Button::Kind::Quiet, {}, {}, this)) {
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(theme.px(14), theme.px(8), theme.px(10), theme.px(8));
    row->setSpacing(theme.px(8));
    row->addWidget(m_icon);
    row->addWidget(m_text);
    row->addWidget(m_action);
    m_life.setSingleShot(true);
    m_life.setInterval(6s);
    connect(&m_life, &QTimer::timeout, this, [this] {
        if (m_action->hasFocus() || underMouse()) {
            m_life.start();
        } else {
            hide();
        }
    });
    connect(m_action, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT actionTriggered();
    });
    auto *opacity = new QGraphicsOpacityEffect(this);
    setGraphicsEffect(opacity);
    m_fade.setDuration(120);
    m_fade.setStartValue(0.0);
    m_fade.setEndValue(1.0);
    connect(&m_fade, &QVariantAnimation::valueChanged, opacity,
            [opacity](const QVariant &value) { opacity->setOpacity(value.toDouble()); });
    window->installEventFilter(this);
    hide();
}

void Toast::showText(const QString &text, const QString &actionText) {
    m_icon->setPixmap(m_theme.icon(QStringLiteral("paid"), m_theme.text(Tone::Ok), 17, devicePixelRatioF()));
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setVisible(!actionText.isEmpty());
    setAccessibleName(m_text->text());
    place();
    show();
    raise();
    m_fade.start();
    m_life.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::place() {
    adjustSize();
    const QWidget *window = parentWidget();
    const int gap = m_theme.px(16);
    move(window->width() - width() - gap, window->height() - height() - gap - m_bottom);
}

void Toast::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    const Tokens &t = m_theme.tokens();
    paintBox(painter, rect(), m_theme.px(8), t.surface, t.control);
}

void Toast::enterEvent(QEnterEvent *) {
    m_life.stop();
}

void Toast::leaveEvent(QEvent *) {
    m_life.start();
}

bool Toast::eventFilter(QObject *watched, QEvent *event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible()) {
        place();
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace farol::ui
