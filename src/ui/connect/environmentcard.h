// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/button.h"
#include "ui/kit/environmentsign.h"

#include <QFrame>

namespace farol::ui {

class Label;

struct EnvironmentCardText {
    EnvironmentSign sign;
    QString note; // beside the tag: opens read-only
    QString body;
    QString action;
    QString problem; // empty: none
    bool primary = false;
    bool busy = false;     // the buttons are off
    bool isStored = false; // can be changed and forgotten: "…" beside the button
    bool operator==(const EnvironmentCardText &) const = default;
};

// One environment that can be entered: its stripe and tag as everywhere, what it is, one button. GUI thread.
class EnvironmentCard final : public QFrame {
    Q_OBJECT
public:
    explicit EnvironmentCard(const Theme &theme, QWidget *parent = nullptr);
    void set(const EnvironmentCardText &text);
    [[nodiscard]] const EnvironmentCardText &text() const { return m_text; }
    [[nodiscard]] Button &button() { return *m_button; }
    [[nodiscard]] Button &more() { return *m_more; }

Q_SIGNALS:
    void chosen();
    void editRequested();
    void forgetRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    class Tag;

    const Theme &m_theme;
    EnvironmentCardText m_text;
    Tag *m_tag;
    Label *m_note;
    Label *m_body;
    Label *m_problem;
    Button *m_button;
    Button *m_more;
};

} // namespace farol::ui
