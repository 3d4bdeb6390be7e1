// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/prepared.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/status.hpp>
#include <sodium.h>
#include <zlib.h>

namespace farol::server {

namespace {

constexpr qsizetype gzipFrom = 1024;

const QByteArray *header(const Response &response, const char *name) {
    for (const auto &[key, value] : response.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return &value;
        }
    }
    return nullptr;
}

QByteArray tagOf(const QByteArray &body) {
    unsigned char hash[16];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char *>(body.constData()),
                       static_cast<unsigned long long>(body.size()), nullptr, 0);
    return "W/\"" + QByteArray(reinterpret_cast<const char *>(hash), sizeof hash).toHex() + '"';
}

QByteArray withoutWeakness(const QByteArray &tag) {
    const QByteArray trimmed = tag.trimmed();
    return trimmed.startsWith("W/") ? trimmed.sliced(2) : trimmed;
}

bool matches(const QByteArray &ifNoneMatch, const QByteArray &tag) {
    const auto asked = ifNoneMatch.split(',');
    return std::any_of(asked.begin(), asked.end(), [&](const QByteArray &one) {
        return one.trimmed() == "*" || withoutWeakness(one) == withoutWeakness(tag);
    });
}

// A handler's value never ends its header line.
void appendHeader(std::string &head, std::string_view name, const QByteArray &value) {
    head += "\r\n";
    head += name;
    head += ": ";
    for (const char c : value) {
        head += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
}

void compress(Response &response, const Wants &wants) {
    if (!wants.gzip || response.body.size() <= gzipFrom || header(response, "Content-Encoding")) {
        return;
    }
    const QByteArray small = gzip(response.body);
    if (!small.isEmpty() && small.size() < response.body.size()) {
        response.body = small;
        response.headers.append(std::pair<QByteArray, QByteArray>("Content-Encoding", "gzip"));
    }
}

std::string statusLine(int status) {
    const auto reason = boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
    return "HTTP/1.1 " + std::to_string(status) + ' ' + std::string(reason.data(), reason.size());
}

} // namespace

Prepared prepare(Response response, const Wants &wants, const Clock &clock) {
    if (wants.reading && response.status == 200 && !header(response, "ETag") &&
        response.contentType == "application/json") {
        response.headers.append({"ETag", tagOf(response.body)});
    }
    const QByteArray *tag = header(response, "ETag");
    if (wants.reading && response.status == 200 && tag && !wants.ifNoneMatch.isEmpty() &&
        matches(wants.ifNoneMatch, *tag)) {
        response.status = 304;
        response.body.clear();
    }
    QString fault;
    if (response.status >= 500) {
        fault = QJsonDocument::fromJson(response.body).object().value(QStringLiteral("code")).toString();
    }
    compress(response, wants);
    Prepared prepared{response.status, statusLine(response.status), std::move(response.body), !wants.headOnly};
    prepared.fault = std::move(fault);
    appendHeader(prepared.head, "Date", toHttpDate(clock.now()).toLatin1());
    appendHeader(prepared.head, "X-Request-Id", wants.requestId.toLatin1());
    if (!header(response, "Cache-Control")) {
        appendHeader(prepared.head, "Cache-Control", "no-store");
    }
    appendHeader(prepared.head, "X-Content-Type-Options", "nosniff");
    appendHeader(prepared.head, "Vary", "Accept-Encoding");
    prepared.head += wants.goodbye;
    for (const auto &[name, value] : response.headers) {
        appendHeader(prepared.head, {name.constData(), static_cast<std::size_t>(name.size())}, value);
    }
    if (prepared.status != 204 && prepared.status != 304) {
        appendHeader(prepared.head, "Content-Type", response.contentType);
        if (!response.feed) { // a feed ends with its connection
            appendHeader(prepared.head, "Content-Length", QByteArray::number(prepared.body.size()));
        }
    }
    prepared.feed = std::move(response.feed);
    return prepared;
}

bool acceptsGzip(std::string_view header) {
    namespace http = boost::beast::http;
    for (const auto &token : http::ext_list({header.data(), header.size()})) {
        if (!boost::beast::iequals(token.first, "gzip") && token.first != "*") {
            continue;
        }
        const auto refused = [](const auto &parameter) {
            return boost::beast::iequals(parameter.first, "q") &&
                   parameter.second.find_first_not_of("0.") == boost::beast::string_view::npos;
        };
        return std::none_of(token.second.begin(), token.second.end(), refused);
    }
    return false;
}

QByteArray gzip(const QByteArray &bytes) {
    z_stream stream{};
    // 15 bits of window, +16: gzip's wrapper. Level 1: an answer should not wait for its last per cent.
    if (deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        return {};
    }
    QByteArray out(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))), Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    out.resize(whole ? static_cast<qsizetype>(stream.total_out) : 0);
    deflateEnd(&stream);
    return out;
}

} // namespace farol::server
