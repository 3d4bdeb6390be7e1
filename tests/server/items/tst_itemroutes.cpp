// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/json/codec.h"

#include <QSet>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

namespace {

QStringList idsOf(const Response &response) {
    QStringList ids;
    for (const auto &row : kit::rows(response)) {
        ids.append(row.toObject()[u"id"_s].toString());
    }
    return ids;
}

qint64 totalOf(const Response &response) {
    return kit::object(response)[u"total"_s].toInteger(-1);
}

} // namespace

// Over the demo day: its ids and sums are literal.
class ItemRoutesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        Config config;
        config.engine.automaticChecks = false;
        m_routes = std::make_unique<kit::Routes>(config, kit::Routes::Fixture::DemoDay);
    }

    void findsAnItemByEachOfItsNames_data() {
        QTest::addColumn<QString>("text");
        QTest::newRow("id") << u"LOTE-0042-057"_s;
        QTest::newRow("id in lower case") << u"lote-0042-057"_s;
        QTest::newRow("batch and place") << u"0042-057"_s;
        QTest::newRow("numbers") << u"42-57"_s;
        QTest::newRow("E2E") << u"E99999010202611201243aB3kQ9xT42m"_s;
        QTest::newRow("part of the E2E") << u"aB3kQ9xT"_s;
        QTest::newRow("own request id") << u"req-7f3a"_s;
    }
    void findsAnItemByEachOfItsNames() {
        QFETCH(QString, text);
        const auto found = m_routes->get(u"/api/v1/items?total=true&q="_s + text);
        QCOMPARE(found.status, 200);
        QCOMPARE(idsOf(found), QStringList{u"LOTE-0042-057"_s});
        QCOMPARE(totalOf(found), 1);
    }
    void findsByExternalIdPayeeAndTheRequestOfItsBatch() {
        const auto item = kit::object(m_routes->get(u"/api/v1/items/LOTE-0042-071"_s));
        QCOMPARE(item[u"request_id"_s].toString(), u"req-demo0042-71"_s);
        for (const auto *name : {"external_id", "request_id"}) {
            const auto text = item[QString::fromLatin1(name)].toString();
            QCOMPARE(idsOf(m_routes->get(u"/api/v1/items?q="_s + text)).value(0), u"LOTE-0042-071"_s);
        }
        const auto payee = item[u"payee"_s].toString();
        const auto ids =
            idsOf(m_routes->get(u"/api/v1/items?limit=500&batch=LOTE-0042&q="_s + payee.toUpper().left(4)));
        QVERIFY2(ids.contains(u"LOTE-0042-071"_s), qPrintable(payee));
    }
    void putsTheExactOneFirst() {
        const auto db = m_routes->base.open();
        const auto id = u"57"_s;
        QVERIFY(db->execute("UPDATE items SET external_id = '57' WHERE batch = (SELECT id FROM batches WHERE number=40)"
                            " AND seq = 3"));
        const auto found = idsOf(m_routes->get(u"/api/v1/items?limit=5&q="_s + id));
        QCOMPARE(found.size(), 5);
        QCOMPARE(found.front(), u"LOTE-0040-003"_s);
        QCOMPARE(QSet<QString>(found.begin(), found.end()).size(), 5);
    }

    void listsTheItemsAtRiskOfTheMorning() {
        const auto risk =
            m_routes->get(u"/api/v1/items?kind=payment&state=failed,uncertain,dead,not_sent&total=true"_s);
        QCOMPARE(totalOf(risk), 12);
        std::int64_t sum = 0;
        const auto items = json::itemPage(risk.body);
        QVERIFY(items);
        for (const auto &item : items->rows) {
            sum += item.amount.minor;
        }
        QCOMPARE(items->rows.size(), 12);
        QCOMPARE(sum, 410'000);
    }
    void countsWhatItLists_data() {
        QTest::addColumn<QString>("query");
        QTest::newRow("all of a batch") << u"batch=LOTE-0042"_s;
        QTest::newRow("state") << u"state=uncertain"_s;
        QTest::newRow("states of a batch") << u"batch=LOTE-0042&state=failed,done"_s;
        QTest::newRow("code") << u"code=insufficient_funds"_s;
        QTest::newRow("text") << u"batch=LOTE-0042&q=a"_s;
        QTest::newRow("text and state") << u"state=done&kind=payment&q=silva"_s;
        QTest::newRow("exact among many") << u"kind=payment&q=57"_s;
        QTest::newRow("of a batch") << u"q=lote-0043"_s;
        QTest::newRow("nothing") << u"state=dead"_s;
        QTest::newRow("no such batch") << u"batch=LOTE-9999"_s;
    }
    void countsWhatItLists() {
        QFETCH(QString, query);
        // Small pages: each item once, in the end exactly as many as the total says.
        QSet<QString> seen;
        qint64 total = -1;
        QString cursor;
        do {
            const auto page = m_routes->get(u"/api/v1/items?limit=37&total=true&%1%2"_s.arg(
                query, cursor.isEmpty() ? QString() : u"&cursor="_s + cursor));
            QCOMPARE(page.status, 200);
            for (const auto &id : idsOf(page)) {
                QVERIFY2(!seen.contains(id), qPrintable(id));
                seen.insert(id);
            }
            total = totalOf(page);
            cursor = kit::object(page)[u"next"_s].toString();
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), total);
    }
    void givesAllPagesOneByOneWhenTheExactOnesFillPages() {
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET request_id = 'same-request' WHERE id IN"
                                               " (SELECT id FROM items WHERE kind = 0 ORDER BY id LIMIT 5)"));
        QStringList seen;
        QString cursor;
        do {
            const auto page = m_routes->get(u"/api/v1/items?limit=2&q=same-request"_s +
                                            (cursor.isEmpty() ? QString() : u"&cursor="_s + cursor));
            seen += idsOf(page);
            cursor = kit::object(page)[u"next"_s].toString();
        } while (!cursor.isEmpty());
        QCOMPARE(seen.size(), 5);
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 5);
    }
    void takesWildcardsAsText() {
        QCOMPARE(totalOf(m_routes->get(u"/api/v1/items?total=true&q=%25"_s)), 0);
        QCOMPARE(totalOf(m_routes->get(u"/api/v1/items?total=true&q=_"_s)), 0);
        QCOMPARE(totalOf(m_routes->get(u"/api/v1/items?total=true&q=%5C"_s)), 0);
    }
    void masksDocumentsAndKeysInEveryAnswer() {
        const auto db = m_routes->base.open();
        auto stored = db->prepare("SELECT document, pix_key FROM items i JOIN batches b ON b.id=i.batch"
                                  " WHERE b.number = 42 AND i.seq = 57");
        QVERIFY(*stored.step());
        const auto document = stored.string(0).toUtf8();
        const auto key = stored.string(1).toUtf8();
        QVERIFY(!document.isEmpty() && !key.isEmpty());
        for (const auto *path : {"/api/v1/items?q=LOTE-0042-057", "/api/v1/items/LOTE-0042-057",
                                 "/api/v1/items/LOTE-0042-057/attempts", "/api/v1/items/LOTE-0042-057/events"}) {
            const auto answer = m_routes->get(QString::fromLatin1(path));
            QCOMPARE(answer.status, 200);
            QVERIFY(!answer.body.contains(document));
            QVERIFY(!answer.body.contains(key));
        }
        const auto masked =
            kit::object(m_routes->get(u"/api/v1/items/LOTE-0042-057"_s))[u"document_masked"_s].toString();
        QCOMPARE(masked, u"***.456.789-**"_s);
    }

    void hidesWholeWhatIsNoDocumentAndSaysWhenARetryComes() {
        kit::Routes own(Config(), kit::Routes::Fixture::DemoDay);
        const auto path = u"/api/v1/items/LOTE-0042-001"_s;
        QVERIFY(
            own.base.open()->execute("UPDATE items SET document='7', pix_key='no key', state=4, next_at=1795179960000 "
                                     "WHERE seq=1 AND batch=(SELECT id FROM batches WHERE number=42)"));
        const auto item = json::item(own.get(path).body);
        QVERIFY(item);
        QCOMPARE(item->documentMasked, u"***"_s);
        QCOMPARE(item->pixKeyMasked, u"***"_s);
        QCOMPARE(item->nextAttemptAt, Instant(std::chrono::milliseconds(1795179960000)));
        const auto long500 = "{\"reason\":\"" + QByteArray(501, 'x') + "\"}";
        QVERIFY(kit::isProblem(own.post(path + u"/reveal"_s, long500), 422, u"reason_required"_s));
        QVERIFY(kit::isProblem(own.post(path + u"/reveal"_s, "{\"reason\":"), 400, u"json_syntax"_s));
    }
    void tellsOneItemWithItsVersionAttemptsAndStory() {
        const auto answer = m_routes->get(u"/api/v1/items/LOTE-0042-057"_s);
        const auto item = json::item(answer.body);
        QVERIFY(item);
        QCOMPARE(kit::header(answer, "ETag"), '"' + QByteArray::number(qint64(item->version)) + '"');
        QCOMPARE(item->state, ItemState::Uncertain);
        QCOMPARE(item->attempts, 3);
        QCOMPARE(item->allEndToEndIds, QList<QString>{u"E99999010202611201243aB3kQ9xT42m"_s});
        const auto attempts = json::attempts(m_routes->get(u"/api/v1/items/LOTE-0042-057/attempts"_s).body);
        QVERIFY(attempts);
        QCOMPARE(attempts->size(), 3);
        QCOMPARE(attempts->at(0).code, u"connection_refused"_s);
        QCOMPARE(attempts->at(2).outcome, u"uncertain"_s);
        QCOMPARE(attempts->at(2).requestId.value, u"req-7f3a"_s);
        QVERIFY(item->checkableAt);
        QCOMPARE(*item->checkableAt, attempts->at(2).sentAt + std::chrono::seconds(45));
        const auto events = json::itemEvents(m_routes->get(u"/api/v1/items/LOTE-0042-057/events"_s).body);
        QVERIFY(events);
        QStringList types;
        for (const auto &event : *events) {
            types.append(event.type);
        }
        QCOMPARE(types.first(2), (QStringList{u"created"_s, u"queued"_s}));
        QCOMPARE(types.last(), u"uncertain"_s);
        QVERIFY(std::is_sorted(events->begin(), events->end(), [](auto &a, auto &b) { return a.at < b.at; }));
    }
    void saysNotFoundForWhatIsNoneOfOurs_data() {
        QTest::addColumn<QString>("id");
        for (const auto *id : {"LOTE-0042-151", "LOTE-0042-57", "LOTE-0042-0057", "LOTE-0042-000", "lote-0042-057",
                               "LOTE-9999-001", "57", "%27", "LOTE-0042"}) {
            QTest::newRow(id) << QString::fromLatin1(id);
        }
    }
    void saysNotFoundForWhatIsNoneOfOurs() {
        QFETCH(QString, id);
        for (const auto *rest : {"", "/attempts", "/events"}) {
            QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/items/"_s + id + QLatin1String(rest)), 404, u"not_found"_s));
        }
    }
    void hidesTheItemsOfOtherTenants() {
        QVERIFY(m_routes->base.open()->execute("INSERT INTO tenants VALUES(2, 'other') ON CONFLICT DO NOTHING"));
        QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/items/LOTE-0042-057"_s, kit::stranger), 404, u"not_found"_s));
        for (const auto *query : {"", "?q=LOTE-0042-057", "?q=req-7f3a", "?q=E99999010202611201243aB3kQ9xT42m",
                                  "?batch=LOTE-0042", "?state=uncertain"}) {
            const auto page = m_routes->get(u"/api/v1/items"_s + QLatin1String(query), kit::stranger);
            QCOMPARE(page.status, 200);
            QVERIFY(idsOf(page).isEmpty());
        }
    }

private:
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(ItemRoutesTest)
#include "tst_itemroutes.moc"
