// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/forgetdialog.h"

#include "ui/kit/label.h"
#include "ui/text/plaintext.h"

#include <QBoxLayout>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

ForgetDialog::ForgetDialog(const Theme &theme, const EnvironmentSign &sign, QWidget *parent)
    : DialogFrame(theme, sign, parent)
    , m_problem(nullptr) {
    const QString name = singleLine(sign.name);
    setObjectName(u"forgetDialog"_s);
    setHeading(tr("Forget %1 on this computer").arg(name), tr("Nothing changes on the server."));
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    const int side = theme.px(16);
    column->setContentsMargins(side, theme.px(14), side, theme.px(14));
    column->setSpacing(theme.px(8));
    auto *what = new Label(theme, TextStyle::Body,
                           tr("Its address, the session in the keychain and everything that was last seen of it go. To "
                              "enter again, the address and the password have to be typed."),
                           body);
    what->setWordWrap(true);
    m_problem = new Label(theme, TextStyle::Small, {}, body);
    m_problem->setObjectName(u"forgetProblem"_s);
    m_problem->setTone(Tone::Bad);
    m_problem->setWordWrap(true);
    m_problem->hide();
    column->addWidget(what);
    column->addWidget(m_problem);
    addToBody(body);
    setMain(Button::Kind::Primary, tr("Forget %1").arg(name), u"close"_s);
    main().setObjectName(u"forget"_s);
    connect(&main(), &QPushButton::clicked, this, &ForgetDialog::press);
}

void ForgetDialog::press() {
    main().setEnabled(false);
    m_entryOnly ? Q_EMIT forgetEntryRequested() : Q_EMIT forgetRequested();
}

void ForgetDialog::showProblem(const QString &problem) {
    m_entryOnly = true;
    m_problem->setText(
        tr("%1 The entry can go without it: what is in the keychain stays there.", "an error").arg(problem));
    m_problem->show();
    main().setText(tr("Forget the entry alone"));
    main().setEnabled(true);
    refit();
}

} // namespace farol::ui
