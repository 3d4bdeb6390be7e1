// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QMenu>
#include <array>

namespace farol::ui {

// What belongs to the person and not to a page: appearance, size of text, language, and the way out of the environment.
// Shows what is in force, orders nothing itself. Owned by its parent; GUI thread.
class WindowMenu final : public QMenu {
    Q_OBJECT
public:
    static constexpr std::array textPercents{100, 125, 150, 200};
    explicit WindowMenu(const Theme &theme, QWidget *parent = nullptr);
    void setLanguage(const QString &language); // pt_BR, en, es: the one that is marked
    void setSignedIn(bool signedIn);           // false: there is no account to sign out of

    [[nodiscard]] static QString nameOf(const QString &language); // by its own name, as the menu has it

Q_SIGNALS:
    void schemeChosen(farol::ui::Theme::Scheme scheme);
    void textPercentChosen(int percent);
    void languageChosen(const QString &language);
    void environmentsRequested();
    void signOutRequested();

private:
    void addSchemes();
    void addTextSizes();
    void addLanguages();
    void mark();

    const Theme &m_theme;
    QList<std::pair<Theme::Scheme, QAction *>> m_schemes;
    QList<std::pair<int, QAction *>> m_sizes;
    QList<std::pair<QString, QAction *>> m_languages;
    QAction *m_signOut;
    QString m_language;
};

} // namespace farol::ui
