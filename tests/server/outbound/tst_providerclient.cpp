// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/providerclient.h"

#include "kit/program.h"
#include "kit/sandboxkit.h"
#include "server/telemetry/certificates.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <condition_variable>
#include <future>
#include <mutex>
#include <set>

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

namespace {

Order order(std::int64_t item, Call call = Call::Pay) {
    Order made;
    made.call = call;
    made.item = item;
    made.fencing = item * 10;
    const auto text = std::to_string(item);
    made.endToEndId = "E99999010202611201305" + std::string(11 - text.size(), '0') + text;
    made.externalId = "X-" + text;
    made.amountMinor = 100 + item;
    made.payee = "Jos\u00e9 \"Z\u00e9\"";
    return made;
}

// Collects replies; waits for a number of them.
class Replies {
public:
    void operator()(Reply reply) {
        const std::lock_guard lock(m_mutex);
        m_replies.push_back(std::move(reply));
        m_condition.notify_all();
    }
    std::vector<Reply> wait(std::size_t count) {
        std::unique_lock lock(m_mutex);
        m_condition.wait_for(lock, 60s, [&] { return m_replies.size() >= count; });
        return m_replies;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::vector<Reply> m_replies;
};

// A provider that does to each connection what a script says.
class ScriptedServer {
public:
    using Tcp = boost::asio::ip::tcp;
    using Script = std::function<void(Tcp::socket &)>;
    explicit ScriptedServer(Script script)
        : m_acceptor(m_io, Tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0))
        , m_port(m_acceptor.local_endpoint().port())
        , m_thread([this, act = std::move(script)] {
            for (;;) {
                boost::system::error_code error;
                Tcp::socket socket(m_io);
                (void)m_acceptor.accept(socket, error);
                if (error || m_ending) {
                    return;
                }
                ++m_connections;
                act(socket);
                socket.close(error);
                ++m_closed;
            }
        }) {}
    ~ScriptedServer() {
        m_ending = true;
        boost::asio::io_context io;
        Tcp::socket last(io);
        boost::system::error_code ignored;
        last.connect({boost::asio::ip::address_v4::loopback(), m_port}, ignored);
        m_thread.join();
    }
    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1/psp/").arg(m_port); }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int closed() const { return m_closed; }
    static std::string readRequest(Tcp::socket &socket) {
        std::string text;
        boost::system::error_code error;
        char bytes[4096];
        while (!error && text.find("}") == std::string::npos) {
            text.append(bytes, socket.read_some(boost::asio::buffer(bytes), error));
        }
        return text;
    }

private:
    boost::asio::io_context m_io;
    Tcp::acceptor m_acceptor;
    quint16 m_port;
    std::atomic<bool> m_ending = false;
    std::atomic<int> m_connections = 0;
    std::atomic<int> m_closed = 0;
    std::thread m_thread;
};

void say(ScriptedServer::Tcp::socket &socket, const std::string &text) {
    boost::asio::write(socket, boost::asio::buffer(text));
}

ProviderClient::Options to(const QString &url, std::chrono::milliseconds timeout = 10s, int connections = 64) {
    return {url, timeout, connections, {}, {}};
}

} // namespace

class ProviderClientTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answersEachOrderOnceOverFewConnections() {
        kit::RunningSandbox sandbox;
        Replies replies;
        ProviderClient client(std::ref(replies));
        QVERIFY(client.start(to(sandbox.url(), 10s, 8)));
        std::vector<Order> orders;
        for (int i = 1; i <= 500; ++i) {
            orders.push_back(order(i));
        }
        client.send(std::move(orders));
        std::set<std::int64_t> items;
        for (const Reply &reply : replies.wait(500)) {
            QCOMPARE(reply.way, Way::Answered);
            QCOMPARE(reply.status, 200);
            QCOMPARE(reply.fencing, reply.item * 10);
            items.insert(reply.item);
        }
        QCOMPARE(items.size(), 500U);
        QCOMPARE(sandbox.summary().value(QStringLiteral("settled_payments")).toInt(), 500);
        client.send({order(3, Call::Check), order(900, Call::Check)});
        const auto all = replies.wait(502);
        QCOMPARE(all.size(), 502U);
        QCOMPARE(std::min(all[500].status, all[501].status), 200);
        QCOMPARE(std::max(all[500].status, all[501].status), 404);
    }
    void saysThatNothingLeftWhenNobodyListens() {
        quint16 port = 0;
        {
            kit::RunningSandbox gone;
            port = gone.port();
        }
        QCOMPARE(only(QStringLiteral("http://127.0.0.1:%1").arg(port)).code, std::string("connection_refused"));
        QCOMPARE(m_reply.way, Way::NotSent);
    }
    void saysThatNothingLeftWhenTheNameIsUnknown() {
        QCOMPARE(only(QStringLiteral("http://nowhere.invalid:80")).code, std::string("dns"));
        QCOMPARE(m_reply.way, Way::NotSent);
    }
    void saysThatNothingLeftWhenTlsFails() {
        ScriptedServer server([](auto &socket) { say(socket, "HTTP/1.1 400 no TLS here\r\n\r\n"); });
        QCOMPARE(only(server.url().replace(QStringLiteral("http:"), QStringLiteral("https:"))).code,
                 std::string("tls"));
        QCOMPARE(m_reply.way, Way::NotSent);
    }
    void tellsWhenTheProvidersCertificateEnds() {
        const QTemporaryDir folder;
        const auto key = folder.filePath(QStringLiteral("k.pem"));
        const auto certificate = folder.filePath(QStringLiteral("c.pem"));
        const auto words = QStringLiteral("req -x509 -newkey rsa:2048 -nodes -days 20 -subj /CN=x -addext "
                                          "subjectAltName=IP:127.0.0.1 -keyout %1 -out %2")
                               .arg(key, certificate);
        QCOMPARE(kit::runProgram(QStringLiteral("openssl"), words.split(u' ')), 0);
        QProcess provider;
        provider.start(
            QStringLiteral("openssl"),
            QStringLiteral("s_server -www -accept 127.0.0.1:0 -key %1 -cert %2").arg(key, certificate).split(u' '));
        QByteArray said;
        const QRegularExpression accepts(QStringLiteral("ACCEPT [^:]*:(\\d+)"));
        while (!accepts.match(QString::fromLatin1(said)).hasMatch()) {
            QVERIFY(provider.waitForReadyRead(60'000));
            said += provider.readAllStandardOutput();
        }
        const auto port = accepts.match(QString::fromLatin1(said)).captured(1);
        const auto trusted = qgetenv("SSL_CERT_FILE");
        qputenv("SSL_CERT_FILE", certificate.toUtf8());
        Certificates certificates;
        Replies replies;
        ProviderClient client(std::ref(replies));
        ProviderClient::Options options;
        options.url = QStringLiteral("https://127.0.0.1:") + port;
        options.onCertificate = [&](const std::string &host, auto end) { certificates.met(host, end); };
        QVERIFY(client.start(options));
        client.send({order(1)});
        QVERIFY(replies.wait(1).front().code != "tls");
        client.stop();
        provider.kill();
        QVERIFY(provider.waitForFinished());
        qputenv("SSL_CERT_FILE", trusted);
        Metrics metrics;
        certificates.tell(metrics, SystemClock().now() + std::chrono::days(21));
        const auto text = QString::fromStdString(metrics.text());
        const QRegularExpression line(
            QStringLiteral("farold_certificate_expiry_seconds\\{host=\"127.0.0.1:%1\"\\} (-\\d+)").arg(port));
        const auto seconds = line.match(text).captured(1).toDouble();
        QVERIFY2(seconds < -86'000 && seconds > -90'000, qPrintable(text));
    }
    void saysLostWhenTheRequestLeftAndNoWholeAnswerCame_data() {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("closed") << QByteArray() << QByteArray("connection_reset");
        QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 OK\r\nConte") << QByteArray("torn");
        QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{\"status\":")
                                     << QByteArray("torn");
        QTest::newRow("garbage") << QByteArray("SSH-2.0-OpenSSH_9\r\n\r\n") << QByteArray("torn");
        QTest::newRow("too long") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n") +
                                         QByteArray(100'000, 'x')
                                  << QByteArray("too_large");
        QTest::newRow("long head") << QByteArray("HTTP/1.1 200 OK\r\nX: ") + QByteArray(20'000, 'x')
                                   << QByteArray("too_large");
    }
    void saysLostWhenTheRequestLeftAndNoWholeAnswerCame() {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, code);
        ScriptedServer server([&](auto &socket) {
            ScriptedServer::readRequest(socket);
            boost::system::error_code ignored;
            boost::asio::write(socket, boost::asio::buffer(answer.constData(), static_cast<std::size_t>(answer.size())),
                               ignored);
        });
        QCOMPARE(QByteArray::fromStdString(only(server.url()).code), code);
        QCOMPARE(m_reply.way, Way::Lost);
        QCOMPARE(server.connections(), 1); // nothing is sent twice by itself
    }
    void saysTimeoutWhenNoAnswerComes() {
        std::promise<void> over;
        ScriptedServer server([&](auto &socket) {
            ScriptedServer::readRequest(socket);
            over.get_future().wait();
        });
        QCOMPARE(only(server.url(), 2s).code, std::string("timeout"));
        QCOMPARE(m_reply.way, Way::Lost);
        over.set_value();
    }
    void opensANewConnectionWhenTheProviderClosedTheIdleOne() {
        ScriptedServer server([](auto &socket) {
            ScriptedServer::readRequest(socket);
            say(socket, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}"); // says keep-alive, then closes
        });
        Replies replies;
        ProviderClient client(std::ref(replies));
        QVERIFY(client.start(to(server.url())));
        for (std::size_t i = 1; i <= 3; ++i) {
            client.send({order(1)});
            QCOMPARE(replies.wait(i).back().way, Way::Answered);
            QCOMPARE(server.connections(), static_cast<int>(i));
            QTRY_COMPARE(server.closed(), static_cast<int>(i));
        }
    }
    void doesNotReadTheRestOfOneAnswerAsTheNext() {
        ScriptedServer server([](auto &socket) {
            ScriptedServer::readRequest(socket);
            say(socket, "HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            ScriptedServer::readRequest(socket);
        });
        Replies replies;
        ProviderClient client(std::ref(replies));
        QVERIFY(client.start(to(server.url())));
        client.send({order(1)});
        QCOMPARE(replies.wait(1).back().status, 500);
        client.send({order(2)});
        QCOMPARE(replies.wait(2).back().status, 500);
        QCOMPARE(server.connections(), 2);
    }
    void namesThePathAndTheRequest() {
        std::string seen;
        ScriptedServer server([&](auto &socket) {
            seen = ScriptedServer::readRequest(socket);
            say(socket, "HTTP/1.1 204 OK\r\n\r\n");
        });
        (void)only(server.url());
        QVERIFY(seen.starts_with("POST /psp/payments HTTP/1.1\r\n"));
        QVERIFY(seen.find("\"amount\":\"1.01\"") != std::string::npos);
    }
    void refusesAnAddressThatIsNone_data() {
        QTest::addColumn<QString>("url");
        for (const char *url : {"", "127.0.0.1:80", "ftp://psp", "http://", "http://user:pw@psp", "http://psp?x=1"}) {
            QTest::newRow(url) << QString::fromLatin1(url);
        }
    }
    void refusesAnAddressThatIsNone() {
        QFETCH(QString, url);
        ProviderClient client([](const Reply &) {});
        QVERIFY(!client.start(to(url)));
    }
    void stopsWhileRequestsFly() {
        kit::RunningSandbox sandbox([] {
            SandboxOptions options;
            options.hold = QStringList{QStringLiteral("X-")};
            return options;
        }());
        Replies replies;
        ProviderClient client(std::ref(replies));
        QVERIFY(client.start(to(sandbox.url())));
        client.send({order(1), order(2)});
        QTRY_COMPARE(sandbox.summary().value(QStringLiteral("received")).toInt(), 2);
        client.stop();
        QCOMPARE(replies.wait(0).size(), 0U);
    }

private:
    const Reply &only(const QString &url, std::chrono::milliseconds timeout = 10s) {
        Replies replies;
        ProviderClient client(std::ref(replies));
        const auto started = client.start(to(url, timeout));
        if (started) {
            client.send({order(1)});
            const auto all = replies.wait(1);
            m_reply = all.empty() ? Reply() : all.front();
        }
        return m_reply;
    }
    Reply m_reply;
};

QTEST_GUILESS_MAIN(ProviderClientTest)
#include "tst_providerclient.moc"
