// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/timeline.h"

#include "kit/farolddata.h"

#include <QTest>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Attempt attempt(int n, const QString &outcome, const QString &code = {}, int status = 0) {
    Attempt one;
    one.n = n;
    one.outcome = outcome;
    one.code = code;
    one.httpStatus = status;
    one.sentAt = kit::demoTime(12, 41, 10 + n);
    if (outcome == u"done" || outcome == u"failed") {
        one.answeredAt = one.sentAt + 1s;
    }
    one.worker = u"worker-2"_s;
    return one;
}

ItemEvent fact(const QString &type, Instant at, int n = 0, const QString &actor = {}) {
    ItemEvent one;
    one.type = type;
    one.at = at;
    one.attempt = n;
    one.actor = actor;
    return one;
}

QList<Stage> stages(const QList<TimelineRow> &rows) {
    QList<Stage> list;
    for (const auto &row : rows) {
        list.append(row.stage);
    }
    return list;
}

} // namespace

class TimelineTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anUncertainPaymentShowsItsThreeAttemptsAndWhatIsUnknown() {
        const auto item = kit::demoItem(57, ItemState::Uncertain, u"timeout"_s);
        const auto rows =
            timelineOf(item,
                       {attempt(1, u"transient"_s, u"connection_refused"_s),
                        attempt(2, u"transient"_s, u"not_processed"_s, 503), attempt(3, u"uncertain"_s, u"timeout"_s)},
                       {fact(u"created"_s, kit::demoTime(12, 38, 12), 0, u"operator1"_s),
                        fact(u"queued"_s, kit::demoTime(12, 40, 3), 0, u"operator2"_s),
                        fact(u"uncertain"_s, kit::demoTime(12, 44, 7), 3)});
        QCOMPARE(stages(rows), (QList<Stage>{Stage::Made, Stage::Queued, Stage::Sent, Stage::Sent, Stage::Sent,
                                             Stage::Answer, Stage::Settled, Stage::Returned}));
        QCOMPARE(rows.at(0).actor, u"operator1"_s);
        QVERIFY(rows.at(1).at == kit::demoTime(12, 40, 3));
        QCOMPARE(rows.at(2).meaning, ItemState::RetryWait);
        QCOMPARE(rows.at(2).code, u"connection_refused"_s);
        QCOMPARE(rows.at(3).httpStatus, 503);
        QCOMPARE(rows.at(4).meaning, ItemState::Sent);
        QCOMPARE(rows.at(4).actor, u"worker-2"_s);
        QVERIFY(rows.at(5).happened);
        QCOMPARE(rows.at(5).meaning, ItemState::Uncertain);
        QVERIFY(rows.at(5).at == kit::demoTime(12, 44, 7));
        QVERIFY(!rows.at(6).happened && !rows.at(6).at);
        QCOMPARE(rows.at(6).meaning, ItemState::Uncertain);
        QVERIFY(!rows.at(7).happened);
    }
    void aPaidOneIsSettled() {
        const auto rows = timelineOf(kit::demoItem(1), {attempt(1, u"done"_s, {}, 200)},
                                     {fact(u"done"_s, kit::demoTime(12, 44, 7), 1)});
        QCOMPARE(stages(rows), (QList<Stage>{Stage::Made, Stage::Queued, Stage::Sent, Stage::Answer, Stage::Settled,
                                             Stage::Returned}));
        QVERIFY(rows.at(4).happened);
        QVERIFY(rows.at(4).at == kit::demoTime(12, 44, 7));
        QVERIFY(!rows.at(5).happened);
    }
    void aReturnedOneWasSettledBefore() {
        const auto rows =
            timelineOf(kit::demoItem(1, ItemState::Returned), {attempt(1, u"done"_s)},
                       {fact(u"done"_s, kit::demoTime(12, 44)), fact(u"returned"_s, kit::demoTime(13, 1))});
        QVERIFY(rows.at(4).at == kit::demoTime(12, 44));
        QVERIFY(rows.at(5).happened);
        QVERIFY(rows.at(5).at == kit::demoTime(13, 1));
    }
    void aNewOneHasAllSixStagesAndOneThatHappened() {
        const auto rows = timelineOf(kit::demoItem(1, ItemState::Accepted), {}, {});
        QCOMPARE(rows.size(), 6);
        QVERIFY(rows.at(0).happened);
        for (int i = 1; i < 6; ++i) {
            QVERIFY(!rows.at(i).happened && !rows.at(i).at);
        }
    }
    void aRefusalIsAnAnswerButNoSettlement() {
        const auto rows = timelineOf(kit::demoItem(1, ItemState::Failed, u"invalid_key"_s),
                                     {attempt(1, u"failed"_s, u"invalid_key"_s, 422)}, {});
        QCOMPARE(rows.at(3).meaning, ItemState::Failed);
        QCOMPARE(rows.at(3).code, u"invalid_key"_s);
        QVERIFY(rows.at(3).at.has_value());
        QVERIFY(!rows.at(4).happened);
    }
    void aPaymentUnderWayHasNoAnswerYet() {
        const auto rows = timelineOf(kit::demoItem(1, ItemState::Sent), {attempt(1, u"sent"_s)}, {});
        QVERIFY(rows.at(2).happened);
        QVERIFY(!rows.at(3).happened);
    }
    void aCheckThatFoundNothingSaysSoAtTheSettlement() {
        auto checked = fact(u"checked"_s, kit::demoTime(13, 29, 51));
        checked.code = u"unknown_there"_s;
        const auto rows =
            timelineOf(kit::demoItem(57, ItemState::NotSent), {attempt(1, u"uncertain"_s, u"timeout"_s)}, {checked});
        QCOMPARE(rows.at(3).meaning, ItemState::Uncertain);
        QVERIFY(!rows.at(4).happened);
        QCOMPARE(rows.at(4).meaning, ItemState::NotSent);
        QCOMPARE(rows.at(4).code, u"unknown_there"_s);
    }
};

QTEST_GUILESS_MAIN(TimelineTest)
#include "tst_timeline.moc"
