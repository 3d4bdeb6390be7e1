// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/enginekit.h"
#include "server/http/commands.h"

#include <QRandomGenerator>
#include <QTest>
#include <future>
#include <map>

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

namespace {

Request order(const QString &key, const QByteArray &body = "{}", std::int64_t user = 1) {
    Request request;
    request.method = Method::Post;
    request.path = request.route = QStringLiteral("/api/v1/batches/import");
    request.body = body;
    request.who.userId = user;
    request.who.tenant = 1;
    if (!key.isEmpty()) {
        request.headers.insert("idempotency-key", key.toLatin1());
    }
    return request;
}

} // namespace

// One effect a key: the effect here is a row in meta, whose value counts how often the body ran.
class CommandsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_database = std::make_unique<kit::EngineDatabase>();
        m_clock.set(*fromRfc3339(u"2026-11-20T13:05:00Z"));
        m_writer = std::make_unique<Writer>(m_database->open(), m_clock, Writer::Options{});
        m_writer->start();
        m_commands = std::make_unique<Commands>(*m_writer);
    }
    void cleanup() { m_writer.reset(); }

    void asksForAKey() {
        QCOMPARE(run(order({})).status, 400);
        QCOMPARE(run(order(QStringLiteral("two words"))).status, 400);
        QCOMPARE(run(order(QString(256, u'k'))).status, 400);
        QCOMPARE(effects(), 0);
    }
    void givesTheSameBytesAgain() {
        const Response first = run(order(QStringLiteral("k1")));
        const Response again = run(order(QStringLiteral("k1")));
        QCOMPARE(again.status, 201);
        QCOMPARE(again.body, first.body);
        QCOMPARE(again.headers.first(), first.headers.first());
        QCOMPARE(effects(), 1);
    }
    void refusesAnotherBodyUnderTheSameKey() {
        (void)run(order(QStringLiteral("k1"), "{\"a\":1}"));
        QCOMPARE(run(order(QStringLiteral("k1"), "{\"a\":2}")).status, 422);
        QCOMPARE(effects(), 1);
    }
    void aKeyBelongsToOneUser() {
        (void)run(order(QStringLiteral("k1")));
        (void)run(order(QStringLiteral("k1"), "{}", 2));
        QCOMPARE(effects(), 2);
    }
    void anErrorIsNotKeptAndLeavesNothing() {
        m_fail = true;
        QCOMPARE(run(order(QStringLiteral("k1"))).status, 409);
        QCOMPARE(effects(), 0);
        m_fail = false;
        QCOMPARE(run(order(QStringLiteral("k1"))).status, 201);
        QCOMPARE(effects(), 1);
    }
    void forgetsAfterSevenDays() {
        (void)run(order(QStringLiteral("k1")));
        m_clock.advance(std::chrono::hours(7 * 24) + 1s);
        (void)run(order(QStringLiteral("k1")));
        QCOMPARE(effects(), 2);
    }
    void aLongOneIsRunningUntilItAnswers() {
        Answer later;
        std::promise<Response> first;
        std::promise<void> started;
        m_commands->runLong(
            order(QStringLiteral("k1")),
            [&](const Request &, Answer answer) {
                later = std::move(answer);
                started.set_value();
            },
            [&first](Response response) { first.set_value(std::move(response)); });
        started.get_future().wait();
        QCOMPARE(runLong(order(QStringLiteral("k1"))).status, 409);
        later(json("{\"checked\":7}"));
        QCOMPARE(first.get_future().get().status, 200);
        QCOMPARE(runLong(order(QStringLiteral("k1"))).body, QByteArray("{\"checked\":7}"));
    }
    void aLongOneThatAFormerProcessLeftMayRunAgain() {
        std::promise<void> started;
        m_commands->runLong(
            order(QStringLiteral("k1")), [&started](const Request &, const Answer &) { started.set_value(); },
            [](const Response &) {});
        started.get_future().wait();
        m_clock.advance(1s);
        m_commands = std::make_unique<Commands>(*m_writer); // as after a restart
        QCOMPARE(runLong(order(QStringLiteral("k1"))).status, 200);
    }
    void aLongOneWhoseEndCouldNotBeStoredMayRunAgain() {
        Answer later;
        std::promise<Response> first;
        std::promise<void> started;
        m_commands->runLong(
            order(QStringLiteral("k1")),
            [&](const Request &, Answer answer) {
                later = std::move(answer);
                started.set_value();
            },
            [&first](Response response) { first.set_value(std::move(response)); });
        started.get_future().wait();
        // No answer can be written any more: what was done outside is told all the same.
        QVERIFY(m_database->open()->execute("ALTER TABLE idempotency RENAME TO broken"));
        later(json("{\"checked\":7}"));
        QCOMPARE(first.get_future().get().body, QByteArray("{\"checked\":7}"));
        QCOMPARE(m_writer->figures().failedGroups, 1U);
        QVERIFY(m_database->open()->execute("ALTER TABLE broken RENAME TO idempotency"));
        QCOMPARE(runLong(order(QStringLiteral("k1"))).body, QByteArray("{\"again\":1}"));
    }
    void aLongOneThatCouldNotBeginMayRunAgain() {
        const bool server = m_database->onServer();
        QVERIFY(m_database->open()->execute(
            server ? "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE 'full'; END$$;"
                     "CREATE TRIGGER no_room BEFORE INSERT ON idempotency FOR EACH ROW EXECUTE FUNCTION no_room()"
                   : "CREATE TRIGGER no_room BEFORE INSERT ON idempotency BEGIN SELECT no_such_function(); END"));
        QCOMPARE(runLong(order(QStringLiteral("k1"))).status, 503);
        QVERIFY(m_database->open()->execute(server ? "DROP TRIGGER no_room ON idempotency" : "DROP TRIGGER no_room"));
        QCOMPARE(runLong(order(QStringLiteral("k1"))).status, 200);
    }

    // T6 of the trust goals, short form: 500 keys, each one to eight times at once, with the same or another body.
    void fiveHundredKeysAtOnceHaveOneEffectEach() {
        struct Sent {
            QString key;
            QByteArray body;
            std::promise<Response> answer;
        };
        QRandomGenerator random(20261120);
        std::vector<std::unique_ptr<Sent>> all;
        for (int k = 0; k < 500; ++k) {
            const int times = random.bounded(1, 9);
            for (int t = 0; t < times; ++t) {
                auto sent = std::make_unique<Sent>();
                sent->key = QStringLiteral("key-%1").arg(k);
                sent->body = random.bounded(4) == 0 ? "{\"other\":1}" : "{}";
                all.push_back(std::move(sent));
            }
        }
        std::shuffle(all.begin(), all.end(), random);
        std::vector<std::thread> senders;
        for (std::size_t s = 0; s < 4; ++s) {
            senders.emplace_back([this, &all, s] {
                for (std::size_t i = s; i < all.size(); i += 4) {
                    m_commands->run(order(all[i]->key, all[i]->body), body(),
                                    [sent = all[i].get()](Response r) { sent->answer.set_value(std::move(r)); });
                }
            });
        }
        for (auto &sender : senders) {
            sender.join();
        }
        std::map<QString, QByteArray> taken;
        std::map<QString, QByteArray> takenBody;
        int refused = 0;
        for (auto &sent : all) {
            const Response response = sent->answer.get_future().get();
            if (response.status == 422) {
                ++refused;
                continue;
            }
            QCOMPARE(response.status, 201);
            QCOMPARE(taken.try_emplace(sent->key, response.body).first->second, response.body);
            QCOMPARE(takenBody.try_emplace(sent->key, sent->body).first->second, sent->body);
        }
        QCOMPARE(static_cast<int>(taken.size()), 500);
        QVERIFY(refused > 0);
        QCOMPARE(effects(), 500);
    }

private:
    Commands::Body body() {
        return [this](Arrows &arrows, const Request &request) -> Result<Response> {
            auto insert = arrows.connection().prepare("INSERT INTO meta VALUES('effect-' || ?, ?)");
            const auto name = QUuid::createUuid().toString(QUuid::Id128);
            if (auto done = insert.bind(name, request.path).run(); !done) {
                return tl::unexpected(done.error());
            }
            if (m_fail) {
                return failure(ErrorKind::Conflict, QStringLiteral("planned"), QStringLiteral("planned"));
            }
            Response made = json("{\"serial\":" + QByteArray::number(++m_serial) + "}", 201);
            made.headers.emplace_back("Location", "/x/" + QByteArray::number(m_serial));
            return made;
        };
    }
    Response run(const Request &request) {
        std::promise<Response> promise;
        m_commands->run(request, body(), [&promise](Response r) { promise.set_value(std::move(r)); });
        return promise.get_future().get();
    }
    Response runLong(const Request &request) {
        std::promise<Response> promise;
        m_commands->runLong(
            request, [](const Request &, const Answer &answer) { answer(json("{\"again\":1}")); },
            [&promise](Response r) { promise.set_value(std::move(r)); });
        return promise.get_future().get();
    }
    std::int64_t effects() {
        auto db = m_database->open();
        auto count = db->prepare("SELECT count(*) FROM meta WHERE key LIKE 'effect-%'");
        return count.step() ? count.integer(0) : -1;
    }
    std::unique_ptr<kit::EngineDatabase> m_database;
    ManualClock m_clock{Instant{}};
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Commands> m_commands;
    int m_serial = 0; // writer thread only, read after the answers
    bool m_fail = false;
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
