// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/twinserver.h"
#include "net/profile/profilesource.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace farol;
using namespace farol::net;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

const QByteArray fields = "    fields: {id: id, status: {from: s, map: m}}\n";

QByteArray profileOf(const QByteArray &auth, const QByteArray &entities, const QByteArray &more = {}) {
    return "farol_profile: 1\nid: t\nname: Trial\nservices: {main: \"http://127.0.0.1:1/base\"}\n" + auth +
           "errors: {message: [detail, error], fields: {list: detail, path: loc, text: msg}, soft: [{path: ok, values: "
           "[\"false\"]}]}\nredact: [secret_code]\nstatus_maps: {m: {A: queued, B: done}}\n" +
           more + "entities:\n" + entities;
}

QByteArray rowsOf(int from, int to) {
    QByteArray all;
    for (int i = from; i < to; ++i) {
        all += (all.isEmpty() ? "" : ",") + QByteArray("{\"id\":") + QByteArray::number(i) + ",\"s\":\"" +
               (i % 2 == 0 ? "A" : "B") + "\"}";
    }
    return "[" + all + "]";
}

// One source with its back-end; asks and waits.
class Trial final {
public:
    explicit Trial(const QByteArray &yaml, const QHash<QString, Secret> &secrets = {}) {
        const auto profile = compileProfile(yaml);
        if (!profile) {
            qFatal("%s", qPrintable(profile.error().detail));
        }
        QUrl address = server.url();
        address.setPath(u"/base"_s);
        source = std::make_unique<ProfileSource>(*profile, ProfileAccess{{{u"main"_s, address}}, {}, secrets});
        source->wire().setPatience(std::chrono::milliseconds(5));
    }
    Result<ProfileRows> list(const ProfileWanted &wanted) {
        return wait<ProfileRows>([&](auto answer) { source->list(wanted, &life, answer); });
    }
    Result<ProfileDetail> detail(const QString &entity, const QString &id) {
        return wait<ProfileDetail>([&](auto answer) { source->detail(entity, id, &life, answer); });
    }
    Result<ProfileDone> act(const ProfileOrder &order) {
        const auto plan = source->plan(order);
        if (!plan) {
            return tl::unexpected(plan.error());
        }
        return wait<ProfileDone>([&](auto answer) { source->send(order, *plan, &life, answer); });
    }
    template<typename T>
    Result<T> wait(const std::function<void(ProfileAnswer<T>)> &ask) {
        std::optional<Result<T>> answer;
        ask([&answer](const Result<T> &said) { answer = said; });
        (void)QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
        return answer ? *answer : failure(ErrorKind::Timeout, u"no_answer"_s, u"The test waited in vain."_s);
    }
    TwinServer server;
    QObject life;
    std::unique_ptr<ProfileSource> source;
};

QStringList ids(const RecordTable &table) {
    QStringList all;
    for (qsizetype i = 0; i < table.rows(); ++i) {
        all.append(QString::fromUtf8(table.text(i, table.column(u"id"))));
    }
    return all;
}

QString codes(const ProfileRows &rows) {
    QStringList all;
    for (const auto &one : rows.remarks) {
        all.append(one.code);
    }
    return all.join(u' ');
}

QByteArray listOf(const QByteArray &more) {
    return "  batch:\n    list: {path: /rows" + more + "}\n" + fields;
}

} // namespace

// Any back-end by its profile: signing in, pages, merging, limits, orders, errors.
class ProfileSourceTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsPages_data() {
        QTest::addColumn<QByteArray>("pages");
        QTest::addColumn<QByteArrayList>("places");
        QTest::newRow("offset") << QByteArray(", pagination: {kind: offset, limit_parameter: limit, offset_parameter: "
                                              "skip, size: 2}")
                                << QByteArrayList{"GET /base/rows?skip=0&limit=2", "GET /base/rows?skip=2&limit=2",
                                                  "GET /base/rows?skip=4&limit=2"};
        QTest::newRow("page") << QByteArray(", pagination: {kind: page, page_parameter: p, size_parameter: n, size: 2, "
                                            "first: 0}")
                              << QByteArrayList{"GET /base/rows?p=0&n=2", "GET /base/rows?p=1&n=2",
                                                "GET /base/rows?p=2&n=2"};
    }
    void readsPages() {
        QFETCH(QByteArray, pages);
        QFETCH(QByteArrayList, places);
        Trial trial(profileOf({}, listOf(pages)));
        trial.server.says(places.at(0), rowsOf(0, 2));
        trial.server.says(places.at(1), rowsOf(2, 4));
        trial.server.says(places.at(2), rowsOf(4, 5));
        const auto rows = trial.list({u"batch"_s});
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
        QCOMPARE(trial.server.unmatched(), QByteArray());
        QCOMPARE(ids(rows->table), (QStringList{u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s}));
        QCOMPARE(rows->requests, 3);
        QVERIFY(rows->isWhole());
    }
    void followsCursorsAndLinks() {
        Trial cursor(
            profileOf({}, listOf(", items: data, pagination: {kind: cursor, parameter: after, next: meta.next}")));
        cursor.server.says("GET /base/rows", "{\"data\":" + rowsOf(0, 2) + ",\"meta\":{\"next\":\"x y\"}}");
        cursor.server.says("GET /base/rows?after=x%20y", "{\"data\":" + rowsOf(2, 3) + ",\"meta\":{\"next\":null}}");
        const auto byCursor = cursor.list({u"batch"_s});
        QVERIFY2(byCursor, byCursor ? "" : qPrintable(byCursor.error().detail));
        QCOMPARE(byCursor->table.rows(), 3);

        Trial link(profileOf({}, listOf(", pagination: {kind: link}")));
        link.server.says(
            "GET /base/rows", rowsOf(0, 2), 200,
            "Content-Type: application/json\r\nLink: </base/rows?page=2>; rel=\"next\", </base/rows>; rel=\"first\"");
        link.server.says("GET /base/rows?page=2", rowsOf(2, 3));
        const auto byLink = link.list({u"batch"_s});
        QVERIFY2(byLink, byLink ? "" : qPrintable(byLink.error().detail));
        QCOMPARE(byLink->table.rows(), 3);

        Trial astray(profileOf({}, listOf(", pagination: {kind: link}")));
        astray.server.says("GET /base/rows", rowsOf(0, 2), 200,
                           "Content-Type: application/json\r\nLink: <https://elsewhere.example/rows>; rel=next");
        const auto stopped = astray.list({u"batch"_s});
        QVERIFY(stopped && !stopped->isWhole());
    }
    void aCursorThatStandsStillEnds() {
        Trial trial(profileOf({}, listOf(", items: d, pagination: {kind: cursor, parameter: after, next: n}")));
        trial.server.says("GET /base/rows", "{\"d\":" + rowsOf(0, 2) + ",\"n\":\"same\"}");
        const auto rows = trial.list({u"batch"_s});
        QVERIFY(rows);
        QCOMPARE(trial.server.seen().size(), 2);
        QCOMPARE(codes(*rows), u"rows_twice"_s);
        QCOMPARE(rows->table.rows(), 2);
    }
    void beginsAgainWhenAListShrinks() {
        Trial trial(profileOf({}, listOf(", pagination: {kind: page, page_parameter: p, size: 2}")));
        trial.server.says("GET /base/rows?p=1", rowsOf(0, 2));
        trial.server.says("GET /base/rows?p=1", rowsOf(0, 1));
        trial.server.says("GET /base/rows?p=2", "{\"detail\":\"page out of range\"}", 404);
        const auto rows = trial.list({u"batch"_s});
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
        QCOMPARE(ids(rows->table), (QStringList{u"0"_s, u"1"_s}));
        QVERIFY(codes(*rows).contains(u"list_shrank"_s));
        // Also the second time: then it is the error that it is.
        trial.server.forget("GET /base/rows?p=1");
        trial.server.says("GET /base/rows?p=1", rowsOf(0, 2));
        QCOMPARE(trial.list({u"batch"_s}).error().kind, ErrorKind::NotFound);
    }
    void saysWhereItStopped() {
        const QByteArray pages = ", pagination: {kind: page, page_parameter: p, size: 2}";
        Trial requests(profileOf({}, listOf(pages), "limits: {requests: 2}\n"));
        requests.server.says("GET /base/rows?p=1", rowsOf(0, 2));
        requests.server.says("GET /base/rows?p=2", rowsOf(2, 4));
        const auto two = requests.list({u"batch"_s});
        QVERIFY(two && !two->isWhole());
        QCOMPARE(two->table.rows(), 4);
        QCOMPARE(codes(*two), u"requests_cut"_s);

        Trial rows(profileOf({}, listOf({}), "limits: {rows: 3}\n"));
        rows.server.says("GET /base/rows", rowsOf(0, 10));
        const auto three = rows.list({u"batch"_s});
        QVERIFY(three && !three->isWhole());
        QCOMPARE(three->table.rows(), 3);

        Trial bytes(profileOf({}, listOf({}), "limits: {bytes: 1000}\n"));
        bytes.server.says("GET /base/rows", rowsOf(0, 500));
        QCOMPARE(bytes.list({u"batch"_s}).error().kind, ErrorKind::TooLarge);
    }
    void mergesListsByTheirKey() {
        Trial trial(profileOf({}, "  batch:\n    lists:\n      - {path: /ready, merge_key: id}\n"
                                  "      - {path: /mine, merge_key: id, needs_role: owner}\n" +
                                      fields));
        trial.server.says("GET /base/ready", rowsOf(0, 3));
        trial.server.says("GET /base/mine", rowsOf(2, 5));
        const auto both = trial.list({u"batch"_s});
        QVERIFY2(both, both ? "" : qPrintable(both.error().detail));
        QCOMPARE(both->table.rows(), 5);
        QCOMPARE(codes(*both), u"rows_twice"_s);
        trial.server.forget("GET /base/mine");
        trial.server.says("GET /base/mine", "{\"detail\":\"owners only\"}", 403);
        const auto one = trial.list({u"batch"_s});
        QVERIFY(one && one->isWhole());
        QCOMPARE(one->table.rows(), 3);
        QCOMPARE(codes(*one), u"list_not_allowed"_s);
    }
    void filtersHereOrThere() {
        Trial trial(profileOf({}, listOf(", filters: {status: {where: server, parameter: st, values: {done: B}}}")));
        trial.server.says("GET /base/rows?st=B", rowsOf(0, 4)); // it does not care for what it is asked
        const auto done = trial.list({u"batch"_s, {{u"status"_s, u"done"_s}}});
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(ids(done->table), (QStringList{u"1"_s, u"3"_s}));
        trial.server.says("GET /base/rows", rowsOf(0, 4));
        const auto queued = trial.list({u"batch"_s, {{u"status"_s, u"queued"_s}}});
        QCOMPARE(ids(queued->table), (QStringList{u"0"_s, u"2"_s}));
        const auto wrong = trial.list({u"batch"_s, {{u"colour"_s, u"red"_s}}});
        QCOMPARE(wrong.error().code, u"unknown_filter"_s);
    }
    void walksParents() {
        Trial trial(
            profileOf({}, "  order:\n    list:\n      path: \"/of/${parent.id}\"\n"
                          "      for_each: {range: {path: \"/users/${n}\", from: 1, until_not: 200, max: 3, id: uid}}\n"
                          "    fields: {id: id, owner: {template: \"user ${parent.id}\"}}\n"
                          "  event:\n    list: {path: \"/e/${parent.id}\", for_each: {entity: order, max: 5}}\n"
                          "    fields: {id: id}\n"));
        trial.server.says("GET /base/users/1", "{\"uid\":\"u/1\"}");
        trial.server.says("GET /base/users/2", "{\"uid\":22}");
        trial.server.says("GET /base/users/3", "Internal Server Error", 500, "Content-Type: text/plain");
        trial.server.says("GET /base/of/u%2F1", "[{\"id\":1}]");
        trial.server.says("GET /base/of/22", "[{\"id\":2},{\"id\":3}]");
        const auto orders = trial.list({u"order"_s});
        QVERIFY2(orders, orders ? "" : qPrintable(orders.error().detail));
        QCOMPARE(ids(orders->table), (QStringList{u"1"_s, u"2"_s, u"3"_s}));
        QCOMPARE(QString::fromUtf8(orders->table.text(0, orders->table.column(u"owner"))), u"user u/1"_s);
        QCOMPARE(codes(*orders), u"range_ended"_s);
        for (const char *id : {"1", "2", "3"}) {
            trial.server.says(QByteArray("GET /base/e/") + id, QByteArray("[{\"id\":\"e") + id + "\"}]");
        }
        const auto events = trial.list({u"event"_s});
        QVERIFY2(events, events ? "" : qPrintable(events.error().detail));
        QCOMPARE(ids(events->table), (QStringList{u"e1"_s, u"e2"_s, u"e3"_s}));
        // The hard cap.
        trial.server.forget("GET /base/users/3");
        trial.server.says("GET /base/users/3", "{\"uid\":3}");
        trial.server.says("GET /base/of/3", "[]");
        const auto cut = trial.list({u"order"_s});
        QVERIFY(cut && !cut->isWhole());
        QCOMPARE(codes(*cut), u"parents_cut"_s);
        // Not even the first one is there.
        trial.server.forget("GET /base/users/1");
        trial.server.says("GET /base/users/1", "{}", 500);
        QCOMPARE(trial.list({u"order"_s}).error().kind, ErrorKind::Server);
    }
    void looksNamesUp() {
        const QByteArray entities = "  delivery:\n    list: {path: /rows}\n    fields:\n      id: id\n"
                                    "      place: {lookup: place, by: at, field: name}\n"
                                    "      lat: {lookup: place, by: at, field: pos.lat}\n"
                                    "      assignee: {lookup: user, by: who, field: name}\n";
        Trial trial(profileOf({}, entities,
                              "lookups:\n  place: {path: /places, items: all, key: pid}\n"
                              "  user: {path: \"/users/${key}\", key: id, per_key: true}\n"));
        trial.server.says("GET /base/rows", "[{\"id\":1,\"at\":7,\"who\":\"a\"},{\"id\":2,\"at\":8,\"who\":\"b\"},"
                                            "{\"id\":3,\"at\":null,\"who\":\"a\"}]");
        trial.server.says("GET /base/places", "{\"all\":[{\"pid\":7,\"name\":\"Centro\",\"pos\":{\"lat\":-21.5}},"
                                              "{\"pid\":8,\"name\":\"Norte\",\"pos\":{\"lat\":null}}]}");
        trial.server.says("GET /base/users/a", "{\"id\":\"a\",\"name\":\"Ana\"}");
        trial.server.says("GET /base/users/b", "{\"detail\":\"gone\"}", 404);
        const auto rows = trial.list({u"delivery"_s});
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
        const auto &table = rows->table;
        const auto text = [&table](qsizetype row, QStringView name) {
            const int at = table.column(name);
            return table.isNull(row, at) ? u"-"_s : QString::fromUtf8(table.text(row, at));
        };
        QCOMPARE(text(0, u"place"), u"Centro"_s);
        QCOMPARE(text(1, u"place"), u"Norte"_s);
        QCOMPARE(text(2, u"place"), u"-"_s);
        QCOMPARE(table.number(0, table.column(u"lat")), -21.5);
        QVERIFY(table.isNull(1, table.column(u"lat")));
        QCOMPARE(text(0, u"assignee"), u"Ana"_s);
        QCOMPARE(text(1, u"assignee"), u"-"_s);
        QCOMPARE(text(2, u"assignee"), u"Ana"_s);
        QCOMPARE(codes(*rows), u"lookup_failed"_s);
        QCOMPARE(trial.server.count("GET /base/users/a"), 1);
        (void)trial.list({u"delivery"_s}); // held for a minute
        QCOMPARE(trial.server.count("GET /base/places"), 1);
        QCOMPARE(trial.server.count("GET /base/users/a"), 1);
    }
    void signsInByToken() {
        const QByteArray auth =
            "auth: {kind: token_login, login: {method: POST, path: /login, form: {u: \"${secret.user}\", p: "
            "\"${secret.pass}\"}}, token: data.token, header: X-Auth, value: \"T ${token}\"}\n";
        Trial trial(profileOf(auth, listOf({})), {{u"user"_s, Secret("ana maria")}, {u"pass"_s, Secret("p&ss=")}});
        trial.server.says("POST /base/login", "{\"data\":{\"token\":\"one\"}}");
        trial.server.says("POST /base/login", "{\"data\":{\"token\":\"two\"}}");
        trial.server.says("GET /base/rows", rowsOf(0, 1));
        trial.server.says("GET /base/rows", "{\"detail\":\"expired\"}", 401);
        trial.server.says("GET /base/rows", rowsOf(0, 2));
        QVERIFY(trial.list({u"batch"_s}));
        QCOMPARE(trial.server.seen().at(0).body, QByteArray("u=ana+maria&p=p%26ss%3D"));
        QCOMPARE(trial.server.seen().at(1).headers.value("x-auth"), QByteArray("T one"));
        const auto again = trial.list({u"batch"_s}); // the session ended meanwhile
        QVERIFY2(again, again ? "" : qPrintable(again.error().detail));
        QCOMPARE(again->table.rows(), 2);
        QCOMPARE(trial.server.count("POST /base/login"), 2);
        QCOMPARE(trial.server.seen().constLast().headers.value("x-auth"), QByteArray("T two"));
    }
    void tellsWhyItIsNotLetIn() {
        const QByteArray auth =
            "auth: {kind: token_login, login: {method: POST, path: /login, json: {u: \"${secret.user}\"}}, "
            "token: token}\n";
        Trial refused(profileOf(auth, listOf({})), {{u"user"_s, Secret("ana")}});
        refused.server.says("POST /base/login", "{\"detail\":\"Incorrect email or password\"}", 400);
        const auto no = refused.list({u"batch"_s});
        QCOMPARE(no.error().code, u"login_refused"_s);
        QCOMPARE(no.error().kind, ErrorKind::Unauthorized);
        QVERIFY(no.error().detail.contains(u"Incorrect email or password"_s));
        QCOMPARE(refused.server.count("GET /base/rows"), 0);
        QCOMPARE(refused.server.seen().constLast().body, QByteArray("{\"u\":\"ana\"}"));

        Trial odd(profileOf(auth, listOf({})), {{u"user"_s, Secret("ana")}});
        odd.server.says("POST /base/login", "{\"jwt\":\"x\"}");
        QCOMPARE(odd.list({u"batch"_s}).error().code, u"login_answer"_s);

        Trial nobody(profileOf(auth, listOf({})));
        nobody.server.says("GET /base/rows", "{\"detail\":\"who?\"}", 401);
        QCOMPARE(nobody.list({u"batch"_s}).error().code, u"secret_missing"_s);
        nobody.server.forget("GET /base/rows");
        nobody.server.says("GET /base/rows", rowsOf(0, 1)); // what everybody may read needs no secret
        QVERIFY(nobody.list({u"batch"_s}));
    }
    void renewsATokenBeforeItsEnd() {
        const QByteArray claim =
            QByteArray("{\"expires\":" + QByteArray::number(QDateTime::currentSecsSinceEpoch() + 31) + ".5}")
                .toBase64(QByteArray::Base64UrlEncoding);
        const QByteArray auth =
            "auth: {kind: token_login, login: {method: POST, path: /login, json: {a: b}}, token: token, "
            "expiry: {jwt_claim: expires}}\n";
        Trial trial(profileOf(auth, listOf({})));
        trial.server.says("POST /base/login", "{\"token\":\"h." + claim + ".s\"}");
        trial.server.says("GET /base/rows", rowsOf(0, 1));
        QVERIFY(trial.list({u"batch"_s}));
        QTest::qWait(1'600); // less than 30 s are left
        QVERIFY(trial.list({u"batch"_s}));
        QCOMPARE(trial.server.count("POST /base/login"), 2);
    }
    void signsInByCookie() {
        const QByteArray auth =
            "auth: {kind: cookie_login, login: {method: POST, path: /login, form: {u: \"${secret.u}\"}}, "
            "success: [302], csrf: {cookie: csrf, header: X-CSRF, methods: [POST]}}\n";
        const QByteArray entities =
            "  approval:\n    list: {path: /page, html_table: {rows: \"tbody tr\", columns: [a, b]}}\n"
            "    fields: {id: a, title: b}\n    actions:\n      - {id: ok, confirm: true, request: "
            "{method: POST, path: \"/ok/${id}\"}, success: {text: approved}, then: removed}\n";
        Trial trial(profileOf(auth, entities), {{u"u"_s, Secret("x")}});
        trial.server.says("POST /base/login", "", 302,
                          "Location: /home\r\nSet-Cookie: sid=1; HttpOnly; Path=/\r\nSet-Cookie: csrf=tok; Path=/");
        trial.server.says("GET /base/page", "", 303, "Location: /login");
        trial.server.says("GET /base/page", "<table><tbody><tr><td>7</td><td>Seven</td></tr></table>", 200,
                          "Content-Type: text/html");
        trial.server.says("GET /base/page", "<h1>Sign in</h1>", 200, "Content-Type: text/html");
        const auto rows = trial.list({u"approval"_s});
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
        QCOMPARE(ids(rows->table), QStringList{u"7"_s});
        QCOMPARE(trial.server.count("POST /base/login"), 2);
        QCOMPARE(trial.server.seen().constLast().headers.value("cookie"), QByteArray("sid=1; csrf=tok"));
        QVERIFY(!trial.server.seen().constLast().headers.contains("x-csrf"));
        trial.server.says("POST /base/ok/7", "<tr><td>7 approved</td></tr>", 200, "Content-Type: text/html");
        trial.server.says("POST /base/ok/7", "<tr><td>Approval already REJECTED</td></tr>", 200,
                          "Content-Type: text/html");
        const auto done = trial.act({u"approval"_s, u"7"_s, u"ok"_s});
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(trial.server.seen().constLast().headers.value("x-csrf"), QByteArray("tok"));
        const auto already = trial.act({u"approval"_s, u"7"_s, u"ok"_s});
        QCOMPARE(already.error().code, u"order_refused"_s);
        QVERIFY(already.error().detail.contains(u"already REJECTED"_s));
        const auto page = trial.list({u"approval"_s});
        QCOMPARE(page.error().code, u"html_table_missing"_s);
    }
    void signsInAsAClient() {
        Trial trial(profileOf("auth: {kind: header, header: X, value: y}\n", listOf({})));
        trial.server.says("POST /oauth/token", "{\"access_token\":\"abc\",\"expires_in\":3600}");
        trial.server.says("GET /base/rows", rowsOf(0, 1));
        QUrl token = trial.server.url();
        token.setPath(u"/oauth/token"_s);
        const auto yaml = profileOf("auth: {kind: oauth2_client, token_url: \"" + token.toEncoded() +
                                        "\", client_id: farol, client_secret: \"${secret.s}\", scope: read}\n",
                                    listOf({}));
        QUrl address = trial.server.url();
        address.setPath(u"/base"_s);
        trial.source = std::make_unique<ProfileSource>(
            *compileProfile(yaml), ProfileAccess{{{u"main"_s, address}}, {}, {{u"s"_s, Secret("top")}}});
        const auto rows = trial.list({u"batch"_s});
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
        QCOMPARE(trial.server.seen().at(0).headers.value("authorization"),
                 "Basic " + QByteArray("farol:top").toBase64());
        QCOMPARE(trial.server.seen().at(0).body, QByteArray("grant_type=client_credentials&scope=read"));
        QCOMPARE(trial.server.seen().at(1).headers.value("authorization"), QByteArray("Bearer abc"));
    }
    void tellsErrorsInTheirWords_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *tag, int status, const char *type, const char *body, ErrorKind kind,
                            const char16_t *says) {
            QTest::newRow(tag) << status << QByteArray(type) << QByteArray(body) << static_cast<int>(kind)
                               << QString::fromUtf16(says);
        };
        const char *json = "application/json";
        row("text", 400, json, "{\"detail\":\"Batch must be ready\"}", ErrorKind::Rejected,
            u"(status 400): Batch must be ready");
        row("list", 422, json, "{\"detail\":[{\"loc\":[\"body\",\"items\",0,\"cents\"],\"msg\":\"too small\"}]}",
            ErrorKind::Rejected, u"body.items.0.cents: too small");
        row("sql", 400, json, "{\"error\":\"UNIQUE failed\\n[SQL: INSERT ('12345')]\"}", ErrorKind::Rejected,
            u"UNIQUE failed…");
        row("word", 404, json, "\"silence not found\"", ErrorKind::NotFound, u"silence not found");
        row("nothing", 500, json, "", ErrorKind::Server, u"without a word");
        row("plain", 500, "text/plain", "Internal Server Error", ErrorKind::Server,
            u"(status 500): Internal Server Error");
        row("html", 404, "text/html", "<title>404</title><h1>Not Found</h1><script>x</script>", ErrorKind::NotFound,
            u"Not Found");
        row("right", 403, json, "{\"detail\":\"admins only\"}", ErrorKind::Forbidden, u"admins only");
        row("many", 429, json, "{\"detail\":\"5 per minute\"}", ErrorKind::RateLimited, u"5 per minute");
        row("200 no", 200, json, "{\"ok\":false,\"detail\":\"down for tonight\"}", ErrorKind::Rejected,
            u"down for tonight");
        row("200 html", 200, "text/html", "<html><body>Sign in, please</body>", ErrorKind::Malformed,
            u"Sign in, please");
        row("200 cut", 200, json, "[{\"id\":1},", ErrorKind::Malformed, u"no JSON that can be read");
    }
    void tellsErrorsInTheirWords() {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(int, kind);
        QFETCH(QString, says);
        Trial trial(profileOf({}, listOf({})));
        trial.server.says("GET /base/rows", body, status, "Content-Type: " + type);
        const auto rows = trial.list({u"batch"_s});
        QVERIFY(!rows);
        QCOMPARE(static_cast<int>(rows.error().kind), kind);
        QVERIFY2(rows.error().detail.contains(says), qPrintable(rows.error().detail));
        QVERIFY(!rows.error().detail.contains(u"12345"_s));
        QCOMPARE(trial.server.seen().size(), status == 429 ? 4 : 1); // waits and asks again
    }
    void readsOneWithoutItsSecrets() {
        Trial trial(profileOf({}, "  order:\n    list: {path: /rows}\n    detail: {path: \"/rows/${id}\"}\n"
                                  "    redact: [pin]\n    fields: {id: id, status: {from: s, map: m}}\n"
                                  "    items: {path: lines, fields: {id: \"n\", quantity: q}}\n"));
        trial.server.says(
            "GET /base/rows/a%20b%2Fc",
            "{\"id\":\"a "
            "b/c\",\"s\":\"Z\",\"pin\":\"0711\",\"in\":[{\"secret_code\":5}],\"lines\":[{\"n\":1,\"q\":2.5}]}");
        const auto detail = trial.detail(u"order"_s, u"a b/c"_s);
        QVERIFY2(detail, detail ? "" : qPrintable(detail.error().detail));
        QCOMPARE(ids(detail->items), QStringList{u"1"_s});
        QVERIFY2(!detail->json.contains("0711") && !detail->json.contains(":5"), detail->json.constData());
        QCOMPARE(detail->notes.constFirst().code, u"unknown_status"_s);
        QCOMPARE(trial.detail(u"queue"_s, u"1"_s).error().code, u"capability_absent"_s);
    }
    void weighsOrders() {
        Trial trial(profileOf(
            {}, "  order:\n    list: {path: /rows}\n    fields: {id: id}\n    actions:\n"
                "      - {id: pay, when: [queued], inputs: [{name: code, type: secret, pattern: \"^[0-9]{6}$\"}, "
                "{name: num, type: integer, required: false}], request: {method: PATCH, path: \"/rows/${id}/pay\", "
                "query: {by: \"${input.num}\"}, json: {code: \"${input.code}\", num: \"${input.num}\", deep: "
                "{secret_code: 1}}}, "
                "success: {status: [200]}}\n"));
        const auto code = [&trial](const ProfileOrder &order) { return trial.source->plan(order).error().code; };
        QCOMPARE(code({u"order"_s, u"7"_s, u"pai"_s}), u"action_missing"_s);
        QCOMPARE(code({u"order"_s, u"7"_s, u"pay"_s, u"done"_s}), u"action_not_now"_s);
        QCOMPARE(code({u"order"_s, u"7"_s, u"pay"_s, u"queued"_s}), u"input_missing"_s);
        QCOMPARE(code({u"order"_s, u"7"_s, u"pay"_s, u"queued"_s, {{u"code"_s, u"12"_s}}}), u"input_wrong"_s);
        QCOMPARE(code({u"order"_s, u"7"_s, u"pay"_s, u"queued"_s, {{u"code"_s, u"123456"_s}, {u"num"_s, u"x"_s}}}),
                 u"input_wrong"_s);
        QCOMPARE(code({u"order"_s, u"7"_s, u"pay"_s, u"queued"_s, {{u"code"_s, u"123456"_s}, {u"m"_s, u"x"_s}}}),
                 u"input_unknown"_s);
        const ProfileOrder order{
            u"order"_s, u"7/8"_s, u"pay"_s, u"queued"_s, {{u"code"_s, u"123456"_s}, {u"num"_s, u"3"_s}}};
        const auto plan = trial.source->plan(order);
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().detail));
        QVERIFY2(plan->shownCall.endsWith(u"/base/rows/7%2F8/pay?by=3"_s), qPrintable(plan->shownCall));
        QVERIFY2(!plan->shownBody.contains("123456"), plan->shownBody.constData());
        QCOMPARE(QJsonDocument::fromJson(plan->ask.body).object().value(u"num"_s).toInt(), 3);
        trial.server.says("PATCH /base/rows/7%2F8/pay?by=3", "{}");
        const auto done = trial.act(order);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        QCOMPARE(trial.server.seen().constLast().body, plan->ask.body);
        trial.server.forget("PATCH /base/rows/7%2F8/pay?by=3");
        trial.server.says("PATCH /base/rows/7%2F8/pay?by=3", "{\"ok\":false,\"detail\":\"closed\"}");
        QCOMPARE(trial.act(order).error().code, u"foreign_refusal"_s);
        trial.server.forget("PATCH /base/rows/7%2F8/pay?by=3");
        trial.server.says("PATCH /base/rows/7%2F8/pay?by=3", "{}", 202);
        QCOMPARE(trial.act(order).error().code, u"order_refused"_s);
    }
    void anOrderIsNeverSentTwice() {
        Trial trial(profileOf({}, "  order:\n    list: {path: /rows}\n    fields: {id: id}\n    actions:\n"
                                  "      - {id: pay, request: {method: POST, path: \"/pay\"}}\n"));
        trial.server.says("GET /base/rows", rowsOf(0, 1)); // the connection is open, and may be reused
        QVERIFY(trial.list({u"order"_s}));
        trial.server.dies("POST /base/pay");
        const auto done = trial.act({u"order"_s, u"1"_s, u"pay"_s});
        QVERIFY(!done);
        QCOMPARE(trial.server.count("POST /base/pay"), 1);
    }
    void saysHowItIs() {
        Trial trial(profileOf({}, listOf({}),
                              "health: {path: /health, ok: {field: status, values: [up]}, components: parts}\n"));
        const auto health = [&trial] {
            return trial.wait<QList<ServiceHealth>>([&](auto answer) { trial.source->health(&trial.life, answer); })
                ->constFirst();
        };
        trial.server.says("GET /base/health", "{\"status\":\"up\",\"parts\":{\"db\":\"ok\"}}");
        trial.server.says("GET /base/health", "{\"status\":\"tired\"}");
        trial.server.says("GET /base/health", "{\"detail\":\"no database\"}", 503);
        auto said = health();
        QCOMPARE(said.state, ServiceHealth::State::Up);
        QCOMPARE(said.components.constFirst().second, u"ok"_s);
        said = health();
        QCOMPARE(said.state, ServiceHealth::State::Degraded);
        QVERIFY(said.detail.contains(u"tired"_s));
        said = health();
        QCOMPARE(said.state, ServiceHealth::State::Down);
        QVERIFY(said.detail.contains(u"no database"_s));
        trial.server.forget("GET /base/health");
        trial.server.dies("GET /base/health");
        QCOMPARE(health().state, ServiceHealth::State::Unknown);
    }
    void isSilentAfterItsContextDied() {
        Trial trial(profileOf({}, listOf({})));
        trial.server.says("GET /base/rows", rowsOf(0, 1));
        auto context = std::make_unique<QObject>();
        bool told = false;
        trial.source->list({u"batch"_s}, context.get(), [&told](const auto &) { told = true; });
        context.reset();
        QTest::qWait(200);
        QVERIFY(!told);
    }
};

QTEST_GUILESS_MAIN(ProfileSourceTest)
#include "tst_profilesource.moc"
