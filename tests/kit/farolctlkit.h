// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/codec.h"
#include "kit/farolddata.h"
#include "kit/rawserver.h"

#include <QFile>
#include <QHash>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <deque>

namespace farol::kit {

// The wire of farold on loopback: each "METHOD /path" gives the answers it was told, in order, the last one again.
class ScriptedFarold final {
public:
    struct Reply {
        int status = 200;
        QByteArray body;
        QByteArray etag;
        bool hangUp = false;
    };
    ScriptedFarold()
        : m_server([this](QTcpSocket &socket, const QByteArray &request) { say(socket, request); }) {}

    void on(const QByteArray &call, const QByteArray &body, int status = 200) {
        m_replies[call].push_back({status, body, {}, false});
    }
    void problem(const QByteArray &call, int status, const Error &error) {
        m_replies[call].push_back({status, json::encodeProblem(error), {}, false});
    }
    void hangsUp(const QByteArray &call) { m_replies[call].push_back({0, {}, {}, true}); }
    [[nodiscard]] QString url() const { return m_server.url().toString(); }
    // What was asked, whole; and how often that call was made.
    [[nodiscard]] QList<QByteArray> asked(const QByteArray &call) const {
        QList<QByteArray> found;
        for (const QByteArray &request : m_server.requests()) {
            if (callOf(request) == call) {
                found.append(request);
            }
        }
        return found;
    }
    [[nodiscard]] qsizetype calls() const { return m_server.requests().size(); }
    static QByteArray header(const QByteArray &request, const QByteArray &name) {
        for (const QByteArray &line : request.left(request.indexOf("\r\n\r\n")).split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ':')) {
                return line.mid(name.size() + 1).trimmed();
            }
        }
        return {};
    }
    static QByteArray body(const QByteArray &request) { return request.mid(request.indexOf("\r\n\r\n") + 4); }

private:
    static QByteArray callOf(const QByteArray &request) {
        const auto words = request.left(request.indexOf('\r')).split(' ');
        return words.value(0) + ' ' + words.value(1).split('?').value(0);
    }
    void say(QTcpSocket &socket, const QByteArray &request) {
        auto &queue = m_replies[callOf(request)];
        if (queue.empty()) {
            Error error;
            error.detail = QStringLiteral("not in the script: ") + QString::fromUtf8(callOf(request));
            queue.push_back({404, json::encodeProblem(error), {}, false});
        }
        const Reply reply = queue.front();
        if (queue.size() > 1) {
            queue.pop_front();
        }
        if (reply.hangUp) {
            socket.abort();
            return;
        }
        const QByteArray type = reply.status < 400 ? "application/json" : "application/problem+json";
        socket.write("HTTP/1.1 " + QByteArray::number(reply.status) + " x\r\nContent-Type: " + type +
                     "\r\nX-Request-Id: req-42\r\nContent-Length: " + QByteArray::number(reply.body.size()) +
                     "\r\n\r\n" + reply.body);
    }

    QHash<QByteArray, std::deque<Reply>> m_replies;
    RawServer m_server;
};

// The real farolctl in its own home.
class FarolctlRun final {
public:
    struct Outcome {
        int code = -1;
        QString out;
        QString err;
    };
    explicit FarolctlRun(const QString &server)
        : m_server(server) {
        useToken("tok-canary-1");
    }
    void useToken(const QByteArray &token) const {
        QFile file(m_home.filePath(QStringLiteral("token")));
        if (file.open(QIODevice::WriteOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner)) {
            file.write(token + '\n');
        }
    }
    [[nodiscard]] QString file(const QString &name) const { return m_home.filePath(name); }
    QString write(const QString &name, const QByteArray &content) const {
        QFile file(m_home.filePath(name));
        [[maybe_unused]] const bool open = file.open(QIODevice::WriteOnly);
        file.write(content);
        return file.fileName();
    }
    // With the token file.
    Outcome operator()(QStringList arguments, const QByteArray &input = {}) const {
        return bare(arguments << QStringLiteral("--token-file") << m_home.filePath(QStringLiteral("token")), input);
    }
    Outcome bare(QStringList arguments, const QByteArray &input = {}) const {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(program(), arguments << QStringLiteral("--server") << m_server);
        process.write(input);
        process.closeWriteChannel();
        if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30000)) {
            process.kill();
            process.waitForFinished();
        }
        const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        return {code, QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    [[nodiscard]] QProcessEnvironment environment() const {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), m_home.path());
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_home.path() + QStringLiteral("/config"));
        environment.remove(QStringLiteral("FAROL_SERVER"));
        environment.remove(QStringLiteral("FAROL_USER"));
        environment.remove(QStringLiteral("FAROL_SOURCE"));
        environment.remove(QStringLiteral("FAROL_ALERTMANAGER"));
        return environment;
    }
    static QString program() { return QStringLiteral(FAROL_BIN_DIR "/farolctl"); }
    [[nodiscard]] QString home() const { return m_home.path(); }

private:
    QString m_server;
    QTemporaryDir m_home;
};

inline Me someone(bool production = false) {
    Me me;
    me.user = QStringLiteral("operator1");
    me.tenant = QStringLiteral("default");
    me.roles = {Role::Operator};
    me.environment = QStringLiteral("Produção");
    me.production = production;
    me.serverTime = demoTime();
    me.zone = QStringLiteral("America/Sao_Paulo");
    return me;
}

inline Error problem(ErrorKind kind, int status, const char *code) {
    return {kind, status, QString::fromLatin1(code), QStringLiteral("a sentence about it"), QStringLiteral("req-42"),
            {},   {}};
}

} // namespace farol::kit
