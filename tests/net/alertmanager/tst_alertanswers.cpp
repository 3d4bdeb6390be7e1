// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/alertmanager/alertmanagerapi.h"
#include "net/http/httperror.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <random>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QJsonObject alert(const QString &fingerprint = u"00f1a2b3c4d5e6f7"_s) {
    return {{u"fingerprint"_s, fingerprint},
            {u"labels"_s, QJsonObject{{u"alertname"_s, u"FilaParada"_s}, {u"service"_s, u"pix"_s}}},
            {u"annotations"_s, QJsonObject{{u"summary"_s, u"<b>Fila</b> parada: ção"_s}}},
            {u"status"_s, QJsonObject{{u"state"_s, u"suppressed"_s},
                                      {u"silencedBy"_s, QJsonArray{u"3f2c0000-0000-4000-8000-000000000001"_s}},
                                      {u"inhibitedBy"_s, QJsonArray{}}}},
            {u"receivers"_s, QJsonArray{QJsonObject{{u"name"_s, u"on-call"_s}}}},
            {u"startsAt"_s, u"2026-11-21T20:42:33.621Z"_s},
            {u"endsAt"_s, u"2026-11-21T17:47:33.6-03:00"_s},
            {u"updatedAt"_s, u"2026-11-21T20:42:33.621345678Z"_s},
            {u"generatorURL"_s, u"http://prometheus.example/graph?g0.expr=up"_s}};
}

QJsonObject silence() {
    return {{u"id"_s, u"3f2c0000-0000-4000-8000-000000000001"_s},
            {u"status"_s, QJsonObject{{u"state"_s, u"active"_s}}},
            {u"matchers"_s, QJsonArray{QJsonObject{{u"name"_s, u"service"_s},
                                                   {u"value"_s, u"pix|fidc"_s},
                                                   {u"isRegex"_s, true},
                                                   {u"isEqual"_s, false}},
                                       QJsonObject{{u"name"_s, u"queue"_s}, {u"value"_s, u"a"_s}}}},
            {u"startsAt"_s, u"2026-11-21T20:42:33.621Z"_s},
            {u"endsAt"_s, u"2026-11-21T22:42:33.000Z"_s},
            {u"updatedAt"_s, u"2026-11-21T20:42:33.621Z"_s},
            {u"createdBy"_s, u"ana"_s},
            {u"comment"_s, u"manutenção"_s}};
}

QByteArray list(const QList<QJsonValue> &all) {
    QJsonArray array;
    for (const auto &one : all) {
        array.append(one);
    }
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

QJsonObject with(QJsonObject object, const QString &name, const QJsonValue &value) {
    if (value.isUndefined()) {
        object.remove(name);
    } else {
        object.insert(name, value);
    }
    return object;
}

} // namespace

// Every answer of an Alertmanager is read whole, or it is said what cannot be read.
class AlertAnswersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAnAlert() {
        const auto read = alertsIn(list({alert()}));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->rows.size(), 1);
        const auto &one = read->rows.constFirst();
        QCOMPARE(one.fingerprint, u"00f1a2b3c4d5e6f7"_s);
        QCOMPARE(one.labels.value(u"service"_s), u"pix"_s);
        QCOMPARE(one.annotations.value(u"summary"_s), u"<b>Fila</b> parada: ção"_s);
        QCOMPARE(one.state, AlertState::Suppressed);
        QCOMPARE(one.silencedBy.size(), 1);
        QVERIFY(one.inhibitedBy.isEmpty());
        QCOMPARE(one.receivers, QStringList{u"on-call"_s});
        QCOMPARE(toRfc3339(one.startsAt), u"2026-11-21T20:42:33.621Z"_s);
        QCOMPARE(toRfc3339(one.endsAt), u"2026-11-21T20:47:33.600Z"_s);
        QCOMPARE(*one.generatorUrl, u"http://prometheus.example/graph?g0.expr=up"_s);
        QVERIFY(isFiring(one, one.startsAt) && !isFiring(one, one.endsAt));
    }
    void readsAnAlertThatLacksWhatItMay() {
        auto object = alert();
        for (const auto &name : {u"generatorURL"_s, u"annotations"_s, u"receivers"_s}) {
            object.remove(name);
        }
        object[u"status"_s] = QJsonObject{{u"state"_s, u"muted"_s}, {u"silencedBy"_s, QJsonValue::Null}};
        const auto read = alertsIn(list({object}));
        QVERIFY2(read && read->unreadable.isEmpty(), read ? "unreadable" : qPrintable(read.error().detail));
        QVERIFY(!read->rows.constFirst().generatorUrl);
        QCOMPARE(read->rows.constFirst().state, AlertState::Unknown);
        QCOMPARE(read->rows.constFirst().stateRaw, u"muted"_s);
    }
    void tellsOfAnAlertThatItCannotRead_data() {
        QTest::addColumn<QJsonValue>("row");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QJsonValue &value, const QString &says) {
            QTest::newRow(name) << value << says;
        };
        const auto none = QJsonValue(QJsonValue::Undefined);
        row("no object", 7, u"[1] is no object"_s);
        row("no fingerprint", with(alert(), u"fingerprint"_s, none), u"[1].fingerprint is no text"_s);
        row("empty fingerprint", with(alert(), u"fingerprint"_s, u""_s), u"[1].fingerprint is empty"_s);
        row("a number as fingerprint", with(alert(), u"fingerprint"_s, 1e18), u"[1].fingerprint is no text"_s);
        row("no labels", with(alert(), u"labels"_s, none), u"[1].labels is no object"_s);
        row("a label that is no text", with(alert(), u"labels"_s, QJsonObject{{u"a"_s, 1}}),
            u"[1].labels is no object of texts"_s);
        row("annotations", with(alert(), u"annotations"_s, QJsonArray()), u"[1].annotations is no object"_s);
        row("no status", with(alert(), u"status"_s, none), u"[1].status is no object"_s);
        row("no state", with(alert(), u"status"_s, QJsonObject()), u"[1].status.state is no text"_s);
        row("silencedBy", with(alert(), u"status"_s, QJsonObject{{u"state"_s, u"active"_s}, {u"silencedBy"_s, u"x"_s}}),
            u"[1].status.silencedBy is no list"_s);
        row("a time", with(alert(), u"startsAt"_s, u"yesterday"_s), u"[1].startsAt is no time"_s);
        row("a time without a zone", with(alert(), u"endsAt"_s, u"2026-11-21T20:42:33.621"_s),
            u"[1].endsAt is no time"_s);
        row("no updatedAt", with(alert(), u"updatedAt"_s, none), u"[1].updatedAt is no text"_s);
        row("a receiver", with(alert(), u"receivers"_s, QJsonArray{u"x"_s}), u"[1].receivers[0] is no object"_s);
        row("generatorURL", with(alert(), u"generatorURL"_s, true), u"[1].generatorURL is no text"_s);
    }
    void tellsOfAnAlertThatItCannotRead() {
        QFETCH(QJsonValue, row);
        QFETCH(QString, says);
        const auto some = alertsIn(list({alert(u"a"_s), row, alert(u"b"_s)}));
        QVERIFY(some);
        QCOMPARE(some->rows.size(), 2);
        QCOMPARE(some->rows.constLast().fingerprint, u"b"_s);
        QCOMPARE(some->unreadable, QStringList{says});
        const auto alone = alertsIn(list({row}));
        QVERIFY(!alone);
        QCOMPARE(alone.error().kind, ErrorKind::Malformed);
        const auto group = alertGroupsIn(list({QJsonObject{{u"labels"_s, QJsonObject()},
                                                           {u"receiver"_s, QJsonObject{{u"name"_s, u"r"_s}}},
                                                           {u"alerts"_s, QJsonArray{alert(), row}}}}));
        QVERIFY(group);
        QCOMPARE(group->rows.constFirst().alerts.size(), 1);
        QCOMPARE(group->unreadable, QStringList{u"[0].alerts"_s + says});
    }
    void refusesWhatIsNoList_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("null") << QByteArray("null");
        QTest::newRow("object") << QByteArray("{}");
        QTest::newRow("error") << QByteArray("{\"code\":500,\"message\":\"x\"}");
        QTest::newRow("text") << QByteArray("\"silence not found\"");
        QTest::newRow("page") << QByteArray("<html>");
        QTest::newRow("cut") << list({alert()}).chopped(2);
        QTest::newRow("two") << list({alert()}) + "[]";
        QTest::newRow("no UTF-8") << list({alert()}).replace("FilaParada", "Fila\xff");
        QTest::newRow("deep") << QByteArray(500, '[') + QByteArray(500, ']');
        QTest::newRow("API v1") << QByteArray("{\"status\":\"success\",\"data\":[]}");
    }
    void refusesWhatIsNoList() {
        QFETCH(QByteArray, body);
        const auto refuses = [](const auto &read) {
            return !read && read.error().kind == ErrorKind::Malformed &&
                   read.error().code == u"alertmanager_answer"_s && !read.error().detail.isEmpty();
        };
        QVERIFY(refuses(alertsIn(body)));
        QVERIFY(refuses(alertGroupsIn(body)));
        QVERIFY(refuses(silencesIn(body)));
        QVERIFY(refuses(silenceIn(body)));
        QVERIFY(refuses(silenceIdIn(body)));
        QVERIFY(refuses(receiversIn(body)));
        QVERIFY(refuses(alertmanagerStatusIn(body)));
    }
    void readsNoneAsNone() {
        QVERIFY(alertsIn("[]")->rows.isEmpty());
        QVERIFY(alertGroupsIn("[]")->rows.isEmpty());
        QVERIFY(silencesIn(" [ ] ")->rows.isEmpty());
        QVERIFY(receiversIn("[]")->isEmpty());
    }
    void readsASilence() {
        const auto one = silenceIn(QJsonDocument(silence()).toJson());
        QVERIFY2(one, one ? "" : qPrintable(one.error().detail));
        QCOMPARE(textOf(one->matchers), u"{service!~\"pix|fidc\",queue=\"a\"}"_s); // isEqual is true without a word
        QCOMPARE(one->state, SilenceState::Active);
        QCOMPARE(one->startsAt.time_since_epoch() % 1s, 621ms);
        QCOMPARE(one->comment, u"manutenção"_s);
        const auto all =
            silencesIn(list({silence(), with(silence(), u"matchers"_s, QJsonArray()),
                             with(silence(), u"status"_s, QJsonObject{{u"state"_s, u"paused"_s}}),
                             with(silence(), u"matchers"_s, QJsonArray{QJsonObject{{u"name"_s, u"a"_s}}})}));
        QVERIFY(all);
        QCOMPARE(all->rows.size(), 2);
        QCOMPARE(all->rows.constLast().state, SilenceState::Unknown);
        QCOMPARE(all->rows.constLast().stateRaw, u"paused"_s);
        QCOMPARE(all->unreadable, (QStringList{u"[1] has no matchers"_s, u"[3].matchers[0].value is no text"_s}));
    }
    void takesAnyBytes() {
        const QByteArray group = list({QJsonObject{{u"labels"_s, QJsonObject()},
                                                   {u"receiver"_s, QJsonObject{{u"name"_s, u"r"_s}}},
                                                   {u"alerts"_s, QJsonArray{alert()}}}});
        const QList<QByteArray> good{list({alert(), alert(u"b"_s)}), list({silence()}), group};
        const QByteArray pieces = "[]{}\",:\\u0\xff\xc3-9eEnt \n";
        std::mt19937 random(20'261'123); // the same bytes in each run
        const auto below = [&random](qsizetype most) {
            return static_cast<qsizetype>(random() % static_cast<std::uint32_t>(most));
        };
        for (int i = 0; i < 6000; ++i) {
            QByteArray body = good.at(i % good.size());
            for (qsizetype change = below(4); change >= 0; --change) {
                const qsizetype at = below(body.size());
                switch (below(3)) {
                case 0:
                    body[at] = pieces.at(below(pieces.size()));
                    break;
                case 1:
                    body.remove(at, 1 + below(40));
                    break;
                default:
                    body.insert(at, body.mid(below(body.size()), below(60)));
                }
                body += body.isEmpty() ? "[" : "";
            }
            if (const auto alerts = alertsIn(body)) {
                for (const auto &one : alerts->rows) {
                    QVERIFY(!one.fingerprint.isEmpty() && !one.stateRaw.isEmpty());
                }
            }
            if (const auto silences = silencesIn(body)) {
                for (const auto &one : silences->rows) {
                    QVERIFY(!one.id.isEmpty() && !one.matchers.isEmpty());
                    [[maybe_unused]] const auto text = textOf(one.matchers);
                }
            }
            [[maybe_unused]] const auto groups = alertGroupsIn(body);
            [[maybe_unused]] const auto status = alertmanagerStatusIn(body);
            const auto said = alertmanagerRefusal({400 + i % 150, "application/json", {}, body});
            QVERIFY(!said || !said->detail.isEmpty());
        }
    }
    void readsReceiversStatusAndIds() {
        QCOMPARE(*receiversIn("[{\"name\":\"a\"},{\"name\":\"b c\"}]"), (QStringList{u"a"_s, u"b c"_s}));
        QVERIFY(!receiversIn("[{\"name\":\"a\"},{}]"));
        QCOMPARE(*silenceIdIn("{\"silenceID\":\"x\"}"), u"x"_s);
        const auto status = alertmanagerStatusIn(
            "{\"cluster\":{\"status\":\"ready\",\"peers\":[{\"name\":\"1\",\"address\":\"10.0.0.1:9094\"}]},"
            "\"config\":{\"original\":\"route:\\n\"},\"uptime\":\"2026-11-21T20:00:00.000Z\","
            "\"versionInfo\":{\"version\":\"0.25.0\"}}");
        QVERIFY2(status, status ? "" : qPrintable(status.error().detail));
        QCOMPARE(status->version, u"0.25.0"_s);
        QCOMPARE(status->cluster, u"ready"_s);
        QCOMPARE(status->peers, QStringList{u"10.0.0.1:9094"_s});
        QVERIFY(status->upSince && status->config == u"route:\n"_s);
    }
};

QTEST_APPLESS_MAIN(AlertAnswersTest)
#include "tst_alertanswers.moc"
