// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/typedconfirmation.h"

#include "ui/kit/label.h"
#include "ui/kit/textfield.h"

#include <QBoxLayout>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

TypedConfirmation::TypedConfirmation(const Theme &theme, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_field(new TextField(theme, this))
    , m_reason(new Label(theme, TextStyle::Hint, {}, this)) {
    const QString sentence = tr("To confirm, type %1");
    const qsizetype at = sentence.indexOf("%1"_L1);
    auto *line = new QHBoxLayout;
    line->setSpacing(theme.px(4));
    line->addWidget(new Label(theme, TextStyle::Field, sentence.left(at).trimmed(), this));
    auto *bold = new Label(theme, TextStyle::Field, name, this);
    QFont font = bold->font();
    font.setWeight(QFont::Bold);
    bold->setFont(font);
    line->addWidget(bold);
    if (const QString rest = sentence.mid(at + 2).trimmed(); !rest.isEmpty()) {
        line->addWidget(new Label(theme, TextStyle::Field, rest, this));
    }
    line->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme.px(5));
    column->addLayout(line);
    column->addWidget(m_field);
    column->addWidget(m_reason);
    m_field->setAccessibleName(tr("To confirm, type %1").arg(name));
    connect(m_field, &QLineEdit::textChanged, this, &TypedConfirmation::check);
    check();
}

bool TypedConfirmation::isSame(const QString &typed, const QString &name) {
    return !name.isEmpty() &&
           typed.normalized(QString::NormalizationForm_C) == name.normalized(QString::NormalizationForm_C);
}

void TypedConfirmation::check() {
    const bool same = isSame(m_field->text(), m_name);
    const bool nearly = !same && m_field->text().trimmed().compare(m_name, Qt::CaseInsensitive) == 0;
    m_field->setTrailingIcon(same ? u"paid"_s : QString(), Tone::Ok);
    m_reason->setText(same     ? QString()
                      : nearly ? tr("Capitals and spaces count.")
                               : tr("The button stays off until the name is the same."));
    m_field->setAccessibleDescription(m_reason->text());
    if (same != m_satisfied) {
        m_satisfied = same;
        Q_EMIT satisfiedChanged(same);
    }
}

} // namespace farol::ui
