// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/errors/errorroutes.h"

#include "server/errors/errorbook.h"
#include "server/items/listquery.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject shown(const ErrorGroupRow &row) {
    const auto text = [](const std::string &value) { return QString::fromStdString(value); };
    return {{u"id"_s, text(row.id)},
            {u"code"_s, text(row.code)},
            {u"place"_s, text(row.place)},
            {u"route"_s, text(row.route)},
            {u"message"_s, text(row.message)},
            {u"count"_s, qint64(row.count)},
            {u"first_seen"_s, toRfc3339(row.firstAt)},
            {u"last_seen"_s, toRfc3339(row.lastAt)},
            {u"first_release"_s, text(row.firstRelease)},
            {u"release"_s, text(row.release)},
            {u"last_request_id"_s, text(row.requestId)}};
}

Result<Response> list(sql::Connection &connection, const Request &request) {
    const auto window = listWindow(request, "errors", 1);
    const auto groups = window ? readErrorGroups(connection, {}, window->limit)
                               : Result<std::vector<ErrorGroupRow>>(tl::unexpected(window.error()));
    if (!groups) {
        return tl::unexpected(groups.error());
    }
    QJsonArray rows;
    for (const auto &group : *groups) {
        rows.append(shown(group));
    }
    return json(QJsonDocument(QJsonObject{{u"rows"_s, rows}}).toJson(QJsonDocument::Compact));
}

Result<Response> one(sql::Connection &connection, const Request &request) {
    const auto groups = readErrorGroups(connection, request.arguments[u"id"_s].toStdString(), 1);
    if (!groups) {
        return tl::unexpected(groups.error());
    }
    if (groups->empty() || request.arguments[u"id"_s].isEmpty()) {
        return noSuch(u"error", request.arguments[u"id"_s]);
    }
    return json(QJsonDocument(shown(groups->front())).toJson(QJsonDocument::Compact));
}

using Read = Result<Response> (*)(sql::Connection &, const Request &);
Handler reading(Readers &readers, const QList<QStringView> &known, Read read) {
    return [&readers, known, read](const Request &request, const Answer &answer) {
        answerFrom(readers, request, answer, [known, read, request](sql::Connection &connection) -> Result<Response> {
            const auto good = onlyParameters(request, known);
            return good ? read(connection, request) : tl::unexpected(good.error());
        });
    };
}

} // namespace

void addErrorRoutes(Router &router, Readers &readers) {
    router.add({Method::Get, u"/api/v1/ops/errors"_s, reading(readers, {u"limit"}, list)});
    router.add({Method::Get, u"/api/v1/ops/errors/{id}"_s, reading(readers, {}, one)});
}

} // namespace farol::server
