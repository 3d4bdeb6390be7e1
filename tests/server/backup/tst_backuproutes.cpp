// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/backupcodec.h"
#include "kit/wholekit.h"
#include "server/backup/proof.h"

#include <QDir>

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// Backups that are ordered while farold serves.
class BackupRoutesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<WholeKit>();
        m_kit->database.makeBatch({42, 3, ItemState::Queued, BatchStatus::Queued});
        m_kit->start();
    }
    void cleanup() { m_kit.reset(); }

    void makesOneAndReadsItAgain() {
        QVERIFY(list().isEmpty());
        const auto ordered = create("k1");
        QCOMPARE(ordered.status, 202);
        const auto begun = json::backup(ordered.body);
        QVERIFY(begun);
        QCOMPARE(begun->name, u"farold-20261120T130500Z.backup"_s);
        QCOMPARE(begun->status, BackupStatus::Running);
        QTRY_VERIFY_WITH_TIMEOUT(list().size() == 1 && list().front().status == BackupStatus::Made, 120'000);
        const Backup made = list().front();
        QCOMPARE(made.name, begun->name);
        QVERIFY(made.bytes > 0 && made.rows > 3 && made.madeAt == m_kit->clock.now());
        QVERIFY(made.verifiedAt == m_kit->clock.now());
        const auto proof = proveArchive(pathOf(made.name), m_kit->database.folder(), m_kit->clock);
        QVERIFY2(proof && proof->findings.isEmpty(), proof ? qPrintable(proof->findings.join(u'\n')) : "");
        QVERIFY(proof->figures.join(u'\n').contains(u"items  queued  3"_s));
        QCOMPARE(QFileInfo(pathOf(made.name)).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFileDevice::Permissions());
        QCOMPARE(audited(), u"admin farold-20261120T130500Z.backup before the release"_s);
    }
    // A backup holds what all tenants have.
    void anotherTenantNeitherMakesNorSeesThem() {
        QVERIFY(m_kit->database.open()->execute("UPDATE users SET roles='admin' WHERE name='stranger'"));
        QCOMPARE(codeOf(m_kit->get("/api/v1/ops/backups", "stranger")), "forbidden_tenant");
        const auto ordered = m_kit->post("/api/v1/ops/backups", R"({"reason":"mine"})", "k9", "stranger");
        QCOMPARE(ordered.status, 403);
        QCOMPARE(codeOf(ordered), "forbidden_tenant");
        QVERIFY(list().isEmpty());
        QCOMPARE(audited(), u"(no row)"_s);
    }
    void theSameOrderTwiceIsOne() {
        const auto first = create("k1");
        QTRY_VERIFY_WITH_TIMEOUT(list().size() == 1 && list().front().status == BackupStatus::Made, 120'000);
        m_kit->clock.advance(1min);
        QCOMPARE(create("k1").body, first.body);
        QCOMPARE(list().size(), 1);
        QCOMPARE(create("k2").status, 202);
        QTRY_VERIFY_WITH_TIMEOUT(list().size() == 2 && list().front().status == BackupStatus::Made, 120'000);
        QCOMPARE(list().front().name, u"farold-20261120T130600Z.backup"_s);
    }
    void oneAtATime() {
        QVERIFY(m_kit->backups.reserve());
        const auto second = create("k1");
        QCOMPARE(second.status, 409);
        QCOMPARE(codeOf(second), "backup_running");
        QCOMPARE(audited(), u"(no row)"_s);
        m_kit->backups.release();
        QCOMPARE(create("k1").status, 202); // nothing was stored of the refusal
    }
    void saysWhyItFailedAndMayBeginAgain() {
        m_kit->config.backup.folder = m_kit->database.folder() + u"/file"_s;
        QFile file(m_kit->config.backup.folder);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(create("k1").status, 202);
        QTRY_VERIFY_WITH_TIMEOUT(list().size() == 1 && list().front().status == BackupStatus::Failed, 120'000);
        QVERIFY(!list().front().detail.isEmpty());
        QVERIFY(file.remove());
        QCOMPARE(create("k2").status, 202);
        QTRY_VERIFY_WITH_TIMEOUT(list().size() == 1 && list().front().status == BackupStatus::Made, 120'000);
    }
    void refusesWithoutAFolderOrAReason() {
        QCOMPARE(m_kit->post("/api/v1/ops/backups", "{}", "k1", "admin").status, 422);
        QCOMPARE(m_kit->post("/api/v1/ops/backups", R"({"reason":"x"})", {}, "admin").status, 400);
        QCOMPARE(m_kit->get("/api/v1/ops/backups?x=1", "admin").status, 400);
        m_kit->config.backup.folder.clear();
        QCOMPARE(codeOf(create("k2")), "backup_off");
        QVERIFY(list().isEmpty());
    }
    void knowsNothingOfFilesThatItDidNotMake() {
        QVERIFY(QDir().mkpath(m_kit->config.backup.folder));
        QCOMPARE(create("k1").status, 202);
        QTRY_VERIFY_WITH_TIMEOUT(list().size() == 1 && list().front().verifiedAt, 120'000);
        const QString own = pathOf(list().front().name);
        QFile(own).copy(pathOf(u"farold-20260101T000000Z.backup"_s));
        QFile other(pathOf(u"farold-20250101T000000Z.backup"_s));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("hello") == 5);
        other.close();
        QFile changed(own);
        QVERIFY(changed.open(QIODevice::Append) && changed.write("x") == 1);
        changed.close();
        const auto all = list();
        QCOMPARE(all.size(), 3);
        QVERIFY(!all.at(0).verifiedAt); // of another size than the one that was read
        QVERIFY(!all.at(1).verifiedAt && all.at(1).status == BackupStatus::Made);
        QCOMPARE(all.at(2).status, BackupStatus::Failed);
    }
    void anEndMeanwhileLeavesAllOrNothing() {
        {
            BackupShelf shelf(m_kit->config, m_kit->clock);
            QVERIFY(shelf.reserve());
            shelf.start();
        }
        for (const auto &name : QDir(m_kit->config.backup.folder).entryList(QDir::Files)) {
            QVERIFY2(name.startsWith(u"farold-20261120T130500Z.backup"_s) && !name.contains(u"backup.X"_s),
                     qPrintable(name));
        }
        for (const Backup &one : list()) {
            QVERIFY(proveArchive(pathOf(one.name), m_kit->database.folder(), m_kit->clock));
        }
    }

private:
    HttpAnswer create(const QByteArray &key) {
        return m_kit->post("/api/v1/ops/backups", R"({"reason":"before the release"})", key, "admin");
    }
    QList<Backup> list() {
        const auto all = json::backups(m_kit->get("/api/v1/ops/backups", "admin").body);
        return all.value_or(QList<Backup>(9));
    }
    [[nodiscard]] QString pathOf(const QString &name) const { return m_kit->config.backup.folder + u'/' + name; }
    [[nodiscard]] QString audited() const {
        return m_kit->database.text(
            "SELECT actor || ' ' || object || ' ' || reason FROM audit WHERE action='backup.create'");
    }
    std::unique_ptr<WholeKit> m_kit;
};

QTEST_GUILESS_MAIN(BackupRoutesTest)
#include "tst_backuproutes.moc"
