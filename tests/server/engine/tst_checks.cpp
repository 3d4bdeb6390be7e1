// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payments/endtoendid.h"
#include "kit/runningengine.h"
#include "kit/sandboxkit.h"
#include "server/engine/endtoend.h"

using namespace farol;
using namespace farol::server;
using namespace std::chrono_literals;

namespace {

constexpr Instant start{1'800'000'000'000ms};
constexpr auto impatient = 250ms; // of the provider's answer: it never comes
constexpr auto patient = 45s;

SandboxOptions with(const QString &faults) {
    SandboxOptions options;
    options.faults = faults;
    return options;
}

} // namespace

// What only a check decides, and which id the next attempt carries.
class ChecksTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_clock.set(start);
        m_base = std::make_unique<kit::EngineDatabase>();
    }
    void cleanup() {
        m_engine.reset();
        m_sandbox.reset();
    }

    void asksOnceForEachAndPaysNothingAgain() {
        begin(QStringLiteral("timeout_after=100"), 7, false);
        QVERIFY(m_engine->check({1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(count(ItemState::Done), 7);
        QCOMPARE(m_sandbox->reads(), 7);
        QCOMPARE(m_sandbox->summary().value(QStringLiteral("received")).toInt(), 7);
        QCOMPARE(m_base->text("SELECT group_concat(type) FROM (SELECT type FROM events WHERE item=1 ORDER BY seq) x"),
                 QStringLiteral("sent,uncertain,checked,done"));
        QCOMPARE(m_base->number("SELECT count(*) FROM attempts WHERE outcome='done'"), 7);
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    void leavesAloneWhatIsNotUncertain() {
        begin(QStringLiteral("timeout_after=100"), 1, false);
        QVERIFY(m_engine->check({1}));
        QVERIFY(m_engine->check({1, 77}));
        QVERIFY(m_engine->check({}));
        QCOMPARE(m_sandbox->reads(), 1);
    }
    void sharesOneQuestionAmongThoseWhoAsk() {
        begin(QStringLiteral("timeout_after=100,delay=100"), 1, false);
        std::promise<void> first;
        m_engine->engine().checkNow({1, 1}, [&](const Done &) { first.set_value(); });
        QVERIFY(m_engine->check({1}));
        first.get_future().wait();
        QCOMPARE(m_sandbox->reads(), 1);
    }
    void whoAsksWhileTheQuestionFliesSharesItsAnswer() {
        begin(QStringLiteral("timeout_after=100,delay=700"), 1, false);
        std::promise<void> first;
        m_engine->engine().checkNow({1}, [&](const Done &) { first.set_value(); });
        EVENTUALLY(m_engine->engine().figures().checks, 1);
        QVERIFY(m_engine->check({1}));
        first.get_future().wait();
        QCOMPARE(m_sandbox->reads(), 1);
        QCOMPARE(count(ItemState::Done), 1);
    }
    void anAnswerThatComesAfterSomebodyDecidedChangesNothing() {
        begin(QStringLiteral("timeout_after=100,delay=700"), 2, false);
        std::promise<void> both;
        m_engine->engine().checkNow({1, 2}, [&](const Done &) { both.set_value(); });
        EVENTUALLY(m_engine->engine().figures().checks, 2);
        QVERIFY(m_engine->run("UPDATE items SET state=6 WHERE id=1"));
        QVERIFY(m_engine->run("UPDATE items SET fencing=fencing+1 WHERE id=2"));
        both.get_future().wait();
        QCOMPARE(count(ItemState::NotSent), 1);
        QCOMPARE(count(ItemState::Uncertain), 1);
        QCOMPARE(count(ItemState::Done), 0);
    }
    void aProviderThatIsAwayLeavesItUncertain() {
        begin(QStringLiteral("timeout_after=100"), 1, false);
        m_sandbox.reset();
        QVERIFY(m_engine->check({1}));
        QCOMPARE(count(ItemState::Uncertain), 1);
        QCOMPARE(checkedEvents(), 1);
    }
    void doesNotBelieveUnknownTooEarly() {
        begin(QStringLiteral("timeout_before=100"), 2, false);
        QVERIFY(m_engine->check({1}));
        QCOMPARE(count(ItemState::Uncertain), 2);
        QCOMPARE(m_base->text("SELECT code FROM events WHERE type='checked'"), QStringLiteral("too_early"));
        m_clock.advance(20s);
        QVERIFY(m_engine->check({1}));
        QCOMPARE(count(ItemState::NotSent), 1);
        QCOMPARE(m_base->number("SELECT count(*) FROM attempts WHERE outcome='uncertain'"), 2);
        QCOMPARE(m_base->wrongCounters(), 0);
    }
    void asksByItselfWhenTheTimeHasCome() {
        begin(QStringLiteral("timeout_before=50,timeout_after=50"), 40, true);
        QCOMPARE(m_sandbox->reads(), 0);
        m_clock.advance(20s);
        m_engine->writer().wake();
        EVENTUALLY(count(ItemState::Uncertain), 0);
        const auto paid = m_sandbox->summary().value(QStringLiteral("settled_payments")).toInt();
        QVERIFY(paid > 5 && paid < 35);
        QCOMPARE(count(ItemState::Done), paid);
        QCOMPARE(count(ItemState::NotSent), 40 - paid);
        QCOMPARE(m_base->number("SELECT status FROM batches"), static_cast<int>(BatchStatus::Finished));
    }
    void asksAgainLaterWhenTheProviderDoesNotAnswer() {
        begin(QStringLiteral("timeout_after=100,check_fails=100"), 1, true);
        m_clock.advance(20s);
        for (int i = 1; i <= 4; ++i) {
            m_engine->writer().wake();
            EVENTUALLY(checkedEvents(), i);
            // 100 ms, doubled each time, from now.
            QCOMPARE(m_base->number("SELECT next_at FROM items"),
                     (m_clock.now() + 100ms * (1 << (i - 1))).time_since_epoch().count());
            m_clock.advance(100ms * (1 << (i - 1)));
        }
        QCOMPARE(m_base->text("SELECT DISTINCT code FROM events WHERE type='checked'"), QStringLiteral("check_failed"));
        m_clock.advance(12h);
        m_engine->writer().wake();
        EVENTUALLY(m_base->number("SELECT count(*) FROM events WHERE code='check_expired'"), 1);
        m_clock.advance(24h);
        QVERIFY(m_engine->run("UPDATE batches SET version=version"));
        QCOMPARE(m_sandbox->reads(), 5); // from then on a person decides
        QCOMPARE(count(ItemState::Uncertain), 1);
        QVERIFY(m_engine->check({1}));
        QCOMPARE(m_sandbox->reads(), 6);
    }
    void neverBelievesUnknownOfAnIdThatTheNetworkMayHaveForgotten() {
        begin(QStringLiteral("timeout_before=100"), 2, false);
        const std::int64_t sent = m_base->number("SELECT max(sent_at) FROM attempts");
        m_clock.set(Instant(std::chrono::milliseconds(sent)) + 12h); // a night of downtime
        QVERIFY(m_engine->check({1, 2}));
        QCOMPARE(m_sandbox->reads(), 2); // asked, and "unknown" was the answer
        QCOMPARE(count(ItemState::Uncertain), 2);
        QCOMPARE(count(ItemState::NotSent), 0);
        QCOMPARE(m_base->number("SELECT count(*) FROM events WHERE code='check_expired'"), 2);
    }
    void countsTheLifeOfAnIdFromItsFirstAttempt() {
        const std::string id = makeEndToEndId("99999010", start - 11h - 59min, std::array<std::uint8_t, 11>{});
        QCOMPARE(knownUntil(id, start), Instant(std::chrono::floor<std::chrono::minutes>(start - 11h - 59min)) + 12h);
        QCOMPARE(knownUntil("", start), start + 12h);
    }
    void keepsTheIdAfterNotSentWhileItLives_data() {
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<bool>("same");
        QTest::newRow("at once") << qint64(0) << true;
        QTest::newRow("just before twelve hours") << qint64(11 * 60 + 58) << true;
        QTest::newRow("after twelve hours") << qint64(12 * 60) << false;
    }
    void keepsTheIdAfterNotSentWhileItLives() {
        QFETCH(qint64, minutes);
        QFETCH(bool, same);
        begin(QStringLiteral("timeout_before=100"), 1, false);
        m_clock.advance(20s);
        QVERIFY(m_engine->check({1}));
        const auto id = m_base->text("SELECT e2e_id FROM items");
        m_clock.advance(std::chrono::minutes(minutes));
        run(impatient, false);
        QVERIFY(m_engine->orderAgain(1, ItemState::NotSent, "not_sent"));
        EVENTUALLY(m_base->number("SELECT attempt FROM items WHERE state=5"), 2);
        QCOMPARE(m_base->text("SELECT e2e_id FROM items") == id, same);
        QCOMPARE(m_base->number("SELECT count(*) FROM end_to_end_ids"), same ? 1 : 2);
        QCOMPARE(m_base->text("SELECT external_id FROM items"), QStringLiteral("X-1"));
    }
    void takesANewIdAfterADefiniteRefusal() {
        m_base->makeBatch({1, 1});
        m_sandbox = std::make_unique<kit::RunningSandbox>(with(QStringLiteral("retryable=100")));
        m_engine = std::make_unique<kit::RunningEngine>(*m_base, m_clock, kit::quickOptions(m_sandbox->url()));
        EVENTUALLY(count(ItemState::Failed), 1);
        QVERIFY(m_engine->orderAgain(1, ItemState::Failed, m_base->text("SELECT code FROM items").toStdString()));
        EVENTUALLY(m_base->number("SELECT attempt FROM items WHERE state=8"), 2);
        QCOMPARE(m_base->number("SELECT count(*) FROM end_to_end_ids WHERE item=1"), 2);
        QCOMPARE(m_base->number("SELECT count(DISTINCT e2e_id) FROM attempts"), 2);
    }
    void takesARefusalThatOnlyTheCheckTells() {
        m_base->makeBatch({1, 1});
        m_sandbox = std::make_unique<kit::RunningSandbox>(with(QStringLiteral("definite=100,delay=2000")));
        auto options = kit::quickOptions(m_sandbox->url());
        options.provider.timeout = impatient;
        options.automaticChecks = false;
        m_engine = std::make_unique<kit::RunningEngine>(*m_base, m_clock, options);
        EVENTUALLY(count(ItemState::Uncertain), 1);
        // The check does not wait for its answer either: it fails, and the item stays as it is.
        QVERIFY(m_engine->check({1}));
        QCOMPARE(count(ItemState::Uncertain), 1);
        m_engine.reset();
        options.provider.timeout = patient;
        m_engine = std::make_unique<kit::RunningEngine>(*m_base, m_clock, options);
        QVERIFY(m_engine->check({1}));
        QCOMPARE(count(ItemState::Failed), 1);
        QCOMPARE(m_base->number("SELECT count(*) FROM attempts WHERE outcome='failed'"), 1);
    }
    void answersThoseWhoWaitWhenItStops() {
        begin(QStringLiteral("timeout_after=100,delay=60000"), 1, false);
        std::promise<Done> answer;
        m_engine->engine().checkNow({1}, [&](Done done) { answer.set_value(std::move(done)); });
        m_engine->engine().drain(0ms);
        const auto done = answer.get_future().get();
        QVERIFY(!done);
        QCOMPARE(done.error().code, QStringLiteral("stopping"));
        QVERIFY(!m_engine->check({1}));
    }

private:
    // Leaves all items uncertain, and an engine that has patience with the provider.
    void begin(const QString &faults, int items, bool automatic) {
        m_base->makeBatch({1, items});
        m_sandbox = std::make_unique<kit::RunningSandbox>(with(faults));
        run(impatient, false);
        EVENTUALLY(count(ItemState::Uncertain), items);
        run(patient, automatic);
    }
    void run(std::chrono::milliseconds timeout, bool automatic) {
        auto options = kit::quickOptions(m_sandbox->url());
        options.automaticChecks = automatic;
        options.provider.timeout = timeout;
        m_engine.reset();
        m_engine = std::make_unique<kit::RunningEngine>(*m_base, m_clock, options);
    }
    int count(ItemState state) const {
        return static_cast<int>(
            m_base->number("SELECT count(*) FROM items WHERE state=" + std::to_string(static_cast<int>(state))));
    }
    int checkedEvents() const {
        return static_cast<int>(m_base->number("SELECT count(*) FROM events WHERE type='checked'"));
    }
    ManualClock m_clock{start};
    std::unique_ptr<kit::EngineDatabase> m_base;
    std::unique_ptr<kit::RunningSandbox> m_sandbox;
    std::unique_ptr<kit::RunningEngine> m_engine;
};

QTEST_GUILESS_MAIN(ChecksTest)
#include "tst_checks.moc"
