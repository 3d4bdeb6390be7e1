// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/unlockdialog.h"

#include "ui/kit/label.h"
#include "ui/kit/textfield.h"
#include "ui/kit/typedconfirmation.h"

#include <QBoxLayout>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

UnlockDialog::UnlockDialog(const Theme &theme, app::WriteRight &right, const EnvironmentSign &sign, QWidget *parent)
    : DialogFrame(theme, sign, parent)
    , m_right(right)
    , m_typed(nullptr)
    , m_problem(nullptr) {
    const int minutes = static_cast<int>(app::WriteRight::span.count());
    setObjectName(u"unlockDialog"_s);
    setHeading(tr("Allow writing for %n min in %1", nullptr, minutes).arg(sign.name),
               tr("Money can move from here until then. Reading goes on as it is; “Lock now” ends it earlier."));
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    const int side = theme.px(16);
    column->setContentsMargins(side, theme.px(14), side, theme.px(14));
    column->setSpacing(theme.px(8));
    m_typed = new TypedConfirmation(theme, right.environment().name, body);
    m_problem = new Label(theme, TextStyle::Small, {}, body);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(m_typed);
    column->addWidget(m_problem);
    addToBody(body);
    setMain(Button::Kind::Primary, tr("Allow writing for %n min", nullptr, minutes), u"unlock"_s);
    main().setEnabled(false);
    connect(m_typed, &TypedConfirmation::satisfiedChanged, &main(), &QWidget::setEnabled);
    connect(&main(), &QPushButton::clicked, this, &UnlockDialog::allow);
    connect(&right, &app::WriteRight::changed, this, &UnlockDialog::follow);
}

void UnlockDialog::allow() {
    if (m_right.unlock(m_typed->field().text())) {
        accept();
        return;
    }
    m_problem->setText(tr("Writing was not allowed: this environment has another name now. Close and open it again."));
    m_problem->show();
}

void UnlockDialog::follow() {
    if (m_right.absent() == app::Absent::SignedOut) {
        reject();
    }
}

} // namespace farol::ui
