// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/batchordered.h"
#include "core/json/codec.h"
#include "kit/routekit.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

static const Identity manager{3, 1, u"manager"_s, u"default"_s, {Role::Manager}};

// Pause, resume and cancel of a batch: what rests obeys, what the provider may hold is never touched.
class BatchOrdersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        Config config;
        config.approvals = false;
        start(config);
    }
    void cleanup() { m_routes.reset(); }

    void pausesAndGoesOn() {
        m_routes->base.makeBatch({1, 30});
        const auto paused = order(u"1"_s, u"pause"_s);
        QCOMPARE(paused.status, 200);
        const auto said = json::batchOrdered(paused.body);
        QVERIFY(said);
        QCOMPARE(said->batch.status, BatchStatus::Paused);
        QCOMPARE(said->waiting.items, 0);
        QCOMPARE(kit::header(paused, "ETag"), etag(u"1"_s));
        const auto resumed = order(u"1"_s, u"resume"_s);
        QCOMPARE(json::batchOrdered(resumed.body)->batch.status, BatchStatus::Queued);
        QCOMPARE(kit::header(resumed, "ETag"), etag(u"1"_s));
        QCOMPARE(m_routes->base.number("SELECT status*100+open FROM batches"), int(BatchStatus::Queued) * 100 + 30);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        QCOMPARE(m_routes->base.text("SELECT group_concat(type, ',') FROM (SELECT type FROM events WHERE batch=1 AND "
                                     "item IS NULL ORDER BY seq) x"),
                 u"paused,resumed"_s);
        QCOMPARE(m_routes->base.text("SELECT group_concat(action, ',') FROM (SELECT action FROM audit ORDER BY seq) x"),
                 u"batch.pause,batch.resume"_s);
    }
    void aBatchWhoseItemsEndedWhileItRestedIsFinishedWhenItGoesOn() {
        m_routes->base.makeBatch({1, 2, ItemState::Done, BatchStatus::Paused});
        QCOMPARE(json::batchOrdered(order(u"1"_s, u"resume"_s).body)->batch.status, BatchStatus::Finished);
        QCOMPARE(m_routes->base.number("SELECT status FROM batches"), int(BatchStatus::Finished));
    }
    void whatFliesWhenItPausesEndsAsItWould() {
        m_routes->base.makeBatch({1, 3, ItemState::Queued, BatchStatus::Processing});
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET state=3, attempt=1, lease_until=1 WHERE seq=1;"
                                               "UPDATE batch_counts SET items=2, amount=205;"
                                               "INSERT INTO batch_counts VALUES(1,3,'',1,101,0,0)"));
        const auto said = json::batchOrdered(order(u"1"_s, u"pause"_s).body);
        QCOMPARE(said->waiting.items, 1);
        QCOMPARE(said->waiting.amount.minor, 101);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state=3"), 1);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }
    void cancelsOnlyWhatIsCertainlyNotAtTheProvider() {
        oneOfEach();
        const auto answer = order(u"1"_s, u"cancel"_s, R"({"reason":"wrong file"})");
        QCOMPARE(answer.status, 200);
        const auto said = json::batchOrdered(answer.body);
        QVERIFY(said);
        QCOMPARE(said->batch.status, BatchStatus::Cancelled);
        QCOMPARE(said->cancelled.items, 2); // queued, retry_wait
        QCOMPARE(said->cancelled.amount.minor, 102 + 105);
        QCOMPARE(said->waiting.items, 3); // leased, sent, uncertain
        QCOMPARE(said->waiting.amount.minor, 103 + 104 + 106);
        QCOMPARE(m_routes->base.text(
                     "SELECT group_concat(CAST(state AS TEXT), ',') FROM (SELECT state FROM items ORDER BY seq) x"),
                 u"10,2,3,10,5,6,7,8,9"_s);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM events WHERE type='cancelled' AND item IS NOT NULL"), 2);
        QCOMPARE(m_routes->base.text("SELECT detail || ' ' || actor FROM events WHERE type='batch_cancelled'"),
                 u"wrong file operator1"_s);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        const auto stored = m_routes->get(u"/api/v1/batches/LOTE-0001"_s);
        auto shown = json::batch(stored.body).value();
        QCOMPARE(shown.status, said->batch.status);
        QCOMPARE(total(shown, ItemState::Cancelled), total(said->batch, ItemState::Cancelled));
        QCOMPARE(kit::header(answer, "ETag"), kit::header(stored, "ETag"));
        QCOMPARE(m_routes->base.text("SELECT action || ' ' || object || ' ' || reason || ' ' || after FROM audit"),
                 u"batch.cancel LOTE-0001 wrong file {\"cancelled\":{\"amount\":\"2.07\",\"items\":2},\"status\":"
                 "\"cancelled\",\"waiting\":{\"amount\":\"3.13\",\"items\":3}}"_s);
    }
    void voidsTheApprovalThatItWaitedFor() {
        Config config;
        start(config);
        m_routes->base.makeBatch({1, 3, ItemState::Accepted, BatchStatus::Draft});
        QCOMPARE(order(u"1"_s, u"submit"_s).status, 202);
        const auto said = json::batchOrdered(order(u"1"_s, u"cancel"_s, R"({"reason":"twice"})").body);
        QCOMPARE(said->cancelled.items, 3);
        QCOMPARE(said->batch.approval, QString());
        QCOMPARE(m_routes->base.number("SELECT status FROM approvals"), int(ApprovalStatus::Void));
        const auto late = m_routes->post(u"/api/v1/approvals/apr-0001/approve"_s, R"({"comment":""})", {},
                                         {2, 1, u"operator2"_s, u"default"_s, {Role::Operator, Role::Approver}});
        QVERIFY(kit::isProblem(late, 409, u"already_decided"_s));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state=10"), 3);
    }
    void aboveTheLimitsAManagerCancels() {
        start(Config());
        m_routes->base.makeBatch({1, 11});
        QVERIFY(kit::isProblem(order(u"1"_s, u"cancel"_s, R"({"reason":"x"})"), 403, u"cancel_limit"_s));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state=10"), 0);
        QCOMPARE(order(u"1"_s, u"cancel"_s, R"({"reason":"x"})", {}, manager).status, 200);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state=10"), 11);
    }
    void refusesWhatTheBatchIsNotReadyFor_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("word");
        QTest::newRow("draft, pause") << int(BatchStatus::Draft) << u"pause"_s;
        QTest::newRow("paused, pause") << int(BatchStatus::Paused) << u"pause"_s;
        QTest::newRow("queued, resume") << int(BatchStatus::Queued) << u"resume"_s;
        QTest::newRow("cancelled, resume") << int(BatchStatus::Cancelled) << u"resume"_s;
        QTest::newRow("finished, cancel") << int(BatchStatus::Finished) << u"cancel"_s;
        QTest::newRow("cancelled, cancel") << int(BatchStatus::Cancelled) << u"cancel"_s;
    }
    void refusesWhatTheBatchIsNotReadyFor() {
        QFETCH(const int, status);
        QFETCH(const QString, word);
        m_routes->base.makeBatch({1, 2, ItemState::Queued, static_cast<BatchStatus>(status)});
        QVERIFY(kit::isProblem(order(u"1"_s, word, R"({"reason":"x"})"), 409, u"batch_state"_s));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit"), 0);
        QCOMPARE(m_routes->base.number("SELECT status*100+version FROM batches"), status * 100 + 1);
    }
    void asksForVersionReasonAndTenant() {
        m_routes->base.makeBatch({1, 2});
        const auto path = u"/api/v1/batches/LOTE-0001/cancel"_s;
        const QByteArray why = R"({"reason":"x"})";
        QVERIFY(kit::isProblem(m_routes->post(path, why), 428, u"precondition_required"_s));
        const auto stale = m_routes->post(path, why, {{"if-match", "\"77\""}});
        QVERIFY(kit::isProblem(stale, 412, u"version_changed"_s));
        QVERIFY(json::batch(json::problemCurrent(stale.body)));
        QVERIFY(kit::isProblem(order(u"1"_s, u"cancel"_s, "{}"), 422, u"reason_required"_s));
        QVERIFY(kit::isProblem(order(u"1"_s, u"cancel"_s, R"({"reason":"x","more":1})"), 422, u"unknown_member"_s));
        QVERIFY(kit::isProblem(order(u"1"_s, u"cancel"_s, why, {}, kit::stranger), 404, u"not_found"_s));
        QCOMPARE(order(u"1"_s, u"pause"_s, R"({"reason":"bank"})", "*").status, 200);
        QCOMPARE(m_routes->base.text("SELECT reason FROM audit"), u"bank"_s);
    }
    void theSameKeyCancelsOnce() {
        m_routes->base.makeBatch({1, 2});
        const QHash<QByteArray, QByteArray> headers{{"if-match", etag(u"1"_s)}, {"idempotency-key", "once"}};
        const auto path = u"/api/v1/batches/LOTE-0001/cancel"_s;
        const auto first = m_routes->post(path, R"({"reason":"x"})", headers);
        const auto again = m_routes->post(path, R"({"reason":"x"})", headers);
        QCOMPARE(first.status, 200);
        QCOMPARE(again.body, first.body);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit"), 1);
    }
    // Another process looked before the cancel and lays an item down after it.
    void whatComesToRestInACancelledBatchIsCancelledToo() {
        m_routes->base.makeBatch({1, 2, ItemState::NotSent, BatchStatus::Cancelled});
        const auto moved = run([](Arrows &arrows) -> Done {
            ItemKey key{1, 1, 1, ItemKind::Payment, 101, ItemState::NotSent, {}, 0, 0};
            ArrowChange change;
            change.to = ItemState::Queued;
            change.eventType = "retry_planned";
            const auto done = arrows.move(key, change);
            return done ? Done() : tl::unexpected(done.error());
        });
        QVERIFY(moved);
        if (m_routes->base.onServer()) { // one process alone never does this
            QCOMPARE(m_routes->base.number("SELECT state FROM items WHERE id=1"), int(ItemState::Cancelled));
        }
        QCOMPARE(m_routes->base.number("SELECT state FROM items WHERE id=2"), int(ItemState::NotSent));
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }

private:
    void start(const Config &config) { m_routes = std::make_unique<kit::Routes>(config); }
    Done run(const Writer::Work &work) {
        std::promise<Done> answer;
        m_routes->writer->post(work, [&answer](Done done) { answer.set_value(std::move(done)); });
        return answer.get_future().get();
    }
    // Items 1 to 9: queued, leased, sent, retry_wait, uncertain, not_sent, done, failed, dead.
    void oneOfEach() {
        m_routes->base.makeBatch({1, 9, ItemState::Queued, BatchStatus::Processing});
        QVERIFY(m_routes->base.open()->execute(
            "UPDATE items SET amount=101+seq, state=seq;"
            "UPDATE items SET code='not_processed' WHERE state=4;"
            "DELETE FROM batch_counts; INSERT INTO batch_counts SELECT batch,state,code,count(*),sum(amount),1,2 FROM "
            "items GROUP BY 1,2,3"));
    }
    Response order(const QString &batch, const QString &word, const QByteArray &body = "{}", QByteArray tag = {},
                   const Identity &who = kit::operator1) {
        tag = tag.isEmpty() ? etag(batch) : tag;
        return m_routes->post(u"/api/v1/batches/LOTE-000%1/%2"_s.arg(batch, word), body, {{"if-match", tag}}, who);
    }
    QByteArray etag(const QString &batch) {
        return kit::header(m_routes->get(u"/api/v1/batches/LOTE-000"_s + batch), "ETag");
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(BatchOrdersTest)
#include "tst_batchorders.moc"
