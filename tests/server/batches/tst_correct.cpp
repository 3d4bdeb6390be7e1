// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/batches/correction.h"
#include "core/json/codec.h"

#include <atomic>
#include <thread>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString path = u"/api/v1/items/LOTE-0001-001/resubmit"_s;
const QByteArray newKey = R"({"changes":{"pix_key":"ana@exemplo.example"},"reason":"typing mistake"})";
const QByteArray retryAll = R"({"action":"retry","selection":{"filter":{"batch":"LOTE-0001"}},"options":{}})";

} // namespace

// An order that was certainly not paid is corrected as a new one, and never goes again beside it.
class CorrectTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        Config config;
        config.approvals = false;
        m_routes = std::make_unique<kit::Routes>(config);
        m_routes->base.makeBatch({1, 2, ItemState::Failed, BatchStatus::Finished});
        run("UPDATE items SET code='invalid_key', version=3, attempt=1");
        run("UPDATE batch_counts SET code='invalid_key'");
    }
    void cleanup() { m_routes.reset(); }

    void showsTheDifferenceAndWritesNothing() {
        const auto answer = m_routes->call(Method::Post, path + u"?dry_run=true"_s, {newKey, {}, kit::operator1});
        QCOMPARE(answer.status, 200);
        const auto made = json::correction(answer.body);
        QVERIFY(made);
        QVERIFY(made->dryRun);
        QCOMPARE(made->externalId, u"X-1-r2"_s);
        QCOMPARE(made->replaces.value, u"LOTE-0001-001"_s);
        QVERIFY(made->item.isEmpty() && made->batch.isEmpty());
        QCOMPARE(made->changes.size(), 1);
        QCOMPARE(made->changes.front().field, u"pix_key"_s);
        QVERIFY(!answer.body.contains("maria@x.example") && !answer.body.contains("ana@exemplo.example"));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM batches"), 1);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit"), 0);
        QCOMPARE(m_routes->base.number("SELECT version FROM items WHERE id=1"), 3);
    }
    void storesADraftOfItsOwnWithOneAuditRow() {
        const auto made = correct();
        QCOMPARE(made.batch.value, u"LOTE-0002"_s);
        QCOMPARE(made.item.value, u"LOTE-0002-001"_s);
        const auto draft = json::batch(m_routes->get(u"/api/v1/batches/LOTE-0002"_s).body);
        QCOMPARE(draft->status, BatchStatus::Draft);
        QCOMPARE(draft->source, u"correction of LOTE-0001-001"_s);
        QCOMPARE(m_routes->base.text("SELECT pix_key FROM items WHERE external_id='X-1-r2'"), u"ana@exemplo.example"_s);
        QCOMPARE(m_routes->base.text("SELECT action || ' ' || object || ' ' || reason FROM audit"),
                 u"item.resubmit LOTE-0001-001 typing mistake"_s);
        QCOMPARE(m_routes->base.number("SELECT state FROM items WHERE id=1"), 8);
        const auto story = json::itemEvents(m_routes->get(u"/api/v1/items/LOTE-0001-001/events"_s).body);
        QCOMPARE(story->back().type, u"replaced"_s);
        QVERIFY(story->back().detail.startsWith(u"by LOTE-0002-001: pix_key"_s));
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        const auto submitted = m_routes->post(u"/api/v1/batches/LOTE-0002/submit"_s, "{}",
                                              {{"if-match", '"' + QByteArray::number(draft->version) + '"'}});
        QVERIFY2(submitted.status == 200 || submitted.status == 202, submitted.body.constData());
    }
    void theOldOrderIsNeverSentAgain() {
        run("UPDATE items SET code='insufficient_funds'");
        run("UPDATE batch_counts SET code='insufficient_funds'");
        const auto before =
            json::plan(m_routes->call(Method::Post, u"/api/v1/plans"_s, {retryAll, {}, kit::operator1}).body);
        QVERIFY(before);
        QCOMPARE(before->going, 2);
        (void)correct();
        const auto late =
            m_routes->post(u"/api/v1/plans/%1/run"_s.arg(before->hash), retryAll.chopped(1) + R"(,"reason":"late"})");
        QCOMPARE(late.status, 409);
        const auto after =
            json::plan(m_routes->call(Method::Post, u"/api/v1/plans"_s, {retryAll, {}, kit::operator1}).body);
        QCOMPARE(after->going, 1);
        QCOMPARE(after->skipped, 1);
        const auto skipped =
            std::find_if(after->rows.cbegin(), after->rows.cend(), [](auto &row) { return !row.goes; });
        QCOMPARE(skipped->item.value, u"LOTE-0001-001"_s);
        QCOMPARE(skipped->reason, u"replaced"_s);
    }
    void isCorrectedOnceUntilItsReplacementIsCancelled() {
        (void)correct();
        const auto again = m_routes->post(path, newKey, {{"if-match", "\"4\""}});
        QCOMPARE(again.status, 409);
        QVERIFY2(again.body.contains("\"replaced\"") && again.body.contains("LOTE-0002-001"), again.body.constData());
        run("UPDATE items SET state=10 WHERE external_id='X-1-r2'");
        const auto other =
            m_routes->post(path, R"({"changes":{"amount":"2,00"},"external_id":"X-1-b","reason":"and the amount"})",
                           {{"if-match", "\"4\""}});
        QCOMPARE(other.status, 201);
        QCOMPARE(json::correction(other.body)->changes.front().field, u"amount"_s);
    }
    void twoAtOnceMakeOne() {
        std::atomic<int> made = 0;
        const auto one = [&](const QByteArray &id) {
            const auto body = newKey.chopped(1) + ",\"external_id\":\"" + id + "\"}";
            const auto answer = m_routes->call(
                Method::Post, path, {body, {{"if-match", "\"3\""}, {"idempotency-key", id}}, kit::operator1});
            made += answer.status == 201 ? 1 : 0;
            if (answer.status != 201) {
                QVERIFY2(answer.status == 409 || answer.status == 412, answer.body.constData());
            }
        };
        std::thread beside([&] { one("A"); });
        one("B");
        beside.join();
        QCOMPARE(made.load(), 1);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM item_corrections"), 1);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM batches"), 2);
    }
    void onlyWhatWasCertainlyNotPaid_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        const QByteArray none;
        QTest::newRow("accepted") << 0 << 409 << QByteArray("in_progress");
        QTest::newRow("queued") << 1 << 409 << QByteArray("in_progress");
        QTest::newRow("leased") << 2 << 409 << QByteArray("in_progress");
        QTest::newRow("sent") << 3 << 409 << QByteArray("in_progress");
        QTest::newRow("retry_wait") << 4 << 409 << QByteArray("in_progress");
        QTest::newRow("uncertain") << 5 << 409 << QByteArray("uncertain_needs_check");
        QTest::newRow("not_sent") << 6 << 201 << none;
        QTest::newRow("done") << 7 << 409 << QByteArray("already_final");
        QTest::newRow("failed") << 8 << 201 << none;
        QTest::newRow("dead") << 9 << 201 << none;
        QTest::newRow("cancelled") << 10 << 201 << none;
        QTest::newRow("duplicate") << 11 << 409 << QByteArray("already_final");
        QTest::newRow("returned") << 12 << 201 << none;
    }
    void onlyWhatWasCertainlyNotPaid() {
        QFETCH(int, state);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        run("UPDATE items SET state=" + std::to_string(state) + " WHERE id=1");
        const auto answer = m_routes->post(path, newKey, {{"if-match", "\"3\""}});
        QCOMPARE(answer.status, status);
        QVERIFY2(code.isEmpty() || answer.body.contains("\"" + code + "\""), answer.body.constData());
    }
    void refusesWhatIsNoOrder_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("version");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        const QByteArray now = "\"3\"";
        const auto changes = [](const char *text) {
            return QByteArray("{\"reason\":\"r\",\"changes\":{") + text + "}}";
        };
        QTest::newRow("not seen") << newKey << QByteArray() << 428 << QByteArray("precondition_required");
        QTest::newRow("seen before") << newKey << QByteArray("\"2\"") << 412 << QByteArray("version_changed");
        QTest::newRow("no reason") << QByteArray(R"({"changes":{"amount":"1,00"}})") << now << 422
                                   << QByteArray("reason_required");
        QTest::newRow("unknown field") << changes(R"("state":"done")") << now << 422 << QByteArray("changes_invalid");
        QTest::newRow("number") << changes(R"("amount":1)") << now << 422 << QByteArray("changes_invalid");
        QTest::newRow("wrong digit") << changes(R"("document":"52998224724")") << now << 422
                                     << QByteArray("document_digit");
        QTest::newRow("ambiguous") << changes(R"("amount":"1.500")") << now << 422 << QByteArray("amount_ambiguous");
        QTest::newRow("past") << changes(R"("date":"2020-01-01")") << now << 422 << QByteArray("past_date");
        QTest::newRow("its own id") << QByteArray(R"({"changes":{"amount":"1,00"},"external_id":"X-2","reason":"r"})")
                                    << now << 422 << QByteArray("repeated_id");
        QTest::newRow("member") << QByteArray(R"({"changes":{},"reason":"r","x":1})") << now << 422
                                << QByteArray("unknown_member");
    }
    void refusesWhatIsNoOrder() {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, version);
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QHash<QByteArray, QByteArray> headers;
        if (!version.isEmpty()) {
            headers.insert("if-match", version);
        }
        const auto answer = m_routes->post(path, body, headers);
        QCOMPARE(answer.status, status);
        QVERIFY2(answer.body.contains("\"" + code + "\""), answer.body.constData());
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM batches"), 1);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM item_corrections"), 0);
    }
    void theSameAgainWhereNoRetrySendsIt() {
        const QByteArray same = R"({"changes":{"document":"529.982.247-25"},"reason":"the account is open again"})";
        const auto anew = m_routes->post(path, same, {{"if-match", "\"3\""}});
        QCOMPARE(anew.status, 201);
        QVERIFY(json::correction(anew.body)->changes.isEmpty());
        run("UPDATE items SET code='insufficient_funds', version=3 WHERE id=2");
        const auto retried = m_routes->post(u"/api/v1/items/LOTE-0001-002/resubmit"_s, same, {{"if-match", "\"3\""}});
        QVERIFY(kit::isProblem(retried, 422, u"nothing_changed"_s));
    }
    void countsOnToTheNextFreeId() {
        run("UPDATE items SET external_id='X-1-r2' WHERE id=2");
        QCOMPARE(correct().externalId, u"X-1-r3"_s);
    }
    void leavesWhatWasPurgedAlone() {
        run("UPDATE items SET state=9, code='quarantined' WHERE id=1");
        QVERIFY(kit::isProblem(m_routes->post(path, newKey, {{"if-match", "\"3\""}}), 409, u"quarantined"_s));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM batches"), 1);
    }
    void anotherTenantFindsNothing() {
        const auto answer = m_routes->post(path, newKey, {{"if-match", "\"3\""}}, kit::stranger);
        QCOMPARE(answer.status, 404);
    }

private:
    Correction correct() {
        const auto answer = m_routes->post(path, newKey, {{"if-match", "\"3\""}});
        const auto made = json::correction(answer.body);
        if (answer.status != 201 || !made) {
            QTest::qFail(answer.body.constData(), __FILE__, __LINE__);
        }
        return made.value_or(Correction{});
    }
    void run(const std::string &statement) const { QVERIFY(m_routes->base.open()->execute(statement)); }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(CorrectTest)
#include "tst_correct.moc"
