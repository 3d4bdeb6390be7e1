// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/authoritydialog.h"

#include "ui/kit/keyvaluelist.h"
#include "ui/kit/notebox.h"
#include "ui/text/plaintext.h"

#include <QBoxLayout>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

KeyValue row(const QString &key, const QString &value) {
    KeyValue one;
    one.key = key;
    one.value = value;
    return one;
}

} // namespace

AuthorityDialog::AuthorityDialog(const Theme &theme, const EnvironmentSign &sign, const AuthorityText &text,
                                 QWidget *parent)
    : DialogFrame(theme, sign, parent) {
    setObjectName(u"authorityDialog"_s);
    setHeading(tr("Use this authority for %1?").arg(sign.name),
               tr("Compare the SHA-256 with the one that your administrator gives you, by another way than this one."));
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    const int side = theme.px(16);
    column->setContentsMargins(side, theme.px(14), side, theme.px(14));
    column->setSpacing(theme.px(12));
    constexpr int half = 16 * 3 - 1; // 16 of 32 bytes: two lines that can be read aloud
    KeyValue print = row(tr("SHA-256"), u"%1:\n%2"_s.arg(text.sha256.left(half), text.sha256.mid(half + 1)));
    print.mono = true;
    auto *list = new KeyValueList(theme, body);
    list->setRows({row(tr("Belongs to"), singleLine(text.subject)), row(tr("Issued by"), singleLine(text.issuer)),
                   row(tr("Valid from"), text.validFrom), row(tr("Valid until"), text.validTo), print});
    auto *note = new NoteBox(theme, body);
    note->set(Tone::Uncertain, u"warning"_s, tr("Not known to this computer."),
              tr("If it is not yours, someone in between could read the password. It counts for this environment "
                 "alone."));
    column->addWidget(list);
    column->addWidget(note);
    addToBody(body);
    setMain(Button::Kind::Primary, tr("Use this authority"), u"ack"_s);
    main().setObjectName(u"trustAuthority"_s);
    connect(&main(), &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace farol::ui
