// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/plans/planmodel.h"
#include "ui/kit/cell.h"
#include "ui/kit/lookmodel.h"
#include "ui/text/formats.h"

namespace farol::ui {

// Four figures that tell what a plan does, or what became of it.
struct PlanFigure {
    QString caption;
    QString figure;
    QString hint;
    bool operator==(const PlanFigure &) const = default;
};
[[nodiscard]] QList<PlanFigure> figuresOf(const app::PlanModel &model, const Formats &formats);

[[nodiscard]] QString shortHash(const QString &hash); // "9c41·7be2"
// "Retry 4 items of LOTE-0042"; without the batch when the rows are of several.
[[nodiscard]] QString planTitle(const app::PlanModel &model, const Formats &formats);
[[nodiscard]] QString skipText(const QString &reason, ItemState state, QStringView code); // why a row stays
[[nodiscard]] QString outcomeText(const QString &outcome);
[[nodiscard]] bool isTurnedDown(const PlanRun &run); // it never began: rejected, withdrawn or void
[[nodiscard]] QString endText(const PlanRun &run, const Formats &formats); // one line of what came out
[[nodiscard]] QString changeText(const app::PlanChange &change);           // "057: not sent → paid"
// "057" for LOTE-0042-057: the part behind the last dash, or the whole id.
[[nodiscard]] QString shortItemId(const ItemId &id);

[[nodiscard]] QList<Column> goingColumns(const Formats &formats);
[[nodiscard]] QList<Column> stayingColumns(const Formats &formats);
// Cells of PlanModel's rows: of the part that goes, and of the part that stays.
[[nodiscard]] Cell goingCell(const QModelIndex &index, const Formats &formats);
[[nodiscard]] Cell stayingCell(const QModelIndex &index, const Formats &formats);

} // namespace farol::ui
