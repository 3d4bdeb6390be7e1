// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/ownplace.h"
#include "kit/rawhttp.h"
#include "kit/sandboxkit.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QUrl>

namespace farol::kit {

// One request on a connection that stays open; the connection is made again when it was closed.
class Caller final {
public:
    Caller(quint16 port, QByteArray token)
        : m_port(port)
        , m_token(std::move(token)) {}
    HttpAnswer call(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                    const HttpHeaders &headers = {}) {
        QByteArray text =
            method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + m_token + "\r\n";
        for (const auto &[name, value] : headers) {
            text += name + ": " + value + "\r\n";
        }
        text += body.isEmpty() ? QByteArray("\r\n")
                               : "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
        if (!m_http || !m_http->good()) {
            m_http = std::make_unique<RawHttp>(m_port);
        }
        m_http->waitAtMost(std::chrono::seconds(120));
        const auto answer = m_http->send(text).read();
        if (answer.headers.value("connection") == "close") {
            m_http.reset();
        }
        return answer;
    }
    HttpAnswer json(const QByteArray &path, const QByteArray &body, const QByteArray &key) {
        HttpHeaders headers{{"Content-Type", "application/json"}};
        if (!key.isEmpty()) {
            headers.append({"Idempotency-Key", key});
        }
        return call("POST", path, body, headers);
    }
    // A file of one payment.
    HttpAnswer import(const QByteArray &id, const QByteArray &amount, const QByteArray &key) {
        HttpHeaders headers{{"Content-Type", "text/csv"}};
        if (!key.isEmpty()) {
            headers.append({"Idempotency-Key", key});
        }
        return call("POST", "/api/v1/batches/import",
                    "external_id;payee;document;pix_key;amount\n" + id + ";Ana;52998224725;ana@x.example;" + amount +
                        "\n",
                    headers);
    }

private:
    quint16 m_port;
    QByteArray m_token;
    std::unique_ptr<RawHttp> m_http;
};

// The program itself with a provider in this process: one on a file, two on a server. Approvals and limits are off.
class Farolds final {
public:
    explicit Farolds(const QString &faults = QStringLiteral("none"), const QHash<QString, QString> &more = {})
        : m_sandbox(withFaults(faults)) {
        m_environment = QProcessEnvironment::systemEnvironment();
        QHash<QString, QString> all{{QStringLiteral("FAROLD_PROVIDER_URL"), m_sandbox.url()},
                                    {QStringLiteral("FAROLD_APPROVALS"), QStringLiteral("off")},
                                    {QStringLiteral("FAROLD_HTTP_PORT"), QStringLiteral("0")},
                                    {QStringLiteral("FAROLD_HTTP_ADDRESS_RATE"), QStringLiteral("0")},
                                    {QStringLiteral("FAROLD_HTTP_USER_RATE"), QStringLiteral("0")},
                                    {QStringLiteral("FAROLD_LOG_LEVEL"), QStringLiteral("error")}};
        all.insert(place.variables());
        all.insert(more);
        for (auto it = all.begin(); it != all.end(); ++it) {
            m_environment.insert(it.key(), it.value());
        }
        QProcess add;
        add.setProcessEnvironment(m_environment);
        add.start(program(), {QStringLiteral("user"), QStringLiteral("add"), QStringLiteral("boss"),
                              QStringLiteral("--role"), QStringLiteral("operator")});
        add.write("a-long-password-1\n");
        add.closeWriteChannel();
        if (!add.waitForFinished(120'000) || add.exitCode() != 0) {
            qFatal("no account");
        }
        m_processes.resize(place.onServer() ? 2 : 1);
        for (std::size_t i = 0; i < m_processes.size(); ++i) {
            start(i);
        }
    }
    ~Farolds() {
        for (auto &one : m_processes) {
            one.process->closeWriteChannel();
        }
        for (auto &one : m_processes) {
            if (!one.process->waitForFinished(120'000)) {
                one.process->kill();
                one.process->waitForFinished();
            }
        }
    }
    Farolds(const Farolds &) = delete;
    Farolds &operator=(const Farolds &) = delete;

    [[nodiscard]] std::size_t count() const { return m_processes.size(); }
    [[nodiscard]] Caller caller(std::size_t i) const { return {m_processes[i].port, m_processes[i].token}; }
    [[nodiscard]] quint16 port(std::size_t i = 0) const { return m_processes[i].port; }
    [[nodiscard]] qint64 pid(std::size_t i = 0) const { return m_processes[i].process->processId(); }
    [[nodiscard]] const RunningSandbox &sandbox() const { return m_sandbox; }

    OwnPlace place;
    void start(std::size_t i) {
        auto &one = m_processes[i];
        if (one.process) {
            one.process->closeWriteChannel();
            one.process->waitForFinished(120'000);
        }
        one.process = std::make_unique<QProcess>();
        auto environment = m_environment;
        environment.insert(QStringLiteral("FAROLD_WORKER_NAME"), QStringLiteral("worker-%1").arg(i));
        one.process->setProcessEnvironment(environment);
        one.process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        one.process->start(program(), {QStringLiteral("serve"), QStringLiteral("--handover"),
                                       QStringLiteral("--handover-as"), QStringLiteral("boss")});
        while (!one.process->canReadLine() && one.process->waitForReadyRead(120'000)) {
        }
        const auto line = QJsonDocument::fromJson(one.process->readLine()).object();
        one.port = static_cast<quint16>(QUrl(line.value(QStringLiteral("url")).toString()).port(0));
        one.token = line.value(QStringLiteral("token")).toString().toLatin1();
        if (one.port == 0) {
            qFatal("farold did not start");
        }
    }

private:
    struct One {
        std::unique_ptr<QProcess> process;
        quint16 port = 0;
        QByteArray token;
    };
    static QString program() { return QStringLiteral(FAROL_BIN_DIR "/farold"); }
    static server::SandboxOptions withFaults(const QString &faults) {
        server::SandboxOptions options;
        options.faults = faults;
        return options;
    }
    RunningSandbox m_sandbox;
    QProcessEnvironment m_environment;
    std::vector<One> m_processes;
};

} // namespace farol::kit
