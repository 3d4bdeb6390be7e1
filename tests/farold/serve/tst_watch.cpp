// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/farolds.h"
#include "kit/receiver.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// The program watched: its log by request id, its traces at a collector, its faults at Sentry.
class WatchTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRequestIsFoundInLogTraceAndPayment() {
        Receiver collector([](const auto &, int) { return Receiver::says(200, {}, "{}"); });
        Receiver hook;
        start({{u"FAROLD_TRACES_COLLECTOR"_s, u"http://127.0.0.1:%1"_s.arg(collector.port())},
               {u"FAROLD_WEBHOOKS_ALLOW_PRIVATE"_s, u"127.0.0.0/8"_s},
               {u"FAROLD_AUDIT_HEADS_FILE"_s, u"%1/heads"_s.arg(m_heads.path())},
               {u"FAROLD_LOG_LEVEL"_s, u"debug"_s}});
        auto caller = Caller(m_port, m_token);
        const auto made =
            caller.json("/api/v1/webhooks", "{\"url\":\"" + hook.url().toUtf8() + "\",\"types\":[\"done\"]}", "hook");
        QVERIFY2(made.status / 100 == 2, made.body.constData());
        QCOMPARE(caller.import("W-1", "10,00", "import").status, 201);
        const auto etag = caller.call("GET", "/api/v1/batches/LOTE-0001").headers.value("etag");
        const QByteArray trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        const auto sent = caller.call("POST", "/api/v1/batches/LOTE-0001/submit", "{}",
                                      {{"Content-Type", "application/json"},
                                       {"Idempotency-Key", "submit"},
                                       {"If-Match", etag},
                                       {"X-Request-Id", "watch-me-1"},
                                       {"traceparent", "00-" + trace + "-00f067aa0ba902b7-01"}});
        QCOMPARE(sent.status, 202);
        QTRY_COMPARE_WITH_TIMEOUT(m_place->number("SELECT count(*) FROM items WHERE state=7"), 1, 120'000);
        QTRY_VERIFY_WITH_TIMEOUT(told(collector).contains("\"provider call\"") && told(collector).contains("/submit\""),
                                 120'000);
        QTRY_VERIFY_WITH_TIMEOUT(told(collector).contains("\"webhook delivery\""), 120'000);
        QVERIFY(told(collector).contains(trace));
        QCOMPARE(hook.count(), 1);
        QCOMPARE(told(collector).count("\"webhook delivery\""), 1);
        const auto answer = caller.call("GET", "/api/v1/ops/traces/" + trace);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.contains("\"provider call\"") && answer.body.contains("watch-me-1"));
        end();
        bool isRequest = false;
        bool isJob = false;
        for (const auto &line : lines()) {
            const auto message = line.value(u"message"_s).toString();
            isRequest = isRequest || (line.value(u"request_id"_s).toString() == u"watch-me-1" &&
                                      message == u"POST /api/v1/batches/{id}/submit 202");
            if (message.contains(u"goes to the provider"_s)) {
                isJob = line.value(u"request_id"_s).toString().endsWith(u"-1"_s); // of the import, and its first item
            }
            if (message.startsWith(u"POST "_s) || message.startsWith(u"GET "_s)) {
                QVERIFY2(!line.value(u"request_id"_s).toString().isEmpty(), qPrintable(message));
            }
        }
        QVERIFY(isRequest);
        QVERIFY(isJob);
        headsAreInTheChains();
    }
    void aFaultIsShownByGroupAndReachesSentry() {
        Receiver sentry;
        Receiver closed([](const auto &, int) { return Receiver::says(500); });
        start({{u"FAROLD_ERRORS_SENTRY_DSN"_s, u"http://thekey@127.0.0.1:%1/7"_s.arg(sentry.port())},
               {u"FAROLD_WEBHOOKS_ALLOW_PRIVATE"_s, u"127.0.0.0/8"_s}});
        auto caller = Caller(m_port, m_token);
        const auto made = caller.json("/api/v1/webhooks",
                                      "{\"url\":\"" + closed.url().toUtf8() + "\",\"description\":\"x\"}", "hook");
        QVERIFY2(made.status / 100 == 2, made.body.constData());
        QCOMPARE(caller.import("W-1", "10,00", "import").status, 201);
        QTRY_VERIFY_WITH_TIMEOUT(sentry.count() > 0, 120'000);
        const auto event = sentry.told().front().body;
        QVERIFY(event.contains("was not delivered"));
        QVERIFY(!event.contains("thekey"));
        QTRY_VERIFY_WITH_TIMEOUT(caller.call("GET", "/api/v1/ops/errors").body.contains("was not delivered"), 120'000);
        const auto rows =
            QJsonDocument::fromJson(caller.call("GET", "/api/v1/ops/errors").body).object().value(u"rows"_s).toArray();
        const auto id = rows.at(0).toObject().value(u"id"_s).toString().toLatin1();
        QCOMPARE(caller.call("GET", "/api/v1/ops/errors/" + id).status, 200);
        QCOMPARE(caller.call("GET", "/api/v1/ops/errors/err-none").status, 404);
        end();
        QVERIFY(!m_log.contains("thekey"));
    }

private:
    // What was exported is held against the database by the command, and by nothing else.
    void headsAreInTheChains() {
        QFile heads(m_heads.filePath(u"heads"_s));
        QVERIFY(heads.open(QIODevice::ReadOnly));
        QVERIFY(heads.readAll().contains("\"tenant\":"));
        QCOMPARE(heads.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther),
                 QFile::Permissions());
        QProcess verify;
        verify.setProcessEnvironment(m_process->processEnvironment());
        verify.start(program(), {u"audit"_s, u"verify"_s});
        QVERIFY(verify.waitForFinished(120'000));
        const auto said = verify.readAllStandardOutput();
        QVERIFY2(verify.exitCode() == 0 && said.contains("all of them in the chains"), said.constData());
        verify.start(program(), {u"audit"_s, u"verify"_s, u"--heads"_s, u"/no/such/file"_s});
        QVERIFY(verify.waitForFinished(120'000));
        QCOMPARE(verify.exitCode(), 1);
    }
    void start(const QHash<QString, QString> &more) {
        m_place = std::make_unique<OwnPlace>();
        m_sandbox = std::make_unique<RunningSandbox>();
        auto environment = QProcessEnvironment::systemEnvironment();
        QHash<QString, QString> all{{u"FAROLD_PROVIDER_URL"_s, m_sandbox->url()},
                                    {u"FAROLD_APPROVALS"_s, u"off"_s},
                                    {u"FAROLD_HTTP_PORT"_s, u"0"_s},
                                    {u"FAROLD_LOG_LEVEL"_s, u"info"_s}};
        all.insert(m_place->variables());
        all.insert(more);
        for (auto it = all.begin(); it != all.end(); ++it) {
            environment.insert(it.key(), it.value());
        }
        QProcess add;
        add.setProcessEnvironment(environment);
        add.start(program(), {u"user"_s, u"add"_s, u"boss"_s, u"--role"_s, u"manager"_s});
        add.write("a-long-password-1\n");
        add.closeWriteChannel();
        QVERIFY(add.waitForFinished(120'000) && add.exitCode() == 0);
        m_process = std::make_unique<QProcess>();
        m_process->setProcessEnvironment(environment);
        m_process->setStandardErrorFile(m_place->folder() + u"/log"_s);
        m_process->start(program(), {u"serve"_s, u"--handover"_s, u"--handover-as"_s, u"boss"_s});
        while (!m_process->canReadLine() && m_process->waitForReadyRead(120'000)) {
        }
        const auto line = QJsonDocument::fromJson(m_process->readLine()).object();
        m_port = static_cast<quint16>(QUrl(line.value(u"url"_s).toString()).port(0));
        m_token = line.value(u"token"_s).toString().toLatin1();
        QVERIFY(m_port != 0);
    }
    void end() {
        m_process->closeWriteChannel();
        QVERIFY(m_process->waitForFinished(120'000));
        QFile file(m_place->folder() + u"/log"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_log = file.readAll();
    }
    [[nodiscard]] QList<QJsonObject> lines() const {
        QList<QJsonObject> all;
        for (const auto &line : m_log.split('\n')) {
            all.append(QJsonDocument::fromJson(line).object());
        }
        return all;
    }
    static QByteArray told(const Receiver &receiver) {
        QByteArray all;
        for (const auto &one : receiver.told()) {
            all += one.body;
        }
        return all;
    }
    static QString program() { return QStringLiteral(FAROL_BIN_DIR "/farold"); }
    QTemporaryDir m_heads;
    std::unique_ptr<OwnPlace> m_place;
    std::unique_ptr<RunningSandbox> m_sandbox;
    std::unique_ptr<QProcess> m_process;
    QByteArray m_log;
    quint16 m_port = 0;
    QByteArray m_token;
};

QTEST_GUILESS_MAIN(WatchTest)
#include "tst_watch.moc"
