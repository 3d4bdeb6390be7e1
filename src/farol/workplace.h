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
#include "app/offline/lastseen.h"
#include "app/overview/figurerowsmodel.h"
#include "app/overview/overviewmodel.h"
#include "app/plans/planmodel.h"
#include "app/search/itemsearchmodel.h"
#include "app/session/session.h"
#include "app/session/writeright.h"
#include "net/farold/faroldclient.h"
#include "ui/batches/batchespage.h"
#include "ui/kit/banner.h"
#include "ui/kit/offlinebanner.h"
#include "ui/overview/overviewpage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/windowmenu.h"

#include <QTimer>

namespace farol {

// What is kept of one person at one environment; no cache for a back-end that ends with the window.
struct SeenBefore {
    std::unique_ptr<store::OfflineCache> cache;
    QString user; // to name while nobody could be asked
};

// One person at one environment: client, session, models, window, in the order of construction; they go in reverse.
// Owned by the console; GUI thread.
class Workplace final : public QObject {
    Q_OBJECT
public:
    Workplace(const ui::Theme &theme, const ui::Formats &formats, app::Environment environment,
              net::HttpOptions options, const Clock &clock, SeenBefore seen = {});
    ~Workplace() override;

    [[nodiscard]] app::Session &session() { return m_session; }
    [[nodiscard]] app::WriteRight &right() { return m_right; }
    [[nodiscard]] app::BatchesModel &batches() { return m_batches; }
    [[nodiscard]] app::OverviewModel &overview() { return m_overview; }
    [[nodiscard]] app::PlanModel &plan() { return m_plan; }
    [[nodiscard]] ui::MainWindow &window() { return m_window; }
    [[nodiscard]] const ui::Formats &formats() const { return m_formats; }
    [[nodiscard]] ui::BatchesPage &batchesPage() { return *m_batchesPage; }
    [[nodiscard]] ui::WindowMenu &menu() { return *m_menu; }
    void showTokenTrouble(const std::optional<Error> &why); // nothing: the keychain has the session's newest token

Q_SIGNALS:
    void leaveRequested(); // to the connect page

private:
    void wire();
    void wireEnvironmentBar();
    void recall();
    void showOffline();
    void showSession();
    void showRight();
    void showAtRisk();
    void tick();
    [[nodiscard]] ui::EnvironmentSign sign() const;

    const ui::Theme &m_theme;
    const ui::Formats &m_formats;
    SeenBefore m_seen;
    net::HttpClient m_client;
    net::FaroldApi m_api;
    app::Session m_session;
    std::optional<app::LastSeenReplies> m_lastSeen;
    app::WriteRight m_right;
    app::BatchesModel m_batches;
    app::ItemGroupsModel m_groups;
    app::ItemsModel m_items;
    app::ItemDetailModel m_detail;
    app::ItemSearchModel m_search;
    app::ItemCheck m_check;
    app::BatchSubmit m_submit;
    app::PlanModel m_plan;
    app::ImportModel m_import;
    app::OverviewModel m_overview;
    app::FigureRowsModel m_figureRows;
    app::BatchesModel m_latest; // of the overview: whatever the page of batches is filtered to
    QTimer m_tick;
    ui::MainWindow m_window;
    ui::OverviewPage *m_overviewPage;
    ui::BatchesPage *m_batchesPage;
    ui::WindowMenu *m_menu;
    ui::Banner *m_token;
    ui::OfflineBanner *m_offline; // over the pages that have none of their own
};

} // namespace farol
