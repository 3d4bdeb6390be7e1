// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

class Label;

// One quiet line: icon, words, a name in bold, the rest, which wraps. Announced when it changes. GUI thread.
class FactLine final : public QWidget {
    Q_OBJECT
public:
    explicit FactLine(const Theme &theme, QWidget *parent = nullptr);
    void set(Tone tone, const QString &icon, const QString &text);
    // name comes after the words and before the rest.
    void set(Tone tone, const QString &icon, const QString &words, const QString &name, const QString &rest);

private:
    void restyle();

    const Theme &m_theme;
    Tone m_tone = Tone::Ok;
    QString m_iconName;
    Label *m_icon;
    Label *m_words;
    Label *m_name;
    Label *m_rest;
};

} // namespace farol::ui
