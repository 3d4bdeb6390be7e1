// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/json/codec.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

class SubmitTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        Config config;
        config.approvals = false;
        start(config);
    }

    void queuesEveryItemInOneStep() {
        const auto answer = submit(etag());
        QCOMPARE(answer.status, 202);
        const auto said = json::batch(answer.body);
        QVERIFY(said);
        QCOMPARE(said->status, BatchStatus::Queued);
        QCOMPARE(total(*said, ItemState::Queued).items, 3);
        const auto stored = m_routes->get(u"/api/v1/batches/LOTE-0007"_s);
        QCOMPARE(json::batch(stored.body).value(), *said);
        QCOMPARE(kit::header(answer, "ETag"), kit::header(stored, "ETag"));
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        QCOMPARE(m_routes->base.number("SELECT open FROM batches"), 3);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state = 1 AND version = 2"), 3);
        const auto story = json::itemEvents(m_routes->get(u"/api/v1/items/LOTE-0007-002/events"_s).body);
        QCOMPARE(story->size(), 2);
        QCOMPARE(story->at(0).type, u"submitted"_s);
        QCOMPARE(story->at(1).type, u"queued"_s);
        QCOMPARE(story->at(1).actor, u"operator1"_s);
        QCOMPARE(m_routes->base.text("SELECT action || ' ' || object || ' ' || before || ' ' || after FROM audit"),
                 u"batch.submit LOTE-0007 {\"amount\":\"3.06\",\"items\":3,\"status\":\"draft\"} "
                 "{\"amount\":\"3.06\",\"items\":3,\"status\":\"queued\"}"_s);
    }
    void sendsAPaymentOfALaterDayWhenThatDayBegins() {
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET due_date='2100-12-20' WHERE seq=2;"
                                               "UPDATE items SET due_date='2000-01-01' WHERE seq=3"));
        QCOMPARE(submit(etag()).status, 202);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state=1"), 3);
        const qint64 begins = QDateTime::fromString(u"2100-12-20T03:00:00Z"_s, Qt::ISODate).toMSecsSinceEpoch();
        QCOMPARE(m_routes->base.number("SELECT next_at FROM items WHERE seq=2"), begins); // midnight in Brasília
        QCOMPARE(m_routes->base.number("SELECT count(DISTINCT next_at) FROM items WHERE seq<>2"), 1);
        QVERIFY(m_routes->base.number("SELECT max(next_at) FROM items WHERE seq<>2") < begins);
    }
    void asksForTheVersionThatThePersonSaw() {
        QVERIFY(kit::isProblem(submit({}), 428, u"precondition_required"_s));
        const auto answer = submit("\"99\"");
        QVERIFY(kit::isProblem(answer, 412, u"version_changed"_s));
        const auto current = json::batch(json::problemCurrent(answer.body));
        QVERIFY(current);
        QCOMPARE(current->id.value, u"LOTE-0007"_s);
        QVERIFY(kit::isProblem(submit("*"), 412, u"version_changed"_s));
        QVERIFY(nothingChanged());
    }
    void waitsForASecondPersonWhereApprovalsAreOn() {
        start(Config());
        const auto answer = submit(etag());
        QCOMPARE(answer.status, 202);
        const auto batch = json::batch(answer.body);
        QCOMPARE(batch->status, BatchStatus::AwaitingApproval);
        QCOMPARE(batch->approval, u"apr-0001"_s);
        QCOMPARE(kit::header(answer, "Location"), "/api/v1/approvals/apr-0001");
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state = 0 AND version = 1"), 3);
        QVERIFY(kit::isProblem(submit(etag()), 409, u"not_draft"_s));
    }
    void submitsOnce() {
        QCOMPARE(submit(etag()).status, 202);
        QVERIFY(kit::isProblem(submit(etag()), 409, u"not_draft"_s));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit"), 1);
    }
    void repeatsItsAnswerForTheSameKey() {
        const auto tag = etag();
        const QHash<QByteArray, QByteArray> headers{{"if-match", tag}, {"idempotency-key", "intent"}};
        const auto first = m_routes->post(u"/api/v1/batches/LOTE-0007/submit"_s, "{}", headers);
        const auto again = m_routes->post(u"/api/v1/batches/LOTE-0007/submit"_s, "{}", headers);
        QCOMPARE(first.status, 202);
        QCOMPARE(again.status, 202);
        QCOMPARE(again.body, first.body);
        QCOMPARE(kit::header(again, "ETag"), kit::header(first, "ETag"));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit"), 1);
    }
    void knowsNoBatchOfOthers() {
        QVERIFY(kit::isProblem(
            m_routes->post(u"/api/v1/batches/LOTE-0007/submit"_s, "{}", {{"if-match", "\"1\""}}, kit::stranger), 404,
            u"not_found"_s));
        QVERIFY(kit::isProblem(m_routes->post(u"/api/v1/batches/LOTE-0008/submit"_s), 404, u"not_found"_s));
    }

private:
    void start(const Config &config) {
        m_routes = std::make_unique<kit::Routes>(config);
        m_routes->base.makeBatch({7, 3, ItemState::Accepted, BatchStatus::Draft});
    }
    QByteArray etag() { return kit::header(m_routes->get(u"/api/v1/batches/LOTE-0007"_s), "ETag"); }
    Response submit(const QByteArray &tag) {
        QHash<QByteArray, QByteArray> headers;
        if (!tag.isEmpty()) {
            headers.insert("if-match", tag);
        }
        return m_routes->post(u"/api/v1/batches/LOTE-0007/submit"_s, "{}", headers);
    }
    bool nothingChanged() const {
        return m_routes->base.text(
                   "SELECT status || ' ' || version || ' ' || (SELECT count(*) FROM items WHERE state = 0)"
                   " || ' ' || (SELECT count(*) FROM audit) || ' ' || (SELECT count(*) FROM events)"
                   " FROM batches") == u"0 1 3 0 0"_s;
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(SubmitTest)
#include "tst_submit.moc"
