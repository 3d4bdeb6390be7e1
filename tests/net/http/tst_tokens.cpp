// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httpclient.h"

#include "kit/fakenetwork.h"
#include "kit/heard.h"

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;

class TokensTest final : public QObject {
    Q_OBJECT
    kit::FakeNetwork *m_wire = nullptr;
    std::unique_ptr<HttpClient> m_client;
    int m_renewals = 0;
    TokenSource::Renewed m_renewed;

    HttpRequest request() const {
        HttpRequest one;
        one.path = u"/x"_s;
        return one;
    }
    QByteArray bearer(qsizetype n) const { return m_wire->seen(u"/x"_s).at(n).headers.value("authorization"); }

private Q_SLOTS:
    void init() {
        m_wire = new kit::FakeNetwork;
        m_client = std::make_unique<HttpClient>(HttpOptions{QUrl(u"http://127.0.0.1:9"_s), {}},
                                                std::unique_ptr<QNetworkAccessManager>(m_wire));
        m_renewals = 0;
        m_renewed = {};
        m_client->tokens().setAccess(Secret("old"));
        m_client->tokens().setRenewal([this](TokenSource::Renewed renewed) {
            ++m_renewals;
            m_renewed = std::move(renewed);
        });
    }
    void cleanup() {
        QCOMPARE(m_wire->unmatched(), QString());
        m_client.reset();
    }

    void sendsTheTokenOfTheSession() {
        m_wire->answers(u"/x"_s, "{}");
        kit::Heard<HttpReply> heard;
        m_client->send(request(), this, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(bearer(0), QByteArray("Bearer old"));
    }
    void renewsOnceAndAsksAgain() {
        m_wire->fails(u"/x"_s, 401);
        m_wire->answers(u"/x"_s, "{}");
        kit::Heard<HttpReply> heard;
        m_client->send(request(), this, heard.into());
        QTRY_COMPARE(m_renewals, 1);
        m_renewed(Secret("new"));
        QVERIFY(heard.wait());
        QVERIFY(heard.ok());
        QCOMPARE(bearer(1), QByteArray("Bearer new"));
    }
    void anOrderThatMet401GoesAgainWithTheSameKeyAndBody() {
        m_wire->fails(u"POST /x"_s, 401);
        m_wire->answers(u"POST /x"_s, "{}");
        auto order = request();
        order.method = Method::Post;
        order.body = R"({"ids":["a"]})";
        order.contentType = "application/json";
        order.intent = IntentKey::make();
        order.ifMatch = "\"3\"";
        kit::Heard<HttpReply> heard;
        m_client->send(order, this, heard.into());
        QTRY_COMPARE(m_renewals, 1);
        m_renewed(Secret("new"));
        QVERIFY(heard.wait());
        QVERIFY(heard.ok());
        const auto sent = m_wire->seen(u"POST /x"_s);
        QCOMPARE(sent.size(), 2);
        for (const auto &one : sent) {
            QCOMPARE(one.headers.value("idempotency-key"), order.intent.value.toLatin1());
            QCOMPARE(one.headers.value("if-match"), order.ifMatch);
            QCOMPARE(one.body, order.body);
        }
        QCOMPARE(sent.at(1).headers.value("authorization"), QByteArray("Bearer new"));
    }
    void oneRenewalServesEveryCallThatMet401() {
        for (int i = 0; i < 5; ++i) {
            m_wire->fails(u"/x"_s, 401);
        }
        m_wire->answers(u"/x"_s, "{}");
        std::array<kit::Heard<HttpReply>, 5> heard;
        for (auto &one : heard) {
            m_client->send(request(), this, one.into());
        }
        QTRY_COMPARE(m_wire->count(u"/x"_s), 5);
        QTRY_COMPARE(m_wire->running(), 0);
        QCOMPARE(m_renewals, 1);
        m_renewed(Secret("new"));
        for (auto &one : heard) {
            QVERIFY(one.wait());
            QVERIFY(one.ok());
        }
        QCOMPARE(m_renewals, 1);
        QCOMPARE(m_wire->count(u"/x"_s), 10);
    }
    void aLate401ForAnOldTokenUsesTheNewOneWithoutARenewal() {
        m_wire->fails(u"/x"_s, 401);
        m_wire->answers(u"/x"_s, "{}");
        // While the first one is on its way with the old token.
        connect(
            m_wire, &kit::FakeNetwork::asked, this, [this] { m_client->tokens().setAccess(Secret("new")); },
            Qt::SingleShotConnection);
        kit::Heard<HttpReply> heard;
        m_client->send(request(), this, heard.into());
        QVERIFY(heard.wait());
        QVERIFY(heard.ok());
        QCOMPARE(m_renewals, 0);
        QCOMPARE(bearer(1), QByteArray("Bearer new"));
    }
    void aSecond401EndsTheCall() {
        m_wire->fails(u"/x"_s, 401);
        kit::Heard<HttpReply> heard;
        m_client->send(request(), this, heard.into());
        QTRY_COMPARE(m_renewals, 1);
        m_renewed(Secret("new"));
        QVERIFY(heard.wait());
        QCOMPARE(heard.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(m_renewals, 1);
        QCOMPARE(m_wire->count(u"/x"_s), 2);
    }
    void aRefusedRenewalEndsTheSession() {
        m_wire->fails(u"/x"_s, 401);
        kit::Heard<HttpReply> heard;
        m_client->send(request(), this, heard.into());
        QTRY_COMPARE(m_renewals, 1);
        m_renewed(failure(ErrorKind::Rejected, u"refresh_reused"_s, {}));
        QVERIFY(heard.wait());
        QCOMPARE(heard.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(heard.error().code, u"session_ended"_s);
    }
    void aRenewalLostOnTheNetworkDoesNot() {
        m_wire->fails(u"/x"_s, 401);
        kit::Heard<HttpReply> heard;
        m_client->send(request(), this, heard.into());
        QTRY_COMPARE(m_renewals, 1);
        m_renewed(failure(ErrorKind::Network, u"connection_refused"_s, {}));
        QVERIFY(heard.wait());
        QCOMPARE(heard.error().kind, ErrorKind::Network);
        QVERIFY(!m_client->tokens().access().isEmpty());
    }
    void withoutATokenItRenewsFirst() {
        m_client->tokens().clear();
        m_wire->answers(u"/x"_s, "{}");
        kit::Heard<HttpReply> heard;
        m_client->send(request(), this, heard.into());
        QTRY_COMPARE(m_renewals, 1);
        QCOMPARE(m_wire->seen().size(), 0);
        m_renewed(Secret("new"));
        QVERIFY(heard.wait());
        QCOMPARE(bearer(0), QByteArray("Bearer new"));
    }
    void signingOutTellsTheWaitingCallsAndIgnoresALateRenewal() {
        m_wire->fails(u"/x"_s, 401);
        kit::Heard<HttpReply> heard;
        m_client->send(request(), this, heard.into());
        QTRY_COMPARE(m_renewals, 1);
        m_client->tokens().clear();
        QCOMPARE(heard.error().code, u"signed_out"_s);
        m_renewed(Secret("new"));
        QVERIFY(m_client->tokens().access().isEmpty());
        QCOMPARE(heard.times(), 1);
    }
    void aCallThatDiedWhileWaitingStaysSilent() {
        m_wire->fails(u"/x"_s, 401);
        kit::Heard<HttpReply> heard;
        auto call = m_client->send(request(), this, heard.into());
        QTRY_COMPARE(m_renewals, 1);
        call.cancel();
        m_renewed(Secret("new"));
        QTest::qWait(10); // nothing may follow
        QCOMPARE(heard.times(), 0);
        QCOMPARE(m_wire->count(u"/x"_s), 1);
    }
};

QTEST_GUILESS_MAIN(TokensTest)
#include "tst_tokens.moc"
