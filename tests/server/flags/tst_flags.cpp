// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/eventkit.h"
#include "kit/wholekit.h"
#include "server/flags/flags.h"
#include "server/webhooks/signature.h"

#include <QJsonDocument>

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

class FlagsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<WholeKit>();
        m_kit->start();
    }
    void cleanup() { m_kit.reset(); }

    void areOnUntilSomebodySwitchesThem() {
        const auto before = m_kit->get("/api/v1/ops/flags", "auditor");
        QCOMPARE(before.status, 200);
        QCOMPARE(before.body, QByteArray(R"({"rows":[{"enabled":true,"name":"import"},)"
                                         R"({"enabled":true,"name":"inbound_webhooks"}]})"));
        const auto after = set("import", false, "k-1");
        QCOMPARE(after.status, 200);
        QVERIFY(after.body.contains(R"("reason":"too much")"));
        QCOMPARE(set("import", false, "k-1").body, after.body); // once a key
        QCOMPARE(m_kit->database.number("SELECT version FROM flags"), 1);
        QCOMPARE(
            m_kit->database.text("SELECT action||' '||object||' '||reason||' '||before||' '||after FROM audit WHERE "
                                 "action='flag.set'"),
            uR"(flag.set import too much {"enabled":true} {"enabled":false})"_s);
    }

    void keepsImportsOutWhileTheyAreOff() {
        QCOMPARE(set("import", false, "k-1").status, 200);
        const auto refused = import("i-1");
        QCOMPARE(refused.status, 409);
        QVERIFY2(refused.body.contains("switched_off"), refused.body.constData());
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM batches"), 0);
        QCOMPARE(set("import", true, "k-2").status, 200);
        QCOMPARE(import("i-1").status, 201); // the key was not used up
    }

    void keepsMessagesOutsideWhileTheyAreOff() {
        const auto made = m_kit->post("/api/v1/webhooks/sources", R"({"name":"ERP"})", "s-1", "manager");
        const auto body = QJsonDocument::fromJson(made.body).object();
        const QByteArray source = body.value(u"source"_s).toString().toLatin1();
        const Secret secret(QByteArray::fromBase64(body.value(u"secret"_s).toString().sliced(6).toLatin1()));
        QCOMPARE(set("inbound_webhooks", false, "k-1").status, 200);
        const QByteArray time = QByteArray::number(
            std::chrono::duration_cast<std::chrono::seconds>(m_kit->clock.now().time_since_epoch()).count());
        const std::string signature = webhookSignature(secret, "m-1", time.toLongLong(), "{}");
        const auto answer = httpCall(m_kit->port(), "POST", "/api/v1/webhooks/inbound/" + source, "{}",
                                     {{"webhook-id", "m-1"},
                                      {"webhook-timestamp", time},
                                      {"webhook-signature", QByteArray::fromStdString(signature)}});
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.body.contains("switched_off"));
        QVERIFY(answer.headers.contains("retry-after"));
    }

    void refusesWhatItDoesNotUnderstand_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("no such flag") << QByteArray("payments") << QByteArray(R"({"enabled":true,"reason":"r"})")
                                      << 404;
        QTest::newRow("no reason") << QByteArray("import") << QByteArray(R"({"enabled":true})") << 422;
        QTest::newRow("empty reason") << QByteArray("import") << QByteArray(R"({"enabled":true,"reason":" "})") << 422;
        QTest::newRow("no bool") << QByteArray("import") << QByteArray(R"({"enabled":1,"reason":"r"})") << 422;
        QTest::newRow("more") << QByteArray("import") << QByteArray(R"({"enabled":true,"reason":"r","x":1})") << 422;
        QTest::newRow("a list") << QByteArray("import") << QByteArray("[]") << 422;
    }
    void refusesWhatItDoesNotUnderstand() {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, body);
        QTEST(m_kit->post("/api/v1/ops/flags/" + name, body, "k-9", "admin").status, "status");
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM flags"), 0);
    }

    void belongToATenant() {
        auto db = m_kit->database.open();
        QCOMPARE(set("import", false, "k-1").status, 200);
        QVERIFY(*isOn(*db, 2, Flag::Import));
        QVERIFY(!*isOn(*db, 1, Flag::Import));
    }

private:
    HttpAnswer set(const QByteArray &name, bool on, const QByteArray &key) {
        return m_kit->post("/api/v1/ops/flags/" + name,
                           QByteArray(R"({"enabled":)") + (on ? "true" : "false") + R"(,"reason":"too much"})", key,
                           "admin");
    }
    HttpAnswer import(const QByteArray &key) {
        return m_kit->post("/api/v1/batches/import",
                           "external_id,payee,document,pix_key,amount\nA-1,Maria,52998224725,m@x.example,1.00\n", key,
                           "operator1", {{"Content-Type", "text/csv"}});
    }
    std::unique_ptr<WholeKit> m_kit;
};

QTEST_GUILESS_MAIN(FlagsTest)
#include "tst_flags.moc"
