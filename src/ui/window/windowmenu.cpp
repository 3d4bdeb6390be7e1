// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/windowmenu.h"

#include <QActionGroup>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

// One of a group, found by its name.
QAction *addChoice(QMenu &menu, QActionGroup &group, const QString &name, const QString &text) {
    QAction *action = menu.addAction(text);
    action->setObjectName(name);
    action->setCheckable(true);
    group.addAction(action);
    return action;
}

} // namespace

WindowMenu::WindowMenu(const Theme &theme, QWidget *parent)
    : QMenu(parent)
    , m_theme(theme)
    , m_signOut(nullptr) {
    setObjectName(u"windowMenu"_s);
    setAccessibleName(tr("Appearance and account"));
    addSchemes();
    addTextSizes();
    addLanguages();
    addSeparator();
    QAction *environments = addAction(tr("Other environments\u2026"));
    environments->setObjectName(u"environments"_s);
    connect(environments, &QAction::triggered, this, &WindowMenu::environmentsRequested);
    m_signOut = addAction(tr("Sign out"));
    m_signOut->setObjectName(u"signOut"_s);
    connect(m_signOut, &QAction::triggered, this, &WindowMenu::signOutRequested);
    connect(this, &QMenu::aboutToShow, this, &WindowMenu::mark);
    mark();
}

void WindowMenu::addSchemes() {
    using Scheme = Theme::Scheme;
    auto *menu = addMenu(tr("Theme"));
    auto *group = new QActionGroup(this);
    const auto add = [&](Scheme scheme, const QString &name, const QString &text) {
        QAction *action = addChoice(*menu, *group, name, text);
        m_schemes.append({scheme, action});
        connect(action, &QAction::triggered, this, [this, scheme] { Q_EMIT schemeChosen(scheme); });
    };
    add(Scheme::System, u"theme:system"_s, tr("As the system"));
    add(Scheme::Light, u"theme:light"_s, tr("Light"));
    add(Scheme::Dark, u"theme:dark"_s, tr("Dark"));
    add(Scheme::HighContrast, u"theme:contrast"_s, tr("High contrast"));
}

void WindowMenu::addTextSizes() {
    auto *menu = addMenu(tr("Text size"));
    auto *group = new QActionGroup(this);
    for (const int percent : textPercents) {
        QAction *action = addChoice(*menu, *group, u"text:%1"_s.arg(percent), u"%1\u00A0%"_s.arg(percent));
        m_sizes.append({percent, action});
        connect(action, &QAction::triggered, this, [this, percent] { Q_EMIT textPercentChosen(percent); });
    }
}

// Each language by its own name: who does not read this one must find theirs.
void WindowMenu::addLanguages() {
    auto *menu = addMenu(tr("Language"));
    auto *group = new QActionGroup(this);
    for (const QString &language : {u"pt_BR"_s, u"en"_s, u"es"_s}) {
        QAction *action = addChoice(*menu, *group, u"language:%1"_s.arg(language), nameOf(language));
        m_languages.append({language, action});
        connect(action, &QAction::triggered, this, [this, language] { Q_EMIT languageChosen(language); });
    }
}

QString WindowMenu::nameOf(const QString &language) {
    if (language == u"pt_BR"_s) {
        return u"Português (Brasil)"_s;
    }
    return language == u"es"_s ? u"Español"_s : u"English"_s;
}

void WindowMenu::setLanguage(const QString &language) {
    m_language = language;
    mark();
}

void WindowMenu::setSignedIn(bool signedIn) {
    m_signOut->setVisible(signedIn);
}

void WindowMenu::mark() {
    for (const auto &[scheme, action] : std::as_const(m_schemes)) {
        action->setChecked(scheme == m_theme.scheme());
    }
    for (const auto &[percent, action] : std::as_const(m_sizes)) {
        action->setChecked(percent == qRound(m_theme.textScale() * 100));
    }
    for (const auto &[language, action] : std::as_const(m_languages)) {
        action->setChecked(language == m_language);
    }
}

} // namespace farol::ui
