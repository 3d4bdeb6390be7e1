// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/enginekit.h"
#include "kit/eventkit.h"
#include "kit/runningengine.h"
#include "server/events/activity.h"

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

class ActivityTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_base = std::make_unique<EngineDatabase>();
        m_writer = std::make_unique<Writer>(m_base->open(), m_clock, Writer::Options());
        m_writer->start();
    }
    void cleanup() {
        m_relay.reset();
        m_writer.reset();
        m_base.reset();
    }

    void saysWhatTheEventStoreSays() {
        fill(3000);
        start();
        EVENTUALLY(position(), 3000);
        for (const auto tenant : {1, 2}) {
            for (const auto &batch : {std::optional<std::int64_t>(), std::optional<std::int64_t>(3)}) {
                const ActivityCriteria criteria{tenant, batch, 0, 1'000'000'000'000};
                const auto db = m_base->open();
                const auto read = readActivity(*db, criteria, 100'000);
                const auto computed = computeActivity(*db, criteria, 100'000);
                QVERIFY(read && computed && !read->isEmpty());
                QCOMPARE(*read, *computed);
            }
        }
        const auto db = m_base->open();
        const auto some = readActivity(*db, {1, {}, 3'600'000, 7'200'000}, 100'000);
        QVERIFY(some);
        for (const Activity &one : *some) {
            QCOMPARE(one.hour.time_since_epoch().count(), 3'600'000);
        }
    }
    void aReplayPutsRightWhatWasWrongWhileItIsRead() {
        fill(12'000);
        start();
        EVENTUALLY(position(), 12'000);
        QVERIFY(ordered(*m_writer, [](Arrows &arrows) {
            return arrows.connection().execute("UPDATE activity SET events = events + 7 WHERE type = 'sent'");
        }));
        const auto db = m_base->open();
        const ActivityCriteria all{1, {}, 0, 1'000'000'000'000};
        QVERIFY(*readActivity(*db, all, 100'000) != *computeActivity(*db, all, 100'000));
        QVERIFY(*orderReplay(*db, u"activity"_s));
        QVERIFY(!*orderReplay(*db, u"activity"_s));
        QVERIFY(!*orderReplay(*db, u"nothing"_s));
        fill(500); // goes on meanwhile
        EVENTUALLY(m_base->number("SELECT generation FROM projections"), 2);
        EVENTUALLY(position(), 12'500);
        QCOMPARE(*readActivity(*db, all, 100'000), *computeActivity(*db, all, 100'000));
        EVENTUALLY(m_base->number("SELECT count(*) FROM activity WHERE generation = 1"), 0);
    }
    void aReplayGoesOnAfterAKill() {
        fill(12'000);
        start();
        EVENTUALLY(position(), 12'000);
        m_relay.reset();
        QVERIFY(ordered(*m_writer, [this](Arrows &arrows) -> Done {
            const auto begun = orderReplay(arrows.connection(), u"activity"_s);
            return begun && *begun ? m_projection.step(arrows) : failure(ErrorKind::Conflict, u"no"_s, {});
        }));
        QCOMPARE(m_base->number("SELECT building_position FROM projections"), 5000);
        start();
        EVENTUALLY(m_base->number("SELECT generation FROM projections"), 2);
        const auto db = m_base->open();
        const ActivityCriteria all{1, {}, 0, 1'000'000'000'000};
        QCOMPARE(*readActivity(*db, all, 100'000), *computeActivity(*db, all, 100'000));
    }
    void tellsHowFarItIsBehind() {
        fill(10);
        const auto db = m_base->open();
        const Instant now{std::chrono::milliseconds(60'000)};
        auto behind = readProjections(*db, now);
        QVERIFY(behind && behind->size() == 1);
        QCOMPARE(behind->first().position, 0);
        QCOMPARE(behind->first().head, 10);
        QVERIFY(behind->first().lagSeconds > 0);
        start();
        EVENTUALLY(position(), 10);
        behind = readProjections(*db, now);
        QCOMPARE(behind->first().lagSeconds, 0.0);
        QVERIFY(!behind->first().replaying);
    }

private:
    // Facts of two tenants, five batches, four types, over a few hours.
    void fill(int count) {
        const auto db = m_base->open();
        const auto made = db->execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<" + std::to_string(count) +
            ") INSERT INTO events(tenant,batch,at,type,code) SELECT CASE WHEN i%7=0 THEN 2 ELSE 1 END, nullif(i%6,0), "
            "i*1000, CASE i%4 WHEN "
            "0 "
            "THEN 'sent' WHEN 1 THEN 'done' WHEN 2 THEN 'failed' ELSE 'checked' END, CASE i%8 WHEN 2 THEN 'x' ELSE '' "
            "END FROM n");
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
    }
    void start() {
        m_relay = std::make_unique<Relay>(*m_writer, quickRelay(m_base->path()));
        m_relay->add(m_projection);
        m_relay->start();
    }
    [[nodiscard]] std::int64_t position() const {
        return m_base->number("SELECT position FROM consumers WHERE name='activity'");
    }
    SystemClock m_clock;
    ActivityProjection m_projection;
    std::unique_ptr<EngineDatabase> m_base;
    std::unique_ptr<Writer> m_writer;
    std::unique_ptr<Relay> m_relay;
};

QTEST_GUILESS_MAIN(ActivityTest)
#include "tst_activity.moc"
