// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/agelabel.h"
#include "ui/kit/button.h"

#include <QFrame>

class QHBoxLayout;
class QStackedWidget;

namespace farol::ui {

class Badge;
class Label;
class NoteBox;
class Rule;
class Tabs;

struct InspectorAction {
    QString id;
    QString text;
    QString icon;
    bool primary = false;
    bool operator==(const InspectorAction &) const = default;
};

// The pane beside a list: path, badge, figure with its age, at most one note, at most two actions and "…", tabs whose
// pages scroll. Fill it again for each selection; Esc asks to close. Holds no data.
class Inspector final : public QFrame {
    Q_OBJECT
public:
    Inspector(const Theme &theme, const Formats &formats, QWidget *parent = nullptr);

    void setPath(const QString &parent, const QString &title); // LOTE-0042 › Item 057
    void setBadge(Tone tone, const QString &icon, const QString &text);
    void setFigure(const QString &figure);
    [[nodiscard]] AgeLabel &age() { return *m_age; }
    void setNote(Tone tone, const QString &icon, const QString &lead, const QString &text);
    void clearNote();
    // The first two are buttons, the rest lie behind "…", which is absent when there is no rest.
    void setActions(const QList<InspectorAction> &actions);
    void addTab(const QString &title, QWidget *page); // the inspector becomes its parent
    void setTabTitle(int index, const QString &title);
    void setCurrentTab(int index);

Q_SIGNALS:
    void pathActivated();
    void actionTriggered(const QString &id);
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void showTab(int index);

    const Theme &m_theme;
    Button *m_parentPath;
    Label *m_title;
    Badge *m_badge;
    Label *m_figure;
    AgeLabel *m_age;
    NoteBox *m_note;
    QHBoxLayout *m_actionRow;
    QList<InspectorAction> m_actions;
    QList<QWidget *> m_buttons;
    QWidget *m_tabRow;
    Tabs *m_tabs;
    Rule *m_tabRule;
    QStackedWidget *m_pages;
};

} // namespace farol::ui
