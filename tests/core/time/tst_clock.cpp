// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time/clock.h"

#include <QTest>

using namespace farol;
using namespace std::chrono_literals;

class ClockTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesUtcWithMilliseconds() {
        QCOMPARE(toRfc3339(Instant(1'763'643'900'000ms)), QStringLiteral("2025-11-20T13:05:00.000Z"));
    }
    void readsAnyOffsetButNeedsOne() {
        QCOMPARE(fromRfc3339(u"2025-11-20T10:05:00-03:00"), Instant(1'763'643'900'000ms));
        QCOMPARE(fromRfc3339(u"2025-11-20T13:05:00Z"), Instant(1'763'643'900'000ms));
        QVERIFY(!fromRfc3339(u"2025-11-20T13:05:00"));
        QVERIFY(!fromRfc3339(u"yesterday"));
    }
    void readsRfc3339AndNothingElse_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("ms"); // -1: refused
        const auto row = [](const char *text, qint64 ms) { QTest::newRow(text) << QString::fromUtf8(text) << ms; };
        row("2025-11-20T13:05:00.5Z", 1'763'643'900'500);
        row("2025-11-20T13:05:00.25Z", 1'763'643'900'250);
        row("2025-11-20T13:05:00.123456Z", 1'763'643'900'123);
        row("2025-11-20T13:05:00.123456789Z", 1'763'643'900'123);
        row("2025-11-20T13:05:00.000000001+00:00", 1'763'643'900'000);
        row("2025-11-20T18:35:00.999+05:30", 1'763'643'900'999);
        row("2024-02-29T00:00:00Z", 1'709'164'800'000);
        row("1970-01-01T00:00:00Z", 0);
        for (const char *bad : {"", "2025-11-20", "2025-11-20T13:05Z", "2025-02-29T00:00:00Z", "2025-13-01T00:00:00Z",
                                "2025-11-20T25:00:00Z", "2025-11-20T13:60:00Z", "2025-11-20 13:05:00Z",
                                "2025-11-20T13:05:00+0300", "2025-11-20T13:05:00+", "2025-11-20T13:05:00Zx",
                                "2025-11-20T13:05:00.Z", "+2025-11-20T13:05:00Z", "20251120T130500Z0000"}) {
            row(bad, -1);
        }
    }
    void readsRfc3339AndNothingElse() {
        QFETCH(const QString, text);
        QFETCH(const qint64, ms);
        const auto read = fromRfc3339(text);
        QCOMPARE(read ? qint64(read->time_since_epoch().count()) : -1, ms);
    }
    void everyMomentTravelsThroughItsText() {
        for (qint64 ms = 0; ms < 4'102'444'800'000; ms += 86'399'000'123) {
            const Instant at{std::chrono::milliseconds(ms)};
            QCOMPARE(fromRfc3339(toRfc3339(at)), at);
            QCOMPARE(fromHttpDate(toHttpDate(at)), std::chrono::floor<std::chrono::seconds>(at));
        }
    }
    void theDateHeaderTravelsBothWays() {
        const Instant at(1'763'643'900'000ms);
        QCOMPARE(toHttpDate(at), QStringLiteral("Thu, 20 Nov 2025 13:05:00 GMT"));
        QCOMPARE(fromHttpDate(toHttpDate(at)), at);
    }
    void theManualClockStandsStill() {
        ManualClock clock(Instant(5s));
        clock.advance(2s);
        QCOMPARE(clock.now(), Instant(7s));
    }
};

QTEST_GUILESS_MAIN(ClockTest)
#include "tst_clock.moc"
