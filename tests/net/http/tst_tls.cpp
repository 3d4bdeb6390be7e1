// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httpclient.h"

#include "kit/heard.h"
#include "kit/rawserver.h"

#include <QTemporaryDir>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class TlsTest final : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    kit::OwnCertificate m_own;

    Error ask(const QUrl &base, const TlsPolicy &tls) {
        HttpClient client(HttpOptions{base, tls});
        client.tokens().setAccess(Secret("sesame"));
        HttpRequest request;
        request.path = u"/x"_s;
        request.timeout = 2s;
        kit::Heard<HttpReply> heard;
        client.send(request, this, heard.into());
        return heard.wait() ? heard.error() : Error{};
    }

private Q_SLOTS:
    void initTestCase() {
        m_own = kit::makeCertificate(m_folder.path(), u"farol test"_s);
        QVERIFY2(!m_own.certificate.isNull(), "the openssl program is needed");
    }

    void anUnknownCertificateIsRefusedWithIssuerAndReason() {
        kit::RawServer server(kit::RawServer::json("{}"), kit::tlsServer(m_own));
        const auto error = ask(server.url(u"https"_s), {});
        QCOMPARE(error.kind, ErrorKind::Tls);
        QCOMPARE(error.code, u"certificate_self_signed"_s);
        QVERIFY2(error.detail.contains(u"farol test"), qPrintable(error.detail));
        QVERIFY(error.detail.contains(u"self-signed") || error.detail.contains(u"self signed"));
        QVERIFY(error.body.startsWith("-----BEGIN CERTIFICATE-----"));
        QCOMPARE(error.httpStatus, 0);
        QCOMPARE(server.requests().size(), 0);
    }
    void theOwnAuthorityMakesItTrusted() {
        kit::RawServer server(kit::RawServer::json("{}"), kit::tlsServer(m_own));
        TlsPolicy tls;
        tls.ownCaPem = m_own.pem;
        QCOMPARE(ask(server.url(u"https"_s), tls).code, QString());
        QCOMPARE(server.requests().size(), 1);
    }
    void theCertificateMustBeForTheHost() {
        kit::RawServer server(kit::RawServer::json("{}"), kit::tlsServer(m_own));
        TlsPolicy tls;
        tls.ownCaPem = m_own.pem;
        auto url = server.url(u"https"_s);
        url.setHost(u"localhost"_s); // the certificate is for 127.0.0.1 alone
        const auto error = ask(url, tls);
        QCOMPARE(error.kind, ErrorKind::Tls);
        QCOMPARE(error.code, u"certificate_wrong_host"_s);
    }
    void aServerThatDoesNotSpeakTlsIsATlsError() {
        kit::RawServer server(kit::RawServer::json("{}"));
        const auto error = ask(server.url(u"https"_s), {});
        QVERIFY2(error.kind == ErrorKind::Tls || error.kind == ErrorKind::Timeout, qPrintable(error.code));
    }
    void plainHttpIsForLoopbackOrAnExplicitChoice() {
        for (const auto &host : {u"127.0.0.1"_s, u"localhost"_s, u"[::1]"_s}) {
            QCOMPARE(ask(QUrl(u"http://%1:1"_s.arg(host)), {}).kind, ErrorKind::Network);
        }
        for (const auto &host : {u"192.0.2.1"_s, u"farold.invalid"_s, u"127.0.0.1.example.invalid"_s}) {
            const auto error = ask(QUrl(u"http://%1:1"_s.arg(host)), {});
            QCOMPARE(error.kind, ErrorKind::Tls);
            QCOMPARE(error.code, u"plain_http_refused"_s);
        }
        TlsPolicy open;
        open.plainHttpAllowed = true;
        QCOMPARE(ask(QUrl(u"http://farold.invalid:1"_s), open).kind, ErrorKind::Network);
    }
    void otherSchemesAreRefused() {
        QCOMPARE(ask(QUrl(u"ftp://127.0.0.1/x"_s), {}).code, u"bad_address"_s);
        QCOMPARE(ask(QUrl(u"file:///etc/hostname"_s), {}).code, u"bad_address"_s);
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
