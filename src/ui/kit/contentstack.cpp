// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/contentstack.h"

namespace farol::ui {

using namespace std::chrono_literals;

ContentStack::ContentStack(const Theme &theme, QWidget *content, QWidget *parent)
    : QStackedWidget(parent)
    , m_panel(new StatePanel(theme, this)) {
    addWidget(content);
    addWidget(m_panel);
    m_delay.setSingleShot(true);
    m_delay.setInterval(300ms);
    connect(&m_delay, &QTimer::timeout, this, [this] { setCurrentWidget(m_panel); });
    connect(m_panel, &StatePanel::actionTriggered, this, &ContentStack::actionTriggered);
}

void ContentStack::showContent() {
    m_delay.stop();
    setCurrentIndex(0);
}

void ContentStack::showPanel(const PanelText &text) {
    m_panel->set(text);
    if (text.kind != PanelKind::Loading) {
        m_delay.stop();
        setCurrentWidget(m_panel);
    } else if (currentWidget() != m_panel && !m_delay.isActive()) {
        m_delay.start();
    }
}

} // namespace farol::ui
