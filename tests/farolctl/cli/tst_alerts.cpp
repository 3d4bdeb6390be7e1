// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/time/clock.h"
#include "kit/farolctlkit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray alertsCall = "GET /api/v2/alerts";
const QByteArray silencesCall = "GET /api/v2/silences";
const QByteArray orderCall = "POST /api/v2/silences";
const QString id = u"3f2c0000-0000-4000-8000-000000000001"_s;

QString in(std::chrono::milliseconds span) {
    return toRfc3339(SystemClock().now() + span);
}

QJsonObject alert(const QString &fingerprint, const QString &service, const QString &severity,
                  const QString &state = u"active"_s, std::chrono::milliseconds updated = 0ms) {
    return {{u"fingerprint"_s, fingerprint},
            {u"labels"_s,
             QJsonObject{{u"alertname"_s, u"FilaParada"_s}, {u"service"_s, service}, {u"severity"_s, severity}}},
            {u"annotations"_s, QJsonObject{{u"summary"_s, u"parada \u202e"_s}}},
            {u"status"_s, QJsonObject{{u"state"_s, state},
                                      {u"silencedBy"_s, state == u"suppressed"_s ? QJsonArray{id} : QJsonArray{}},
                                      {u"inhibitedBy"_s, QJsonArray{}}}},
            {u"receivers"_s, QJsonArray{QJsonObject{{u"name"_s, u"on-call"_s}}}},
            {u"startsAt"_s, u"2026-11-21T20:42:33.621Z"_s},
            {u"endsAt"_s, in(5min)},
            {u"updatedAt"_s, in(updated)}};
}

QJsonObject silence(const QString &state = u"active"_s, const QString &which = id) {
    return {{u"id"_s, which},
            {u"status"_s, QJsonObject{{u"state"_s, state}}},
            {u"matchers"_s,
             QJsonArray{QJsonObject{
                 {u"name"_s, u"service"_s}, {u"value"_s, u"pix|x"_s}, {u"isRegex"_s, true}, {u"isEqual"_s, true}}}},
            {u"startsAt"_s, u"2026-11-21T20:42:33.621Z"_s},
            {u"endsAt"_s, in(1h)},
            {u"updatedAt"_s, u"2026-11-21T20:42:33.621Z"_s},
            {u"createdBy"_s, u"ana"_s},
            {u"comment"_s, u"manutenção"_s}};
}

QByteArray list(const QList<QJsonObject> &all) {
    QJsonArray array;
    for (const auto &one : all) {
        array.append(one);
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QByteArray one(const QJsonObject &object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject jsonOf(const FarolctlRun::Outcome &ran) {
    return QJsonDocument::fromJson(ran.out.toUtf8()).object();
}

QJsonArray rowsOf(const FarolctlRun::Outcome &ran) {
    return jsonOf(ran).value(u"rows"_s).toArray();
}

QJsonObject sentTo(const ScriptedFarold &server) {
    const auto asked = server.asked(orderCall);
    return asked.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(ScriptedFarold::body(asked.constLast())).object();
}

} // namespace

// farolctl list and silence at Alertmanagers, over a scripted wire.
class AlertsTest final : public QObject {
    Q_OBJECT

    static FarolctlRun::Outcome run(const QStringList &words, const QList<QString> &servers) {
        QStringList all = words;
        for (const auto &server : servers) {
            all << u"--alertmanager"_s << server;
        }
        return FarolctlRun(QString{}).bare(all);
    }
    static FarolctlRun::Outcome add(const ScriptedFarold &server, const QStringList &words) {
        return run(QStringList{u"silence"_s, u"add"_s} + words, {server.url()});
    }
    const QStringList m_order{u"--matcher"_s, u"service=pix"_s, u"--for"_s, u"2h"_s, u"--comment"_s, u"manutenção"_s};

private Q_SLOTS:
    void listsTheAlertsOfSeveralAsOne() {
        ScriptedFarold first;
        ScriptedFarold second;
        first.on(alertsCall, list({alert(u"a1"_s, u"pix"_s, u"critical"_s, u"suppressed"_s, 1s)}));
        second.on(alertsCall,
                  list({alert(u"a1"_s, u"pix"_s, u"critical"_s), alert(u"b2"_s, u"fidc"_s, u"warning"_s, u"muted"_s)}));
        const auto ran = run({u"list"_s, u"alerts"_s}, {first.url(), second.url()});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QVERIFY2(ran.out.contains(QRegularExpression(
                     u"FilaParada +active +critical +2026-11-21 20:42:33Z +service=pix +parada <U\\+202E> +silence "_s +
                     id + u" .*suppressed.*active"_s)),
                 qPrintable(ran.out));
        QVERIFY(ran.out.contains(u"2 alerts"_s));
        const auto json = run({u"list"_s, u"alerts"_s, u"--json"_s}, {first.url(), second.url()});
        const auto row = rowsOf(json).at(0).toObject();
        QCOMPARE(row.value(u"id"_s).toString(), u"a1"_s);
        QCOMPARE(row.value(u"status"_s).toString(), u"active"_s); // the loudest
        QCOMPARE(row.value(u"servers"_s).toArray().size(), 2);
        QVERIFY(row.value(u"firing"_s).toBool());
        const auto other = rowsOf(json).at(1).toObject();
        QCOMPARE(other.value(u"status"_s).toString(), u"unknown"_s);
        QCOMPARE(other.value(u"status_raw"_s).toString(), u"muted"_s);
    }
    void namesWhoIsNotHeardAndShowsTheRest() {
        ScriptedFarold server;
        server.on(alertsCall, "[]");
        const auto ran = run({u"list"_s, u"alerts"_s}, {server.url(), u"http://127.0.0.1:1/am"_s});
        QCOMPARE(ran.code, 6);
        QVERIFY2(ran.err.contains(u"not heard: 127.0.0.1:1/am: "_s), qPrintable(ran.err));
        QVERIFY2(ran.out.contains(u"0 alerts, of 1 of 2 Alertmanagers"_s),
                 qPrintable(ran.out)); // never just "0 alerts"
        const auto json = run({u"list"_s, u"alerts"_s, u"--json"_s}, {server.url(), u"http://127.0.0.1:1/am"_s});
        const auto servers = jsonOf(json).value(u"servers"_s).toArray();
        QVERIFY(servers.at(0).toObject().value(u"heard"_s).toBool());
        QCOMPARE(servers.at(1).toObject().value(u"code"_s).toString(), u"connection_refused"_s);
        const auto none =
            run({u"list"_s, u"alerts"_s, u"--json"_s}, {u"http://127.0.0.1:1"_s, u"http://127.0.0.1:2"_s});
        QCOMPARE(none.code, 3);
        QVERIFY(!jsonOf(none).contains(u"rows"_s));
        QVERIFY2(none.err.contains(u"not heard: 127.0.0.1:2"_s), qPrintable(none.err));
    }
    void tellsOfAnAlertThatItCannotRead() {
        ScriptedFarold server;
        auto bad = alert(u"b2"_s, u"pix"_s, u"critical"_s);
        bad.remove(u"endsAt"_s);
        server.on(alertsCall, list({alert(u"a1"_s, u"pix"_s, u"critical"_s), bad}));
        const auto ran = run({u"list"_s, u"alerts"_s}, {server.url()});
        QCOMPARE(ran.code, 6);
        QVERIFY(ran.out.contains(u"1 alert"_s));
        QVERIFY2(ran.err.contains(u"[1].endsAt is no text"_s), qPrintable(ran.err));
        const auto order = add(server, m_order); // what it would hide is not known
        QVERIFY2(order.code == 3 && server.asked(orderCall).isEmpty(), qPrintable(order.err));
    }
    void asksForWhatMatches() {
        ScriptedFarold server;
        server.on(alertsCall, "[]");
        const auto ran = run({u"list"_s, u"alerts"_s, u"--matcher"_s, u"a=\"b,c\",d!=e"_s, u"--matcher"_s, u"f=~g"_s,
                              u"--receiver"_s, u"on-.*"_s},
                             {server.url()});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        const QByteArray line = server.asked(alertsCall).constFirst().split('\r').constFirst();
        QCOMPARE(line.count("filter="), 3);
        QVERIFY2(line.contains("filter=a%3D%22b%2Cc%22&") && line.contains("receiver=on-.%2A"), line.constData());
    }
    void listsGroupsAndReceivers() {
        ScriptedFarold server;
        server.on(
            "GET /api/v2/alerts/groups",
            list({QJsonObject{{u"labels"_s, QJsonObject{{u"service"_s, u"pix"_s}}},
                              {u"receiver"_s, QJsonObject{{u"name"_s, u"on-call"_s}}},
                              {u"alerts"_s, QJsonArray{alert(u"a1"_s, u"pix"_s, u"critical"_s),
                                                       alert(u"b2"_s, u"pix"_s, u"warning"_s, u"suppressed"_s)}}}}));
        server.on("GET /api/v2/receivers", "[{\"name\":\"operations\"},{\"name\":\"on-call\"}]");
        const auto groups = run({u"list"_s, u"groups"_s}, {server.url()});
        QVERIFY2(groups.out.contains(QRegularExpression(u"on-call +service=pix +2 +1 active, 1 suppressed"_s)),
                 qPrintable(groups.out + groups.err));
        const auto json = run({u"list"_s, u"groups"_s, u"--json"_s}, {server.url()});
        QCOMPARE(rowsOf(json).at(0).toObject().value(u"id"_s).toString(), u"on-call{service=\"pix\"}"_s);
        QCOMPARE(rowsOf(json).at(0).toObject().value(u"alerts"_s).toArray().size(), 2);
        const auto receivers = run({u"list"_s, u"receivers"_s, u"--json"_s}, {server.url()});
        QCOMPARE(rowsOf(receivers).size(), 2);
    }
    void listsSilencesWithHowManyAlertsEachMatches() {
        ScriptedFarold server;
        server.on(silencesCall, list({silence(), silence(u"pending"_s, u"p"_s), silence(u"expired"_s, u"e"_s)}));
        server.on(alertsCall, list({alert(u"a1"_s, u"pix"_s, u"critical"_s, u"suppressed"_s),
                                    alert(u"b2"_s, u"fidc"_s, u"warning"_s)}));
        for (const auto &words : {QStringList{u"silence"_s, u"list"_s}, QStringList{u"list"_s, u"silences"_s}}) {
            const auto ran = run(words, {server.url()});
            QVERIFY2(ran.code == 0 && ran.out.contains(QRegularExpression(id + u" +active +1 "_s)),
                     qPrintable(ran.out + ran.err));
            QVERIFY2(ran.out.contains(u"{service=~\"pix|x\"}"_s) &&
                         ran.out.contains(u"2 silences; 1 more that ended"_s),
                     qPrintable(ran.out));
        }
        const auto all = run({u"silence"_s, u"list"_s, u"--all"_s, u"--json"_s}, {server.url()});
        QCOMPARE(rowsOf(all).size(), 3);
        const auto row = rowsOf(all).at(0).toObject();
        QCOMPARE(row.value(u"matched"_s).toInt(), 1);
        QCOMPARE(row.value(u"status_raw"_s).toString(), u"active"_s);
        QCOMPARE(row.value(u"matchers"_s).toArray().at(0).toString(), u"service=~\"pix|x\""_s);
    }
    void showsWhatASilenceWouldHideAndSendsNothing() {
        ScriptedFarold server;
        server.on(alertsCall, list({alert(u"a1"_s, u"pix"_s, u"critical"_s)}));
        const auto ran = add(server, m_order + QStringList{u"--dry-run"_s});
        QVERIFY2(ran.code == 0 && ran.out.contains(u"1 alert matches now, 1 critical"_s),
                 qPrintable(ran.out + ran.err));
        QCOMPARE(jsonOf(add(server, m_order + QStringList{u"--dry-run"_s, u"--json"_s})).value(u"matched"_s).toInt(),
                 1);
        QVERIFY(server.asked(orderCall).isEmpty());
        QVERIFY(server.asked(alertsCall).constFirst().contains("filter=service%3D%22pix%22 "));
    }
    void hidesNothingCriticalUnlessItsPlaceIsTyped() {
        ScriptedFarold server;
        server.on(alertsCall, list({alert(u"a1"_s, u"pix"_s, u"critical"_s)}));
        server.on(orderCall, "{\"silenceID\":\"new-id\"}");
        const QString place = QUrl(server.url()).authority();
        const auto refused = add(server, m_order + QStringList{u"--confirm"_s, u"other"_s});
        QVERIFY2(refused.code == 1 && refused.err.contains(u"--confirm "_s + place), qPrintable(refused.err));
        QVERIFY(server.asked(orderCall).isEmpty());
        const auto made = add(server, m_order + QStringList{u"--confirm"_s, place});
        QVERIFY2(made.code == 0 && made.out.contains(u"silence new-id at "_s + place), qPrintable(made.out + made.err));
    }
    void makesASilenceWithAnEndAnOwnerAndAReason() {
        ScriptedFarold server;
        server.on(alertsCall, "[]");
        server.on(orderCall, "{\"silenceID\":\"new-id\"}");
        const auto made = add(server, m_order + QStringList{u"--matcher"_s, u"queue!~\"a.*\""_s, u"--json"_s});
        QVERIFY2(made.code == 0, qPrintable(made.err));
        QCOMPARE(jsonOf(made).value(u"id"_s).toString(), u"new-id"_s);
        QCOMPARE(jsonOf(made).value(u"status"_s).toString(), u"active"_s);
        QCOMPARE(jsonOf(made).value(u"matched"_s).toInt(-1), 0);
        const auto sent = sentTo(server);
        QCOMPARE(sent.value(u"comment"_s).toString(), u"manutenção"_s);
        QVERIFY(!sent.value(u"createdBy"_s).toString().isEmpty()); // who runs it
        QCOMPARE(sent.value(u"matchers"_s).toArray().size(), 2);
        const auto begin = fromRfc3339(sent.value(u"startsAt"_s).toString());
        const auto end = fromRfc3339(sent.value(u"endsAt"_s).toString());
        QVERIFY(begin && end && *end - *begin == 2h);
        const auto later = add(server, {u"--matcher"_s, u"a=b"_s, u"--from"_s, in(24h), u"--until"_s, in(25h),
                                        u"--comment"_s, u"x"_s, u"--author"_s, u"bia"_s, u"--json"_s});
        QCOMPARE(jsonOf(later).value(u"status"_s).toString(), u"pending"_s);
        QCOMPARE(sentTo(server).value(u"createdBy"_s).toString(), u"bia"_s);
    }
    void saysThatALostOrderMayHaveBeenDone() {
        ScriptedFarold server;
        server.on(alertsCall, "[]");
        server.hangsUp(orderCall);
        const auto ran = add(server, m_order);
        QVERIFY2(ran.code == 3 && ran.err.contains(u"may have been done"_s), qPrintable(ran.err));
        QCOMPARE(server.asked(orderCall).size(), 1); // a second one would be another silence
    }
    void editsUnderTheSameId() {
        ScriptedFarold server;
        server.on("GET /api/v2/silence/" + id.toLatin1(), one(silence()));
        server.on(orderCall, "{\"silenceID\":\"" + id.toLatin1() + "\"}");
        server.on(orderCall, "{\"silenceID\":\"other\"}");
        const QStringList words{u"silence"_s, u"edit"_s, id, u"--for"_s, u"3h"_s, u"--json"_s};
        const auto kept = run(words, {server.url()});
        QVERIFY2(kept.code == 0 && jsonOf(kept).value(u"kept_id"_s).toBool(), qPrintable(kept.out + kept.err));
        const auto sent = sentTo(server);
        QCOMPARE(sent.value(u"id"_s).toString(), id);
        QCOMPARE(sent.value(u"startsAt"_s).toString(), u"2026-11-21T20:42:33.621Z"_s); // as it was read
        QCOMPARE(sent.value(u"comment"_s).toString(), u"manutenção"_s);
        QCOMPARE(sent.value(u"createdBy"_s).toString(), u"ana"_s);
        const auto end = fromRfc3339(sent.value(u"endsAt"_s).toString());
        QVERIFY(end && *end > SystemClock().now() + 2h); // from now on, not from its beginning
        const auto other = run({u"silence"_s, u"edit"_s, id, u"--comment"_s, u"mais"_s}, {server.url()});
        QVERIFY2(other.code == 0 && other.err.contains(u"made a new silence"_s) && other.out.contains(u"other"_s),
                 qPrintable(other.out + other.err));
        QCOMPARE(sentTo(server).value(u"comment"_s).toString(), u"mais"_s);
    }
    void editsNothingThatEnded() {
        ScriptedFarold server;
        server.on("GET /api/v2/silence/" + id.toLatin1(), one(silence(u"expired"_s)));
        const auto ran = run({u"silence"_s, u"edit"_s, id, u"--for"_s, u"3h"_s}, {server.url()});
        QVERIFY2(ran.code == 1 && ran.err.contains(u"silence add"_s), qPrintable(ran.err));
        QVERIFY(server.asked(orderCall).isEmpty());
    }
    void endsASilence() {
        ScriptedFarold server;
        server.on("DELETE /api/v2/silence/" + id.toLatin1(), "");
        server.on("DELETE /api/v2/silence/nobody", "\"silence not found\"", 500);
        const auto ended = run({u"silence"_s, u"expire"_s, id}, {server.url()});
        QVERIFY2(ended.code == 0 && ended.out.contains(u"is over"_s), qPrintable(ended.out + ended.err));
        const auto unknown = run({u"silence"_s, u"expire"_s, u"nobody"_s, u"--json"_s}, {server.url()});
        QCOMPARE(unknown.code, 1);
        QCOMPARE(jsonOf(unknown).value(u"code"_s).toString(), u"silence_not_found"_s);
    }
    void refusesWordsThatCannotBeMeantWithTwo_data() {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("says");
        const QStringList here{u"--alertmanager"_s, u"http://127.0.0.1:1"_s};
        const QStringList order{u"silence"_s, u"add"_s, u"--matcher"_s, u"a=b"_s};
        const QStringList why{u"--comment"_s, u"x"_s};
        const QStringList span{u"--for"_s, u"1h"_s};
        const auto row = [](const char *name, const QStringList &words, const QString &says) {
            QTest::newRow(name) << words << says;
        };
        row("nobody", {u"list"_s, u"silences"_s}, u"--alertmanager or FAROL_ALERTMANAGER"_s);
        row("nobody for alerts", {u"list"_s, u"alerts"_s}, u"or Alertmanagers by --alertmanager"_s);
        row("no address", {u"list"_s, u"groups"_s, u"--alertmanager"_s, u"am"_s}, u"There is no source named am"_s);
        row("a password", {u"list"_s, u"groups"_s, u"--alertmanager"_s, u"https://a:b-canary@h"_s},
            u"without a name or password"_s);
        row("matcher", QStringList{u"list"_s, u"alerts"_s, u"--matcher"_s, u"a==b"_s} + here, u"column 3"_s);
        row("a matcher for a Prometheus",
            {u"list"_s, u"alerts"_s, u"--matcher"_s, u"a=b"_s, u"--source"_s, u"http://127.0.0.1:1"_s},
            u"are for --alertmanager"_s);
        row("no reason", order + span + here, u"--comment is required"_s);
        row("an empty reason", order + span + here + QStringList{u"--comment"_s, u" "_s}, u"Say why"_s);
        row("no end", order + why + here, u"--for 2h"_s);
        row("two ends", order + span + why + here + QStringList{u"--until"_s, in(1h)}, u"excludes"_s);
        row("an end that is past", order + why + here + QStringList{u"--until"_s, u"2020-01-01T00:00:00Z"_s},
            u"ends in the future"_s);
        row("no span", order + why + here + QStringList{u"--for"_s, u"2"_s}, u"a span of time"_s);
        row("no time", order + why + here + QStringList{u"--until"_s, u"tomorrow"_s}, u"a time is written"_s);
        row("everything", QStringList{u"silence"_s, u"add"_s, u"--matcher"_s, u"a=~\".*\""_s} + span + why + here,
            u"must ask for a value"_s);
        row("no matcher", QStringList{u"silence"_s, u"add"_s} + span + why + here, u"--matcher is required"_s);
        row("two servers", order + span + why + here + here, u"one Alertmanager takes an order"_s);
        row("nothing to edit", QStringList{u"silence"_s, u"edit"_s, u"x"_s} + here, u"say what changes"_s);
    }
    void refusesWordsThatCannotBeMeantWithTwo() {
        QFETCH(QStringList, words);
        QFETCH(QString, says);
        const auto ran = FarolctlRun(QString{}).bare(words);
        QVERIFY2(ran.code == 2 && ran.err.contains(says) && !ran.err.contains(u"canary"_s), qPrintable(ran.err));
    }
    void recognisesAnAlertmanager() {
        ScriptedFarold server;
        server.on("GET /api/v2/status",
                  "{\"cluster\":{\"status\":\"disabled\"},\"versionInfo\":{\"version\":\"0.25.0\"}}");
        const auto ran = FarolctlRun(QString{}).bare({u"source"_s, u"test"_s, u"--source"_s, server.url()});
        QVERIFY2(ran.code == 0 && ran.out.contains(u"Alertmanager 0.25.0"_s), qPrintable(ran.out + ran.err));
        const ScriptedFarold other;
        const auto none = FarolctlRun(QString{}).bare({u"source"_s, u"test"_s, u"--source"_s, other.url()});
        QVERIFY2(none.code == 3 && none.out.contains(u"neither a Prometheus, nor an Alertmanager, nor a RabbitMQ"_s),
                 qPrintable(none.out));
    }
};

QTEST_GUILESS_MAIN(AlertsTest)
#include "tst_alerts.moc"
