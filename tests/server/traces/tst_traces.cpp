// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/receiver.h"
#include "kit/routekit.h"
#include "server/traces/exporter.h"
#include "server/traces/traceroutes.h"

#include <QRegularExpression>
#include <QSet>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

static const QByteArray given = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
static const QString traceId = u"4bf92f3577b34da6a3ce929d0e0e4736"_s;

// One trace from the request through the queue to the provider, derived from what the tables know anyway.
class TracesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        Config config;
        config.approvals = false;
        m_routes = std::make_unique<kit::Routes>(config);
        addTraceRoutes(m_routes->router, *m_routes->readers, m_routes->clock);
        m_routes->base.makeBatch({7, 2, ItemState::Accepted, BatchStatus::Draft});
        m_metrics = std::make_unique<Metrics>();
    }
    void cleanup() { m_routes.reset(); }

    void readsTraceparentAsTheStandardWritesIt_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("good");
        QTest::addColumn<bool>("sampled");
        QTest::newRow("sampled") << given << true << true;
        QTest::newRow("not sampled") << given.chopped(1) + '0' << true << false;
        QTest::newRow("later version") << "cc" + given.sliced(2) + "-what-else" << true << true;
        QTest::newRow("00 with more") << given + "-x" << false << false;
        QTest::newRow("ff") << "ff" + given.sliced(2) << false << false;
        QTest::newRow("upper case") << given.toUpper() << false << false;
        QTest::newRow("no trace") << QByteArray("00-00000000000000000000000000000000-00f067aa0ba902b7-01") << false
                                  << false;
        QTest::newRow("no span") << QByteArray("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01") << false
                                 << false;
        QTest::newRow("short") << given.chopped(1) << false << false;
        QTest::newRow("empty") << QByteArray() << false << false;
        QTest::newRow("hostile") << QByteArray(55, '\'') << false << false;
    }
    void readsTraceparentAsTheStandardWritesIt() {
        QFETCH(const QByteArray, header);
        QFETCH(const bool, good);
        QFETCH(const bool, sampled);
        const auto context = traceContext(header.toStdString());
        QCOMPARE(context.has_value(), good);
        QVERIFY(!good || context->sampled == sampled);
        QVERIFY(!good || QByteArray::fromStdString(context->traceId) == traceId.toLatin1());
    }
    void everySpanHasAnIdOfItsOwnThatEveryProcessDerivesAlike() {
        QSet<QByteArray> ids;
        for (int item = 1; item <= 500; ++item) {
            for (int n = 1; n <= 4; ++n) {
                for (const auto what : {SpanOf::Queue, SpanOf::Claim, SpanOf::Call, SpanOf::Check, SpanOf::Delivery}) {
                    const auto id = spanId(traceId.toStdString(), what, item, n);
                    QCOMPARE(id.size(), 16U);
                    QCOMPARE(id, spanId(traceId.toStdString(), what, item, n));
                    ids.insert(QByteArray::fromStdString(id));
                }
            }
        }
        QCOMPARE(ids.size(), 500 * 4 * 5);
    }
    void tellsARequestUpToTheProviderInJaegersJson() {
        submitAndPay();
        const auto answer = m_routes->get(u"/api/v1/ops/traces/"_s + traceId);
        QCOMPARE(answer.status, 200);
        const auto trace = kit::object(answer).value(u"data"_s).toArray().at(0).toObject();
        QCOMPARE(trace.value(u"traceID"_s).toString(), traceId);
        const auto spans = trace.value(u"spans"_s).toArray();
        QStringList names;
        QSet<QString> known{u"00f067aa0ba902b7"_s}; // the caller's
        for (const auto &entry : spans) {
            const auto span = entry.toObject();
            names.append(span.value(u"operationName"_s).toString());
            const auto parent = span.value(u"references"_s).toArray().at(0).toObject();
            QCOMPARE(parent.value(u"refType"_s).toString(), u"CHILD_OF"_s);
            QVERIFY(known.contains(parent.value(u"spanID"_s).toString()));
            known.insert(span.value(u"spanID"_s).toString());
            QVERIFY(trace.value(u"processes"_s).toObject().contains(span.value(u"processID"_s).toString()));
            QVERIFY(span.value(u"startTime"_s).toDouble() > 1e15);
            QVERIFY(span.value(u"duration"_s).toDouble() >= 0);
        }
        QCOMPARE(names, QStringList({u"POST /api/v1/batches/{id}/submit"_s, u"command"_s, u"queue"_s, u"claim"_s,
                                     u"provider call"_s, u"check"_s, u"queue"_s, u"claim"_s, u"provider call"_s}));
        QCOMPARE(spans.at(4).toObject().value(u"duration"_s).toInt(), 25'000);
        const auto listed = kit::object(m_routes->get(u"/api/v1/ops/traces?service=farold&limit=5&lookback=1h"_s));
        QCOMPARE(listed.value(u"data"_s).toArray().size(), 1);
        QCOMPARE(kit::object(m_routes->get(u"/api/v1/ops/traces?service=x"_s)).value(u"data"_s).toArray().size(), 0);
        QCOMPARE(m_routes->get(u"/api/v1/ops/traces?lookback=ever"_s).status, 400);
    }
    void anotherTenantSeesNoneOfIt() {
        submitAndPay();
        QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/ops/traces/"_s + traceId, kit::stranger), 404, u"not_found"_s));
        QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/ops/traces/zzz"_s), 404, u"not_found"_s));
        QCOMPARE(kit::object(m_routes->get(u"/api/v1/ops/traces"_s, kit::stranger)).value(u"data"_s).toArray().size(),
                 0);
    }
    void aTraceIsForgottenAfterADay() {
        submitAndPay();
        m_routes->clock.advance(25h);
        m_routes->base.makeBatch({8, 1, ItemState::Accepted, BatchStatus::Draft, ItemKind::Payment, 0, "Z"});
        QCOMPARE(submit(u"8"_s, {}).status, 202);
        QCOMPARE(m_routes->get(u"/api/v1/ops/traces/"_s + traceId).status, 404);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM traces"), 1);
    }
    void sendsThemToACollectorOnceItIsThere() {
        kit::Receiver collector(
            [](const auto &, int nth) { return kit::Receiver::says(nth == 1 ? 503 : 200, {}, "{}"); });
        TraceExporter exporter(m_routes->clock, *m_metrics, options(collector));
        QVERIFY(exporter.start());
        QTRY_VERIFY_WITH_TIMEOUT((again(), collector.count() >= 3), 120'000);
        QTRY_VERIFY_WITH_TIMEOUT(sentNames(collector).contains(u"provider call"_s), 60'000);
        check();
        QTRY_VERIFY_WITH_TIMEOUT(sentNames(collector).contains(u"check"_s), 60'000);
        for (const auto &told : collector.told()) {
            QCOMPARE(told.path, "/v1/traces");
            QCOMPARE(told.headers.value("content-type"), "application/json");
            const auto resource =
                QJsonDocument::fromJson(told.body).object().value(u"resourceSpans"_s).toArray().at(0).toObject();
            const auto service =
                resource.value(u"resource"_s).toObject().value(u"attributes"_s).toArray().at(0).toObject();
            QCOMPARE(service.value(u"key"_s).toString(), u"service.name"_s);
            QCOMPARE(service.value(u"value"_s).toObject().value(u"stringValue"_s).toString(), u"farold"_s);
            const auto spans = spansOf(told);
            QVERIFY(!spans.isEmpty());
            for (const auto &entry : spans) {
                checkOtlp(entry.toObject());
            }
        }
        QCOMPARE(spansOf(collector.told()[0]), spansOf(collector.told()[1])); // what was refused for now goes again
    }
    void sendsOfTheRestOnlyTheShareThatIsConfigured() {
        kit::Receiver collector;
        auto none = options(collector);
        none.sample = 0;
        TraceExporter exporter(m_routes->clock, *m_metrics, none);
        QVERIFY(exporter.start());
        QTRY_VERIFY_WITH_TIMEOUT((again(), collector.count() > 0), 120'000); // asked for by its caller
        const auto plain = "00-5bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00";
        m_routes->base.makeBatch({9, 1, ItemState::Accepted, BatchStatus::Draft, ItemKind::Payment, 0, "N"});
        QCOMPARE(submit(u"9"_s, plain).status, 202);
        const auto before = sentTraces(collector).size();
        const auto count = collector.count();
        QTRY_VERIFY_WITH_TIMEOUT((again(), collector.count() > count + 1), 120'000);
        QVERIFY(sentTraces(collector).size() >= before);
        QVERIFY(!sentTraces(collector).contains(u"5bf92f3577b34da6a3ce929d0e0e4736"_s));
    }
    void refusesACollectorInTheClearElsewhere() {
        for (const auto &url : {u"http://collector.example:4318"_s, u"ftp://127.0.0.1/"_s, u"what"_s}) {
            TraceExporter exporter(m_routes->clock, *m_metrics, {m_routes->base.path(), url, 1, {10s, {}}, 1s});
            QVERIFY2(!exporter.start(), qPrintable(url));
        }
    }

private:
    Response submit(const QString &batch, const QByteArray &parent) {
        const auto path = u"/api/v1/batches/LOTE-000"_s + batch;
        QHash<QByteArray, QByteArray> headers{{"if-match", kit::header(m_routes->get(path), "ETag")}};
        if (!parent.isEmpty()) {
            headers.insert("traceparent", parent);
        }
        return m_routes->post(path + u"/submit"_s, "{}", headers);
    }
    // Two items go to the provider; of the first one a check says what became of it.
    void submitAndPay() {
        QCOMPARE(submit(u"7"_s, given).status, 202);
        const auto now = std::to_string(m_routes->clock.now().time_since_epoch().count());
        const auto db = m_routes->base.open();
        QVERIFY(db->execute("INSERT INTO attempts(item,n,e2e_id,sent_at,answered_at,outcome,code,http_status,worker) "
                            "SELECT id,1,'E'||id," +
                            now + "+5," + now + "+30,'done','',200,'w1' FROM items WHERE batch=7"));
        check();
        done();
    }
    void check() {
        const auto now = std::to_string(m_routes->clock.now().time_since_epoch().count());
        QVERIFY(m_routes->base.open()->execute(
            "INSERT INTO events(tenant,batch,item,at,type,attempt,code,actor) SELECT 1,7,id," + now +
            "+40,'checked',1,'settled','w1' FROM items WHERE batch=7 AND seq=1"));
    }
    void done() {
        QVERIFY(m_routes->base.open()->execute("INSERT INTO events(tenant,batch,item,at,type,attempt) SELECT 1,7,id,1,"
                                               "'done',1 FROM items WHERE batch=7"));
    }
    // More of the same, until the exporter that began meanwhile has seen some.
    void again() {
        m_routes->clock.advance(1s);
        if (m_routes->base.number("SELECT count(*) FROM traces WHERE batch=7") == 0) {
            submitAndPay();
        } else {
            done();
        }
    }
    [[nodiscard]] TraceExporter::Options options(const kit::Receiver &collector) const {
        return {m_routes->base.path(), collector.url({}), 100, {10s, {}}, 100ms};
    }
    static QJsonArray spansOf(const kit::Receiver::Told &told) {
        const auto resource =
            QJsonDocument::fromJson(told.body).object().value(u"resourceSpans"_s).toArray().at(0).toObject();
        return resource.value(u"scopeSpans"_s).toArray().at(0).toObject().value(u"spans"_s).toArray();
    }
    static QSet<QString> sent(const kit::Receiver &collector, const QString &member) {
        QSet<QString> all;
        for (const auto &told : collector.told()) {
            const auto spans = spansOf(told);
            for (const auto &span : spans) {
                all.insert(span.toObject().value(member).toString());
            }
        }
        return all;
    }
    static QSet<QString> sentNames(const kit::Receiver &collector) { return sent(collector, u"name"_s); }
    static QSet<QString> sentTraces(const kit::Receiver &collector) { return sent(collector, u"traceId"_s); }
    static void checkOtlp(const QJsonObject &span) {
        static const QRegularExpression trace(u"^[0-9a-f]{32}$"_s);
        static const QRegularExpression id(u"^[0-9a-f]{16}$"_s);
        static const QRegularExpression nanos(u"^[0-9]{19}$"_s);
        QVERIFY(trace.match(span.value(u"traceId"_s).toString()).hasMatch());
        QVERIFY(id.match(span.value(u"spanId"_s).toString()).hasMatch());
        QVERIFY(id.match(span.value(u"parentSpanId"_s).toString()).hasMatch());
        QVERIFY(nanos.match(span.value(u"startTimeUnixNano"_s).toString()).hasMatch());
        QVERIFY(nanos.match(span.value(u"endTimeUnixNano"_s).toString()).hasMatch());
        QVERIFY(span.value(u"startTimeUnixNano"_s).toString() <= span.value(u"endTimeUnixNano"_s).toString());
        QVERIFY(span.value(u"kind"_s).isDouble() && span.value(u"kind"_s).toInt() >= 1);
        QVERIFY(span.value(u"attributes"_s).toArray().size() > 0);
        QVERIFY(!span.value(u"name"_s).toString().isEmpty());
    }
    std::unique_ptr<kit::Routes> m_routes;
    std::unique_ptr<Metrics> m_metrics;
};

QTEST_GUILESS_MAIN(TracesTest)
#include "tst_traces.moc"
