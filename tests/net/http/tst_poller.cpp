// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/poller.h"

#include <QSignalSpy>
#include <QTest>

using namespace farol;
using namespace farol::net;
using namespace std::chrono_literals;

class PollerTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksAtOnceButNotInsideStart() {
        Poller poller(10s);
        QSignalSpy due(&poller, &Poller::due);
        poller.start();
        QCOMPARE(due.size(), 0);
        QVERIFY(due.wait(30'000));
        QCOMPARE(due.size(), 1);
    }
    void waitsForTheOutcomeBeforeItAsksAgain() {
        Poller poller(1ms);
        QSignalSpy due(&poller, &Poller::due);
        poller.start();
        QVERIFY(due.wait(30'000));
        QVERIFY(!due.wait(30)); // a hanging call makes no second one
        poller.succeeded();
        QVERIFY(due.wait(30'000));
    }
    void keepsTheIntervalWithinItsJitter() {
        Poller poller(100s); // so long that a pause of this process between two lines does not count
        poller.start();
        for (int i = 0; i < 200; ++i) { // a tenth, and a twentieth of the coarse timer
            poller.succeeded();
            QVERIFY(poller.nextIn() >= 80s && poller.nextIn() <= 116s);
        }
    }
    void backsOffWhileItFailsAndForgetsItAfterASuccess() {
        Poller poller(100s, RetryPolicy{400s, 6'000s, 5});
        poller.start();
        auto longest = 0ms;
        for (int i = 0; i < 40; ++i) {
            poller.failed();
            // The interval less its jitter at least, the cap at most; the coarse timer adds a twentieth either way.
            QVERIFY(poller.nextIn() >= 80s && poller.nextIn() <= 6'405s);
            longest = std::max(longest, poller.nextIn());
        }
        QVERIFY(longest > 1'000s);
        QCOMPARE(poller.failures(), 40);
        poller.succeeded();
        QCOMPARE(poller.failures(), 0);
        QVERIFY(poller.nextIn() <= 120s);
    }
    void staysStoppedWhateverComesLate() {
        Poller poller(1ms);
        QSignalSpy due(&poller, &Poller::due);
        poller.start();
        poller.stop();
        poller.succeeded();
        QVERIFY(!due.wait(30));
    }
};

QTEST_GUILESS_MAIN(PollerTest)
#include "tst_poller.moc"
