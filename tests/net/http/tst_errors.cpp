// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httpclient.h"

#include "kit/fakenetwork.h"
#include "kit/heard.h"

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class ErrorsTest final : public QObject {
    Q_OBJECT
    kit::FakeNetwork *m_wire = nullptr;
    std::unique_ptr<HttpClient> m_client;

    Error ask(Method method = Method::Get, std::chrono::milliseconds timeout = 5s) {
        HttpRequest request;
        request.method = method;
        request.path = u"/x"_s;
        request.credentials = Credentials::None;
        request.timeout = timeout;
        kit::Heard<HttpReply> heard;
        m_client->send(request, this, heard.into());
        return heard.wait() ? heard.error() : Error{};
    }

private Q_SLOTS:
    void init() {
        m_wire = new kit::FakeNetwork;
        HttpOptions options;
        options.base = QUrl(u"http://127.0.0.1:9"_s);
        options.slowWindow = 100ms;
        m_client = std::make_unique<HttpClient>(options, std::unique_ptr<QNetworkAccessManager>(m_wire));
    }
    void cleanup() {
        QCOMPARE(m_wire->unmatched(), QString());
        QCOMPARE(m_wire->running(), 0);
        m_client.reset();
    }

    void everyStatusHasItsKind_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *name, int status, ErrorKind kind, const char *retryAfter = "") {
            QTest::newRow(name) << status << QByteArray(retryAfter) << static_cast<int>(kind);
        };
        row("400", 400, ErrorKind::Rejected);
        row("401", 401, ErrorKind::Unauthorized);
        row("403", 403, ErrorKind::Forbidden);
        row("404", 404, ErrorKind::NotFound);
        row("405", 405, ErrorKind::Rejected);
        row("409", 409, ErrorKind::Conflict);
        row("410", 410, ErrorKind::NotFound);
        row("412", 412, ErrorKind::PreconditionFailed);
        row("413", 413, ErrorKind::Rejected);
        row("415", 415, ErrorKind::Rejected);
        row("422", 422, ErrorKind::Rejected);
        row("428", 428, ErrorKind::PreconditionFailed);
        row("429", 429, ErrorKind::RateLimited, "3");
        row("500", 500, ErrorKind::Server);
        row("502", 502, ErrorKind::Server);
        row("503", 503, ErrorKind::Server);
        row("503 that says when", 503, ErrorKind::RateLimited, "7");
    }
    void everyStatusHasItsKind() {
        QFETCH(int, status);
        QFETCH(QByteArray, retryAfter);
        QFETCH(int, kind);
        QList<QPair<QByteArray, QByteArray>> headers;
        if (!retryAfter.isEmpty()) {
            headers.emplaceBack("Retry-After", retryAfter);
        }
        m_wire->answers(u"/x"_s, "{}", status, headers);
        const auto error = ask();
        QCOMPARE(static_cast<int>(error.kind), kind);
        QCOMPARE(error.httpStatus, status);
        QVERIFY(!error.code.isEmpty());
        QVERIFY(error.requestId.startsWith(u"req-"));
        QCOMPARE(error.detail.contains(u"Try again in"), !retryAfter.isEmpty());
    }

    void theServersProblemIsKeptWhole() {
        const QByteArray problem =
            R"({"type":"about:blank","title":"Conflict","status":409,"code":"plan_changed","detail":"1 item changed",)"
            R"("request_id":"req-00000001","errors":[{"line":2,"field":"amount","code":"required","detail":"Fill it."}],)"
            R"("plan":{"hash":"new"}})";
        m_wire->fails(u"/x"_s, 409, problem);
        const auto error = ask();
        QCOMPARE(error.kind, ErrorKind::Conflict);
        QCOMPARE(error.code, u"plan_changed"_s);
        QCOMPARE(error.detail, u"1 item changed"_s);
        QCOMPARE(error.requestId, u"req-00000001"_s);
        QCOMPARE(error.fields.size(), 1);
        QCOMPARE(error.fields.constFirst().line, 2);
        QCOMPARE(error.body, problem);
    }

    void connectionsFailWithAReason_data() {
        QTest::addColumn<int>("qt");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        const auto row = [](QNetworkReply::NetworkError qt, ErrorKind kind, const QString &code) {
            QTest::newRow(qPrintable(code)) << static_cast<int>(qt) << static_cast<int>(kind) << code;
        };
        row(QNetworkReply::ConnectionRefusedError, ErrorKind::Network, u"connection_refused"_s);
        row(QNetworkReply::HostNotFoundError, ErrorKind::Network, u"host_not_found"_s);
        row(QNetworkReply::RemoteHostClosedError, ErrorKind::Network, u"connection_lost"_s);
        row(QNetworkReply::TimeoutError, ErrorKind::Timeout, u"timeout"_s);
        row(QNetworkReply::ProxyNotFoundError, ErrorKind::Network, u"proxy_failed"_s);
        row(QNetworkReply::UnknownNetworkError, ErrorKind::Network, u"network_failed"_s);
        row(QNetworkReply::SslHandshakeFailedError, ErrorKind::Tls, u"tls_failed"_s);
    }
    void connectionsFailWithAReason() {
        QFETCH(int, qt);
        QFETCH(int, kind);
        QFETCH(QString, code);
        m_wire->breaks(u"/x"_s, static_cast<QNetworkReply::NetworkError>(qt));
        const auto error = ask();
        QCOMPARE(static_cast<int>(error.kind), kind);
        QCOMPARE(error.code, code);
        QCOMPARE(error.httpStatus, 0);
        QVERIFY(!error.detail.isEmpty());
    }

    void aBodyThatBreaksIsANetworkErrorThoughItsStatusWasGood() {
        m_wire->breaks(u"/x"_s, QNetworkReply::RemoteHostClosedError, R"({"rows":[)");
        QCOMPARE(ask().kind, ErrorKind::Network);
    }
    void aSilentServerTimesOut() {
        m_wire->hangs(u"/x"_s);
        const auto error = ask(Method::Get, 40ms);
        QCOMPARE(error.kind, ErrorKind::Timeout);
        QCOMPARE(error.code, u"timeout"_s);
    }
    void theTimeLimitIsForTheWholeCall() {
        m_wire->drips(u"/x"_s, 200, QByteArray(1'000'000, ' '));
        QCOMPARE(ask(Method::Get, 60ms).code, u"timeout"_s);
    }
    void aDripIsGivenUp() {
        m_wire->drips(u"/x"_s, 1, QByteArray(1'000'000, ' '));
        const auto error = ask();
        QCOMPARE(error.kind, ErrorKind::Timeout);
        QCOMPARE(error.code, u"too_slow"_s);
    }
    void aSteadySlowAnswerIsNot() {
        // One drop is enough for a window, as many as four windows have: a machine that stalls delays both.
        m_wire->drips(u"/x"_s, 2'000, QByteArray(80'000, ' '));
        QVERIFY(ask().code.isEmpty());
    }
    void aWebPageIsNotFarold() {
        m_wire->answers(u"/x"_s, "<html>Sign in to the hotel</html>", 200,
                        {{"Content-Type", "text/html; charset=utf-8"}});
        const auto error = ask();
        QCOMPARE(error.kind, ErrorKind::Malformed);
        QCOMPARE(error.code, u"web_page"_s);
        QVERIFY(error.detail.startsWith(u"The answer is a web page, not farold"));
    }
    void aRefusalThatIsAWebPageIsNotFaroldEither_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("code");
        for (const int status : {400, 404, 405, 410, 501, 511}) {
            QTest::addRow("page %d", status) << status << QByteArray("text/html;charset=utf-8") << u"web_page"_s;
        }
        QTest::newRow("words 404") << 404 << QByteArray("text/plain") << u"not_json"_s;
        QTest::newRow("nothing 404") << 404 << QByteArray("") << u"not_json"_s;
    }
    void aRefusalThatIsAWebPageIsNotFaroldEither() {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QString, code);
        m_wire->answers(u"/x"_s, "<h1>Error</h1>", status, {{"Content-Type", type}});
        const auto error = ask();
        QCOMPARE(error.kind, ErrorKind::Malformed);
        QCOMPARE(error.code, code);
        QCOMPARE(error.httpStatus, status);
    }
    // What is refused so stays refused: no order is in doubt, and nothing older is shown in its place.
    void aRefusalOfAProxyKeepsItsMeaning() {
        for (const auto &[status, kind] : {std::pair(403, ErrorKind::Forbidden), std::pair(413, ErrorKind::Rejected),
                                           std::pair(431, ErrorKind::Rejected)}) {
            m_wire->forgetAll();
            m_wire->answers(u"/x"_s, "<html>Too large</html>", status, {{"Content-Type", "text/html"}});
            const auto error = ask();
            QCOMPARE(error.kind, kind);
            QCOMPARE(error.httpStatus, status);
        }
    }
    void anErrorPageOfAProxyKeepsItsStatus() {
        m_wire->answers(u"/x"_s, "<html>Bad gateway</html>", 502, {{"Content-Type", "text/html"}});
        const auto error = ask();
        QCOMPARE(error.kind, ErrorKind::Server);
        QCOMPARE(error.httpStatus, 502);
        m_wire->forgetAll();
        m_wire->answers(u"/x"_s, "<html>Slow down</html>", 429, {{"Content-Type", "text/html"}});
        QCOMPARE(ask().kind, ErrorKind::RateLimited);
    }
    void followsItsOwnRedirectsAndNoMoreThanFive() {
        m_wire->redirects(u"/x"_s, "/y");
        m_wire->answers(u"/y"_s, "{}");
        QVERIFY(ask().code.isEmpty());
        m_wire->forgetAll();
        m_wire->redirects(u"/x"_s, "/x");
        QCOMPARE(ask().code, u"redirect_refused"_s);
        QCOMPARE(m_wire->count(u"/x"_s), 6);
    }
    void neverFollowsToAnotherOrigin_data() {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("port") << QByteArray("http://127.0.0.1:10/x");
        QTest::newRow("host") << QByteArray("http://localhost:9/x");
        QTest::newRow("scheme") << QByteArray("https://127.0.0.1:9/x");
        QTest::newRow("no scheme") << QByteArray("//evil.example/x");
        QTest::newRow("file") << QByteArray("file:///etc/hostname");
        QTest::newRow("nowhere") << QByteArray("http://");
    }
    void neverFollowsToAnotherOrigin() {
        QFETCH(QByteArray, location);
        m_wire->redirects(u"/x"_s, location);
        const auto error = ask();
        QCOMPARE(error.kind, ErrorKind::Malformed);
        QCOMPARE(error.code, u"redirect_refused"_s);
        QCOMPARE(m_wire->seen().size(), 1);
    }
    void neverSendsAnOrderOn() {
        for (const int status : {301, 302, 303, 307, 308}) {
            m_wire->forgetAll();
            m_wire->redirects(u"/x"_s, "/y", status);
            const auto error = ask(Method::Post);
            QCOMPARE(error.code, u"redirect_refused"_s);
            QVERIFY(error.detail.contains(u"orders are never sent on"));
            QCOMPARE(m_wire->seen().size(), 1);
        }
    }
    void refusesWhatPassesTheCap() {
        m_wire->answers(u"/x"_s, QByteArray((10 << 20) + 1, ' '));
        QCOMPARE(ask().kind, ErrorKind::TooLarge);
        m_wire->forgetAll();
        m_wire->answers(u"/x"_s, QByteArray(10 << 20, ' '));
        QVERIFY(ask().code.isEmpty());
    }
    void refusesMoreThan64KiBOfHeaders() {
        m_wire->answers(u"/x"_s, "{}", 200, {{"X-Padding", QByteArray(70'000, 'a')}});
        const auto error = ask();
        QCOMPARE(error.kind, ErrorKind::TooLarge);
        QCOMPARE(error.code, u"headers_too_large"_s);
    }
};

QTEST_GUILESS_MAIN(ErrorsTest)
#include "tst_errors.moc"
