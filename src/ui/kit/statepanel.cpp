// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/statepanel.h"

#include "ui/kit/button.h"
#include "ui/kit/label.h"

#include <QAccessible>
#include <QBoxLayout>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct PanelLook {
    QString icon;
    Tone tone;
};

PanelLook lookOf(PanelKind kind) {
    switch (kind) {
    case PanelKind::Empty:
        return {u"info"_s, Tone::Secondary};
    case PanelKind::Loading:
        return {u"refresh"_s, Tone::Running};
    case PanelKind::Failed:
        return {u"failed"_s, Tone::Bad};
    case PanelKind::Stale:
        return {u"stale"_s, Tone::Uncertain};
    case PanelKind::ReadOnly:
        return {u"lock"_s, Tone::Secondary};
    }
    return {};
}

} // namespace

StatePanel::StatePanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new Label(theme, TextStyle::Body, {}, this))
    , m_title(new Label(theme, TextStyle::Strong, {}, this))
    , m_body(new Label(theme, TextStyle::Small, {}, this))
    , m_links(new QHBoxLayout) {
    m_body->setWordWrap(true);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.px(8));
    head->addWidget(m_icon);
    head->addWidget(m_title, 1);
    m_links->setSpacing(theme.px(14));
    m_links->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(theme.px(14), theme.px(12), theme.px(14), theme.px(8));
    column->setSpacing(theme.px(5));
    column->addLayout(head);
    column->addWidget(m_body);
    column->addLayout(m_links);
    column->addStretch(1);
    connect(&theme, &Theme::changed, this, &StatePanel::restyle);
}

void StatePanel::set(const PanelText &text) {
    if (text == m_text) {
        return;
    }
    const bool newTitle = text.title != m_text.title;
    m_text = text;
    m_title->setText(text.title);
    m_body->setText(text.text);
    m_body->setVisible(!text.text.isEmpty());
    setAccessibleName(m_title->text());
    setAccessibleDescription(m_body->text());
    for (QWidget *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    for (const PanelAction &action : text.actions) {
        auto *button = new Button(m_theme, Button::Kind::Quiet, action.text, {}, this);
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT actionTriggered(id); });
        m_links->insertWidget(int(m_buttons.size()), button);
        m_buttons.append(button);
    }
    restyle();
    if (newTitle && isVisible()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void StatePanel::restyle() {
    const PanelLook look = lookOf(m_text.kind);
    m_icon->setPixmap(m_theme.icon(look.icon, m_theme.text(look.tone), 17, devicePixelRatioF()));
}

} // namespace farol::ui
