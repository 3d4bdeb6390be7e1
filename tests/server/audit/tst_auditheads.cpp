// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/audit/auditheads.h"

#include "core/json/auditcodec.h"
#include "kit/enginekit.h"
#include "kit/fulldisk.h"
#include "server/audit/audit.h"

#include <QFile>
#include <QTemporaryDir>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// The ends of the chains outside the database: what the database itself can no longer tell.
class AuditHeadsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::make_unique<kit::EngineDatabase>();
        m_db = m_database->open();
        m_metrics = std::make_unique<Metrics>();
    }
    void cleanup() {
        m_db.reset();
        m_database.reset();
    }
    void writesTheEndOfEachChain() {
        append(1, 3);
        append(0, 2);
        AuditHeads heads(m_clock, *m_metrics, options());
        QVERIFY(heads.write(*m_db));
        append(1, 1);
        QVERIFY(heads.write(*m_db));
        const auto lines = written();
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines.at(0).tenant, 0);
        QCOMPARE(lines.at(1).rows, 3);
        QCOMPARE(lines.at(3).rows, 4);
        QCOMPARE(lines.at(3).head, m_database->text("SELECT hash FROM audit WHERE tenant=1 AND seq=4"));
        const auto proof = proveHeads(*m_db, file());
        QVERIFY(proof && proof->findings.isEmpty());
        QCOMPARE(proof->heads, 4);
        QCOMPARE(gone(), false);
    }
    void aChainThatWasWrittenAnewIsFound_data() {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("rows");
        QTest::addColumn<QString>("said");
        const QByteArray none = "DELETE FROM audit; DELETE FROM audit_heads";
        QTest::newRow("shorter") << none << 2 << u"that row is gone"_s;
        QTest::newRow("as long") << none << 3 << u"that row has another hash now"_s;
        QTest::newRow("longer") << none << 5 << u"that row has another hash now"_s;
        QTest::newRow("nothing left") << none << 0 << u"that row is gone"_s;
    }
    // With our own program, so that the new chain holds in itself.
    void aChainThatWasWrittenAnewIsFound() {
        QFETCH(QByteArray, script);
        QFETCH(int, rows);
        QFETCH(QString, said);
        append(1, 3);
        AuditHeads heads(m_clock, *m_metrics, options());
        QVERIFY(heads.write(*m_db));
        m_database->dropAuditGuards();
        QVERIFY(m_db->execute(script.toStdString()));
        append(1, rows, u"somebody else"_s);
        QVERIFY(verifyAudit(*m_db, 1)->holds);
        const auto proof = proveHeads(*m_db, file());
        QCOMPARE(proof->findings.size(), 1);
        QVERIFY2(proof->findings.first().contains(said), qPrintable(proof->findings.first()));
        // And by the next one who exports, also after a restart.
        AuditHeads next(m_clock, *m_metrics, options());
        QVERIFY(next.write(*m_db));
        QVERIFY(gone());
    }
    void aLineThatWasCutIsNoHeadAndNothingIsLost() {
        append(1, 1);
        AuditHeads heads(m_clock, *m_metrics, options());
        QVERIFY(heads.write(*m_db));
        add("{\"farol_audit\":1,\"ten");
        QCOMPARE(proveHeads(*m_db, file())->findings, QStringList()); // a kill leaves that
        AuditHeads next(m_clock, *m_metrics, options());
        QVERIFY(next.write(*m_db));
        const auto proof = proveHeads(*m_db, file());
        QCOMPARE(proof->heads, 2);
        QCOMPARE(proof->findings, QStringList()); // the piece is gone, the whole lines are not
        add("something else\n");
        QCOMPARE(proveHeads(*m_db, file())->findings, QStringList{u"line 3 is no head of an audit"_s});
        QVERIFY(next.write(*m_db));
        QCOMPARE(proveHeads(*m_db, file())->heads, 3);
    }
    void aFileOfSomebodyElseIsLeftAsItIs() {
        append(1, 1);
        const QByteArray theirs(10'000, 'x'); // no line at all
        add(theirs);
        AuditHeads heads(m_clock, *m_metrics, options());
        const auto done = heads.write(*m_db);
        QVERIFY(!done && done.error().detail.contains(u"is no file of audit heads"_s));
        QFile from(file());
        QVERIFY(from.open(QIODevice::ReadOnly));
        QCOMPARE(from.readAll(), theirs);
    }
    void aFileThatCannotBeUsedIsAnErrorThatNamesIt() {
        append(1, 1);
        AuditHeads heads(m_clock, *m_metrics, {m_database->path(), m_folder->filePath(u"no/such/folder"_s)});
        const auto done = heads.write(*m_db);
        QVERIFY(!done && done.error().detail.contains(u"no/such/folder"_s));
        AuditHeads folder(m_clock, *m_metrics, {m_database->path(), m_folder->path()});
        QVERIFY(!folder.write(*m_db));
        QVERIFY(!proveHeads(*m_db, m_folder->filePath(u"nothing"_s)));
        AuditHeads logAlone(m_clock, *m_metrics, {m_database->path(), {}});
        QVERIFY(logAlone.write(*m_db));
    }
    void aFullDiskLosesNoHeadThatIsThere() {
        append(1, 1);
        AuditHeads heads(m_clock, *m_metrics, {m_database->path(), u"/dev/full"_s});
        const auto done = heads.write(*m_db);
        QVERIFY(!done && done.error().detail.contains(u"/dev/full"_s));
        QVERIFY(m_metrics->text().find("farold_audit_heads_exported_total") == std::string::npos);
    }
    void aFullDiskIsAnErrorAndTheNextHourGoesOn() {
        append(1, 1);
        AuditHeads heads(m_clock, *m_metrics, options());
        QVERIFY(heads.write(*m_db));
        append(1, 1);
        {
            const kit::FullDisk full(static_cast<rlim_t>(QFile(file()).size()));
            const auto done = heads.write(*m_db);
            QVERIFY(!done && done.error().detail.contains(file()));
        }
        QVERIFY(heads.write(*m_db));
        const auto proof = proveHeads(*m_db, file());
        QVERIFY(proof && proof->findings.isEmpty());
        QCOMPARE(proof->heads, 2);
    }
    void aChainWithoutARowHasAHeadToo() {
        QVERIFY(m_db->execute("INSERT INTO audit_heads VALUES(5,0,'0')"));
        AuditHeads heads(m_clock, *m_metrics, options());
        QVERIFY(heads.write(*m_db));
        QVERIFY(heads.write(*m_db));
        add("\n");
        const auto proof = proveHeads(*m_db, file());
        QCOMPARE(proof->heads, 2);
        QCOMPARE(proof->findings, QStringList());
    }
    void aDatabaseThatCannotBeReadIsAnError() {
        append(1, 1);
        AuditHeads heads(m_clock, *m_metrics, options());
        QVERIFY(heads.write(*m_db));
        QVERIFY(m_db->execute("DROP TABLE audit"));
        QVERIFY(!heads.write(*m_db));
        QVERIFY(!proveHeads(*m_db, file()));
        QVERIFY(m_db->execute("DROP TABLE audit_heads"));
        QVERIFY(!heads.write(*m_db));
    }
    void exportsAtOnceAndAgain() {
        append(1, 1);
        auto often = options();
        often.every = std::chrono::milliseconds(20);
        {
            AuditHeads heads(m_clock, *m_metrics, often);
            heads.start();
            QTRY_VERIFY_WITH_TIMEOUT(written().size() >= 3, 60'000);
        }
        auto nowhere = often;
        nowhere.file = m_folder->filePath(u"no/such/folder"_s);
        AuditHeads heads(m_clock, *m_metrics, nowhere);
        heads.start();
        AuditHeads nothing(m_clock, *m_metrics, {m_folder->filePath(u"none/farold.db"_s), file()});
        nothing.start();
        QTRY_VERIFY_WITH_TIMEOUT(m_metrics->text().find("farold_audit_heads_unwritten_total") != std::string::npos,
                                 60'000);
    }
    void standsBesideTheDatabaseUnlessItIsNamed() {
        Config config;
        config.database.path = u"/srv/farold.db"_s;
        QCOMPARE(auditHeadsFile(config), u"/srv/farold.db.heads"_s);
        config.database.url = Secret("postgresql://x");
        QCOMPARE(auditHeadsFile(config), QString());
        config.audit.headsFile = u"/srv/heads"_s;
        QCOMPARE(auditHeadsFile(config), u"/srv/heads"_s);
    }

private:
    [[nodiscard]] QString file() const { return m_folder->filePath(u"heads"_s); }
    AuditHeads::Options options() const { return {m_database->path(), file()}; }
    bool gone() { return m_metrics->text().find("farold_audit_heads_gone_total") != std::string::npos; }
    void add(const QByteArray &text) const {
        QFile to(file());
        QVERIFY(to.open(QIODevice::Append));
        to.write(text);
    }
    QList<AuditEnd> written() const {
        QList<AuditEnd> all;
        QFile from(file());
        if (from.open(QIODevice::ReadOnly)) {
            for (const auto &line : from.readAll().split('\n')) {
                if (const auto end = json::auditEnd(line); end) {
                    all.append(*end);
                }
            }
        }
        return all;
    }
    void append(std::int64_t tenant, int count, const QString &actor = u"ana"_s) {
        sql::Transaction transaction(*m_db);
        Arrows arrows(*m_db, {Instant(std::chrono::milliseconds(1795179900000)), "2026-11-20", true});
        for (int i = 0; i < count; ++i) {
            const Done done = appendAudit(arrows, {tenant, actor, 7, u"plan.run"_s, u"x"_s, {}, {}, {}, {}, {}});
            QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        }
        QVERIFY(transaction.commit());
    }
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<kit::EngineDatabase> m_database;
    std::unique_ptr<sql::Connection> m_db;
    std::unique_ptr<Metrics> m_metrics;
};

QTEST_GUILESS_MAIN(AuditHeadsTest)
#include "tst_auditheads.moc"
