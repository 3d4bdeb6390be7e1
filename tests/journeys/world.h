// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

namespace farol::journeys {

// The real farold on the demo day, called Produção or Demonstração, and the real console on it. Nothing is faked.
class World final {
public:
    explicit World(bool production) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("FAROLD_ENVIRONMENT"), name(production));
        environment.insert(QStringLiteral("FAROLD_PRODUCTION"),
                           production ? QStringLiteral("on") : QStringLiteral("off"));
        m_farold.setProcessEnvironment(environment);
        m_farold.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_farold.start(QStringLiteral(FAROL_BIN_DIR "/farold"),
                       {QStringLiteral("serve"), QStringLiteral("--demo"), QStringLiteral("--handover")});
        while (!m_farold.canReadLine() && m_farold.waitForReadyRead(60'000)) {
        }
        const QJsonObject line = QJsonDocument::fromJson(m_farold.readLine()).object();
        m_url = QUrl(line.value(u"url").toString());
        m_token = line.value(u"token").toString().toUtf8();
        m_environment = {name(production), production ? app::EnvironmentKind::Production : app::EnvironmentKind::Demo,
                         m_url, production};
    }
    ~World() {
        m_console.reset();
        m_farold.closeWriteChannel();
        m_farold.waitForFinished(20'000);
    }

    // Opens the window and waits until both pages have their data.
    void openConsole(const QString &page) {
        ConsoleOptions options;
        options.language = QStringLiteral("pt_BR");
        options.scheme = ui::Theme::Scheme::Light;
        options.page = page;
        m_console = std::make_unique<Console>(*qobject_cast<QApplication *>(QCoreApplication::instance()), options);
        m_console->open(m_environment, Secret(m_token));
        QTRY_VERIFY_WITH_TIMEOUT(work().overview().overview().has_value(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(work().batches().rowCount() >= 9, 20'000);
    }
    [[nodiscard]] Workplace &work() { return *m_console->workplace(); }
    [[nodiscard]] ui::MainWindow &window() { return work().window(); }
    template<typename T>
    [[nodiscard]] T *find(const char *objectName) {
        return window().findChild<T *>(QString::fromLatin1(objectName));
    }

    // What the server says, asked beside the console.
    [[nodiscard]] QJsonObject ask(const QString &path) {
        QNetworkRequest request(m_url.resolved(QUrl(path)));
        request.setRawHeader("Authorization", "Bearer " + m_token);
        std::unique_ptr<QNetworkReply> reply(m_wire.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished()) {
            finished.wait(20'000);
        }
        return QJsonDocument::fromJson(reply->readAll()).object();
    }
    void stopFarold() {
        m_farold.kill();
        m_farold.waitForFinished(10'000);
    }
    [[nodiscard]] static QString name(bool production) {
        return production ? QStringLiteral("Produção") : QStringLiteral("Demonstração");
    }

private:
    QProcess m_farold;
    QUrl m_url;
    QByteArray m_token;
    app::Environment m_environment;
    QNetworkAccessManager m_wire;
    std::unique_ptr<Console> m_console;
};

// Every visible text of a widget and what is in it, for "reads" assertions: accessible names included.
inline QString spoken(const QWidget &widget) {
    QStringList texts{widget.accessibleName()};
    for (const QWidget *child : widget.findChildren<QWidget *>()) {
        if (child->isVisibleTo(&widget)) {
            texts << child->accessibleName() << child->property("text").toString();
        }
    }
    return texts.join(u'\n');
}

} // namespace farol::journeys
