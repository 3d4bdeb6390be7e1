// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httpclient.h"

#include "net/http/exchange.h"
#include "net/http/tls.h"

#include <QNetworkProxyFactory>
#include <QThread>
#include <QUuid>

namespace farol::net {

namespace {

// The system's proxy, and none for this machine itself.
class SystemProxy final : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override {
        if (isLoopback(query.peerHostName())) {
            return {QNetworkProxy(QNetworkProxy::NoProxy)};
        }
        return systemProxyForQuery(query);
    }
};

std::unique_ptr<QNetworkAccessManager> plainWire() {
    auto wire = std::make_unique<QNetworkAccessManager>();
    wire->setAutoDeleteReplies(false);
    wire->setProxyFactory(new SystemProxy); // the manager owns it
    return wire;
}

} // namespace

IntentKey IntentKey::make() {
    return {QUuid::createUuid().toString(QUuid::WithoutBraces)};
}

Call::Call(Exchange *exchange)
    : m_exchange(exchange) {}

void Call::cancel() {
    if (auto *exchange = qobject_cast<Exchange *>(m_exchange.data())) {
        exchange->cancel();
    }
    m_exchange.clear();
}

bool Call::isRunning() const {
    const auto *exchange = qobject_cast<const Exchange *>(m_exchange.data());
    return exchange != nullptr && !exchange->isOver();
}

const LastSeen *Call::lastSeen() const {
    const auto *exchange = qobject_cast<const Exchange *>(m_exchange.data());
    return exchange != nullptr ? exchange->lastSeen() : nullptr;
}

HttpClient::HttpClient(HttpOptions options, std::unique_ptr<QNetworkAccessManager> wire)
    : m_options(std::move(options))
    , m_wire(wire ? std::move(wire) : plainWire()) {
    QUrl origin;
    origin.setScheme(m_options.base.scheme());
    origin.setHost(m_options.base.host());
    origin.setPort(m_options.base.port());
    m_options.base = origin;
}

// Calls that still run are silenced while the wire is there.
HttpClient::~HttpClient() {
    for (auto *exchange : findChildren<Exchange *>(Qt::FindDirectChildrenOnly)) {
        exchange->cancel();
        delete exchange;
    }
}

Call HttpClient::send(const HttpRequest &request, QObject *context, std::function<void(Result<HttpReply>)> answer) {
    return ask<HttpReply>(
        request, context, [](const HttpReply &reply) -> Result<HttpReply> { return reply; }, std::move(answer));
}

Call HttpClient::start(const HttpRequest &request, QObject *context, std::shared_ptr<Ending> ending) {
    Q_ASSERT(context != nullptr && context->thread() == thread() && QThread::currentThread() == thread());
    auto *exchange = new Exchange(*this, request, context, std::move(ending)); // child of this client
    exchange->start();
    return Call(exchange);
}

} // namespace farol::net
