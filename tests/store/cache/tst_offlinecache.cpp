// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/offlinecache.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace farol;
using namespace farol::store;
using namespace std::chrono_literals;

namespace {

const OfflineCache::Scope scope{QStringLiteral("e1"), QStringLiteral("ana")};

CachedAnswer answerOf(const QByteArray &json, int minute) {
    return {json, *fromRfc3339(u"2026-11-20T13:00:00.000Z") + std::chrono::minutes(minute), QStringLiteral("\"v1\"")};
}

// The other process of survivesAKillInTheMiddleOfWriting: writes without end and says what is on disk for sure.
int writeUntilKilled(const QString &directory) {
    OfflineCache cache(directory, scope, {64LL << 20, 1ms});
    int round = 0;
    std::function<void()> next = [&] {
        std::printf("%d\n", round);
        std::fflush(stdout);
        ++round;
        cache.put(QStringLiteral("k%1").arg(round),
                  answerOf(QByteArray(20000, 'x') + QByteArray::number(round), round));
        cache.flush(&cache, next);
    };
    next();
    return QCoreApplication::exec();
}

} // namespace

class OfflineCacheTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void givesBackWhatWasSeenAfterARestart() {
        const CachedAnswer page = answerOf(R"({"items":[],"next":null})", 5);
        {
            OfflineCache cache(m_dir->path(), scope);
            cache.put(QStringLiteral("/batches?limit=50"), page);
        }
        OfflineCache cache(m_dir->path(), scope);
        QVERIFY(ready(cache));
        QCOMPARE(cache.lastSeen(QStringLiteral("/batches?limit=50")), std::optional(page.asOf));
        QVERIFY(!cache.lastSeen(QStringLiteral("/batches")));
        QCOMPARE(get(cache, QStringLiteral("/batches?limit=50")), std::optional(page));
        QCOMPARE(get(cache, QStringLiteral("/batches")), std::nullopt);
        QCOMPARE(cache.problem(), QString());
    }
    void readsWhatWaitsToBeWritten() {
        OfflineCache cache(m_dir->path(), scope, {64LL << 20, 1h});
        cache.put(QStringLiteral("k"), answerOf("1", 1));
        cache.put(QStringLiteral("k"), answerOf("2", 2));
        QCOMPARE(get(cache, QStringLiteral("k")), std::optional(answerOf("2", 2)));
        cache.remove(QStringLiteral("k"));
        QCOMPARE(get(cache, QStringLiteral("k")), std::nullopt);
        QVERIFY(!cache.lastSeen(QStringLiteral("k")));
    }
    void tellsTheNewestMomentOfAll() {
        OfflineCache cache(m_dir->path(), scope);
        QVERIFY(!cache.lastSeen());
        cache.put(QStringLiteral("a"), answerOf("1", 7));
        cache.put(QStringLiteral("b"), answerOf("1", 3));
        QCOMPARE(cache.lastSeen(), std::optional(answerOf({}, 7).asOf));
    }
    void keepsPeopleAndEnvironmentsApart() {
        {
            OfflineCache cache(m_dir->path(), scope);
            cache.put(QStringLiteral("k"), answerOf("ana", 1));
        }
        OfflineCache other(m_dir->path(), {QStringLiteral("e1"), QStringLiteral("bia")});
        QVERIFY(ready(other));
        QCOMPARE(get(other, QStringLiteral("k")), std::nullopt);
        OfflineCache elsewhere(m_dir->path(), {QStringLiteral("e2"), QStringLiteral("ana")});
        QVERIFY(ready(elsewhere));
        QCOMPARE(get(elsewhere, QStringLiteral("k")), std::nullopt);
    }
    void isReadableByItsOwnerOnly() {
        OfflineCache cache(m_dir->path(), scope);
        cache.put(QStringLiteral("k"), answerOf("1", 1));
        flush(cache);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const QString &suffix : {QString(), QStringLiteral("-wal"), QStringLiteral("-shm")}) {
            QVERIFY2(QFile::exists(cache.path() + suffix), qPrintable(suffix));
            QCOMPARE(QFile::permissions(cache.path() + suffix) & others, QFile::Permissions());
        }
    }
    void letsTheOldestGoAboveTheCap() {
        OfflineCache cache(m_dir->path(), scope, {10000, 1ms});
        for (int i = 0; i < 20; ++i) {
            cache.put(QStringLiteral("k%1").arg(i), answerOf(QByteArray(1000, 'x'), 100 - i)); // k0 is the newest
        }
        flush(cache);
        QVERIFY(get(cache, QStringLiteral("k0")));
        QVERIFY(get(cache, QStringLiteral("k8")));
        QCOMPARE(get(cache, QStringLiteral("k19")), std::nullopt);
        QTRY_VERIFY(!cache.lastSeen(QStringLiteral("k19")));
        int kept = 0;
        for (int i = 0; i < 20; ++i) {
            kept += get(cache, QStringLiteral("k%1").arg(i)) ? 1 : 0;
        }
        QCOMPARE(kept, 9);
    }
    void keepsTheFileNearTheCap() {
        OfflineCache cache(m_dir->path(), scope, {1 << 20, 1ms});
        for (int i = 0; i < 30; ++i) {
            cache.put(QStringLiteral("k%1").arg(i), answerOf(QByteArray(300'000, 'x'), i));
            flush(cache);
        }
        const qint64 size = QFile(cache.path()).size() + QFile(cache.path() + QStringLiteral("-wal")).size();
        QVERIFY2(size < 8 << 20, qPrintable(QString::number(size)));
    }
    void dropsAnAnswerThatAloneIsAboveTheCap() {
        OfflineCache cache(m_dir->path(), scope, {1000, 1ms});
        cache.put(QStringLiteral("big"), answerOf(QByteArray(5000, 'x'), 1));
        flush(cache);
        QCOMPARE(get(cache, QStringLiteral("big")), std::nullopt);
        cache.put(QStringLiteral("small"), answerOf("1", 2));
        flush(cache);
        QVERIFY(get(cache, QStringLiteral("small")));
    }
    void setsADamagedFileAsideAndStartsAnew_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("not a database") << QByteArray(5000, 'z');
        QTest::newRow("short") << QByteArray("SQLite format 3");
        QTest::newRow("torn pages") << QByteArray();
    }
    void setsADamagedFileAsideAndStartsAnew() {
        QFETCH(QByteArray, content);
        QString path;
        {
            OfflineCache cache(m_dir->path(), scope);
            for (int i = 0; i < 50; ++i) {
                cache.put(QStringLiteral("k%1").arg(i), answerOf(QByteArray(3000, 'x'), i));
            }
            flush(cache);
            path = cache.path();
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (content.isEmpty()) {
            QVERIFY(file.seek(4096));
            file.write(QByteArray(static_cast<int>(file.size()) - 4096, 'q'));
        } else {
            file.resize(0);
            file.write(content);
        }
        file.close();
        OfflineCache cache(m_dir->path(), scope);
        QSignalSpy rebuilt(&cache, &OfflineCache::rebuilt);
        QVERIFY(ready(cache));
        QCOMPARE(get(cache, QStringLiteral("k1")), std::nullopt);
        QTRY_COMPARE(rebuilt.count(), 1);
        QCOMPARE(rebuilt.at(0).at(0).toString(), path + QStringLiteral(".broken"));
        QVERIFY(QFile::exists(path + QStringLiteral(".broken")));
        cache.put(QStringLiteral("new"), answerOf("1", 1));
        flush(cache);
        QVERIFY(get(cache, QStringLiteral("new")));
        QCOMPARE(cache.lastSeen(), std::optional(answerOf({}, 1).asOf));
        QCOMPARE(cache.problem(), QString());
    }
    void startsAnewOnAnotherSchema() {
        QString path;
        {
            OfflineCache cache(m_dir->path(), scope);
            path = cache.path();
            cache.put(QStringLiteral("k"), answerOf("1", 1));
        }
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(60)); // user_version in the header of the file
        file.write(QByteArray("\0\0\0\x63", 4));
        file.close();
        OfflineCache cache(m_dir->path(), scope);
        QVERIFY(ready(cache));
        QCOMPARE(get(cache, QStringLiteral("k")), std::nullopt);
        QCOMPARE(cache.problem(), QString());
    }
    void saysWhyItRemembersNothing() {
        QFile blocked(m_dir->filePath(QStringLiteral("file")));
        QVERIFY(blocked.open(QIODevice::WriteOnly));
        OfflineCache cache(blocked.fileName() + QStringLiteral("/below"), scope);
        QVERIFY(ready(cache));
        QVERIFY(cache.problem().contains(QStringLiteral("offline cache")));
        cache.put(QStringLiteral("k"), answerOf("1", 1));
        flush(cache);
        QCOMPARE(get(cache, QStringLiteral("k")), std::nullopt);
    }
    void survivesAKillInTheMiddleOfWriting() {
        for (int turn = 0; turn < 3; ++turn) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(),
                         {QStringLiteral("--write-until-killed"), m_dir->path()});
            QVERIFY(writer.waitForStarted());
            QTRY_VERIFY_WITH_TIMEOUT(writer.bytesAvailable() > 200 * (turn + 1), 30000);
            QCOMPARE(::kill(static_cast<pid_t>(writer.processId()), SIGKILL), 0);
            QVERIFY(writer.waitForFinished());
            const auto lines = writer.readAll().split('\n');
            const int sure = lines.at(lines.size() - 2).toInt(); // the last whole line
            QVERIFY(sure > 10);
            OfflineCache cache(m_dir->path(), scope);
            QSignalSpy rebuilt(&cache, &OfflineCache::rebuilt);
            QVERIFY(ready(cache));
            for (const int round : {1, sure / 2, sure}) {
                QCOMPARE(get(cache, QStringLiteral("k%1").arg(round)),
                         std::optional(answerOf(QByteArray(20000, 'x') + QByteArray::number(round), round)));
            }
            QCOMPARE(rebuilt.count(), 0);
        }
    }
    void forgetsAnEnvironmentForGood() {
        QString path;
        {
            OfflineCache cache(m_dir->path(), scope);
            path = cache.path();
            cache.put(QStringLiteral("k"), answerOf("1", 1));
        }
        QVERIFY(QFile::exists(path));
        OfflineCache::forget(m_dir->path(), scope);
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList());
    }
    void staysSilentWhenTheContextDied() {
        OfflineCache cache(m_dir->path(), scope);
        auto context = std::make_unique<QObject>();
        bool answered = false;
        cache.get(QStringLiteral("k"), context.get(), [&](const std::optional<CachedAnswer> &) { answered = true; });
        context.reset();
        flush(cache);
        QVERIFY(!answered);
    }

private:
    static bool ready(OfflineCache &cache) {
        return QTest::qWaitFor([&cache] { return cache.isReady(); }, 30000);
    }
    std::optional<CachedAnswer> get(OfflineCache &cache, const QString &key) {
        std::optional<std::optional<CachedAnswer>> found;
        cache.get(key, this, [&found](std::optional<CachedAnswer> answer) { found = std::move(answer); });
        [&] { QTRY_VERIFY(found); }();
        return found.value_or(std::nullopt);
    }
    void flush(OfflineCache &cache) {
        bool done = false;
        cache.flush(this, [&done] { done = true; });
        QTRY_VERIFY(done);
    }
    std::unique_ptr<QTemporaryDir> m_dir;
};

int main(int argc, char **argv) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == QStringLiteral("--write-until-killed")) {
        return writeUntilKilled(arguments.at(2));
    }
    OfflineCacheTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_offlinecache.moc"
