// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/lookmodel.h"
#include "ui/theme/theme.h"

class QHeaderView;

namespace farol::ui {

// Widths of columns from the fonts in use, and which of them go when there is no room.
class ColumnFit final {
public:
    ColumnFit(const Theme &theme, QHeaderView &header)
        : m_theme(theme)
        , m_header(header) {}
    // Natural width of one column: its sample (or width) and its title, with the padding of a cell.
    [[nodiscard]] int naturalWidth(const Column &column, bool first, bool last) const;
    // Sets widths, hides what does not fit in `room` by `drop`, highest first, and gives the rest to the stretch
    // column. Still too wide: text columns shrink, numbers never. `unwanted` columns (hidden by a person) stay hidden.
    void apply(const QList<Column> &columns, int room, const QList<int> &unwanted) const;

private:
    const Theme &m_theme;
    QHeaderView &m_header;
};

} // namespace farol::ui
