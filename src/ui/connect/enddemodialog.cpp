// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/enddemodialog.h"

#include "ui/kit/label.h"

#include <QBoxLayout>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

EndDemoDialog::EndDemoDialog(const Theme &theme, const EnvironmentSign &sign, QWidget *parent)
    : DialogFrame(theme, sign, parent) {
    setObjectName(u"endDemoDialog"_s);
    setHeading(tr("End the demonstration?"), tr("Other environments are entered from the start page."));
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    const int side = theme.px(16);
    column->setContentsMargins(side, theme.px(14), side, theme.px(14));
    auto *what = new Label(theme, TextStyle::Body,
                           tr("The demonstration ends, and its back-end with it: its drafts and everything that was "
                              "done in it are lost. The next one begins with the same day."),
                           body);
    what->setWordWrap(true);
    column->addWidget(what);
    addToBody(body);
    setMain(Button::Kind::Primary, tr("End the demonstration"), u"close"_s);
    main().setObjectName(u"endDemo"_s);
    connect(&main(), &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace farol::ui
