// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "net/http/httpclient.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QHostInfo>
#include <QObject>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>
#include <memory>

namespace farol::net {

// Which step of reaching a farold, or another peer, fails, one after the other: name, network, certificate, service.
// Meaning only; the sentences are made by ui. Lives on the GUI thread, never blocks it; each step has its own time
// limit.
class Diagnosis final : public QObject {
    Q_OBJECT
public:
    enum class Step { Name, Network, Certificate, Service };
    enum class State { Waiting, Running, Good, Warning, Failed };
    struct Outcome {
        State state = State::Waiting;
        QString code;    // no_such_host, refused, unreachable, timeout, unknown_authority, self_signed, expired,
                         // wrong_host, plain_http_refused, tls_failed, not_farold, web_page, redirect_refused,
                         // expires_soon, …
        QString subject; // address, issuer, host name
        int milliseconds = 0;
        int daysLeft = -1;    // of the certificate
        QByteArray issuerPem; // the authority that could be trusted, where the peer sent it
    };
    static constexpr int stepCount = 4;

    explicit Diagnosis(QObject *parent = nullptr);
    ~Diagnosis() override;

    // Asks whether the peer is what it should be: its name and version, or why not, by the code of the step. Not
    // farold: see PrometheusApi.
    using Ask = std::function<void(HttpClient &client, QObject *context, std::function<void(Result<QString>)> answer)>;
    // Starts anew; what ran before is silent from here on.
    void start(const HttpOptions &options, Ask ask = {});
    [[nodiscard]] const Outcome &outcome(Step step) const { return m_outcomes[static_cast<std::size_t>(step)]; }
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] bool isGood() const; // every step Good or Warning

Q_SIGNALS:
    void changed(farol::net::Diagnosis::Step step);
    void finished();

private:
    void set(Step step, Outcome outcome);
    void fail(Step step, const QString &code, const QString &subject, const QByteArray &issuerPem = {});
    void resolved(const QHostInfo &info);
    void connectTo(const QHostAddress &address);
    void connected();
    void startTls();
    void certificateRefused(const QList<QSslError> &errors);
    void certificateAccepted();
    void askService();
    void socketFailed();
    void end();

    HttpOptions m_options;
    Ask m_ask;
    std::array<Outcome, stepCount> m_outcomes;
    std::unique_ptr<QSslSocket> m_socket;
    std::unique_ptr<HttpClient> m_client;
    QTimer m_limit;
    QElapsedTimer m_since;
    QList<QHostAddress> m_addresses; // of the name, not tried yet
    int m_lookup = -1;
    Step m_step = Step::Name;
    bool m_running = false;
};

} // namespace farol::net
