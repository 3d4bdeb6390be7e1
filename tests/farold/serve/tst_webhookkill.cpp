// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/rawhttp.h"
#include "kit/receiver.h"
#include "server/webhooks/signature.h"
#include "sql/connection.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>
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
    void everyMessageThatWasAcceptedIsStoredAndToldOn() {
        Receiver receiver;
        start();
        QCOMPARE(order("POST", "/api/v1/webhooks", "{\"url\":\"" + receiver.url().toLatin1() + "\"}").status, 201);
        const auto made = order("POST", "/api/v1/webhooks/sources", "{\"name\":\"ERP\"}");
        QCOMPARE(made.status, 201);
        const auto body = QJsonDocument::fromJson(made.body).object();
        const auto source = body.value(u"source"_s).toString().toLatin1();
        const Secret secret(QByteArray::fromBase64(body.value(u"secret"_s).toString().sliced(6).toLatin1()));
        QStringList accepted;
        for (int round = 0; round < 4; ++round) {
            std::thread killer;
            for (int i = 0; i < 30; ++i) {
                const auto id = QByteArray::number(round) + "-" + QByteArray::number(i);
                if (i == 20) {
                    killer = std::thread([pid = m_farold->processId()] { ::kill(static_cast<pid_t>(pid), SIGKILL); });
                }
                if (send(source, secret, id) == 202) {
                    accepted.append(QString::fromLatin1(id));
                }
            }
            killer.join();
            m_farold->waitForFinished(60'000);
            start();
        }
        QVERIFY(accepted.size() >= 4 * 20);
        const auto isTold = [&receiver, &accepted] {
            QSet<QString> told;
            for (const auto &one : receiver.told()) {
                const auto event = QJsonDocument::fromJson(one.body).object().value(u"data"_s).toObject();
                told.insert(event.value(u"detail"_s).toString());
            }
            return std::all_of(accepted.begin(), accepted.end(), [&told](const auto &id) { return told.contains(id); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isTold(), 120'000);
        QHash<QByteArray, QByteArray> bodies;
        for (const auto &one : receiver.told()) {
            const auto message = one.headers.value("webhook-id");
            QVERIFY(!bodies.contains(message) || bodies.value(message) == one.body);
            bodies.insert(message, one.body);
        }
        stop();
        const auto db = sql::Connection::open({database(), true});
        QVERIFY(db);
        for (const QString &id : std::as_const(accepted)) {
            auto row = (*db)->prepare("SELECT count(*) FROM inbound_messages WHERE message = ?");
            QVERIFY(*row.bind(id).step());
            QCOMPARE(row.integer(0), 1);
        }
        auto facts =
            (*db)->prepare("SELECT count(*) - (SELECT count(*) FROM inbound_messages) FROM events WHERE type = "
                           "'inbound'");
        QVERIFY(*facts.step());
        QCOMPARE(facts.integer(0), 0);
        // A message to a subscriber stands for one fact: the receiver saw no second id for it.
        auto doubles = (*db)->prepare("SELECT count(*) - count(DISTINCT event) FROM webhook_deliveries");
        QVERIFY(*doubles.step());
        QCOMPARE(doubles.integer(0), 0);
    }

private:
    [[nodiscard]] QString database() const { return m_dir.filePath(u"farold.db"_s); }
    void start() {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"FAROLD_DATABASE_PATH"_s, database());
        environment.insert(u"FAROLD_WEBHOOKS_ALLOW_PRIVATE"_s, u"127.0.0.0/8"_s);
        environment.insert(u"FAROLD_WEBHOOKS_RETRY_BASE"_s, u"10ms"_s);
        environment.insert(u"FAROLD_WEBHOOKS_TIMEOUT"_s, u"1s"_s);
        environment.insert(u"FAROLD_HTTP_PORT"_s, u"0"_s);
        environment.insert(u"FAROLD_LOG_LEVEL"_s, u"warn"_s);
        if (!QFile::exists(database())) {
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
                        {u"serve"_s, u"--handover"_s, u"--handover-as"_s, u"boss"_s});
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
    [[nodiscard]] int send(const QByteArray &source, const Secret &secret, const QByteArray &id) const {
        const auto now = std::chrono::duration_cast<std::chrono::seconds>(SystemClock().now().time_since_epoch());
        const QByteArray body = "{\"id\":\"" + id + "\"}";
        const auto signature = webhookSignature(secret, id.toStdString(), now.count(), body.toStdString());
        return httpCall(m_port, "POST", "/api/v1/webhooks/inbound/" + source, body,
                        {{"webhook-id", id},
                         {"webhook-timestamp", QByteArray::number(qlonglong(now.count()))},
                         {"webhook-signature", QByteArray::fromStdString(signature)}})
            .status;
    }
    QTemporaryDir m_dir;
    std::unique_ptr<QProcess> m_farold;
    quint16 m_port = 0;
    QByteArray m_token;
    int m_keys = 0;
};

QTEST_GUILESS_MAIN(WebhookKillTest)
#include "tst_webhookkill.moc"
