// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QLineEdit>

namespace farol::ui {

// A one-line field, 28 units high, with an optional icon inside at the left and a mark at the right.
class TextField final : public QLineEdit {
    Q_OBJECT
public:
    explicit TextField(const Theme &theme, QWidget *parent = nullptr);
    void setLeadingIcon(const QString &icon);
    void setTrailingIcon(const QString &icon, Tone tone);
    void setInvalid(bool invalid); // red edge; say why beside it

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();

    const Theme &m_theme;
    QString m_leading;
    QString m_trailing;
    Tone m_trailingTone = Tone::Ok;
};

} // namespace farol::ui
