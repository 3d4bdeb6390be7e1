// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workplace.h"

#include "app/errortext/errortext.h"
#include "ui/overview/risktext.h"
#include "ui/session/environmentlook.h"
#include "ui/session/unlockdialog.h"
#include "ui/window/shortcutsheet.h"

namespace farol {

namespace {

using namespace std::chrono_literals;

ui::EnvironmentBar::Write writeOf(const app::WriteRight &right, app::Absent absent) {
    using Write = ui::EnvironmentBar::Write;
    switch (absent) {
    case app::Absent::SignedOut:
        return Write::SignedOut;
    case app::Absent::Offline:
        return Write::Offline;
    case app::Absent::ReadOnly:
        return Write::ReadOnly;
    case app::Absent::NoRight:
        return Write::NoRight;
    case app::Absent::Stale:
    case app::Absent::None:
        break;
    }
    return right.isProduction() ? Write::Allowed : Write::Unlimited;
}

QString roleText(const Me &me) {
    QStringList words;
    for (const Role role : me.roles) {
        words.append(toApi(role));
    }
    return words.join(QStringLiteral(", "));
}

// Opens a dialog that the window owns and that goes when it is closed.
void show(QDialog *dialog) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

Workplace::Workplace(const ui::Theme &theme, const ui::Formats &formats, app::Environment environment,
                     net::HttpOptions options, const Clock &clock, SeenBefore seen)
    : m_theme(theme)
    , m_formats(formats)
    , m_seen(std::move(seen))
    , m_client(std::move(options))
    , m_api(m_client)
    , m_session(std::move(environment), m_api, clock)
    , m_right(m_session, clock)
    , m_batches(m_api, m_session.clock())
    , m_groups(m_api, m_session.clock())
    , m_items(m_api, m_session.clock())
    , m_detail(m_api, m_session.clock())
    , m_search(m_api)
    , m_check(m_api, m_right)
    , m_submit(m_api, m_right)
    , m_plan(m_api, m_right)
    , m_import(m_api, m_right)
    , m_overview(m_api, m_session.clock(), m_session.interval())
    , m_figureRows(m_api, m_session.clock())
    , m_latest(m_api, m_session.clock())
    , m_window(theme, formats)
    , m_overviewPage(
          new ui::OverviewPage(theme, formats, {m_overview, m_figureRows, m_latest, m_session.clock()}, &m_window))
    , m_batchesPage(new ui::BatchesPage(
          theme, formats,
          {m_session, m_right, m_batches, m_groups, m_items, m_detail, m_search, m_check, m_submit, m_plan, m_import},
          &m_window))
    , m_menu(new ui::WindowMenu(theme, &m_window))
    , m_token(new ui::Banner(theme, &m_window))
    , m_offline(new ui::OfflineBanner(theme, formats, &m_window)) {
    if (m_seen.cache) {
        m_lastSeen.emplace(m_client, *m_seen.cache, m_session.clock());
        connect(m_seen.cache.get(), &store::OfflineCache::ready, this, &Workplace::showSession);
    }
    m_offline->setObjectName(QStringLiteral("offlineBanner"));
    m_window.addOverPages(m_offline);
    m_token->setObjectName(QStringLiteral("tokenBanner"));
    m_token->hide();
    m_window.addOverPages(m_token);
    m_window.addPage(QStringLiteral("overview"), QStringLiteral("overview"), ui::OverviewPage::tr("Overview"), {},
                     m_overviewPage);
    m_window.addPage(QStringLiteral("batches"), QStringLiteral("batches"), ui::BatchesPage::tr("Batches"),
                     ui::BatchesPage::tr("Operate"), m_batchesPage);
    wire();
    wireEnvironmentBar();
    showSession();
    showRight();
    connect(&m_tick, &QTimer::timeout, this, &Workplace::tick);
    m_tick.start(1s);
    tick();
}

Workplace::~Workplace() = default;

void Workplace::wire() {
    connect(&m_session, &app::Session::turn, &m_overview, &app::OverviewModel::refresh);
    connect(&m_session, &app::Session::turn, &m_latest, &app::BatchesModel::refresh);
    connect(&m_session, &app::Session::signedIn, &m_batches, &app::BatchesModel::refresh);
    connect(&m_session, &app::Session::changed, this, &Workplace::recall);
    connect(&m_session, &app::Session::changed, this, &Workplace::showSession);
    connect(&m_right, &app::WriteRight::changed, this, &Workplace::showRight);
    connect(&m_right, &app::WriteRight::ticked, this, &Workplace::showRight);
    connect(m_batchesPage, &ui::BatchesPage::said, this,
            [this](const QString &text) { m_window.toast().showText(text); });
    connect(m_batchesPage, &ui::BatchesPage::complained, &m_window.status(), &ui::StatusStrip::showError);
    connect(m_batchesPage, &ui::BatchesPage::diagnosisRequested, this, &Workplace::leaveRequested);
    connect(m_offline, &ui::OfflineBanner::diagnosisRequested, this, &Workplace::leaveRequested);
    connect(m_offline, &ui::OfflineBanner::retryRequested, &m_session, &app::Session::tryNow);
    connect(m_overviewPage, &ui::OverviewPage::batchesRequested, this,
            [this] { m_window.showPage(QStringLiteral("batches")); });
    connect(m_overviewPage, &ui::OverviewPage::batchOpened, this, [this](const BatchId &batch) {
        m_window.showPage(QStringLiteral("batches"));
        m_batchesPage->showBatch(batch);
    });
    connect(m_overviewPage, &ui::OverviewPage::itemOpened, this, [this](const BatchId &batch, const ItemId &item) {
        m_window.showPage(QStringLiteral("batches"));
        m_batchesPage->showItem(batch, item);
    });
    connect(&m_overview, &app::OverviewModel::figuresChanged, this, &Workplace::showAtRisk);
    // What an order changed is not left to the next turn.
    connect(&m_check, &app::ItemCheck::finished, &m_overview, &app::OverviewModel::readFiguresAnew);
    connect(&m_submit, &app::BatchSubmit::submitted, &m_overview, &app::OverviewModel::readFiguresAnew);
    connect(&m_plan, &app::PlanModel::started, &m_overview, &app::OverviewModel::readFiguresAnew);
    connect(&m_plan, &app::PlanModel::finished, &m_overview, &app::OverviewModel::readFiguresAnew);
    connect(&m_import, &app::ImportModel::submitted, &m_overview, &app::OverviewModel::readFiguresAnew);
    connect(&m_window, &ui::MainWindow::pageChanged, this, [this](const QString &id) {
        m_window.status().setHint(id == QStringLiteral("batches") ? ui::BatchesPage::keyHint() : QString());
        showOffline();
    });
}

// A start without a network has no turn that would tell the models to read: they ask once, and get what was last seen.
void Workplace::recall() {
    if (m_session.connection() != app::Connection::Offline) {
        return;
    }
    const app::Freshness &figures = m_overview.freshness(app::OverviewModel::Source::Figures);
    if (!figures.asOf && !figures.error) {
        m_overview.refresh();
    }
    const app::Freshness &batches = m_batches.freshness();
    if (!batches.asOf && !batches.error) {
        m_batches.refresh();
    }
}

void Workplace::showOffline() {
    const bool isOffline = m_session.connection() == app::Connection::Offline;
    if (!isOffline || m_window.currentPage() == QStringLiteral("batches")) {
        m_offline->showOnline();
        return;
    }
    m_offline->showOffline(m_session.since(), m_overview.freshness(app::OverviewModel::Source::Figures).asOf);
    const auto next = m_session.nextTryIn();
    m_offline->setNextTry(next.count() > 0 ? std::optional(next) : std::nullopt);
}

void Workplace::wireEnvironmentBar() {
    ui::EnvironmentBar &bar = m_window.environmentBar();
    connect(&bar, &ui::EnvironmentBar::writeRequested, this,
            [this] { show(new ui::UnlockDialog(m_theme, m_right, sign(), &m_window)); });
    m_window.enableShortcutSheet();
    connect(&m_window, &ui::MainWindow::shortcutSheetRequested, this,
            [this] { show(new ui::ShortcutSheet(m_theme, sign(), ui::ShortcutSheet::ofWindow(), &m_window)); });
    bar.setMenu(m_menu);
    connect(m_menu, &ui::WindowMenu::environmentsRequested, this, &Workplace::leaveRequested);
    connect(m_menu, &ui::WindowMenu::signOutRequested, &m_session, &app::Session::signOut);
    connect(&bar, &ui::EnvironmentBar::lockRequested, &m_right, &app::WriteRight::lockNow);
    connect(&bar, &ui::EnvironmentBar::diagnosisRequested, this, &Workplace::leaveRequested);
}

void Workplace::showSession() {
    using Health = ui::SourceStatus::Health;
    ui::EnvironmentBar &bar = m_window.environmentBar();
    Health health = Health::Well;
    switch (m_session.connection()) {
    case app::Connection::Online:
        break;
    case app::Connection::Connecting:
    case app::Connection::Stale:
        health = Health::Old;
        break;
    case app::Connection::Offline:
        health = Health::Down;
        break;
    case app::Connection::SignedOut: // nobody asks it anything
        health = Health::Paused;
        break;
    }
    m_menu->setSignedIn(m_session.connection() != app::Connection::SignedOut);
    const auto seen = m_seen.cache ? m_seen.cache->lastSeen() : std::nullopt;
    const auto last = m_session.lastAnswer() ? m_session.lastAnswer() : seen;
    const auto age = last ? std::max(m_session.clock().now() - *last, 0ms) : 0ms;
    bar.setSources({{QStringLiteral("farold"), health, age}});
    bar.setDataFrom(last, m_session.clock().now());
    if (const auto &me = m_session.me()) {
        bar.setAccount(me->user, roleText(*me));
    } else {
        bar.setAccount(m_seen.user, {});
    }
    showOffline();
    showRight();
}

void Workplace::showRight() {
    ui::EnvironmentBar &bar = m_window.environmentBar();
    bar.setWrite(writeOf(m_right, m_right.absent()));
    bar.setTimeLeft(m_right.remaining());
    const auto now = sign();
    if (bar.environment() != now) {
        m_window.setEnvironment(now);
    }
}

ui::EnvironmentSign Workplace::sign() const {
    return ui::signOf(m_right);
}

void Workplace::showTokenTrouble(const std::optional<Error> &why) {
    if (why) {
        m_token->set(ui::Tone::Uncertain, QStringLiteral("key"),
                     ui::MainWindow::tr("The keychain did not take this session."),
                     ui::MainWindow::tr("Until it does, the next start asks for the password. %1")
                         .arg(app::describe(*why).whole()));
    }
    m_token->setVisible(why.has_value());
}

void Workplace::showAtRisk() {
    m_window.status().setText(ui::riskText(m_overview, m_formats));
}

void Workplace::tick() {
    showAtRisk(); // it grows old by the clock alone
    // Before the first answer this machine's clock would stand in for the server's.
    if (m_session.clock().isKnown()) {
        const Instant now = m_session.clock().now();
        m_window.status().setClock(QStringLiteral("%1 · %2").arg(m_formats.dateTime(now), m_formats.zoneName()));
    }
    showSession();
}

} // namespace farol
