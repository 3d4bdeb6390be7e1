// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/secret.h"
#include "ui/theme/theme.h"

#include <QPointer>
#include <QWidget>

class QFileDialog;
class QGridLayout;

namespace farol::ui {

class Button;
class CheckBox;
class FormField;
class KindPicker;
class TextField;

// The fields of a connection: name, kind, address, own authority, user, password, and plain http where the address
// asks for it. Holds what is written and shows what is wrong under each field; decides nothing. GUI thread.
class ConnectionForm final : public QWidget {
    Q_OBJECT
public:
    enum class Field { Name, Address, Authority, User, Password };
    struct Draft {
        QString name;
        EnvironmentKind kind = EnvironmentKind::Production;
        QString address;
        QString caFile;
        QString user;
        bool plainHttp = false;
        bool operator==(const Draft &) const = default;
    };

    explicit ConnectionForm(const Theme &theme, QWidget *parent = nullptr);
    [[nodiscard]] Draft draft() const;
    void setDraft(const Draft &draft); // the password becomes empty; edited() is silent
    [[nodiscard]] Secret password() const;
    void clearPassword();
    void setCaFile(const QString &path);
    void setProblem(Field field, const QString &problem); // empty: none
    void setPasswordHint(const QString &hint);            // kept in the keychain
    void setPlainHttpOffered(bool offered);
    void focusOn(Field field);

Q_SIGNALS:
    void edited();    // any field, by the person
    void submitted(); // Enter in a field

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void placeFields(int columns);
    void chooseFile();
    void addFileButtons(FormField &field);
    void addEye();

    const Theme &m_theme;
    TextField *m_name;
    KindPicker *m_kind;
    TextField *m_address;
    CheckBox *m_plainHttp;
    TextField *m_caFile;
    Button *m_forgetFile;
    TextField *m_user;
    TextField *m_password;
    FormField *m_nameField;
    FormField *m_kindField;
    FormField *m_addressField;
    FormField *m_authorityField;
    FormField *m_userField;
    FormField *m_passwordField;
    QGridLayout *m_grid;
    QPointer<QFileDialog> m_chooser;
    int m_columns = 0;
};

} // namespace farol::ui
