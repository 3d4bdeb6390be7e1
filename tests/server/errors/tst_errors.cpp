// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/enginekit.h"
#include "kit/receiver.h"
#include "server/errors/errorbook.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <future>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

static InnerFault fault(const std::string &code, const std::string &route, const std::string &message = "x") {
    return {code, "http", route, message, "req-1", true, {}};
}

// What is secret or of a person, in the forms in which it might come.
static const std::string secrets =
    "529.982.247-25 52998224725 maria@x.example +5511987654321 Bearer fat_abcdefgh12345678 "
    "3f2504e0-4f89-41d3-9a0c-0305e82c3301 password=hunter22";
static const QList<QByteArray> forbidden{"529.982.247-25",   "52998224725",        "maria@x.example", "+5511987654321",
                                         "fat_abcdefgh1234", "3f2504e0-4f89-41d3", "hunter22"};

// Faults inside: grouped, bounded, scrubbed, and told to Sentry over a wire that is only half there.
class ErrorsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_base = std::make_unique<kit::EngineDatabase>();
        m_writer = std::make_unique<Writer>(m_base->open(), m_clock, Writer::Options{});
        m_writer->start();
        m_metrics = std::make_unique<Metrics>();
    }
    void cleanup() {
        m_writer->stop();
        m_writer.reset();
    }

    void sameFaultsAreOneGroupThatOutlivesTheProcess() {
        {
            ErrorBook book(*m_writer, m_clock, *m_metrics, nullptr);
            book.note(fault("storage", "/api/v1/batches", "first"));
            book.note(fault("storage", "/api/v1/batches", "second"));
            book.note(fault("storage", "/api/v1/items"));
            book.noteLine(true, "payment 12 of LOTE-0042 fell over", "req-9");
            book.noteLine(true, "payment 345 of LOTE-0001 fell over", "req-10");
            book.noteLine(true, "request req-1 failed: storage", "req-1"); // its answer is noted
            QTRY_COMPARE_WITH_TIMEOUT(rows(), 3, 60'000);
        }
        ErrorBook book(*m_writer, m_clock, *m_metrics, nullptr);
        book.note(fault("storage", "/api/v1/batches", "third"));
        const auto id = fingerprintOf(fault("storage", "/api/v1/batches"));
        QTRY_COMPARE_WITH_TIMEOUT(find(id).count, 3, 60'000);
        const auto group = find(id);
        QCOMPARE(group.message, std::string("third"));
        QCOMPARE(group.release, std::string(FAROL_VERSION));
        QCOMPARE(group.requestId, std::string("req-1"));
        QVERIFY(group.firstAt <= group.lastAt);
        QCOMPARE(m_base->number("SELECT count FROM error_groups WHERE code='log'"), 2);
        QCOMPARE(m_base->text("SELECT place FROM error_groups WHERE code='log'"), u"payment # of LOTE-# fell over"_s);
        QCOMPARE(m_base->text("SELECT request_id FROM error_groups WHERE code='log'"), u"req-10"_s);
    }
    void keepsNothingSecretAndNoMoreThanItsBounds() {
        ErrorBook book(*m_writer, m_clock, *m_metrics, nullptr);
        book.note(fault("a", "/x", secrets));
        for (int i = 0; i < 5000 || value("farold_errors_dropped_total") <= 0; ++i) {
            book.note(fault("c" + std::to_string(i), "/x"));
        }
        QTRY_VERIFY_WITH_TIMEOUT(rows() > 0, 60'000);
        QVERIFY(rows() <= 1000);
        const auto text = m_base->text("SELECT message FROM error_groups WHERE code='a'").toUtf8();
        QVERIFY(!text.isEmpty() && text != "(no row)");
        for (const auto &secret : forbidden) {
            QVERIFY2(!text.contains(secret), secret.constData());
        }
        QVERIFY(m_base->open()->execute("DELETE FROM error_groups"));
        const auto db = m_base->open();
        for (int i = 0; i < 1100; ++i) {
            QVERIFY(db->execute("INSERT INTO error_groups VALUES('old-" + std::to_string(i) +
                                "','c','p','r','m','q','1','1',1,1,1)"));
        }
        book.note(fault("new", "/x"));
        QTRY_COMPARE_WITH_TIMEOUT(m_base->number("SELECT count(*) FROM error_groups WHERE code='new'"), 1, 60'000);
        QCOMPARE(rows(), 1000);
    }
    void tellsSentryInItsEnvelope() {
        kit::Receiver sentry;
        SentryPipe pipe(place(sentry), "Produção", m_clock, *m_metrics);
        QVERIFY(pipe.start({10s, {}}));
        ErrorBook book(*m_writer, m_clock, *m_metrics, &pipe);
        book.note(fault("storage_full", "/api/v1/batches/import", secrets));
        book.note(fault("storage_full", "/api/v1/batches/import", "again")); // the same within a minute
        QTRY_COMPARE_WITH_TIMEOUT(sentry.count(), 1, 60'000);
        const auto told = sentry.told().front();
        QCOMPARE(told.path, "/base/api/42/envelope/");
        QCOMPARE(told.headers.value("content-type"), "application/x-sentry-envelope");
        QVERIFY(told.headers.value("x-sentry-auth").startsWith("Sentry sentry_version=7, "));
        QVERIFY(told.headers.value("x-sentry-auth").contains("sentry_key=publickey"));
        const auto lines = told.body.split('\n');
        QCOMPARE(lines.size(), 4); // head, item, event, and the end of the last line
        const auto head = QJsonDocument::fromJson(lines[0]).object();
        const auto item = QJsonDocument::fromJson(lines[1]).object();
        const auto event = QJsonDocument::fromJson(lines[2]).object();
        QCOMPARE(item.value(u"type"_s).toString(), u"event"_s);
        QCOMPARE(item.value(u"length"_s).toInt(), lines[2].size());
        static const QRegularExpression id(u"^[0-9a-f]{32}$"_s);
        QVERIFY(id.match(event.value(u"event_id"_s).toString()).hasMatch());
        QCOMPARE(head.value(u"event_id"_s), event.value(u"event_id"_s));
        QVERIFY(fromRfc3339(event.value(u"timestamp"_s).toString()));
        QCOMPARE(event.value(u"platform"_s).toString(), u"native"_s);
        QCOMPARE(event.value(u"level"_s).toString(), u"error"_s);
        QCOMPARE(event.value(u"environment"_s).toString(), u"Produção"_s);
        QCOMPARE(event.value(u"release"_s).toString(), u"farold@" FAROL_VERSION ""_s);
        QCOMPARE(event.value(u"tags"_s).toObject().value(u"request_id"_s).toString(), u"req-1"_s);
        const auto exception = event.value(u"exception"_s).toObject().value(u"values"_s).toArray().at(0).toObject();
        QCOMPARE(exception.value(u"type"_s).toString(), u"storage_full"_s);
        QVERIFY(!exception.value(u"value"_s).toString().isEmpty());
        for (const auto &secret : forbidden + QList<QByteArray>{"publickey", "topsecret"}) {
            QVERIFY2(!told.body.contains(secret), secret.constData());
        }
        QTRY_COMPARE_WITH_TIMEOUT(value("farold_sentry_sent_total"), 1.0, 60'000);
    }
    void restsWhenItIsToldTo() {
        kit::Receiver sentry([](const auto &, int) {
            return kit::Receiver::says(429, "X-Sentry-Rate-Limits: 600:error:organization\r\nRetry-After: 600\r\n");
        });
        SentryPipe pipe(place(sentry), "x", m_clock, *m_metrics);
        QVERIFY(pipe.start({10s, {}}));
        pipe.send(fault("a", "/x"), "err-1");
        QTRY_VERIFY_WITH_TIMEOUT(value("farold_sentry_dropped_total{reason=\"rate_limited\"}") >= 1, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(
            (pipe.send(fault("b", "/x"), "err-2"), value("farold_sentry_dropped_total{reason=\"rate_limited\"}") >= 2),
            60'000);
        QCOMPARE(sentry.count(), 1);
    }
    void neverWaitsForAServerThatHangs() {
        std::promise<void> ended;
        const auto end = ended.get_future().share();
        kit::Receiver sentry([end](const auto &, int) {
            end.wait();
            return kit::Receiver::says(200);
        });
        {
            SentryPipe pipe(place(sentry), "x", m_clock, *m_metrics);
            QVERIFY(pipe.start({60s, {}}));
            for (int i = 0; i < 200; ++i) {
                pipe.send(fault("a", "/x"), "err-1");
            }
            QVERIFY(value("farold_sentry_dropped_total{reason=\"queue_full\"}") >= 200 - 66);
        }
        ended.set_value();
    }
    void readsRateLimitsAsSentryWritesThem_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("retryAfter");
        QTest::addColumn<QByteArray>("limits");
        QTest::addColumn<int>("seconds");
        QTest::newRow("taken") << 200 << QByteArray() << QByteArray() << 0;
        QTest::newRow("429 alone") << 429 << QByteArray() << QByteArray() << 60;
        QTest::newRow("429 for a while") << 429 << QByteArray("13") << QByteArray() << 13;
        QTest::newRow("of errors") << 200 << QByteArray() << QByteArray("60:error;default:org, 2700:transaction:key")
                                   << 60;
        QTest::newRow("of others") << 200 << QByteArray() << QByteArray("2700:transaction:key") << 0;
        QTest::newRow("of everything") << 429 << QByteArray() << QByteArray("50::organization") << 50;
        QTest::newRow("nonsense") << 429 << QByteArray("soon") << QByteArray(":::") << 60;
        QTest::newRow("too long") << 429 << QByteArray("99999999") << QByteArray() << 3600;
    }
    void readsRateLimitsAsSentryWritesThem() {
        QFETCH(const int, status);
        QFETCH(const QByteArray, retryAfter);
        QFETCH(const QByteArray, limits);
        QTEST(static_cast<int>(sentryRest(status, retryAfter.toStdString(), limits.toStdString()).count()), "seconds");
    }
    void refusesADsnThatWouldTellTheKeyToAnybody() {
        QVERIFY(sentryPlace(Secret("https://key@sentry.example/7")));
        QVERIFY(sentryPlace(Secret("http://key@127.0.0.1:9000/7")));
        for (const char *bad : {"http://key@sentry.example/7", "https://sentry.example/7", "https://key@sentry.example",
                                "ftp://key@sentry.example/7", "key", ""}) {
            const auto none = sentryPlace(Secret(bad));
            QVERIFY2(!none, bad);
            QVERIFY(!none.error().detail.contains(u"sentry.example"_s));
        }
    }

private:
    static SentryPlace place(const kit::Receiver &sentry) {
        const auto dsn = "http://publickey:topsecret@127.0.0.1:" + QByteArray::number(sentry.port()) + "/base/42";
        return sentryPlace(Secret(dsn)).value();
    }
    [[nodiscard]] std::int64_t rows() const { return m_base->number("SELECT count(*) FROM error_groups"); }
    [[nodiscard]] ErrorGroupRow find(const std::string &id) const {
        const auto groups = readErrorGroups(*m_base->open(), id, 1);
        return groups && !groups->empty() ? groups->front() : ErrorGroupRow();
    }
    // Of a counter in the text that Prometheus reads; -1: it is not there.
    [[nodiscard]] double value(const std::string &series) const {
        const std::string text = m_metrics->text();
        const auto at = text.find('\n' + series + ' ');
        return at == std::string::npos ? -1 : std::stod(text.substr(at + series.size() + 2));
    }
    SystemClock m_clock;
    std::unique_ptr<kit::EngineDatabase> m_base;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Metrics> m_metrics;
};

QTEST_GUILESS_MAIN(ErrorsTest)
#include "tst_errors.moc"
