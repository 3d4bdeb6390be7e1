// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/items/itemdecided.h"
#include "core/json/codec.h"
#include "kit/routekit.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

static const Identity ana{2, 1, u"operator2"_s, u"default"_s, {Role::Approver}};
static const Identity boss{3, 1, u"manager"_s, u"default"_s, {Role::Manager}};
static const Identity maker{1, 1, u"operator1"_s, u"default"_s, {Role::Approver}};

// Payments that no check can decide any more: after twelve hours, or doubtful after a restore.
class DecideTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_routes = std::make_unique<kit::Routes>(Config());
        m_routes->base.makeBatch({7, 2, ItemState::Uncertain, BatchStatus::Processing});
        sent(std::chrono::hours(13));
    }
    void cleanup() { m_routes.reset(); }

    void aPersonSaysThatItWasPaid() {
        const auto answer = decide(ana, "paid");
        QCOMPARE(answer.status, 200);
        const auto said = json::itemDecided(answer.body);
        QVERIFY(said);
        QCOMPARE(said->item.state, ItemState::Done);
        QCOMPARE(said->given, 1);
        QCOMPARE(kit::header(answer, "ETag"), etag());
        QCOMPARE(m_routes->base.text("SELECT outcome FROM attempts WHERE item=1"), u"done"_s);
        QCOMPARE(m_routes->base.text("SELECT group_concat(type, ',') FROM (SELECT type FROM events WHERE item=1 ORDER "
                                     "BY seq) x"),
                 u"decided,done"_s);
        QCOMPARE(m_routes->base.text("SELECT action || ' ' || object || ' ' || reason || ' ' || before FROM audit"),
                 u"item.decide LOTE-0007-001 seen {\"amount\":\"1.01\",\"code\":\"\",\"state\":\"uncertain\"}"_s);
        QVERIFY(m_routes->base.text("SELECT after FROM audit").contains(u"statement of the bank"_s));
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        QVERIFY(kit::isProblem(decide(ana, "paid"), 409, u"not_uncertain"_s));
    }
    void whatWasNotPaidWaitsForAPlan() {
        const auto said = json::itemDecided(decide(ana, "not_paid").body);
        QVERIFY(said);
        QCOMPARE(said->item.state, ItemState::NotSent);
        QCOMPARE(m_routes->base.text("SELECT outcome FROM attempts WHERE item=1"), u"uncertain"_s);
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM items WHERE state=5"), 1);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }
    void aCheckDecidesWhileItCan() {
        sent(std::chrono::hours(11));
        QVERIFY(kit::isProblem(decide(ana, "paid"), 409, u"check_decides"_s));
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET code='restored_doubtful' WHERE id=1;"
                                               "UPDATE batch_counts SET items=1, amount=102;"
                                               "INSERT INTO batch_counts VALUES(7,5,'restored_doubtful',1,101,0,0)"));
        // The provider has an order like it: small as it is, not one person alone says that it was not paid.
        QVERIFY(kit::isProblem(decide(maker, "not_paid"), 403, u"self_approval"_s));
        QCOMPARE(decide(ana, "not_paid").status, 202);
        QCOMPARE(m_routes->base.number("SELECT state FROM items WHERE id=1"), int(ItemState::Uncertain));
        QCOMPARE(decide(boss, "not_paid").status, 200);
        QCOMPARE(m_routes->base.number("SELECT state FROM items WHERE id=1"), int(ItemState::NotSent));
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }
    void whatIsDoubtfulIsSaidToBePaidByOne() {
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET code='restored_doubtful' WHERE id=1;"
                                               "UPDATE batch_counts SET items=1, amount=102;"
                                               "INSERT INTO batch_counts VALUES(7,5,'restored_doubtful',1,101,0,0)"));
        QCOMPARE(decide(ana, "paid").status, 200);
    }
    void aLargeOneTakesTwoPeopleWhoSayTheSame() {
        large();
        const auto first = decide(ana, "paid");
        QCOMPARE(first.status, 202);
        QCOMPARE(json::itemDecided(first.body)->given, 1);
        QCOMPARE(json::itemDecided(first.body)->needed, 2);
        QCOMPARE(decide(ana, "paid").status, 202); // once more the same person is still one
        QCOMPARE(m_routes->base.number("SELECT state FROM items WHERE id=1"), int(ItemState::Uncertain));
        QVERIFY(kit::isProblem(decide(boss, "not_paid"), 409, u"decision_differs"_s));
        QCOMPARE(decide(boss, "paid").status, 200);
        QCOMPARE(m_routes->base.number("SELECT state FROM items WHERE id=1"), int(ItemState::Done));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit"), 3);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }
    void itsMakerDoesNotDecideAboveTheLimit() {
        large();
        QVERIFY(kit::isProblem(decide(maker, "paid"), 403, u"self_approval"_s));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM item_decisions"), 0);
    }
    void aLargeOneIsForTheRolesOfItsBand() {
        large();
        auto nobody = ana;
        nobody.userId = 77;
        nobody.roles = {Role::Viewer};
        QVERIFY(kit::isProblem(decide(nobody, "paid"), 403, u"approval_role"_s));
    }
    void asksForReasonEvidenceVersionAndTenant() {
        const auto body = [](const QByteArray &word, const QByteArray &why, const QByteArray &what) {
            return "{\"decision\":\"" + word + "\",\"reason\":\"" + why + "\",\"evidence\":\"" + what + "\"}";
        };
        QVERIFY(kit::isProblem(send(body("maybe", "a", "b"), etag(), ana), 422, u"member_invalid"_s));
        QVERIFY(kit::isProblem(send(body("paid", "", "b"), etag(), ana), 422, u"reason_required"_s));
        QVERIFY(kit::isProblem(send(body("paid", "a", ""), etag(), ana), 422, u"evidence_required"_s));
        const auto long500 = QByteArray(501, 'a');
        QVERIFY(kit::isProblem(send(body("paid", long500, "b"), etag(), ana), 422, u"reason_required"_s));
        QVERIFY(
            kit::isProblem(send(body("paid", "a", QByteArray(2001, 'b')), etag(), ana), 422, u"evidence_required"_s));
        QVERIFY(kit::isProblem(send("{\"decision\":", etag(), ana), 400, u"json_syntax"_s));
        QVERIFY(kit::isProblem(send("[1,2,3]", etag(), ana), 422, u"member_invalid"_s));
        QVERIFY(kit::isProblem(send(R"({"decision":"paid"})", etag(), ana), 422, u"member_invalid"_s));
        QVERIFY(kit::isProblem(m_routes->post(u"/api/v1/items/LOTE-0007-001/decide?force=1"_s, "{}", {}, ana), 400,
                               u"unknown_parameter"_s));
        QVERIFY(kit::isProblem(send(body("paid", "a", "b"), {}, ana), 428, u"precondition_required"_s));
        QVERIFY(kit::isProblem(send(body("paid", "a", "b"), "\"99\"", ana), 412, u"version_changed"_s));
        QVERIFY(kit::isProblem(send(body("paid", "a", "b"), etag(), kit::stranger), 404, u"not_found"_s));
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit"), 0);
    }

private:
    void sent(std::chrono::hours ago) {
        const auto at = std::to_string((m_routes->clock.now() - ago).time_since_epoch().count());
        QVERIFY(m_routes->base.open()->execute("DELETE FROM attempts;"
                                               "UPDATE items SET attempt=1, updated_at=" +
                                               at +
                                               ";INSERT INTO attempts(item,n,e2e_id,sent_at,outcome,worker) SELECT "
                                               "id,1,''," +
                                               at + ",'sent','w' FROM items"));
    }
    void large() {
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET amount=6000000 WHERE id=1;"
                                               "UPDATE batch_counts SET amount=6000102"));
    }
    QByteArray etag() { return kit::header(m_routes->get(u"/api/v1/items/LOTE-0007-001"_s), "ETag"); }
    Response send(const QByteArray &body, const QByteArray &tag, const Identity &who) {
        QHash<QByteArray, QByteArray> headers;
        if (!tag.isEmpty()) {
            headers.insert("if-match", tag);
        }
        return m_routes->post(u"/api/v1/items/LOTE-0007-001/decide"_s, body, headers, who);
    }
    Response decide(const Identity &who, const QByteArray &word) {
        const QByteArray why = R"("reason":"seen","evidence":"statement of the bank, page 3")";
        return send("{\"decision\":\"" + word + "\"," + why + '}', etag(), who);
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(DecideTest)
#include "tst_decide.moc"
