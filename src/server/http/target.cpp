// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/target.h"

#include <QStringDecoder>

namespace farol::server {

namespace {

int hex(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::optional<QByteArray> decodePercent(std::string_view text) {
    QByteArray bytes;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            bytes.append(text[i]);
            continue;
        }
        if (i + 2 >= text.size() || hex(text[i + 1]) < 0 || hex(text[i + 2]) < 0) {
            return std::nullopt;
        }
        bytes.append(static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2])));
        i += 2;
    }
    return bytes;
}

std::optional<QString> decode(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f && c != '%'; })) {
        return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
    }
    const auto bytes = decodePercent(text);
    if (!bytes) {
        return std::nullopt;
    }
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString decoded = utf8(*bytes);
    const auto isControl = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; };
    if (utf8.hasError() || std::any_of(decoded.cbegin(), decoded.cend(), isControl)) {
        return std::nullopt;
    }
    return decoded;
}

// "http://host/path" -> "/path"; the authority says nothing here.
std::string_view withoutAuthority(std::string_view target) {
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (target.starts_with(scheme)) {
            const auto slash = target.find('/', scheme.size());
            return slash == std::string_view::npos ? std::string_view("/") : target.substr(slash);
        }
    }
    return target;
}

Result<QString> parsePath(std::string_view text) {
    QString path;
    while (!text.empty()) {
        text.remove_prefix(1); // the slash
        const auto end = std::min(text.find('/'), text.size());
        const auto segment = decode(text.substr(0, end));
        if (!segment || segment->contains(u'/') || *segment == QStringLiteral(".") ||
            *segment == QStringLiteral("..")) {
            return failure(ErrorKind::Rejected, QStringLiteral("target_syntax"),
                           QStringLiteral("The path is not well formed; use whole percent codes of UTF-8."));
        }
        path += u'/' + *segment;
        text.remove_prefix(end);
    }
    return path;
}

Done parseQuery(std::string_view text, QHash<QString, QString> &query) {
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto equals = std::min(pair.find('='), pair.size());
        const auto name = decode(pair.substr(0, equals));
        const auto value = decode(equals < pair.size() ? pair.substr(equals + 1) : std::string_view());
        if (!name || !value || name->isEmpty()) {
            return failure(ErrorKind::Rejected, QStringLiteral("query_syntax"),
                           QStringLiteral("The query is not name=value pairs in percent-coded UTF-8."));
        }
        if (query.contains(*name)) {
            return failure(ErrorKind::Rejected, QStringLiteral("query_duplicate"),
                           QStringLiteral("The query names \"%1\" twice; give it once.").arg(*name));
        }
        query.insert(*name, *value);
    }
    return {};
}

} // namespace

Result<Target> parseTarget(std::string_view text) {
    text = withoutAuthority(text);
    if (text.empty() || text.front() != '/' || text.find('#') != std::string_view::npos) {
        return failure(ErrorKind::Rejected, QStringLiteral("target_syntax"),
                       QStringLiteral("The request target must be a path that begins with a slash."));
    }
    const auto mark = std::min(text.find('?'), text.size());
    auto path = parsePath(text.substr(0, mark));
    if (!path) {
        return tl::unexpected(path.error());
    }
    Target target;
    target.path = std::move(*path);
    if (mark < text.size()) {
        if (auto done = parseQuery(text.substr(mark + 1), target.query); !done) {
            return tl::unexpected(done.error());
        }
    }
    return target;
}

} // namespace farol::server
