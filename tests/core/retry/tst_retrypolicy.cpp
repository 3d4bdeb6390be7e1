// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/retry/retrypolicy.h"

#include <QRandomGenerator>
#include <QTest>
#include <array>
#include <cmath>
#include <limits>

using namespace farol;
using namespace std::chrono_literals;

class RetryPolicyTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWindowDoublesUpToTheCap() {
        const RetryPolicy policy{500ms, 60s, 5};
        const double almostOne = std::nextafter(1.0, 0.0);
        const std::chrono::milliseconds windows[] = {500ms, 1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s};
        int failures = 0;
        for (const auto window : windows) {
            QCOMPARE(retryDelay(policy, ++failures, almostOne), window - 1ms);
            QCOMPARE(retryDelay(policy, failures, 0.5), window / 2);
            QCOMPARE(retryDelay(policy, failures, 0), 0ms);
        }
    }
    void isNeverNegativeAndNeverAboveTheCap() {
        QRandomGenerator random(11);
        for (int i = 0; i < 50'000; ++i) {
            const RetryPolicy policy{std::chrono::milliseconds(random.bounded(100'000)),
                                     std::chrono::milliseconds(random.bounded(100'000)), 5};
            const auto wait = retryDelay(policy, random.bounded(1, 200), random.generateDouble());
            QVERIFY(wait >= 0ms && wait <= policy.cap);
        }
    }
    void survivesNonsense() {
        using ms = std::chrono::milliseconds;
        const RetryPolicy huge{ms::max(), ms::max(), 5};
        QVERIFY(retryDelay(huge, std::numeric_limits<int>::max(), 0.999) >= 0ms);
        QCOMPARE(retryDelay({-5ms, 10s, 5}, 3, 0.5), 0ms);
        QCOMPARE(retryDelay({5ms, -10s, 5}, 3, 0.5), 0ms);
        QCOMPARE(retryDelay({0ms, 10s, 5}, 2'000'000'000, 0.5), 0ms);
        QCOMPARE(retryDelay({100ms, 10s, 5}, 0, 0.5), 50ms);
        QCOMPARE(retryDelay({100ms, 10s, 5}, -7, 0.5), 50ms);
        QCOMPARE(retryDelay({100ms, 10s, 5}, 1, std::numeric_limits<double>::quiet_NaN()), 0ms);
        QCOMPARE(retryDelay({100ms, 10s, 5}, 1, 7.0), 100ms);
        QCOMPARE(retryDelay({100ms, 10s, 5}, 1, -7.0), 0ms);
    }
    void waitsSpreadOverTheWholeWindow() {
        const RetryPolicy policy{1000ms, 60s, 5};
        QRandomGenerator random(12);
        std::array<int, 10> bins{};
        for (int i = 0; i < 10'000; ++i) {
            ++bins[static_cast<std::size_t>(retryDelay(policy, 1, random.generateDouble()).count() / 100)];
        }
        for (const int count : bins) {
            QVERIFY2(count > 850 && count < 1150, qPrintable(QString::number(count)));
        }
    }
    void theFirstAttemptCounts() {
        const RetryPolicy policy{500ms, 60s, 3};
        QVERIFY(mayTryAgain(policy, 0));
        QVERIFY(mayTryAgain(policy, 2));
        QVERIFY(!mayTryAgain(policy, 3));
        QVERIFY(!mayTryAgain(policy, 4));
    }
};

QTEST_GUILESS_MAIN(RetryPolicyTest)
#include "tst_retrypolicy.moc"
