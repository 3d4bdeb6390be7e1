// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webhooks/inboundroutes.h"

#include "server/audit/audit.h"
#include "server/items/listquery.h"
#include "server/webhooks/signature.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <sodium.h>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::int64_t longestBody = 256 << 10;

QJsonObject sourceOf(const sql::Statement &row) {
    return {{u"source"_s, row.string(0)},
            {u"name"_s, row.string(1)},
            {u"created_by"_s, row.string(2)},
            {u"created_at"_s, toRfc3339(Instant(std::chrono::milliseconds(row.integer(3))))},
            {u"messages"_s, qint64(row.integer(4))},
            {u"secret"_s, QString()}};
}

constexpr std::string_view selectSources =
    "SELECT s.source, s.name, s.created_by, s.created_at, (SELECT count(*) FROM inbound_messages m WHERE m.source = "
    "s.id) FROM inbound_sources s WHERE s.tenant = ?1 AND s.deleted_at IS NULL";

Result<QJsonArray> sources(sql::Connection &connection, std::int64_t tenant) {
    auto query = connection.prepare(std::string(selectSources) + " ORDER BY s.id");
    query.bind(tenant);
    QJsonArray rows;
    const auto read = query.each([&] { rows.append(sourceOf(query)); });
    if (!read) {
        return tl::unexpected(read.error());
    }
    return rows;
}

// Not to be guessed, and no name of ours or theirs.
QString makeSourceId() {
    QByteArray random(12, Qt::Uninitialized);
    randombytes_buf(random.data(), static_cast<std::size_t>(random.size()));
    return u"in-"_s + QString::fromLatin1(random.toHex());
}

Result<QString> nameOf(const QByteArray &body) {
    const auto object = QJsonDocument::fromJson(body).object();
    const QString name = object.value(u"name"_s).toString().trimmed();
    const bool plain = std::all_of(name.begin(), name.end(), [](QChar c) { return c.isPrint(); });
    if (object.size() != 1 || name.isEmpty() || name.size() > 80 || !plain) {
        return refuse(422, u"member_invalid"_s, u"name the source with 1 to 80 characters"_s, u"name"_s);
    }
    return name;
}

Done record(Arrows &arrows, const Request &request, const QString &action, const QString &source) {
    return appendAudit(
        arrows,
        {request.who.tenant, request.who.user, request.who.userId, action, source, {}, {}, {}, {}, request.requestId});
}

Result<Response> make(Arrows &arrows, const Request &request, const QString &name, const SecretBox &box) {
    const Secret secret = makeWebhookSecret();
    const QString source = makeSourceId();
    const Instant now = arrows.moment().now;
    auto add = arrows.connection().prepare("INSERT INTO inbound_sources(tenant, source, name, sealed, created_by, "
                                           "created_at) VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    auto done =
        add.bind(request.who.tenant, source, name, box.seal(secret), request.who.user, now.time_since_epoch().count())
            .run();
    done = done ? record(arrows, request, u"inbound.create"_s, source) : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    const QJsonObject body{{u"source"_s, source},
                           {u"name"_s, name},
                           {u"created_by"_s, request.who.user},
                           {u"created_at"_s, toRfc3339(now)},
                           {u"messages"_s, 0},
                           {u"secret"_s, webhookSecretText(secret)}};
    Response response = json(QJsonDocument(body).toJson(QJsonDocument::Compact), 201);
    response.replay = "{\"source\":\"" + source.toLatin1() + "\"}";
    return response;
}

Result<Response> remove(Arrows &arrows, const Request &request) {
    const QString source = request.arguments[u"source"_s];
    auto gone = arrows.connection().prepare("UPDATE inbound_sources SET deleted_at = ?1 WHERE source = ?2 AND tenant = "
                                            "?3 AND deleted_at IS NULL");
    auto done = gone.bind(arrows.moment().now.time_since_epoch().count(), source, request.who.tenant).run();
    if (done && arrows.connection().changes() == 0) {
        return noSuch(u"source", source);
    }
    done = done ? record(arrows, request, u"inbound.remove"_s, source) : done;
    return done ? Result<Response>(Response{204, {}, {}, {}}) : tl::unexpected(done.error());
}

} // namespace

void addInboundRoutes(Router &router, const InboundServices &services) {
    router.add({Method::Post, u"/api/v1/webhooks/inbound/{source}"_s,
                [services](const Request &request, const Answer &answer) { services.inbound->take(request, answer); },
                false, longestBody, u"*"_s});
    router.add(
        {Method::Get, u"/api/v1/webhooks/sources"_s, [services](const Request &request, const Answer &answer) {
             answerFrom(services.readers, request, answer, [request](sql::Connection &connection) -> Result<Response> {
                 const auto known = onlyParameters(request, {});
                 const auto rows = known ? sources(connection, request.who.tenant) : tl::unexpected(known.error());
                 if (!rows) {
                     return tl::unexpected(rows.error());
                 }
                 return json(QJsonDocument(QJsonObject{{u"rows"_s, *rows}}).toJson(QJsonDocument::Compact));
             });
         }});
    router.add({Method::Post, u"/api/v1/webhooks/sources"_s,
                [services](const Request &request, const Answer &answer) {
                    const auto known = onlyParameters(request, {});
                    const auto name = known ? nameOf(request.body) : tl::unexpected(known.error());
                    if (!name) {
                        answer(problem(name.error(), request.requestId));
                        return;
                    }
                    services.commands.run(
                        request,
                        [name = *name, &box = services.box](Arrows &arrows, const Request &light) {
                            return make(arrows, light, name, box);
                        },
                        answer);
                },
                true});
    router.add({Method::Delete, u"/api/v1/webhooks/sources/{source}"_s,
                [services](const Request &request, const Answer &answer) {
                    if (const auto known = onlyParameters(request, {}); !known) {
                        answer(problem(known.error(), request.requestId));
                        return;
                    }
                    services.commands.run(request, remove, [services, answer, request](Response response) {
                        services.inbound->forget(request.arguments[u"source"_s]);
                        answer(std::move(response));
                    });
                },
                true});
}

} // namespace farol::server
