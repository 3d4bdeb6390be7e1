// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/json/codec.h"
#include "server/events/eventsrepo.h"

#include <QSet>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// Over the demo day: its ids are literal.
class EventRoutesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_routes = std::make_unique<kit::Routes>(Config(), kit::Routes::Fixture::DemoDay); }

    void pagesThroughAllOnceTheNewestFirst() {
        QList<Event> seen;
        QString cursor;
        do {
            const auto page =
                events(u"/api/v1/events?limit=500"_s + (cursor.isEmpty() ? cursor : u"&cursor="_s + cursor));
            seen += page.rows;
            cursor = page.next;
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), m_routes->base.number("SELECT count(*) FROM events WHERE tenant = 1"));
        QSet<QString> ids;
        for (qsizetype i = 0; i < seen.size(); ++i) {
            ids.insert(seen[i].id);
            QVERIFY(i == 0 || seen[i].at <= seen[i - 1].at);
        }
        QCOMPARE(ids.size(), seen.size());
    }
    void tellsAFactAboutAnItemAsOne() {
        const auto page = events(u"/api/v1/events?item=LOTE-0042-001"_s);
        QVERIFY(!page.rows.isEmpty());
        for (const Event &event : page.rows) {
            QCOMPARE(event.aggregate, Aggregate::Item);
            QCOMPARE(event.item.value, u"LOTE-0042-001"_s);
            QCOMPARE(event.batch.value, u"LOTE-0042"_s);
        }
    }
    void filters_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QByteArray>("condition");
        QTest::newRow("type") << u"type=uncertain"_s << QByteArray("type='uncertain'");
        QTest::newRow("batch") << u"batch=LOTE-0042"_s << QByteArray("batch=(SELECT id FROM batches WHERE number=42)");
        QTest::newRow("batch and type") << u"batch=LOTE-0042&type=sent"_s
                                        << QByteArray("type='sent' AND batch=(SELECT id FROM batches WHERE number=42)");
        QTest::newRow("facts about batches") << u"aggregate=batch"_s << QByteArray("item IS NULL");
        QTest::newRow("facts about items") << u"aggregate=item"_s << QByteArray("item IS NOT NULL");
        QTest::newRow("facts about neither") << u"aggregate=system"_s << QByteArray("batch IS NULL");
        QTest::newRow("since") << u"since=2026-11-20T12:44:00Z"_s << QByteArray("at>=1795178640000");
        QTest::newRow("until") << u"until=2026-11-20T12:44:00Z"_s << QByteArray("at<1795178640000");
        QTest::newRow("no such batch") << u"batch=LOTE-9999"_s << QByteArray("1=0");
        QTest::newRow("no such item") << u"item=LOTE-0042-999"_s << QByteArray("1=0");
        QTest::newRow("no such type") << u"type=x' OR 1=1--"_s << QByteArray("1=0");
    }
    void filters() {
        QFETCH(QString, query);
        QFETCH(QByteArray, condition);
        qsizetype count = 0;
        QString cursor;
        do {
            const auto page =
                events(u"/api/v1/events?limit=500&"_s + query + (cursor.isEmpty() ? cursor : u"&cursor="_s + cursor));
            count += page.rows.size();
            cursor = page.next;
        } while (!cursor.isEmpty());
        QCOMPARE(count,
                 m_routes->base.number("SELECT count(*) FROM events WHERE tenant=1 AND " + condition.toStdString()));
    }
    void theEventsOfABatchAreThoseOfTheFilter() {
        QCOMPARE(events(u"/api/v1/batches/LOTE-0042/events?limit=50"_s).rows,
                 events(u"/api/v1/events?batch=LOTE-0042&limit=50"_s).rows);
        QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/batches/LOTE-9999/events"_s), 404, u"not_found"_s));
    }
    void refuses_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("code");
        QTest::newRow("aggregate") << u"aggregate=all"_s << u"parameter_invalid"_s;
        QTest::newRow("time") << u"since=yesterday"_s << u"parameter_invalid"_s;
        QTest::newRow("item and batch") << u"item=LOTE-0042-001&batch=LOTE-0042"_s << u"parameter_invalid"_s;
        QTest::newRow("cursor of another list") << u"cursor=YmF0Y2hlcywxLDI"_s << u"cursor_invalid"_s;
        QTest::newRow("unknown") << u"total=true"_s << u"unknown_parameter"_s;
    }
    void refuses() {
        QFETCH(QString, query);
        QFETCH(QString, code);
        QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/events?"_s + query), 400, code));
    }
    void hidesTheEventsOfOtherTenants() {
        QVERIFY(m_routes->base.open()->execute("INSERT INTO tenants VALUES(2, 'other')"));
        for (const auto *query : {"", "?batch=LOTE-0042", "?item=LOTE-0042-001", "?type=sent", "?aggregate=batch"}) {
            const auto answer = m_routes->get(u"/api/v1/events"_s + QLatin1String(query), kit::stranger);
            const auto page = json::eventPage(answer.body);
            QVERIFY(page);
            QCOMPARE(page->rows.size(), 0);
        }
        QVERIFY(
            kit::isProblem(m_routes->get(u"/api/v1/batches/LOTE-0042/events"_s, kit::stranger), 404, u"not_found"_s));
    }
    // A page must not sort or walk the whole store: what it costs is the page's length.
    void eachListWalksOneIndex_data() {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<QByteArray>("index");
        QTest::newRow("all") << QByteArray("e.tenant=?1 AND ?6=''") << QByteArray("events_time");
        QTest::newRow("items") << QByteArray("e.tenant=?1 AND ?6='' AND e.item IS NOT NULL")
                               << QByteArray("events_time");
        QTest::newRow("type") << QByteArray("e.tenant=?1 AND e.type=?6") << QByteArray("events_type");
        QTest::newRow("batch") << QByteArray("e.batch=?1 AND ?6=''") << QByteArray("events_of_batch");
        QTest::newRow("batch and type") << QByteArray("e.batch=?1 AND e.type=?6") << QByteArray("events_of_batch");
        QTest::newRow("batches") << QByteArray("e.tenant=?1 AND ?6='' AND e.item IS NULL AND e.batch IS NOT NULL")
                                 << QByteArray("events_facts");
    }
    void eachListWalksOneIndex() {
        QFETCH(QByteArray, condition);
        QFETCH(QByteArray, index);
        if (m_routes->base.onServer()) {
            QSKIP("PostgreSQL plans by how many rows there are, and here are few");
        }
        const auto db = m_routes->base.open();
        auto plan = db->prepare("EXPLAIN QUERY PLAN SELECT " + std::string(eventColumns) + " FROM events e" +
                                std::string(eventJoins) + " WHERE " + condition.toStdString() +
                                " AND e.at>=?2 AND e.at<=?3 AND (e.at,e.seq)<(?4,?5) ORDER BY e.at DESC, e.seq DESC "
                                "LIMIT ?7");
        QByteArray text;
        for (auto row = plan.step(); row && *row; row = plan.step()) {
            text += plan.string(3).toUtf8() + '\n';
        }
        QVERIFY2(text.contains("USING INDEX " + index + ' '), text.constData());
        QVERIFY2(!text.contains("TEMP B-TREE"), text.constData());
    }

private:
    Page<Event> events(const QString &target) {
        const auto answer = m_routes->get(target);
        const auto page = json::eventPage(answer.body);
        if (!page) {
            qWarning("%d %s", answer.status, answer.body.left(500).constData());
        }
        return page.value_or(Page<Event>());
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(EventRoutesTest)
#include "tst_eventroutes.moc"
