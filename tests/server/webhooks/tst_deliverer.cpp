// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/enginekit.h"
#include "kit/eventkit.h"
#include "kit/program.h"
#include "kit/receiver.h"
#include "kit/runningengine.h"
#include "server/http/httpserver.h"
#include "server/webhooks/deliverer.h"
#include "server/webhooks/planner.h"
#include "server/webhooks/signature.h"
#include "server/webhooks/subscriptions.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class DelivererTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_base = std::make_unique<EngineDatabase>();
        m_writer = std::make_unique<Writer>(m_base->open(), m_clock, Writer::Options());
        m_writer->onCommit([this] {
            if (m_relay) {
                m_relay->wake();
            }
        });
        m_writer->start();
        m_guard = *TargetGuard::make({{u"127.0.0.0/8"_s}, {}});
        m_options = {};
        m_options.database = m_base->path();
        m_options.client.timeout = 30s;
        m_options.rules = {{1ms, 5ms, 4}, 24h};
        m_options.rest = 1ms;
        m_options.patience = 20ms;
        m_metrics = std::make_unique<Metrics>();
    }
    void cleanup() {
        stop();
        m_writer.reset();
        m_base.reset();
    }

    void tellsWhatWasAskedForWithASignature() {
        Receiver receiver;
        const Secret secret = subscribe(receiver.url(), {u"done"_s, u"failed"_s});
        start();
        QVERIFY(tellFacts(*m_writer, 1, "sent"));
        QVERIFY(tellFacts(*m_writer, 2, "done"));
        QVERIFY(tellFacts(*m_writer, 1, "done", 2)); // another tenant's
        EVENTUALLY(delivered(), 2);
        QCOMPARE(receiver.count(), 2);
        for (const auto &told : receiver.told()) {
            QCOMPARE(told.path, QByteArray("/hook"));
            QCOMPARE(told.headers.value("content-type"), QByteArray("application/json"));
            const auto id = told.headers.value("webhook-id").toStdString();
            QVERIFY(id.starts_with("msg_1_"));
            QVERIFY(isSigned(secret, id, told.headers.value("webhook-timestamp").toStdString(), told.body.toStdString(),
                             told.headers.value("webhook-signature").toStdString()));
            const auto body = QJsonDocument::fromJson(told.body).object();
            QCOMPARE(body.value(u"type"_s).toString(), u"done"_s);
            QVERIFY(body.value(u"data"_s).toObject().value(u"id"_s).toString().toLongLong() > 0);
        }
        EVENTUALLY(metric("delivered"), 2);
    }
    void tellsNothingOfBeforeTheSubscription() {
        Receiver receiver;
        QVERIFY(tellFacts(*m_writer, 5));
        subscribe(receiver.url());
        start();
        QVERIFY(tellFacts(*m_writer, 1, "later"));
        EVENTUALLY(delivered(), 1);
        QCOMPARE(m_base->number("SELECT count(*) FROM webhook_deliveries"), 1);
        QVERIFY(receiver.told().front().body.contains("later"));
    }
    void triesAgainWithTheSameMessageUntilItIsTaken() {
        Receiver receiver([](const auto &, int nth) { return Receiver::says(nth < 3 ? 503 : 204, {}, ""); });
        subscribe(receiver.url());
        start();
        QVERIFY(tellFacts(*m_writer, 1));
        EVENTUALLY(delivered(), 1);
        QCOMPARE(receiver.count(), 3);
        const auto told = receiver.told();
        QCOMPARE(told[0].headers.value("webhook-id"), told[2].headers.value("webhook-id"));
        QCOMPARE(told[0].body, told[2].body);
        QCOMPARE(m_base->text("SELECT group_concat(n || ' ' || status || ' ' || result, ', ') FROM webhook_attempts"),
                 u"1 503 failed, 2 503 failed, 3 204 delivered"_s);
    }
    void givesUpAfterTheLastAttemptAndGoesAgainWhenOrdered() {
        std::atomic<bool> well = false;
        Receiver receiver([&well](const auto &, int) {
            return well ? Receiver::says(200) : Receiver::says(400, {}, "no\n\x1b[2Jway");
        });
        subscribe(receiver.url());
        start();
        QVERIFY(tellFacts(*m_writer, 1));
        EVENTUALLY(dead(), 1);
        QCOMPARE(receiver.count(), 4);
        QCOMPARE(m_base->text("SELECT answer FROM webhook_attempts WHERE n=4"), u"no  [2Jway"_s);
        well = true;
        QVERIFY(ordered(*m_writer, [](Arrows &arrows) -> Done {
            const auto again = redeliver(arrows, 1, 4);
            return again && *again ? Done() : failure(ErrorKind::Conflict, u"no"_s, {});
        }));
        m_deliverer->wake();
        EVENTUALLY(delivered(), 1);
        QCOMPARE(m_base->number("SELECT attempts FROM webhook_deliveries"), 5);
    }
    void waitsAsLongAsItIsAskedTo() {
        Receiver receiver([](const auto &, int) { return Receiver::says(429, "Retry-After: 3600\r\n"); });
        subscribe(receiver.url());
        start();
        QVERIFY(tellFacts(*m_writer, 1));
        EVENTUALLY(m_base->number("SELECT count(*) FROM webhook_attempts"), 1);
        const auto now = m_clock.now().time_since_epoch().count();
        QVERIFY(m_base->number("SELECT next_at FROM webhook_deliveries") > now + 3'000'000);
        QCOMPARE(*retryAfter("120", Instant()), 2min);
        QCOMPARE(*retryAfter("999999", Instant()), 24h);
        QVERIFY(!retryAfter("soon", Instant()) && !retryAfter("-1", Instant()) && !retryAfter("", Instant()));
        const Instant at = *fromRfc3339(u"2026-11-20T13:05:00Z"_s);
        QCOMPARE(*retryAfter("Fri, 20 Nov 2026 13:06:00 GMT", at), 1min);
        QCOMPARE(*retryAfter("Fri, 20 Nov 2020 13:06:00 GMT", at), 0min);
    }
    void neverFollowsARedirect() {
        Receiver elsewhere;
        Receiver receiver([&elsewhere](const auto &, int) {
            return Receiver::says(307, "Location: " + elsewhere.url().toLatin1() + "\r\n");
        });
        subscribe(receiver.url());
        start();
        QVERIFY(tellFacts(*m_writer, 1));
        EVENTUALLY(dead(), 1);
        QCOMPARE(elsewhere.count(), 0);
        QCOMPARE(m_base->text("SELECT last_result FROM webhook_deliveries"), u"redirect"_s);
    }
    void aDeadEndpointHoldsUpNobody() {
        Receiver well;
        quint16 closed = 0;
        {
            Receiver gone;
            closed = gone.port();
        }
        subscribe(u"http://127.0.0.1:%1/"_s.arg(closed));
        subscribe(well.url());
        m_options.rules.retry.maxAttempts = 100'000;
        m_options.rules.retry.cap = 1ms;
        m_options.rest = 60s;
        start();
        QVERIFY(tellFacts(*m_writer, 200));
        EVENTUALLY(well.count(), 200);
        QCOMPARE(m_base->number("SELECT count(*) FROM webhook_deliveries WHERE subscription=1 AND state=2"), 0);
        // It rests after five failures; those that were on their way beside the fifth are counted, too.
        QVERIFY(m_base->number("SELECT count(*) FROM webhook_attempts a JOIN webhook_deliveries d ON d.id=a.delivery "
                               "WHERE d.subscription=1") <= 5 + m_options.perEndpoint);
    }
    void switchesOffWhatIsGoneAndWhatFailedForTooLong() {
        Receiver gone([](const auto &, int) { return Receiver::says(410); });
        Receiver failing([](const auto &, int) { return Receiver::says(500); });
        subscribe(gone.url());
        subscribe(failing.url());
        QVERIFY(m_base->open()->execute("UPDATE webhook_subscriptions SET failing_since=1 WHERE id=2"));
        start();
        QVERIFY(tellFacts(*m_writer, 1));
        EVENTUALLY(m_base->number("SELECT count(*) FROM webhook_subscriptions WHERE active=0"), 2);
        QCOMPARE(m_base->text("SELECT disabled_reason FROM webhook_subscriptions WHERE id=1"),
                 u"the address answered 410 Gone"_s);
        QVERIFY(m_base->text("SELECT disabled_reason FROM webhook_subscriptions WHERE id=2").contains(u"24 hours"_s));
        QCOMPARE(m_base->number("SELECT count(*) FROM audit WHERE action='webhook.disable'"), 2);
    }
    void signsWithBothSecretsAfterARotation() {
        Receiver receiver;
        const Secret first = subscribe(receiver.url());
        const Secret second = makeWebhookSecret();
        QVERIFY(ordered(*m_writer, [&](Arrows &arrows) { return rotateWebhook(arrows, 1, m_box.seal(second), 1h); }));
        start();
        QVERIFY(tellFacts(*m_writer, 1));
        EVENTUALLY(receiver.count(), 1);
        const auto told = receiver.told().front();
        const auto signatures = told.headers.value("webhook-signature");
        QCOMPARE(signatures.count(' '), 1);
        for (const Secret &secret : {first, second}) {
            QVERIFY(isSigned(secret, told.headers.value("webhook-id").toStdString(),
                             told.headers.value("webhook-timestamp").toStdString(), told.body.toStdString(),
                             signatures.toStdString()));
        }
        // The overlap ends: one is left.
        QVERIFY(m_base->open()->execute("UPDATE webhook_secrets SET expires_at=1 WHERE expires_at IS NOT NULL"));
        QVERIFY(tellFacts(*m_writer, 1));
        EVENTUALLY(receiver.count(), 2);
        QCOMPARE(receiver.told().back().headers.value("webhook-signature").count(' '), 0);
    }
    // The name was public when it was ordered; now it leads here.
    void looksAgainAtWhereItConnects() {
        Receiver receiver;
        subscribe(receiver.url());
        m_guard = *TargetGuard::make({});
        start();
        QVERIFY(tellFacts(*m_writer, 1));
        EVENTUALLY(dead(), 1);
        QCOMPARE(m_base->text("SELECT last_result FROM webhook_deliveries"), u"blocked_address"_s);
        QCOMPARE(receiver.count(), 0);
    }
    void asksOfWhatANameLeadsTo() {
        Receiver receiver;
        WebClient client;
        QVERIFY(client.start({30s, {}}));
        for (const bool may : {false, true}) {
            WebOrder order{false, "localhost", receiver.port(), "localhost", "/", {}, "{}", [may](const auto &address) {
                               return may && address.is_loopback() ? Done() : failure(ErrorKind::Rejected, {}, {});
                           }};
            std::promise<WebAnswer> said;
            client.post(order, [&said](WebAnswer answer) { said.set_value(std::move(answer)); });
            const WebAnswer answer = said.get_future().get();
            // Where localhost is ::1, too, nobody listens there and the next address is taken.
            QCOMPARE(QByteArray::fromStdString(answer.result),
                     may ? QByteArray("answered") : QByteArray("blocked_address"));
            QCOMPARE(receiver.count(), may ? 1 : 0);
        }
    }
    void whatAProcessThatWentHadTakenGoesAgain() {
        Receiver receiver;
        subscribe(receiver.url());
        QVERIFY(tellFacts(*m_writer, 1));
        QVERIFY(m_base->open()->execute(
            "INSERT INTO webhook_deliveries(tenant,subscription,event,type,state,attempts,attempts_allowed,fencing,"
            "next_at,lease_until,created_at) VALUES(1,1,1,'told',1,1,4,1,0,1,0)"));
        start();
        EVENTUALLY(delivered(), 1);
        QCOMPARE(receiver.count(), 1);
        QCOMPARE(m_base->number("SELECT attempts FROM webhook_deliveries"), 2);
    }
    void anAnswerOfSomebodyWhoLostItsLeaseCountsNothing() {
        subscribe(u"http://127.0.0.1:1/"_s);
        QVERIFY(tellFacts(*m_writer, 1));
        QVERIFY(m_base->open()->execute(
            "INSERT INTO webhook_deliveries(tenant,subscription,event,type,state,attempts,attempts_allowed,fencing,"
            "next_at,created_at) VALUES(1,1,1,'told',1,2,4,2,0,0)"));
        QVERIFY(ordered(*m_writer, [this](Arrows &arrows) -> Done {
            DeliveryOutcome late;
            late.taken = {1, 1, 1, 1, 1};
            late.result = "delivered";
            const auto ours = recordOutcome(arrows, late, m_options.rules, 0);
            return ours && !*ours ? Done() : failure(ErrorKind::Conflict, u"taken"_s, {});
        }));
        QCOMPARE(delivered(), 0);
    }
    void brokenAnswersAreFailures_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("result");
        QTest::newRow("none") << QByteArray() << u"broken"_s;
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n") << u"broken"_s;
        QTest::newRow("endless header") << "HTTP/1.1 200 OK\r\nA: " + QByteArray(64'000, 'a') << u"broken"_s;
        QTest::newRow("informational only") << QByteArray("HTTP/1.1 100 Continue\r\n\r\n") << u"failed"_s;
        QTest::newRow("torn body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
                                   << u"delivered"_s;
        QTest::newRow("large body") << Receiver::says(200, {}, QByteArray(300'000, 'x')) << u"delivered"_s;
    }
    void brokenAnswersAreFailures() {
        QFETCH(QByteArray, answer);
        QFETCH(QString, result);
        Receiver receiver([answer](const auto &, int) { return answer; });
        m_options.rules.retry.maxAttempts = 1;
        subscribe(receiver.url());
        start(1);
        QVERIFY(tellFacts(*m_writer, 1));
        EVENTUALLY(m_base->text("SELECT last_result FROM webhook_deliveries"), result);
    }
    void verifiesWhoAnswers_data() {
        QTest::addColumn<QString>("names");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<QString>("result");
        QTest::newRow("well") << u"IP:127.0.0.1"_s << true << u"delivered"_s;
        QTest::newRow("unknown authority") << u"IP:127.0.0.1"_s << false << u"tls"_s;
        QTest::newRow("another host") << u"DNS:example.org"_s << true << u"tls"_s;
    }
    void verifiesWhoAnswers() {
        QFETCH(QString, names);
        QFETCH(bool, trusted);
        QFETCH(QString, result);
        Config::Http http;
        http.port = 0;
        http.certificateFile = m_base->folder() + u"/c.pem"_s;
        http.keyFile = m_base->folder() + u"/k.pem"_s;
        QCOMPARE(
            kit::runProgram(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-subj"_s,
                                           u"/CN=farol"_s, u"-days"_s, u"1"_s, u"-keyout"_s, http.keyFile, u"-out"_s,
                                           http.certificateFile, u"-addext"_s, u"subjectAltName="_s + names}),
            0);
        // farold's own front plays the receiver; this route needs no token.
        Router router;
        router.add({Method::Post, u"/api/v1/auth/token"_s, [](const Request &, const Answer &answer) { answer({}); }});
        Metrics metrics;
        HttpServer receiver(router, m_clock, metrics, http, {});
        QVERIFY(receiver.start());
        m_options.client.caFile = trusted ? http.certificateFile : QString();
        m_options.rules.retry.maxAttempts = 1;
        subscribe(u"https://127.0.0.1:%1/api/v1/auth/token"_s.arg(receiver.port()));
        start(1);
        QVERIFY(tellFacts(*m_writer, 1));
        EVENTUALLY(m_base->text("SELECT last_result FROM webhook_deliveries"), result);
        stop();
    }

private:
    Secret subscribe(const QString &url, const QList<QString> &types = {}) {
        const Secret secret = makeWebhookSecret();
        const Done made = ordered(*m_writer, [&](Arrows &arrows) -> Done {
            const auto row = addWebhook(arrows, {1, u"manager"_s, url, {}, types, m_box.seal(secret)});
            return row ? Done() : tl::unexpected(row.error());
        });
        if (!made) {
            qFatal("%s", qPrintable(made.error().detail));
        }
        return secret;
    }
    void start(int attempts = 4) {
        m_deliverer = std::make_unique<Deliverer>(*m_writer, m_clock, *m_metrics, m_guard, m_box, m_options);
        m_planner = std::make_unique<WebhookPlanner>(attempts == 4 ? m_options.rules.retry.maxAttempts : attempts,
                                                     [this] { m_deliverer->wake(); });
        m_relay = std::make_unique<Relay>(*m_writer, quickRelay(m_base->path()));
        m_relay->add(*m_planner);
        QVERIFY(m_deliverer->start());
        m_relay->start();
    }
    void stop() {
        if (m_relay) {
            m_relay->stop();
        }
        if (m_deliverer) {
            m_deliverer->stop();
        }
        // The writer's thread may be about to wake the relay: it goes when nothing is written any more.
        if (m_writer) {
            (void)ordered(*m_writer, [](Arrows &) { return Done(); });
        }
    }
    [[nodiscard]] std::int64_t delivered() const {
        return m_base->number("SELECT count(*) FROM webhook_deliveries WHERE state=2");
    }
    [[nodiscard]] std::int64_t dead() const {
        return m_base->number("SELECT count(*) FROM webhook_deliveries WHERE state=3");
    }
    [[nodiscard]] int metric(const std::string &result) const {
        return static_cast<int>(m_metrics
                                    ->counter("farold_webhook_attempts_total",
                                              "Attempts to tell somebody outside, by what became of them.",
                                              {{"result", result}})
                                    .value());
    }
    SystemClock m_clock;
    std::unique_ptr<EngineDatabase> m_base;
    std::unique_ptr<Metrics> m_metrics;
    TargetGuard m_guard = *TargetGuard::make({});
    SecretBox m_box = *SecretBox::fromText(Secret(QByteArray(32, 'k').toBase64()));
    Deliverer::Options m_options;
    std::unique_ptr<Deliverer> m_deliverer;
    std::unique_ptr<WebhookPlanner> m_planner;
    std::unique_ptr<Relay> m_relay;
    std::unique_ptr<Writer> m_writer;
};

QTEST_GUILESS_MAIN(DelivererTest)
#include "tst_deliverer.moc"
