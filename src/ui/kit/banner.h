// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/button.h"
#include "ui/kit/notebox.h"

#include <QFrame>

class QHBoxLayout;

namespace farol::ui {

class Label;

// One line over a page's content: icon, bold lead, text, a small trailing text and links. Stays until its owner hides
// it.
class Banner final : public QFrame {
    Q_OBJECT
public:
    explicit Banner(const Theme &theme, QWidget *parent = nullptr);
    void set(Tone tone, const QString &icon, const QString &lead, const QString &text);
    void setTrailing(const QString &text);
    Button *addLink(const QString &text); // the banner owns it

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Tone m_tone = Tone::Idle;
    NoteBox *m_note;
    Label *m_trailing;
    QHBoxLayout *m_row;
};

} // namespace farol::ui
