// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/faroldclient.h"

#include "kit/heard.h"
#include "kit/rawserver.h"

#include <QFile>
#include <QProcess>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// gzip of n zero bytes, by the gzip program.
QByteArray bomb(int mebibytes) {
    QProcess gzip;
    gzip.start(u"gzip"_s, {u"-9"_s, u"-c"_s});
    if (!gzip.waitForStarted()) {
        return {};
    }
    const QByteArray zeros(1 << 20, '\0');
    for (int i = 0; i < mebibytes; ++i) {
        gzip.write(zeros);
        gzip.waitForBytesWritten();
    }
    gzip.closeWriteChannel();
    gzip.waitForFinished();
    return gzip.readAllStandardOutput();
}

qint64 peakKiB() {
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const auto lines = status.readAll().split('\n');
    for (const auto &line : lines) {
        if (line.startsWith("VmHWM:")) {
            return line.mid(6).trimmed().split(' ').constFirst().toLongLong();
        }
    }
    return 0;
}

} // namespace

// What only real sockets can show.
class HostileTest final : public QObject {
    Q_OBJECT

    Error ask(const QUrl &base, std::chrono::milliseconds timeout = 15s, Method method = Method::Get,
              std::chrono::milliseconds slowWindow = 5s) {
        HttpOptions options;
        options.base = base;
        options.slowWindow = slowWindow;
        HttpClient client(options);
        client.tokens().setAccess(Secret("sesame"));
        HttpRequest request;
        request.method = method;
        request.path = u"/x"_s;
        request.timeout = timeout;
        kit::Heard<HttpReply> heard;
        client.send(request, this, heard.into());
        return heard.wait(60'000) ? heard.error() : Error{};
    }

private Q_SLOTS:
    void readsAPlainAnswer() {
        kit::RawServer server(kit::RawServer::json("{}"));
        QVERIFY(ask(server.url()).code.isEmpty());
        const auto request = server.requests().constFirst().toLower();
        QVERIFY(request.contains("authorization: bearer sesame"));
        QVERIFY(!request.contains("h2c"));
    }
    void aRedirectToAnotherPortNeverCarriesTheToken() {
        kit::RawServer other(kit::RawServer::json("{}"));
        kit::RawServer server(kit::RawServer::says(
            "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:" + QByteArray::number(other.port()) +
            "/x\r\nContent-Length: 0\r\n\r\n"));
        QCOMPARE(ask(server.url()).code, u"redirect_refused"_s);
        QTest::qWait(50);
        QCOMPARE(other.connections(), 0);
    }
    void anOrderIsNotSentOnByQtEither() {
        kit::RawServer server(kit::RawServer::says("HTTP/1.1 307 Again\r\nLocation: /y\r\nContent-Length: 0\r\n\r\n"));
        QCOMPARE(ask(server.url(), 15s, Method::Post).code, u"redirect_refused"_s);
        QCOMPARE(server.requests().size(), 1);
    }
    // By itself Qt sends a request again when its connection ends before the answer.
    void whatWorksOnceIsNotSentAgainByQt() {
        kit::RawServer server([](QTcpSocket &socket, const QByteArray &) { socket.disconnectFromHost(); });
        HttpOptions options;
        options.base = server.url();
        HttpClient client(options);
        kit::Heard<TokenPair> heard;
        FaroldApi(client).refresh(Secret("r1"), this, heard.into());
        QVERIFY(heard.wait(15'000));
        QCOMPARE(heard.error().kind, ErrorKind::Network);
        QCOMPARE(server.requests().size(), 1);
        QVERIFY(server.requests().constFirst().contains(R"("refresh_token":"r1")"));
    }
    void aGzipBombIsDefused() {
        const auto packed = bomb(256);
        QVERIFY(packed.size() > 0 && packed.size() < (1 << 20));
        kit::RawServer server(kit::RawServer::says("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                                   "Content-Encoding: gzip\r\nContent-Length: " +
                                                   QByteArray::number(packed.size()) + "\r\n\r\n" + packed));
        const auto before = peakKiB();
        const auto error = ask(server.url());
        QVERIFY2(error.kind == ErrorKind::TooLarge || error.code == u"undecodable", qPrintable(error.code));
        QVERIFY(peakKiB() - before < 100 * 1024);
    }
    // The cap counts headers that end; those that never do meet the time limit of the call.
    void endlessHeadersAreGivenUp() {
        const auto piece = "X-Padding: " + QByteArray(64, 'a') + "\r\n";
        // A little now and then: Qt's own thread reads headers byte by byte, and hears of the end only in a pause.
        kit::RawServer server(kit::RawServer::streams("HTTP/1.1 200 OK\r\n", piece, 20ms));
        const auto before = peakKiB();
        QCOMPARE(ask(server.url(), 1s).kind, ErrorKind::Timeout);
        QVERIFY(peakKiB() - before < 64 * 1024);
        QTRY_COMPARE_WITH_TIMEOUT(server.open(), 0, 60'000);
    }
    void anEndlessBodyIsCutAtTheCap() {
        kit::RawServer server(kit::RawServer::streams("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n",
                                                      QByteArray(256 << 10, ' '), 0ms));
        QCOMPARE(ask(server.url()).kind, ErrorKind::TooLarge);
        QTRY_COMPARE_WITH_TIMEOUT(server.open(), 0, 60'000);
    }
    void aDripIsGivenUp() {
        kit::RawServer server(kit::RawServer::streams(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n", "a", 50ms));
        QCOMPARE(ask(server.url(), 15s, Method::Get, 300ms).code, u"too_slow"_s);
        QTRY_COMPARE_WITH_TIMEOUT(server.open(), 0, 60'000);
    }
    void aResetInTheMiddleIsANetworkError() {
        kit::RawServer server(kit::RawServer::resets(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"rows\":["));
        QCOMPARE(ask(server.url()).kind, ErrorKind::Network);
    }
    void aBodyShorterThanPromisedIsANetworkError() {
        kit::RawServer server([](QTcpSocket &socket, const QByteArray &) {
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{}");
            socket.disconnectFromHost();
        });
        QCOMPARE(ask(server.url()).kind, ErrorKind::Network);
    }
    void aBodyLongerThanPromisedIsCutThere() {
        kit::RawServer server(kit::RawServer::says(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n\r\n"));
        HttpOptions options;
        options.base = server.url();
        HttpClient client(options);
        HttpRequest request;
        request.path = u"/x"_s;
        request.credentials = Credentials::None;
        kit::Heard<HttpReply> heard;
        client.send(request, this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(heard.value().body, QByteArray("{}"));
    }
    void aLengthThatIsNoNumberEndsInAnErrorOrATimeOut() {
        kit::RawServer server(
            kit::RawServer::says("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: -5\r\n\r\n{}"));
        const auto error = ask(server.url(), 500ms);
        QVERIFY2(error.code.isEmpty() || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Network,
                 qPrintable(error.code));
    }
    void garbageIsNotAnAnswer() {
        kit::RawServer server([](QTcpSocket &socket, const QByteArray &) {
            socket.write("SSH-2.0-OpenSSH_9.2\r\n");
            socket.disconnectFromHost();
        });
        const auto error = ask(server.url(), 2s);
        QVERIFY(!error.code.isEmpty());
    }
    void aCaptivePortalIsNamed() {
        const QByteArray page = "<html><title>Hotel</title></html>";
        kit::RawServer server(kit::RawServer::says("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " +
                                                   QByteArray::number(page.size()) + "\r\n\r\n" + page));
        const auto error = ask(server.url());
        QCOMPARE(error.kind, ErrorKind::Malformed);
        QVERIFY(error.detail.startsWith(u"The answer is a web page, not farold"));
    }
    void aClosedPortIsAConnectionRefused() {
        QUrl url;
        {
            const kit::RawServer server(kit::RawServer::json("{}"));
            url = server.url();
        }
        const auto error = ask(url);
        QCOMPARE(error.kind, ErrorKind::Network);
        QCOMPARE(error.code, u"connection_refused"_s);
        QVERIFY2(error.detail.contains(u"on port %1:"_s.arg(url.port())), qPrintable(error.detail));
    }
    void aDeadContextClosesTheSocket() {
        kit::RawServer server([](QTcpSocket &, const QByteArray &) {});
        HttpOptions options;
        options.base = server.url();
        HttpClient client(options);
        HttpRequest request;
        request.path = u"/x"_s;
        request.credentials = Credentials::None;
        kit::Heard<HttpReply> heard;
        auto context = std::make_unique<QObject>();
        client.send(request, context.get(), heard.into());
        QTRY_COMPARE(server.requests().size(), 1);
        context.reset();
        QTRY_COMPARE_WITH_TIMEOUT(server.open(), 0, 60'000);
        QCOMPARE(heard.times(), 0);
    }
    void noCookieComesBack() {
        kit::RawServer server(kit::RawServer::says("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                                   "Set-Cookie: a=b\r\nContent-Length: 2\r\n\r\n{}"));
        HttpOptions options;
        options.base = server.url();
        HttpClient client(options);
        HttpRequest request;
        request.path = u"/x"_s;
        request.credentials = Credentials::None;
        for (int i = 0; i < 2; ++i) {
            kit::Heard<HttpReply> heard;
            client.send(request, this, heard.into());
            QVERIFY(heard.wait());
        }
        QCOMPARE(server.requests().size(), 2);
        QVERIFY(!server.requests().constLast().toLower().contains("cookie"));
    }
};

QTEST_GUILESS_MAIN(HostileTest)
#include "tst_hostile.moc"
