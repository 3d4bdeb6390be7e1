// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QStringList>
#include <QWidget>

namespace farol::ui {

class Button;
class Label;

// The last line of a window, 26 units high: what is at risk, the keys that work here, the clock with its zone. Errors
// stay here until someone marks them as seen; several wait in line. Announced to screen readers.
class StatusStrip final : public QWidget {
    Q_OBJECT
public:
    explicit StatusStrip(const Theme &theme, QWidget *parent = nullptr);
    void setText(const QString &text, Tone tone = Tone::Secondary, const QString &icon = {});
    void setHint(const QString &hint);   // Enter opens · Space inspects
    void setClock(const QString &clock); // 20/11/2026 10:05:12 · Brasília
    void showError(const QString &text);
    [[nodiscard]] QStringList errors() const { return m_errors; }
    void addRight(QWidget *widget); // before the clock; the strip becomes its parent

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showFirstError();
    void restyle();

    const Theme &m_theme;
    Label *m_icon;
    Label *m_text;
    Label *m_errorIcon;
    Label *m_error;
    Button *m_seen;
    Label *m_hint;
    Label *m_clock;
    QWidget *m_right;
    QStringList m_errors;
    QString m_iconName;
    Tone m_tone = Tone::Secondary;
};

} // namespace farol::ui
