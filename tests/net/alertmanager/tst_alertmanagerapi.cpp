// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/alertmanager/alertmanagerapi.h"

#include "kit/fakenetwork.h"
#include "kit/heard.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString id = u"3f2c0000-0000-4000-8000-000000000001"_s;
const Instant start(1'795'293'753'621ms); // 2026-11-21T20:42:33.621Z

Silence read() {
    Silence silence;
    silence.id = id;
    silence.matchers = {{u"service"_s, u"pix"_s}, {u"queue"_s, u"a.*"_s, true, false}};
    silence.startsAt = start;
    silence.endsAt = start + 1h;
    silence.createdBy = u"ana"_s;
    silence.comment = u"first"_s;
    return silence;
}

std::function<void(Done)> done(kit::Heard<bool> &heard) {
    return [into = heard.into()](const Done &done) { into(done ? Result<bool>(true) : tl::unexpected(done.error())); };
}

} // namespace

// What goes to an Alertmanager and what its refusals mean, over a scripted wire.
class AlertmanagerApiTest final : public QObject {
    Q_OBJECT
    kit::FakeNetwork *m_wire = nullptr;
    std::unique_ptr<HttpClient> m_client;

    void connectTo(const QString &address, QList<std::pair<QByteArray, Secret>> headers = {}) {
        m_wire = new kit::FakeNetwork;
        m_client = std::make_unique<HttpClient>(alertmanagerOptions(QUrl(address), {}, std::move(headers)),
                                                std::unique_ptr<QNetworkAccessManager>(m_wire));
    }
    AlertmanagerApi api() { return AlertmanagerApi(*m_client); }
    [[nodiscard]] QJsonObject sent() const { return QJsonDocument::fromJson(m_wire->seen().constLast().body).object(); }

private Q_SLOTS:
    void init() { connectTo(u"http://127.0.0.1:9"_s); }
    void cleanup() {
        QCOMPARE(m_wire->unmatched(), QString());
        m_client.reset();
    }

    void asksBelowThePathInFrontWithItsHeadersAndNoSession() {
        connectTo(u"http://127.0.0.1:9/alerts/am/"_s, {{"X-Scope-OrgID", Secret("team-a")}});
        m_client->tokens().setAccess(Secret("session-canary"));
        m_wire->answers(u"/alerts/am/api/v2/alerts"_s, "[]");
        kit::Heard<Readable<Alert>> heard;
        api().alerts({}, this, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        const auto seen = m_wire->seen().constLast();
        QCOMPARE(seen.query, QString());
        QCOMPARE(seen.headers.value("x-scope-orgid"), QByteArray("team-a"));
        QVERIFY(!seen.headers.contains("authorization"));
    }
    void asksForTheAlertsThatAreWanted() {
        m_wire->answers(u"/api/v2/alerts"_s, "[]");
        m_wire->answers(u"/api/v2/alerts/groups"_s, "[]");
        AlertmanagerApi::Wanted wanted;
        wanted.matchers = *matchersOf(u"a=\"b+c&d\",e!~\"ção|\\\"\""_s);
        wanted.receiver = u"on-.*"_s;
        wanted.silenced = false;
        wanted.unprocessed = false;
        kit::Heard<Readable<Alert>> alerts;
        api().alerts(wanted, this, alerts.into());
        QVERIFY(alerts.wait() && alerts.ok());
        const QUrlQuery query(m_wire->seen().constLast().query);
        QCOMPARE(query.allQueryItemValues(u"filter"_s, QUrl::FullyDecoded),
                 (QStringList{u"a=\"b+c&d\""_s, u"e!~\"ção|\\\"\""_s}));
        QVERIFY(!m_wire->seen().constLast().query.contains(u'+'));
        QCOMPARE(query.queryItemValue(u"receiver"_s, QUrl::FullyDecoded), u"on-.*"_s);
        QCOMPARE(query.queryItemValue(u"silenced"_s), u"false"_s); // any other word would be false, too
        QCOMPARE(query.queryItemValue(u"unprocessed"_s), u"false"_s);
        QVERIFY(!query.hasQueryItem(u"active"_s));
        kit::Heard<Readable<AlertGroup>> groups;
        api().groups(wanted, this, groups.into());
        QVERIFY(groups.wait() && groups.ok());
        QVERIFY(!m_wire->seen().constLast().query.contains(u"unprocessed"_s));
    }
    void makesASilence() {
        m_wire->answers(u"POST /api/v2/silences"_s, "{\"silenceID\":\"new\"}");
        const auto was = read();
        kit::Heard<QString> heard;
        api().create({was.matchers, was.startsAt, was.endsAt, was.createdBy, was.comment}, this, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        QCOMPARE(heard.value(), u"new"_s);
        QVERIFY(!sent().contains(u"id"_s));
        QCOMPARE(sent().value(u"endsAt"_s).toString(), u"2026-11-21T21:42:33.621Z"_s);
        const auto second = sent().value(u"matchers"_s).toArray().at(1).toObject();
        QCOMPARE(second,
                 (QJsonObject{
                     {u"name"_s, u"queue"_s}, {u"value"_s, u"a.*"_s}, {u"isRegex"_s, true}, {u"isEqual"_s, false}}));
        QCOMPARE(m_wire->seen().constLast().headers.value("content-type"), QByteArray("application/json"));
    }
    void sendsNoSilenceWithoutAReason() {
        kit::Heard<QString> made;
        api().create({read().matchers, start, start + 1h, u"ana"_s, u" "_s}, this, made.into());
        QCOMPARE(made.times(), 0); // never inside the call
        QVERIFY(made.wait());
        QCOMPARE(made.error().code, u"no_comment"_s);
        kit::Heard<AlertmanagerApi::Edited> edited;
        api().edit(read(), {start + 2h, QString(), u"x"_s}, this, edited.into());
        QVERIFY(edited.wait());
        QCOMPARE(edited.error().code, u"no_author"_s);
        QCOMPARE(m_wire->seen().size(), 0);
    }
    void editsASilenceSoThatItKeepsItsId() {
        m_wire->answers(u"POST /api/v2/silences"_s, "{\"silenceID\":\"" + id.toLatin1() + "\"}");
        m_wire->answers(u"POST /api/v2/silences"_s, "{\"silenceID\":\"other\"}");
        for (const bool keeps : {true, false}) {
            kit::Heard<AlertmanagerApi::Edited> heard;
            api().edit(read(), {start + 3h, u"bia"_s, u"longer"_s}, this, heard.into());
            QVERIFY(heard.wait() && heard.ok());
            QCOMPARE(heard.value().keptId, keeps);
            QCOMPARE(heard.value().id, keeps ? id : u"other"_s);
            QCOMPARE(sent().value(u"id"_s).toString(), id);
            QCOMPARE(sent().value(u"startsAt"_s).toString(), u"2026-11-21T20:42:33.621Z"_s); // as it was read
            QCOMPARE(sent().value(u"endsAt"_s).toString(), u"2026-11-21T23:42:33.621Z"_s);
            QCOMPARE(sent().value(u"createdBy"_s).toString(), u"bia"_s);
            QCOMPARE(sent().value(u"matchers"_s).toArray().size(), 2);
        }
    }
    void endsASilence() {
        m_wire->plays(u"DELETE /api/v2/silence/a%2Fb"_s, {});
        kit::Heard<bool> heard;
        api().expire(u"a/b"_s, this, done(heard));
        QVERIFY(heard.wait());
        QVERIFY(heard.ok());
    }
    void saysWhichAlertsWereRefused() {
        m_wire->answers(u"POST /api/v2/alerts"_s, "\"invalid label set: invalid name \\\"bad-name\\\"\"", 400);
        m_wire->answers(u"POST /api/v2/alerts"_s, "{\"code\":400,\"message\":\"parsing alerts body\"}", 400);
        m_wire->plays(u"POST /api/v2/alerts"_s, {});
        const QList<AlertmanagerApi::NewAlert> alerts{{{{u"alertname"_s, u"Good"_s}}},
                                                      {{{u"bad-name"_s, u"x"_s}}},
                                                      {{{u"empty"_s, u""_s}}},
                                                      {{{u"a"_s, u"b"_s}}, {}, start, start - 1h}};
        kit::Heard<bool> some;
        api().post(alerts, this, done(some));
        QVERIFY(some.wait());
        QCOMPARE(some.error().code, u"alerts_partly"_s);
        QCOMPARE(some.error().kind, ErrorKind::Rejected);
        QVERIFY2(some.error().detail.contains(u"bad-name"_s), qPrintable(some.error().detail));
        QCOMPARE(some.error().fields.size(), 3);
        QCOMPARE(some.error().fields.at(0).line, 2);
        QCOMPARE(some.error().fields.at(2).line, 4);
        kit::Heard<bool> none;
        api().post(alerts, this, done(none));
        QVERIFY(none.wait());
        QCOMPARE(none.error().code, u"alertmanager_unread"_s);
        kit::Heard<bool> all;
        api().post({alerts.constFirst()}, this, done(all));
        QVERIFY(all.wait() && all.ok());
        const auto body = QJsonDocument::fromJson(m_wire->seen().constLast().body).array();
        QCOMPARE(body.at(0).toObject().value(u"labels"_s).toObject().value(u"alertname"_s).toString(), u"Good"_s);
        QVERIFY(!body.at(0).toObject().contains(u"endsAt"_s));
    }
    void saysWhatTheServerSays_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, int status, const char *type, const char *body, ErrorKind kind,
                            const char *code, const char *says) {
            QTest::newRow(name) << status << QByteArray(type) << QByteArray(body) << kind << QString::fromLatin1(code)
                                << QString::fromLatin1(says);
        };
        const char *json = "application/json";
        row("a string", 400, json, "\"bad matcher format: x\"\n", ErrorKind::Rejected, "alertmanager_refused",
            "bad matcher format: x");
        row("an object", 422, json, "{\"code\":612,\"message\":\"matchers in body should have at least 1 items\"}",
            ErrorKind::Rejected, "alertmanager_unread", "at least 1 items");
        row("wrong type", 415, json, "{\"code\":415,\"message\":\"unsupported media type\"}", ErrorKind::Rejected,
            "alertmanager_unread", "unsupported media type");
        row("unknown silence, ending it", 500, json, "\"silence not found\"", ErrorKind::NotFound, "silence_not_found",
            "no such silence");
        row("unknown silence, reading it", 404, "", "", ErrorKind::NotFound, "silence_not_found", "no such silence");
        row("unknown silence, editing it", 404, json, "\"silence not found\"\n", ErrorKind::NotFound,
            "silence_not_found", "no such silence");
        row("failed", 500, json, "\"disk full\"", ErrorKind::Server, "alertmanager_failed", "disk full");
        row("failed without a word", 500, "", "", ErrorKind::Server, "server_error", "500");
        row("refused without a word", 400, "", "", ErrorKind::Rejected, "rejected", "400");
        row("unknown path", 404, "text/plain; charset=utf-8", "404 page not found", ErrorKind::Malformed,
            "not_alertmanager", "the path of its API");
        row("unknown call", 404, json, "{\"code\":404,\"message\":\"path /api/v2/x was not found\"}",
            ErrorKind::Malformed, "not_alertmanager", "was not found");
        row("wrong method", 405, "text/plain", "Method Not Allowed", ErrorKind::Malformed, "not_alertmanager",
            "the path of its API");
        row("login page", 200, "text/html", "<html>sign in</html>", ErrorKind::Malformed, "not_alertmanager",
            "text/html");
        row("page of a proxy", 400, "text/html", "<html/>", ErrorKind::Malformed, "not_alertmanager", "status 400");
        row("no credentials", 401, "text/plain", "Unauthorized", ErrorKind::Unauthorized, "source_unauthorized",
            "who you are");
        row("no right", 403, "text/html", "<html/>", ErrorKind::Forbidden, "source_forbidden", "does not let");
        row("proxy", 502, "text/html", "<html>bad gateway</html>", ErrorKind::Server, "server_error", "502");
        row("too often", 429, "text/plain", "slow down", ErrorKind::RateLimited, "rate_limited", "Too many");
        row("not json", 200, json, "<html>", ErrorKind::Malformed, "alertmanager_answer", "no JSON");
        row("an error with 200", 200, json, "\"silence not found\"", ErrorKind::Malformed, "alertmanager_answer",
            "no object");
    }
    void saysWhatTheServerSays() {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, code);
        QFETCH(QString, says);
        kit::Script script;
        script.status = status;
        script.body = body;
        if (!type.isEmpty()) {
            script.headers = {{"Content-Type", type}};
        }
        m_wire->plays(u"/api/v2/silence/"_s + id, script);
        kit::Heard<Silence> heard;
        api().silence(id, this, heard.into());
        QVERIFY(heard.wait() && !heard.ok());
        QCOMPARE(heard.error().code, code);
        QCOMPARE(heard.error().kind, kind);
        QVERIFY2(heard.error().detail.contains(says), qPrintable(heard.error().detail));
    }
    void takesAnEmptyAnswerForNoSilenceOnlyWhereThereIsAnId() {
        kit::Script script;
        script.status = 404;
        m_wire->plays(u"/api/v2/alerts"_s, script);
        kit::Heard<Readable<Alert>> heard;
        api().alerts({}, this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(heard.error().code, u"not_alertmanager"_s);
        QCOMPARE(heard.error().httpStatus, 404);
    }
    void takesNoPageForDone() {
        kit::Script script;
        script.body = "<html>sign in</html>";
        script.headers = {{"Content-Type", "text/html"}};
        m_wire->plays(u"/api/v2/silence/"_s + id, script);
        kit::Heard<bool> heard;
        api().expire(id, this, done(heard));
        QVERIFY(heard.wait());
        QCOMPARE(heard.error().code, u"not_alertmanager"_s);
    }
    void tellsItsVersionOrThatItIsNone() {
        const char *const status = "{\"cluster\":{\"status\":\"disabled\"},\"versionInfo\":{\"version\":\"0.25.0\"}}";
        m_wire->answers(u"/api/v2/status"_s, status);
        m_wire->answers(u"/api/v2/status"_s, "{\"hello\":\"world\"}");
        kit::Heard<QString> first;
        askWhetherAlertmanager(*m_client, this, first.into());
        QVERIFY(first.wait() && first.ok());
        QCOMPARE(first.value(), u"Alertmanager 0.25.0"_s);
        kit::Heard<QString> second;
        askWhetherAlertmanager(*m_client, this, second.into());
        QVERIFY(second.wait() && !second.ok());
        QCOMPARE(second.error().code, u"not_alertmanager"_s);
    }
};

QTEST_GUILESS_MAIN(AlertmanagerApiTest)
#include "tst_alertmanagerapi.moc"
