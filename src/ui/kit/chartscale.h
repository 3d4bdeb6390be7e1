// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/text/formats.h"

#include <QList>
#include <QPointF>
#include <optional>

namespace farol::ui {

// The corners of what a chart shows. NaN values count for time, not for height.
struct ChartExtent {
    double x0 = 0, x1 = 0, y1 = 0;
    bool any = false;
    void include(const QList<QPointF> &points);
    void includeValue(double value) { y1 = std::max(y1, value * 1.05); }
};

// A line is drawn between neighbours that both have a value: a gap stays a gap.
[[nodiscard]] QList<QList<QPointF>> runsWithoutGaps(const QList<QPointF> &points);
[[nodiscard]] std::optional<QPointF> lastValue(const QList<QPointF> &points);
// 1, 2, 2.5 or 5 × 10ⁿ, so that about four lines reach `top`.
[[nodiscard]] double niceStep(double top);
// Round local moments between x0 and x1 (milliseconds), at most `most` of them.
[[nodiscard]] QList<double> timeTicks(double x0, double x1, int most, const Formats &formats);

} // namespace farol::ui
