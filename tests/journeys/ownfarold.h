// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

namespace farol::journeys {

// The real farold as somebody sets it up for good: a database of its own, one operator with a password, the provider's
// sandbox beside it. Everything that these programs say is kept.
class OwnFarold final {
public:
    explicit OwnFarold(const QByteArray &password) {
        m_environment = QProcessEnvironment::systemEnvironment();
        start(m_provider, {QStringLiteral("psp-sandbox"), QStringLiteral("--while-input"), QStringLiteral("--ledger"),
                           m_folder.filePath(QStringLiteral("psp.ledger"))});
        const int port = lineOf(m_provider).value(u"port").toInt();
        m_environment.insert(QStringLiteral("FAROLD_PROVIDER_URL"), QStringLiteral("http://127.0.0.1:%1").arg(port));
        m_environment.insert(QStringLiteral("FAROLD_DATABASE_PATH"), m_folder.filePath(QStringLiteral("farold.db")));
        m_environment.insert(QStringLiteral("FAROLD_ENVIRONMENT"), QStringLiteral("Homologacao"));
        m_environment.insert(QStringLiteral("FAROLD_APPROVALS"), QStringLiteral("off"));
        m_environment.insert(QStringLiteral("FAROLD_LOG_LEVEL"), QStringLiteral("trace"));
        m_isReady = port > 0 && run({QStringLiteral("migrate"), QStringLiteral("up")}) &&
                    run({QStringLiteral("user"), QStringLiteral("add"), user(), QStringLiteral("--role"),
                         QStringLiteral("operator"), QStringLiteral("--password-file"), QStringLiteral("-")},
                        password + '\n');
        start(m_farold, {QStringLiteral("serve"), QStringLiteral("--port"), QStringLiteral("0"),
                         QStringLiteral("--handover"), QStringLiteral("--handover-as"), user()});
        const QJsonObject line = lineOf(m_farold);
        m_url = QUrl(line.value(u"url").toString());
        m_launchToken = line.value(u"token").toString().toUtf8();
        m_isReady = m_isReady && !m_url.isEmpty() && !m_launchToken.isEmpty();
    }
    ~OwnFarold() { stop(); }
    OwnFarold(const OwnFarold &) = delete;
    OwnFarold &operator=(const OwnFarold &) = delete;

    [[nodiscard]] bool isReady() const { return m_isReady; }
    [[nodiscard]] static QString user() { return QStringLiteral("operator1"); }
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] QByteArray launchToken() const { return m_launchToken; }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] qint64 pid() const { return m_farold.processId(); }
    // Ends both; what they said to the end is known afterwards.
    void stop() {
        for (QProcess *process : {&m_farold, &m_provider}) {
            process->closeWriteChannel();
            if (process->state() != QProcess::NotRunning && !process->waitForFinished(30'000)) {
                process->kill();
                process->waitForFinished(5'000);
            }
            m_said += process->readAll();
        }
    }
    [[nodiscard]] const QByteArray &said() const { return m_said; }

private:
    void start(QProcess &process, const QStringList &arguments) {
        process.setProcessEnvironment(m_environment);
        process.setReadChannel(QProcess::StandardOutput);
        QObject::connect(&process, &QProcess::readyReadStandardError, &process,
                         [this, &process] { m_said += process.readAllStandardError(); });
        process.start(QStringLiteral(FAROL_BIN_DIR "/farold"), arguments);
    }
    static QJsonObject lineOf(QProcess &process) {
        while (!process.canReadLine() && process.waitForReadyRead(60'000)) {
        }
        return QJsonDocument::fromJson(process.readLine()).object();
    }
    bool run(const QStringList &arguments, const QByteArray &input = {}) {
        QProcess process;
        start(process, arguments);
        process.write(input);
        process.closeWriteChannel();
        const bool ended = process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit;
        m_said += process.readAllStandardOutput();
        return ended && process.exitCode() == 0;
    }

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QByteArray m_said;
    QByteArray m_launchToken;
    QUrl m_url;
    QProcess m_provider;
    QProcess m_farold;
    bool m_isReady = false;
};

} // namespace farol::journeys
