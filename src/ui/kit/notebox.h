// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace farol::ui {

// One note in a tinted box: icon, a bold lead, then plain text, wrapped. Also without the box, as a sentence.
class NoteBox final : public QWidget {
    Q_OBJECT
public:
    explicit NoteBox(const Theme &theme, QWidget *parent = nullptr);
    void set(Tone tone, const QString &icon, const QString &lead, const QString &text);
    void setBoxed(bool boxed);
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] double layOut(double width, QPainter *painter, QPointF at) const;
    [[nodiscard]] double indent() const;

    const Theme &m_theme;
    Tone m_tone = Tone::Idle;
    QString m_icon;
    QString m_lead;
    QString m_text;
    bool m_boxed = true;
};

} // namespace farol::ui
