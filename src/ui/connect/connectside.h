// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/connect/environmentcard.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace farol::ui {

class Button;
class FactLine;

// The left of the connect page: the brand, a card for each environment, and what stays on this computer. GUI thread.
class ConnectSide final : public QWidget {
    Q_OBJECT
public:
    struct Entry {
        QString id;
        EnvironmentCardText text;
    };
    explicit ConnectSide(const Theme &theme, QWidget *parent = nullptr);
    void setDemo(const EnvironmentCardText &text);
    void setEntries(const QList<Entry> &entries); // cards of the same id stay, and so does the focus
    [[nodiscard]] FactLine &keychain() { return *m_keychain; }
    void setDataFolder(const QString &folder);
    [[nodiscard]] Button &newButton() { return *m_new; }
    void focusFirst();

Q_SIGNALS:
    void demoRequested();
    void entryChosen(const QString &id);
    void editRequested(const QString &id);
    void forgetRequested(const QString &id);
    void newRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeBrand();

    const Theme &m_theme;
    EnvironmentCard *m_demo;
    QVBoxLayout *m_cards;
    QList<std::pair<QString, EnvironmentCard *>> m_entries;
    Button *m_new;
    FactLine *m_keychain;
    FactLine *m_folder;
};

} // namespace farol::ui
