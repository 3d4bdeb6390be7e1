// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/filterbar.h"

#include "ui/kit/addchip.h"
#include "ui/kit/button.h"
#include "ui/kit/chip.h"
#include "ui/kit/flowlayout.h"
#include "ui/kit/textfield.h"
#include "ui/text/plaintext.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QShortcut>
#include <QTimer>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

FilterBar::FilterBar(const Theme &theme, const QString &placeholder, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_search(new TextField(theme, this))
    , m_add(new AddChip(theme, tr("Filter"), this))
    , m_menu(new QMenu(this))
    , m_chipArea(new QWidget(this))
    , m_flow(new FlowLayout(theme.px(6), theme.px(4), m_chipArea))
    , m_row(new QHBoxLayout(this)) {
    m_search->setPlaceholderText(placeholder);
    m_search->setAccessibleName(placeholder);
    m_search->setLeadingIcon(u"search"_s);
    m_search->setClearButtonEnabled(false);
    m_search->installEventFilter(this);
    m_add->hide();
    m_flow->addWidget(m_add);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(theme.px(8));
    m_row->addWidget(m_search);
    m_row->addWidget(m_chipArea, 1);

    auto *pause = new QTimer(this);
    pause->setSingleShot(true);
    pause->setInterval(120ms);
    connect(m_search, &QLineEdit::textChanged, pause, qOverload<>(&QTimer::start));
    connect(pause, &QTimer::timeout, this, &FilterBar::announceSearch);
    connect(m_search, &QLineEdit::returnPressed, this, &FilterBar::announceSearch);
    auto *slash = new QShortcut(QKeySequence(Qt::Key_Slash), this);
    connect(slash, &QShortcut::activated, this, &FilterBar::focusSearch);
    auto *find = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_F), this);
    connect(find, &QShortcut::activated, this, &FilterBar::focusSearch);
}

void FilterBar::setChips(const QList<FilterValue> &chips) {
    if (chips == m_values) {
        return;
    }
    qsizetype focused = -1;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        focused = m_chips[i]->hasFocus() ? i : focused;
        m_flow->removeWidget(m_chips[i]);
        m_chips[i]->removeEventFilter(this);
        m_chips[i]->hide();
        m_chips[i]->deleteLater();
    }
    m_flow->removeWidget(m_add);
    m_chips.clear();
    m_values = chips;
    QWidget *before = m_search;
    for (const FilterValue &value : chips) {
        auto *chip = new Chip(m_theme, value.id, value.key, value.value, m_chipArea);
        chip->installEventFilter(this);
        connect(chip, &Chip::removeRequested, this, &FilterBar::chipRemoved);
        connect(chip, &QAbstractButton::clicked, this, [this, id = value.id] { Q_EMIT chipActivated(id); });
        m_flow->addWidget(chip);
        chip->show();
        setTabOrder(before, chip);
        before = chip;
        m_chips.append(chip);
    }
    m_flow->addWidget(m_add);
    setTabOrder(before, m_add);
    if (focused >= 0) {
        QWidget *next =
            m_chips.isEmpty() ? static_cast<QWidget *>(m_search) : m_chips[std::min(focused, m_chips.size() - 1)];
        next->setFocus(Qt::OtherFocusReason);
    }
    m_chipArea->updateGeometry();
    m_flow->invalidate(); // the chips were hidden when they were added: without a size
    m_flow->activate();
}

void FilterBar::setChoices(const QList<FilterChoice> &choices) {
    m_menu->clear();
    for (const FilterChoice &choice : choices) {
        QAction *action = m_menu->addAction(singleLine(choice.title).replace(u'&', u"&&"_s));
        connect(action, &QAction::triggered, this, [this, id = choice.id] { Q_EMIT choiceMade(id); });
    }
    m_add->setMenu(choices.isEmpty() ? nullptr : m_menu);
    m_add->setVisible(!choices.isEmpty());
}

void FilterBar::addRight(QWidget *widget) {
    m_row->addWidget(widget);
    m_right.append(widget);
}

QString FilterBar::search() const {
    return m_search->text();
}

void FilterBar::setSearch(const QString &text) {
    const QSignalBlocker quiet(m_search);
    m_search->setText(text);
    m_announced = text;
}

void FilterBar::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::announceSearch() {
    if (m_announced != m_search->text()) {
        m_announced = m_search->text();
        Q_EMIT searchChanged(m_announced);
    }
}

void FilterBar::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    const double room = m_theme.units(width());
    m_search->setFixedWidth(m_theme.px(room < 700 ? 180 : 250));
    for (QWidget *widget : std::as_const(m_right)) {
        if (auto *button = qobject_cast<Button *>(widget)) {
            button->setIconOnly(room < 760 && button->hasIcon());
        }
    }
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_search) {
        if (key == Qt::Key_Escape && !m_search->text().isEmpty()) {
            m_search->clear();
            announceSearch();
            return true;
        }
        if (key == Qt::Key_Down) {
            announceSearch();
            Q_EMIT listRequested();
            return true;
        }
        return false;
    }
    const qsizetype at = m_chips.indexOf(static_cast<Chip *>(watched));
    if (at >= 0 && (key == Qt::Key_Left || key == Qt::Key_Right)) {
        const qsizetype next = at + (key == Qt::Key_Right ? 1 : -1);
        QWidget *target = next < 0                ? static_cast<QWidget *>(m_search)
                          : next < m_chips.size() ? static_cast<QWidget *>(m_chips[next])
                                                  : static_cast<QWidget *>(m_add);
        target->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace farol::ui
