// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/dialogframe.h"

#include <QList>

namespace farol::ui {

struct Shortcut {
    QString keys; // Shift+F6, shown as it is
    QString what; // Previous region
    bool operator==(const Shortcut &) const = default;
};

struct ShortcutGroup {
    QString title;
    QList<Shortcut> shortcuts;
    bool operator==(const ShortcutGroup &) const = default;
};

// What F1 shows: every key that works here, in two columns (one where there is no room). Made by its opener.
class ShortcutSheet final : public DialogFrame {
    Q_OBJECT
public:
    ShortcutSheet(const Theme &theme, const EnvironmentSign &sign, const QList<ShortcutGroup> &groups, QWidget *parent);

    [[nodiscard]] static QList<ShortcutGroup> ofWindow();      // the window with its pages
    [[nodiscard]] static QList<ShortcutGroup> ofConnectPage(); // before anyone is signed in

private:
    QWidget *makeGroup(const ShortcutGroup &group, QWidget *parent);
};

} // namespace farol::ui
