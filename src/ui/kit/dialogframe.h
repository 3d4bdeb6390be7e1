// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/button.h"
#include "ui/kit/environmentsign.h"

#include <QDialog>
#include <QPointer>

class QHBoxLayout;
class QScrollArea;
class QVBoxLayout;

namespace farol::ui {

class Badge;
class FocusRing;
class Label;

// A window-modal dialog in Farol's frame: environment strip, head with an optional hash, scrolling body, footer with
// quiet tools at the left and Cancel + one main button at the right. Dims its parent. Show it by open(); focus starts
// on Cancel, Esc cancels. min(820, parent - 32) units wide. A sign without a name (nobody is connected) has no strip.
class DialogFrame : public QDialog {
    Q_OBJECT
public:
    DialogFrame(const Theme &theme, const EnvironmentSign &sign, QWidget *parent);

    void setHeading(const QString &title, const QString &subtitle = {});
    void setHash(const QString &shortHash); // "9c41·7be2"; empty hides it
    void setStripText(const QString &text); // right end of the strip: writing until 10:42
    void addToBody(QWidget *widget);        // full width, one under another; the dialog becomes its parent
    Button *addTool(const QString &text, const QString &icon);
    // Every dialog has one Cancel; the main button is made by setMain and reaches main() when it is pressed.
    void setMain(Button::Kind kind, const QString &text, const QString &icon);
    [[nodiscard]] Button &main() { return *m_main; }
    [[nodiscard]] Button &cancel() { return *m_cancel; }

protected:
    [[nodiscard]] const Theme &theme() const { return m_theme; }
    void refit(); // the body became taller or shorter: takes the new height, later, once
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void place();

    const Theme &m_theme;
    EnvironmentSign m_sign;
    Label *m_title;
    Label *m_subtitle;
    Badge *m_hash;
    QWidget *m_strip;
    Label *m_stripText;
    QScrollArea *m_scroll;
    QVBoxLayout *m_body;
    QHBoxLayout *m_tools;
    Button *m_cancel;
    Button *m_main;
    QWidget *m_footer;
    QPointer<QWidget> m_scrim;
    bool m_refitting = false;
};

} // namespace farol::ui
