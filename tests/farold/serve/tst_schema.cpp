// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/enginekit.h"
#include "kit/rawhttp.h"
#include "server/engine/databaselock.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// The real farold on a database whose schema is not its own: it lives, says why it is not ready, and touches nothing.
class SchemaTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_database = std::make_unique<EngineDatabase>(); }
    void cleanup() { stop(); }

    void staysUnreadyAndSaysWhy_data() {
        QTest::addColumn<QString>("change");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("older") << u"DELETE FROM schema_migrations WHERE number=(SELECT max(number) FROM "
                                  "schema_migrations)"_s
                               << QByteArray("schema_pending") << QByteArray("farold migrate up");
        QTest::newRow("newer") << u"INSERT INTO schema_migrations SELECT 9999, 'future', checksum, applied_at FROM "
                                  "schema_migrations LIMIT 1"_s
                               << QByteArray("schema_unknown") << QByteArray("newer version");
    }
    void staysUnreadyAndSaysWhy() {
        QFETCH(QString, change);
        QFETCH(QByteArray, code);
        QFETCH(QByteArray, words);
        QVERIFY(m_database->open()->execute(change.toStdString()));
        start();
        QVERIFY2(m_port > 0, m_said.constData());
        QVERIFY2(m_said.contains(words), m_said.constData());
        QCOMPARE(httpCall(m_port, "GET", "/healthz").status, 200);
        QCOMPARE(httpCall(m_port, "GET", "/metrics").status, 200);
        const auto ready = httpCall(m_port, "GET", "/readyz");
        QCOMPARE(ready.status, 503);
        QVERIFY2(ready.body.contains("{\"code\":\"" + code + "\",\"name\":\"schema\",\"ok\":false}"),
                 ready.body.constData());
        for (const QByteArray path : {"/api/v1/batches", "/api/v1/me", "/nowhere"}) {
            const auto answer = httpCall(m_port, "GET", path, {}, {{"Authorization", "Bearer x"}});
            QCOMPARE(answer.status, 503);
            QCOMPARE(answer.headers.value("content-type"), "application/problem+json");
            QCOMPARE(codeOf(answer), code);
            QVERIFY2(answer.body.contains(words), answer.body.constData());
            QVERIFY(answer.headers.contains("retry-after"));
        }
        QCOMPARE(httpCall(m_port, "POST", "/api/v1/auth/token", "{}").status, 503);
        QVERIFY(server::DatabaseLock::take(m_database->path())); // farold migrate up may run meanwhile
    }

    // With an empty one in the place of a lost one, the files of yesterday would be paid again.
    void inProductionNothingIsMadeByItself() {
        const QString place = m_database->folder() + u"/lost.db"_s;
        const auto refused = [&](const QStringList &words) {
            const auto [code, said] = farold(place, words);
            return code == 1 && said.contains("farold migrate up --new") && said.contains("lost.db");
        };
        QVERIFY(refused({u"serve"_s, u"--port"_s, u"0"_s}));
        QVERIFY(refused({u"migrate"_s, u"up"_s}));
        QVERIFY(refused({u"demo"_s}));
        QVERIFY(!QFile::exists(place));
        QFile empty(place);
        QVERIFY(empty.open(QIODevice::WriteOnly));
        empty.close();
        QVERIFY(refused({u"serve"_s, u"--port"_s, u"0"_s}));
        QCOMPARE(farold(place, {u"migrate"_s, u"up"_s, u"--new"_s}).first, 0);
        QCOMPARE(farold(place, {u"migrate"_s, u"up"_s}).first, 0); // what is there is only brought up to date
        QCOMPARE(farold(place, {u"migrate"_s, u"status"_s}).first, 0);
    }
    void elsewhereItIsMadeAndToldOf() {
        const QString place = m_database->folder() + u"/first.db"_s;
        m_farold.setProcessChannelMode(QProcess::MergedChannels);
        m_farold.start(QStringLiteral(FAROL_BIN_DIR "/farold"),
                       {u"--database"_s, place, u"serve"_s, u"--port"_s, u"0"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += m_farold.readAll(), said.contains("listening")), 60'000);
        QVERIFY2(said.contains("a new, empty database was made: " + place.toUtf8()), said.constData());
    }

private:
    static std::pair<int, QByteArray> farold(const QString &place, const QStringList &words) {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"FAROLD_PRODUCTION"_s, u"on"_s);
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QStringLiteral(FAROL_BIN_DIR "/farold"), QStringList{u"--database"_s, place} + words);
        return process.waitForFinished(60'000) ? std::pair(process.exitCode(), process.readAll())
                                               : std::pair(-1, process.readAll());
    }
    void start() {
        m_said.clear();
        m_port = 0;
        m_farold.setProcessChannelMode(QProcess::MergedChannels);
        m_farold.start(QStringLiteral(FAROL_BIN_DIR "/farold"),
                       {u"--database"_s, m_database->path(), u"serve"_s, u"--port"_s, u"0"_s});
        static const QRegularExpression listening(u"listening on http://127.0.0.1:(\\d+)"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            (m_said += m_farold.readAll(), listening.match(QString::fromUtf8(m_said)).hasMatch()) ||
                m_farold.state() == QProcess::NotRunning,
            60'000);
        m_port = static_cast<quint16>(listening.match(QString::fromUtf8(m_said)).captured(1).toInt());
    }
    void stop() {
        m_farold.terminate();
        if (m_farold.state() != QProcess::NotRunning && !m_farold.waitForFinished(60'000)) {
            m_farold.kill();
            m_farold.waitForFinished();
        }
    }
    std::unique_ptr<EngineDatabase> m_database;
    QProcess m_farold;
    QByteArray m_said;
    quint16 m_port = 0;
};

QTEST_GUILESS_MAIN(SchemaTest)
#include "tst_schema.moc"
