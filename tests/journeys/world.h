// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "journeys/spoken.h"
#include "kit/processes.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace farol::journeys {

// How the demo day is served.
struct Day {
    bool production = false; // the environment is called Produção, and read-only at first
    bool approvals = true;
};

// The real farold on the demo day, called Produção or Demonstração, with its own provider, and the real console on it.
// Nothing is faked.
class World final {
public:
    explicit World(Day day = {}) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        const auto onOff = [](bool on) { return on ? QStringLiteral("on") : QStringLiteral("off"); };
        environment.insert(QStringLiteral("FAROLD_ENVIRONMENT"), name(day.production));
        environment.insert(QStringLiteral("FAROLD_PRODUCTION"), onOff(day.production));
        environment.insert(QStringLiteral("FAROLD_APPROVALS"), onOff(day.approvals));
        m_farold.setProcessEnvironment(environment);
        m_farold.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_farold.start(QStringLiteral(FAROL_BIN_DIR "/farold"),
                       {QStringLiteral("serve"), QStringLiteral("--demo"), QStringLiteral("--handover")});
        while (!m_farold.canReadLine() && m_farold.waitForReadyRead(60'000)) {
        }
        const QJsonObject line = QJsonDocument::fromJson(m_farold.readLine()).object();
        m_url = QUrl(line.value(u"url").toString());
        m_token = line.value(u"token").toString().toUtf8();
        m_environment = {name(day.production),
                         day.production ? app::EnvironmentKind::Production : app::EnvironmentKind::Demo, m_url,
                         day.production};
    }
    ~World() {
        m_console.reset();
        m_farold.closeWriteChannel();
        m_farold.waitForFinished(20'000);
    }

    // Opens the window and waits until both pages have their data.
    void openConsole(const QString &page) {
        showConsole(page);
        QTRY_VERIFY_WITH_TIMEOUT(work().overview().overview().has_value(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(work().batches().rowCount() >= 9, 20'000);
    }
    // Opens the window, whatever it can read.
    void showConsole(const QString &page) {
        ConsoleOptions options;
        options.language = QStringLiteral("pt_BR");
        options.scheme = ui::Theme::Scheme::Light;
        options.page = page;
        options.settingsDirectory = m_folder.path();
        m_console = std::make_unique<Console>(*qobject_cast<QApplication *>(QCoreApplication::instance()), options);
        m_console->open(m_environment, Secret(m_token));
    }
    [[nodiscard]] const QUrl &url() const { return m_url; }
    [[nodiscard]] Workplace &work() { return *m_console->workplace(); }
    [[nodiscard]] ui::MainWindow &window() { return work().window(); }
    [[nodiscard]] const ui::Theme &theme() const { return m_console->theme(); }
    template<typename T>
    [[nodiscard]] T *find(const char *objectName) {
        return window().findChild<T *>(QString::fromLatin1(objectName));
    }

    // What the server says, asked beside the console, as the person at it or as another one of the demo's accounts.
    [[nodiscard]] QJsonObject ask(const QString &path, const QString &user = {}) {
        QNetworkRequest request(m_url.resolved(QUrl(path)));
        request.setRawHeader("Authorization", "Bearer " + (user.isEmpty() ? m_token : tokenOf(user)));
        return answer(m_wire.get(request));
    }
    // An order beside the console, by another one of the demo's accounts.
    [[nodiscard]] QJsonObject order(const QString &path, const QJsonObject &body, const QString &user) {
        QNetworkRequest request(m_url.resolved(QUrl(path)));
        request.setRawHeader("Authorization", "Bearer " + tokenOf(user));
        request.setRawHeader("Idempotency-Key", "journey-" + QByteArray::number(++m_orders));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        return answer(m_wire.post(request, QJsonDocument(body).toJson()));
    }
    // What the payment provider says: another process with a ledger of its own.
    [[nodiscard]] QJsonObject askProvider(const QString &path) {
        const auto provider = kit::childrenOf(m_farold.processId());
        const auto ports = provider.isEmpty() ? QList<quint16>() : kit::listeningPortsOf(provider.constFirst());
        const QUrl base(QStringLiteral("http://127.0.0.1:%1").arg(ports.value(0)));
        return answer(m_wire.get(QNetworkRequest(base.resolved(QUrl(path)))));
    }
    // Rows of the audit log; -1 when it cannot be told.
    [[nodiscard]] qint64 auditRows() {
        const QJsonObject verdict = ask(QStringLiteral("/api/v1/audit/verify"), QStringLiteral("auditor"));
        return verdict.value(u"holds").toBool() ? verdict.value(u"tenant").toObject().value(u"rows").toInteger(-1) : -1;
    }
    // From here on the console reaches farold over this port of this machine.
    void putBetween(quint16 port) { m_environment.url.setPort(port); }
    [[nodiscard]] quint16 port() const { return static_cast<quint16>(m_url.port()); }
    void stopFarold() {
        m_farold.kill();
        m_farold.waitForFinished(10'000);
    }
    [[nodiscard]] static QString name(bool production) {
        return production ? QStringLiteral("Produção") : QStringLiteral("Demonstração");
    }

private:
    static QJsonObject answer(QNetworkReply *sent) {
        const std::unique_ptr<QNetworkReply> reply(sent);
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished()) {
            finished.wait(20'000);
        }
        return QJsonDocument::fromJson(reply->readAll()).object();
    }
    QByteArray tokenOf(const QString &user) {
        QByteArray &token = m_tokens[user];
        if (token.isEmpty()) {
            QNetworkRequest request(m_url.resolved(QUrl(QStringLiteral("/api/v1/auth/token"))));
            request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
            const QJsonObject body{{QStringLiteral("grant_type"), QStringLiteral("password")},
                                   {QStringLiteral("username"), user},
                                   {QStringLiteral("password"), QStringLiteral("farol-demo")}};
            const QJsonObject pair = answer(m_wire.post(request, QJsonDocument(body).toJson()));
            token = pair.value(u"access").toString().toLatin1();
        }
        return token;
    }

    QTemporaryDir m_folder;
    QProcess m_farold;
    QUrl m_url;
    QByteArray m_token;
    QHash<QString, QByteArray> m_tokens;
    app::Environment m_environment;
    int m_orders = 0;
    QNetworkAccessManager m_wire;
    std::unique_ptr<Console> m_console;
};

} // namespace farol::journeys
