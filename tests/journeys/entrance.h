// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "journeys/spoken.h"

#include "ui/connect/environmentcard.h"
#include "ui/kit/button.h"
#include "ui/kit/textfield.h"

#include <QApplication>
#include <QTest>

namespace farol::journeys {

// One start of the console on a profile of its own, at the page of entering, used as a person does.
class Entrance final {
public:
    explicit Entrance(const QString &profile) {
        ConsoleOptions options;
        options.language = QStringLiteral("pt_BR");
        options.settingsDirectory = profile;
        m_console = std::make_unique<Console>(*qobject_cast<QApplication *>(QCoreApplication::instance()), options);
        m_console->start();
    }
    [[nodiscard]] Console &console() { return *m_console; }
    [[nodiscard]] ui::ConnectPage &page() { return *m_console->connectPage(); }
    [[nodiscard]] bool says(const QString &words) { return spoken(page()).contains(words); }
    [[nodiscard]] QLineEdit &field(const char *name) {
        return *page().findChild<ui::TextField *>(QString::fromLatin1(name));
    }
    void type(const char *name, const QString &text) {
        field(name).setFocus();
        field(name).selectAll();
        QTest::keyClicks(&field(name), text);
    }
    void signIn(const QUrl &url, const QString &user, const QByteArray &password) {
        type("name", QStringLiteral("Homologacao"));
        type("address", url.toString());
        type("user", user);
        type("password", QString::fromUtf8(password));
        QTest::keyClick(&field("password"), Qt::Key_Return);
    }
    // The stored environment's own button; null while there is none.
    [[nodiscard]] ui::Button *stored() {
        const auto cards = page().findChildren<ui::EnvironmentCard *>();
        return cards.size() > 1 ? &cards.last()->button() : nullptr;
    }
    [[nodiscard]] bool isInside() const {
        Workplace *work = m_console->workplace();
        return work && work->window().isVisible() && work->session().connection() == app::Connection::Online;
    }

private:
    std::unique_ptr<Console> m_console;
};

} // namespace farol::journeys
