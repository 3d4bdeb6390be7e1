// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/router.h"

#include "server/http/requesthead.h"

namespace farol::server {

namespace {

// Whether a path fits the pattern; arguments, when wanted, only hold once it does. Runs over all routes for each
// request: most are told apart by the first letters that differ.
bool fits(QStringView pattern, QStringView path, QHash<QString, QString> *arguments) {
    qsizetype at = 0;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != u'{') {
            if (at == path.size() || pattern[i] != path[at]) {
                return false;
            }
            ++at;
            continue;
        }
        const auto close = pattern.indexOf(u'}', i);
        const auto slash = path.indexOf(u'/', at);
        const auto end = slash < 0 ? path.size() : slash;
        if (end == at) {
            return false;
        }
        if (arguments) {
            arguments->insert(pattern.sliced(i + 1, close - i - 1).toString(), path.sliced(at, end - at).toString());
        }
        i = close;
        at = end;
    }
    return at == path.size();
}

} // namespace

void Router::add(Route route) {
    route.access = accessOf(route.method, route.pattern);
    m_routes.push_back(std::move(route));
}

Router::Match Router::match(Method method, const QString &path) const {
    Match match;
    qsizetype least = 0;
    for (const Route &route : m_routes) {
        if (route.method != method || !fits(route.pattern, path, nullptr)) {
            continue;
        }
        // A pattern without arguments wins: items/check is not the item "check".
        const auto arguments = route.pattern.count(u'{');
        if (!match.route || arguments < least) {
            match.route = &route;
            least = arguments;
        }
    }
    if (match.route) {
        fits(match.route->pattern, path, &match.arguments);
    }
    return match;
}

QStringList Router::allowed(const QString &path) const {
    QStringList methods;
    for (const Route &route : m_routes) {
        if (fits(route.pattern, path, nullptr)) {
            methods.append(QString::fromLatin1(wireName(route.method)));
        }
    }
    methods.removeDuplicates();
    methods.sort();
    return methods;
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
        if (!route.access) {
            missing.append(QString::fromLatin1(wireName(route.method)) + u' ' + route.pattern);
        }
    }
    return missing;
}

} // namespace farol::server
