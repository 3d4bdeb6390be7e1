// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/chartscale.h"

#include <array>
#include <cmath>

namespace farol::ui {

void ChartExtent::include(const QList<QPointF> &points) {
    for (const QPointF &point : points) {
        x0 = any ? std::min(x0, point.x()) : point.x();
        x1 = any ? std::max(x1, point.x()) : point.x();
        any = true;
        if (!std::isnan(point.y())) {
            y1 = std::max(y1, point.y() * 1.05);
        }
    }
}

QList<QList<QPointF>> runsWithoutGaps(const QList<QPointF> &points) {
    QList<QList<QPointF>> runs;
    QList<QPointF> run;
    for (const QPointF &point : points) {
        if (!std::isnan(point.y())) {
            run.append(point);
        } else if (!run.isEmpty()) {
            runs.append(std::exchange(run, {}));
        }
    }
    if (!run.isEmpty()) {
        runs.append(run);
    }
    return runs;
}

std::optional<QPointF> lastValue(const QList<QPointF> &points) {
    for (auto it = points.rbegin(); it != points.rend(); ++it) {
        if (!std::isnan(it->y())) {
            return *it;
        }
    }
    return std::nullopt;
}

double niceStep(double top) {
    if (!(top > 0) || !std::isfinite(top)) {
        return 1;
    }
    const double rough = top / 4;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (rough <= factor * power * 1.0001) {
            return factor * power;
        }
    }
    return 10 * power;
}

QList<double> timeTicks(double x0, double x1, int most, const Formats &formats) {
    constexpr double second = 1000;
    constexpr double minute = 60 * second;
    constexpr double hour = 60 * minute;
    constexpr double day = 24 * hour;
    constexpr std::array steps = {second,      5 * second,  10 * second, 30 * second, minute,   2 * minute, 5 * minute,
                                  10 * minute, 30 * minute, hour,        2 * hour,    3 * hour, 6 * hour,   12 * hour,
                                  day,         2 * day,     7 * day,     14 * day,    28 * day};
    const double span = x1 - x0;
    const double least = span > 2 * day ? day : 0; // labels are days then, none twice
    const auto *step =
        std::find_if(steps.begin(), steps.end(), [&](double s) { return s >= least && span / s <= std::max(1, most); });
    const double chosen = step == steps.end() ? span : *step;
    const double offset = double(formats.offsetAt(Instant{std::chrono::milliseconds(qint64(x0))}).count());
    QList<double> ticks;
    for (double x = std::ceil((x0 + offset) / chosen) * chosen - offset; x <= x1; x += chosen) {
        ticks.append(x);
    }
    return ticks;
}

} // namespace farol::ui
