// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "app/connect/environmentoptions.h"
#include "app/errortext/errortext.h"
#include "picture.h"
#include "ui/kit/statusstrip.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <cstdio>

namespace farol {

namespace {

QString languageOf(const QString &wanted) {
    static const QStringList spoken{QStringLiteral("pt_BR"), QStringLiteral("en"), QStringLiteral("es")};
    if (spoken.contains(wanted)) {
        return wanted;
    }
    switch (QLocale::system().language()) {
    case QLocale::Portuguese:
    case QLocale::C: // names no language: Farol's own
        return QStringLiteral("pt_BR");
    case QLocale::Spanish:
        return QStringLiteral("es");
    default:
        return QStringLiteral("en");
    }
}

QLocale localeOf(const QString &language) {
    if (language == QStringLiteral("pt_BR")) {
        return QLocale(QLocale::Portuguese, QLocale::Brazil);
    }
    return language == QStringLiteral("es") ? QLocale(QLocale::Spanish) : QLocale(QLocale::English);
}

// ~/.config/farol, as people write it.
QString shortPath(const QString &path) {
    const QString home = QDir::homePath() + QLatin1Char('/');
    return path.startsWith(home) ? QStringLiteral("~/") + path.mid(home.size()) : path;
}

ui::Theme::Scheme schemeOf(store::ThemeChoice choice) {
    switch (choice) {
    case store::ThemeChoice::System:
        return ui::Theme::Scheme::System;
    case store::ThemeChoice::Light:
        return ui::Theme::Scheme::Light;
    case store::ThemeChoice::Dark:
        return ui::Theme::Scheme::Dark;
    case store::ThemeChoice::HighContrast:
        return ui::Theme::Scheme::HighContrast;
    }
    Q_UNREACHABLE();
}

store::ThemeChoice choiceOf(ui::Theme::Scheme scheme) {
    switch (scheme) {
    case ui::Theme::Scheme::System:
        return store::ThemeChoice::System;
    case ui::Theme::Scheme::Light:
        return store::ThemeChoice::Light;
    case ui::Theme::Scheme::Dark:
        return store::ThemeChoice::Dark;
    case ui::Theme::Scheme::HighContrast:
        return store::ThemeChoice::HighContrast;
    }
    Q_UNREACHABLE();
}

} // namespace

Console::Console(QApplication &application, ConsoleOptions options)
    : m_application(application)
    , m_options(std::move(options))
    , m_clock(m_options.clock != nullptr ? *m_options.clock : m_systemClock)
    , m_settings(store::Settings::open(m_clock, m_options.settingsDirectory))
    , m_connect(m_settings, m_secrets, m_clock, cacheDirectory()) {
    chooseLanguage();
    chooseLook();
    m_theme.install(application);
    m_layoutChanged.setSingleShot(true);
    m_layoutChanged.setInterval(std::chrono::seconds(1));
    connect(&m_layoutChanged, &QTimer::timeout, this, &Console::keepLayout);
    connect(&m_connect, &app::ConnectModel::connected, this, &Console::enter);
    connect(&m_secrets, &store::SecretStore::changed, this, &Console::showKeychain);
}

Console::~Console() {
    keepLayout();
}

void Console::chooseLook() {
    m_theme.setScheme(m_options.scheme.value_or(schemeOf(m_settings.theme())));
    m_theme.setTextScale(m_options.textScale.value_or(m_settings.textPercent() / 100.0));
}

void Console::chooseLanguage() {
    m_language = languageOf(m_options.language.isEmpty() ? m_settings.language() : m_options.language);
    if (m_qtTranslator.load(QStringLiteral("qtbase_%1").arg(m_language),
                            QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qtTranslator);
    }
    if (m_translator.load(QStringLiteral(":/i18n/farol_%1.qm").arg(m_language))) {
        QCoreApplication::installTranslator(&m_translator);
    }
    m_formats = std::make_unique<ui::Formats>(localeOf(m_language));
}

void Console::start() {
    if (m_options.demo) {
        startDemo();
    } else {
        showConnectPage();
    }
}

void Console::showConnectPage() {
    using Demo = ui::ConnectPage::Demo;
    if (!m_connectPage) {
        m_connectPage = std::make_unique<ui::ConnectPage>(m_theme, *m_formats, m_connect);
        m_connectPage->setWindowTitle(QStringLiteral("Farol"));
        place(*m_connectPage);
        m_connectPage->status().setClock(QStringLiteral("Farol " FAROL_VERSION));
        m_connectPage->setDataFolder(dataFolders());
        connect(m_connectPage.get(), &ui::ConnectPage::demoRequested, this, &Console::startDemo);
        tellBrokenSettings();
    }
    m_connectPage->setDemo(isDemoRunning()                                 ? Demo::SignedOut
                           : app::EmbeddedBackend::findProgram().isEmpty() ? Demo::Absent
                                                                           : Demo::Ready);
    m_secrets.probe();
    showKeychain();
    m_connectPage->show();
}

void Console::tellBrokenSettings() {
    if (const auto &broken = m_settings.broken()) {
        m_connectPage->status().showError(
            broken->keptAs.isEmpty()
                ? ui::ConnectPage::tr("The settings of this computer cannot be read: nothing is kept.")
                : ui::ConnectPage::tr("The settings were damaged and begin anew; the old file is %1.")
                      .arg(broken->keptAs));
    }
}

void Console::showKeychain() {
    using Keychain = ui::ConnectPage::Keychain;
    if (!m_connectPage) {
        return;
    }
    switch (m_secrets.state()) {
    case store::SecretState::Unknown:
        return m_connectPage->setKeychain(Keychain::Unknown);
    case store::SecretState::Ready:
        return m_connectPage->setKeychain(Keychain::Ready);
    case store::SecretState::Locked:
        return m_connectPage->setKeychain(Keychain::Locked);
    case store::SecretState::Absent:
        return m_connectPage->setKeychain(m_secrets.backendName().isEmpty() ? Keychain::Absent : Keychain::Empty);
    case store::SecretState::Slow:
        return m_connectPage->setKeychain(Keychain::Slow);
    }
}

// A server that the connect page reached: its token is renewed, and each new one is kept where the first one was.
void Console::enter(const store::EnvironmentEntry &entry, const Secret &refreshToken) {
    // The file was read by the connection test a moment ago, and is at most 1 MiB.
    const auto authority = app::readAuthority(entry.caFile);
    makeWorkplace(app::environmentOf(entry), app::httpOptionsOf(entry, authority.value_or(QByteArray())),
                  {std::make_unique<store::OfflineCache>(cacheDirectory(), app::cacheScopeOf(entry)), entry.user});
    m_keeper = std::make_unique<app::TokenKeeper>(m_secrets, app::secretKeyOf(entry));
    connect(&m_workplace->session(), &app::Session::refreshTokenChanged, m_keeper.get(), &app::TokenKeeper::keep);
    connect(m_keeper.get(), &app::TokenKeeper::changed, this, &Console::showTokenTrouble);
    connect(
        &m_workplace->session(), &app::Session::signedOut, this, [this, entry] { leaveSignedOut(entry); },
        Qt::QueuedConnection);
    m_workplace->session().adoptRefreshToken(refreshToken);
    showWhenAsked();
}

// While somebody works: over the pages, for as long as it is so. After signing out: where the person then is.
void Console::showTokenTrouble() {
    const auto &trouble = m_keeper->trouble();
    if (m_workplace && !m_keeper->isRemoving()) {
        m_workplace->showTokenTrouble(trouble);
    } else if (trouble && m_connectPage) {
        m_connectPage->status().showError(
            ui::ConnectPage::tr("The keychain still has the token of the session that ended. %1")
                .arg(app::describe(*trouble).whole()));
    }
}

// Settings, and what was last seen.
QString Console::dataFolders() const {
    const QString settings = shortPath(QFileInfo(m_settings.path()).absolutePath());
    const QString seen = shortPath(QDir(cacheDirectory()).absolutePath());
    return settings == seen ? settings : ui::ConnectPage::tr("%1 and %2", "two folders").arg(settings, seen);
}

QString Console::cacheDirectory() const {
    return m_options.settingsDirectory.isEmpty() ? store::OfflineCache::defaultDirectory()
                                                 : m_options.settingsDirectory;
}

void Console::makeWorkplace(const app::Environment &environment, net::HttpOptions options, SeenBefore seen) {
    m_workplace.reset(); // of two on one cache, one would not be able to write
    m_workplace =
        std::make_unique<Workplace>(m_theme, *m_formats, environment, std::move(options), m_clock, std::move(seen));
    connect(m_workplace.get(), &Workplace::leaveRequested, this, &Console::askToLeave, Qt::QueuedConnection);
    place(m_workplace->window());
    if (m_options.size.isEmpty()) {
        m_workplace->batchesPage().restoreLayout(m_settings.windowState());
    }
    listenToMenu();
    if (!m_options.page.isEmpty()) {
        m_workplace->window().showPage(m_options.page);
    }
    m_workplace->window().show();
    if (m_connectPage) {
        m_connectPage->hide();
    }
}

// A size that was ordered is for this time alone.
void Console::place(QWidget &window) {
    window.resize(m_options.size.isEmpty() ? QSize(1440, 900) : m_options.size);
    if (m_options.size.isEmpty() && !m_settings.windowGeometry().isEmpty()) {
        window.restoreGeometry(m_settings.windowGeometry());
    }
}

void Console::listenToMenu() {
    ui::WindowMenu &menu = m_workplace->menu();
    menu.setLanguage(m_language);
    connect(&menu, &ui::WindowMenu::schemeChosen, this, [this](ui::Theme::Scheme scheme) {
        m_theme.setScheme(scheme);
        m_settings.setTheme(choiceOf(scheme));
        saveSettings();
    });
    connect(&menu, &ui::WindowMenu::textPercentChosen, this, [this](int percent) {
        m_theme.setTextScale(percent / 100.0);
        m_settings.setTextPercent(percent);
        saveSettings();
    });
    connect(&menu, &ui::WindowMenu::languageChosen, this, [this](const QString &language) {
        m_settings.setLanguage(language);
        m_workplace->menu().setLanguage(language);
        m_workplace->window().toast().showText(
            ui::WindowMenu::tr("Farol speaks %1 from its next start on.").arg(ui::WindowMenu::nameOf(language)));
        saveSettings();
    });
    connect(&m_workplace->batchesPage(), &ui::BatchesPage::layoutChanged, &m_layoutChanged,
            qOverload<>(&QTimer::start));
}

void Console::keepLayout() {
    if (m_workplace && m_options.size.isEmpty()) {
        m_settings.setWindow(m_workplace->window().saveGeometry(), m_workplace->batchesPage().layoutState());
        saveSettings();
    }
}

// What cannot be saved is lost at the end of the program, and said while there is somebody to read it.
void Console::saveSettings() {
    if (const auto done = m_settings.save(); !done && m_workplace) {
        m_workplace->window().status().showError(app::describe(done.error()).whole());
    }
}

// Nothing of who was here stays to be seen: the page of entering comes, and the window goes with all that it showed.
void Console::leave() {
    keepLayout();
    showConnectPage();
    m_workplace.reset();
}

// Who was sent out by the server is told why, before the form that leads back.
// What was last seen stays for them; who signs out by themselves takes it along.
void Console::leaveSignedOut(const store::EnvironmentEntry &entry) {
    const auto error = m_workplace ? m_workplace->session().lastError() : std::nullopt;
    leave();
    m_connect.edit(entry.id);
    if (error && error->kind == ErrorKind::Unauthorized) {
        m_connectPage->status().showError(app::describe(*error).whole());
    } else {
        store::OfflineCache::forget(cacheDirectory(), app::cacheScopeOf(entry));
    }
}

void Console::showWhenAsked() {
    if (m_options.screenshot.isEmpty() && m_options.summary.isEmpty()) {
        return;
    }
    auto *picture = new Picture(*m_workplace, {m_options.screenshot, m_options.summary}, m_workplace.get());
    connect(picture, &Picture::finished, &m_application, [](int code) { QCoreApplication::exit(code); });
}

} // namespace farol
