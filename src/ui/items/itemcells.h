// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/itemrow.h"
#include "app/session/writeright.h"
#include "core/batches/batch.h"
#include "ui/kit/cell.h"
#include "ui/kit/lookmodel.h"
#include "ui/text/formats.h"

namespace farol::ui {

// What a person may order for items of one signature.
enum class ItemOrder { None, Check, Retry };
[[nodiscard]] ItemOrder orderFor(ItemState state, QStringView code);

// "No answer from the PSP in time", "Invalid key": why items of a group are not paid.
[[nodiscard]] QString signatureText(ItemState state, QStringView code);
// "057": the number inside its batch, with leading zeros.
[[nodiscard]] QString sequenceText(int seq);
[[nodiscard]] QString documentText(const QString &masked); // CPF ***.456.789-**, with the word before it
[[nodiscard]] QString itemMoneyText(ItemKind kind, Money amount, const Formats &formats); // empty for notices

// "Check 7 at the PSP…", "Plan retry of 2…".
[[nodiscard]] QString orderText(ItemOrder order, std::int64_t items, const Formats &formats);
[[nodiscard]] QString orderIcon(ItemOrder order);

// What the cells of a list of items depend on besides the row.
struct ItemCellContext {
    Formats formats;
    Instant now;
    app::Absent absent = app::Absent::None; // why group rows have no action
    std::int64_t batchItems = 0;            // of the whole batch, for a group's share
};
[[nodiscard]] QList<Column> itemColumns(const Formats &formats);
// A cell of ItemsModel, or of an item in ItemGroupsModel: they have the same columns.
[[nodiscard]] Cell itemCell(const app::ItemRow &row, int column, const ItemCellContext &context);
[[nodiscard]] Cell groupCell(const ErrorGroup &group, const ItemCellContext &context);

} // namespace farol::ui
