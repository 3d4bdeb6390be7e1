// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/enginekit.h"
#include "server/approvals/approvalroutes.h"
#include "server/batches/batchroutes.h"
#include "server/demo/demoload.h"
#include "server/engine/checks.h"
#include "server/events/eventroutes.h"
#include "server/items/itemroutes.h"
#include "server/overview/overviewroutes.h"
#include "server/plans/planroutes.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>
#include <future>

namespace farol::kit {

// 2026-11-20 10:05 in Brasília.
inline constexpr Instant demoNow{std::chrono::milliseconds(1'795'179'900'000)};

// A provider that a test speaks for: what it says of an item, by row id; silent about the others.
class SaidByTest final : public server::Checks {
public:
    explicit SaidByTest(server::Writer &writer)
        : m_writer(writer) {}
    void checkNow(std::vector<std::int64_t> itemIds, std::function<void(Done)> done) override {
        asked = itemIds;
        if (failing) {
            done(tl::unexpected(*failing));
            return;
        }
        m_writer.post(
            [this, itemIds](server::Arrows &arrows) -> Done {
                for (const auto id : itemIds) {
                    if (const auto said = says.find(id); said != says.end()) {
                        if (auto moved = apply(arrows, id, said->second); !moved) {
                            return moved;
                        }
                    }
                }
                return {};
            },
            std::move(done));
    }
    std::map<std::int64_t, ItemState> says;
    std::vector<std::int64_t> asked;
    std::optional<Error> failing;

private:
    static Done apply(server::Arrows &arrows, std::int64_t id, ItemState to) {
        auto row = arrows.connection().prepare("SELECT tenant, batch, kind, amount, code, attempt, fencing FROM items"
                                               " WHERE id = ? AND state = 5");
        const auto found = row.bind(id).step();
        if (!found || !*found) {
            return found ? Done() : tl::unexpected(found.error());
        }
        const server::ItemKey key{id,
                                  row.integer(0),
                                  row.integer(1),
                                  static_cast<ItemKind>(row.integer(2)),
                                  row.integer(3),
                                  ItemState::Uncertain,
                                  std::string(row.text(4)),
                                  static_cast<int>(row.integer(5)),
                                  row.integer(6)};
        server::ArrowChange change;
        change.to = to;
        change.eventType = "checked";
        const auto moved = arrows.move(key, change);
        return moved ? Done() : tl::unexpected(moved.error());
    }
    server::Writer &m_writer;
};

// Who asks; the rows are made by Routes.
inline const server::Identity operator1{1, 1, QStringLiteral("operator1"), QStringLiteral("default"), {Role::Operator}};
inline const server::Identity operator2{2, 1, QStringLiteral("operator2"), QStringLiteral("default"), {Role::Operator}};
inline const server::Identity stranger{5, 2, QStringLiteral("stranger"), QStringLiteral("other"), {Role::Operator}};

// A request, but for its place.
struct Ask {
    QByteArray body;
    QHash<QByteArray, QByteArray> headers;
    server::Identity who = operator1;
};

// The routes of batches, items, plans and the overview over a real database, writer and readers; without sockets.
class Routes final {
public:
    enum class Fixture { People, DemoDay };
    explicit Routes(server::Config given = {}, Fixture fixture = Fixture::People)
        : config(std::move(given))
        , clock(demoNow) {
        fixture == Fixture::DemoDay ? addDemoDay() : addPeople();
        server::Writer::Options options;
        options.zone = config.zone;
        writer = std::make_unique<server::Writer>(base.open(), clock, options);
        writer->start();
        readers = std::make_unique<server::Readers>(base.path(), 2);
        commands = std::make_unique<server::Commands>(*writer);
        checks = std::make_unique<SaidByTest>(*writer);
        server::addBatchRoutes(router, {*commands, *readers, config, clock});
        server::addItemRoutes(router, {*commands, *readers, *writer, config, *checks});
        server::addPlanRoutes(router, {*commands, *readers, config, clock});
        server::addApprovalRoutes(router, {*commands, *readers, config, clock});
        server::addOverviewRoutes(router, {*readers, config, clock});
        server::addEventRoutes(router, {*readers, hub});
    }
    ~Routes() {
        readers.reset();
        writer->stop();
    }

    server::Response call(server::Method method, const QString &target, Ask ask = {}) {
        const auto mark = target.indexOf(u'?');
        const auto path = mark < 0 ? target : target.first(mark);
        const auto match = router.match(method, path);
        if (!match.route) {
            return {router.allowed(path).isEmpty() ? 404 : 405, {}, {}, {}};
        }
        server::Request request;
        request.method = method;
        request.path = path;
        request.route = match.route->pattern;
        request.arguments = match.arguments;
        if (mark >= 0) {
            for (const auto &[name, value] : QUrlQuery(target.sliced(mark + 1)).queryItems(QUrl::FullyDecoded)) {
                request.query.insert(name, value);
            }
        }
        for (auto header = ask.headers.cbegin(); header != ask.headers.cend(); ++header) {
            request.headers.insert(header.key(), header.value());
        }
        request.body = std::move(ask.body);
        request.requestId = QStringLiteral("req-%1").arg(++m_requests, 4, 16, QLatin1Char('0'));
        request.who = std::move(ask.who);
        auto promise = std::make_shared<std::promise<server::Response>>();
        auto future = promise->get_future();
        match.route->handler(request,
                             [promise](server::Response response) { promise->set_value(std::move(response)); });
        if (future.wait_for(std::chrono::seconds(60)) != std::future_status::ready) {
            qFatal("no answer: %s", qPrintable(target));
        }
        return future.get();
    }
    server::Response get(const QString &target, const server::Identity &who = operator1) {
        return call(server::Method::Get, target, {{}, {}, who});
    }
    // A command with a key of its own.
    server::Response post(const QString &target, const QByteArray &body = "{}",
                          QHash<QByteArray, QByteArray> headers = {}, const server::Identity &who = operator1) {
        if (!headers.contains("idempotency-key")) {
            headers.insert("idempotency-key", "key-" + QByteArray::number(++m_keys));
        }
        return call(server::Method::Post, target, {body, std::move(headers), who});
    }
    server::Response import(const QByteArray &csv, const QString &parameters = {}, QByteArray key = {}) {
        QHash<QByteArray, QByteArray> headers{{"content-type", "text/csv"}};
        if (!key.isEmpty()) {
            headers.insert("idempotency-key", key);
        }
        return post(QStringLiteral("/api/v1/batches/import") + parameters, csv, headers);
    }

    EngineDatabase base;
    server::Config config;
    ManualClock clock;
    server::Router router;
    std::unique_ptr<server::Writer> writer;
    server::EventHub hub; // hears nothing: it has no relay
    std::unique_ptr<server::Readers> readers;
    std::unique_ptr<server::Commands> commands;
    std::unique_ptr<SaidByTest> checks;

private:
    // operator1 and operator2 are the users 1 and 2 here, too. Loading takes a second: the other tests get a copy.
    void addDemoDay() const {
        if (sql::isServerUrl(base.path())) {
            loadDemoDay();
            return;
        }
        static const QByteArray loaded = [this] {
            loadDemoDay();
            QFile file(base.path());
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        }();
        QFile file(base.path());
        const bool copied = file.open(QIODevice::WriteOnly) && file.write(loaded) == loaded.size();
        Q_ASSERT(copied);
    }
    void loadDemoDay() const {
        QFile scenario(QStringLiteral(FAROL_SOURCE_DIR "/resources/demo/day.yaml"));
        const bool opened = scenario.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        const auto day = server::readDemoDay(scenario.readAll());
        Q_ASSERT(day);
        const auto connection = base.open(); // its end writes everything into the one file
        sql::Transaction transaction(*connection);
        const auto done = server::loadDemoDay(*connection, *day, {config.tenant, config.zone});
        const bool kept = done && transaction.commit();
        Q_ASSERT(kept);
    }
    void addPeople() const {
        const auto made = base.open()->execute(
            "INSERT INTO tenants VALUES(2, 'other');"
            "INSERT INTO users(id, tenant, name, password_hash, roles, created_at, disabled_at) VALUES"
            "(1, 1, 'operator1', 'x', 'operator,approver', 0, NULL), (2, 1, 'operator2', 'x', 'operator,approver', 0, "
            "NULL),"
            "(3, 1, 'manager', 'x', 'manager', 0, NULL), (4, 1, 'auditor', 'x', 'auditor', 0, NULL),"
            "(5, 2, 'stranger', 'x', 'operator,approver', 0, NULL), (6, 1, 'gone', 'x', 'approver', 0, 1)");
        Q_ASSERT(made);
        base.givenIds();
    }
    std::atomic<int> m_requests = 0;
    std::atomic<int> m_keys = 0;
};

inline QJsonObject object(const server::Response &response) {
    return QJsonDocument::fromJson(response.body).object();
}
inline QString codeOf(const server::Response &response) {
    return object(response).value(QStringLiteral("code")).toString();
}
inline QByteArray header(const server::Response &response, const QByteArray &name) {
    for (const auto &[key, value] : response.headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}
inline QJsonArray rows(const server::Response &response) {
    return object(response).value(QStringLiteral("rows")).toArray();
}
// A problem document of this status and code; says what it was instead.
inline bool isProblem(const server::Response &response, int status, const QString &code) {
    const bool good =
        response.status == status && response.contentType == "application/problem+json" && codeOf(response) == code;
    if (!good) {
        qWarning("instead: %d %s", response.status, response.body.left(2000).constData());
    }
    return good;
}

} // namespace farol::kit
