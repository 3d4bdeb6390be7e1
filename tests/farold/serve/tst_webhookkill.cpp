// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/ownplace.h"
#include "kit/rawhttp.h"
#include "kit/receiver.h"
#include "server/webhooks/signature.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTest>
#include <QUrl>
#include <csignal>
#include <thread>

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// The program itself, killed without a warning again and again: what was answered 202 is there, and everybody who
// subscribed is told of it, at least once, always under the same message id.
class WebhookKillTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_place = std::make_unique<OwnPlace>();
        m_receiver = std::make_unique<Receiver>();
        m_accepted.clear();
        m_isMade = false;
        subscribe();
    }
    void cleanup() {
        stop();
        m_receiver.reset();
        m_place.reset();
    }

    void everyMessageThatWasAcceptedIsStoredAndToldOn() {
        for (int round = 0; round < 4; ++round) {
            std::thread killer;
            for (int i = 0; i < 30; ++i) {
                if (i == 20) {
                    killer = std::thread([pid = m_farold->processId()] { ::kill(static_cast<pid_t>(pid), SIGKILL); });
                }
                send(QByteArray::number(round) + "-" + QByteArray::number(i));
            }
            killer.join();
            m_farold->waitForFinished(60'000);
            start();
        }
        QVERIFY(m_accepted.size() >= 4 * 20);
        everythingIsStoredAndTold();
    }
    // T3 of the trust goals for what leaves as a webhook: each labelled point once.
    void isKilledAtEachPointOfADelivery_data() {
        QTest::addColumn<QString>("point");
        for (const auto *point : {"webhook_taken:2", "webhook_posted:2", "webhook_recorded:2"}) {
            QTest::newRow(point) << QString::fromLatin1(point);
        }
    }
    void isKilledAtEachPointOfADelivery() {
        QFETCH(QString, point);
        stop();
        start({u"--kill-at"_s, point});
        for (int i = 0; i < 200 && m_farold->state() != QProcess::NotRunning; ++i) {
            send(QByteArray::number(i));
            (void)m_farold->waitForFinished(50);
        }
        QVERIFY(m_farold->state() == QProcess::NotRunning || m_farold->waitForFinished(60'000));
        QCOMPARE(m_farold->exitStatus(), QProcess::CrashExit);
        start();
        send("after");
        everythingIsStoredAndTold();
    }

private:
    void subscribe() {
        start();
        QCOMPARE(order("POST", "/api/v1/webhooks", "{\"url\":\"" + m_receiver->url().toLatin1() + "\"}").status, 201);
        const auto made = order("POST", "/api/v1/webhooks/sources", "{\"name\":\"ERP\"}");
        QCOMPARE(made.status, 201);
        const auto body = QJsonDocument::fromJson(made.body).object();
        m_source = body.value(u"source"_s).toString().toLatin1();
        m_secret = Secret(QByteArray::fromBase64(body.value(u"secret"_s).toString().sliced(6).toLatin1()));
    }
    void everythingIsStoredAndTold() {
        const auto isTold = [this] {
            QSet<QString> told;
            for (const auto &one : m_receiver->told()) {
                const auto event = QJsonDocument::fromJson(one.body).object().value(u"data"_s).toObject();
                told.insert(event.value(u"detail"_s).toString());
            }
            return std::all_of(m_accepted.begin(), m_accepted.end(),
                               [&told](const auto &id) { return told.contains(id); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), 120'000);
        QHash<QByteArray, QByteArray> bodies;
        for (const auto &one : m_receiver->told()) {
            const auto message = one.headers.value("webhook-id");
            QVERIFY(!bodies.contains(message) || bodies.value(message) == one.body);
            bodies.insert(message, one.body);
        }
        stop();
        for (const QString &id : std::as_const(m_accepted)) {
            QCOMPARE(
                m_place->number("SELECT count(*) FROM inbound_messages WHERE message = '" + id.toStdString() + "'"), 1);
        }
        QCOMPARE(m_place->number("SELECT count(*) - (SELECT count(*) FROM inbound_messages) FROM events WHERE type = "
                                 "'inbound'"),
                 0);
        // A message to a subscriber stands for one fact: the receiver saw no second id for it.
        QCOMPARE(m_place->number("SELECT count(*) - count(DISTINCT event) FROM webhook_deliveries"), 0);
    }
    void start(const QStringList &more = {}) {
        auto environment = QProcessEnvironment::systemEnvironment();
        const auto place = m_place->variables();
        for (auto it = place.begin(); it != place.end(); ++it) {
            environment.insert(it.key(), it.value());
        }
        environment.insert(u"FAROLD_WEBHOOKS_ALLOW_PRIVATE"_s, u"127.0.0.0/8"_s);
        environment.insert(u"FAROLD_WEBHOOKS_RETRY_BASE"_s, u"10ms"_s);
        environment.insert(u"FAROLD_WEBHOOKS_TIMEOUT"_s, u"1s"_s);
        environment.insert(u"FAROLD_HTTP_PORT"_s, u"0"_s);
        environment.insert(u"FAROLD_LOG_LEVEL"_s, u"warn"_s);
        if (!m_isMade) {
            m_isMade = true;
            QProcess add;
            add.setProcessEnvironment(environment);
            add.start(QStringLiteral(FAROL_BIN_DIR "/farold"),
                      {u"user"_s, u"add"_s, u"boss"_s, u"--role"_s, u"manager"_s});
            add.write("a-long-password-1\n");
            add.closeWriteChannel();
            QVERIFY(add.waitForFinished(60'000));
            QCOMPARE(add.exitCode(), 0);
        }
        m_farold = std::make_unique<QProcess>();
        m_farold->setProcessEnvironment(environment);
        m_farold->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_farold->start(QStringLiteral(FAROL_BIN_DIR "/farold"),
                        QStringList{u"serve"_s, u"--handover"_s, u"--handover-as"_s, u"boss"_s} + more);
        QTRY_VERIFY_WITH_TIMEOUT(m_farold->canReadLine() || m_farold->state() == QProcess::NotRunning, 120'000);
        const auto line = QJsonDocument::fromJson(m_farold->readLine()).object();
        m_port = static_cast<quint16>(QUrl(line.value(u"url"_s).toString()).port(0));
        m_token = line.value(u"token"_s).toString().toLatin1();
        QVERIFY(m_port > 0);
    }
    void stop() {
        m_farold->closeWriteChannel();
        if (!m_farold->waitForFinished(60'000)) {
            m_farold->kill();
            m_farold->waitForFinished();
        }
    }
    HttpAnswer order(const QByteArray &method, const QByteArray &path, const QByteArray &body) {
        return httpCall(
            m_port, method, path, body,
            {{"Authorization", "Bearer " + m_token}, {"Idempotency-Key", "key-" + QByteArray::number(++m_keys)}});
    }
    void send(const QByteArray &id) {
        const auto now = std::chrono::duration_cast<std::chrono::seconds>(SystemClock().now().time_since_epoch());
        const QByteArray body = "{\"id\":\"" + id + "\"}";
        const auto signature = webhookSignature(m_secret, id.toStdString(), now.count(), body.toStdString());
        const auto answer = httpCall(m_port, "POST", "/api/v1/webhooks/inbound/" + m_source, body,
                                     {{"webhook-id", id},
                                      {"webhook-timestamp", QByteArray::number(qlonglong(now.count()))},
                                      {"webhook-signature", QByteArray::fromStdString(signature)}});
        if (answer.status == 202) {
            m_accepted.append(QString::fromLatin1(id));
        }
    }
    std::unique_ptr<OwnPlace> m_place;
    std::unique_ptr<Receiver> m_receiver;
    QStringList m_accepted;
    QByteArray m_source;
    Secret m_secret;
    bool m_isMade = false;
    std::unique_ptr<QProcess> m_farold;
    quint16 m_port = 0;
    QByteArray m_token;
    int m_keys = 0;
};

QTEST_GUILESS_MAIN(WebhookKillTest)
#include "tst_webhookkill.moc"
