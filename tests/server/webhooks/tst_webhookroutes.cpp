// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/webhookcodec.h"
#include "kit/wholekit.h"

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

class WebhookRoutesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<WholeKit>();
        m_kit->start();
    }
    void cleanup() { m_kit.reset(); }

    void showsTheSecretOnceAndKeepsItSealed() {
        const auto made = make();
        QCOMPARE(made.status, 201);
        const auto webhook = json::webhookSubscription(made.body);
        QVERIFY(webhook);
        QCOMPARE(webhook->id, u"wh-000001"_s);
        QVERIFY(webhook->secret.startsWith(u"whsec_"_s));
        const auto read = json::webhookSubscription(get("/wh-000001").body);
        QVERIFY(read && read->secret.isEmpty() && read->active);
        QCOMPARE(read->types, (QList<QString>{u"done"_s, u"failed"_s}));
        const auto again = m_kit->post(path, order, "key-1", "manager");
        QCOMPARE(again.status, 409);
        QVERIFY(again.body.contains("already_done") && again.body.contains("wh-000001"));
        QVERIFY(!again.body.contains("whsec_"));
        const auto stored = m_kit->database.open();
        auto sealed = stored->prepare("SELECT sealed FROM webhook_secrets");
        QVERIFY(*sealed.step());
        const auto bytes = QByteArray::fromBase64(webhook->secret.sliced(6).toLatin1());
        QVERIFY(!sealed.bytes(0).contains(bytes) && sealed.bytes(0).size() > bytes.size());
    }
    void changesWhatIsNamedAndNothingElse() {
        (void)make();
        const auto changed = call("PATCH", "/wh-000001", "{\"active\":false}");
        QCOMPARE(changed.status, 200);
        const auto webhook = json::webhookSubscription(changed.body);
        QVERIFY(webhook && !webhook->active);
        QCOMPARE(webhook->url, u"https://hooks.exemplo.example/farol"_s);
        QCOMPARE(webhook->types.size(), 2);
        QCOMPARE(webhook->version, 2);
        const auto all = call("PATCH", "/wh-000001", "{\"types\":[],\"description\":\"ERP\"}");
        QCOMPARE(json::webhookSubscription(all.body)->types.size(), 0);
        QCOMPARE(json::webhookSubscription(all.body)->description, u"ERP"_s);
    }
    void rotationShowsANewSecretBesideTheOld() {
        const auto first = json::webhookSubscription(make().body)->secret;
        for (int i = 0; i < 3; ++i) {
            const auto rotated = json::webhookSubscription(call("POST", "/wh-000001/rotate", "").body);
            QVERIFY(rotated && !rotated->secret.isEmpty() && rotated->secret != first);
            QCOMPARE(rotated->secrets, 2);
        }
        m_kit->clock.advance(std::chrono::hours(25));
        const auto later = httpCall(m_kit->port(), "GET", path + QByteArray("/wh-000001"), {},
                                    {{"Authorization", "Bearer " + m_kit->issue("manager").access.toLatin1()}});
        QCOMPARE(json::webhookSubscription(later.body)->secrets, 1);
    }
    void aRemovedOneIsGone() {
        (void)make();
        QCOMPARE(call("DELETE", "/wh-000001").status, 204);
        QCOMPARE(get("/wh-000001").status, 404);
        QCOMPARE(json::webhookSubscriptions(get({}).body)->size(), 0);
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM webhook_secrets"), 0);
    }
    void listsDeliveriesAndOrdersOneAgain() {
        (void)make();
        QVERIFY(m_kit->database.open()->execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<9) INSERT INTO webhook_deliveries("
            "tenant,subscription,event,type,state,attempts,attempts_allowed,next_at,created_at,last_status,last_result)"
            " "
            "SELECT 1,1,i,'done',CASE WHEN i=4 THEN 3 ELSE 2 END,1,1,0,i,500,'failed' FROM n;"
            "INSERT INTO webhook_attempts VALUES(4,1,0,12,500,'failed','busy')"));
        const auto first = json::webhookDeliveryPage(get("/wh-000001/deliveries?limit=4").body);
        QVERIFY(first);
        QCOMPARE(first->rows.first().id, u"whd-000009"_s);
        const auto second =
            json::webhookDeliveryPage(get("/wh-000001/deliveries?limit=100&cursor=" + first->next.toLatin1()).body);
        QCOMPARE(second->rows.size(), 5);
        const auto dead = json::webhookDeliveryPage(get("/wh-000001/deliveries?state=dead").body);
        QCOMPARE(dead->rows.size(), 1);
        QCOMPARE(dead->rows.first().message, u"msg_1_4"_s);
        const auto attempts = json::webhookAttempts(get("/wh-000001/deliveries/whd-000004/attempts").body);
        QCOMPARE(attempts->first().answer, u"busy"_s);
        const auto again = call("POST", "/wh-000001/deliveries/whd-000004/redeliver", "");
        QCOMPARE(again.status, 202);
        QVERIFY(again.body.contains("\"waiting\""));
        QCOMPARE(m_kit->database.number("SELECT attempts_allowed FROM webhook_deliveries WHERE id=4"), 13);
        QVERIFY(m_kit->database.open()->execute("UPDATE webhook_deliveries SET state=1 WHERE id=4"));
        QCOMPARE(call("POST", "/wh-000001/deliveries/whd-000004/redeliver", "").status, 409);
        QCOMPARE(get("/wh-000001/deliveries/whd-000099/attempts").status, 404);
    }
    void writesOneAuditRowACommand() {
        (void)make();
        (void)call("PATCH", "/wh-000001", "{\"active\":true}");
        (void)call("POST", "/wh-000001/rotate", "");
        (void)call("DELETE", "/wh-000001");
        QCOMPARE(m_kit->database.text("SELECT group_concat(action, ' ') FROM (SELECT action FROM audit WHERE tenant=1 "
                                      "ORDER BY seq) x"),
                 u"webhook.create webhook.change webhook.rotate webhook.remove"_s);
        QVERIFY(
            !m_kit->database.text("SELECT group_concat(before || after || object) FROM audit").contains(u"whsec"_s));
    }
    void refuses_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("nothing") << QByteArray("{}") << QByteArray("member_missing");
        QTest::newRow("loopback") << QByteArray("{\"url\":\"https://127.0.0.1/\"}") << QByteArray("url_forbidden");
        QTest::newRow("metadata") << QByteArray("{\"url\":\"https://169.254.169.254/latest\"}")
                                  << QByteArray("url_forbidden");
        QTest::newRow("plain http") << QByteArray("{\"url\":\"http://example.org/\"}") << QByteArray("url_forbidden");
        QTest::newRow("no address") << QByteArray("{\"url\":\"hello\"}") << QByteArray("url_invalid");
        QTest::newRow("type") << QByteArray("{\"url\":\"https://example.org/\",\"types\":[\"a b\"]}")
                              << QByteArray("types_invalid");
        QTest::newRow("description") << "{\"url\":\"https://example.org/\",\"description\":\"" + QByteArray(201, 'x') +
                                            "\"}"
                                     << QByteArray("description_too_long");
        QTest::newRow("unknown member") << QByteArray("{\"url\":\"https://example.org/\",\"secret\":\"x\"}")
                                        << QByteArray("unknown_member");
    }
    void refuses() {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        const auto answer = m_kit->post(path, body, "k", "manager");
        QCOMPARE(answer.status, 422);
        QVERIFY2(answer.body.contains("\"" + code + "\""), answer.body.constData());
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM webhook_subscriptions"), 0);
    }
    void aChangeIsCheckedLikeANewOne() {
        (void)make();
        QCOMPARE(call("PATCH", "/wh-000001", "{\"url\":\"https://[::1]/\"}").status, 422);
    }

private:
    static constexpr auto path = "/api/v1/webhooks";
    static constexpr auto order = "{\"url\":\"https://hooks.exemplo.example/farol\",\"types\":[\"done\",\"failed\"]}";
    HttpAnswer make() { return m_kit->post(path, order, "key-1", "manager"); }
    HttpAnswer get(const QByteArray &rest) { return m_kit->get(path + rest, "manager"); }
    HttpAnswer call(const QByteArray &method, const QByteArray &rest, const QByteArray &body = {}) {
        return httpCall(m_kit->port(), method, path + rest, body,
                        {{"Authorization", "Bearer " + m_kit->token("manager")},
                         {"Idempotency-Key", "call-" + QByteArray::number(++m_calls)}});
    }
    std::unique_ptr<WholeKit> m_kit;
    int m_calls = 0;
};

QTEST_GUILESS_MAIN(WebhookRoutesTest)
#include "tst_webhookroutes.moc"
