// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/plans/planmodel.h"

#include <QSortFilterProxyModel> // allowed: the rows of one plan, never sorted, filtered by a flag

namespace farol::ui {

// One part of a plan's rows: those that go or those that stay. Same columns and roles as PlanModel.
class PlanPart final : public QSortFilterProxyModel { // allowed: as above
    Q_OBJECT
public:
    PlanPart(app::PlanModel &plan, bool goes, QObject *parent)
        : QSortFilterProxyModel(parent) // allowed: as above
        , m_goes(goes) {
        setSourceModel(&plan);
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override {
        return sourceModel()->index(row, 0, parent).data(app::PlanModel::GoesRole).toBool() == m_goes;
    }

private:
    bool m_goes;
};

} // namespace farol::ui
