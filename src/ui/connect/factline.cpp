// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/factline.h"

#include "ui/kit/label.h"
#include "ui/text/plaintext.h"

#include <QAccessible>
#include <QBoxLayout>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

FactLine::FactLine(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(new Label(theme, TextStyle::Small, {}, this))
    , m_words(new Label(theme, TextStyle::Small, {}, this))
    , m_name(new Label(theme, TextStyle::Section, {}, this))
    , m_rest(new Label(theme, TextStyle::Small, {}, this)) {
    m_name->setTone(Tone::Text);
    m_rest->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addSpacing(theme.px(7));
    row->addWidget(m_words, 0, Qt::AlignTop);
    row->addWidget(m_name, 0, Qt::AlignTop);
    row->addWidget(m_rest, 1, Qt::AlignTop); // begins with its own comma
    m_name->setElided(true);
    m_name->setContentsMargins(theme.px(4), 0, 0, 0);
    connect(&theme, &Theme::changed, this, &FactLine::restyle);
}

void FactLine::set(Tone tone, const QString &icon, const QString &text) {
    set(tone, icon, {}, {}, text);
}

void FactLine::set(Tone tone, const QString &icon, const QString &words, const QString &name, const QString &rest) {
    m_tone = tone;
    m_iconName = icon;
    m_words->setText(words);
    m_words->setVisible(!words.isEmpty());
    m_name->setText(singleLine(name));
    m_name->setVisible(!name.isEmpty());
    m_rest->setText(rest);
    m_rest->setWordWrap(name.isEmpty()); // beside a name it is a word or two, and the name gives way
    QStringList parts = {words, m_name->text(), rest};
    parts.removeAll(QString());
    const QString said = parts.join(u' ');
    restyle();
    if (said != accessibleName()) {
        setAccessibleName(said);
        QAccessibleEvent told(this, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&told);
    }
}

void FactLine::restyle() {
    m_icon->setPixmap(m_theme.icon(m_iconName, m_theme.text(m_tone), 15, devicePixelRatioF()));
}

} // namespace farol::ui
