// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/batches/batchesmodel.h"
#include "app/batches/batchsubmit.h"
#include "app/batches/importmodel.h"
#include "app/items/itemcheck.h"
#include "app/items/itemdetailmodel.h"
#include "app/items/itemgroupsmodel.h"
#include "app/items/itemsmodel.h"
#include "app/plans/planmodel.h"
#include "app/search/itemsearchmodel.h"
#include "kit/consoleworld.h"
#include "ui/batches/batchesmodels.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"

namespace farol::kit {

// The nine batches of the demo day, LOTE-0042 with its 150 items, its groups and the story of item 057, on a scripted
// wire; the models of the page Batches over it.
struct LotesWorld : ConsoleWorld {
    explicit LotesWorld(app::EnvironmentKind kind = app::EnvironmentKind::Production,
                        const QList<Role> &roles = {Role::Operator},
                        std::chrono::milliseconds interval = std::chrono::hours(1));

    [[nodiscard]] static QList<Batch> batches();
    [[nodiscard]] static Batch batchAfterCheck(); // LOTE-0042 when 5 of the 7 turned out to be paid
    [[nodiscard]] static QList<Item> items(const std::function<bool(const Item &)> &wanted = {});
    [[nodiscard]] static Item item(int seq);
    [[nodiscard]] static QList<Item> checkedItems(); // the 7, after the check
    [[nodiscard]] static Plan plan(bool needsApproval);

    void answerDay();        // lists, groups, items, item 057
    void answerAfterCheck(); // the same after the check
    void goOffline();        // every request fails from here on; waits for two turns: make the interval short

    [[nodiscard]] ui::BatchesModels models() {
        return {session, right, batchesModel, groups, itemsModel, detail, search, check, submit, planModel, import};
    }

    app::BatchesModel batchesModel{api, session.clock()};
    app::ItemGroupsModel groups{api, session.clock()};
    app::ItemsModel itemsModel{api, session.clock()};
    app::ItemDetailModel detail{api, session.clock()};
    app::ItemSearchModel search{api};
    app::ItemCheck check{api, right};
    app::BatchSubmit submit{api, right};
    app::PlanModel planModel{api, right};
    app::ImportModel import{api, right};
    ui::Theme theme;
    ui::Formats formats;
};

} // namespace farol::kit
