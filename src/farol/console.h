// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connect/connectmodel.h"
#include "app/connect/tokenkeeper.h"
#include "app/embedded/embeddedbackend.h"
#include "core/time/clock.h"
#include "store/secrets/secretstore.h"
#include "store/settings/settings.h"
#include "ui/connect/connectpage.h"
#include "ui/text/formats.h"
#include "ui/theme/theme.h"
#include "workplace.h"

#include <QSize>
#include <QTimer>
#include <QTranslator>

class QApplication;

namespace farol {

// What the command line orders; empty members leave the choice to the person's settings and the system.
struct ConsoleOptions {
    bool demo = false;
    QString language; // pt_BR, en, es
    std::optional<ui::Theme::Scheme> scheme = {};
    std::optional<double> textScale = {};
    QSize size = {};              // empty: as the window was left
    QString page;                 // to open first: overview, batches
    QString screenshot;           // PNG, written when the first data is there; then the program ends
    QString summary;              // file or "-", beside the picture
    QString settingsDirectory;    // and of what was last seen; empty: the system's places
    const Clock *clock = nullptr; // this machine's; pictures have one that stands still. Outlives the console
};

// The composition root of the console: theme, language, settings, keychain, the page of entering, the embedded
// back-end, and the workplace of one environment. Lives as long as the application; GUI thread.
class Console final : public QObject {
    Q_OBJECT
public:
    Console(QApplication &application, ConsoleOptions options);
    ~Console() override;

    void start();
    // A workplace on a back-end that somebody else started: journeys.
    void open(const app::Environment &environment, const Secret &token);
    [[nodiscard]] ui::ConnectPage *connectPage() { return m_connectPage.get(); }
    [[nodiscard]] app::ConnectModel &connectModel() { return m_connect; }
    [[nodiscard]] Workplace *workplace() { return m_workplace.get(); }
    [[nodiscard]] const ui::Theme &theme() const { return m_theme; }
    [[nodiscard]] const QString &language() const { return m_language; }

private:
    void chooseLook();
    void chooseLanguage();
    void listenToMenu();
    void place(QWidget &window);
    void keepLayout();
    void saveSettings();
    void startDemo();
    void enterDemo(const QString &user);
    void leaveDemo(const std::optional<Error> &why);
    void chooseDemoAccount();
    void endDemo();
    void demoFailed(const Error &error);
    [[nodiscard]] bool isDemoRunning() const { return !m_demoAddress.isEmpty(); }
    [[nodiscard]] bool isInDemo() const;
    void showConnectPage();
    void tellBrokenSettings();
    void showKeychain();
    void enter(const store::EnvironmentEntry &entry, const Secret &refreshToken);
    void askToLeave();
    void leave();
    void leaveSignedOut(const store::EnvironmentEntry &entry);
    void makeWorkplace(const app::Environment &environment, net::HttpOptions options, SeenBefore seen = {});
    [[nodiscard]] QString cacheDirectory() const;
    [[nodiscard]] QString dataFolders() const;
    void showTokenTrouble();
    void showWhenAsked();

    QApplication &m_application;
    ConsoleOptions m_options;
    SystemClock m_systemClock;
    const Clock &m_clock;
    QTranslator m_qtTranslator; // Qt's own dialogs, where its translations are installed
    QTranslator m_translator;
    QString m_language;
    QTimer m_layoutChanged; // a splitter moves in many steps
    ui::Theme m_theme;
    std::unique_ptr<ui::Formats> m_formats;
    store::Settings m_settings;
    store::SecretStore m_secrets;
    std::unique_ptr<app::TokenKeeper> m_keeper; // outlives the session: it may still have to forget its token
    app::ConnectModel m_connect;
    std::unique_ptr<ui::ConnectPage> m_connectPage;
    std::unique_ptr<app::EmbeddedBackend> m_embedded; // goes on while nobody is signed in to it
    QUrl m_demoAddress;                               // of it; empty: no demonstration runs
    std::unique_ptr<Workplace> m_workplace;
};

} // namespace farol
