// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/fakenetwork.h"
#include "kit/heard.h"
#include "net/http/httpclient.h"

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class LastSeenTest final : public QObject {
    Q_OBJECT
    const Instant m_then{1'795'000'000'000ms};
    kit::FakeNetwork *m_wire = nullptr;
    std::unique_ptr<HttpClient> m_client;
    QHash<QString, QByteArray> m_kept;
    int m_recalls = 0;

    HttpRequest kept() const {
        HttpRequest request;
        request.path = u"/x"_s;
        request.query.addQueryItem(u"limit"_s, u"5"_s);
        request.keep = true;
        return request;
    }
    struct Outcome {
        Result<QByteArray> body = failure(ErrorKind::Server, u"none"_s, {});
        std::optional<LastSeen> seen;
    };
    Outcome ask(const HttpRequest &request) {
        Outcome outcome;
        bool answered = false;
        const Decode<QByteArray> decode = [](const HttpReply &reply) -> Result<QByteArray> {
            if (reply.body == "bad") {
                return failure(ErrorKind::Malformed, u"json_syntax"_s, {});
            }
            return reply.body;
        };
        Call call;
        call = m_client->ask<QByteArray>(request, this, decode, [&](const Result<QByteArray> &body) {
            outcome.body = body;
            outcome.seen = call.lastSeen() != nullptr ? std::optional(*call.lastSeen()) : std::nullopt;
            answered = true;
        });
        return QTest::qWaitFor([&] { return answered; }) ? outcome : Outcome{};
    }

private Q_SLOTS:
    void init() {
        m_wire = new kit::FakeNetwork;
        m_client = std::make_unique<HttpClient>(HttpOptions{QUrl(u"http://127.0.0.1:9"_s), {}},
                                                std::unique_ptr<QNetworkAccessManager>(m_wire));
        m_client->tokens().setAccess(Secret("sesame"));
        m_kept.clear();
        m_recalls = 0;
        const auto recall = [this](const QString &key, QObject *context, const auto &answer) {
            ++m_recalls;
            std::optional<HttpReply> reply;
            if (m_kept.contains(key)) {
                reply = HttpReply{200, m_kept.value(key), {}, {}, m_then, {}};
            }
            QMetaObject::invokeMethod(
                context, [answer, reply] { answer(reply); }, Qt::QueuedConnection);
        };
        m_client->setMemory({[this](const QString &key, const HttpReply &reply) { m_kept[key] = reply.body; }, recall});
    }
    void cleanup() {
        QCOMPARE(m_wire->unmatched(), QString());
        m_client.reset();
    }

    void keepsAGoodAnswerByPathAndQuery() {
        m_wire->answers(u"/x"_s, R"({"a":1})");
        const auto outcome = ask(kept());
        QCOMPARE(*outcome.body, QByteArray(R"({"a":1})"));
        QVERIFY(!outcome.seen);
        QCOMPARE(m_kept.value(u"/x?limit=5"_s), QByteArray(R"({"a":1})"));
    }
    void whatWasSeenStandsInWithItsAgeAndReason() {
        m_kept[u"/x?limit=5"_s] = "old";
        m_wire->breaks(u"/x"_s, QNetworkReply::ConnectionRefusedError);
        const auto outcome = ask(kept());
        QCOMPARE(*outcome.body, QByteArray("old"));
        QVERIFY(outcome.seen && outcome.seen->asOf == m_then);
        QCOMPARE(outcome.seen->why.code, u"connection_refused"_s);
    }
    void aWebPageInBetweenCountsAsNobodyAsked() {
        m_kept[u"/x?limit=5"_s] = "old";
        m_wire->answers(u"/x"_s, "<html>", 200, {{"Content-Type", "text/html"}});
        QCOMPARE(*ask(kept()).body, QByteArray("old"));
    }
    void aRefusalOfTheBackEndIsARefusal() {
        m_kept[u"/x?limit=5"_s] = "old";
        for (const int status : {400, 403, 404, 409, 412}) {
            m_wire->forget(u"/x"_s);
            m_wire->fails(u"/x"_s, status);
            QVERIFY(!ask(kept()).body);
        }
        QCOMPARE(m_recalls, 0);
    }
    void withoutAnythingSeenTheErrorStands() {
        m_wire->breaks(u"/x"_s, QNetworkReply::ConnectionRefusedError);
        const auto outcome = ask(kept());
        QCOMPARE(outcome.body.error().code, u"connection_refused"_s);
        QVERIFY(!outcome.seen);
        QCOMPARE(m_recalls, 1);
    }
    void whatCannotBeReadIsNeitherKeptNorTaken() {
        m_wire->answers(u"/x"_s, "bad");
        QCOMPARE(ask(kept()).body.error().code, u"json_syntax"_s);
        QVERIFY(m_kept.isEmpty());
        m_kept[u"/x?limit=5"_s] = "bad";
        m_wire->forget(u"/x"_s);
        m_wire->breaks(u"/x"_s, QNetworkReply::ConnectionRefusedError);
        const auto outcome = ask(kept());
        QCOMPARE(outcome.body.error().code, u"connection_refused"_s);
        QVERIFY(!outcome.seen);
    }
    void aCallThatDoesNotKeepNeitherStoresNorRecalls() {
        auto request = kept();
        request.keep = false;
        m_wire->answers(u"/x"_s, "{}");
        QVERIFY(ask(request).body);
        QVERIFY(m_kept.isEmpty());
        m_kept[u"/x?limit=5"_s] = "old";
        m_wire->forget(u"/x"_s);
        m_wire->breaks(u"/x"_s, QNetworkReply::ConnectionRefusedError);
        QVERIFY(!ask(request).body);
        QCOMPARE(m_recalls, 0);
    }
    void anOrderIsNeverKeptNorAnsweredFromTheMemory() {
        auto order = kept();
        order.method = Method::Post;
        m_wire->answers(u"/x"_s, "{}");
        QVERIFY(ask(order).body);
        QVERIFY(m_kept.isEmpty());
        m_kept[u"/x?limit=5"_s] = "old";
        m_wire->forget(u"/x"_s);
        m_wire->breaks(u"/x"_s, QNetworkReply::ConnectionRefusedError);
        QVERIFY(!ask(order).body);
        QCOMPARE(m_recalls, 0);
    }
    void whatHasANameIsKeptUnderIt() {
        auto request = kept();
        request.keepAs = u"/x?days=2"_s;
        m_wire->answers(u"/x"_s, R"({"a":1})");
        QVERIFY(ask(request).body);
        request.query = QUrlQuery(u"limit=6"_s);
        m_wire->forget(u"/x"_s);
        m_wire->breaks(u"/x"_s, QNetworkReply::ConnectionRefusedError);
        QCOMPARE(*ask(request).body, QByteArray(R"({"a":1})"));
    }
    void aCallCancelledWhileRecallingStaysSilent() {
        std::function<void(std::optional<HttpReply>)> pending;
        m_client->setMemory({{}, [&](const QString &, QObject *, const auto &answer) { pending = answer; }});
        m_wire->breaks(u"/x"_s, QNetworkReply::ConnectionRefusedError);
        kit::Heard<HttpReply> heard;
        auto call = m_client->send(kept(), this, heard.into());
        QTRY_VERIFY(pending != nullptr);
        call.cancel();
        pending(HttpReply{});
        QCoreApplication::processEvents();
        QCOMPARE(heard.times(), 0);
    }
};

QTEST_GUILESS_MAIN(LastSeenTest)
#include "tst_lastseen.moc"
