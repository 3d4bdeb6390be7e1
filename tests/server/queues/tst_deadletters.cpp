// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/items/payload.h"
#include "kit/enginekit.h"
#include "server/queues/deadlettersrepo.h"
#include "server/webhooks/deliveries.h"

#include <QTest>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// What used up every attempt: where it comes from, of what it died, and how often.
class DeadLettersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_base = std::make_unique<kit::EngineDatabase>();
        m_base->makeBatch({1, 3, ItemState::Dead, BatchStatus::Finished, ItemKind::Payment, 0, "A"});
        m_base->makeBatch({2, 2, ItemState::Dead, BatchStatus::Finished, ItemKind::Payment, 0, "B"});
        m_base->makeBatch({3, 2, ItemState::Failed, BatchStatus::Finished, ItemKind::Payment, 0, "C"});
        execute(
            "UPDATE items SET code=CASE WHEN batch=1 THEN 'dns' ELSE 'tls' END WHERE state=9;"
            "INSERT INTO events(tenant,batch,item,at,type,code) VALUES(1,1,1,1000,'dead','tls'),"
            "(1,1,1,5000,'dead','dns'),(1,1,1,6000,'redriven',''),(1,1,1,9000,'dead','dns'),(1,1,2,2000,'dead','dns');"
            "INSERT INTO tenants(id,name) VALUES(2,'other');"
            "INSERT INTO webhook_subscriptions(id,tenant,url,all_types,created_by,created_at,updated_at,"
            "from_position) VALUES(1,1,'https://x.example/',1,'a',0,0,0),(2,1,'https://y.example/',1,'a',0,0,0);"
            "INSERT INTO webhook_deliveries(id,tenant,subscription,event,type,state,attempts,attempts_allowed,"
            "next_at,created_at,finished_at,last_result,deaths,first_dead_at) VALUES"
            "(1,1,1,1,'dead',3,4,4,0,0,700,'timeout',2,300),(2,1,2,2,'dead',3,2,2,0,0,800,'failed',1,800),"
            "(3,1,1,3,'dead',4,2,2,0,0,900,'failed',1,900),(4,1,1,4,'dead',2,2,2,0,0,900,'delivered',1,900)");
    }

    void tellsEveryDeathOfAnItem() {
        const auto all = list({u"pagamentos"_s, {}, {}, {}});
        QCOMPARE(idsOf(all), (QStringList{u"LOTE-0001-001"_s, u"LOTE-0001-002"_s, u"LOTE-0001-003"_s,
                                          u"LOTE-0002-001"_s, u"LOTE-0002-002"_s}));
        const auto &first = all.rows.front();
        QCOMPARE(first.queue, u"pagamentos"_s);
        QCOMPARE(first.origin, u"LOTE-0001"_s);
        QCOMPARE(first.reason, u"dns"_s);
        QCOMPARE(first.deaths, 3);
        QVERIFY(first.cameBack);
        QCOMPARE(first.xDeath.size(), 2);
        QCOMPARE(first.xDeath.front(), (Death{u"pagamentos"_s, u"dns"_s, 2, at(5000), at(9000)}));
        QCOMPARE(first.xDeath.back(), (Death{u"pagamentos"_s, u"tls"_s, 1, at(1000), at(1000)}));
        QCOMPARE(first.diedAt, at(9000));
        QVERIFY(!all.rows.at(1).cameBack);
        QCOMPARE(all.rows.at(2).deaths, 1); // from before there were facts
        const auto payload = json::payload(first.payload);
        QVERIFY(payload && payload->masked && payload->payee.contains(u'*'));
    }
    void pagesAndFilters() {
        QStringList seen;
        ListWindow window;
        window.limit = 2;
        for (int pages = 0; pages < 3; ++pages) {
            const auto page = list({u"pagamentos"_s, {}, {}, {}}, window);
            seen += idsOf(page);
            QCOMPARE(page.next.isEmpty(), pages == 2);
            const auto &last = page.rows.back();
            window.after = {m_base->number("SELECT batch FROM items WHERE " + placeOf(last)),
                            m_base->number("SELECT id FROM items WHERE " + placeOf(last))};
        }
        QCOMPARE(seen, idsOf(list({u"pagamentos"_s, {}, {}, {}})));
        QCOMPARE(idsOf(list({u"pagamentos"_s, u"LOTE-0002"_s, {}, {}})).size(), 2);
        QCOMPARE(idsOf(list({u"pagamentos"_s, u"LOTE-0009"_s, {}, {}})).size(), 0);
        QCOMPARE(idsOf(list({u"pagamentos"_s, {}, u"dns"_s, {}})).size(), 3);
        QCOMPARE(idsOf(list({u"pagamentos"_s, {}, {}, true})), QStringList{u"LOTE-0001-001"_s});
        QCOMPARE(idsOf(list({u"pagamentos"_s, {}, {}, false})).size(), 4);
        QCOMPARE(idsOf(list({u"notificacao"_s, {}, {}, {}})).size(), 0);
        QCOMPARE(DeadLettersRepo(*m_base->open(), 2).list({u"pagamentos"_s, {}, {}, {}}, {})->rows.size(), 0);
        QCOMPARE(DeadLettersRepo(*m_base->open(), 2).list({u"webhooks"_s, {}, {}, {}}, {})->rows.size(), 0);
    }
    void tellsTheDeathsOfADelivery() {
        const auto all = list({u"webhooks"_s, {}, {}, {}});
        QCOMPARE(idsOf(all), (QStringList{u"whd-000001"_s, u"whd-000002"_s})); // not what was taken away
        const auto &first = all.rows.front();
        QCOMPARE(first.origin, u"wh-000001"_s);
        QCOMPARE(first.xDeath, (QList<Death>{{u"webhooks"_s, u"timeout"_s, 2, at(300), at(700)}}));
        QVERIFY(first.cameBack && first.payload.contains("\"type\":\"dead\""));
        QCOMPARE(idsOf(list({u"webhooks"_s, u"wh-000002"_s, {}, {}})), QStringList{u"whd-000002"_s});
        QCOMPARE(idsOf(list({u"webhooks"_s, {}, u"timeout"_s, {}})), QStringList{u"whd-000001"_s});
        QCOMPARE(idsOf(list({u"webhooks"_s, {}, {}, true})), QStringList{u"whd-000001"_s});
        QCOMPARE(idsOf(list({u"webhooks"_s, u"x'; --"_s, {}, {}})).size(), 0);
    }
    void countsADeliverysNextDeath() {
        execute("UPDATE webhook_deliveries SET state=1,attempts=5,attempts_allowed=5,fencing=7 WHERE id=1");
        auto db = m_base->open();
        Arrows arrows(*db, {at(20'000), "2026-11-20"});
        DeliveryOutcome outcome;
        outcome.taken = {1, 1, 1, 7, 5};
        outcome.at = at(20'000);
        outcome.status = 500;
        outcome.result = "failed";
        const auto ours = recordOutcome(arrows, outcome, {RetryPolicy{1s, 2s, 2}, 1h}, 0.5);
        QVERIFY(ours && *ours);
        const auto first = list({u"webhooks"_s, u"wh-000001"_s, {}, {}}).rows.front();
        QCOMPARE(first.deaths, 3);
        QCOMPARE(first.xDeath.front().firstAt, at(300));
        QCOMPARE(first.xDeath.front().lastAt, at(20'000));
    }

private:
    static Instant at(std::int64_t millis) { return Instant(std::chrono::milliseconds(millis)); }
    static QStringList idsOf(const Page<DeadLetter> &page) {
        QStringList ids;
        for (const auto &one : page.rows) {
            ids.append(one.id);
        }
        return ids;
    }
    static std::string placeOf(const DeadLetter &letter) {
        return "batch=" + letter.origin.last(1).toStdString() + " AND seq=" + letter.id.last(1).toStdString();
    }
    Page<DeadLetter> list(const DeadLettersRepo::Criteria &criteria, const ListWindow &window = {}) const {
        auto db = m_base->open();
        auto page = DeadLettersRepo(*db, 1).list(criteria, window);
        if (!page) {
            qFatal("%s", qPrintable(page.error().detail));
        }
        return *page;
    }
    void execute(const std::string &text) const {
        const auto done = m_base->open()->execute(text);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    std::unique_ptr<kit::EngineDatabase> m_base;
};

QTEST_GUILESS_MAIN(DeadLettersTest)
#include "tst_deadletters.moc"
