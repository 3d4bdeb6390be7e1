// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/router.h"

#include "server/http/requesthead.h"

namespace farol::server {

namespace {

bool isArgument(QStringView part) {
    return part.startsWith(u'{') && part.endsWith(u'}');
}

// The arguments of a path that fits the pattern; nothing when it does not. Nearly every route is told apart by what
// stands before its first argument, for each request: nothing is taken to pieces before that.
std::optional<QHash<QString, QString>> fit(const QString &pattern, const QString &whole,
                                           const QList<QStringView> &path) {
    QHash<QString, QString> arguments;
    qsizetype same = 0;
    while (same < pattern.size() && same < whole.size() && pattern[same] == whole[same] && pattern[same] != u'{') {
        ++same;
    }
    if (same == pattern.size()) {
        return same == whole.size() ? std::optional(arguments) : std::nullopt;
    }
    if (pattern[same] != u'{') {
        return std::nullopt;
    }
    const auto wanted = QStringView(pattern).split(u'/');
    if (wanted.size() != path.size()) {
        return std::nullopt;
    }
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (isArgument(wanted[i]) && !path[i].isEmpty()) {
            arguments.insert(wanted[i].sliced(1).chopped(1).toString(), path[i].toString());
        } else if (wanted[i] != path[i]) {
            return std::nullopt;
        }
    }
    return arguments;
}

} // namespace

void Router::add(Route route) {
    m_routes.push_back(std::move(route));
}

Router::Match Router::match(Method method, const QString &path) const {
    Match match;
    const auto parts = QStringView(path).split(u'/');
    for (const Route &route : m_routes) {
        auto arguments = fit(route.pattern, path, parts);
        if (!arguments) {
            continue;
        }
        // A pattern without arguments wins: items/check is not the item "check".
        const bool better = !match.route || arguments->size() < match.arguments.size();
        if (route.method == method && better) {
            match.route = &route;
            match.arguments = std::move(*arguments);
        }
        match.allowed.append(QString::fromLatin1(wireName(route.method)));
    }
    match.allowed.removeDuplicates();
    match.allowed.sort();
    return match;
}

std::string goodbyeOf(const Route &route) {
    if (!route.goodbye) {
        return {};
    }
    const auto since = std::chrono::duration_cast<std::chrono::seconds>(route.goodbye->deprecatedAt.time_since_epoch());
    std::string text = "\r\nDeprecation: @" + std::to_string(since.count());
    if (route.goodbye->sunsetAt) {
        text += "\r\nSunset: " + toHttpDate(*route.goodbye->sunsetAt).toStdString();
    }
    if (!route.goodbye->successor.isEmpty()) {
        text += "\r\nLink: <" + route.goodbye->successor.toStdString() + ">; rel=\"successor-version\"";
    }
    return text;
}

QStringList Router::missingRows() const {
    QStringList missing;
    for (const Route &route : m_routes) {
        if (!accessOf(route.method, route.pattern)) {
            missing.append(QString::fromLatin1(wireName(route.method)) + u' ' + route.pattern);
        }
    }
    return missing;
}

} // namespace farol::server
