// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QPushButton>

namespace farol::ui {

// A push button drawn by Farol; keyboard and accessibility are QPushButton's. One Primary a view; Danger only for
// quarantine and purge; Quiet is a link without a frame. Text that ends with … opens a dialog. Enter presses it where
// it has the focus, but not in a dialog: there a key that is held or comes twice must not confirm what has just opened.
class Button final : public QPushButton {
    Q_OBJECT
public:
    enum class Kind {
        Standard,
        Primary,
        Quiet,
        Danger,
        Plain,       // no frame, quiet colour: account, status strip
        OnSolid,     // white outline, for the solid environment bar
        OnSolidLink, // underlined white text on it
        OnSolidPlain,
    };

    Button(const Theme &theme, Kind kind, const QString &text, const QString &icon = {}, QWidget *parent = nullptr);

    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }
    void setIconName(const QString &icon);
    [[nodiscard]] bool hasIcon() const { return !m_icon.isEmpty(); }
    void setCompact(bool compact); // 26 units high, for cards
    // Only the icon is drawn; the text becomes accessible name and tool tip.
    void setIconOnly(bool iconOnly);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Look {
        QColor fill, edge, text;
    };
    [[nodiscard]] Look look() const;
    [[nodiscard]] bool isLink() const;
    [[nodiscard]] QFont textFont() const;
    [[nodiscard]] int padding() const;

    const Theme &m_theme;
    Kind m_kind;
    QString m_icon;
    bool m_compact = false;
    bool m_iconOnly = false;
};

} // namespace farol::ui
