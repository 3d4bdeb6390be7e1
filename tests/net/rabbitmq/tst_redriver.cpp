// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/fakenetwork.h"
#include "kit/heard.h"
#include "net/rabbitmq/redriver.h"

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString source = u"GET /api/queues/%2F/a.dlq"_s;
const QString destination = u"GET /api/queues/%2F/a"_s;
const QString parameters = u"GET /api/parameters/shovel/%2F"_s;
const QString shovels = u"GET /api/shovels/%2F"_s;

QByteArray queue(const char *name, int messages) {
    return "{\"name\":\"" + QByteArray(name) + "\",\"vhost\":\"/\",\"messages\":" + QByteArray::number(messages) +
           ",\"consumers\":0,\"state\":\"running\"}";
}

} // namespace

// A redrive over a scripted wire: which orders go out, in which order, and what is told at the end.
class RedriverTest final : public QObject {
    Q_OBJECT
    kit::FakeNetwork *m_wire = nullptr;
    std::unique_ptr<HttpClient> m_client;
    SystemClock m_clock;
    const RedriveTimes m_fast{5ms, 30ms, 500ms, 2s, 300ms, 500ms};

    RedrivePlan planned(int messages = 20) const {
        RedrivePlan plan;
        plan.from = {u"/"_s, u"a.dlq"_s};
        plan.to = u"a"_s;
        plan.source.messages = messages;
        return plan;
    }
    kit::Heard<Redriver::Report> run(Redriver &redriver) {
        kit::Heard<Redriver::Report> heard;
        connect(&redriver, &Redriver::moved, this, [this, &redriver] {
            m_wire->answers(u"PUT "_s + ours(redriver), {}, 201);
            m_wire->answers(u"DELETE "_s + ours(redriver), {}, 204);
        });
        redriver.run(planned(), m_fast, heard.into());
        if (!heard.wait(10'000)) {
            qWarning("no answer");
        }
        return heard;
    }
    static QString ours(const Redriver &redriver) { return u"/api/parameters/shovel/%2F/"_s + redriver.shovel(); }
    QString shovelSent() const {
        for (const auto &seen : m_wire->seen()) {
            if (seen.method == "PUT") {
                return seen.path.section(u'/', -1);
            }
        }
        return {};
    }

private Q_SLOTS:
    void init() {
        m_wire = new kit::FakeNetwork;
        m_client = std::make_unique<HttpClient>(rabbitOptions(QUrl(u"http://127.0.0.1:9"_s), {}),
                                                std::unique_ptr<QNetworkAccessManager>(m_wire));
    }
    void cleanup() {
        QCOMPARE(m_wire->unmatched(), QString());
        m_client.reset();
    }

    void plansWithoutWritingAnything() {
        m_wire->answers(source, queue("a.dlq", 20));
        m_wire->answers(destination, queue("a", 1));
        m_wire->answers(u"/api/exchanges/%2F"_s, "[{\"name\":\"dlx\",\"vhost\":\"/\",\"type\":\"fanout\"}]");
        m_wire->answers(u"/api/bindings/%2F"_s,
                        "[{\"source\":\"dlx\",\"vhost\":\"/\",\"destination\":\"a.dlq\",\"destination_type\":\"queue\","
                        "\"routing_key\":\"\"}]");
        m_wire->answers(
            u"/api/queues/%2F?page=1"_s,
            "{\"page_count\":1,\"items\":[{\"name\":\"a\",\"vhost\":\"/\",\"arguments\":{\"x-dead-letter-exchange\":"
            "\"dlx\"}},{\"name\":\"b\",\"vhost\":\"/\",\"effective_policy_definition\":{\"dead-letter-exchange\":"
            "\"dlx\"}},{\"name\":\"a.dlq\",\"vhost\":\"/\"}]}");
        Redriver redriver(*m_client, m_clock);
        kit::Heard<RedrivePlan> heard;
        redriver.plan({u"/"_s, u"a.dlq"_s}, u"a"_s, heard.into());
        QVERIFY(heard.wait() && heard.ok());
        QCOMPARE(heard.value().source.messages, std::optional<std::int64_t>(20));
        QCOMPARE(heard.value().origins, (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(heard.value().remarks.constFirst().code, u"several_origins"_s);
        QVERIFY(heard.value().stops());
        for (const auto &seen : m_wire->seen()) {
            QCOMPARE(seen.method, QByteArray("GET"));
        }
    }
    void refusesAQueueThatAShovelWouldMake() {
        m_wire->answers(source, queue("a.dlq", 20));
        m_wire->answers(destination, "{\"error\":\"Object Not Found\",\"reason\":\"Not Found\"}", 404);
        Redriver redriver(*m_client, m_clock);
        kit::Heard<RedrivePlan> heard;
        redriver.plan({u"/"_s, u"a.dlq"_s}, u"a"_s, heard.into());
        QVERIFY(heard.wait() && !heard.ok());
        QCOMPARE(heard.error().kind, ErrorKind::NotFound);
        m_wire->answers(parameters, "[]");
        const auto ran = run(redriver);
        QCOMPARE(ran.error().kind, ErrorKind::NotFound);
        QCOMPARE(shovelSent(), QString());
    }
    void movesAndVerifies() {
        m_wire->answers(parameters, "[]");
        m_wire->answers(source, queue("a.dlq", 20));
        m_wire->answers(destination, queue("a", 0));
        Redriver redriver(*m_client, m_clock);
        connect(&redriver, &Redriver::moved, this, [this](Redrive::Stage stage) {
            if (stage == Redrive::Stage::Moving && m_wire->count(source) > 0) {
                m_wire->forget(source);
                m_wire->forget(destination);
                m_wire->answers(source, queue("a.dlq", 0));
                m_wire->answers(destination, queue("a", 20));
            }
        });
        const auto ran = run(redriver);
        QVERIFY2(ran.ok(), qPrintable(ran.error().detail));
        QCOMPARE(ran.value().result.end, RedriveResult::End::Done);
        QCOMPARE(ran.value().result.moved, std::optional<std::int64_t>(20));
        QCOMPARE(ran.value().shovel, shovelSent());
        QVERIFY(isRedriveName(shovelSent()));
        QCOMPARE(m_wire->count(u"DELETE "_s + ours(redriver)), 0); // it deleted itself
    }
    void cleansUpWhatWasLeftBehindAndNothingElse() {
        m_wire->answers(parameters,
                        "[{\"vhost\":\"/\",\"name\":\"farol-retry-100-x\",\"value\":{\"src-queue\":\"other\"}},"
                        "{\"vhost\":\"/\",\"name\":\"mine\",\"value\":{\"src-queue\":\"a.dlq\"}}]");
        m_wire->answers(parameters, "[]");
        m_wire->answers(source, queue("a.dlq", 0));
        m_wire->answers(destination, queue("a", 0));
        m_wire->answers(u"DELETE /api/parameters/shovel/%2F/farol-retry-100-x"_s, {}, 204);
        Redriver redriver(*m_client, m_clock);
        const auto ran = run(redriver);
        QCOMPARE(ran.value().cleaned, QStringList{u"farol-retry-100-x"_s});
        QCOMPARE(ran.value().result.end, RedriveResult::End::Empty);
        QCOMPARE(m_wire->count(u"DELETE /api/parameters/shovel/%2F/farol-retry-100-x"_s), 1);
        QCOMPARE(m_wire->count(u"DELETE "_s + ours(redriver)), 0);
    }
    void waitsForAnotherRedriveOfTheSameQueue() {
        const auto name = redriveName(m_clock.now() + 60s, 1).toLatin1();
        m_wire->answers(parameters,
                        "[{\"vhost\":\"/\",\"name\":\"" + name + "\",\"value\":{\"src-queue\":\"a.dlq\"}}]");
        Redriver redriver(*m_client, m_clock);
        const auto ran = run(redriver);
        QCOMPARE(ran.error().code, u"redrive_running"_s);
        QCOMPARE(ran.error().kind, ErrorKind::Conflict);
    }
    void saysThatThePluginIsOff() {
        m_wire->answers(parameters, "{\"error\":\"Object Not Found\",\"reason\":\"Not Found\"}", 404);
        Redriver redriver(*m_client, m_clock);
        QCOMPARE(run(redriver).error().code, u"no_shovels"_s);
    }
    void goesOnWhereThisAccountSeesNoShovels() {
        m_wire->answers(source, queue("a.dlq", 20));
        m_wire->answers(destination, queue("a", 0));
        m_wire->answers(parameters, "[]");
        m_wire->answers(shovels, "{\"error\":\"not_authorised\",\"reason\":\"Not monitor user\"}", 401);
        Redriver redriver(*m_client, m_clock);
        connect(&redriver, &Redriver::moved, this, [this](Redrive::Stage stage) {
            const QString name = shovelSent();
            if (stage == Redrive::Stage::Moving && m_wire->count(shovels) == 0) {
                m_wire->forget(parameters);
                m_wire->answers(parameters, "[{\"vhost\":\"/\",\"name\":\"" + name.toLatin1() + "\"}]");
                m_wire->answers(parameters, "[{\"vhost\":\"/\",\"name\":\"" + name.toLatin1() + "\"}]");
                m_wire->answers(parameters, "[]");
            }
        });
        const auto ran = run(redriver);
        QCOMPARE(ran.value().result.end, RedriveResult::End::NothingMoved);
        QCOMPARE(m_wire->count(shovels), 1); // asked once
    }
    void stopsAndVerifiesWhenItIsCancelled() {
        m_wire->answers(parameters, "[]");
        m_wire->answers(source, queue("a.dlq", 20));
        m_wire->answers(destination, queue("a", 0));
        m_wire->answers(shovels, "[]");
        Redriver redriver(*m_client, m_clock);
        connect(&redriver, &Redriver::moved, this, [&redriver](Redrive::Stage stage) {
            if (stage == Redrive::Stage::Moving) {
                QMetaObject::invokeMethod(&redriver, &Redriver::cancel, Qt::QueuedConnection);
            }
        });
        const auto ran = run(redriver);
        QVERIFY2(ran.ok(), qPrintable(ran.error().detail));
        QVERIFY(ran.value().result.cancelled);
        QCOMPARE(m_wire->count(u"DELETE /api/parameters/shovel/%2F/"_s + ran.value().shovel), 1);
    }
    void cancelsBeforeItsFirstOrder() {
        m_wire->slow(parameters, 50ms, "[]");
        Redriver redriver(*m_client, m_clock);
        kit::Heard<Redriver::Report> heard;
        redriver.run(planned(), m_fast, heard.into());
        redriver.cancel();
        QVERIFY(heard.wait() && !heard.ok());
        QCOMPARE(heard.error().code, u"cancelled"_s);
        QTest::qWait(100);
        QCOMPARE(heard.times(), 1);
        QCOMPARE(m_wire->count(source), 0);
    }
    void survivesABrokerThatIsAwayInTheMiddle() {
        m_wire->answers(parameters, "[]");
        m_wire->answers(source, queue("a.dlq", 20));
        m_wire->answers(destination, queue("a", 0));
        Redriver redriver(*m_client, m_clock);
        int looks = 0;
        connect(&redriver, &Redriver::moved, this, [&](Redrive::Stage stage) {
            if (stage != Redrive::Stage::Moving) {
                return;
            }
            m_wire->forget(parameters);
            if (++looks < 4) {
                m_wire->breaks(parameters, QNetworkReply::ConnectionRefusedError);
                m_wire->breaks(source, QNetworkReply::ConnectionRefusedError);
            } else {
                m_wire->answers(parameters, "[]");
                m_wire->forget(source);
                m_wire->forget(destination);
                m_wire->answers(source, queue("a.dlq", 0));
                m_wire->answers(destination, queue("a", 23));
            }
        });
        const auto ran = run(redriver);
        QVERIFY2(ran.ok(), qPrintable(ran.error().detail));
        QCOMPARE(ran.value().result.end, RedriveResult::End::Done);
        QCOMPARE(ran.value().result.twice, 3);
        QVERIFY(ran.value().result.twicePossible);
    }
    void fallsSilentWithItsOwner() {
        m_wire->answers(parameters, "[]");
        m_wire->answers(source, queue("a.dlq", 20));
        m_wire->answers(destination, queue("a", 0));
        kit::Heard<Redriver::Report> heard;
        {
            Redriver redriver(*m_client, m_clock);
            redriver.run(planned(), m_fast, heard.into());
            QTest::qWait(10);
        }
        QTest::qWait(30);
        QCOMPARE(heard.times(), 0);
    }
};

QTEST_GUILESS_MAIN(RedriverTest)
#include "tst_redriver.moc"
