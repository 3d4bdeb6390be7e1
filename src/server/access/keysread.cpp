// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/keyset.h"

#include <QFile>
#include <QUrl>
#include <boost/asio/connect.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using beast::error_code;
using Tcp = asio::ip::tcp;

constexpr std::uint64_t mostBytes = 256 * 1024;
constexpr auto patience = std::chrono::seconds(5);

tl::unexpected<Error> cannot(const QString &detail) {
    return failure(ErrorKind::Network, u"issuer_unreachable"_s, detail);
}

// One GET on an io context of its own; the deadline is of the whole.
class Fetch final {
public:
    explicit Fetch(const QUrl &url)
        : m_url(url)
        , m_stream(m_io, m_tls) {
        m_parser.body_limit(mostBytes);
    }
    Result<QByteArray> run() {
        error_code error;
        m_tls.set_default_verify_paths(error);
        m_tls.set_verify_mode(asio::ssl::verify_peer);
        m_stream.set_verify_callback(asio::ssl::host_name_verification(m_url.host().toStdString()), error);
        SSL_set_tlsext_host_name(m_stream.native_handle(), m_url.host().toStdString().c_str());
        const int port = m_url.port(isTls() ? 443 : 80);
        Tcp::resolver resolver(m_io);
        const auto endpoints = resolver.resolve(m_url.host().toStdString(), std::to_string(port), error);
        if (error) {
            return cannot(QString::fromStdString(error.message()));
        }
        tcp().expires_after(patience);
        tcp().async_connect(endpoints, [this](error_code failed, const Tcp::endpoint &) { onConnected(failed); });
        m_io.run();
        if (m_error && m_error != http::error::end_of_stream) {
            return cannot(QString::fromStdString(m_error.message()));
        }
        if (m_parser.get().result() != http::status::ok) { // a redirect is no key set either
            return cannot(u"answered %1"_s.arg(m_parser.get().result_int()));
        }
        return QByteArray::fromStdString(m_parser.get().body());
    }

private:
    [[nodiscard]] bool isTls() const { return m_url.scheme() == u"https"; }
    beast::tcp_stream &tcp() { return beast::get_lowest_layer(m_stream); }
    void onConnected(error_code error) {
        if (error || !isTls()) {
            return error ? fail(error) : write();
        }
        m_stream.async_handshake(asio::ssl::stream_base::client,
                                 [this](error_code failed) { failed ? fail(failed) : write(); });
    }
    void write() {
        m_request.method(http::verb::get);
        m_request.version(11);
        const QString path = m_url.path(QUrl::FullyEncoded);
        m_request.target((path.isEmpty() ? u"/"_s : path).toStdString() +
                         (m_url.hasQuery() ? '?' + m_url.query(QUrl::FullyEncoded).toStdString() : std::string()));
        m_request.set(http::field::host, m_url.authority(QUrl::FullyEncoded).toStdString());
        m_request.set(http::field::accept, "application/json");
        m_request.set(http::field::connection, "close");
        const auto then = [this](error_code failed, std::size_t) { failed ? fail(failed) : read(); };
        isTls() ? http::async_write(m_stream, m_request, then) : http::async_write(tcp(), m_request, then);
    }
    void read() {
        const auto then = [this](error_code failed, std::size_t) { fail(failed); };
        isTls() ? http::async_read(m_stream, m_buffer, m_parser, then)
                : http::async_read(tcp(), m_buffer, m_parser, then);
    }
    void fail(error_code error) {
        m_error = error;
        tcp().close();
    }
    QUrl m_url;
    asio::io_context m_io{1};
    asio::ssl::context m_tls{asio::ssl::context::tls_client};
    beast::ssl_stream<beast::tcp_stream> m_stream;
    http::request<http::empty_body> m_request;
    beast::flat_buffer m_buffer{mostBytes};
    http::response_parser<http::string_body> m_parser;
    error_code m_error;
};

} // namespace

Result<QByteArray> readKeys(const QString &where) {
    if (where.contains(u"://"_s)) {
        return Fetch(QUrl(where, QUrl::StrictMode)).run();
    }
    QFile file(where);
    if (!file.open(QIODevice::ReadOnly) || file.size() > static_cast<qint64>(mostBytes)) {
        return cannot(file.isOpen() ? u"larger than 256 KiB"_s : file.errorString());
    }
    return file.readAll();
}

} // namespace farol::server
