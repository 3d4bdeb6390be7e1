// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/diagnose/diagnosis.h"

#include "kit/rawserver.h"
#include "net/diagnose/certificatefacts.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using Step = Diagnosis::Step;
using State = Diagnosis::State;

namespace {

const QByteArray farold = R"({"service":"farold","version":"0.1.0"})";

// Speaks before it is asked, as a mail server or a wrong port does.
class Chatty final : public QTcpServer {
public:
    Chatty() {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            auto *socket = nextPendingConnection();
            socket->write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
            socket->disconnectFromHost();
        });
    }
};

} // namespace

// Which step of reaching a farold fails, on true sockets.
class DiagnosisTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<Diagnosis> m_diagnosis;
    std::unique_ptr<QTemporaryDir> m_folder;
    kit::OwnCertificate m_own;

    void diagnose(const QUrl &url, const QByteArray &ownCa = {}, bool plainHttp = false) {
        HttpOptions options;
        options.base = url;
        options.tls.ownCaPem = ownCa;
        options.tls.plainHttpAllowed = plainHttp;
        QSignalSpy finished(m_diagnosis.get(), &Diagnosis::finished);
        m_diagnosis->start(options);
        QVERIFY(m_diagnosis->isRunning());
        QCOMPARE(finished.size(), 0);
        QVERIFY(finished.wait(60'000));
        QVERIFY(!m_diagnosis->isRunning());
    }
    const Diagnosis::Outcome &outcome(Step step) const { return m_diagnosis->outcome(step); }
    // The step fails with the code, those before it are good, those behind it were not begun.
    void compareFailure(Step failed, const QString &code) {
        for (int i = 0; i < Diagnosis::stepCount; ++i) {
            const auto state = outcome(static_cast<Step>(i)).state;
            if (i < static_cast<int>(failed)) {
                QVERIFY(state == State::Good || state == State::Warning);
            } else {
                QCOMPARE(state, i == static_cast<int>(failed) ? State::Failed : State::Waiting);
            }
        }
        QCOMPARE(outcome(failed).code, code);
        QVERIFY(!m_diagnosis->isGood());
    }
    static QUrl withHost(QUrl url, const QString &host) {
        url.setHost(host);
        return url;
    }

private Q_SLOTS:
    void initTestCase() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_own = kit::makeCertificate(m_folder->path(), u"Farol Test Authority"_s);
        if (m_own.pem.isEmpty()) {
            QSKIP("the openssl program is not installed");
        }
    }
    void init() { m_diagnosis = std::make_unique<Diagnosis>(); }
    void cleanup() { m_diagnosis.reset(); }

    void aFaroldOnThisMachineIsGood() {
        kit::RawServer server(kit::RawServer::json(farold));
        diagnose(server.url());
        QVERIFY(m_diagnosis->isGood());
        QCOMPARE(outcome(Step::Name).subject, u"127.0.0.1"_s);
        QCOMPARE(outcome(Step::Network).subject, QString::number(server.port()));
        QCOMPARE(outcome(Step::Certificate).state, State::Good); // loopback needs none
        QCOMPARE(outcome(Step::Certificate).code, u"plain_http"_s);
        QCOMPARE(outcome(Step::Service).subject, u"farold"_s);
        QVERIFY(server.requests().constLast().startsWith("GET /healthz "));
        QVERIFY(!server.requests().constLast().toLower().contains("authorization"));
    }
    void findsAServerThatListensOnOneOfTheAddressesOfItsName() {
        kit::RawServer server(kit::RawServer::json(farold)); // on 127.0.0.1, while localhost may be ::1 first
        diagnose(withHost(server.url(), u"localhost"_s));
        QVERIFY(m_diagnosis->isGood());
    }
    void aNameThatCannotBe() {
        diagnose(QUrl(u"https://%1.example:8443"_s.arg(QString(80, u'a'))));
        compareFailure(Step::Name, u"no_such_host"_s);
    }
    void aPortWhereNobodyListens() {
        quint16 port = 0;
        {
            QTcpServer gone;
            QVERIFY(gone.listen(QHostAddress::LocalHost));
            port = gone.serverPort();
        }
        diagnose(QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
        compareFailure(Step::Network, u"refused"_s);
    }
    void aServerWithoutTls() {
        Chatty server;
        diagnose(QUrl(u"https://127.0.0.1:%1"_s.arg(server.serverPort())));
        compareFailure(Step::Certificate, u"tls_failed"_s);
    }
    void aCertificateThatSignedItself() {
        kit::RawServer server(kit::RawServer::json(farold), kit::tlsServer(m_own));
        diagnose(server.url(u"https"_s));
        compareFailure(Step::Certificate, u"self_signed"_s);
        QCOMPARE(outcome(Step::Certificate).subject, u"Farol Test Authority"_s);
        QCOMPARE(QSslCertificate(outcome(Step::Certificate).issuerPem), m_own.certificate);
        QCOMPARE(server.requests().size(), 0); // nothing was said to it
    }
    void theOfferedAuthorityOpensTheWay() {
        kit::RawServer server(kit::RawServer::json(farold), kit::tlsServer(m_own));
        diagnose(server.url(u"https"_s));
        diagnose(server.url(u"https"_s), outcome(Step::Certificate).issuerPem);
        QVERIFY(m_diagnosis->isGood());
        // It is a certificate of two days.
        QCOMPARE(outcome(Step::Certificate).state, State::Warning);
        QCOMPARE(outcome(Step::Certificate).code, u"expires_soon"_s);
        QVERIFY(outcome(Step::Certificate).daysLeft >= 1 && outcome(Step::Certificate).daysLeft <= 2);
    }
    void aCertificateOfAnotherHost() {
        kit::RawServer server(kit::RawServer::json(farold), kit::tlsServer(m_own));
        diagnose(withHost(server.url(u"https"_s), u"localhost"_s), m_own.pem);
        compareFailure(Step::Certificate, u"wrong_host"_s);
    }
    void plainHttpToAnotherMachineNeedsTheChoice() {
        kit::RawServer server(kit::RawServer::json(farold));
        const auto url = withHost(server.url(), u"0.0.0.0"_s); // reaches this machine, is not called loopback
        diagnose(url);
        compareFailure(Step::Certificate, u"plain_http_refused"_s);
        QCOMPARE(server.requests().size(), 0);
        diagnose(url, {}, true);
        QVERIFY(m_diagnosis->isGood());
        QCOMPARE(outcome(Step::Certificate).state, State::Warning);
        QCOMPARE(outcome(Step::Certificate).code, u"plain_http"_s);
    }
    void aPageThatWantsASignIn() {
        kit::RawServer server(kit::RawServer::says("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 25"
                                                   "\r\n\r\n<html>Hotel WiFi</html>  "));
        diagnose(server.url());
        compareFailure(Step::Service, u"web_page"_s);
    }
    void anotherService() {
        kit::RawServer server(kit::RawServer::json(R"({"service":"other"})"));
        diagnose(server.url());
        compareFailure(Step::Service, u"not_farold"_s);
    }
    void aRedirectionToElsewhere() {
        kit::RawServer server(kit::RawServer::says("HTTP/1.1 302 Found\r\nLocation: http://login.invalid/\r\n"
                                                   "Content-Length: 0\r\n\r\n"));
        diagnose(server.url());
        compareFailure(Step::Service, u"redirect_refused"_s);
    }
    void aFaroldThatIsNotWell() {
        kit::RawServer server(kit::RawServer::says("HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"));
        diagnose(server.url());
        compareFailure(Step::Service, u"unavailable"_s);
    }
    void startingAnewSilencesWhatRan() {
        kit::RawServer bad(kit::RawServer::json(R"({"service":"other"})"));
        kit::RawServer good(kit::RawServer::json(farold));
        HttpOptions options;
        options.base = bad.url();
        QSignalSpy finished(m_diagnosis.get(), &Diagnosis::finished);
        m_diagnosis->start(options);
        options.base = good.url();
        m_diagnosis->start(options);
        QVERIFY(finished.wait(30'000));
        QTest::qWait(50);
        QCOMPARE(finished.size(), 1);
        QVERIFY(m_diagnosis->isGood());
    }
    void aCertificateIsToldByWhatAPersonCanCompare() {
        const auto facts = readCertificate("text before\n" + m_own.pem);
        QVERIFY(facts);
        QCOMPARE(facts->subject, u"Farol Test Authority"_s);
        QCOMPARE(facts->issuer, facts->subject);
        QVERIFY(facts->isSelfSigned);
        QCOMPARE(QSslCertificate(facts->pem), m_own.certificate);
        QVERIFY(facts->validTo - facts->validFrom == std::chrono::hours(48));
        QProcess openssl; // what a person would type to compare
        openssl.start(u"openssl"_s, {u"x509"_s, u"-noout"_s, u"-fingerprint"_s, u"-sha256"_s});
        openssl.write(m_own.pem);
        openssl.closeWriteChannel();
        QVERIFY(openssl.waitForFinished());
        QVERIFY(openssl.readAll().trimmed().endsWith('=' + facts->sha256.toLatin1()));
        QVERIFY(!readCertificate("no certificate"));
        QVERIFY(!readCertificate({}));
    }
    void diesQuietlyAtAnyStep() {
        kit::RawServer server(kit::RawServer::json(farold), kit::tlsServer(m_own));
        for (int step = 0; step < Diagnosis::stepCount; ++step) {
            m_diagnosis = std::make_unique<Diagnosis>();
            bool reached = false;
            connect(m_diagnosis.get(), &Diagnosis::changed, this, [&](Step changed) {
                reached = reached || (changed == static_cast<Step>(step) && outcome(changed).state == State::Running);
            });
            HttpOptions options;
            options.base = server.url(u"https"_s);
            options.tls.ownCaPem = m_own.pem;
            m_diagnosis->start(options);
            QTRY_VERIFY(reached);
            m_diagnosis.reset();
        }
        QTRY_COMPARE(server.open(), 0);
    }
};

QTEST_GUILESS_MAIN(DiagnosisTest)
#include "tst_diagnosis.moc"
