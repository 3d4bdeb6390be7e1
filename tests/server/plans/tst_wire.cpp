// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/wholekit.h"

#include "core/json/codec.h"
#include "kit/openapi.h"
#include "server/http/requesthead.h"

#include <yaml-cpp/yaml.h>

using namespace farol;
using namespace farol::server;
using kit::WholeKit;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray csv = "external_id;payee;document;pix_key;amount\n"
                       "W1;Ana;52998224725;ana@exemplo.example;10,00\n"
                       "W2;Bia;11144477735;bia@exemplo.example;20,00\n"
                       "W3;Caio;52998224725;caio@exemplo.example;30,00\n";

} // namespace

// The main job over real sockets: from a file to a safe retry, through tokens, roles, keys and ETags.
class WireTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<WholeKit>();
        m_kit->start();
    }
    void cleanup() { m_kit.reset(); }

    void everyRouteIsInTheTableAndInTheFile() {
        QCOMPARE(m_kit->router.missingRows(), QStringList());
        const auto file = YAML::LoadFile(FAROL_SOURCE_DIR "/resources/api/farold-v1.yaml");
        for (const Route &route : m_kit->router.routes()) {
            const auto method = QByteArray(wireName(route.method)).toLower().toStdString();
            QVERIFY2(file["paths"][route.pattern.toStdString()][method].IsDefined(), qPrintable(route.pattern));
        }
        QCOMPARE(kit::missingInRouter(m_kit->router, file), QStringList());
    }
    void goesFromAFileToARetry() {
        const auto dry =
            m_kit->post("/api/v1/batches/import?dry_run=true", csv, {}, "operator1", {{"Content-Type", "text/csv"}});
        QCOMPARE(dry.status, 200);
        const auto stored = m_kit->post("/api/v1/batches/import?source=folha.csv", csv, "import-1", "operator1",
                                        {{"Content-Type", "text/csv"}});
        QCOMPARE(stored.status, 201);
        QCOMPARE(json::importReport(stored.body)->batch.value, u"LOTE-0001"_s);
        const auto batch = m_kit->get("/api/v1/batches/LOTE-0001");
        const auto submitted = m_kit->post("/api/v1/batches/LOTE-0001/submit", "{}", "submit-1", "operator1",
                                           {{"If-Match", batch.headers.value("etag")}});
        QCOMPARE(submitted.status, 202);
        // The provider refused all three.
        fail();
        const auto preview = m_kit->post(
            "/api/v1/plans", R"({"action":"retry","selection":{"filter":{"batch":"LOTE-0001","states":["failed"]}}})");
        QCOMPARE(preview.status, 200);
        const auto plan = json::plan(preview.body);
        QCOMPARE(plan->going, 3);
        QCOMPARE(plan->amountGoing.minor, 6000);
        const auto run = m_kit->post("/api/v1/plans/" + plan->hash.toLatin1() + "/run",
                                     json::encode(PlanOrder{plan->request, u"saldo reposto"_s}), "run-1");
        QCOMPARE(run.status, 202);
        const auto result = json::planRun(m_kit->get("/api/v1/plans/runs/run-000001").body);
        QCOMPARE(result->open, 3);
        QCOMPARE(json::overview(m_kit->get("/api/v1/overview").body)->queued.items, 3);
        QCOMPARE(m_kit->database.wrongCounters(), 0);
        QCOMPARE(m_kit->database.text("SELECT group_concat(action || ' ' || actor, ', ') FROM (SELECT * FROM audit"
                                      " WHERE tenant = 1 AND action LIKE '%.%' ORDER BY seq) x"),
                 u"batch.import operator1, batch.submit operator1, plan.retry operator1"_s);
    }
    void letsOnlyOperatorsOrder() {
        const auto order = [this](const QByteArray &user) {
            return m_kit->post("/api/v1/batches/import", csv, "k", user, {{"Content-Type", "text/csv"}}).status;
        };
        for (const auto *user : {"viewer", "auditor", "partner", "responder"}) {
            QCOMPARE(order(user), 403);
            QCOMPARE(m_kit->post("/api/v1/plans", "{}", {}, user).status, 403);
            QCOMPARE(m_kit->post("/api/v1/items/check", "{}", "k", user).status, 403);
        }
        QCOMPARE(m_kit->get("/api/v1/batches", "partner").status, 403);
        QCOMPARE(m_kit->get("/api/v1/batches", "auditor").status, 200);
        QCOMPARE(kit::httpCall(m_kit->port(), "GET", "/api/v1/batches").status, 401);
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM batches"), 0);
    }
    void keepsTenantsApart() {
        QCOMPARE(m_kit->post("/api/v1/batches/import", csv, "k", "operator1", {{"Content-Type", "text/csv"}}).status,
                 201);
        for (const auto *path :
             {"/api/v1/batches/LOTE-0001", "/api/v1/batches/LOTE-0001/items", "/api/v1/items/LOTE-0001-001"}) {
            QCOMPARE(m_kit->get(path, "stranger").status, 404);
        }
        // The same file is the stranger's own; the key is his, too.
        const auto own = m_kit->post("/api/v1/batches/import", csv, "k", "stranger", {{"Content-Type", "text/csv"}});
        QCOMPARE(own.status, 201);
    }
    void answersNotModifiedForTheVersionThatIsKnown() {
        QCOMPARE(m_kit->post("/api/v1/batches/import", csv, "k", "operator1", {{"Content-Type", "text/csv"}}).status,
                 201);
        for (const auto *path : {"/api/v1/batches/LOTE-0001", "/api/v1/items/LOTE-0001-002"}) {
            const auto etag = m_kit->get(path).headers.value("etag");
            QVERIFY(!etag.isEmpty());
            const auto again =
                kit::httpCall(m_kit->port(), "GET", path, {},
                              {{"Authorization", "Bearer " + m_kit->token("operator1")}, {"If-None-Match", etag}});
            QCOMPARE(again.status, 304);
        }
    }
    void importsTenThousandRowsOverTheWire() {
        QByteArray many = "external_id;payee;document;pix_key;amount\n";
        for (int i = 1; i <= 10'000; ++i) {
            many += "W" + QByteArray::number(i) + ";Ana;52998224725;ana@exemplo.example;10,00\n";
        }
        const auto stored =
            m_kit->post("/api/v1/batches/import", many, "k", "operator1", {{"Content-Type", "text/csv"}});
        QCOMPARE(stored.status, 201);
        QCOMPARE(json::importReport(stored.body)->rowCount, 10'000);
        const auto found = json::itemPage(m_kit->get("/api/v1/items?q=W9999&total=true").body);
        QCOMPARE(found->rows.front().id.value, u"LOTE-0001-09999"_s);
        QCOMPARE(found->total, std::optional<std::int64_t>(1));
    }

private:
    // Every queued item was sent and refused for want of funds.
    void fail() {
        std::promise<Done> promise;
        m_kit->writer.post(
            [](Arrows &arrows) -> Done {
                static constexpr std::array via{ItemState::Leased, ItemState::Sent};
                auto query = arrows.connection().prepare("SELECT id, batch, amount FROM items WHERE state = 1");
                std::vector<ItemKey> keys;
                while (*query.step()) {
                    keys.push_back({query.integer(0),
                                    1,
                                    query.integer(1),
                                    ItemKind::Payment,
                                    query.integer(2),
                                    ItemState::Queued,
                                    {},
                                    0,
                                    0});
                }
                for (const auto &key : keys) {
                    ArrowChange change;
                    change.to = ItemState::Failed;
                    change.code = "insufficient_funds";
                    change.attempt = 1;
                    change.eventType = "failed";
                    if (auto moved = arrows.moveThrough(key, via, change); !moved) {
                        return tl::unexpected(moved.error());
                    }
                }
                return {};
            },
            [&promise](const Done &done) { promise.set_value(done); });
        QVERIFY(promise.get_future().get());
    }
    std::unique_ptr<WholeKit> m_kit;
};

QTEST_GUILESS_MAIN(WireTest)
#include "tst_wire.moc"
