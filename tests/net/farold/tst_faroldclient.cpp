// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/faroldclient.h"

#include "core/json/codec.h"
#include "kit/fakenetwork.h"
#include "kit/heard.h"
#include "kit/rawserver.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;

namespace {

Batch lote42() {
    Batch batch;
    batch.id = BatchId{u"LOTE-0042"_s};
    batch.source = u"pagamentos-20-11.csv"_s;
    batch.queue = u"pagamentos"_s;
    batch.items = 150;
    batch.amount = Money{4'822'000, {}};
    batch.version = 7;
    batch.createdAt = *fromRfc3339(u"2026-11-20T12:38:00Z");
    batch.updatedAt = batch.createdAt;
    return batch;
}

Item item57() {
    Item item;
    item.id = ItemId{u"LOTE-0042-057"_s};
    item.batch = BatchId{u"LOTE-0042"_s};
    item.seq = 57;
    item.externalId = u"lote-0042/057"_s;
    item.amount = Money{25'000, {}};
    item.state = ItemState::Uncertain;
    item.code = u"timeout"_s;
    item.createdAt = *fromRfc3339(u"2026-11-20T12:38:00Z");
    item.updatedAt = item.createdAt;
    return item;
}

} // namespace

class FaroldClientTest final : public QObject {
    Q_OBJECT
    kit::FakeNetwork *m_wire = nullptr;
    std::unique_ptr<HttpClient> m_client;
    std::unique_ptr<FaroldApi> m_api;

    const kit::Seen &last() const { return m_wire->seen().constLast(); }

private Q_SLOTS:
    void init() {
        m_wire = new kit::FakeNetwork;
        m_client = std::make_unique<HttpClient>(HttpOptions{QUrl(u"http://127.0.0.1:9"_s), {}},
                                                std::unique_ptr<QNetworkAccessManager>(m_wire));
        m_client->tokens().setAccess(Secret("sesame"));
        m_api = std::make_unique<FaroldApi>(*m_client);
    }
    void cleanup() {
        QCOMPARE(m_wire->unmatched(), QString());
        m_api.reset();
        m_client.reset();
    }

    void signsInWithThePasswordInTheBodyAlone() {
        m_wire->answers(u"POST /api/v1/auth/token"_s, json::encode(TokenPair{u"a"_s, u"r"_s, 900}));
        kit::Heard<TokenPair> heard;
        m_api->signIn(u"operator1"_s, Secret("pass\"word"), this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(heard.value().access, u"a"_s);
        const auto body = QJsonDocument::fromJson(last().body).object();
        QCOMPARE(body[u"grant_type"_s].toString(), u"password"_s);
        QCOMPARE(body[u"username"_s].toString(), u"operator1"_s);
        QCOMPARE(body[u"password"_s].toString(), u"pass\"word"_s);
        QVERIFY(!last().headers.contains("authorization"));
        QVERIFY(last().query.isEmpty());
    }
    void refreshesWithoutTheOldToken() {
        m_wire->answers(u"POST /api/v1/auth/token"_s, json::encode(TokenPair{u"a2"_s, u"r2"_s, 900}));
        kit::Heard<TokenPair> heard;
        m_api->refresh(Secret("r"), this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(heard.value().refresh, u"r2"_s);
        QCOMPARE(QJsonDocument::fromJson(last().body).object()[u"refresh_token"_s].toString(), u"r"_s);
        QVERIFY(!last().headers.contains("authorization"));
    }
    void saysWhoIsSignedIn() {
        Me me;
        me.user = u"operator1"_s;
        me.roles = {Role::Operator, Role::Approver};
        me.serverTime = *fromRfc3339(u"2026-11-20T13:05:00Z");
        m_wire->answers(u"GET /api/v1/me"_s, json::encode(me));
        kit::Heard<Me> heard;
        m_api->me(this, heard.into());
        QVERIFY(heard.wait());
        QVERIFY(heard.value() == me);
        QCOMPARE(last().headers.value("authorization"), QByteArray("Bearer sesame"));
    }
    void listsBatchesByFilterAndWindow() {
        Page<Batch> page{{lote42()}, u"next+cursor="_s, 1204};
        m_wire->answers(u"GET /api/v1/batches"_s, json::encode(page));
        BatchFilter filter;
        filter.statuses = {BatchStatus::AwaitingApproval, BatchStatus::Queued};
        filter.text = u"folha & café+1"_s;
        filter.createdSince = fromRfc3339(u"2026-11-19T03:00:00Z");
        kit::Heard<Page<Batch>> heard;
        m_api->batches(filter, {u"a/b+c="_s, 50, true}, this, heard.into());
        QVERIFY(heard.wait());
        QVERIFY(heard.value() == page);
        QCOMPARE(last().query, u"status=awaiting_approval%2Cqueued&q=folha%20%26%20caf%C3%A9%2B1&"
                               "since=2026-11-19T03%3A00%3A00.000Z&limit=50&cursor=a%2Fb%2Bc%3D&total=true"_s);
    }
    void aPlainListAsksForNothingItDoesNotNeed() {
        m_wire->answers(u"GET /api/v1/batches"_s, json::encode(Page<Batch>{}));
        kit::Heard<Page<Batch>> heard;
        m_api->batches({}, {}, this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(last().query, u"limit=100"_s);
    }
    void readsABatchOnlyWhenItChanged() {
        m_wire->answers(u"GET /api/v1/batches/LOTE-0042"_s, json::encode(lote42()), 200, {{"ETag", R"("7")"}});
        m_wire->answers(u"GET /api/v1/batches/LOTE-0042"_s, {}, 304, {{"ETag", R"("7")"}});
        kit::Heard<Tagged<Batch>> first;
        m_api->batch(lote42().id, {}, this, first.into());
        QVERIFY(first.wait(30'000));
        QVERIFY(first.value().value == lote42());
        kit::Heard<Tagged<Batch>> second;
        m_api->batch(lote42().id, first.value().etag, this, second.into());
        QVERIFY(second.wait(30'000));
        QVERIFY(second.ok() && !second.value().value);
        QCOMPARE(last().headers.value("if-none-match"), QByteArray(R"("7")"));
    }
    void readsTheItemsOfABatch() {
        const Page<Item> page{{item57()}, {}, {}};
        m_wire->answers(u"GET /api/v1/batches/LOTE-0042/items"_s, json::encode(page));
        ItemFilter filter;
        filter.batch = BatchId{u"ignored"_s};
        filter.states = {ItemState::Uncertain, ItemState::NotSent};
        filter.code = u"timeout"_s;
        filter.kind = ItemKind::Payment;
        kit::Heard<Page<Item>> heard;
        m_api->batchItems(lote42().id, filter, {{}, 500, false}, this, heard.into());
        QVERIFY(heard.wait());
        QVERIFY(heard.value() == page);
        QCOMPARE(last().query, u"state=uncertain%2Cnot_sent&code=timeout&kind=payment&limit=500"_s);
    }
    void anIdNeverLeavesItsPlaceInThePath() {
        m_wire->answers(u"GET /api/v1/items/..%2F..%2Fme%3Fx"_s, json::encode(item57()));
        kit::Heard<Item> heard;
        m_api->item(ItemId{u"../../me?x"_s}, this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(last().path, u"/api/v1/items/..%2F..%2Fme%3Fx"_s);
    }
    void readsAttemptsEventsAndErrorGroups() {
        Attempt attempt;
        attempt.n = 1;
        attempt.outcome = u"uncertain"_s;
        attempt.sentAt = *fromRfc3339(u"2026-11-20T12:41:10Z");
        m_wire->answers(u"GET /api/v1/items/LOTE-0042-057/attempts"_s, json::encode(QList<Attempt>{attempt}));
        ItemEvent event;
        event.seq = 3;
        event.type = u"sent"_s;
        event.at = attempt.sentAt;
        m_wire->answers(u"GET /api/v1/items/LOTE-0042-057/events"_s, json::encode(QList<ItemEvent>{event}));
        ErrorGroup group;
        group.code = u"timeout"_s;
        group.state = ItemState::Uncertain;
        group.items = 7;
        group.amount = Money{231'000, {}};
        group.firstSeen = group.lastSeen = attempt.sentAt;
        m_wire->answers(u"GET /api/v1/batches/LOTE-0042/errors"_s, json::encode(QList<ErrorGroup>{group}));
        kit::Heard<QList<Attempt>> attempts;
        kit::Heard<QList<ItemEvent>> events;
        kit::Heard<QList<ErrorGroup>> groups;
        m_api->attempts(item57().id, this, attempts.into());
        m_api->itemEvents(item57().id, this, events.into());
        m_api->errorGroups(lote42().id, this, groups.into());
        QVERIFY(attempts.wait() && events.wait() && groups.wait());
        QVERIFY(attempts.value() == QList<Attempt>{attempt});
        QVERIFY(events.value() == QList<ItemEvent>{event});
        QVERIFY(groups.value() == QList<ErrorGroup>{group});
    }
    void submitsTheVersionThatWasSeen() {
        m_wire->answers(u"POST /api/v1/batches/LOTE-0042/submit"_s, json::encode(lote42()));
        const auto intent = IntentKey::make();
        kit::Heard<Batch> heard;
        m_api->submitBatch(lote42().id, 7, intent, this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(last().headers.value("if-match"), QByteArray(R"("7")"));
        QCOMPARE(last().headers.value("idempotency-key"), intent.value.toLatin1());
    }
    void aFileWithProblemsIsAReportWhetherTriedOrSent() {
        ImportReport report;
        report.rowCount = 6;
        report.problemCount = 1;
        report.problems = {FieldError{3, u"valor"_s, u"amount_ambiguous"_s, u"Write 1500,00."_s}};
        Error refusal;
        refusal.kind = ErrorKind::Rejected;
        refusal.httpStatus = 422;
        refusal.code = u"import_rejected"_s;
        refusal.body = json::encode(report);
        m_wire->fails(u"POST /api/v1/batches/import"_s, 422, json::encodeProblem(refusal));
        const ImportOrder order{"a;b\n", u"folha semana.csv"_s, ImportFormat::Csv};
        kit::Heard<ImportReport> tried;
        m_api->checkImport(order, this, tried.into());
        QVERIFY(tried.wait(30'000));
        QVERIFY(tried.value() == report);
        QCOMPARE(last().query, u"source=folha%20semana.csv&dry_run=true"_s);
        QCOMPARE(last().headers.value("content-type"), QByteArray("text/csv"));
        QCOMPARE(last().body, order.bytes);
        QVERIFY(!last().headers.contains("idempotency-key"));
        kit::Heard<ImportReport> sent;
        m_api->importBatch(order, IntentKey::make(), this, sent.into());
        QVERIFY(sent.wait(30'000));
        QVERIFY(sent.value() == report);
        QVERIFY(last().headers.contains("idempotency-key"));
        QCOMPARE(last().query, u"source=folha%20semana.csv"_s);
    }
    void anImportGivesItsBatch() {
        ImportReport report;
        report.rowCount = 6;
        report.batch = lote42().id;
        m_wire->answers(u"POST /api/v1/batches/import"_s, json::encode(report), 201);
        kit::Heard<ImportReport> heard;
        m_api->importBatch({"[]", u"api"_s, ImportFormat::Json}, IntentKey::make(), this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(heard.value().batch, lote42().id);
        QCOMPARE(last().headers.value("content-type"), QByteArray("application/json"));
    }
    void checksUncertainItemsByTheirIds() {
        m_wire->answers(u"POST /api/v1/items/check"_s, json::encode(Page<Item>{{item57()}, {}, {}}));
        kit::Heard<Page<Item>> heard;
        m_api->checkItems({item57().id}, IntentKey::make(), this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(last().body, QByteArray(R"({"ids":["LOTE-0042-057"]})"));
        QVERIFY(last().headers.contains("idempotency-key"));
    }
    void previewsWithoutAnIntent() {
        Plan plan;
        plan.hash = u"9c417be2"_s;
        plan.request.selection.ids = {item57().id};
        plan.computedAt = *fromRfc3339(u"2026-11-20T13:31:08Z");
        m_wire->answers(u"POST /api/v1/plans"_s, json::encode(plan));
        kit::Heard<Plan> heard;
        m_api->previewPlan(plan.request, this, heard.into());
        QVERIFY(heard.wait());
        QVERIFY(heard.value() == plan);
        QVERIFY(!last().headers.contains("idempotency-key"));
        QVERIFY(json::planRequest(last().body) == plan.request);
    }
    void aChangedPlanComesWithTheRefusal() {
        Plan now;
        now.hash = u"new"_s;
        now.request.selection.ids = {item57().id};
        now.computedAt = *fromRfc3339(u"2026-11-20T13:31:08Z");
        Error conflict;
        conflict.kind = ErrorKind::Conflict;
        conflict.httpStatus = 409;
        conflict.code = u"plan_changed"_s;
        conflict.detail = u"1 item changed"_s;
        conflict.body = json::encode(now);
        m_wire->fails(u"POST /api/v1/plans/old/run"_s, 409, json::encodeProblem(conflict));
        kit::Heard<PlanRun> heard;
        m_api->runPlan(u"old"_s, now.request, u"saldo recomposto"_s, IntentKey::make(), this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(heard.error().code, u"plan_changed"_s);
        QVERIFY(FaroldApi::planOf(heard.error()) == now);
        QVERIFY(json::planOrder(last().body)->reason == u"saldo recomposto");
    }
    void followsARun() {
        PlanRun run;
        run.id = u"run-000001"_s;
        run.status = u"finished"_s;
        run.createdAt = *fromRfc3339(u"2026-11-20T13:31:08Z");
        m_wire->answers(u"GET /api/v1/plans/runs/run-000001"_s, json::encode(run));
        kit::Heard<PlanRun> heard;
        m_api->planRun(run.id, this, heard.into());
        QVERIFY(heard.wait());
        QVERIFY(heard.value() == run);
    }
    void metricsAndHealthNeedNoSession() {
        m_client->tokens().clear();
        m_wire->answers(u"GET /metrics"_s, "up 1\n", 200, {{"Content-Type", "text/plain; version=0.0.4"}});
        m_wire->answers(u"GET /healthz"_s, "ok", 200, {{"Content-Type", "text/plain"}});
        kit::Heard<QByteArray> metrics;
        kit::Heard<HttpReply> health;
        m_api->metricsText(this, metrics.into());
        m_api->healthz(this, health.into());
        QVERIFY(metrics.wait() && health.wait());
        QCOMPARE(metrics.value(), QByteArray("up 1\n"));
        QCOMPARE(health.value().status, 200);
    }
    void halfAnAnswerIsMalformedNeverHalfAValue_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << json::encode(item57()).chopped(5);
        QTest::newRow("another type") << QByteArray("[]");
        QTest::newRow("missing members") << QByteArray(R"({"id":"LOTE-0042-057"})");
        QTest::newRow("unknown state") << json::encode(item57()).replace("uncertain", "paid_maybe");
        QTest::newRow("twice the same key") << json::encode(item57()).replace(R"("seq":57)", R"("seq":57,"seq":58)");
        QTest::newRow("deep") << QByteArray(200, '[') + QByteArray(200, ']');
    }
    void halfAnAnswerIsMalformedNeverHalfAValue() {
        QFETCH(QByteArray, body);
        m_wire->answers(u"GET /api/v1/items/x"_s, body);
        kit::Heard<Item> heard;
        m_api->item(ItemId{u"x"_s}, this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(heard.error().kind, ErrorKind::Malformed);
        QCOMPARE(heard.error().httpStatus, 200);
        QVERIFY(!heard.error().requestId.isEmpty());
    }
    // A true socket: how much went out is what the operating system took.
    void tellsHowMuchOfAFileWentOut() {
        kit::RawServer server(kit::RawServer::json(json::encode(ImportReport{})));
        HttpClient client(HttpOptions{server.url(), {}});
        client.tokens().setAccess(Secret("sesame"));
        FaroldApi api(client);
        QList<std::int64_t> sent;
        std::int64_t whole = 0;
        kit::Heard<ImportReport> heard;
        const QByteArray bytes(3 << 20, 'x');
        api.checkImport({bytes, u"big.csv"_s, ImportFormat::Csv,
                         [&](std::int64_t out, std::int64_t total) {
                             sent.append(out);
                             whole = total;
                         }},
                        this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(whole, bytes.size());
        QVERIFY(sent.size() > 1);
        QVERIFY(std::is_sorted(sent.begin(), sent.end()));
        QCOMPARE(sent.constLast(), bytes.size());
    }
};

QTEST_GUILESS_MAIN(FaroldClientTest)
#include "tst_faroldclient.moc"
