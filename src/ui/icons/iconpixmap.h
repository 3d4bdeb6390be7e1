// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPixmap>
#include <QString>

namespace farol::ui {

// The icon :/icons/<name>.svg in one colour, `size` logical pixels square. Kept in QPixmapCache by name, colour, size
// and device pixel ratio. Empty when no such icon exists. GUI thread.
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal dpr);

} // namespace farol::ui
