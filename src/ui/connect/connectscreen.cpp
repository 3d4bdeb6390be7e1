// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/connectscreen.h"

#include "ui/connect/connectionform.h"
#include "ui/connect/connectside.h"
#include "ui/connect/diagnosiscard.h"
#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/statusstrip.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QScrollArea>
#include <QShortcut>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

ConnectScreen::ConnectScreen(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_scroll(new QScrollArea(this))
    , m_content(new QWidget(m_scroll))
    , m_halves(new QBoxLayout(QBoxLayout::LeftToRight, m_content))
    , m_side(new ConnectSide(theme, m_content))
    , m_editor(nullptr)
    , m_title(nullptr)
    , m_aside(nullptr)
    , m_form(nullptr)
    , m_diagnosis(nullptr)
    , m_cancel(nullptr)
    , m_save(nullptr)
    , m_reason(nullptr)
    , m_status(new StatusStrip(theme, this)) {
    m_editor = makeEditor();
    m_halves->setContentsMargins(0, 0, 0, 0);
    m_halves->setSpacing(0);
    m_halves->addWidget(m_side);
    m_halves->addWidget(m_editor, 1);
    m_scroll->setWidget(m_content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_status);
    auto *keys = new Button(theme, Button::Kind::Plain, tr("F1 shortcuts"), u"keyboard"_s, m_status);
    keys->setCompact(true);
    m_status->addRight(keys);
    connect(keys, &QPushButton::clicked, this, &ConnectScreen::shortcutSheetRequested);
    auto *help = new QShortcut(QKeySequence(Qt::Key_F1), this);
    connect(help, &QShortcut::activated, this, &ConnectScreen::shortcutSheetRequested);
    auto *quit = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q), this);
    connect(quit, &QShortcut::activated, this, [this] { window()->close(); });
    connect(&theme, &Theme::changed, this, &ConnectScreen::arrange);
}

QWidget *ConnectScreen::makeEditor() {
    auto *editor = new QWidget(m_content);
    m_title = new Label(m_theme, TextStyle::Page, {}, editor);
    m_aside = new Label(m_theme, TextStyle::Small, {}, editor);
    m_form = new ConnectionForm(m_theme, editor);
    m_diagnosis = new DiagnosisCard(m_theme, editor);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addStretch(1);
    head->addWidget(m_aside);
    auto *column = new QVBoxLayout(editor);
    column->setSpacing(0);
    column->addLayout(head);
    column->addSpacing(m_theme.px(18));
    column->addWidget(m_form);
    column->addSpacing(m_theme.px(20));
    column->addWidget(m_diagnosis);
    column->addSpacing(m_theme.px(16));
    column->addLayout(makeFooter(editor));
    column->addStretch(1);
    return editor;
}

QBoxLayout *ConnectScreen::makeFooter(QWidget *parent) {
    const int minutes = 15;
    auto *note = new Label(
        m_theme, TextStyle::Small,
        tr("Production always opens read-only; writing lasts %n minutes and asks for the name.", nullptr, minutes),
        parent);
    note->setWordWrap(true);
    m_cancel = new Button(m_theme, Button::Kind::Standard, tr("Cancel"), {}, parent);
    m_cancel->setObjectName(u"cancel"_s);
    m_save = new Button(m_theme, Button::Kind::Primary, {}, {}, parent);
    m_save->setObjectName(u"save"_s);
    m_reason = new Label(m_theme, TextStyle::Small, {}, parent);
    m_reason->setObjectName(u"saveReason"_s);
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignRight);
    auto *row = new QHBoxLayout;
    row->setSpacing(m_theme.px(8));
    row->addWidget(note, 1);
    row->addWidget(m_cancel);
    row->addWidget(m_save);
    auto *column = new QVBoxLayout;
    column->setSpacing(m_theme.px(6));
    column->addLayout(row);
    column->addWidget(m_reason);
    connect(m_cancel, &QPushButton::clicked, this, &ConnectScreen::cancelRequested);
    connect(m_save, &QPushButton::clicked, this, &ConnectScreen::saveRequested);
    return column;
}

void ConnectScreen::setHeading(const QString &title, const QString &aside) {
    m_title->setText(title);
    m_aside->setText(aside);
    m_editor->setAccessibleName(title);
}

void ConnectScreen::setSave(const QString &text, const QString &reason) {
    const bool told = reason != m_reason->text();
    m_save->setText(text);
    m_save->setEnabled(reason.isEmpty());
    m_save->setAccessibleDescription(reason);
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    if (told) {
        QAccessibleEvent event(m_reason, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void ConnectScreen::focusCancel() {
    m_cancel->setFocus(Qt::OtherFocusReason);
}

// Beside each other from 920 units on, then under each other; the texts never grow wider than they read well.
void ConnectScreen::arrange() {
    const double room = m_theme.units(width());
    const bool beside = room >= 920;
    m_halves->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_side->setMinimumWidth(0);
    m_side->setMaximumWidth(QWIDGETSIZE_MAX);
    if (beside) {
        m_side->setFixedWidth(m_theme.px(std::clamp(room * 0.389, 340.0, 560.0)));
    }
    const int side = m_theme.px(room >= 1200 ? 48 : 24);
    const int outer =
        std::max(m_theme.px(room >= 1200 ? 72 : 24), beside ? width() - m_side->width() - side - m_theme.px(900) : 0);
    m_editor->layout()->setContentsMargins(side, m_theme.px(beside ? 54 : 24), outer, m_theme.px(24));
}

void ConnectScreen::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
}

} // namespace farol::ui
