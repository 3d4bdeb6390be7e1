// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http/ending.h"
#include "net/http/tokensource.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>

// Contract of a call, for every function of net that takes (context, answer):
// 1. The answer comes at most once, on the thread of the client, never re-entrantly inside the call.
// 2. It never comes after cancel(), after the context died or after the client died; the socket is closed then.
// 3. It is a Result: the value, or an Error with kind, httpStatus (0 without an answer), code, detail and requestId.
//    A Tls error about a certificate carries the chain's last certificate, as PEM, in Error.body.
// 4. Writes carry the Idempotency-Key of the caller's intent; a second try after Timeout passes the same IntentKey.
// 5. Cancel is silent. The context lives on the client's thread.
// 6. A read that keeps is answered with what was last seen when the back-end cannot be asked: Call::lastSeen() tells.
namespace farol::net {

class Exchange;

// An answer that is not new: when it was, and why there is no newer one.
struct LastSeen {
    Instant asOf; // server time
    Error why;
};

// Where good answers are kept, outside of net. key: path and query. recall answers later, once, on the client's thread,
// and not after the context died; its serverTime says when the answer was good.
struct Memory {
    std::function<void(const QString &key, const HttpReply &reply)> remember;
    std::function<void(const QString &key, QObject *context, std::function<void(std::optional<HttpReply>)>)> recall;
};

// A handle on a running call. Copies mean the same call; letting it go does not cancel.
class Call final {
public:
    Call() = default;
    explicit Call(Exchange *exchange);
    void cancel();
    [[nodiscard]] bool isRunning() const;
    // Inside the answer: not null when it is what was last seen.
    [[nodiscard]] const LastSeen *lastSeen() const;

private:
    QPointer<QObject> m_exchange;
};

// The one HTTP client of the console: one origin, one session, its own connections. Lives on one thread.
class HttpClient final : public QObject {
    Q_OBJECT
public:
    // wire: a stand-in for tests; a plain manager without cookies, cache and automatic redirects otherwise.
    explicit HttpClient(HttpOptions options, std::unique_ptr<QNetworkAccessManager> wire = {});
    ~HttpClient() override;

    Call send(const HttpRequest &request, QObject *context, std::function<void(Result<HttpReply>)> answer);
    template<typename T>
    Call ask(const HttpRequest &request, QObject *context, Decode<T> decode, std::function<void(Result<T>)> answer,
             Salvage<T> salvage = {});

    [[nodiscard]] const HttpOptions &options() const { return m_options; }
    [[nodiscard]] TokenSource &tokens() { return m_tokens; }
    [[nodiscard]] QNetworkAccessManager &wire() { return *m_wire; }
    void setMemory(Memory memory) { m_memory = std::move(memory); }

Q_SIGNALS:
    // Each answer with a Date header, good or bad: what the session's clock follows.
    void heardServerTime(farol::Instant serverTime);

private:
    friend class Exchange;
    Call start(const HttpRequest &request, QObject *context, std::shared_ptr<Ending> ending);

    HttpOptions m_options;
    Memory m_memory;
    TokenSource m_tokens;
    std::unique_ptr<QNetworkAccessManager> m_wire;
};

template<typename T>
Call HttpClient::ask(const HttpRequest &request, QObject *context, Decode<T> decode,
                     std::function<void(Result<T>)> answer, Salvage<T> salvage) {
    return start(request, context,
                 std::make_shared<TypedEnding<T>>(std::move(decode), std::move(answer), std::move(salvage)));
}

} // namespace farol::net
