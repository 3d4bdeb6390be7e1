// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/itemgroupsmodel.h"

#include "app/items/itemsmodel.h"
#include "core/json/codec.h"
#include "kit/fakenetwork.h"
#include "kit/farolddata.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class ItemGroupsModelTest final : public QObject {
    Q_OBJECT
    struct World {
        kit::FakeNetwork *wire = new kit::FakeNetwork; // owned by the client
        net::HttpClient client{net::HttpOptions{QUrl(u"http://127.0.0.1:9"_s), {}},
                               std::unique_ptr<QNetworkAccessManager>(wire)};
        net::FaroldApi api{client};
        ManualClock clock{kit::demoTime()};
        ItemGroupsModel model{api, clock};
        std::unique_ptr<QAbstractItemModelTester> tester =
            std::make_unique<QAbstractItemModelTester>(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        World() { client.tokens().setAccess(Secret("sesame")); }
    };
    std::unique_ptr<World> m_world;
    const BatchId m_batch{u"LOTE-0042"_s};
    const QString m_groups = u"/api/v1/batches/LOTE-0042/errors"_s;
    const QString m_items = u"/api/v1/batches/LOTE-0042/items"_s;

    static ErrorGroup group(ItemState state, const QString &code, int items, std::int64_t minor) {
        return {state, code, items, Money{minor, {}}, kit::demoTime(12, 41), kit::demoTime(12, 47)};
    }
    void serveGroups(const QList<ErrorGroup> &groups) {
        m_world->wire->forget(m_groups);
        m_world->wire->answers(m_groups, json::encode(groups));
    }
    void serveItems(ItemState state, const QString &code, const QList<int> &seqs) {
        Page<Item> page;
        for (const int seq : seqs) {
            page.rows.append(kit::demoItem(seq, state, code));
        }
        const auto place = u"%1?state=%2&code=%3&"_s.arg(m_items, toApi(state), code);
        m_world->wire->forget(place);
        m_world->wire->answers(place, json::encode(page));
    }
    bool refresh() {
        QSignalSpy done(&m_world->model, &ItemGroupsModel::refreshed);
        m_world->model.open(m_batch);
        return done.wait();
    }
    void serveTheStory() {
        serveGroups({group(ItemState::Uncertain, u"timeout"_s, 7, 231'000),
                     group(ItemState::Failed, u"invalid_key"_s, 3, 64'000),
                     group(ItemState::Failed, u"insufficient_funds"_s, 2, 115'000)});
        serveItems(ItemState::Uncertain, u"timeout"_s, {12, 31, 44, 57, 90, 113, 128});
        serveItems(ItemState::Failed, u"invalid_key"_s, {22, 65, 101});
        serveItems(ItemState::Failed, u"insufficient_funds"_s, {71, 139});
    }
    bool openGroup(int row) {
        QSignalSpy done(&m_world->model, &ItemGroupsModel::refreshed);
        const auto index = m_world->model.index(row, 0);
        if (m_world->model.canFetchMore(index)) {
            m_world->model.fetchMore(index);
        }
        return m_world->model.rowCount(index) > 0 || done.wait();
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<World>(); }
    void cleanup() {
        QCOMPARE(m_world->wire->unmatched(), QString());
        m_world.reset();
    }

    void showsTheGroupsOfTheStory() {
        serveTheStory();
        QVERIFY(refresh());
        QCOMPARE(m_world->model.rowCount(), 3);
        const auto first = m_world->model.index(0, 0).data(ItemGroupsModel::GroupRole).value<ErrorGroup>();
        QCOMPARE(first.items, 7);
        QCOMPARE(first.amount.minor, 231'000);
        QVERIFY(m_world->model.hasChildren(m_world->model.index(0, 0)));
        const auto filter = m_world->model.filterOf(m_world->model.index(1, 0));
        QCOMPARE(filter.batch, m_batch);
        QCOMPARE(filter.states, QList<ItemState>{ItemState::Failed});
        QCOMPARE(filter.code, u"invalid_key"_s);
    }
    void readsTheItemsOfAGroupWhenItIsOpened() {
        m_world->tester.reset(); // it opens groups by itself
        serveTheStory();
        QVERIFY(refresh());
        const auto group = m_world->model.index(0, 0);
        QCOMPARE(m_world->model.rowCount(group), 0);
        QCOMPARE(m_world->wire->count(m_items), 0);
        QVERIFY(openGroup(0));
        QCOMPARE(m_world->model.rowCount(group), 7);
        QCOMPARE(m_world->wire->count(m_items), 1);
        const auto item = m_world->model.index(3, 0, group).data(ItemGroupsModel::ItemRole).value<ItemRow>();
        QCOMPARE(item.seq, 57);
        QCOMPARE(m_world->model.indexOf(item.id).row(), 3);
        QCOMPARE(m_world->model.indexOf(item.id).parent(), group);
    }
    void aPollKeepsOpenedItemsAndTheSelection() {
        serveTheStory();
        QVERIFY(refresh());
        QVERIFY(openGroup(0));
        QVERIFY(openGroup(2));
        QTRY_COMPARE(m_world->model.rowCount(m_world->model.index(2, 0)), 2);
        const QPersistentModelIndex selected = m_world->model.indexOf(kit::demoItem(57).id);
        QVERIFY(selected.isValid());
        QSignalSpy reset(&m_world->model, &QAbstractItemModel::modelReset);
        // Two were found unknown at the provider: another group, in front of nothing.
        serveGroups({group(ItemState::NotSent, u"timeout"_s, 2, 61'000),
                     group(ItemState::Uncertain, u"timeout"_s, 5, 170'000),
                     group(ItemState::Failed, u"insufficient_funds"_s, 2, 115'000)});
        serveItems(ItemState::Uncertain, u"timeout"_s, {31, 44, 57, 90, 113});
        serveItems(ItemState::NotSent, u"timeout"_s, {12, 128});
        QVERIFY(refresh());
        QCOMPARE(reset.size(), 0);
        QCOMPARE(m_world->model.rowCount(), 3);
        QVERIFY(selected.isValid());
        QCOMPARE(selected.data(ItemGroupsModel::KeyRole).toString(), u"LOTE-0042-057"_s);
        QCOMPARE(selected.row(), 2);
        QCOMPARE(selected.parent().data(ItemGroupsModel::GroupRole).value<ErrorGroup>().items, 5);
    }
    void readsALargeGroupPageByPage() {
        m_world->tester.reset();
        serveGroups({group(ItemState::Failed, u"limit_exceeded"_s, 3, 1)});
        const auto place = m_items + u"?state=failed&code=limit_exceeded&"_s;
        m_world->wire->answers(place,
                               json::encode(Page<Item>{{kit::demoItem(1, ItemState::Failed, u"limit_exceeded"_s),
                                                        kit::demoItem(2, ItemState::Failed, u"limit_exceeded"_s)},
                                                       u"more"_s,
                                                       {}}));
        m_world->wire->answers(
            m_items + u"?state=failed&code=limit_exceeded&limit=500&cursor=more"_s,
            json::encode(Page<Item>{{kit::demoItem(3, ItemState::Failed, u"limit_exceeded"_s)}, {}, {}}));
        QVERIFY(refresh());
        const auto group = m_world->model.index(0, 0);
        QVERIFY(openGroup(0));
        QCOMPARE(m_world->model.rowCount(group), 2);
        QVERIFY(m_world->model.canFetchMore(group));
        m_world->model.fetchMore(group);
        QTRY_COMPARE(m_world->model.rowCount(group), 3);
        QVERIFY(!m_world->model.canFetchMore(group));
        QVERIFY(refresh());
        QCOMPARE(m_world->model.rowCount(group), 3);
    }
    void keepsWhatItHasWhenTheBackendFails() {
        serveTheStory();
        QVERIFY(refresh());
        m_world->wire->forget(m_groups);
        m_world->wire->fails(m_groups, 500);
        m_world->model.refresh();
        QTRY_VERIFY(m_world->model.freshness().error.has_value());
        QCOMPARE(m_world->model.rowCount(), 3);
    }
    void aGroupThatCannotBeReadKeepsItsItemsAndSaysSo() {
        m_world->tester.reset();
        serveTheStory();
        QVERIFY(refresh());
        QVERIFY(openGroup(0));
        const auto place = m_items + u"?state=uncertain&code=timeout&"_s;
        m_world->wire->forget(place);
        m_world->wire->fails(place, 500);
        QVERIFY(refresh());
        QCOMPARE(m_world->model.rowCount(m_world->model.index(0, 0)), 7);
        QCOMPARE(m_world->model.freshness().error->kind, ErrorKind::Server);
    }
    // Its read goes with it: whoever waited for that one would wait for ever.
    void aGroupThatVanishesWhileItIsReadDoesNotEndTheRefreshing() {
        m_world->tester.reset();
        serveTheStory();
        QVERIFY(refresh());
        m_world->wire->forget(m_items + u"?state=uncertain&code=timeout&"_s);
        m_world->wire->hangs(m_items + u"?state=uncertain&code=timeout&"_s);
        serveGroups({group(ItemState::Failed, u"invalid_key"_s, 3, 64'000)});
        m_world->model.refresh();
        m_world->model.fetchMore(m_world->model.index(0, 0));
        QTRY_COMPARE(m_world->model.rowCount(), 1);
        QTRY_VERIFY(!m_world->model.freshness().loading);
        const auto asked = m_world->wire->count(m_groups);
        QVERIFY(refresh());
        QCOMPARE(m_world->wire->count(m_groups), asked + 1);
    }
    void aGroupIsReadOnceWhenItIsOpenedDuringARefresh() {
        m_world->tester.reset();
        serveTheStory();
        QVERIFY(refresh());
        const auto place = m_items + u"?state=uncertain&code=timeout&"_s;
        m_world->wire->forget(place);
        m_world->wire->slow(place, 300ms,
                            json::encode(Page<Item>{{kit::demoItem(12, ItemState::Uncertain, u"timeout"_s)}, {}, 1}));
        m_world->clock.advance(10s);
        QSignalSpy done(&m_world->model, &ItemGroupsModel::refreshed);
        m_world->model.refresh();
        m_world->model.fetchMore(m_world->model.index(0, 0));
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(m_world->wire->count(place), 1);
        QCOMPARE(m_world->model.rowCount(m_world->model.index(0, 0)), 1);
        QVERIFY(!m_world->model.freshness().loading);
        QCOMPARE(m_world->model.freshness().asOf, m_world->clock.now());
        QVERIFY(refresh());
        QCOMPARE(m_world->wire->count(place), 2);
    }
    void aBatchWithoutTroubleHasNoGroups() {
        serveGroups({});
        QVERIFY(refresh());
        QCOMPARE(m_world->model.rowCount(), 0);
        QVERIFY(m_world->model.freshness().asOf.has_value());
    }
};

QTEST_GUILESS_MAIN(ItemGroupsModelTest)
#include "tst_itemgroupsmodel.moc"
