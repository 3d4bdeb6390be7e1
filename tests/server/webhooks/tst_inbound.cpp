// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/eventkit.h"
#include "kit/runningengine.h"
#include "kit/wholekit.h"
#include "server/webhooks/signature.h"

#include <QJsonDocument>

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class InboundTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<WholeKit>();
        m_kit->start();
        const auto made = m_kit->post("/api/v1/webhooks/sources", R"({"name":"ERP"})", "key-1", "manager");
        QCOMPARE(made.status, 201);
        const auto body = QJsonDocument::fromJson(made.body).object();
        m_source = body.value(u"source"_s).toString().toLatin1();
        m_secret = Secret(QByteArray::fromBase64(body.value(u"secret"_s).toString().sliced(6).toLatin1()));
        QVERIFY(m_source.startsWith("in-"));
    }
    void cleanup() { m_kit.reset(); }

    void storesASignedMessageAndMakesItAFact() {
        const auto answer = send("m-1", R"({"paid":true})");
        QCOMPARE(answer.status, 202);
        QCOMPARE(m_kit->database.text("SELECT " + m_kit->database.asText("body") + " FROM inbound_messages"),
                 u"{\"paid\":true}"_s);
        QCOMPARE(m_kit->database.text("SELECT type || ' ' || actor || ' ' || detail FROM events WHERE batch IS NULL"),
                 u"inbound ERP m-1"_s);
        const auto events = m_kit->get("/api/v1/events?aggregate=system", "viewer");
        QVERIFY(events.body.contains("\"inbound\""));
    }
    void takesTheSameMessageOnce() {
        QCOMPARE(send("m-1", "same").status, 202);
        QCOMPARE(send("m-1", "same").status, 202);
        const auto other = send("m-1", "other");
        QCOMPARE(other.status, 409);
        QVERIFY(other.body.contains("id_reused"));
        QCOMPARE(stored(), 1);
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM events WHERE type='inbound'"), 1);
    }
    void refusesWhatIsNotSigned_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("no id") << QByteArray("webhook-id") << QByteArray();
        QTest::newRow("no time") << QByteArray("webhook-timestamp") << QByteArray();
        QTest::newRow("no signature") << QByteArray("webhook-signature") << QByteArray();
        QTest::newRow("another id") << QByteArray("webhook-id") << QByteArray("m-2");
        QTest::newRow("another time") << QByteArray("webhook-timestamp") << QByteArray("1795179901");
        QTest::newRow("no number") << QByteArray("webhook-timestamp") << QByteArray("now");
        QTest::newRow("negative") << QByteArray("webhook-timestamp") << QByteArray("-1");
        QTest::newRow("another signature") << QByteArray("webhook-signature") << "v1," + QByteArray(32, 'x').toBase64();
        QTest::newRow("long id") << QByteArray("webhook-id") << QByteArray(129, 'x');
    }
    void refusesWhatIsNotSigned() {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, value);
        auto headers = signedHeaders("m-1", "body", m_kit->clock.now());
        for (auto &[name, was] : headers) {
            was = name == header ? value : was;
        }
        const auto answer = httpCall(m_kit->port(), "POST", target(), "body", headers);
        QCOMPARE(answer.status, 401);
        QVERIFY2(answer.body.contains("signature_invalid"), answer.body.constData());
        QCOMPARE(stored(), 0);
    }
    void aStrangerLearnsNotWhichSourcesThereAre() {
        const auto headers = signedHeaders("m-1", "body", m_kit->clock.now());
        const auto unknown = httpCall(m_kit->port(), "POST", "/api/v1/webhooks/inbound/in-nobody", "body", headers);
        const auto wrong = httpCall(m_kit->port(), "POST", target(), "bodY", headers);
        QCOMPARE(unknown.status, 401);
        QCOMPARE(wrong.status, 401);
        const auto code = [](const HttpAnswer &answer) {
            return QJsonDocument::fromJson(answer.body).object().value(u"code"_s).toString();
        };
        QCOMPARE(code(unknown), code(wrong));
    }
    void refusesWhatIsTooOldOrFromTheFuture() {
        for (const std::chrono::seconds by : {-301s, 301s, -86'400s}) {
            const auto answer = send("m-1", "x", m_kit->clock.now() + by);
            QCOMPARE(answer.status, 401);
            QVERIFY(answer.body.contains("timestamp_outside"));
        }
        QCOMPARE(send("m-1", "x", m_kit->clock.now() - 299s).status, 202);
        QCOMPARE(send("m-2", "x", m_kit->clock.now() + 299s).status, 202);
    }
    void refusesALongBody() {
        QCOMPARE(send("m-1", QByteArray(300 << 10, 'x')).status, 413);
        QCOMPARE(stored(), 0);
    }
    void takesBytesOfAnyKind() {
        const QByteArray bytes = QByteArray::fromHex("00ff0d0a7b22c3") + QByteArray(1000, '\0');
        QCOMPARE(send("m-1", bytes).status, 202);
        QCOMPARE(m_kit->database.number("SELECT length(body) FROM inbound_messages"), bytes.size());
    }
    void manyAtOnceAreStoredEachOnce() {
        std::vector<std::thread> threads;
        std::atomic<int> taken = 0;
        std::atomic<int> reused = 0;
        for (int t = 0; t < 8; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 25; ++i) {
                    // Half of the threads send each other's ids: the same body every second time.
                    const auto id = "m-" + QByteArray::number((t % 4) * 25 + i);
                    const int status = send(id, t >= 4 && i % 2 == 0 ? "other" : "same").status;
                    taken += status == 202 ? 1 : 0;
                    reused += status == 409 ? 1 : 0;
                }
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
        QCOMPARE(taken + reused, 200);
        QCOMPARE(stored(), 100);
        QCOMPARE(reused.load(), 52); // whoever of two different bodies came second
        QCOMPARE(m_kit->database.number("SELECT count(*) FROM events WHERE type='inbound'"), 100);
    }
    void aRemovedSourceIsRefused() {
        QCOMPARE(send("m-1", "x").status, 202);
        QCOMPARE(httpCall(m_kit->port(), "DELETE", "/api/v1/webhooks/sources/" + m_source, {},
                          {{"Authorization", "Bearer " + m_kit->token("manager")}, {"Idempotency-Key", "gone"}})
                     .status,
                 204);
        QCOMPARE(send("m-2", "x").status, 401);
        QCOMPARE(m_kit->get("/api/v1/webhooks/sources", "manager").body, QByteArray("{\"rows\":[]}"));
        QCOMPARE(stored(), 1);
    }

private:
    [[nodiscard]] QByteArray target() const { return "/api/v1/webhooks/inbound/" + m_source; }
    [[nodiscard]] HttpHeaders signedHeaders(const QByteArray &id, const QByteArray &body, Instant at) const {
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(at.time_since_epoch()).count();
        return {{"webhook-id", id},
                {"webhook-timestamp", QByteArray::number(qlonglong(seconds))},
                {"webhook-signature",
                 QByteArray::fromStdString(webhookSignature(m_secret, id.toStdString(), seconds, body.toStdString()))}};
    }
    HttpAnswer send(const QByteArray &id, const QByteArray &body) { return send(id, body, m_kit->clock.now()); }
    HttpAnswer send(const QByteArray &id, const QByteArray &body, Instant at) {
        return httpCall(m_kit->port(), "POST", target(), body, signedHeaders(id, body, at));
    }
    [[nodiscard]] std::int64_t stored() const {
        return m_kit->database.number("SELECT count(*) FROM inbound_messages");
    }
    std::unique_ptr<WholeKit> m_kit;
    QByteArray m_source;
    Secret m_secret;
};

QTEST_GUILESS_MAIN(InboundTest)
#include "tst_inbound.moc"
