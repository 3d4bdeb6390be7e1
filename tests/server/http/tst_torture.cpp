// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/frontkit.h"

#include <QRandomGenerator>

using namespace farol;
using namespace farol::kit;
using namespace std::chrono_literals;

// Raw sockets against the front: every limit and every malformed request gets its own answer, never a 500, and the
// server goes on.
class TortureTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_kit.options.maxConnections = 64;
        m_kit.addEcho();
        m_kit.start();
    }
    void cleanup() { QTRY_VERIFY(m_kit.lives()); }

    void answersABadHeader_data() {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<int>("status");
        const QByteArray host = "Host: x\r\n";
        const QByteArray get = "GET /healthz HTTP/1.1\r\n" + host;
        QTest::newRow("garbage") << QByteArray("\x16\x03\x01\x02garbage\r\n\r\n") << 400;
        QTest::newRow("no version") << QByteArray("GET /healthz\r\n\r\n") << 400;
        QTest::newRow("version 9.9") << QByteArray("GET /healthz HTTP/9.9\r\n" + host + "\r\n") << 505;
        QTest::newRow("no host") << QByteArray("GET /healthz HTTP/1.1\r\n\r\n") << 400;
        QTest::newRow("two hosts") << get + host + "\r\n" << 400;
        QTest::newRow("header without colon") << get + "Oops\r\n\r\n" << 400;
        QTest::newRow("space before colon") << get + "Oops : 1\r\n\r\n" << 400;
        QTest::newRow("header of 17 KiB") << get + "X: " + QByteArray(17 * 1024, 'a') + "\r\n\r\n" << 431;
        QTest::newRow("101 fields") << get + QByteArray("A:\r\n").repeated(100) + "\r\n" << 431;
        QTest::newRow("101 fields and no end") << get + QByteArray("A:\r\n").repeated(100) << 431;
        QTest::newRow("headers of 1 MiB") << get + QByteArray("A: b\r\n").repeated(175000) << 431;
        QTest::newRow("header without end") << get + "X: " + QByteArray(40 * 1024, 'a') << 431;
        QTest::newRow("target of 9 KiB") << "GET /" + QByteArray(9 * 1024, 'a') + " HTTP/1.1\r\n" + host + "\r\n"
                                         << 414;
        QTest::newRow("target of 4 MiB") << "GET /" + QByteArray(4 << 20, 'a') << 414;
        QTest::newRow("unknown method") << QByteArray("BREW /healthz HTTP/1.1\r\n" + host + "\r\n") << 501;
        QTest::newRow("TRACE") << QByteArray("TRACE /healthz HTTP/1.1\r\n" + host + "\r\n") << 501;
        QTest::newRow("CONNECT") << QByteArray("CONNECT x:443 HTTP/1.1\r\n" + host + "\r\n") << 501;
        QTest::newRow("nothing there") << QByteArray("GET /nowhere HTTP/1.1\r\n" + host + "\r\n") << 404;
        QTest::newRow("dots") << QByteArray("GET /api/../healthz HTTP/1.1\r\n" + host + "\r\n") << 400;
        QTest::newRow("half a percent code") << QByteArray("GET /healthz%2 HTTP/1.1\r\n" + host + "\r\n") << 400;
        QTest::newRow("zero in path") << QByteArray("GET /healthz%00 HTTP/1.1\r\n" + host + "\r\n") << 400;
        QTest::newRow("path not UTF-8") << QByteArray("GET /healthz%ff HTTP/1.1\r\n" + host + "\r\n") << 400;
        QTest::newRow("query name twice") << QByteArray("GET /healthz?a=1&a=2 HTTP/1.1\r\n" + host + "\r\n") << 400;
        QTest::newRow("two tokens") << get + "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n\r\n" << 400;
        QTest::newRow("two keys") << get + "X-Api-Key: a\r\nX-Api-Key: b\r\n\r\n" << 400;
        QTest::newRow("token and key") << get + "Authorization: Bearer a\r\nX-Api-Key: b\r\n\r\n" << 400;
        QTest::newRow("zero in a header") << get + "X: a" + QByteArray(1, '\0') + "b\r\n\r\n" << 400;
        QTest::newRow("carriage return in a header") << get + "X: a\rb\r\n\r\n" << 400;
        QTest::newRow("header without a name") << get + ": b\r\n\r\n" << 400;
        QTest::newRow("method in lower case") << QByteArray("get /healthz HTTP/1.1\r\n" + host + "\r\n") << 501;
        QTest::newRow("HTTP/2 begins") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505;
        QTest::newRow("space in the target") << QByteArray("GET /heal thz HTTP/1.1\r\n" + host + "\r\n") << 505;
        QTest::newRow("slash in a code") << QByteArray("GET /api/v1%2fme HTTP/1.1\r\n" + host + "\r\n") << 400;
        QTest::newRow("overlong UTF-8") << QByteArray("GET /%c0%af HTTP/1.1\r\n" + host + "\r\n") << 400;
        QTest::newRow("fragment") << QByteArray("GET /healthz#a HTTP/1.1\r\n" + host + "\r\n") << 400;
    }
    void answersABadHeader() { answersWithItsStatus(); }

    void answersABadBody_data() {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<int>("status");
        const QByteArray line = "POST /api/v1/auth/token HTTP/1.1\r\nHost: x\r\n";
        const QByteArray post = line + "Content-Type: application/json\r\n";
        const QByteArray chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
        const QByteArray two = "Content-Length: 2\r\n";
        QTest::newRow("length -5") << post + "Content-Length: -5\r\n\r\n" << 400;
        QTest::newRow("length abc") << post + "Content-Length: abc\r\n\r\n" << 400;
        QTest::newRow("length 2^64") << post + "Content-Length: 18446744073709551616\r\n\r\n" << 400;
        QTest::newRow("length 2^64-1") << post + "Content-Length: 18446744073709551615\r\n\r\n" << 413;
        QTest::newRow("2 MiB announced") << post + "Content-Length: 2097152\r\n\r\n" << 413;
        QTest::newRow("length +2") << post + "Content-Length: +2\r\n\r\n{}" << 400;
        QTest::newRow("length 0x2") << post + "Content-Length: 0x2\r\n\r\n{}" << 400;
        QTest::newRow("length 2, 2") << post + "Content-Length: 2, 2\r\n\r\n{}" << 400;
        QTest::newRow("length of nothing") << post + "Content-Length: \r\n\r\n{}" << 400;
        QTest::newRow("two lengths") << post + two + "Content-Length: 3\r\n\r\n{}" << 400;
        QTest::newRow("same length twice") << post + two + two + "\r\n{}" << 400;
        QTest::newRow("length, chunks") << post + two + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n" << 400;
        QTest::newRow("chunks, length") << post + "Transfer-Encoding: chunked\r\n" + two + "\r\n2\r\n{}\r\n0\r\n\r\n"
                                        << 400;
        QTest::newRow("xchunked") << post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" << 501;
        QTest::newRow("gzip, chunked") << post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n" << 501;
        QTest::newRow("chunks twice") << post +
                                             "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                                      << 400;
        QTest::newRow("chunks in 1.0")
            << QByteArray("POST /api/v1/auth/token HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") << 400;
        QTest::newRow("chunk -5") << chunked + "-5\r\nhello\r\n0\r\n\r\n" << 400;
        QTest::newRow("chunk ZZ") << chunked + "ZZ\r\nhello\r\n0\r\n\r\n" << 400;
        QTest::newRow("chunk 2^64-1") << chunked + "FFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n" << 413;
        QTest::newRow("chunk 2^68") << chunked + "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n" << 400;
        QTest::newRow("chunk of 2 MiB") << chunked + "200000\r\nhello" << 413;
        QTest::newRow("chunk longer than said") << chunked + "2\r\n{}xx\r\n0\r\n\r\n" << 400;
        QTest::newRow("chunk line without end") << chunked + "2;" + QByteArray(200 * 1024, 'a') << 400;
        QTest::newRow("wrong type") << line + "Content-Type: text/plain\r\n" + two + "\r\n{}" << 415;
        QTest::newRow("wrong charset") << line + "Content-Type: application/json; charset=latin1\r\n" + two + "\r\n{}"
                                       << 415;
        QTest::newRow("no type") << line + two + "\r\n{}" << 415;
        QTest::newRow("gzip body") << post + "Content-Encoding: gzip\r\n" + two + "\r\n{}" << 415;
        QTest::newRow("GET with body") << QByteArray("GET /healthz HTTP/1.1\r\nHost: x\r\n") + two + "\r\n{}" << 400;
        QTest::newRow("expectation") << post + "Expect: miracles\r\n" + two + "\r\n{}" << 417;
    }
    void answersABadBody() { answersWithItsStatus(); }

    void refusesABodyThatGrowsPastItsLimit() {
        RawHttp client(m_kit.port());
        client.send("POST /api/v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n");
        const QByteArray chunk = "10000\r\n" + QByteArray(0x10000, ' ') + "\r\n";
        for (int i = 0; i < 32; ++i) {
            client.send(chunk);
        }
        QCOMPARE(client.read().status, 413);
    }
    void refusesTwoMebibytesThatAreReallySent() {
        const auto answer = httpCall(m_kit.port(), "POST", FrontKit::take, QByteArray(2 << 20, ' '));
        QCOMPARE(answer.status, 413);
        QCOMPARE(codeOf(answer), "body_too_large");
    }
    void takesABodyUpToItsLimit() {
        const QByteArray body = '"' + QByteArray((1 << 20) - 2, 'a') + '"';
        QVERIFY(httpCall(m_kit.port(), "POST", FrontKit::take, body).body == body);
        QCOMPARE(httpCall(m_kit.port(), "POST", FrontKit::take, body + ' ').status, 413);
    }
    void takesChunksThatDribble() {
        RawHttp client(m_kit.port());
        client.send("POST /api/v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n");
        for (const char c : QByteArray("1;ext=1\r\n{\r\n1\r\n}\r\n0\r\nTrailer: x\r\n\r\n")) {
            client.send(QByteArray(1, c));
        }
        QCOMPARE(client.read().body, "{}");
    }
    void refusesNestingAndDoubleKeys() {
        const auto code = [&](const QByteArray &body) {
            const auto answer = httpCall(m_kit.port(), "POST", FrontKit::take, body);
            return QByteArray::number(answer.status) + ' ' + codeOf(answer);
        };
        QCOMPARE(code(QByteArray(65, '[') + QByteArray(65, ']')), "400 too_deep");
        QVERIFY(code(QByteArray(64, '[') + QByteArray(64, ']')).startsWith("200"));
        QCOMPARE(code("{\"a\":1,\"a\":2}"), "400 duplicate_key");
        QCOMPARE(code("{\"a\":"), "400 json_syntax");
        QCOMPARE(code("{\"a\":\"\xff\"}"), "400 json_syntax");
        QCOMPARE(code("{} {}"), "400 json_syntax");
    }
    void answersContinueBeforeTheBody() {
        RawHttp client(m_kit.port());
        client.send("POST /api/v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    "Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QCOMPARE(client.read().status, 100);
        QCOMPARE(client.send("{}").read().status, 200);
    }
    void refusesInsteadOfContinue() {
        RawHttp client(m_kit.port());
        client.send("POST /api/v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: text/csv\r\n"
                    "Expect: 100-continue\r\nContent-Length: 20\r\n\r\n");
        QCOMPARE(client.read().status, 415);
        QVERIFY(client.ended());
    }
    void keepsTheConnectionAfterARefusal() {
        RawHttp client(m_kit.port());
        client.send("POST /api/v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nnot json!"
                    "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(client.read().status, 415);
        QCOMPARE(client.read().status, 200);
    }
    void takesAHundredFields() {
        RawHttp client(m_kit.port());
        client.send("GET /healthz HTTP/1.1\r\nHost: x\r\n" + QByteArray("A:\r\n").repeated(99) + "\r\n");
        QCOMPARE(client.read().status, 200);
    }
    void endsAHeaderThatOnlyGrowsAtItsLimits_data() {
        QTest::addColumn<QByteArray>("grows");
        QTest::newRow("in fields") << QByteArray("A:\r\n").repeated(101);
        QTest::newRow("in length") << "A: " + QByteArray(16 * 1024, 'a');
    }
    void endsAHeaderThatOnlyGrowsAtItsLimits() {
        QFETCH(QByteArray, grows);
        FrontKit patient; // its time would be over long after the client's
        patient.options.idleTimeout = std::chrono::minutes(10);
        patient.addEcho();
        patient.start();
        RawHttp client(patient.port());
        client.waitAtMost(std::chrono::minutes(2));
        for (const char c : "GET /healthz HTTP/1.1\r\nHost: x\r\n" + grows) {
            client.send(QByteArray(1, c));
        }
        QCOMPARE(client.read().status, 431);
    }
    void closesSlowHeaders() {
        FrontKit impatient;
        startImpatient(impatient);
        RawHttp client(impatient.port());
        client.send("GET /healthz HTTP/1.1\r\n");
        client.waitAtMost(std::chrono::minutes(1));
        // Too slow for the limit of fields: only the time can end it.
        for (int sent = 0; sent < 90 && client.connected(); ++sent) {
            client.send("X: y\r\n");
            QTest::qSleep(50);
        }
        QCOMPARE(client.read().status, 0);
        QVERIFY2(!client.timedOut(), "a dribbled header kept its connection");
    }
    void closesSlowBodiesAndIdleConnections() {
        FrontKit impatient;
        startImpatient(impatient);
        RawHttp body(impatient.port());
        body.send("POST /api/v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                  "Content-Length: 1000\r\n\r\n{");
        RawHttp idle(impatient.port());
        QVERIFY(idle.ended());
        QVERIFY(body.ended());
    }
    // Well-formed requests with some bytes changed, lost or doubled; the seed is fixed, so a failure comes again.
    void survivesThreeThousandBrokenRequests() {
        const QList<QByteArray> sound{
            "GET /healthz?a=b%20c HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\nIf-None-Match: \"a\"\r\n\r\n",
            "POST /api/v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n"
            "{\"a\":1}GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n",
            "POST /api/v1/auth/token HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: "
            "chunked\r\n\r\n3;a=b\r\n{\"a\r\n4\r\n\":1}\r\n0\r\nT: u\r\n\r\n"};
        QRandomGenerator random(4242);
        for (int i = 0; i < 3000; ++i) {
            QByteArray sent = sound[i % sound.size()];
            for (int changes = random.bounded(1, 6); changes > 0; --changes) {
                const int at = random.bounded(static_cast<int>(sent.size()));
                switch (random.bounded(4)) {
                case 0:
                    sent[at] = static_cast<char>(random.bounded(256));
                    break;
                case 1:
                    sent.remove(at, random.bounded(1, 5));
                    break;
                case 2:
                    sent.insert(at, sent.mid(at, random.bounded(1, 12)));
                    break;
                default:
                    sent[at] = "\r\n\t :;,0{\"%"[random.bounded(11)];
                }
            }
            RawHttp client(m_kit.port());
            client.send(sent).finish();
            const int status = client.read().status;
            QVERIFY2(status < 500 || status == 501 || status == 503 || status == 505,
                     sent.toPercentEncoding().constData());
        }
    }
    void saysSoWhenThereAreTooManyConnections() {
        std::vector<std::unique_ptr<RawHttp>> clients;
        for (int i = 0; i < 64; ++i) {
            clients.push_back(std::make_unique<RawHttp>(m_kit.port()));
            clients.back()->send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
            QCOMPARE(clients.back()->read().status, 200);
        }
        const HttpAnswer answer = RawHttp(m_kit.port()).read();
        QCOMPARE(answer.status, 503);
        QCOMPARE(codeOf(answer), "too_many_connections");
        QVERIFY(!answer.headers.value("retry-after").isEmpty());
    }

private:
    static void startImpatient(FrontKit &kit) {
        kit.options.idleTimeout = 400ms;
        kit.addEcho();
        kit.start();
    }
    void answersWithItsStatus() {
        QFETCH(QByteArray, sent);
        QFETCH(int, status);
        RawHttp client(m_kit.port());
        const HttpAnswer answer = client.send(sent).read();
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.headers.value("content-type"), "application/problem+json");
        QVERIFY(answer.headers.value("x-request-id").startsWith("req-"));
        QVERIFY(answer.body.contains("\"request_id\":\"" + answer.headers.value("x-request-id") + '"'));
    }
    FrontKit m_kit;
};

QTEST_GUILESS_MAIN(TortureTest)
#include "tst_torture.moc"
