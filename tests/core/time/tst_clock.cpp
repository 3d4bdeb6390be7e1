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
