// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httpclient.h"

#include "kit/fakenetwork.h"
#include "kit/heard.h"

#include <QThread>
#include <atomic>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct World {
    kit::FakeNetwork *wire = new kit::FakeNetwork; // owned by the client
    HttpClient client{HttpOptions{QUrl(u"http://127.0.0.1:9"_s), {}}, std::unique_ptr<QNetworkAccessManager>(wire)};
    QObject context;
};

HttpRequest get(const QString &path) {
    HttpRequest request;
    request.path = path;
    request.credentials = Credentials::None;
    return request;
}

} // namespace

class CallTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void staysSilentAndClosesTheSocketWhenTheContextDies() {
        World world;
        world.wire->hangs(u"/slow"_s);
        kit::Heard<HttpReply> heard;
        auto context = std::make_unique<QObject>();
        const auto call = world.client.send(get(u"/slow"_s), context.get(), heard.into());
        QTRY_COMPARE(world.wire->running(), 1);
        context.reset();
        QCOMPARE(world.wire->running(), 0);
        QVERIFY(!call.isRunning());
        QCoreApplication::processEvents();
        QCOMPARE(heard.times(), 0);
    }

    void staysSilentAndClosesTheSocketAfterCancel() {
        World world;
        world.wire->hangs(u"/slow"_s);
        kit::Heard<HttpReply> heard;
        auto call = world.client.send(get(u"/slow"_s), &world.context, heard.into());
        QTRY_COMPARE(world.wire->running(), 1);
        call.cancel();
        QCOMPARE(world.wire->running(), 0);
        QCoreApplication::processEvents();
        QCOMPARE(heard.times(), 0);
        call.cancel(); // again is harmless
    }

    void answersOnceAndNeverInsideTheCall() {
        World world;
        world.wire->answers(u"/x"_s, "{}");
        kit::Heard<HttpReply> heard;
        const auto call = world.client.send(get(u"/x"_s), &world.context, heard.into());
        QCOMPARE(heard.times(), 0);
        QVERIFY(call.isRunning());
        QVERIFY(heard.wait());
        QVERIFY(heard.ok());
        QVERIFY(!call.isRunning());
        QTest::qWait(20); // nothing may follow
        QCOMPARE(heard.times(), 1);
    }

    void cancelBeforeTheFirstTurnSendsNothing() {
        World world;
        kit::Heard<HttpReply> heard;
        auto call = world.client.send(get(u"/x"_s), &world.context, heard.into());
        call.cancel();
        QTest::qWait(20);
        QCOMPARE(heard.times(), 0);
        QCOMPARE(world.wire->seen().size(), 0);
    }

    void aRefusalThatNeedsNoNetworkAlsoComesLater() {
        auto *wire = new kit::FakeNetwork;
        HttpClient client(HttpOptions{QUrl(u"http://farold.example"_s), {}},
                          std::unique_ptr<QNetworkAccessManager>(wire));
        QObject context;
        kit::Heard<HttpReply> heard;
        client.send(get(u"/x"_s), &context, heard.into());
        QCOMPARE(heard.times(), 0);
        QVERIFY(heard.wait());
        QCOMPARE(heard.error().kind, ErrorKind::Tls);
        QCOMPARE(heard.error().code, u"plain_http_refused"_s);
        QCOMPARE(wire->seen().size(), 0);
    }

    void theClientMayDieInsideAnAnswer() {
        auto *wire = new kit::FakeNetwork;
        wire->answers(u"/x"_s, "{}");
        wire->hangs(u"/y"_s);
        auto client = std::make_unique<HttpClient>(HttpOptions{QUrl(u"http://127.0.0.1:9"_s), {}},
                                                   std::unique_ptr<QNetworkAccessManager>(wire));
        QObject context;
        kit::Heard<HttpReply> other;
        bool answered = false;
        client->send(get(u"/y"_s), &context, other.into());
        client->send(get(u"/x"_s), &context, [&](const Result<HttpReply> &) {
            answered = true;
            client.reset();
        });
        QTRY_VERIFY(answered);
        QTest::qWait(20);
        QCOMPARE(other.times(), 0);
    }

    void theContextMayDieInsideAnAnswer() {
        World world;
        world.wire->answers(u"/x"_s, "{}");
        auto *context = new QObject;
        bool answered = false;
        world.client.send(get(u"/x"_s), context, [&](const Result<HttpReply> &) {
            answered = true;
            delete context;
        });
        QTRY_VERIFY(answered);
        QTest::qWait(5);
    }

    void decodesALargeAnswerOnAnotherThread() {
        World world;
        world.wire->answers(u"/big"_s, QByteArray(200'000, ' '));
        world.wire->answers(u"/small"_s, "{}");
        const Decode<QThread *> where = [](const HttpReply &) -> Result<QThread *> { return QThread::currentThread(); };
        kit::Heard<QThread *> big;
        kit::Heard<QThread *> small;
        world.client.ask<QThread *>(get(u"/big"_s), &world.context, where, big.into());
        world.client.ask<QThread *>(get(u"/small"_s), &world.context, where, small.into());
        QVERIFY(big.wait(30'000));
        QVERIFY(small.wait(30'000));
        QVERIFY(big.value() != thread());
        QCOMPARE(small.value(), thread());
    }

    // A refusal can be as long as any answer: the report of a whole file, a new plan.
    void readsALargeRefusalOnAnotherThreadAndTakesTheValueInIt() {
        World world;
        const QByteArray big = "{\"code\":\"import_rejected\",\"detail\":\"" + QByteArray(200'000, 'x') + "\"}";
        world.wire->fails(u"/report"_s, 422, big);
        world.wire->fails(u"/other"_s, 422, R"({"code":"other","detail":"x"})");
        const Decode<QThread *> never = [](const HttpReply &) -> Result<QThread *> { return nullptr; };
        const Salvage<QThread *> inside = [](const Error &refusal) {
            return refusal.code == u"import_rejected" ? std::optional(QThread::currentThread()) : std::nullopt;
        };
        kit::Heard<QThread *> report;
        kit::Heard<QThread *> other;
        world.client.ask<QThread *>(get(u"/report"_s), &world.context, never, report.into(), inside);
        world.client.ask<QThread *>(get(u"/other"_s), &world.context, never, other.into(), inside);
        QVERIFY(report.wait(30'000));
        QVERIFY(other.wait(30'000));
        QVERIFY(report.value() != thread());
        QCOMPARE(other.error().code, u"other"_s);
        QCOMPARE(other.error().httpStatus, 422);
    }

    void staysSilentWhenCancelledWhileDecoding() {
        World world;
        world.wire->answers(u"/big"_s, QByteArray(200'000, ' '));
        std::atomic<bool> began = false;
        std::atomic<bool> mayEnd = false;
        std::atomic<int> decoded = 0;
        const Decode<int> slow = [&](const HttpReply &) -> Result<int> {
            began = true;
            while (!mayEnd) {
                QThread::msleep(1);
            }
            return ++decoded;
        };
        kit::Heard<int> heard;
        auto call = world.client.ask<int>(get(u"/big"_s), &world.context, slow, heard.into());
        QTRY_VERIFY(began);
        call.cancel();
        mayEnd = true;
        QTRY_COMPARE(decoded.load(), 1);
        QTest::qWait(20);
        QCOMPARE(heard.times(), 0);
    }

    void anErrorOfDecodingNamesTheRequest() {
        World world;
        world.wire->answers(u"/x"_s, "{}");
        const Decode<int> refuses = [](const HttpReply &) -> Result<int> {
            return failure(ErrorKind::Malformed, u"missing_member"_s, u"batch.id"_s);
        };
        kit::Heard<int> heard;
        world.client.ask<int>(get(u"/x"_s), &world.context, refuses, heard.into());
        QVERIFY(heard.wait());
        QCOMPARE(heard.error().code, u"missing_member"_s);
        QCOMPARE(heard.error().httpStatus, 200);
        QCOMPARE(heard.error().requestId.toLatin1(), world.wire->seen().constFirst().headers.value("x-request-id"));
    }
};

QTEST_GUILESS_MAIN(CallTest)
#include "tst_call.moc"
