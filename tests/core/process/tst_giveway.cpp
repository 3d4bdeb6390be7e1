// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/giveway.h"

#include <QTest>
#include <algorithm>
#include <functional>
#include <thread>

#ifdef __linux__
#include <sched.h>
#include <sys/resource.h>
#endif

using namespace farol;

// What a thread asks of the scheduler is its own alone, and no more than it says.
class GiveWayTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
#ifdef __linux__
    void whoGivesWayIsThatThreadAlone() {
        const int before = nice();
        QCOMPARE(after(giveWay).first, std::max(before, 5));
        QCOMPARE(nice(), before);
    }
    void shortTurnsChangeNothingElse() {
        const auto before = std::pair(nice(), sched_getscheduler(0));
        QCOMPARE(after(answerSoon), before);
        QCOMPARE(after([] {
                     giveWay();
                     answerSoon();
                 }).first,
                 std::max(before.first, 5));
        const auto batch = after([] {
            const sched_param none{};
            sched_setscheduler(0, SCHED_BATCH, &none);
            answerSoon();
        });
        QCOMPARE(batch.second, SCHED_BATCH);
    }

private:
    static int nice() {
        return getpriority(PRIO_PROCESS, 0);
    }
    static std::pair<int, int> after(const std::function<void()> &ask) {
        std::pair<int, int> found;
        std::thread([&] {
            ask();
            found = {nice(), sched_getscheduler(0)};
        }).join();
        return found;
    }
#else
    void doesNothing() {
        giveWay();
        answerSoon();
    }
#endif
};

QTEST_GUILESS_MAIN(GiveWayTest)
#include "tst_giveway.moc"
