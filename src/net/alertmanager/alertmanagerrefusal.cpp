// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/alertmanager/alertmanagerapi.h"
#include "net/alertmanager/notalertmanager.h"
#include "net/http/httperror.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

// What it says. A string is said by itself, an object by the router in front of it, which has not looked at the
// content.
struct Words {
    QString own;
    QString routers;
};

Words wordsIn(const FailedAnswer &answer) {
    if (!isJsonType(answer.contentType)) {
        return {};
    }
    const auto value = QJsonDocument::fromJson('[' + answer.body.toByteArray() + ']').array().at(0);
    return {value.toString().trimmed(), value.toObject().value(u"message"_s).toString().trimmed()};
}

std::optional<Error> told(ErrorKind kind, const QString &code, const QString &detail) {
    return failure(kind, code, detail).value();
}

std::optional<Error> somebodyElse(const QString &why) {
    return noAlertmanager(why).value();
}

} // namespace

std::optional<Error> alertmanagerRefusal(const FailedAnswer &answer) {
    const auto [own, routers] = wordsIn(answer);
    const QString said = own.isEmpty() ? routers : own;
    switch (answer.status) {
    case 401:
        return told(ErrorKind::Unauthorized, u"source_unauthorized"_s,
                    u"The server asks who you are, and what was sent is not enough."_s);
    case 403:
        return told(ErrorKind::Forbidden, u"source_forbidden"_s, u"The server does not let this account do it."_s);
    case 429:
        return std::nullopt;
    case 404: // a silence that it does not know has a string, or no body at all
        return !own.isEmpty() || answer.body.trimmed().isEmpty()
                   ? told(ErrorKind::NotFound, u"silence_not_found"_s, u"The Alertmanager has no such silence."_s)
                   : somebodyElse(routers.isEmpty() ? u"the path of its API is unknown there"_s : routers);
    case 405:
        return somebodyElse(routers.isEmpty() ? u"the path of its API is unknown there"_s : routers);
    default:
        break;
    }
    if (own.contains(u"silence not found"_s)) { // 500, when it should end
        return told(ErrorKind::NotFound, u"silence_not_found"_s, u"The Alertmanager has no such silence."_s);
    }
    if (answer.status >= 500) {
        return said.isEmpty() ? std::nullopt : told(ErrorKind::Server, u"alertmanager_failed"_s, said);
    }
    if (!own.isEmpty()) {
        return told(ErrorKind::Rejected, u"alertmanager_refused"_s, own);
    }
    if (!routers.isEmpty()) {
        return told(ErrorKind::Rejected, u"alertmanager_unread"_s, routers);
    }
    return isJsonType(answer.contentType) || answer.body.trimmed().isEmpty()
               ? std::nullopt
               : somebodyElse(u"it answers with status %1"_s.arg(answer.status));
}

} // namespace farol::net
