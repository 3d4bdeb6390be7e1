// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

namespace farol::ui {

// Looks like a search field, is a button: opens the palette.
class SearchButton final : public QPushButton {
    Q_OBJECT
public:
    explicit SearchButton(const Theme &theme, QWidget *parent = nullptr);
    void setWide(bool wide);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    QString m_keys;
    bool m_wide = true;
};

} // namespace farol::ui
