// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/json/codec.h"

#include <QSet>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// Over the demo day: its ids and sums are literal.
class BatchRoutesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_routes = std::make_unique<kit::Routes>(Config(), kit::Routes::Fixture::DemoDay); }

    void tellsABatchHonestly() {
        const auto answer = m_routes->get(u"/api/v1/batches/LOTE-0042"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(kit::header(answer, "ETag"), QByteArray("\"1\""));
        const auto batch = json::batch(answer.body);
        QVERIFY(batch);
        QCOMPARE(batch->items, 150);
        QCOMPARE(batch->amount.minor, 4'822'000);
        std::int64_t items = 0;
        std::int64_t amount = 0;
        for (const auto &count : batch->counts) {
            items += count.items;
            amount += count.amount.minor;
        }
        QCOMPARE(items, 150);
        QCOMPARE(amount, 4'822'000);
        QCOMPARE(total(*batch, ItemState::Done).items, 138);
        QCOMPARE(total(*batch, ItemState::Done).amount.minor, 4'412'000);
        QCOMPARE(total(*batch, ItemState::Uncertain).amount.minor, 231'000);
        QCOMPARE(totalAtRisk(*batch).amount.minor, 410'000);
    }
    void groupsFailuresBySignatureTheUncertainFirst() {
        const auto groups = json::errorGroups(m_routes->get(u"/api/v1/batches/LOTE-0042/errors"_s).body);
        QVERIFY(groups);
        QCOMPARE(groups->size(), 3);
        QCOMPARE(groups->at(0).state, ItemState::Uncertain);
        QCOMPARE(groups->at(0).code, u"timeout"_s);
        QCOMPARE(groups->at(0).items, 7);
        QCOMPARE(groups->at(1).code, u"invalid_key"_s);
        QCOMPARE(groups->at(1).items, 3);
        QCOMPARE(groups->at(1).amount.minor, 64'000);
        QCOMPARE(groups->at(2).code, u"insufficient_funds"_s);
        QCOMPARE(groups->at(2).items, 2);
        QVERIFY(groups->at(0).firstSeen < groups->at(0).lastSeen);
    }
    void listsTheNewestFirstAndPagesThroughAllOnce() {
        QStringList seen;
        QString cursor;
        do {
            const auto answer = m_routes->get(u"/api/v1/batches?total=true&limit=3"_s +
                                              (cursor.isEmpty() ? QString() : u"&cursor="_s + cursor));
            const auto page = json::batchPage(answer.body);
            QVERIFY(page);
            QCOMPARE(page->total, std::optional<std::int64_t>(10));
            for (const auto &batch : page->rows) {
                seen.append(batch.id.value);
            }
            cursor = page->next;
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), 10);
        QCOMPARE(seen.first(), u"LOTE-0044"_s);
        QCOMPARE(seen.last(), u"LOTE-0035"_s);
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 10);
    }
    void filters_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("ids");
        QTest::newRow("status") << u"status=awaiting_approval"_s << QStringList{u"LOTE-0044"_s};
        QTest::newRow("two statuses") << u"status=awaiting_approval,processing"_s
                                      << QStringList{u"LOTE-0044"_s, u"LOTE-0043"_s};
        QTest::newRow("kind") << u"kind=notification"_s << QStringList{u"LOTE-0035"_s};
        QTest::newRow("queue") << u"queue=notificacao"_s << QStringList{u"LOTE-0035"_s};
        QTest::newRow("state of an item") << u"state=uncertain"_s << QStringList{u"LOTE-0042"_s};
        QTest::newRow("id") << u"q=lote-0042"_s << QStringList{u"LOTE-0042"_s};
        QTest::newRow("short id") << u"q=LOTE-42"_s << QStringList{u"LOTE-0042"_s};
        QTest::newRow("source") << u"q=REEMBOLSOS"_s << QStringList{u"LOTE-0041"_s};
        QTest::newRow("since") << u"since=2026-11-20T12:50:00Z"_s << QStringList{u"LOTE-0044"_s, u"LOTE-0043"_s};
        QTest::newRow("none") << u"q=%25"_s << QStringList();
    }
    void filters() {
        QFETCH(QString, query);
        QFETCH(QStringList, ids);
        const auto page = json::batchPage(m_routes->get(u"/api/v1/batches?total=true&"_s + query).body);
        QVERIFY(page);
        QStringList found;
        for (const auto &batch : page->rows) {
            found.append(batch.id.value);
        }
        QCOMPARE(found, ids);
        QCOMPARE(page->total, std::optional<std::int64_t>(ids.size()));
    }
    void listsTheItemsOfABatchInTheirOrder() {
        const auto page = json::itemPage(m_routes->get(u"/api/v1/batches/LOTE-0042/items?limit=150&total=true"_s).body);
        QVERIFY(page);
        QCOMPARE(page->rows.size(), 150);
        QCOMPARE(page->total, std::optional<std::int64_t>(150));
        QVERIFY(page->next.isEmpty());
        for (qsizetype i = 0; i < 150; ++i) {
            QCOMPARE(page->rows.at(i).seq, static_cast<int>(i) + 1);
        }
        const auto some = json::itemPage(m_routes->get(u"/api/v1/batches/LOTE-0042/items?code=invalid_key"_s).body);
        QCOMPARE(some->rows.size(), 3);
    }
    void hidesTheBatchesOfOtherTenants() {
        QVERIFY(m_routes->base.open()->execute("INSERT INTO tenants VALUES(2, 'other') ON CONFLICT DO NOTHING"));
        for (const auto *rest : {"", "/items", "/errors"}) {
            const auto path = u"/api/v1/batches/LOTE-0042"_s + QLatin1String(rest);
            QVERIFY(kit::isProblem(m_routes->get(path, kit::stranger), 404, u"not_found"_s));
        }
        QCOMPARE(json::batchPage(m_routes->get(u"/api/v1/batches"_s, kit::stranger).body)->rows.size(), 0);
    }

private:
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(BatchRoutesTest)
#include "tst_batchroutes.moc"
