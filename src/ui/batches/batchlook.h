// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "ui/items/itemlook.h"
#include "ui/kit/cell.h"
#include "ui/kit/lookmodel.h"
#include "ui/kit/stateband.h"
#include "ui/text/formats.h"

namespace farol::ui {

// What a batch's items of one look add up to. Uncertain ones are one share whatever their code is; refusals are told
// apart by code.
struct StateShare {
    ItemState state = ItemState::Accepted;
    QString code;
    std::int64_t items = 0;
    Money amount;
    StateLook look;
    QString title; // 7 uncertain
    bool operator==(const StateShare &) const = default;
};
// In the order of a state bar: paid first, refusals that a retry may mend last. Adds up to the batch.
[[nodiscard]] QList<StateShare> sharesOf(const Batch &batch, const Formats &formats);

// Every share by its count: "138 paid · 7 uncertain · 3 invalid key · 2 insufficient funds". Never a bare "processed".
[[nodiscard]] QString countsText(const Batch &batch, const Formats &formats);
// The short line of a list, worst first: "7 uncertain · 5 failed", "awaiting approval 1 of 2".
[[nodiscard]] StateLook situationLook(const Batch &batch, const Formats &formats);

[[nodiscard]] QString moneyText(const Batch &batch, const Formats &formats); // empty for notices: they have none
[[nodiscard]] QList<BandEntry> bandEntries(const Batch &batch, const Formats &formats);

[[nodiscard]] QList<Column> batchColumns(const Formats &formats);
// A cell of BatchesModel.
[[nodiscard]] Cell batchCell(const QModelIndex &index, const Formats &formats, Instant now);

} // namespace farol::ui
