// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace farol;
using namespace farol::store;

class SourcesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void keepsTheSourcesOfAnEnvironment() {
        auto settings = open();
        QVERIFY(settings.putEnvironment(production()));
        SourceEntry prom{QStringLiteral("s1"), QStringLiteral("Métricas"), SourceKind::Prometheus};
        prom.url = QStringLiteral("https://metrics.example/prometheus");
        prom.auth = SourceAuth::Basic;
        prom.user = QStringLiteral("farol");
        prom.headers = {{QStringLiteral("X-Scope-OrgID"), QStringLiteral("team-a")}};
        prom.caFile = QStringLiteral("/etc/ca.pem");
        SourceEntry books{QStringLiteral("s2"), QStringLiteral("Livros"), SourceKind::Runbooks};
        books.folder = QStringLiteral("/srv/runbooks");
        QVERIFY(settings.putSource(QStringLiteral("e1"), prom));
        QVERIFY(settings.putSource(QStringLiteral("e1"), books));
        QVERIFY(settings.save());
        const QList<SourceEntry> both{books, prom}; // by name
        QCOMPARE(open().sources(QStringLiteral("e1")), both);
        QVERIFY(open().sources(QStringLiteral("e2")).isEmpty());
        auto again = open();
        prom.url = QStringLiteral("https://metrics.example/other");
        QVERIFY(again.putSource(QStringLiteral("e1"), prom));
        QVERIFY(again.save());
        QCOMPARE(open().sources(QStringLiteral("e1")).constLast().url, prom.url);
        again.removeEnvironment(QStringLiteral("e1"));
        QVERIFY(again.save());
        QVERIFY(open().sources(QStringLiteral("e1")).isEmpty());
    }
    void refusesASourceThatCannotBeOne_data() {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *tag, const char *url, const char *name, const char *header, const char *code) {
            QTest::newRow(tag) << QString::fromUtf8(url) << QString::fromUtf8(name) << QString::fromUtf8(header)
                               << QString::fromUtf8(code);
        };
        const char *good = "https://m.example";
        row("no name", good, " ", "X-A", "source_incomplete");
        row("taken", good, "OTHER", "X-A", "name_taken");
        row("no address", "", "a", "X-A", "url_invalid");
        row("file", "file:///etc/passwd", "a", "X-A", "url_invalid");
        row("query", "https://m.example/?a=1", "a", "X-A", "url_invalid");
        row("password", "https://a:canary@m.example", "a", "X-A", "url_has_credentials");
        row("authorization", good, "a", "Authorization", "header_is_secret");
        row("api key", good, "a", "X-Api-Key", "header_is_secret");
        row("cookie", good, "a", "cookie", "header_is_secret");
        row("no header", good, "a", "X A", "source_incomplete");
    }
    void refusesASourceThatCannotBeOne() {
        QFETCH(QString, url);
        QFETCH(QString, name);
        QFETCH(QString, header);
        auto settings = open();
        QVERIFY(settings.putEnvironment(production()));
        SourceEntry other{QStringLiteral("s0"), QStringLiteral("other"), SourceKind::Metrics};
        other.url = QStringLiteral("http://127.0.0.1:9100");
        QVERIFY(settings.putSource(QStringLiteral("e1"), other));
        SourceEntry entry{QStringLiteral("s1"), name, SourceKind::Alertmanager};
        entry.url = url;
        entry.headers = {{header, QStringLiteral("v")}};
        const auto put = settings.putSource(QStringLiteral("e1"), entry);
        QVERIFY(!put);
        QTEST(put.error().code, "code");
        QVERIFY(!put.error().detail.contains(QStringLiteral("canary")));
        QCOMPARE(settings.putSource(QStringLiteral("none"), other).error().code, QStringLiteral("environment_missing"));
    }
    void twoProgramsCannotGiveTwoSourcesOneName() {
        auto first = open();
        QVERIFY(first.putEnvironment(production()));
        QVERIFY(first.save());
        auto second = open();
        SourceEntry entry{QStringLiteral("s1"), QStringLiteral("Alertas"), SourceKind::Alertmanager};
        entry.url = QStringLiteral("https://a.example");
        QVERIFY(first.putSource(QStringLiteral("e1"), entry));
        QVERIFY(first.save());
        entry.id = QStringLiteral("s2");
        QVERIFY(second.putSource(QStringLiteral("e1"), entry));
        QCOMPARE(second.save().error().code, QStringLiteral("name_taken"));
        QCOMPARE(open().sources(QStringLiteral("e1")).size(), 1);
    }
    void anEnvironmentMayHaveNoFarold() {
        auto settings = open();
        auto entry = production();
        entry.url.clear();
        QCOMPARE(settings.putEnvironment(entry).error().code, QStringLiteral("environment_incomplete"));
        entry.sourcesOnly = true;
        QVERIFY(settings.putEnvironment(entry));
        QVERIFY(settings.save());
        QCOMPARE(open().environments(), QList<EnvironmentEntry>{entry});
        entry.url = QStringLiteral("https://farold.example");
        QCOMPARE(settings.putEnvironment(entry).error().code, QStringLiteral("environment_incomplete"));
    }
    void everyWordOfAFileIsKnownAgain() {
        for (const auto kind : {SourceKind::Prometheus, SourceKind::Alertmanager, SourceKind::RabbitMq,
                                SourceKind::Metrics, SourceKind::Profile, SourceKind::Runbooks}) {
            QCOMPARE(sourceKindFromStored(toStored(kind)), std::optional(kind));
        }
        for (const auto auth : {SourceAuth::None, SourceAuth::Basic, SourceAuth::Bearer}) {
            QCOMPARE(sourceAuthFromStored(toStored(auth)), std::optional(auth));
        }
        QVERIFY(!sourceKindFromStored(u"kafka") && !sourceAuthFromStored(u"oauth"));
        QVERIFY(newSourceId() != newSourceId());
    }

private:
    [[nodiscard]] Settings open() const { return Settings::open(m_clock, m_dir->path()); }
    static EnvironmentEntry production() {
        return {QStringLiteral("e1"),
                QStringLiteral("Produção"),
                EnvironmentKind::Production,
                QStringLiteral("https://farold.example"),
                QStringLiteral("ana"),
                {},
                *fromRfc3339(u"2026-11-20T10:00:00.000Z")};
    }

    ManualClock m_clock{*fromRfc3339(u"2026-11-20T13:05:00.000Z")};
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(SourcesTest)
#include "tst_sources.moc"
