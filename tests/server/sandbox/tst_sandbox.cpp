// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/sandboxkit.h"

#include <QFile>
#include <QTemporaryDir>

using namespace farol;
using namespace farol::server;

namespace {

std::string id(int n) {
    auto text = std::to_string(n);
    return "E99999010202611201305" + std::string(11 - text.size(), '0') + text;
}

std::string order(int n, const std::string &externalId) {
    return "{\"end_to_end_id\":\"" + id(n) + "\",\"external_id\":\"" + externalId + "\",\"amount\":\"12.34\"}";
}

SandboxOptions with(const QString &faults) {
    SandboxOptions options;
    options.faults = faults;
    return options;
}

} // namespace

class SandboxTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void paysOnceForAnIdHoweverOftenItComes() {
        kit::RunningSandbox sandbox;
        for (int i = 0; i < 3; ++i) {
            const auto answer = sandbox.ask("POST", "/payments", order(1, "A"));
            QCOMPARE(answer.status, 200);
            QCOMPARE(
                QString::fromStdString(answer.body),
                QStringLiteral("{\"status\":\"settled\",\"end_to_end_id\":\"%1\"}").arg(QString::fromStdString(id(1))));
        }
        const auto summary = sandbox.summary();
        QCOMPARE(summary.value(QStringLiteral("received")).toInt(), 3);
        QCOMPARE(summary.value(QStringLiteral("settled_payments")).toInt(), 1);
        QCOMPARE(summary.value(QStringLiteral("amount")).toString(), QStringLiteral("12.34"));
    }
    void paysAgainForANewIdAndTheLedgerSeesIt() {
        kit::RunningSandbox sandbox;
        QCOMPARE(sandbox.ask("POST", "/payments", order(1, "A")).status, 200);
        QCOMPARE(sandbox.ask("POST", "/payments", order(2, "A")).status, 200);
        QCOMPARE(sandbox.ask("POST", "/payments", order(3, "B")).status, 200);
        const auto summary = sandbox.summary();
        QCOMPARE(summary.value(QStringLiteral("settled_payments")).toInt(), 3);
        QCOMPARE(summary.value(QStringLiteral("settled_distinct_external")).toInt(), 2);
        QCOMPARE(summary.value(QStringLiteral("duplicated_external")).toVariant().toStringList(),
                 QStringList{QStringLiteral("A")});
    }
    void tellsWhatBecameOfAnId() {
        kit::RunningSandbox sandbox(with(QStringLiteral("definite=100")));
        QCOMPARE(sandbox.ask("GET", "/payments/" + id(1)).status, 404);
        const auto refused = sandbox.ask("POST", "/payments", order(1, "A"));
        QCOMPARE(refused.status, 422);
        const auto check = sandbox.ask("GET", "/payments/" + id(1));
        QCOMPARE(check.status, 200);
        QVERIFY(check.body.starts_with("{\"status\":\"failed\""));
        QCOMPARE(sandbox.reads(), 2);
    }
    void misbehavesAsAsked_data() {
        QTest::addColumn<QString>("faults");
        QTest::addColumn<int>("status"); // 0: no whole answer
        QTest::newRow("usual day") << QStringLiteral("transient=0") << 200;
        QTest::newRow("retryable") << QStringLiteral("retryable=100") << 422;
        QTest::newRow("5xx") << QStringLiteral("5xx=100") << 500;
        QTest::newRow("torn") << QStringLiteral("torn=100") << 0;
        QTest::newRow("closed") << QStringLiteral("uncertain=100") << 0;
    }
    void misbehavesAsAsked() {
        QFETCH(QString, faults);
        QFETCH(int, status);
        kit::RunningSandbox sandbox(with(faults));
        const auto answer = sandbox.ask("POST", "/payments", order(1, "A"));
        QCOMPARE(answer.status / 100, status / 100);
    }
    void takesNoBodyBeyondItsLimit() {
        kit::RunningSandbox sandbox;
        auto fits = order(1, "A");
        fits.insert(1, 64 * 1024 - fits.size(), ' ');
        QCOMPARE(sandbox.ask("POST", "/payments", fits).status, 200);
        auto large = order(2, "B");
        large.insert(1, 64 * 1024 + 1 - large.size(), ' ');
        QCOMPARE(sandbox.ask("POST", "/payments", large).status, 0);
        QCOMPARE(sandbox.askInChunks("/payments", large).status, 0);
        QCOMPARE(sandbox.summary().value(QStringLiteral("received")).toInt(), 1);
    }
    void saysInTwoWaysThatItDidNotTakeAnOrder() {
        kit::RunningSandbox sandbox(with(QStringLiteral("transient=100")));
        QSet<int> seen;
        for (int i = 1; i <= 30; ++i) {
            seen.insert(sandbox.ask("POST", "/payments", order(i, "A")).status);
        }
        QCOMPARE(seen, QSet<int>({503, 429}));
        QCOMPARE(sandbox.summary().value(QStringLiteral("settled_payments")).toInt(), 0);
    }
    void paysLateWithoutAnAnswer() {
        auto sandbox = std::make_unique<kit::RunningSandbox>(with(QStringLiteral("late_callback=100,late=50")));
        kit::PlainAnswer answer{200, {}};
        std::thread client(
            [&, port = sandbox->port()] { answer = kit::ask(port, "POST", "/payments", order(1, "A")); });
        QTRY_COMPARE(sandbox->summary().value(QStringLiteral("received")).toInt(), 1);
        QTRY_COMPARE(sandbox->ask("GET", "/payments/" + id(1)).status, 200);
        sandbox.reset();
        client.join();
        QCOMPARE(answer.status, 0);
    }
    void remembersItsLedgerAfterARestart() {
        QTemporaryDir dir;
        SandboxOptions options;
        options.ledger = dir.filePath(QStringLiteral("ledger.jsonl"));
        {
            kit::RunningSandbox sandbox(options);
            QCOMPARE(sandbox.ask("POST", "/payments", order(1, "A")).status, 200);
        }
        QFile torn(options.ledger);
        QVERIFY(torn.open(QIODevice::Append));
        torn.write("{\"n\":9,\"effect\":\"set");
        torn.close();
        kit::RunningSandbox sandbox(options);
        QCOMPARE(sandbox.ask("GET", "/payments/" + id(1)).status, 200);
        QCOMPARE(sandbox.ask("POST", "/payments", order(1, "A")).status, 200);
        QCOMPARE(sandbox.summary().value(QStringLiteral("settled_payments")).toInt(), 1);
    }
    void beginsWithAPreloadedLedger() {
        QTemporaryDir dir;
        SandboxOptions options;
        options.preload = dir.filePath(QStringLiteral("before.jsonl"));
        QFile file(options.preload);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            ("{\"effect\":\"settled\",\"external_id\":\"A\",\"end_to_end_id\":\"" + id(1) + "\",\"amount\":\"1.00\"}\n")
                .c_str());
        file.close();
        options.ledger = dir.filePath(QStringLiteral("ledger.jsonl"));
        { kit::RunningSandbox before(options); }
        kit::RunningSandbox sandbox(options); // started again, it has those lines once
        QCOMPARE(sandbox.ask("GET", "/payments/" + id(1)).status, 200);
        QCOMPARE(sandbox.summary().value(QStringLiteral("settled_payments")).toInt(), 1);
        const auto entries = sandbox.ask("GET", "/ledger?external_id=A").body;
        QVERIFY(entries.starts_with("{\"entries\":[{\"n\":1,"));
        QVERIFY(entries.find("\"effect\":\"settled\"") != std::string::npos);
    }
    void refusesWhatIsNoOrder_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("no id") << QByteArray(R"({"external_id":"A","amount":"1.00"})");
        QTest::newRow("a number as amount") << QByteArray(order(1, "A").c_str()).replace("\"12.34\"", "12.3");
        QTest::newRow("a name twice") << QByteArray(order(1, "A").c_str()).replace("{", "{\"amount\":\"1.00\",");
    }
    void refusesWhatIsNoOrder() {
        QFETCH(QByteArray, body);
        kit::RunningSandbox sandbox;
        QCOMPARE(sandbox.ask("POST", "/payments", body.toStdString()).status, 400);
        QCOMPARE(sandbox.summary().value(QStringLiteral("received")).toInt(), 0);
    }
    void drawsTheSameFaultsForTheSameSeed() {
        const auto profile = faultProfile(QStringLiteral("usual"));
        QVERIFY(profile);
        std::array<int, faultCount> seen{};
        int other = 0;
        for (int i = 0; i < 20'000; ++i) {
            const auto key = "LOTE-" + std::to_string(i);
            const auto fault = faultOf(*profile, drawOf(1, key, 1));
            QCOMPARE(faultOf(*profile, drawOf(1, key, 1)), fault);
            ++seen[static_cast<std::size_t>(fault)];
            other += faultOf(*profile, drawOf(2, key, 1)) != fault ? 1 : 0;
        }
        QVERIFY(other > 1000);
        for (std::size_t i = 1; i < faultCount; ++i) {
            const double percent = seen[i] / 200.0;
            QVERIFY2(std::abs(percent - profile->percent[i]) < 0.7, qPrintable(QString::number(i)));
        }
    }
    void refusesAProfileThatItDoesNotKnow_data() {
        QTest::addColumn<QString>("text");
        for (const char *text : {"sometimes", "torn=-1", "torn=x", "torn=60,5xx=60", "delay=-5", "torn=nan"}) {
            QTest::newRow(text) << QString::fromLatin1(text);
        }
    }
    void refusesAProfileThatItDoesNotKnow() {
        QFETCH(QString, text);
        QVERIFY(!faultProfile(text));
    }
};

QTEST_GUILESS_MAIN(SandboxTest)
#include "tst_sandbox.moc"
