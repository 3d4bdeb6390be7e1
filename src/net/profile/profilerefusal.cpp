// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/profile/profilerefusal.h"

#include "core/profiles/htmlrows.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype longestSentence = 300;
constexpr qsizetype longestPage = 200;
constexpr qsizetype mostFaults = 50;

QJsonValue at(QJsonValue value, const QString &path) {
    for (const QString &part : path.split(u'.')) {
        value = value.toObject().value(part);
    }
    return value;
}

// The first line of it: what follows is for its programmers, such as a statement of SQL with its values.
QString shortened(const QString &text, qsizetype most) {
    const QString whole = text.trimmed();
    const auto end = whole.indexOf(u'\n');
    const QString one = (end < 0 ? whole : whole.left(end)).simplified();
    return one.size() <= most && end < 0 ? one : one.left(most - 1) + u'…';
}

// ["body", "items", 0, "amount"] as body.items.0.amount; a text as it is.
QString placeOf(const QJsonValue &value) {
    if (!value.isArray()) {
        return value.toVariant().toString();
    }
    QStringList parts;
    for (const auto &part : value.toArray()) {
        parts.append(part.toVariant().toString());
    }
    return parts.join(u'.');
}

QList<FieldError> faultsOf(const ProfileErrors &errors, const QJsonValue &root) {
    QList<FieldError> faults;
    if (errors.fieldList.isEmpty()) {
        return faults;
    }
    for (const auto &one : at(root, errors.fieldList).toArray()) {
        const QString what = at(one, errors.fieldText).toString();
        if (!what.isEmpty() && faults.size() < mostFaults) {
            faults.append({0, errors.fieldPath.isEmpty() ? QString() : placeOf(at(one, errors.fieldPath)), u"foreign"_s,
                           shortened(what, longestPage)});
        }
    }
    return faults;
}

QString messageOf(const ProfileErrors &errors, const QJsonValue &root) {
    if (root.isString()) {
        return root.toString();
    }
    for (const QString &path : errors.message) {
        const QJsonValue found = at(root, path);
        if (found.isString() && !found.toString().isEmpty()) {
            return found.toString();
        }
    }
    return {};
}

} // namespace

Error profileRefusal(const Profile &profile, const FailedAnswer &answer, const QString &host) {
    // As if it said nothing: what the status means.
    auto error = statusError({answer.status, "application/json", answer.retryAfter, {}}, host);
    const QByteArray body = answer.body.toByteArray();
    QString said;
    const auto document = QJsonDocument::fromJson(body.startsWith('"') ? '[' + body + ']' : body);
    if (!document.isNull()) {
        const QJsonValue root = body.startsWith('"')  ? document.array().first()
                                : document.isObject() ? QJsonValue(document.object())
                                                      : QJsonValue(document.array());
        error.fields = faultsOf(profile.errors, root);
        said = shortened(messageOf(profile.errors, root), longestSentence);
        if (said.isEmpty() && !error.fields.isEmpty()) {
            const auto &first = error.fields.constFirst();
            said = first.field.isEmpty() ? first.detail : u"%1: %2"_s.arg(first.field, first.detail);
        }
    } else if (answer.contentType.contains("html") || body.trimmed().startsWith('<')) {
        said = htmlText(body.left(100'000), longestPage);
    } else {
        said = shortened(QString::fromUtf8(body.left(4'000)), longestPage);
    }
    if (!said.isEmpty()) {
        error.detail = u"%1 says (status %2): %3"_s.arg(profile.name, QString::number(answer.status), said);
    } else {
        error.detail =
            u"%1 (status %2, without a word): %3"_s.arg(profile.name, QString::number(answer.status), error.detail);
    }
    error.httpStatus = answer.status;
    return error;
}

std::optional<Error> pageInstead(QByteArrayView body, const QString &host) {
    if (!body.trimmed().startsWith('<')) {
        return std::nullopt;
    }
    return failure(ErrorKind::Malformed, u"html_instead"_s,
                   u"%1 answered with a page for people where JSON is expected; it says: %2"_s.arg(
                       host, htmlText(body.first(std::min<qsizetype>(body.size(), 100'000)), longestPage)))
        .value();
}

} // namespace farol::net
