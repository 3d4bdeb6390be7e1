// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace farol {

// One page of a list. next is the opaque cursor, empty on the last page; total only when it was asked for.
template<typename T>
struct Page {
    QList<T> rows;
    QString next;
    std::optional<std::int64_t> total;
    bool operator==(const Page &) const = default;
};

} // namespace farol
