// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httpclient.h"

#include "kit/fakenetwork.h"
#include "kit/heard.h"

#include <QRegularExpression>
#include <QSslConfiguration>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;

class HeadersTest final : public QObject {
    Q_OBJECT
    kit::FakeNetwork *m_wire = nullptr;
    std::unique_ptr<HttpClient> m_client;

    kit::Seen send(HttpRequest request) {
        request.credentials = Credentials::None;
        kit::Heard<HttpReply> heard;
        m_client->send(request, this, heard.into());
        return heard.wait() ? m_wire->seen().constLast() : kit::Seen{};
    }

private Q_SLOTS:
    void init() {
        m_wire = new kit::FakeNetwork;
        m_client = std::make_unique<HttpClient>(HttpOptions{QUrl(u"http://user:secret@127.0.0.1:9/ignored?x=1"_s), {}},
                                                std::unique_ptr<QNetworkAccessManager>(m_wire));
        m_wire->answers(u"/x"_s, "{}");
    }
    void cleanup() {
        QCOMPARE(m_wire->unmatched(), QString());
        m_client.reset();
    }

    void everyRequestHasItsOwnId() {
        HttpRequest request;
        request.path = u"/x"_s;
        const auto first = send(request).headers.value("x-request-id");
        const auto second = send(request).headers.value("x-request-id");
        static const QRegularExpression shape(u"^req-[0-9a-f]{8}$"_s);
        QVERIFY(shape.match(QString::fromLatin1(first)).hasMatch());
        QVERIFY(first != second);
    }
    void onlySchemeHostAndPortOfTheBaseAreUsed() {
        HttpRequest request;
        request.path = u"/x"_s;
        request.query.addQueryItem(u"q"_s, u"a%26b"_s);
        QCOMPARE(send(request).url.toString(QUrl::FullyEncoded), u"http://127.0.0.1:9/x?q=a%26b"_s);
    }
    void aWriteCarriesTheIntentAndTheVersion() {
        HttpRequest request;
        request.method = Method::Post;
        request.path = u"/x"_s;
        request.body = R"({"a":1})";
        request.contentType = "application/json";
        request.intent = IntentKey::make();
        request.ifMatch = R"("7")";
        const auto seen = send(request);
        QCOMPARE(seen.method, QByteArray("POST"));
        QCOMPARE(seen.body, request.body);
        QCOMPARE(seen.headers.value("content-type"), QByteArray("application/json"));
        QCOMPARE(seen.headers.value("idempotency-key"), request.intent.value.toLatin1());
        QCOMPARE(seen.headers.value("if-match"), QByteArray(R"("7")"));
        QVERIFY(request.intent.value.size() >= 32);
    }
    void theSameIntentIsSentAgainAfterATimeOut() {
        m_wire->forgetAll();
        m_wire->hangs(u"POST /x"_s);
        m_wire->answers(u"POST /x"_s, "{}");
        HttpRequest request;
        request.method = Method::Post;
        request.path = u"/x"_s;
        request.intent = IntentKey::make();
        request.timeout = std::chrono::milliseconds(30);
        const auto first = send(request);
        const auto second = send(request);
        QCOMPARE(m_wire->count(u"POST /x"_s), 2);
        QCOMPARE(first.headers.value("idempotency-key"), second.headers.value("idempotency-key"));
    }
    void aReadCarriesNeitherIntentNorVersion() {
        HttpRequest request;
        request.path = u"/x"_s;
        const auto seen = send(request);
        for (const auto *absent : {"idempotency-key", "if-match", "if-none-match", "authorization", "cookie"}) {
            QVERIFY2(!seen.headers.contains(absent), absent);
        }
    }
    void keepsTheEtagAndTheServersClock() {
        m_wire->forgetAll();
        m_wire->answers(u"/x"_s, "{}", 200, {{"ETag", R"("9")"}, {"Date", "Thu, 20 Nov 2025 13:05:00 GMT"}});
        HttpRequest request;
        request.path = u"/x"_s;
        request.credentials = Credentials::None;
        std::optional<Instant> heardTime;
        connect(m_client.get(), &HttpClient::heardServerTime, this, [&](Instant at) { heardTime = at; });
        kit::Heard<HttpReply> heard;
        m_client->send(request, this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(heard.value().etag, QByteArray(R"("9")"));
        QVERIFY(heard.value().serverTime == fromRfc3339(u"2025-11-20T13:05:00Z"));
        QVERIFY(heardTime == heard.value().serverTime);
    }
    void anUnchangedAnswerIsGood() {
        m_wire->forgetAll();
        m_wire->answers(u"/x"_s, {}, 304);
        HttpRequest request;
        request.path = u"/x"_s;
        request.ifNoneMatch = R"("9")";
        request.credentials = Credentials::None;
        kit::Heard<HttpReply> heard;
        m_client->send(request, this, heard.into());
        QVERIFY(heard.wait());
        QVERIFY(heard.ok());
        QCOMPARE(heard.value().status, 304);
    }
};

QTEST_GUILESS_MAIN(HeadersTest)
#include "tst_headers.moc"
