// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/rowparts.h"

namespace farol {

// What a RowReader does with each row.
struct RowReader::Plan {
    PathTree tree;
    std::vector<FieldRun> runs;
    QList<ProfileField> fields; // what the runs point into
    QList<RecordColumn> columns;
    int idColumn = -1;
};

} // namespace farol
