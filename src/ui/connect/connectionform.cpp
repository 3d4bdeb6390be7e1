// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/connectionform.h"

#include "ui/connect/formfield.h"
#include "ui/connect/kindpicker.h"
#include "ui/kit/button.h"
#include "ui/kit/checkbox.h"
#include "ui/kit/textfield.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QGridLayout>
#include <QResizeEvent>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

ConnectionForm::ConnectionForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_name(new TextField(theme, this))
    , m_kind(new KindPicker(theme, this))
    , m_address(new TextField(theme, this))
    , m_plainHttp(new CheckBox(theme, tr("Allow http: others on the way can read it"), this))
    , m_caFile(new TextField(theme, this))
    , m_forgetFile(new Button(theme, Button::Kind::Standard, tr("Without own authority"), u"close"_s, this))
    , m_user(new TextField(theme, this))
    , m_password(new TextField(theme, this))
    , m_nameField(new FormField(theme, tr("Name"), tr("shown in every window"), m_name, this))
    , m_kindField(new FormField(theme, tr("Environment"), {}, m_kind, this))
    , m_addressField(new FormField(theme, tr("Address"), {}, m_address, this))
    , m_authorityField(new FormField(theme, tr("Own authority"), tr("if the system does not know it"), m_caFile, this))
    , m_userField(new FormField(theme, tr("User"), {}, m_user, this))
    , m_passwordField(new FormField(theme, tr("Password"), {}, m_password, this))
    , m_grid(new QGridLayout(this)) {
    build();
    addFileButtons(*m_authorityField);
    addEye();
    for (TextField *field : {m_name, m_address, m_user, m_password}) {
        connect(field, &QLineEdit::textEdited, this, &ConnectionForm::edited);
        connect(field, &QLineEdit::returnPressed, this, &ConnectionForm::submitted);
    }
    connect(m_kind, &KindPicker::kindChanged, this, &ConnectionForm::edited);
    connect(m_plainHttp, &QCheckBox::clicked, this, &ConnectionForm::edited);
    m_plainHttp->hide();
    m_forgetFile->hide();
}

void ConnectionForm::build() {
    m_name->setObjectName(u"name"_s);
    m_name->setMaxLength(60);
    m_kind->setObjectName(u"kind"_s);
    m_address->setObjectName(u"address"_s);
    m_address->setPlaceholderText(u"https://farold.example:8443"_s);
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_plainHttp->setObjectName(u"plainHttp"_s);
    m_caFile->setObjectName(u"caFile"_s);
    m_caFile->setReadOnly(true); // chosen, not typed
    m_caFile->setPlaceholderText(tr("the authorities of this computer"));
    m_user->setObjectName(u"user"_s);
    m_user->setMaxLength(200);
    m_password->setObjectName(u"password"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_addressField->addBelow(m_plainHttp);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(m_theme.px(16));
    m_grid->setVerticalSpacing(m_theme.px(14));
    placeFields(2);
}

void ConnectionForm::addFileButtons(FormField &field) {
    auto *choose = new Button(m_theme, Button::Kind::Standard, tr("Choose…"), {}, this);
    choose->setObjectName(u"chooseCaFile"_s);
    choose->setAccessibleName(tr("Choose the file of the own authority…"));
    m_forgetFile->setObjectName(u"forgetCaFile"_s);
    m_forgetFile->setIconOnly(true);
    field.addBeside(choose);
    field.addBeside(m_forgetFile);
    QWidget::setTabOrder(m_caFile, choose);
    QWidget::setTabOrder(choose, m_forgetFile);
    QWidget::setTabOrder(m_forgetFile, m_user);
    connect(choose, &QPushButton::clicked, this, &ConnectionForm::chooseFile);
    connect(m_forgetFile, &QPushButton::clicked, this, [this] {
        m_caFile->setFocus(Qt::OtherFocusReason);
        setCaFile({});
        Q_EMIT edited();
    });
}

// Inside the field at its right; shows what was typed only while it is down.
void ConnectionForm::addEye() {
    auto *eye = new Button(m_theme, Button::Kind::Plain, tr("Show the password"), u"eye"_s, m_password);
    eye->setObjectName(u"showPassword"_s);
    eye->setIconOnly(true);
    eye->setCompact(true);
    eye->setCheckable(true);
    auto *row = new QHBoxLayout(m_password);
    row->setContentsMargins(0, 0, m_theme.px(4), 0);
    row->addStretch(1);
    row->addWidget(eye);
    const auto leaveRoom = [this] { m_password->setTextMargins(0, 0, m_theme.px(24), 0); };
    leaveRoom();
    connect(&m_theme, &Theme::changed, m_password, leaveRoom);
    connect(eye, &QPushButton::toggled, m_password, [this, eye](bool shown) {
        m_password->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
        eye->setIconName(shown ? u"blind"_s : u"eye"_s);
    });
}

void ConnectionForm::placeFields(int columns) {
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    int at = 0;
    for (FormField *field :
         {m_nameField, m_kindField, m_addressField, m_authorityField, m_userField, m_passwordField}) {
        m_grid->removeWidget(field);
        m_grid->addWidget(field, at / columns, at % columns, Qt::AlignTop);
        ++at;
    }
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, columns - 1);
    m_grid->setColumnMinimumWidth(0, 0);
}

void ConnectionForm::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    placeFields(m_theme.units(width()) < 640 ? 1 : 2);
}

ConnectionForm::Draft ConnectionForm::draft() const {
    return {m_name->text().trimmed(), m_kind->kind(),           m_address->text().trimmed(),
            m_caFile->text(),         m_user->text().trimmed(), m_plainHttp->isChecked() && !m_plainHttp->isHidden()};
}

void ConnectionForm::setDraft(const Draft &draft) {
    const bool wasBlocked = blockSignals(true);
    m_name->setText(draft.name);
    m_kind->setKind(draft.kind);
    m_address->setText(draft.address);
    m_user->setText(draft.user);
    m_plainHttp->setChecked(draft.plainHttp);
    setCaFile(draft.caFile);
    clearPassword();
    blockSignals(wasBlocked);
}

Secret ConnectionForm::password() const {
    return Secret(m_password->text().toUtf8());
}

void ConnectionForm::clearPassword() {
    m_password->clear();
}

void ConnectionForm::setCaFile(const QString &path) {
    m_caFile->setText(path);
    m_forgetFile->setVisible(!path.isEmpty());
}

void ConnectionForm::setProblem(Field field, const QString &problem) {
    switch (field) {
    case Field::Name:
        m_nameField->setProblem(problem);
        return;
    case Field::Address:
        m_addressField->setProblem(problem);
        return;
    case Field::Authority:
        m_authorityField->setProblem(problem);
        return;
    case Field::User:
        m_userField->setProblem(problem);
        return;
    case Field::Password:
        m_passwordField->setProblem(problem);
        return;
    }
}

void ConnectionForm::focusOn(Field field) {
    switch (field) {
    case Field::Name:
        m_name->setFocus(Qt::OtherFocusReason);
        return;
    case Field::Address:
        m_address->setFocus(Qt::OtherFocusReason);
        return;
    case Field::Authority:
        m_caFile->setFocus(Qt::OtherFocusReason);
        return;
    case Field::User:
        m_user->setFocus(Qt::OtherFocusReason);
        return;
    case Field::Password:
        m_password->setFocus(Qt::OtherFocusReason);
        m_password->selectAll(); // what was refused is written over
        return;
    }
}

void ConnectionForm::setPasswordHint(const QString &hint) {
    m_passwordField->setHint(hint);
}

void ConnectionForm::setPlainHttpOffered(bool offered) {
    m_plainHttp->setVisible(offered);
}

void ConnectionForm::chooseFile() {
    if (m_chooser) {
        m_chooser->raise();
        return;
    }
    m_chooser = new QFileDialog(this, tr("Own authority"), {}, tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    m_chooser->setAttribute(Qt::WA_DeleteOnClose);
    m_chooser->setFileMode(QFileDialog::ExistingFile);
    connect(m_chooser, &QFileDialog::fileSelected, this, [this](const QString &path) {
        setCaFile(path);
        Q_EMIT edited();
    });
    m_chooser->open();
}

} // namespace farol::ui
