// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/alertmerge.h"

#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Instant now(1'795'293'753'621ms);

Alert alert(const QString &fingerprint, const QString &state, std::chrono::milliseconds updated = 0ms) {
    Alert one;
    one.fingerprint = fingerprint;
    one.labels = {{u"alertname"_s, fingerprint}};
    one.stateRaw = state;
    one.state = alertStateOf(state);
    one.updatedAt = now + updated;
    one.endsAt = now + 5min;
    return one;
}

} // namespace

// What several Alertmanagers say becomes one row an alert.
class AlertMergeTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void isOneRowAFingerprint() {
        const auto merged = mergedAlerts({{u"am-1"_s, {alert(u"a"_s, u"active"_s), alert(u"b"_s, u"active"_s)}},
                                          {u"am-2"_s, {alert(u"b"_s, u"active"_s), alert(u"c"_s, u"active"_s)}}});
        QCOMPARE(merged.size(), 3);
        QStringList order;
        for (const auto &one : merged) {
            order.append(one.alert.fingerprint + QString::number(one.states.size()));
        }
        QCOMPARE(order, (QStringList{u"a1"_s, u"b2"_s, u"c1"_s}));
        QCOMPARE(merged.at(1).states.at(1).server, u"am-2"_s);
        QVERIFY(!merged.at(1).isDisputed());
    }
    void takesTheNewestReport() {
        auto old = alert(u"a"_s, u"active"_s);
        old.annotations = {{u"summary"_s, u"old"_s}};
        auto fresh = alert(u"a"_s, u"active"_s, 1s);
        fresh.annotations = {{u"summary"_s, u"new"_s}};
        fresh.endsAt = now + 9min;
        for (const auto &both : {QList<SaidBy<Alert>>{{u"1"_s, {old}}, {u"2"_s, {fresh}}},
                                 QList<SaidBy<Alert>>{{u"2"_s, {fresh}}, {u"1"_s, {old}}}}) {
            const auto one = mergedAlerts(both).constFirst().alert;
            QCOMPARE(one.annotations.value(u"summary"_s), u"new"_s);
            QCOMPARE(one.endsAt, now + 9min);
        }
    }
    void showsTheLoudestOfDisagreeingStates_data() {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<QString>("shown");
        QTest::newRow("silenced here alone") << u"suppressed"_s << u"active"_s << u"active"_s;
        QTest::newRow("not routed yet") << u"suppressed"_s << u"unprocessed"_s << u"unprocessed"_s;
        QTest::newRow("a new word is not quiet") << u"suppressed"_s << u"muted"_s << u"muted"_s;
        QTest::newRow("nor louder than what rings") << u"active"_s << u"muted"_s << u"active"_s;
    }
    void showsTheLoudestOfDisagreeingStates() {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(QString, shown);
        auto first = alert(u"a"_s, one, 1s); // the newest does not decide about loudness
        first.silencedBy = {u"s1"_s};
        auto second = alert(u"a"_s, other);
        second.inhibitedBy = {u"b"_s};
        second.receivers = {u"on-call"_s};
        for (const auto &both : {QList<SaidBy<Alert>>{{u"1"_s, {first}}, {u"2"_s, {second}}},
                                 QList<SaidBy<Alert>>{{u"2"_s, {second}}, {u"1"_s, {first}}}}) {
            const auto merged = mergedAlerts(both).constFirst();
            QCOMPARE(merged.alert.stateRaw, shown);
            QCOMPARE(merged.alert.state, alertStateOf(shown));
            QVERIFY(merged.isDisputed());
            QCOMPARE(merged.alert.silencedBy, QStringList{u"s1"_s});
            QCOMPARE(merged.alert.inhibitedBy, QStringList{u"b"_s});
            QCOMPARE(merged.alert.receivers, QStringList{u"on-call"_s});
        }
    }
    void countsAServerOnce() {
        const auto merged =
            mergedAlerts({{u"1"_s, {alert(u"a"_s, u"suppressed"_s), alert(u"a"_s, u"active"_s)}}}).constFirst();
        QCOMPARE(merged.states.size(), 1);
        QCOMPARE(merged.states.constFirst().state, AlertState::Active);
    }
    void mergesGroupsByReceiverAndLabels() {
        const AlertGroup pix{{{u"service"_s, u"pix"_s}}, u"on-call"_s, {alert(u"a"_s, u"active"_s)}};
        AlertGroup other = pix;
        other.receiver = u"operations"_s;
        const auto merged = mergedGroups({{u"1"_s, {pix, other}}, {u"2"_s, {pix}}});
        QCOMPARE(merged.size(), 2);
        QCOMPARE(merged.constFirst().servers, (QStringList{u"1"_s, u"2"_s}));
        QCOMPARE(merged.constFirst().alerts.size(), 1);
        QCOMPARE(merged.constFirst().alerts.constFirst().states.size(), 2);
        QCOMPARE(merged.constLast().servers, QStringList{u"1"_s});
    }
    void takesTheNewestSilenceAndThenTheOneThatSilencesLess() {
        const auto silence = [](const QString &state, std::chrono::milliseconds updated) {
            Silence one;
            one.id = u"s"_s;
            one.state = silenceStateOf(state);
            one.updatedAt = now + updated;
            return one;
        };
        const auto both = [&](const Silence &one, const Silence &other) {
            const auto merged = mergedSilences({{u"1"_s, {one}}, {u"2"_s, {other}}});
            return merged.size() == 1 && merged.constFirst().servers.size() == 2
                       ? toApi(merged.constFirst().silence.state)
                       : QString();
        };
        QCOMPARE(both(silence(u"active"_s, 1s), silence(u"expired"_s, 2s)), u"expired"_s);
        QCOMPARE(both(silence(u"expired"_s, 1s), silence(u"active"_s, 2s)), u"active"_s);
        QCOMPARE(both(silence(u"active"_s, 1s), silence(u"expired"_s, 1s)), u"expired"_s);
        QCOMPARE(both(silence(u"pending"_s, 1s), silence(u"active"_s, 1s)), u"pending"_s);
    }
};

QTEST_APPLESS_MAIN(AlertMergeTest)
#include "tst_alertmerge.moc"
