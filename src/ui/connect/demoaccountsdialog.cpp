// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/demoaccountsdialog.h"

#include "ui/kit/label.h"

#include <QGridLayout>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString roleName(Role role) {
    switch (role) {
    case Role::Viewer:
        return DemoAccountsDialog::tr("reading");
    case Role::Operator:
        return DemoAccountsDialog::tr("operation");
    case Role::Approver:
        return DemoAccountsDialog::tr("approval");
    case Role::Manager:
        return DemoAccountsDialog::tr("management");
    case Role::Responder:
        return DemoAccountsDialog::tr("on-call duty");
    case Role::Admin:
        return DemoAccountsDialog::tr("administration");
    case Role::Auditor:
        return DemoAccountsDialog::tr("audit");
    case Role::Partner:
        return DemoAccountsDialog::tr("partner");
    }
    Q_UNREACHABLE();
}

QString roleNames(const app::DemoAccount &account) {
    QStringList names;
    for (const Role role : account.roles) {
        names.append(roleName(role));
    }
    return names.join(u", "_s);
}

} // namespace

DemoAccountsDialog::DemoAccountsDialog(const Theme &theme, const EnvironmentSign &sign,
                                       const QList<app::DemoAccount> &accounts, QWidget *parent)
    : DialogFrame(theme, sign, parent) {
    setObjectName(u"demoAccountsDialog"_s);
    setHeading(tr("Sign in to the demonstration"), tr("It goes on where it was. Each of its accounts may do other "
                                                      "things; their password is filled in for you."));
    auto *body = new QWidget(this);
    auto *grid = new QGridLayout(body);
    const int side = theme.px(16);
    grid->setContentsMargins(side, theme.px(14), side, theme.px(14));
    grid->setHorizontalSpacing(theme.px(12));
    grid->setVerticalSpacing(theme.px(8));
    grid->setColumnStretch(1, 1);
    for (int row = 0; row < accounts.size(); ++row) {
        const app::DemoAccount &account = accounts[row];
        const QString roles = roleNames(account);
        auto *button = new Button(theme, Button::Kind::Standard, account.user, u"user"_s, body);
        button->setObjectName(u"demoAccount:%1"_s.arg(account.user));
        button->setAccessibleName(tr("Sign in as %1: %2", "user, then roles").arg(account.user, roles));
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QPushButton::clicked, this, [this, user = account.user] {
            accept();
            Q_EMIT chosen(user);
        });
        grid->addWidget(button, row, 0);
        grid->addWidget(new Label(theme, TextStyle::Body, roles, body), row, 1);
    }
    addToBody(body);
}

} // namespace farol::ui
