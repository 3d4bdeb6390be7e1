// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/telemetry/opsroutes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace farol::server {

namespace {

QByteArray compact(const QJsonObject &object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

// Codes only: what an error says of paths and databases is for the log and for farold doctor.
Response readyAnswer(const QList<Readiness::Finding> &findings) {
    QJsonArray checks;
    bool ready = true;
    for (const auto &finding : findings) {
        QJsonObject check{{QStringLiteral("name"), finding.name}, {QStringLiteral("ok"), finding.state.has_value()}};
        if (!finding.state) {
            check.insert(QStringLiteral("code"), finding.state.error().code);
            ready = false;
        }
        checks.append(check);
    }
    const QString status = ready ? QStringLiteral("ready") : QStringLiteral("not_ready");
    Response response = json(compact({{QStringLiteral("service"), QStringLiteral("farold")},
                                      {QStringLiteral("status"), status},
                                      {QStringLiteral("checks"), checks}}),
                             ready ? 200 : 503);
    if (!ready) {
        response.headers.append(std::pair<QByteArray, QByteArray>("Retry-After", "1"));
    }
    return response;
}

} // namespace

void addOpsRoutes(Router &router, Metrics &metrics, const Readiness &readiness) {
    const QByteArray alive = compact({{QStringLiteral("service"), QStringLiteral("farold")},
                                      {QStringLiteral("status"), QStringLiteral("ok")},
                                      {QStringLiteral("version"), QStringLiteral(FAROL_VERSION)}});
    router.add({Method::Get, QStringLiteral("/healthz"),
                [alive](const Request &, const Answer &answer) { answer(json(alive)); }});
    router.add({Method::Get, QStringLiteral("/readyz"), [&readiness](const Request &, const Answer &answer) {
                    readiness.look(
                        [answer](const QList<Readiness::Finding> &findings) { answer(readyAnswer(findings)); });
                }});
    router.add(
        {Method::Get, QStringLiteral("/metrics"), [&metrics](const Request &, const Answer &answer) {
             answer({200, "text/plain; version=0.0.4; charset=utf-8", QByteArray::fromStdString(metrics.text()), {}});
         }});
}

} // namespace farol::server
