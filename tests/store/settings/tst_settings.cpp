// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings/settings.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

using namespace farol;
using namespace farol::store;

class SettingsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void startsWithDefaultsAndNoFile() {
        const auto settings = open();
        QVERIFY(!settings.broken());
        QCOMPARE(settings.theme(), ThemeChoice::System);
        QCOMPARE(settings.textPercent(), 100);
        QCOMPARE(settings.language(), QString());
        QVERIFY(settings.environments().isEmpty());
        QVERIFY(!QFile::exists(settings.path()));
    }
    void givesBackWhatWasSaved() {
        auto settings = open();
        settings.setTheme(ThemeChoice::HighContrast);
        settings.setLanguage(QStringLiteral("pt_BR"));
        settings.setTextPercent(150);
        settings.setWindow("geo\0metry", "state");
        const QList<ColumnChoice> columns{{QStringLiteral("state"), 120, true}, {QStringLiteral("id"), 0, false}};
        settings.setColumns(QStringLiteral("batches"), columns);
        settings.setLastEnvironment(QStringLiteral("e1"));
        QVERIFY(settings.save());
        const auto again = open();
        QCOMPARE(again.theme(), ThemeChoice::HighContrast);
        QCOMPARE(again.language(), QStringLiteral("pt_BR"));
        QCOMPARE(again.textPercent(), 150);
        QCOMPARE(again.windowGeometry(), QByteArray("geo\0metry"));
        QCOMPARE(again.windowState(), QByteArray("state"));
        QCOMPARE(again.columns(QStringLiteral("batches")), columns);
        QVERIFY(again.columns(QStringLiteral("items")).isEmpty());
        QCOMPARE(again.lastEnvironment(), QStringLiteral("e1"));
    }
    void isReadableByItsOwnerOnly() {
        auto settings = open();
        settings.setTheme(ThemeChoice::Dark);
        QVERIFY(settings.save());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(settings.path()) & others, QFile::Permissions());
        QFile::setPermissions(settings.path(), QFile::permissions(settings.path()) | QFile::ReadOther);
        QVERIFY(settings.save());
        QCOMPARE(QFile::permissions(settings.path()) & others, QFile::Permissions());
    }
    void limitsTheTextSize() {
        auto settings = open();
        settings.setTextPercent(9000);
        QCOMPARE(settings.textPercent(), 200);
        settings.setTextPercent(1);
        QCOMPARE(settings.textPercent(), 80);
    }
    void setsADamagedFileAside_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("cut") << QByteArray("{\"theme\":\"dark\",\"envi");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("array") << QByteArray("[1]");
        QTest::newRow("binary") << QByteArray("\0\x01\xff", 3);
        QTest::newRow("huge") << QByteArray(5 << 20, ' ');
    }
    void setsADamagedFileAside() {
        QFETCH(QByteArray, content);
        writeFile(content);
        auto settings = open();
        QCOMPARE(settings.theme(), ThemeChoice::System);
        QVERIFY(settings.broken());
        QVERIFY(!settings.broken()->reason.isEmpty());
        QCOMPARE(settings.broken()->keptAs, path() + QStringLiteral(".broken-2026-11-20T130500.000Z"));
        QFile kept(settings.broken()->keptAs);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), content);
        settings.setTheme(ThemeChoice::Light);
        QVERIFY(settings.save());
        QVERIFY(!open().broken());
        QCOMPARE(open().theme(), ThemeChoice::Light);
    }
    void neverOverwritesWhatItCouldNotRead() {
        QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("settings.json")));
        QFile inside(path() + QStringLiteral("/precious"));
        QVERIFY(inside.open(QIODevice::WriteOnly));
        auto settings = open();
        settings.setTheme(ThemeChoice::Dark);
        QVERIFY(settings.broken());
        const auto saved = settings.save();
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, QStringLiteral("local_storage"));
        QVERIFY(inside.exists());
    }
    void keepsWhatItKnowsWhenTheFileIsDamagedMeanwhile() {
        auto settings = open();
        settings.setLanguage(QStringLiteral("es"));
        QVERIFY(settings.save());
        writeFile("{");
        settings.setTheme(ThemeChoice::Dark);
        QVERIFY(settings.save());
        QVERIFY(settings.broken());
        QCOMPARE(open().language(), QStringLiteral("es"));
        QCOMPARE(open().theme(), ThemeChoice::Dark);
    }
    void keepsMembersOfANewerVersion() {
        writeFile("{\"version\":2,\"theme\":\"sepia\",\"future\":{\"deep\":[1,2]},\"columns\":{\"map\":[{\"column\":"
                  "\"x\"}]},\"environments\":{\"e1\":{\"name\":\"Prod\",\"kind\":\"quantum\",\"url\":\"https://"
                  "a.example\",\"colour\":\"red\"}}}");
        auto settings = open();
        QCOMPARE(settings.theme(), ThemeChoice::System);
        auto entry = settings.environment(QStringLiteral("prod"));
        QVERIFY(entry);
        QCOMPARE(entry->kind, EnvironmentKind::Production); // unknown: the careful one
        entry->user = QStringLiteral("ana");
        QVERIFY(settings.putEnvironment(*entry));
        settings.setColumns(QStringLiteral("items"), {{QStringLiteral("id"), 1, true}});
        QVERIFY(settings.save());
        const QJsonObject root = readRoot();
        QCOMPARE(root.value(QStringLiteral("version")).toInt(), 2);
        QCOMPARE(root.value(QStringLiteral("theme")).toString(), QStringLiteral("sepia"));
        QVERIFY(root.value(QStringLiteral("future")).toObject().contains(QStringLiteral("deep")));
        QVERIFY(root.value(QStringLiteral("columns")).toObject().contains(QStringLiteral("map")));
        const auto stored =
            root.value(QStringLiteral("environments")).toObject().value(QStringLiteral("e1")).toObject();
        QCOMPARE(stored.value(QStringLiteral("colour")).toString(), QStringLiteral("red"));
        QCOMPARE(stored.value(QStringLiteral("user")).toString(), QStringLiteral("ana"));
    }
    void doesNotUndoWhatAnotherProgramWrote() {
        auto console = open();
        auto control = open();
        console.setTheme(ThemeChoice::Dark);
        QVERIFY(control.putEnvironment(entryNamed(QStringLiteral("e1"), QStringLiteral("Produção"))));
        QVERIFY(console.putEnvironment(entryNamed(QStringLiteral("e2"), QStringLiteral("Homologação"))));
        QVERIFY(console.save());
        QVERIFY(control.save());
        control.setLanguage(QStringLiteral("en"));
        QVERIFY(control.save());
        const auto all = open();
        QCOMPARE(all.theme(), ThemeChoice::Dark);
        QCOMPARE(all.language(), QStringLiteral("en"));
        QCOMPARE(all.environments().size(), 2);
        QCOMPARE(control.environments().size(), 2); // it sees the other's after saving
    }
    void refusesANameThatAnotherProgramTook() {
        auto console = open();
        auto control = open();
        QVERIFY(control.putEnvironment(entryNamed(QStringLiteral("e1"), QStringLiteral("Produção"))));
        QVERIFY(console.putEnvironment(entryNamed(QStringLiteral("e2"), QStringLiteral("PRODUÇÃO"))));
        QVERIFY(control.save());
        const auto saved = console.save();
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, QStringLiteral("name_taken"));
        QCOMPARE(open().environments().size(), 1);
        console.removeEnvironment(QStringLiteral("e2"));
        QVERIFY(console.save());
        QCOMPARE(open().environments().size(), 1);
    }
    void waitsForNobodyElsesLockForLong() {
        auto settings = open();
        settings.setTheme(ThemeChoice::Dark);
        QLockFile lock(path() + QStringLiteral(".lock"));
        QVERIFY(lock.lock());
        const auto saved = settings.save();
        QVERIFY(!saved);
        QCOMPARE(saved.error().code, QStringLiteral("settings_busy"));
        lock.unlock();
        QVERIFY(settings.save()); // the change was not lost
        QCOMPARE(open().theme(), ThemeChoice::Dark);
    }
    void keepsEnvironmentsOldestFirstAndUnique() {
        auto settings = open();
        auto older = entryNamed(QStringLiteral("e1"), QStringLiteral("Zulu"));
        auto newer = entryNamed(QStringLiteral("e2"), QStringLiteral("Alfa"));
        newer.createdAt = older.createdAt + std::chrono::seconds(1);
        QVERIFY(settings.putEnvironment(newer));
        QVERIFY(settings.putEnvironment(older));
        QCOMPARE(settings.environments(), (QList<EnvironmentEntry>{older, newer}));
        const auto same = settings.putEnvironment(entryNamed(QStringLiteral("e3"), QStringLiteral("zulu")));
        QCOMPARE(same.error().code, QStringLiteral("name_taken"));
        QVERIFY(settings.save());
        QCOMPARE(open().environments(), (QList<EnvironmentEntry>{older, newer}));
        settings.removeEnvironment(QStringLiteral("e1"));
        QVERIFY(settings.save());
        QCOMPARE(open().environments(), QList<EnvironmentEntry>{newer});
        QVERIFY(open().environment(QStringLiteral("e2")));
        QVERIFY(!open().environment(QStringLiteral("e1")));
    }
    void refusesAnAddressThatCarriesAPassword() {
        auto settings = open();
        auto entry = entryNamed(QStringLiteral("e1"), QStringLiteral("Prod"));
        entry.url = QStringLiteral("https://ana:canary@farold.example");
        QCOMPARE(settings.putEnvironment(entry).error().code, QStringLiteral("url_has_credentials"));
        entry.url.clear();
        QCOMPARE(settings.putEnvironment(entry).error().code, QStringLiteral("environment_incomplete"));
    }
    void makesIdsThatDiffer() { QVERIFY(newEnvironmentId() != newEnvironmentId()); }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(QStringLiteral("settings.json")); }
    [[nodiscard]] Settings open() const { return Settings::open(m_clock, m_dir->path()); }
    static EnvironmentEntry entryNamed(const QString &id, const QString &name) {
        return {id,
                name,
                EnvironmentKind::Staging,
                QStringLiteral("https://farold.example"),
                QStringLiteral("ana"),
                QStringLiteral("/etc/ca.pem"),
                *fromRfc3339(u"2026-11-20T10:00:00.000Z")};
    }
    void writeFile(const QByteArray &content) const {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    [[nodiscard]] QJsonObject readRoot() const {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }

    ManualClock m_clock{*fromRfc3339(u"2026-11-20T13:05:00.000Z")};
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
