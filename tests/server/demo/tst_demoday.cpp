// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/demo/demoday.h"

#include "core/payments/document.h"
#include "core/payments/endtoendid.h"

#include <QFile>
#include <QTest>
#include <set>

using namespace farol;
using namespace farol::server;

namespace {

QByteArray scenario() {
    QFile file(QStringLiteral(FAROL_SOURCE_DIR "/resources/demo/day.yaml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

struct Sum {
    int items = 0;
    std::int64_t amount = 0;
};

Sum sumOf(const DemoBatch &batch, ItemState state, std::string_view code = {}) {
    Sum sum;
    for (const DemoItem &item : batch.items) {
        if (item.state == state && (code.empty() || item.code == code)) {
            ++sum.items;
            sum.amount += item.amountMinor;
        }
    }
    return sum;
}

} // namespace

class DemoDayTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        auto day = readDemoDay(scenario());
        if (!day) {
            qFatal("%s", qPrintable(day.error().detail));
        }
        m_day = std::move(*day);
    }

    void everyBatchHasItsLiteralSum_data() {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("items");
        QTest::addColumn<qlonglong>("amount");
        QTest::newRow("0036") << 36 << 142 << 4501877LL;
        QTest::newRow("0037") << 37 << 196 << 4137748LL;
        QTest::newRow("0038") << 38 << 31 << 1294000LL;
        QTest::newRow("0039") << 39 << 118 << 7410612LL;
        QTest::newRow("0040") << 40 << 64 << 1890235LL;
        QTest::newRow("0041") << 41 << 80 << 2241590LL;
        QTest::newRow("0042") << 42 << 150 << 4822000LL;
        QTest::newRow("0043") << 43 << 212 << 3187050LL;
        QTest::newRow("0044") << 44 << 24 << 6000000LL;
    }
    void everyBatchHasItsLiteralSum() {
        QFETCH(int, number);
        QFETCH(int, items);
        QFETCH(qlonglong, amount);
        const DemoBatch &found = batch(number);
        std::int64_t sum = 0;
        for (const DemoItem &item : found.items) {
            sum += item.amountMinor;
            QVERIFY(item.amountMinor > 0);
        }
        QCOMPARE(static_cast<int>(found.items.size()), items);
        QCOMPARE(sum, amount);
    }

    void lote42IsHonest() {
        const DemoBatch &lote = batch(42);
        QCOMPARE(sumOf(lote, ItemState::Done).items, 138);
        QCOMPARE(sumOf(lote, ItemState::Done).amount, 4412000);
        QCOMPARE(sumOf(lote, ItemState::Uncertain).items, 7);
        QCOMPARE(sumOf(lote, ItemState::Uncertain).amount, 231000);
        QCOMPARE(sumOf(lote, ItemState::Failed, "invalid_key").amount, 64000);
        QCOMPARE(sumOf(lote, ItemState::Failed, "insufficient_funds").amount, 115000);
        Sum truth;
        for (const DemoItem &item : lote.items) {
            if (item.state == ItemState::Uncertain && item.settledAtProvider) {
                ++truth.items;
                truth.amount += item.amountMinor;
            }
        }
        QCOMPARE(truth.items, 5);
        QCOMPARE(truth.amount, 170000);
        QCOMPARE(lote.items[56].requestId, std::string("req-7f3a"));
    }

    void paidTodayIsTheSumOfFourBatches() {
        Sum today;
        for (const int number : {40, 41, 42, 43}) {
            const Sum part = sumOf(batch(number), ItemState::Done);
            today.items += part.items;
            today.amount += part.amount;
        }
        QCOMPARE(today.items, 378);
        QCOMPARE(today.amount, 9981845);
    }

    void documentsAndIdsAreValidAndUnique() {
        std::set<std::string> ids;
        for (const DemoBatch &each : m_day.batches) {
            for (const DemoItem &item : each.items) {
                QVERIFY2(makeDocument(QString::fromStdString(item.document)), item.document.c_str());
                QVERIFY(ids.insert(item.externalId).second);
                if (!item.endToEndId.empty()) {
                    QVERIFY2(isEndToEndId(QString::fromStdString(item.endToEndId)), item.endToEndId.c_str());
                    QVERIFY(ids.insert(item.endToEndId).second);
                }
            }
        }
        QCOMPARE(maskDocument(*makeDocument(QString::fromStdString(batch(42).items[56].document))),
                 QStringLiteral("***.456.789-**"));
    }

    void nothingHappensAfterNow() {
        for (const DemoBatch &each : m_day.batches) {
            for (const DemoItem &item : each.items) {
                QVERIFY(item.at <= m_day.now);
            }
        }
    }

    void theProvidersLedgerKnowsWhatIsPaidAndNothingElse() {
        const QByteArray ledger = demoLedger(m_day);
        // 486 of yesterday, the returned one, 378 of today, and 5 that are uncertain on our side only.
        QCOMPARE(ledger.count("\"effect\":\"settled\""), 486 + 1 + 378 + 5);
        QVERIFY(!ledger.contains("E99999010202611201243aB3kQ9xT42m"));
    }

    void isTheSameEachTime() {
        const auto again = readDemoDay(scenario());
        QCOMPARE(again->batches[3].items[7].endToEndId, m_day.batches[3].items[7].endToEndId);
        QCOMPARE(again->batches[6].items[7].document, m_day.batches[6].items[7].document);
    }

    void refusesPartsThatDoNotAddUp() {
        QByteArray wrong = scenario();
        wrong.replace("31870.50", "31870.51");
        QCOMPARE(readDemoDay(wrong).error().code, QStringLiteral("demo_sum"));
    }

private:
    const DemoBatch &batch(int number) const {
        for (const DemoBatch &each : m_day.batches) {
            if (each.number == number) {
                return each;
            }
        }
        qFatal("no such batch");
    }
    DemoDay m_day;
};

QTEST_GUILESS_MAIN(DemoDayTest)
#include "tst_demoday.moc"
