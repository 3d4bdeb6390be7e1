// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/embedded/embeddedbackend.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace farol::app {

namespace {
constexpr qsizetype handoverCap = 4096;
}

EmbeddedBackend::EmbeddedBackend(Options options)
    : m_options(std::move(options)) {
    m_patience.setSingleShot(true);
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        give(QStringLiteral("embedded_timeout"),
             QStringLiteral("the embedded back-end did not answer within %1 s").arg(m_options.patience.count() / 1000));
    });
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &EmbeddedBackend::readHandover);
    connect(&m_process, &QProcess::finished, this, &EmbeddedBackend::ended);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            give(QStringLiteral("embedded_start"), m_process.errorString());
        }
    });
}

EmbeddedBackend::~EmbeddedBackend() {
    disconnect(&m_process, nullptr, this, nullptr);
    if (m_process.state() == QProcess::NotRunning) {
        return;
    }
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(3000)) { // allowed: the application is ending; the child must not outlive it
        m_process.kill();
        m_process.waitForFinished(1000);
    }
}

QString EmbeddedBackend::findProgram() {
    const QString beside =
        QStandardPaths::findExecutable(QStringLiteral("farold"), {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(QStringLiteral("farold")) : beside;
}

void EmbeddedBackend::start() {
    const QString program = m_options.program.isEmpty() ? findProgram() : m_options.program;
    if (program.isEmpty()) {
        give(QStringLiteral("embedded_missing"),
             QStringLiteral(
                 "farold is not beside this program and not in PATH; install the back-end or connect to a server"));
        return;
    }
    m_ready = false;
    m_stopping = false;
    m_patience.start(m_options.patience);
    m_process.start(program, QStringList{QStringLiteral("serve"), QStringLiteral("--handover")} + m_options.arguments);
}

void EmbeddedBackend::stop() {
    m_stopping = true;
    m_process.closeWriteChannel();
}

void EmbeddedBackend::readHandover() {
    if (m_ready) {
        m_process.readAllStandardOutput();
        return;
    }
    if (!m_process.canReadLine()) {
        if (m_process.bytesAvailable() > handoverCap) {
            give(QStringLiteral("embedded_handover"), QStringLiteral("the embedded back-end wrote something else"));
        }
        return;
    }
    QByteArray line = m_process.readLine(handoverCap);
    const QJsonObject handover = QJsonDocument::fromJson(line).object();
    const QUrl address(handover.value(u"url").toString(), QUrl::StrictMode);
    Secret token(handover.value(u"token").toString().toUtf8());
    line.fill('\0');
    if (!address.isValid() || address.host() != QStringLiteral("127.0.0.1") || token.isEmpty()) {
        give(QStringLiteral("embedded_handover"), QStringLiteral("the embedded back-end handed over no address"));
        return;
    }
    m_patience.stop();
    m_ready = true;
    Q_EMIT ready(address, token);
}

void EmbeddedBackend::ended(int code) {
    if (m_stopping) {
        return;
    }
    const QByteArray said = m_process.readAllStandardError().trimmed();
    const auto lastLine = said.mid(said.lastIndexOf('\n') + 1).left(500);
    give(m_ready ? QStringLiteral("embedded_ended") : QStringLiteral("embedded_start"),
         QStringLiteral("the embedded back-end ended with code %1. %2").arg(code).arg(QString::fromUtf8(lastLine)));
}

void EmbeddedBackend::give(const QString &code, const QString &detail) {
    m_patience.stop();
    Q_EMIT failed(Error{ErrorKind::Network, 0, code, detail, {}, {}, {}});
}

} // namespace farol::app
