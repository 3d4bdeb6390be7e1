// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/itemcheck.h"

#include "kit/consoleworld.h"
#include "kit/farolddata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;

class ItemCheckTest final : public QObject {
    Q_OBJECT
    using State = ItemCheck::State;
    struct World : kit::ConsoleWorld {
        ItemCheck check{api, right};
    };
    std::unique_ptr<World> m_world;
    const QString m_route = u"POST /api/v1/items/check"_s;

    static QByteArray page(const QList<Item> &items, const QString &next = {}) {
        return json::encode(Page<Item>{items, next, {}});
    }
    static QList<Item> items(int from, int count, ItemState state) {
        QList<Item> list;
        for (int seq = from; seq < from + count; ++seq) {
            list.append(kit::demoItem(seq, state));
        }
        return list;
    }
    qsizetype idsOf(qsizetype order) const {
        const auto body = QJsonDocument::fromJson(m_world->wire->seen(m_route).at(order).body).object();
        return body[u"ids"_s].toArray().size();
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<World>();
        QVERIFY(m_world->isOnline);
    }
    void cleanup() {
        QCOMPARE(m_world->wire->unmatched(), QString());
        m_world.reset();
    }

    void fiveAreFoundPaidAndTwoNotSent() {
        m_world->wire->answers(m_route, page(items(1, 5, ItemState::Done) + items(6, 2, ItemState::NotSent)));
        QList<ItemId> ids;
        for (const auto &item : items(1, 7, ItemState::Uncertain)) {
            ids.append(item.id);
        }
        QSignalSpy finished(&m_world->check, &ItemCheck::finished);
        m_world->check.check(ids);
        m_world->check.check(ids); // busy
        QVERIFY(finished.wait(30'000));
        QCOMPARE(m_world->check.state(), State::Done);
        QCOMPARE(m_world->check.count(ItemState::Done), 5);
        QCOMPARE(m_world->check.count(ItemState::NotSent), 2);
        QCOMPARE(m_world->wire->count(m_route), 1);
        QCOMPARE(idsOf(0), 7);
    }
    void manyGoInBlocksEachWithItsOwnKey() {
        const auto list = u"GET /api/v1/items"_s;
        m_world->wire->answers(list, page(items(1, 500, ItemState::Uncertain), u"c2"_s));
        m_world->wire->answers(list + u"?cursor=c2"_s, page(items(501, 300, ItemState::Uncertain)));
        m_world->wire->answers(m_route, page(items(1, 500, ItemState::Done)));
        m_world->wire->answers(m_route, page(items(501, 300, ItemState::NotSent)));
        ItemFilter filter;
        filter.batch = BatchId{u"LOTE-0042"_s};
        filter.states = {ItemState::Failed}; // whatever is asked: only uncertain ones are checked
        m_world->check.checkAll(filter);
        QTRY_COMPARE(m_world->check.state(), State::Done);
        QVERIFY(m_world->wire->seen(list).constFirst().query.startsWith(u"batch=LOTE-0042&state=uncertain&"));
        QCOMPARE(m_world->check.asked(), 800);
        QCOMPARE(m_world->check.items().size(), 800);
        QCOMPARE(idsOf(0), 500);
        QCOMPARE(idsOf(1), 300);
        const auto seen = m_world->wire->seen(m_route);
        QVERIFY(seen.at(0).headers.value("idempotency-key") != seen.at(1).headers.value("idempotency-key"));
    }
    void doubtIsRepeatedWithTheSameKey() {
        m_world->wire->breaks(m_route, QNetworkReply::RemoteHostClosedError);
        m_world->wire->answers(m_route, page(items(1, 1, ItemState::Done)));
        m_world->check.check({kit::demoItem(1).id});
        QTRY_COMPARE(m_world->check.state(), State::Unclear);
        m_world->check.goOn();
        QTRY_COMPARE(m_world->check.state(), State::Done);
        const auto seen = m_world->wire->seen(m_route);
        QCOMPARE(seen.at(0).headers.value("idempotency-key"), seen.at(1).headers.value("idempotency-key"));
    }
    void aRefusalNamesItselfAndAnotherTryIsAnotherOrder() {
        m_world->wire->fails(m_route, 409, R"({"code":"not_uncertain","detail":"x"})");
        m_world->check.check({kit::demoItem(1).id});
        QTRY_COMPARE(m_world->check.state(), State::Failed);
        QCOMPARE(m_world->check.error()->code, u"not_uncertain"_s);
        m_world->check.goOn();
        QTRY_COMPARE(m_world->wire->count(m_route), 2);
        const auto seen = m_world->wire->seen(m_route);
        QVERIFY(seen.at(0).headers.value("idempotency-key") != seen.at(1).headers.value("idempotency-key"));
        QTRY_COMPARE(m_world->check.state(), State::Failed);
    }
    void nothingUncertainIsDoneAtOnce() {
        m_world->wire->answers(u"GET /api/v1/items"_s, page({}));
        m_world->check.checkAll({});
        QTRY_COMPARE(m_world->check.state(), State::Done);
        QCOMPARE(m_world->wire->count(m_route), 0);
    }
    void withoutTheRightNothingIsAsked() {
        m_world->session.setReadOnly(true);
        m_world->check.check({kit::demoItem(1).id});
        m_world->check.checkAll({});
        QTest::qWait(10);
        QCOMPARE(m_world->check.state(), State::Idle);
        QCOMPARE(m_world->wire->count(m_route), 0);
    }
};

QTEST_GUILESS_MAIN(ItemCheckTest)
#include "tst_itemcheck.moc"
