// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QHBoxLayout;

namespace farol::ui {

class Label;

// What a pane says instead of rows, or beside them.
enum class PanelKind {
    Empty,    // names the filters, clears them
    Loading,  // what is read, from where, since when
    Failed,   // cause, time, retry, diagnosis
    Stale,    // since when, what may have changed
    ReadOnly, // what is absent, how to get it
};

struct PanelAction {
    QString id;
    QString text;
    bool operator==(const PanelAction &) const = default;
};

struct PanelText {
    PanelKind kind = PanelKind::Empty;
    QString title;
    QString text;
    QList<PanelAction> actions;
    bool operator==(const PanelText &) const = default;
};

// Icon, title, sentence and links. Announced to screen readers when its title changes.
class StatePanel final : public QWidget {
    Q_OBJECT
public:
    explicit StatePanel(const Theme &theme, QWidget *parent = nullptr);
    void set(const PanelText &text);

Q_SIGNALS:
    void actionTriggered(const QString &id);

private:
    void restyle();

    const Theme &m_theme;
    PanelText m_text;
    Label *m_icon;
    Label *m_title;
    Label *m_body;
    QHBoxLayout *m_links;
    QList<QWidget *> m_buttons;
};

} // namespace farol::ui
