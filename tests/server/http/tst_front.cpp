// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/frontkit.h"

#include <QProcess>
#include <QTemporaryDir>
#include <thread>

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace std::chrono_literals;

// What the front does for every route: identity, form of the answer, late answers, goodbye.
class FrontTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsNoAnswerUnlessTheRouteSaysSo() {
        FrontKit kit;
        kit.addEcho();
        kit.router.add(
            {server::Method::Get, QStringLiteral("/readyz"), [](const server::Request &, const server::Answer &answer) {
                 auto response = server::json("{}");
                 response.headers.append(std::pair<QByteArray, QByteArray>("Cache-Control", "private, max-age=5"));
                 answer(response);
             }});
        kit.start();
        QCOMPARE(httpCall(kit.port(), "GET", FrontKit::open).headers.value("cache-control"), QByteArray("no-store"));
        const auto kept = httpCall(kit.port(), "GET", "/readyz");
        QCOMPARE(kept.headers.value("cache-control"), QByteArray("private, max-age=5"));
        QVERIFY(kept.headers.contains("etag"));
    }
    void aRouteThatGoesAwaySaysSoInEveryAnswer() {
        FrontKit kit;
        server::Route route{server::Method::Get, QString::fromLatin1(FrontKit::open),
                            [](const server::Request &, const server::Answer &answer) { answer(server::json("{}")); }};
        route.goodbye = server::Route::Goodbye{*fromRfc3339(u"2026-11-20T00:00:00Z"),
                                               fromRfc3339(u"2027-05-20T00:00:00Z"), QStringLiteral("/readyz")};
        kit.router.add(route);
        kit.post(FrontKit::take,
                 [](const server::Request &, const server::Answer &answer) { answer(server::json("{}")); });
        kit.start();
        for (const QByteArray &path : {QByteArray(FrontKit::open), QByteArray(FrontKit::open) + "?a=1"}) {
            const auto answer = httpCall(kit.port(), "GET", path);
            QCOMPARE(answer.headers.value("deprecation"), QByteArray("@1795132800"));
            QCOMPARE(answer.headers.value("sunset"), QByteArray("Thu, 20 May 2027 00:00:00 GMT"));
            QCOMPARE(answer.headers.value("link"), QByteArray("</readyz>; rel=\"successor-version\""));
        }
        QVERIFY(!httpCall(kit.port(), "POST", FrontKit::take, "{}").headers.contains("deprecation"));
    }
    void init() { m_kit = std::make_unique<FrontKit>(); }
    void cleanup() {
        m_kit->stop(); // first: a handler of a failed test may wait for the end of the server
        joinThreads();
        m_kit.reset();
    }

    void saysTheSameHeadersOnEveryAnswer() {
        startEcho();
        for (const QByteArray path : {"/healthz", "/nowhere"}) {
            const auto answer = httpCall(port(), "GET", path, {}, {{"X-Request-Id", "abc.DEF_1-2"}});
            QCOMPARE(answer.headers.value("x-request-id"), "abc.DEF_1-2");
            QCOMPARE(answer.headers.value("date"), "Fri, 20 Nov 2026 13:05:00 GMT");
            QCOMPARE(answer.headers.value("cache-control"), "no-store");
            QCOMPARE(answer.headers.value("x-content-type-options"), "nosniff");
            QVERIFY(!answer.headers.contains("server"));
        }
        for (const QByteArray &bad : {QByteArray("a b"), QByteArray(65, 'a'), QByteArray("x\"y")}) {
            const auto answer = httpCall(port(), "GET", "/healthz", {}, {{"X-Request-Id", bad}});
            QVERIFY(answer.headers.value("x-request-id").startsWith("req-"));
        }
    }
    void answersHeadLikeGetWithoutABody() {
        startEcho();
        RawHttp client(port());
        client.send("HEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        const auto head = client.read(true);
        QCOMPARE(head.status, 200);
        QCOMPARE(head.headers.value("content-length"), "11");
        QCOMPARE(client.read().body, "{\"hello\":1}");
    }
    void answersPipelinedRequestsInOrder() {
        m_kit->get("/api/v1/items/{id}", [this](const Request &request, const Answer &answer) {
            // The first ones take longest.
            const int n = request.arguments.value(QStringLiteral("id")).toInt();
            m_threads.emplace_back([n, answer] {
                std::this_thread::sleep_for(std::chrono::milliseconds(20 - 2 * n));
                answer(json(QByteArray::number(n)));
            });
        });
        m_kit->start();
        RawHttp client(port());
        QByteArray all;
        for (int i = 0; i < 10; ++i) {
            all += "GET /api/v1/items/" + QByteArray::number(i) +
                   " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer role:viewer\r\n\r\n";
        }
        client.send(all);
        for (int i = 0; i < 10; ++i) {
            QCOMPARE(client.read().body, QByteArray::number(i));
        }
        joinThreads();
    }
    void namesTheMethodsOfAPath() {
        startEcho();
        const auto wrong = httpCall(port(), "POST", "/healthz", "{}");
        QCOMPARE(wrong.status, 405);
        QCOMPARE(wrong.headers.value("allow"), "GET, HEAD, OPTIONS");
        const auto options = httpCall(port(), "OPTIONS", FrontKit::take, {}, {{"Origin", "http://evil.example"}});
        QCOMPARE(options.status, 204);
        QCOMPARE(options.headers.value("allow"), "POST, OPTIONS");
        QVERIFY(!options.headers.contains("access-control-allow-origin"));
        QCOMPARE(httpCall(port(), "OPTIONS", "*").status, 204);
    }
    void honoursCloseAndHttp10() {
        startEcho();
        RawHttp close(port());
        close.send("GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QCOMPARE(close.read().headers.value("connection"), "close");
        QVERIFY(close.ended());
        RawHttp old(port());
        old.send("GET /healthz HTTP/1.0\r\n\r\n");
        QCOMPARE(old.read().status, 200);
        QVERIFY(old.ended());
    }
    void takesAbsoluteTargets() {
        startEcho();
        RawHttp client(port());
        QCOMPARE(client.send("GET http://x/healthz?a=b HTTP/1.1\r\nHost: x\r\n\r\n").read().status, 200);
    }
    void saysNotModifiedToTheSameTag() {
        m_kit->get("/api/v1/items/{id}",
                   [](const Request &, const Answer &answer) { answer(json("{}", std::int64_t(42))); });
        m_kit->get("/api/v1/items", [](const Request &, const Answer &answer) { answer(json("[1]")); });
        m_kit->start();
        const auto call = [&](const QByteArray &path, const QByteArray &tag) {
            return httpCall(port(), "GET", path, {}, {{"Authorization", "Bearer role:viewer"}, {"If-None-Match", tag}});
        };
        QCOMPARE(call("/api/v1/items/1", "\"41\"").headers.value("etag"), "\"42\"");
        const auto same = call("/api/v1/items/1", "\"1\", W/\"42\"");
        QCOMPARE(same.status, 304);
        QVERIFY(same.body.isEmpty() && !same.headers.contains("content-length"));
        const QByteArray made = call("/api/v1/items", "\"x\"").headers.value("etag");
        QVERIFY(made.startsWith("W/\""));
        QCOMPARE(call("/api/v1/items", made).status, 304);
    }
    void compressesWhatIsNotSmallWhenAsked() {
        const QByteArray large = '"' + QByteArray(5000, 'a') + '"';
        m_kit->get("/metrics", [large](const Request &, const Answer &answer) { answer(json(large)); });
        m_kit->get("/readyz", [](const Request &, const Answer &answer) { answer(json("{}")); });
        m_kit->start();
        const HttpHeaders asking{{"Accept-Encoding", "br, gzip;q=0.8"}};
        const auto packed = httpCall(port(), "GET", "/metrics", {}, asking);
        QCOMPARE(packed.headers.value("content-encoding"), "gzip");
        QVERIFY(packed.body.size() < 200);
        QVERIFY(packed.body.startsWith("\x1f\x8b"));
        QVERIFY(!httpCall(port(), "GET", "/readyz", {}, asking).headers.contains("content-encoding"));
        const auto refused = httpCall(port(), "GET", "/metrics", {}, {{"Accept-Encoding", "gzip;q=0"}});
        QCOMPARE(refused.body, large);
    }
    void asksForATokenAndARole() {
        m_kit->get("/api/v1/items", [](const Request &request, const Answer &answer) {
            answer(json(request.who.user.toUtf8() + (request.headers.contains("authorization") ? " leaked" : "")));
        });
        m_kit->start();
        const auto as = [&](const QByteArray &authorization) {
            return httpCall(port(), "GET", "/api/v1/items", {}, {{"Authorization", authorization}});
        };
        const auto missing = httpCall(port(), "GET", "/api/v1/items");
        QCOMPARE(missing.status, 401);
        QCOMPARE(codeOf(missing), "token_missing");
        QCOMPARE(missing.headers.value("www-authenticate"), "Bearer");
        QCOMPARE(codeOf(as("Basic YTpi")), "token_missing");
        QCOMPARE(codeOf(as("Bearer role:king")), "token_invalid");
        const auto partner = as("bearer role:partner");
        QCOMPARE(partner.status, 403);
        QCOMPARE(codeOf(partner), "forbidden_role");
        QCOMPARE(as("Bearer role:auditor").body, "ana");
    }
    void namesOnlyTheRolesThatCanReallyDoIt() {
        m_kit->post("/api/v1/approvals/{id}/approve", {});
        m_kit->start();
        const auto viewer = httpCall(port(), "POST", "/api/v1/approvals/apr-0001/approve", "{}",
                                     {{"Authorization", "Bearer role:viewer"}});
        QCOMPARE(viewer.status, 403);
        QVERIFY2(viewer.body.contains("None of your roles (viewer) may do this; one of these may: operator, approver, "
                                      "manager, whichever the amount asks for."),
                 viewer.body.constData());
    }
    void refusesARouteWithoutARowToEverybody() {
        m_kit->get("/api/v1/secrets", [](const Request &, const Answer &answer) { answer(json("{}")); });
        QCOMPARE(m_kit->router.missingRows(), QStringList{QStringLiteral("GET /api/v1/secrets")});
        QCOMPARE(m_kit->router.match(Method::Get, QStringLiteral("/api/v1/secrets")).route != nullptr, true);
        HttpServer server(m_kit->router, m_kit->clock, m_kit->metrics, m_kit->options, {});
        const Done started = server.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, QStringLiteral("route_without_row"));
        QVERIFY(started.error().detail.contains(QStringLiteral("GET /api/v1/secrets")));
    }
    void prefersAFixedPathToAnArgument() {
        m_kit->post("/api/v1/items/{id}/check", {});
        m_kit->post("/api/v1/items/check", {});
        m_kit->get("/api/v1/items/{id}", {});
        const auto &router = m_kit->router;
        const auto one = router.match(Method::Post, QStringLiteral("/api/v1/items/check"));
        QCOMPARE(one.route->pattern, QStringLiteral("/api/v1/items/check"));
        QCOMPARE(router.match(Method::Get, QStringLiteral("/api/v1/items/a b")).arguments.value(QStringLiteral("id")),
                 QStringLiteral("a b"));
        QVERIFY(router.allowed(QStringLiteral("/api/v1/items/")).isEmpty());
        QVERIFY(router.allowed(QStringLiteral("/api/v1/items/1/")).isEmpty());
    }
    void hidesWhatAHandlerThrows() {
        m_kit->get("/healthz", [](const Request &, const Answer &) { throw std::runtime_error("password=hunter2"); });
        m_kit->get("/readyz", [](const Request &, const Answer &) { /* lets go of its answer */ });
        m_kit->start();
        for (const QByteArray path : {"/healthz", "/readyz"}) {
            const auto answer = httpCall(port(), "GET", path);
            QCOMPARE(answer.status, 500);
            QVERIFY(!answer.body.contains("hunter2"));
            QCOMPARE(answer.headers.value("content-type"), "application/problem+json");
        }
    }
    void takesTheFirstAnswerOnly() {
        m_kit->get("/healthz", [](const Request &, const Answer &answer) {
            answer(json("1"));
            answer(json("2"));
        });
        m_kit->start();
        RawHttp client(port());
        const QByteArray get = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
        QCOMPARE(client.send(get).read().body, "1");
        QCOMPARE(client.send(get).read().body, "1");
    }
    void neverLetsAHeaderValueEndItsLine() {
        m_kit->get("/healthz", [](const Request &, const Answer &answer) {
            answer({200, "text/plain", "x", {{"Location", "/a\r\nSet-Cookie: b"}}});
        });
        m_kit->start();
        const auto answer = httpCall(port(), "GET", "/healthz");
        QVERIFY(!answer.headers.contains("set-cookie"));
    }
    void survivesTwoHundredClientsThatLeaveEarly() {
        std::mutex mutex;
        std::vector<Answer> waiting;
        m_kit->get("/readyz", [&](const Request &, const Answer &answer) {
            const std::lock_guard lock(mutex);
            waiting.push_back(answer);
        });
        m_kit->addEcho();
        m_kit->start();
        for (int i = 0; i < 200; ++i) {
            RawHttp client(port());
            client.send("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
            if (i % 2 == 0) {
                client.abort();
            }
        }
        QTRY_VERIFY((std::lock_guard(mutex), waiting.size() >= 190));
        for (const Answer &answer : std::exchange(waiting, {})) {
            answer(json("{}"));
        }
        QVERIFY(m_kit->lives());
    }
    void takesAnswersAfterTheServerHasGone() {
        Answer late;
        std::atomic<bool> arrived = false;
        m_kit->get("/healthz", [&](const Request &, const Answer &answer) {
            late = answer;
            arrived = true;
        });
        m_kit->start();
        RawHttp client(port());
        client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_VERIFY(arrived.load());
        m_kit->stop();
        late(json("{}"));
        QCOMPARE(client.read().status, 0);
    }
    void finishesWhatRunsBeforeItStops() {
        std::atomic<bool> arrived = false;
        m_kit->get("/healthz", [&](const Request &, const Answer &answer) {
            arrived = true;
            m_threads.emplace_back([answer, door = port()] {
                while (RawHttp(door).connected()) { // the goodbye has begun once nobody new is let in
                    std::this_thread::sleep_for(1ms);
                }
                answer(json("{}"));
            });
        });
        m_kit->start();
        RawHttp idle(port());
        RawHttp busy(port());
        busy.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        QTRY_VERIFY(arrived.load());
        m_kit->server().stop(10s);
        const auto answer = busy.read();
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.headers.value("connection"), "close");
        QVERIFY(idle.ended());
        joinThreads();
    }
    void countsByRouteAndNeverByPath() {
        startEcho();
        (void)httpCall(port(), "GET", "/healthz?secret=1");
        (void)httpCall(port(), "GET", "/some/random/path");
        const std::string text = m_kit->metrics.text();
        QVERIFY(
            text.find("http_requests_total{service=\"farold\",method=\"GET\",route=\"/healthz\",status=\"200\"} 1") !=
            std::string::npos);
        QVERIFY(text.find("route=\"none\",status=\"404\"} 1") != std::string::npos);
        QVERIFY(text.find("random") == std::string::npos);
        QVERIFY(text.find(
                    "http_request_duration_seconds_bucket{service=\"farold\",method=\"GET\",route=\"/healthz\",le=") !=
                std::string::npos);
    }
    void speaksTlsFrom12On() {
        QTemporaryDir dir;
        m_kit->options.certificateFile = dir.filePath(QStringLiteral("c.pem"));
        m_kit->options.keyFile = dir.filePath(QStringLiteral("k.pem"));
        QCOMPARE(
            openssl(QStringLiteral("req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -days 1 -keyout %1 -out %2")
                        .arg(m_kit->options.keyFile, m_kit->options.certificateFile),
                    {}),
            0);
        startEcho();
        const QString connect = QStringLiteral("s_client -quiet -ign_eof -connect 127.0.0.1:%1 ").arg(port());
        const QByteArray get = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        QCOMPARE(openssl(connect + QStringLiteral("-tls1_2"), get), 0);
        QVERIFY(m_said.contains("{\"hello\":1}"));
        QCOMPARE(openssl(connect + QStringLiteral("-tls1_3"), get), 0);
        QVERIFY(m_said.contains("{\"hello\":1}"));
        (void)openssl(connect + QStringLiteral("-tls1_1 -cipher DEFAULT@SECLEVEL=0"), get);
        QVERIFY(!m_said.contains("{\"hello\":1}"));
        QCOMPARE(RawHttp(port()).send(get).read().status, 0); // plain text at a TLS port
        (void)openssl(connect, get);
        QVERIFY(m_said.contains("{\"hello\":1}"));
    }
    void saysWhyItCannotStart() {
        startEcho();
        Config::Http taken;
        taken.port = port();
        HttpServer second(m_kit->router, m_kit->clock, m_kit->metrics, taken, {});
        QCOMPARE(second.start().error().code, QStringLiteral("listen"));
        taken.certificateFile = QStringLiteral("/nonexistent.pem");
        HttpServer third(m_kit->router, m_kit->clock, m_kit->metrics, taken, {});
        QCOMPARE(third.start().error().code, QStringLiteral("tls_certificate"));
    }

private:
    void startEcho() {
        m_kit->addEcho();
        m_kit->start();
    }
    [[nodiscard]] quint16 port() const { return m_kit->port(); }
    void joinThreads() {
        for (std::thread &thread : std::exchange(m_threads, {})) {
            thread.join();
        }
    }
    int openssl(const QString &arguments, const QByteArray &input) {
        QProcess process;
        process.start(QStringLiteral("openssl"), arguments.split(u' ', Qt::SkipEmptyParts));
        process.write(input);
        process.closeWriteChannel();
        process.waitForFinished(20000);
        m_said = process.readAllStandardOutput();
        return process.exitCode();
    }
    std::unique_ptr<FrontKit> m_kit;
    std::vector<std::thread> m_threads;
    QByteArray m_said;
};

QTEST_GUILESS_MAIN(FrontTest)
#include "tst_front.moc"
