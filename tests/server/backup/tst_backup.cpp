// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/backup.h"

#include "kit/emptyplace.h"
#include "kit/enginekit.h"
#include "server/audit/audit.h"
#include "server/backup/proof.h"
#include "server/webhooks/secretbox.h"

#include <QDir>
#include <QFile>
#include <zlib.h>

using namespace farol;
using namespace farol::server;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray plainText(const QString &archive) {
    QByteArray text;
    char piece[4096];
    gzFile file = gzopen(QFile::encodeName(archive).constData(), "rb");
    for (int count = gzread(file, piece, sizeof piece); count > 0; count = gzread(file, piece, sizeof piece)) {
        text.append(piece, count);
    }
    gzclose(file);
    return text;
}

void writeArchive(const QString &path, const QByteArray &text) {
    gzFile file = gzopen(QFile::encodeName(path).constData(), "wb");
    QCOMPARE(gzwrite(file, text.constData(), static_cast<unsigned>(text.size())), static_cast<int>(text.size()));
    gzclose(file);
}

QByteArrayList rowsOf(const QString &archive) {
    QByteArrayList rows;
    for (const QByteArray &line : plainText(archive).split('\n')) {
        if (line.startsWith(':') && !line.startsWith(":restored_from")) {
            rows.append(line);
        }
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace

class BackupTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_database = std::make_unique<EngineDatabase>();
        m_place = std::make_unique<EmptyPlace>();
        m_database->makeBatch({1, 3, ItemState::Queued});
        m_database->makeBatch({2, 2, ItemState::Done, BatchStatus::Finished, ItemKind::Payment, 0, "Y"});
        auto db = m_database->open();
        // What a text may hold, bytes, and nothing at all.
        QVERIFY(db->prepare("UPDATE items SET description=?, last_response=? WHERE id=1")
                    .bind(u"tab\there, line\nthere, \\N, \\\\, é 😀\r"_s, QString())
                    .run());
        QVERIFY(db->prepare("INSERT INTO idempotency(tenant,\"user\",route,key,body_hash,status,body,created_at) "
                            "VALUES(1,1,'r','k',?,200,?,0)")
                    .bind(QByteArray("\x00\xff\n\t\\", 5), QByteArray())
                    .run());
        sql::Transaction transaction(*db);
        Arrows arrows(*db, {Instant(std::chrono::milliseconds(5)), "1970-01-01", true});
        AuditEntry entry;
        entry.tenant = 1;
        entry.actor = u"ana"_s;
        entry.action = u"batch.submit"_s;
        QVERIFY(appendAudit(arrows, entry));
        QVERIFY(appendAudit(arrows, entry));
        QVERIFY(transaction.commit());
        m_archive = m_place->file(u"backup"_s);
    }

    void bringsBackEveryRowAsItWas() {
        const auto report = makeBackup(from(), m_archive, SystemClock().now());
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QVERIFY(report->rows > 8 && report->bytes > 0);
        QCOMPARE(QFile::permissions(m_archive) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const Done done = restoreBackup(to(), m_archive, SystemClock());
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        const auto again = makeBackup(to(), m_place->file(u"again"_s), SystemClock().now());
        QVERIFY(again);
        QCOMPARE(again->rows, report->rows + 1); // the mark that it waits for reconcile
        QCOMPARE(rowsOf(again->archive), rowsOf(m_archive));
        auto restored = m_place->open();
        QVERIFY(*waitsForReconcile(*restored));
        // New numbers come behind those of the backup.
        auto next = restored->prepare("INSERT INTO tenants(name) VALUES('next') RETURNING id");
        QVERIFY(*next.step());
        QCOMPARE(next.integer(0), 2);
    }

    // Restored, not reconciled, backed up and restored again: what to ask the provider begins at the first backup.
    void remembersTheOldestMoment() {
        const Instant first = *fromRfc3339(u"2026-11-20T13:05:00Z");
        QVERIFY(makeBackup(from(), m_archive, first));
        QVERIFY(restoreBackup(to(), m_archive, SystemClock()));
        QVERIFY(makeBackup(to(), m_place->file(u"second"_s), first + std::chrono::hours(5)));
        const EmptyPlace third;
        QVERIFY(restoreBackup(at(third.path()), m_place->file(u"second"_s), SystemClock()));
        const auto asks = waitsForReconcile(*third.open());
        QVERIFY(asks && *asks == first);
    }

    void provesAnArchiveAndADatabase() {
        QVERIFY(makeBackup(from(), m_archive, SystemClock().now()));
        const auto archive = proveArchive(m_archive, m_database->folder(), SystemClock());
        QVERIFY2(archive, archive ? "" : qPrintable(archive.error().detail));
        QCOMPARE(archive->findings, QStringList());
        QVERIFY2(archive->figures.contains(u"items  queued  3  3.06 BRL"_s), qPrintable(archive->figures.join(u'\n')));
        QVERIFY(archive->figures.contains(u"audit  default  2 rows"_s));
        QVERIFY(QDir(m_database->folder()).entryList({u"farold-verify*"_s}, QDir::Dirs).isEmpty());
        auto db = m_database->open();
        QCOMPARE(proveDatabase(*db)->findings, QStringList());
        QVERIFY(db->execute("UPDATE batch_counts SET items=items+1"));
        QCOMPARE(proveDatabase(*db)->findings.size(), 1);
    }

    void findsAChangedAuditRow() {
        auto db = m_database->open();
        QVERIFY(db->execute(db->dialect() == sql::Dialect::Sqlite ? "DROP TRIGGER audit_no_update"
                                                                  : "ALTER TABLE audit DISABLE TRIGGER USER"));
        QVERIFY(db->execute("UPDATE audit SET actor='eve' WHERE seq=1"));
        QVERIFY(makeBackup(from(), m_archive, SystemClock().now()));
        const auto proof = proveArchive(m_archive, m_database->folder(), SystemClock());
        QCOMPARE(proof->findings.size(), 1);
        QVERIFY(proof->findings.first().contains(u"row 1 was changed"_s));
    }

    void refusesAnArchiveThatIsNotWhole_data() {
        QTest::addColumn<QString>("what");
        for (const QString &what : {u"changed"_s, u"row"_s, u"end"_s, u"table"_s, u"name"_s, u"empty"_s}) {
            QTest::newRow(qPrintable(what)) << what;
        }
    }
    void refusesAnArchiveThatIsNotWhole() {
        QFETCH(QString, what);
        QVERIFY(makeBackup(from(), m_archive, SystemClock().now()));
        QByteArray text = plainText(m_archive);
        const auto table = text.lastIndexOf('\n', text.indexOf("\"table\":\"items\"")) + 1;
        const auto row = text.indexOf("\n:", table) + 1;
        QVERIFY(table > 0 && row > table);
        if (what == u"changed"_s) {
            QVERIFY(text.contains("\t101\t"));
            text.replace("\t101\t", "\t901\t");
        } else if (what == u"row"_s) {
            text.remove(row, text.indexOf('\n', row) - row + 1);
        } else if (what == u"end"_s) {
            text.truncate(text.indexOf("#{\"end\""));
        } else if (what == u"table"_s) {
            text.remove(table, text.indexOf('\n', text.indexOf("#{\"rows\"", table)) + 1 - table);
        } else if (what == u"name"_s) {
            text.replace("\"table\":\"items\"", "\"table\":\"sqlite_master\"");
        } else {
            text.clear();
        }
        const QString bad = m_place->file(u"bad"_s);
        writeArchive(bad, text);
        const Done done = restoreBackup(to(), bad, SystemClock());
        QVERIFY(!done);
        // A table whose rows refer to what is missing is refused by the database, before the checksum is reached.
        QVERIFY2(done.error().code == u"archive"_s || done.error().code == u"constraint"_s,
                 qPrintable(done.error().detail));
        QVERIFY2(done.error().code == u"constraint"_s || done.error().detail.contains(bad),
                 qPrintable(done.error().detail));
        QVERIFY(!proveArchive(bad, m_database->folder(), SystemClock()));
        // Nothing of it stays, and the good one goes there.
        QVERIFY(restoreBackup(to(), m_archive, SystemClock()));
    }

    void restoresOnlyWhereNothingIs() {
        QVERIFY(makeBackup(from(), m_archive, SystemClock().now()));
        const Error there = restoreBackup(from(), m_archive, SystemClock()).error();
        QCOMPARE(there.code, u"not_empty"_s);
        QVERIFY2(there.detail.contains(u"is there already"_s), qPrintable(there.detail));
        QCOMPARE(m_database->number("SELECT count(*) FROM items"), 5);
        QCOMPARE(makeBackup(from(), m_archive, SystemClock().now()).error().code, u"file_exists"_s);
    }

    void carriesTheKeyOfTheSecretsBesideIt() {
        Config source = from();
        source.secrets.keyFile = m_place->file(u"source.key"_s);
        const auto box = SecretBox::fromFile(source.secrets.keyFile);
        QVERIFY(box);
        const auto report = makeBackup(source, m_archive, SystemClock().now());
        QCOMPARE(report->keyFile, m_archive + u".key"_s);
        QCOMPARE(QFile::permissions(report->keyFile) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        Config target = to();
        target.secrets.keyFile = m_place->file(u"target.key"_s);
        // Without the key, or with another one, the secrets would be lost: nothing is restored.
        QVERIFY(QFile::rename(report->keyFile, m_archive + u".elsewhere"_s));
        QCOMPARE(restoreBackup(target, m_archive, SystemClock()).error().code, u"secrets_key"_s);
        QVERIFY(SecretBox::fromFile(target.secrets.keyFile));
        QCOMPARE(restoreBackup(target, m_archive, SystemClock()).error().code, u"secrets_key"_s);
        QVERIFY(QFile::remove(target.secrets.keyFile));
        QVERIFY(QFile::rename(m_archive + u".elsewhere"_s, report->keyFile));
        QVERIFY(restoreBackup(target, m_archive, SystemClock()));
        QCOMPARE(SecretBox::fromFile(target.secrets.keyFile)->fingerprint(), box->fingerprint());
    }

private:
    static Config at(const QString &place) {
        Config config;
        config.database.path = sql::isServerUrl(place) ? u"/nowhere/farold.db"_s : place;
        if (sql::isServerUrl(place)) {
            config.database.url = Secret(place.toUtf8());
        }
        return config;
    }
    [[nodiscard]] Config from() const { return at(m_database->path()); }
    [[nodiscard]] Config to() const { return at(m_place->path()); }

    std::unique_ptr<EngineDatabase> m_database;
    std::unique_ptr<EmptyPlace> m_place;
    QString m_archive;
};

QTEST_GUILESS_MAIN(BackupTest)
#include "tst_backup.moc"
