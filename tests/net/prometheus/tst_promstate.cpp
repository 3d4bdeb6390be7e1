// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/prometheus/promstate.h"

#include <QTest>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray alert = "{\"labels\":{\"alertname\":\"HighErrorRate\",\"service\":\"pix\"},\"annotations\":"
                         "{\"summary\":\"<b>5%</b>\"},\"state\":\"firing\",\"activeAt\":"
                         "\"2026-11-21T20:27:18.016358818Z\",\"value\":\"9.675785207700101e-02\"}";

QByteArray answer(const QByteArray &data) {
    return "{\"status\":\"success\",\"data\":" + data + '}';
}

} // namespace

// What a Prometheus says of its alerts, rules and targets, as values.
class PromStateTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAlerts() {
        const auto alerts = promAlerts(answer("{\"alerts\":[" + alert + "]}"));
        QVERIFY2(alerts, alerts ? "" : qPrintable(alerts.error().detail));
        const auto &one = alerts->front();
        QCOMPARE(one.labels.value(u"service"_s), u"pix"_s);
        QCOMPARE(one.annotations.value(u"summary"_s), u"<b>5%</b>"_s); // as it came: who shows it shows it plain
        QCOMPARE(one.state, u"firing"_s);
        QCOMPARE(toRfc3339(*one.activeAt), u"2026-11-21T20:27:18.016Z"_s);
        QCOMPARE(*one.value, 0.09675785207700101);
        QVERIFY(promAlerts(answer("{\"alerts\":[]}"))->isEmpty());
    }
    void readsRulesOfBothKinds() {
        const auto groups = promRules(
            answer("{\"groups\":[{\"name\":\"g\",\"file\":\"f.yml\",\"rules\":["
                   "{\"type\":\"alerting\",\"name\":\"A\",\"query\":\"x > 1\",\"state\":\"firing\",\"duration\":300,"
                   "\"health\":\"ok\",\"labels\":{},\"annotations\":{},\"alerts\":[" +
                   alert +
                   "],\"lastEvaluation\":\"0001-01-01T00:00:00Z\"},"
                   "{\"type\":\"recording\",\"name\":\"r:x\",\"query\":\"y\",\"health\":\"err\",\"lastError\":"
                   "\"many-to-many\",\"lastEvaluation\":\"2026-11-21T20:27:18Z\"}]}]}"));
        QVERIFY2(groups, groups ? "" : qPrintable(groups.error().detail));
        const auto &rules = groups->front().rules;
        QVERIFY(rules[0].isAlerting && rules[0].alerts.size() == 1 && !rules[0].lastEvaluation);
        QCOMPARE(rules[0].durationSeconds, 300.0);
        QVERIFY(!rules[1].isAlerting && rules[1].state.isEmpty() && rules[1].lastEvaluation);
        QCOMPARE(rules[1].lastError, u"many-to-many"_s);
    }
    void readsTargets() {
        const auto targets = promTargets(answer(
            "{\"activeTargets\":[{\"labels\":{\"job\":\"app\"},\"scrapePool\":\"app\",\"scrapeUrl\":\"http://h/m\","
            "\"lastError\":\"parsing \\\"HEL\\\"\",\"lastScrape\":\"2026-11-21T20:36:50.873532413Z\","
            "\"lastScrapeDuration\":0.0016,\"health\":\"down\"},"
            "{\"labels\":{},\"health\":\"unknown\",\"lastScrape\":\"0001-01-01T00:00:00Z\"}],"
            "\"droppedTargets\":[]}"));
        QVERIFY2(targets, targets ? "" : qPrintable(targets.error().detail));
        QCOMPARE(targets->at(0).lastError, u"parsing \"HEL\""_s);
        QCOMPARE(targets->at(0).lastScrapeSeconds, 0.0016);
        QVERIFY(!targets->at(1).lastScrape); // never yet
    }
    void namesThePlaceOfWhatItCannotRead_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("place");
        QTest::newRow("nothing") << QByteArray() << u"status success"_s;
        QTest::newRow("no list") << answer("{\"alerts\":{}}") << u"alerts is no list"_s;
        QTest::newRow("no object") << answer("{\"alerts\":[1]}") << u"alerts[0] is no object"_s;
        QTest::newRow("state") << answer("{\"alerts\":[{\"labels\":{}}]}") << u"alerts[0].state"_s;
        QTest::newRow("label") << answer("{\"alerts\":[" + alert + ",{\"state\":\"x\",\"labels\":{\"a\":1}}]}")
                               << u"alerts[1].labels.a"_s;
        QTest::newRow("labels") << answer("{\"alerts\":[{\"state\":\"x\",\"labels\":[]}]}") << u"alerts[0].labels"_s;
    }
    void namesThePlaceOfWhatItCannotRead() {
        QFETCH(QByteArray, body);
        QFETCH(QString, place);
        const auto alerts = promAlerts(body);
        QVERIFY(!alerts);
        QVERIFY2(alerts.error().kind == ErrorKind::Malformed && alerts.error().detail.contains(place),
                 qPrintable(alerts.error().detail));
        QVERIFY(!promRules(body) && !promTargets(body));
    }
};

QTEST_GUILESS_MAIN(PromStateTest)
#include "tst_promstate.moc"
