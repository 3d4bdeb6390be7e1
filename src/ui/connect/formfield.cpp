// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/formfield.h"

#include "ui/kit/label.h"
#include "ui/kit/textfield.h"

#include <QAccessible>
#include <QBoxLayout>

namespace farol::ui {

FormField::FormField(const Theme &theme, const QString &name, const QString &hint, QWidget *control, QWidget *parent)
    : QWidget(parent)
    , m_hint(new Label(theme, TextStyle::Small, hint, this))
    , m_problem(new Label(theme, TextStyle::Small, {}, this))
    , m_control(control)
    , m_row(new QHBoxLayout)
    , m_column(new QVBoxLayout(this)) {
    auto *title = new Label(theme, TextStyle::Field, name, this);
    auto *head = new QHBoxLayout;
    head->setSpacing(theme.px(5));
    head->addWidget(title);
    head->addWidget(m_hint, 1);
    m_hint->setElided(true);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_row->setSpacing(theme.px(6));
    m_row->addWidget(control, 1);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(theme.px(4));
    m_column->addLayout(head);
    m_column->addLayout(m_row);
    m_column->addWidget(m_problem);
    control->setAccessibleName(name);
    control->setAccessibleDescription(hint);
    title->setBuddy(control);
}

void FormField::addBeside(QWidget *widget) {
    m_row->addWidget(widget);
}

void FormField::addBelow(QWidget *widget) {
    m_column->addWidget(widget);
}

void FormField::setHint(const QString &hint) {
    m_hint->setText(hint);
    if (problem().isEmpty()) {
        m_control->setAccessibleDescription(hint);
    }
}

void FormField::setProblem(const QString &problem) {
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_control->setAccessibleDescription(problem.isEmpty() ? m_hint->text() : problem);
    if (auto *field = qobject_cast<TextField *>(m_control)) {
        field->setInvalid(!problem.isEmpty());
    }
    if (!problem.isEmpty()) {
        QAccessibleEvent alert(m_problem, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

QString FormField::problem() const {
    return m_problem->text();
}

} // namespace farol::ui
