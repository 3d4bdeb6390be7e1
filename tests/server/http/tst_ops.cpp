// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/serverkit.h"

#include "server/audit/audit.h"

using namespace farol;
using namespace farol::server;
using namespace farol::kit;

// What operations look at: alive, ready, figures, the audit chain.
class OpsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_kit = std::make_unique<ServerKit>(); }
    void cleanup() { m_kit.reset(); }

    void saysThatItLives() {
        m_kit->start();
        const auto answer = httpCall(m_kit->port(), "GET", "/healthz");
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.contains("\"service\":\"farold\""));
    }
    void isReadyWhenEveryCheckIs() {
        addChecks(1);
        m_kit->start();
        const auto answer = httpCall(m_kit->port(), "GET", "/readyz");
        QCOMPARE(answer.status, 200);
        for (const QByteArray name : {"schema", "writer", "disk"}) {
            QVERIFY2(answer.body.contains("{\"name\":\"" + name + "\",\"ok\":true}"), answer.body.constData());
        }
    }
    void saysWhatIsNotReady() {
        addChecks(std::numeric_limits<std::int64_t>::max());
        QVERIFY(m_kit->database.open()->execute("DELETE FROM schema_migrations"));
        m_kit->start();
        const auto answer = httpCall(m_kit->port(), "GET", "/readyz");
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.headers.contains("retry-after"));
        QVERIFY(answer.body.contains("{\"code\":\"schema_pending\",\"name\":\"schema\",\"ok\":false}"));
        QVERIFY(answer.body.contains("{\"code\":\"disk_full\",\"name\":\"disk\",\"ok\":false}"));
        QVERIFY(!answer.body.contains(m_kit->database.folder().toUtf8()));
    }
    void isNotReadyWhenTheWriterStopped() {
        addChecks(1);
        m_kit->start();
        m_kit->writer.stop();
        const auto answer = httpCall(m_kit->port(), "GET", "/readyz");
        QCOMPARE(answer.status, 503);
        QVERIFY(answer.body.contains("\"name\":\"writer\",\"ok\":false"));
    }
    void showsItsFigures() {
        addProcessMetrics(m_kit->metrics);
        addDiskMetrics(m_kit->metrics, m_kit->database.folder().toStdString());
        m_kit->start();
        const auto answer = httpCall(m_kit->port(), "GET", "/metrics");
        QCOMPARE(answer.headers.value("content-type"), "text/plain; version=0.0.4; charset=utf-8");
        for (const QByteArray name :
             {"process_cpu_seconds_total ", "process_resident_memory_bytes ", "process_open_fds ",
              "process_start_time_seconds ", "farold_build_info{version=\"", "farold_disk_free_bytes{path=\"",
              "farold_memory_total_bytes "}) {
            QVERIFY2(answer.body.contains('\n' + name), name.constData());
        }
    }
    void verifiesTheChainOnlyForThoseWhoControl() {
        m_kit->start();
        std::promise<Done> stored;
        AuditEntry entry;
        entry.tenant = 1;
        entry.actor = QStringLiteral("ana");
        m_kit->writer.post([entry](Arrows &arrows) { return appendAudit(arrows, entry); },
                           [&](Done done) { stored.set_value(std::move(done)); });
        QVERIFY(stored.get_future().get());
        const auto holds = m_kit->get("/api/v1/audit/verify", "auditor");
        QCOMPARE(holds.status, 200);
        QVERIFY(holds.body.contains("\"holds\":true") && holds.body.contains("\"rows\":1"));
        QVERIFY(m_kit->get("/api/v1/audit/verify", "stranger").status == 403);
        QCOMPARE(m_kit->get("/api/v1/audit/verify", "operator1").status, 403);
        m_kit->database.dropAuditGuards();
        QVERIFY(m_kit->database.open()->execute("UPDATE audit SET actor='bob'"));
        const auto broken = m_kit->get("/api/v1/audit/verify", "manager");
        QVERIFY2(broken.body.contains("\"first_broken\":1"), broken.body.constData());
        QVERIFY(broken.body.contains("\"holds\":false"));
    }

private:
    void addChecks(std::int64_t leastFree) {
        const auto known = sql::readMigrations(sql::migrationFolder(
            QStringLiteral(FAROL_SOURCE_DIR "/resources/migrations"), m_kit->database.open()->dialect()));
        m_kit->readiness.add(QStringLiteral("schema"), schemaCheck(m_kit->readers, *known));
        m_kit->readiness.add(QStringLiteral("writer"), writerCheck(m_kit->writer));
        m_kit->readiness.add(QStringLiteral("disk"), diskCheck(m_kit->database.folder(), leastFree));
    }
    std::unique_ptr<ServerKit> m_kit;
};

QTEST_GUILESS_MAIN(OpsTest)
#include "tst_ops.moc"
