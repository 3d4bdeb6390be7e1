// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QBoxLayout;
class QScrollArea;

namespace farol::ui {

class Button;
class ConnectionForm;
class ConnectSide;
class DiagnosisCard;
class Label;
class StatusStrip;

// Where the parts of entering lie: environments at the left, the new connection with its diagnosis at the right (below
// where there is no room), the status strip under both. Says what is pressed; decides nothing. GUI thread.
class ConnectScreen final : public QWidget {
    Q_OBJECT
public:
    explicit ConnectScreen(const Theme &theme, QWidget *parent = nullptr);
    [[nodiscard]] ConnectSide &side() { return *m_side; }
    [[nodiscard]] ConnectionForm &form() { return *m_form; }
    [[nodiscard]] DiagnosisCard &diagnosis() { return *m_diagnosis; }
    [[nodiscard]] StatusStrip &status() { return *m_status; }
    void setHeading(const QString &title, const QString &aside);
    // reason: what is missing before it may be saved; empty turns the button on.
    void setSave(const QString &text, const QString &reason);
    void focusCancel();

Q_SIGNALS:
    void saveRequested();
    void cancelRequested();
    void shortcutSheetRequested(); // F1

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeEditor();
    [[nodiscard]] QBoxLayout *makeFooter(QWidget *parent);
    void arrange();

    const Theme &m_theme;
    QScrollArea *m_scroll;
    QWidget *m_content;
    QBoxLayout *m_halves;
    ConnectSide *m_side;
    QWidget *m_editor;
    Label *m_title;
    Label *m_aside;
    ConnectionForm *m_form;
    DiagnosisCard *m_diagnosis;
    Button *m_cancel;
    Button *m_save;
    Label *m_reason;
    StatusStrip *m_status;
};

} // namespace farol::ui
