// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings/workspacefile.h"

#include "kit/rawserver.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace farol;
using namespace farol::store;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray faulty =
    "{\"farol_workspace\": 1, \"environments\": ["
    "{\"name\": \"A\", \"kind\": \"prod\", \"url\": \"https://a.example\", \"password\": \"canary\", \"sources\": ["
    "{\"name\": \"x\", \"kind\": \"prometheus\", \"url\": \"ftp://x\"},"
    "{\"name\": \"y\", \"kind\": \"kafka\", \"url\": \"https://y\"},"
    "{\"name\": \"z\", \"kind\": \"metrics\", \"url\": \"https://z\", \"headers\": {\"Authorization\": \"canary\"}},"
    "{\"name\": \"Z\", \"kind\": \"metrics\", \"url\": \"https://z\"}]},"
    "{\"name\": \"B\", \"kind\": \"demo\", \"ca_pem\": \"none\"}]}";
const QByteArray twins = "{\"farol_workspace\": 1, \"environments\": ["
                         "{\"name\": \"A\", \"kind\": \"demo\", \"sources_only\": true}, {\"name\": \"a\", \"kind\": "
                         "\"demo\", \"sources_only\": true}]}";

} // namespace

class WorkspaceFileTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_here = std::make_unique<QTemporaryDir>();
        m_there = std::make_unique<QTemporaryDir>();
    }

    void anotherMachineHasWhatThisOneHad() {
        auto settings = open(*m_here);
        fill(settings);
        const auto file = exportWorkspace(settings);
        QVERIFY(file);
        QVERIFY(!file->contains("\"id\"") && !file->contains("created_at"));
        auto other = open(*m_there);
        const auto taken = importWorkspace(other, *file, Existing::Refuse, m_clock);
        QVERIFY2(taken, taken ? "" : qPrintable(taken.error().detail));
        const QList<WorkspaceChange> wanted{{u"Homologação"_s, {}, true},
                                            {u"Produção"_s, {}, true},
                                            {u"Produção"_s, u"Alertas"_s, true},
                                            {u"Produção"_s, u"Filas"_s, true}};
        QCOMPARE(*taken, wanted);
        QVERIFY(other.save());
        const auto again = open(*m_there);
        const auto production = again.environment(u"Produção"_s);
        QVERIFY(production && production->kind == EnvironmentKind::Production && production->id != u"e1"_s);
        QCOMPARE(production->user, u"ana"_s);
        const auto sources = again.sources(production->id);
        QCOMPARE(sources.size(), 2);
        QCOMPARE(sources.at(0).name, u"Alertas"_s);
        QCOMPARE(sources.at(0).headers, settings.sources(u"e1"_s).at(0).headers);
        QCOMPARE(sources.at(1).auth, SourceAuth::Basic);
        QVERIFY(again.environment(u"Homologação"_s)->sourcesOnly);
        // The certificate went along, not its path.
        QFile pem(sources.at(1).caFile);
        QVERIFY(pem.fileName().startsWith(m_there->path()) && pem.open(QIODevice::ReadOnly));
        QCOMPARE(pem.readAll(), certificate());
    }
    void takesOnlyWhatWasNamed() {
        auto settings = open(*m_here);
        fill(settings);
        const auto file = exportWorkspace(settings, {u"homologação"_s});
        QCOMPARE(QJsonDocument::fromJson(*file).object().value(u"environments"_s).toArray().size(), 1);
        QCOMPARE(exportWorkspace(settings, {u"none"_s}).error().code, u"environment_missing"_s);
        QFile::remove(m_here->filePath(u"ca.pem"_s));
        QCOMPARE(exportWorkspace(settings).error().code, u"ca_file_unreadable"_s);
    }
    void replacesOnlyWhenThatIsMeantAndKeepsWhatElseIsThere() {
        auto settings = open(*m_here);
        fill(settings);
        auto file = *exportWorkspace(settings, {u"Produção"_s});
        QCOMPARE(importWorkspace(settings, file, Existing::Refuse, m_clock).error().code, u"name_taken"_s);
        file.replace("https://alerts.example", "https://other.example");
        SourceEntry own{u"s9"_s, u"Meu"_s, SourceKind::Runbooks};
        own.folder = u"/srv"_s;
        QVERIFY(settings.putSource(u"e1"_s, own));
        const auto taken = importWorkspace(settings, file, Existing::Replace, m_clock);
        QVERIFY(taken && std::none_of(taken->cbegin(), taken->cend(), [](const auto &one) { return one.isNew; }));
        const auto sources = settings.sources(u"e1"_s);
        QCOMPARE(sources.size(), 3);
        QCOMPARE(sources.at(0).url, u"https://other.example"_s);
        QCOMPARE(sources.at(0).id, u"s1"_s); // its secret in the keychain is the one it had
    }
    void namesThePlaceOfEachFaultAndTakesNothing() {
        const QByteArray &file = faulty;
        auto settings = open(*m_there);
        const auto taken = importWorkspace(settings, file, Existing::Replace, m_clock);
        QVERIFY(!taken);
        QStringList places;
        for (const auto &fault : taken.error().fields) {
            places.append(fault.field + u' ' + fault.code);
            QVERIFY(!fault.detail.contains(u"canary"_s));
        }
        const QStringList wanted{
            u"environments[0].password unknown_member"_s,     u"environments[0].kind invalid"_s,
            u"environments[0].sources[0] url_invalid"_s,      u"environments[0].sources[1] source_incomplete"_s,
            u"environments[0].sources[2] header_is_secret"_s, u"environments[0].sources[3] name_taken"_s,
            u"environments[1] environment_incomplete"_s,      u"environments[1].ca_pem ca_file_invalid"_s};
        QCOMPARE(places, wanted);
        QVERIFY(settings.environments().isEmpty());
    }
    void refusesWhatIsNoWorkspace_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray("{\"farol_workspace\": 1, \"envi");
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("another") << QByteArray("{\"environments\": []}");
        QTest::newRow("newer") << QByteArray("{\"farol_workspace\": 2, \"environments\": []}");
        QTest::newRow("nothing in it") << QByteArray("{\"farol_workspace\": 1, \"environments\": []}");
        QTest::newRow("words") << QByteArray("{\"farol_workspace\": 1, \"environments\": [1, \"a\", null]}");
        QTest::newRow("huge") << QByteArray(5 << 20, ' ');
    }
    void refusesWhatIsNoWorkspace() {
        QFETCH(QByteArray, file);
        auto settings = open(*m_there);
        QCOMPARE(importWorkspace(settings, file, Existing::Replace, m_clock).error().code, u"workspace_file"_s);
        QVERIFY(settings.environments().isEmpty());
    }
    void twoOfOneNameAreNotOne() {
        const QByteArray &file = twins;
        auto settings = open(*m_there);
        QCOMPARE(importWorkspace(settings, file, Existing::Replace, m_clock).error().code, u"name_taken"_s);
    }

private:
    static QByteArray certificate() {
        static const QTemporaryDir folder;
        static const QByteArray pem = kit::makeCertificate(folder.path(), u"an authority"_s).pem;
        return pem;
    }
    [[nodiscard]] Settings open(const QTemporaryDir &place) const { return Settings::open(m_clock, place.path()); }
    void fill(Settings &settings) const {
        const QString ca = m_here->filePath(u"ca.pem"_s);
        QFile file(ca);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(certificate()) > 0);
        file.close();
        QVERIFY(settings.putEnvironment({u"e1"_s,
                                         u"Produção"_s,
                                         EnvironmentKind::Production,
                                         u"https://farold.example"_s,
                                         u"ana"_s,
                                         {},
                                         *fromRfc3339(u"2026-11-20T10:00:00.000Z")}));
        EnvironmentEntry none;
        none.id = u"e2"_s;
        none.name = u"Homologação"_s;
        none.sourcesOnly = true;
        QVERIFY(settings.putEnvironment(none));
        SourceEntry alerts{u"s1"_s, u"Alertas"_s, SourceKind::Alertmanager};
        alerts.url = u"https://alerts.example"_s;
        alerts.headers = {{u"X-Scope-OrgID"_s, u"team-a"_s}};
        QVERIFY(settings.putSource(u"e1"_s, alerts));
        SourceEntry queues{u"s2"_s, u"Filas"_s, SourceKind::RabbitMq};
        queues.url = u"https://rabbit.example:15671"_s;
        queues.auth = SourceAuth::Basic;
        queues.user = u"farol"_s;
        queues.caFile = ca;
        QVERIFY(settings.putSource(u"e1"_s, queues));
    }

    ManualClock m_clock{*fromRfc3339(u"2026-11-20T13:05:00.000Z")};
    std::unique_ptr<QTemporaryDir> m_here;
    std::unique_ptr<QTemporaryDir> m_there;
};

QTEST_GUILESS_MAIN(WorkspaceFileTest)
#include "tst_workspacefile.moc"
