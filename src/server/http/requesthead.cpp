// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/requesthead.h"

#include "server/http/target.h"

#include <boost/beast/http/rfc7230.hpp>
#include <sodium.h>

namespace farol::server {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;
using Header = http::request_header<>;

constexpr std::size_t maxTarget = 8 * 1024;

tl::unexpected<Error> refused(int status, const char *code, QString detail) {
    const ErrorKind kind = status >= 500 ? ErrorKind::Server : ErrorKind::Rejected;
    return tl::unexpected<Error>(Error{kind, status, QString::fromLatin1(code), std::move(detail), {}, {}, {}});
}

QByteArray bytes(beast::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

// In lower case. Beast knows the usual ones by number: those need no bytes of their own.
QByteArray nameOf(const Header::value_type &field) {
    static const auto usual = [] {
        std::array<QByteArray, 512> names;
        for (unsigned i = 0; i < names.size(); ++i) {
            if (i <= static_cast<unsigned>(http::field::xref)) {
                names[i] = bytes(http::to_string(static_cast<http::field>(i))).toLower();
            }
        }
        return names;
    }();
    const auto number = static_cast<std::size_t>(field.name());
    return field.name() == http::field::unknown || number >= usual.size() ? bytes(field.name_string()).toLower()
                                                                          : usual[number];
}

bool isGoodId(const QByteArray &id) {
    const auto fits = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == '_' ||
               c == '-';
    };
    return !id.isEmpty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), fits);
}

Done readFields(const Header &header, Request &request) {
    // Fields that mean one thing only: a second one is how a proxy and we come to disagree.
    static const QList<QByteArray> single{"host",     "authorization", "content-type",    "content-length",
                                          "if-match", "if-none-match", "idempotency-key", "x-request-id",
                                          "x-api-key"};
    for (const auto &field : header) {
        const QByteArray name = nameOf(field);
        const QByteArray value = bytes(field.value()).trimmed();
        const QByteArray *known = request.headers.find(name);
        if (!known) {
            request.headers.insert(name, value);
        } else if (single.contains(name)) {
            return refused(400, "header_duplicate",
                           QStringLiteral("The header %1 comes twice.").arg(QString::fromLatin1(name)));
        } else {
            request.headers.insert(name, *known + ", " + value);
        }
    }
    return {};
}

Done checkFraming(const Header &header, const Request &request) {
    const QByteArray coding = request.headers.value("transfer-encoding");
    if (!coding.isEmpty() && header.version() < 11) {
        return refused(400, "bad_request", QStringLiteral("HTTP/1.0 knows no Transfer-Encoding."));
    }
    if (!coding.isEmpty() && coding.toLower() != "chunked") {
        return refused(501, "transfer_encoding", QStringLiteral("The only transfer coding here is chunked."));
    }
    // "2, 2" is one length to us and two to somebody else.
    const QByteArray length = request.headers.value("content-length");
    if (!std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        return refused(400, "bad_request", QStringLiteral("Content-Length is one number."));
    }
    if (header.version() >= 11 && request.headers.value("host").isEmpty()) {
        return refused(400, "host_missing", QStringLiteral("HTTP/1.1 asks for a Host header."));
    }
    return {};
}

Done readMethod(const Header &header, RequestHead &head) {
    switch (header.method()) {
    case http::verb::head:
    case http::verb::get:
        head.headOnly = header.method() == http::verb::head;
        head.request.method = Method::Get;
        break;
    case http::verb::post:
        head.request.method = Method::Post;
        break;
    case http::verb::put:
        head.request.method = Method::Put;
        break;
    case http::verb::patch:
        head.request.method = Method::Patch;
        break;
    case http::verb::delete_:
        head.request.method = Method::Delete;
        break;
    case http::verb::options:
        head.options = true;
        break;
    default: // the rest of Beast's list, and what is not on it
        return refused(501, "method_unknown", QStringLiteral("This method is not known here."));
    }
    head.methodName = head.options ? "OPTIONS" : head.headOnly ? "HEAD" : wireName(head.request.method);
    return {};
}

QStringList allowedAt(const Router &router, const QString &path) {
    QStringList allowed = router.allowed(path);
    if (allowed.isEmpty()) {
        return {};
    }
    if (allowed.contains(QStringLiteral("GET"))) {
        allowed.append(QStringLiteral("HEAD"));
    }
    allowed.append(QStringLiteral("OPTIONS"));
    return allowed;
}

Done findRoute(const Header &header, const Router &router, RequestHead &head) {
    const beast::string_view target = header.target();
    if (target.size() > maxTarget) {
        return refused(414, "uri_too_long", QStringLiteral("The request target may have 8 KiB."));
    }
    if (head.options && target == "*") {
        head.allowed = {QStringLiteral("GET"), QStringLiteral("HEAD"), QStringLiteral("OPTIONS"),
                        QStringLiteral("POST")};
        return {};
    }
    auto parsed = parseTarget({target.data(), target.size()});
    if (!parsed) {
        return tl::unexpected(parsed.error());
    }
    auto match = head.options ? Router::Match() : router.match(head.request.method, parsed->path);
    if (!match.route) {
        head.allowed = allowedAt(router, parsed->path);
        if (head.allowed.isEmpty()) {
            return refused(404, "route_not_found", QStringLiteral("There is nothing at this path."));
        }
        if (head.options) {
            return {};
        }
        return refused(405, "method_not_allowed",
                       QStringLiteral("This path takes %1.").arg(head.allowed.join(QStringLiteral(", "))));
    }
    head.route = match.route;
    head.request.route = match.route->pattern;
    head.request.path = std::move(parsed->path);
    head.request.query = std::move(parsed->query);
    head.request.arguments = std::move(match.arguments);
    return {};
}

bool isType(const QByteArray &contentType, const QString &wanted) {
    const auto end = contentType.indexOf(';');
    const QByteArray type = (end < 0 ? contentType : contentType.left(end)).trimmed().toLower();
    const QByteArray rest = end < 0 ? QByteArray() : contentType.sliced(end + 1).simplified().toLower();
    const bool utf8 = !rest.contains("charset") || rest.contains("utf-8");
    return QString::fromLatin1(type) == wanted && utf8;
}

// Neither header goes further than here.
Done readBearer(RequestHead &head) {
    const QByteArray authorization = head.request.headers.take("authorization");
    const QByteArray key = head.request.headers.take("x-api-key");
    if (!authorization.isEmpty() && !key.isEmpty()) {
        return refused(400, "credentials_twice", QStringLiteral("Send Authorization or X-Api-Key, not both."));
    }
    head.bearer = authorization.left(7).toLower() == "bearer " ? authorization.sliced(7).trimmed() : key;
    return {};
}

} // namespace

Done readHead(const Header &header, const Router &router, RequestHead &head) {
    const QByteArray id = bytes(header["X-Request-Id"]);
    head.request.requestId = isGoodId(id) ? QString::fromLatin1(id) : makeRequestId();
    if (auto done = readMethod(header, head); !done) {
        return done;
    }
    if (auto done = readFields(header, head.request); !done) {
        return done;
    }
    if (auto done = checkFraming(header, head.request); !done) {
        return done;
    }
    if (auto done = readBearer(head); !done) {
        return done;
    }
    return findRoute(header, router, head);
}

Done checkBody(std::optional<std::uint64_t> length, RequestHead &head) {
    const Request &request = head.request;
    const Route &route = *head.route;
    const bool hasBody = request.headers.contains("transfer-encoding") || length.value_or(0) > 0;
    if (length && *length > static_cast<std::uint64_t>(route.bodyLimit)) {
        return refused(413, "body_too_large",
                       QStringLiteral("The body may have %1 bytes here.").arg(qint64(route.bodyLimit)));
    }
    if (hasBody && request.method == Method::Get) {
        return refused(400, "body_unexpected", QStringLiteral("A GET request has no body."));
    }
    const QByteArray coding = request.headers.value("content-encoding").toLower();
    if (hasBody && !coding.isEmpty() && coding != "identity") {
        return refused(415, "content_encoding", QStringLiteral("Bodies are taken as they are, without coding."));
    }
    if (hasBody && route.bodyType != QStringLiteral("*") &&
        !isType(request.headers.value("content-type"), route.bodyType)) {
        return refused(415, "content_type", QStringLiteral("The body must be %1 in UTF-8.").arg(route.bodyType));
    }
    if (const QByteArray expect = request.headers.value("expect"); !expect.isEmpty()) {
        if (expect.toLower() != "100-continue") {
            return refused(417, "expectation_failed", QStringLiteral("The only expectation here is 100-continue."));
        }
        head.expectsContinue = hasBody;
    }
    if (route.needsKey && request.headers.value("idempotency-key").isEmpty()) {
        return refused(400, "key_missing",
                       QStringLiteral("Send an Idempotency-Key header, one new value for each command."));
    }
    return {};
}

QString makeRequestId() {
    unsigned char random[8];
    randombytes_buf(random, sizeof random);
    return QStringLiteral("req-") +
           QString::fromLatin1(QByteArray(reinterpret_cast<const char *>(random), sizeof random).toHex());
}

const char *wireName(Method method) {
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    }
    return "";
}

} // namespace farol::server
