// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/columnfit.h"

#include "ui/text/tabular.h"

#include <QFontMetricsF>
#include <QHeaderView>
#include <cmath>
#include <numeric>

namespace farol::ui {

namespace {

// Names of rows and numbers are read whole or not at all.
bool mayShrink(const QList<Column> &columns, qsizetype i) {
    return i > 0 && !columns[i].right;
}

} // namespace

int ColumnFit::naturalWidth(const Column &column, bool first, bool last) const {
    const double title = QFontMetricsF(m_theme.font(12, QFont::Medium)).horizontalAdvance(column.title);
    double content = m_theme.px(column.width);
    if (!column.sample.isEmpty()) {
        const double icon = column.icon ? m_theme.px(15) + m_theme.px(5) : 0;
        content = tabularWidth(m_theme.font(13, first ? QFont::DemiBold : QFont::Medium), column.sample) + icon;
    }
    return int(std::ceil(std::max(title, content))) + m_theme.px(16) + (first || last ? m_theme.px(4) : 0) + 2;
}

void ColumnFit::apply(const QList<Column> &columns, int room, const QList<int> &unwanted) const {
    QList<int> widths;
    QList<bool> shown;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        widths.append(naturalWidth(columns[i], i == 0, i + 1 == columns.size()));
        shown.append(!unwanted.contains(int(i)));
    }
    const auto total = [&] {
        int sum = 0;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            sum += shown[i] ? widths[i] : 0;
        }
        return sum;
    };
    while (total() > room) {
        qsizetype victim = -1;
        for (qsizetype i = 0; i < columns.size(); ++i) {
            if (shown[i] && columns[i].drop > 0 && (victim < 0 || columns[i].drop > columns[victim].drop)) {
                victim = i;
            }
        }
        if (victim < 0) {
            break;
        }
        shown[victim] = false;
    }
    int shrinkable = 0;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        shrinkable += shown[i] && mayShrink(columns, i) ? widths[i] : 0;
    }
    if (const int missing = total() - room; missing > 0 && shrinkable > 0) {
        const double factor = std::max(0.5, 1.0 - double(missing) / shrinkable);
        for (qsizetype i = 0; i < columns.size(); ++i) {
            widths[i] = mayShrink(columns, i) ? int(widths[i] * factor) : widths[i];
        }
    }
    const int rest = room - total();
    for (qsizetype i = 0; i < columns.size() && i < m_header.count(); ++i) {
        m_header.setSectionHidden(int(i), !shown[i]);
        if (shown[i]) {
            m_header.resizeSection(int(i), columns[i].stretch ? std::max(m_theme.px(60), widths[i] + rest) : widths[i]);
        }
    }
}

} // namespace farol::ui
