// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/inspector.h"

#include "ui/kit/badge.h"
#include "ui/kit/label.h"
#include "ui/kit/notebox.h"
#include "ui/kit/paint.h"
#include "ui/kit/rule.h"
#include "ui/kit/tabs.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

Inspector::Inspector(const Theme &theme, const Formats &formats, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_parentPath(new Button(theme, Button::Kind::Quiet, {}, {}, this))
    , m_title(new Label(theme, TextStyle::Card, {}, this))
    , m_badge(new Badge(theme, Tone::Idle, {}, {}, this))
    , m_figure(new Label(theme, TextStyle::Figure, {}, this))
    , m_age(new AgeLabel(theme, formats, this))
    , m_note(new NoteBox(theme, this))
    , m_actionRow(new QHBoxLayout)
    , m_tabRow(new QWidget(this))
    , m_tabs(new Tabs(theme, m_tabRow))
    , m_tabRule(new Rule(theme, this))
    , m_pages(new QStackedWidget(this)) {
    build();
    connect(m_tabs, &QTabBar::currentChanged, this, &Inspector::showTab);
    connect(m_parentPath, &QPushButton::clicked, this, &Inspector::pathActivated);
    m_badge->hide();
    m_note->hide();
    m_tabRow->hide();
    m_tabRule->hide();
}

void Inspector::build() {
    const int side = m_theme.px(14);
    auto *path = new QHBoxLayout;
    path->setSpacing(m_theme.px(6));
    m_parentPath->setCompact(true);
    m_title->setElided(true);
    path->addWidget(m_parentPath);
    path->addWidget(m_title, 1);
    path->addWidget(m_badge);
    auto *figure = new QHBoxLayout;
    figure->addWidget(m_figure);
    figure->addStretch(1);
    figure->addWidget(m_age);
    m_actionRow->setSpacing(m_theme.px(6));
    m_actionRow->addStretch(1);
    auto *head = new QVBoxLayout;
    head->setContentsMargins(side, m_theme.px(8), side, m_theme.px(8));
    head->setSpacing(m_theme.px(6));
    head->addLayout(path);
    head->addLayout(figure);
    head->addWidget(m_note);
    head->addLayout(m_actionRow);
    auto *tabs = new QHBoxLayout(m_tabRow);
    tabs->setContentsMargins(m_theme.px(6), 0, m_theme.px(6), 0);
    tabs->addWidget(m_tabs);

    auto *content = new QWidget(this);
    auto *inner = new QVBoxLayout(content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addLayout(head);
    inner->addWidget(new Rule(m_theme, content));
    inner->addWidget(m_tabRow);
    inner->addWidget(m_tabRule);
    inner->addWidget(m_pages, 1);
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    content->setMinimumSize(1, 1);         // else its height at its narrowest would count, not that at its width
    content->setAutoFillBackground(false); // setWidget turned it on
    scroll->viewport()->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(scroll);
}

void Inspector::setPath(const QString &parent, const QString &title) {
    m_parentPath->setText(parent.isEmpty() ? QString() : u"%1 \u203A"_s.arg(parent));
    m_parentPath->setVisible(!parent.isEmpty());
    m_title->setText(title);
    setAccessibleName(title);
}

void Inspector::setBadge(Tone tone, const QString &icon, const QString &text) {
    m_badge->set(tone, icon, text);
    m_badge->setVisible(!text.isEmpty());
}

void Inspector::setFigure(const QString &figure) {
    m_figure->setText(figure);
}

void Inspector::setNote(Tone tone, const QString &icon, const QString &lead, const QString &text) {
    m_note->set(tone, icon, lead, text);
    m_note->show();
}

void Inspector::clearNote() {
    m_note->hide();
}

void Inspector::setActions(const QList<InspectorAction> &actions) {
    if (actions == m_actions) {
        return;
    }
    m_actions = actions;
    for (QWidget *button : std::as_const(m_buttons)) {
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    const auto add = [this](Button *button) {
        button->setCompact(true);
        m_actionRow->insertWidget(int(m_buttons.size()), button);
        m_buttons.append(button);
    };
    for (const InspectorAction &action : actions.mid(0, 2)) {
        const auto kind = action.primary ? Button::Kind::Primary : Button::Kind::Standard;
        auto *button = new Button(m_theme, kind, action.text, action.icon, this);
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT actionTriggered(id); });
        add(button);
    }
    if (actions.size() > 2) {
        auto *more = new Button(m_theme, Button::Kind::Standard, tr("More actions"), u"more"_s, this);
        more->setIconOnly(true);
        auto *menu = new QMenu(more);
        for (const InspectorAction &action : actions.mid(2)) {
            connect(menu->addAction(action.text), &QAction::triggered, this,
                    [this, id = action.id] { Q_EMIT actionTriggered(id); });
        }
        more->setMenu(menu);
        add(more);
    }
}

void Inspector::addTab(const QString &title, QWidget *page) {
    auto *holder = new QWidget(m_pages);
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(m_theme.px(14), m_theme.px(12), m_theme.px(14), m_theme.px(12));
    column->addWidget(page);
    column->addStretch(1);
    m_pages->addWidget(holder);
    m_tabs->addTab(title);
    m_tabRow->setVisible(m_tabs->count() > 1);
    m_tabRule->setVisible(m_tabs->count() > 1);
    showTab(m_tabs->currentIndex());
}

// Only the page in front asks for room; the others must not make the pane scroll.
void Inspector::showTab(int index) {
    for (int i = 0; i < m_pages->count(); ++i) {
        const auto policy = i == index ? QSizePolicy::Preferred : QSizePolicy::Ignored;
        m_pages->widget(i)->setSizePolicy(policy, policy);
    }
    m_pages->setCurrentIndex(index);
}

void Inspector::setTabTitle(int index, const QString &title) {
    m_tabs->setTabText(index, title);
}

void Inspector::setCurrentTab(int index) {
    m_tabs->setCurrentIndex(index);
}

void Inspector::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT closeRequested();
        return;
    }
    QFrame::keyPressEvent(event);
}

void Inspector::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    paintBox(painter, rect(), m_theme.px(8), m_theme.tokens().surface, m_theme.tokens().border);
}

} // namespace farol::ui
