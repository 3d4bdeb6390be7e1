// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QMetaType>
#include <QPainter>
#include <QRectF>
#include <QString>

namespace farol::ui {

// Which environment a window speaks to. Its name and stripe are on every window, dialog and export.
struct EnvironmentSign {
    QString name; // Produção
    EnvironmentKind kind = EnvironmentKind::Demo;
    QString host;              // farold · pagamentos.interno
    bool writeAllowed = false; // the whole strip becomes solid
    bool operator==(const EnvironmentSign &) const = default;
};

// Background and, on the top 4 units, the pattern: production solid, staging diagonal, demo dotted.
void paintEnvironmentStrip(QPainter &painter, const QRectF &rect, const Theme &theme, const EnvironmentSign &sign);
void paintEnvironmentPattern(QPainter &painter, const QRectF &rect, const Theme &theme, EnvironmentKind kind);

// The name in capitals with its lock, on the solid colour (or white on a solid strip).
[[nodiscard]] QSize environmentTagSize(const Theme &theme, const EnvironmentSign &sign);
void paintEnvironmentTag(QPainter &painter, const QRectF &rect, const Theme &theme, const EnvironmentSign &sign);

} // namespace farol::ui
