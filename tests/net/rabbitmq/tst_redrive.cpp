// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/redriver.h"

#include <QTest>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = Redrive::Order::Kind;
using Stage = Redrive::Stage;
using End = RedriveResult::End;

Instant at(std::chrono::milliseconds since) {
    return Instant(1'795'000'000s + since);
}
Result<RedriveCounts> counts(std::int64_t source, std::int64_t destination, std::int64_t consumers = 0) {
    return RedriveCounts{source, destination, consumers};
}
Error away() {
    return failure(ErrorKind::Network, u"connection_refused"_s, u"down"_s).value();
}
RedriveLook seen(bool present, std::int64_t source, std::int64_t destination) {
    return {present, u"running"_s, {}, RedriveCounts{source, destination, 0}};
}

// From the first count to the start, 12 s later.
Redrive startedWith(std::int64_t source, std::int64_t destination = 0, const RabbitRules &rules = {}) {
    Redrive redrive({}, rules);
    (void)redrive.begin(at(0s));
    for (auto second = 1s; redrive.stage() == Stage::Counting && second < 20s; ++second) {
        (void)redrive.counted(at(second), counts(source, destination));
    }
    return redrive;
}
// Until the counts rested.
void settle(Redrive &redrive, std::chrono::seconds from, std::int64_t source, std::int64_t destination) {
    for (auto second = from; redrive.stage() == Stage::Settling && second < from + 70s; ++second) {
        (void)redrive.counted(at(second), counts(source, destination));
    }
}

} // namespace

// The life of a redrive, second by second, without a wire.
class RedriveTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsUntilTheCountsRest() {
        Redrive redrive{RedriveTimes()};
        QCOMPARE(redrive.begin(at(0s)).kind, Kind::Count);
        QCOMPARE(redrive.counted(at(1s), counts(18, 0)).kind, Kind::Count);
        QCOMPARE(redrive.counted(at(5s), counts(20, 0)).kind, Kind::Count); // a late report
        QCOMPARE(redrive.counted(at(14s), counts(20, 0)).kind, Kind::Count);
        QCOMPARE(redrive.counted(at(15s), counts(20, 0)).kind, Kind::Start);
        QCOMPARE(redrive.stage(), Stage::Starting);
    }
    void goesOnWithAQueueThatNeverRests() {
        Redrive redrive{RedriveTimes()};
        (void)redrive.begin(at(0s));
        for (auto second = 1s; second < 40s; ++second) {
            QCOMPARE(redrive.counted(at(second), counts(second.count(), 0)).kind, Kind::Count);
        }
        QCOMPARE(redrive.counted(at(40s), counts(99, 0)).kind, Kind::Start);
    }
    void believesZeroOnlyWhenItStays() {
        Redrive redrive{RedriveTimes()};
        (void)redrive.begin(at(0s));
        QCOMPARE(redrive.counted(at(1s), counts(0, 5)).kind, Kind::Count);
        QCOMPARE(redrive.counted(at(9s), counts(0, 5)).kind, Kind::Count);
        QCOMPARE(redrive.counted(at(12s), counts(0, 5)).kind, Kind::None);
        QCOMPARE(redrive.result().end, End::Empty);
    }
    void neverStartsWithoutBothQueues() {
        Redrive redrive{RedriveTimes()};
        (void)redrive.begin(at(0s));
        const auto missing = failure(ErrorKind::NotFound, u"not_found"_s, u"no queue"_s).value();
        QCOMPARE(redrive.counted(at(1s), tl::unexpected(missing)).kind, Kind::None);
        QCOMPARE(redrive.result().end, End::Failed);
        QCOMPARE(redrive.result().error.code, u"not_found"_s);
    }
    void waitsForABrokerThatIsAwayAndNotForEver() {
        Redrive redrive{RedriveTimes()};
        (void)redrive.begin(at(0s));
        QCOMPARE(redrive.counted(at(1s), tl::unexpected(away())).kind, Kind::Count);
        QCOMPARE(redrive.counted(at(40s), tl::unexpected(away())).kind, Kind::None);
        QCOMPARE(redrive.result().error.kind, ErrorKind::Network);
    }
    void verifiesWhatItMoved() {
        auto redrive = startedWith(20);
        QCOMPARE(redrive.started(at(12s), {}).kind, Kind::Look);
        QCOMPARE(redrive.looked(at(13s), seen(true, 20, 0)).kind, Kind::Look);
        QCOMPARE(redrive.looked(at(14s), seen(false, 20, 0)).kind, Kind::Look);  // once may be chance
        QCOMPARE(redrive.looked(at(15s), seen(false, 20, 0)).kind, Kind::Count); // absent is not yet success
        QCOMPARE(redrive.stage(), Stage::Settling);
        settle(redrive, 16s, 0, 20);
        const auto &result = redrive.result();
        QCOMPARE(result.end, End::Done);
        QCOMPARE(result.moved, std::optional<std::int64_t>(20));
        QCOMPARE(result.left, std::optional<std::int64_t>(0));
        QCOMPARE(result.arrived, std::optional<std::int64_t>(20));
        QVERIFY(result.verified && !result.twicePossible && result.twice == 0 && !result.leftBehind);
    }
    void holdsAVanishedShovelForNoSuccess() {
        RabbitRules full;
        full.maxLength = 10;
        full.overflow = u"reject-publish"_s;
        auto redrive = startedWith(20, 10, full);
        (void)redrive.started(at(12s), {});
        (void)redrive.looked(at(13s), seen(false, 20, 10));
        (void)redrive.looked(at(14s), seen(false, 20, 10));
        settle(redrive, 15s, 20, 10);
        QCOMPARE(redrive.result().end, End::NothingMoved);
        QVERIFY2(redrive.result().reason.contains(u"at most 10"_s), qPrintable(redrive.result().reason));
        auto silent = startedWith(20);
        (void)silent.started(at(12s), {});
        RedriveLook terminated = seen(true, 20, 0);
        terminated.state = u"terminated"_s;
        terminated.reason = u"needed a restart"_s;
        (void)silent.looked(at(13s), terminated);
        (void)silent.looked(at(14s), seen(false, 20, 0));
        (void)silent.looked(at(15s), seen(false, 20, 0));
        settle(silent, 16s, 20, 0);
        QCOMPARE(silent.result().reason, u"needed a restart"_s); // the shovel's own word
    }
    void tellsThatMessagesMayHaveComeTwice() {
        auto redrive = startedWith(20);
        (void)redrive.started(at(12s), {});
        QCOMPARE(redrive.looked(at(13s), RedriveLook()).kind, Kind::Look); // the broker is away
        QCOMPARE(redrive.looked(at(30s), seen(true, 5, 15)).kind, Kind::Look);
        (void)redrive.looked(at(31s), seen(false, 0, 27));
        (void)redrive.looked(at(32s), seen(false, 0, 27));
        settle(redrive, 33s, 0, 27);
        QCOMPARE(redrive.result().end, End::Done);
        QVERIFY(redrive.result().twicePossible);
        QCOMPARE(redrive.result().twice, 7);
    }
    void saysNothingOfArrivalsThatSomebodyTakes() {
        auto redrive = startedWith(20);
        (void)redrive.started(at(12s), {});
        (void)redrive.looked(at(13s), seen(false, 0, 20));
        (void)redrive.looked(at(14s), seen(false, 0, 20));
        for (auto second = 15s; redrive.stage() == Stage::Settling && second < 60s; ++second) {
            (void)redrive.counted(at(second), counts(0, 3, 2));
        }
        QCOMPARE(redrive.result().end, End::Done);
        QVERIFY(!redrive.result().arrived);
    }
    void stopsAShovelThatGoesOnWithNothingLeft() {
        auto redrive = startedWith(20);
        (void)redrive.started(at(12s), {});
        auto order = redrive.looked(at(13s), seen(true, 0, 20));
        for (auto second = 14s; order.kind == Kind::Look && second < 60s; ++second) {
            order = redrive.looked(at(second), seen(true, 0, 20));
        }
        QCOMPARE(order.kind, Kind::Stop);
        QCOMPARE(redrive.stopped(at(30s), {}).kind, Kind::Count);
        settle(redrive, 31s, 0, 20);
        QVERIFY(redrive.result().wasStuck);
        QCOMPARE(redrive.result().end, End::Done);
    }
    void stopsWhenItsTimeIsOver() {
        auto redrive = startedWith(20);
        (void)redrive.started(at(12s), {});
        QCOMPARE(redrive.looked(at(600s), seen(true, 12, 8)).kind, Kind::Look);
        QCOMPARE(redrive.looked(at(613s), seen(true, 12, 8)).kind, Kind::Stop);
        const auto gone = failure(ErrorKind::NotFound, u"not_found"_s, {}).value();
        QCOMPARE(redrive.stopped(at(614s), tl::unexpected(gone)).kind, Kind::Count); // it ended meanwhile
        settle(redrive, 615s, 12, 8);
        QCOMPARE(redrive.result().end, End::Partly);
        QVERIFY(redrive.result().timedOut && redrive.result().twicePossible && !redrive.result().leftBehind);
        QCOMPARE(redrive.result().moved, std::optional<std::int64_t>(8));
    }
    void saysWhatItHadToLeaveBehind() {
        auto redrive = startedWith(20);
        (void)redrive.started(at(12s), {});
        QCOMPARE(redrive.cancel(at(13s)).kind, Kind::Stop);
        QCOMPARE(redrive.stopped(at(20s), tl::unexpected(away())).kind, Kind::Stop);
        QCOMPARE(redrive.stopped(at(73s), tl::unexpected(away())).kind, Kind::Count);
        for (auto second = 74s; redrive.stage() == Stage::Settling && second < 200s; ++second) {
            (void)redrive.counted(at(second), tl::unexpected(away()));
        }
        QVERIFY(redrive.result().leftBehind && redrive.result().cancelled && !redrive.result().verified);
        QVERIFY(!redrive.result().left);
    }
    void cancelsBeforeAnythingMoved() {
        Redrive redrive{RedriveTimes()};
        (void)redrive.begin(at(0s));
        QCOMPARE(redrive.cancel(at(1s)).kind, Kind::None);
        QCOMPARE(redrive.result().error.code, u"cancelled"_s);
        QCOMPARE(redrive.counted(at(2s), counts(1, 1)).kind, Kind::None); // a late answer
    }
    void looksWhenNobodyKnowsWhetherItStarted() {
        auto redrive = startedWith(20);
        QCOMPARE(redrive.started(at(12s), tl::unexpected(away())).kind, Kind::Look);
        auto refused = startedWith(20);
        const auto right = failure(ErrorKind::Forbidden, u"source_forbidden"_s, u"no"_s).value();
        QCOMPARE(refused.started(at(12s), tl::unexpected(right)).kind, Kind::None);
        QCOMPARE(refused.result().error.kind, ErrorKind::Forbidden);
    }

    void saysWhatAPersonShouldKnow_data() {
        QTest::addColumn<QStringList>("origins");
        QTest::addColumn<std::int64_t>("consumers");
        QTest::addColumn<std::int64_t>("room");
        QTest::addColumn<QString>("overflow");
        QTest::addColumn<QStringList>("codes");
        QTest::addColumn<bool>("stops");
        const QStringList always{u"whole_queue"_s, u"may_be_delivered_twice"_s};
        const std::int64_t none = 0;
        const std::int64_t wide = 1000;
        QTest::newRow("its origin") << QStringList{u"a"_s} << none << wide << QString() << always << false;
        QTest::newRow("nobody knows") << QStringList() << none << wide << QString()
                                      << QStringList{u"origins_unknown"_s} + always << false;
        QTest::newRow("another") << QStringList{u"b"_s} << none << wide << QString()
                                 << QStringList{u"not_its_origin"_s} + always << false;
        QTest::newRow("several") << QStringList{u"a"_s, u"b"_s} << none << wide << QString()
                                 << QStringList{u"several_origins"_s} + always << true;
        QTest::newRow("consumers") << QStringList{u"a"_s} << std::int64_t(2) << wide << QString()
                                   << QStringList{u"source_has_consumers"_s} + always << false;
        QTest::newRow("refuses") << QStringList{u"a"_s} << none << std::int64_t(10) << u"reject-publish-dlx"_s
                                 << QStringList{u"destination_may_refuse"_s} + always << false;
        QTest::newRow("drops") << QStringList{u"a"_s} << none << std::int64_t(10) << QString()
                               << QStringList{u"destination_drops"_s} + always << true;
    }
    void saysWhatAPersonShouldKnow() {
        QFETCH(QStringList, origins);
        QFETCH(std::int64_t, consumers);
        QFETCH(std::int64_t, room);
        QFETCH(QString, overflow);
        QFETCH(QStringList, codes);
        QFETCH(bool, stops);
        RedrivePlan plan;
        plan.from = {u"/"_s, u"a.dlq"_s};
        plan.to = u"a"_s;
        plan.source.messages = 20;
        plan.source.consumers = consumers;
        plan.destination.rules.maxLength = room;
        plan.destination.rules.overflow = overflow;
        DeadLetterQueue letters;
        letters.origins = origins;
        plan.remarks = redriveRemarks(plan, &letters);
        QStringList said;
        for (const auto &one : plan.remarks) {
            said.append(one.code);
            QVERIFY(!one.text.isEmpty());
        }
        QCOMPARE(said, codes);
        QCOMPARE(plan.stops(), stops);
    }
    void namesAShovelByItsTime() {
        const QString name = redriveName(at(0s), 0xab);
        QCOMPARE(name, u"farol-retry-1795000000-000000ab"_s);
        QVERIFY(isRedriveName(name) && !isRedriveName(u"farol-x"_s));
        QVERIFY(!isLeftBehind(name, at(60s)));
        QVERIFY(isLeftBehind(name, at(61s)));
        QVERIFY(isLeftBehind(u"farol-retry-old"_s, at(0s)));
        QVERIFY(isLeftBehind(u"farol-retry-99999999999999999-x"_s, at(0s)));
        QVERIFY(!isLeftBehind(u"somebody-else"_s, at(0s)));
    }
};

QTEST_GUILESS_MAIN(RedriveTest)
#include "tst_redrive.moc"
