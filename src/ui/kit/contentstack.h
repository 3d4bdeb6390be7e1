// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/statepanel.h"

#include <QStackedWidget>
#include <QTimer>

namespace farol::ui {

// A pane that shows its content or, when there is none, a StatePanel. A Loading panel waits 300 ms, so that quick
// answers do not flicker, and never hides rows that are already there: call showContent() while refreshing.
class ContentStack final : public QStackedWidget {
    Q_OBJECT
public:
    ContentStack(const Theme &theme, QWidget *content, QWidget *parent = nullptr); // becomes content's parent
    void showContent();
    void showPanel(const PanelText &text);
    [[nodiscard]] bool showsContent() const { return currentIndex() == 0 && !m_delay.isActive(); }

Q_SIGNALS:
    void actionTriggered(const QString &id);

private:
    StatePanel *m_panel;
    QTimer m_delay;
};

} // namespace farol::ui
