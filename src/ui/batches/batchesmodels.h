// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace farol::app {
class BatchesModel;
class BatchSubmit;
class ImportModel;
class ItemCheck;
class ItemDetailModel;
class ItemGroupsModel;
class ItemSearchModel;
class ItemsModel;
class PlanModel;
class Session;
class WriteRight;
} // namespace farol::app

namespace farol::ui {

// What the page Batches shows and orders through, all of one session. The composition root owns them; they outlive the
// page.
struct BatchesModels {
    app::Session &session;
    const app::WriteRight &right;
    app::BatchesModel &batches;
    app::ItemGroupsModel &groups;
    app::ItemsModel &items;
    app::ItemDetailModel &detail;
    app::ItemSearchModel &search;
    app::ItemCheck &check;
    app::BatchSubmit &submit;
    app::PlanModel &plan;
    app::ImportModel &import;
};

} // namespace farol::ui
