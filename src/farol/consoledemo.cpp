// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/embedded/demoaccounts.h"
#include "app/errortext/errortext.h"
#include "console.h"
#include "ui/connect/demoaccountsdialog.h"
#include "ui/connect/enddemodialog.h"
#include "ui/kit/statusstrip.h"

#include <QApplication>
#include <cstdio>

// The demonstration of the console: its back-end, who is signed in to it, and its end.
namespace farol {

namespace {

app::Environment demoAt(const QUrl &address) {
    return {ui::MainWindow::tr("Demonstration"), app::EnvironmentKind::Demo, address, false};
}

ui::EnvironmentSign demoSign() {
    return {ui::MainWindow::tr("Demonstration"), ui::EnvironmentKind::Demo, {}, false};
}

} // namespace

void Console::startDemo() {
    if (isDemoRunning()) {
        chooseDemoAccount();
        return;
    }
    // Something is there to be seen while the back-end starts; who asked for a picture wants its end alone.
    if (!m_connectPage && m_options.screenshot.isEmpty() && m_options.summary.isEmpty()) {
        showConnectPage();
    }
    if (m_connectPage) {
        m_connectPage->setDemo(ui::ConnectPage::Demo::Starting);
    }
    m_embedded = std::make_unique<app::EmbeddedBackend>(app::EmbeddedBackend::Options{{}, {QStringLiteral("--demo")}});
    connect(m_embedded.get(), &app::EmbeddedBackend::ready, this, [this](const QUrl &address, const Secret &token) {
        m_demoAddress = address;
        open(demoAt(address), token);
    });
    connect(m_embedded.get(), &app::EmbeddedBackend::failed, this, &Console::demoFailed);
    m_embedded->start();
}

void Console::open(const app::Environment &environment, const Secret &token) {
    net::HttpOptions options;
    options.base = environment.url;
    makeWorkplace(environment, std::move(options));
    connect(
        &m_workplace->session(), &app::Session::signedOut, this,
        [this] { leaveDemo(m_workplace ? m_workplace->session().lastError() : std::nullopt); }, Qt::QueuedConnection);
    if (!token.isEmpty()) {
        m_workplace->session().adoptAccessToken(token);
    }
    showWhenAsked();
}

// One of the demonstration's accounts; its tokens live in this process alone.
void Console::enterDemo(const QString &user) {
    if (!isDemoRunning()) {
        return; // it ended while somebody chose
    }
    open(demoAt(m_demoAddress), {});
    connect(
        &m_workplace->session(), &app::Session::signInFailed, this,
        [this](const Error &error) {
            if (m_workplace && m_workplace->session().connection() == app::Connection::SignedOut) {
                leaveDemo(error);
            }
        },
        Qt::QueuedConnection);
    m_workplace->session().signIn(user, app::demoPassword());
}

// Signed out: the page of entering, with the accounts of the demonstration that goes on.
void Console::leaveDemo(const std::optional<Error> &why) {
    if (!m_workplace) {
        return;
    }
    if (!m_options.screenshot.isEmpty() || !m_options.summary.isEmpty()) {
        std::fprintf(stderr, "farol: the session ended before the picture\n");
        QCoreApplication::exit(1);
        return;
    }
    leave();
    if (why) {
        m_connectPage->status().showError(app::describe(*why).whole());
    }
    if (isDemoRunning()) {
        chooseDemoAccount();
    }
}

void Console::chooseDemoAccount() {
    auto *dialog = new ui::DemoAccountsDialog(m_theme, demoSign(), app::demoAccounts(), m_connectPage.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::DemoAccountsDialog::chosen, this, &Console::enterDemo, Qt::QueuedConnection);
    dialog->open();
}

bool Console::isInDemo() const {
    return isDemoRunning() && m_workplace && m_workplace->session().environment().url == m_demoAddress;
}

// To leave the demonstration is its end, with all that was done in it: asked first.
void Console::askToLeave() {
    if (!isInDemo()) {
        leave();
        return;
    }
    auto *dialog = new ui::EndDemoDialog(m_theme, demoSign(), &m_workplace->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &QDialog::accepted, this,
        [this] {
            endDemo();
            leave();
        },
        Qt::QueuedConnection); // the dialog goes with the window
    dialog->open();
}

void Console::endDemo() {
    m_demoAddress.clear();
    m_embedded.reset();
}

void Console::demoFailed(const Error &error) {
    const bool isShown = isInDemo(); // no other environment tells of it
    m_demoAddress.clear();
    const auto text = app::describe(error);
    std::fprintf(stderr, "farol: %s\n", qPrintable(text.whole()));
    if (m_connectPage) {
        m_connectPage->setDemo(ui::ConnectPage::Demo::Failed, text.whole());
    }
    if (isShown) {
        m_workplace->window().status().showError(text.whole());
    } else if (!m_workplace && !m_connectPage) {
        QCoreApplication::exit(1);
    }
}

} // namespace farol
