// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/providerclient.h"

#include "core/process/giveway.h"
#include "server/telemetry/certificates.h"

#include <QUrl>
#include <algorithm>
#include <boost/asio/post.hpp>

namespace farol::server {

namespace asio = boost::asio;
using namespace std::chrono_literals;

ProviderClient::ProviderClient(OnReply onReply)
    : m_onReply(std::move(onReply)) {}

ProviderClient::~ProviderClient() {
    stop();
}

Done ProviderClient::start(const Options &options) {
    const QUrl url(options.url, QUrl::StrictMode);
    const bool https = url.scheme() == QStringLiteral("https");
    if (!url.isValid() || url.host().isEmpty() || (!https && url.scheme() != QStringLiteral("http")) ||
        !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()) {
        return failure(ErrorKind::Rejected, QStringLiteral("provider_url"),
                       QStringLiteral("provider.url must be http(s)://host[:port][/path]"));
    }
    m_target.host = url.host().toStdString();
    m_target.port = std::to_string(url.port(https ? 443 : 80));
    if (https) {
        m_tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_client);
        m_tls->set_options(asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1);
        m_tls->set_verify_mode(asio::ssl::verify_peer);
        boost::system::error_code error;
        m_tls->set_default_verify_paths(error);
        m_target.tls = m_tls.get();
        if (options.onCertificate) {
            m_target.shook = [tell = options.onCertificate, host = m_target.host + ':' + m_target.port](
                                 const auto *by) { tell(host, endOfPeer(by)); };
        }
    }
    m_wire.host = url.authority(QUrl::FullyEncoded).toStdString();
    m_wire.base = url.path(QUrl::FullyEncoded).toStdString();
    if (m_wire.base.ends_with('/')) {
        m_wire.base.pop_back();
    }
    if (!options.token.isEmpty()) {
        m_wire.authorization = "Bearer " + options.token.reveal().toStdString();
    }
    m_timeout = options.timeout;
    m_sweepEach = std::clamp(options.timeout / 20, 5ms, 250ms);
    m_connections = static_cast<std::size_t>(std::max(options.connections, 1));
    sweep();
    m_thread = std::thread([this] {
        giveWay();
        m_io.run();
    });
    return {};
}

void ProviderClient::stop() {
    m_io.stop();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void ProviderClient::send(std::vector<Order> orders) {
    asio::post(m_io, [this, batch = std::move(orders)]() mutable { take(std::move(batch)); });
}

void ProviderClient::take(std::vector<Order> orders) {
    std::move(orders.begin(), orders.end(), std::back_inserter(m_waiting));
    sendNext();
}

void ProviderClient::sendNext() {
    while (!m_waiting.empty()) {
        if (Link::Steady::now() >= m_waiting.front().staleAt) {
            const Order &order = m_waiting.front();
            m_onReply({order.call,
                       order.item,
                       order.fencing,
                       order.endToEndId,
                       Way::NotSent,
                       0,
                       {},
                       "stalled",
                       "it waited here for too long"});
            m_waiting.pop_front();
            continue;
        }
        if (m_idle.empty()) {
            if (m_links.size() >= m_connections) {
                return;
            }
            m_links.push_back(std::make_unique<Link>(
                m_io, m_target, [this](Link &link, Reply reply) { onReply(link, std::move(reply)); }));
            m_idle.push_back(m_links.back().get());
        }
        Link *link = m_idle.back();
        m_idle.pop_back();
        const Order order = std::move(m_waiting.front());
        m_waiting.pop_front();
        link->send(order, wireText(order, m_wire), Link::Steady::now() + m_timeout);
    }
}

void ProviderClient::onReply(Link &link, Reply reply) {
    m_idle.push_back(&link);
    m_onReply(std::move(reply));
    sendNext();
}

// One timer for all: a deadline a request would cost more than the request's own parsing.
void ProviderClient::sweep() {
    m_sweep.expires_after(m_sweepEach);
    m_sweep.async_wait([this](boost::system::error_code error) {
        if (error) {
            return;
        }
        const auto now = Link::Steady::now();
        for (const auto &link : m_links) {
            link->expire(now);
        }
        sweep();
    });
}

} // namespace farol::server
