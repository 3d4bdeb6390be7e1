// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
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

class ItemsModelTest final : public QObject {
    Q_OBJECT
    struct World {
        kit::FakeNetwork *wire = new kit::FakeNetwork; // owned by the client
        net::HttpClient client{net::HttpOptions{QUrl(u"http://127.0.0.1:9"_s), {}},
                               std::unique_ptr<QNetworkAccessManager>(wire)};
        net::FaroldApi api{client};
        ManualClock clock{kit::demoTime()};
        ItemsModel model{api, clock};
        std::unique_ptr<QAbstractItemModelTester> tester =
            std::make_unique<QAbstractItemModelTester>(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        World() { client.tokens().setAccess(Secret("sesame")); }
    };
    std::unique_ptr<World> m_world;
    const BatchId m_batch{u"LOTE-0042"_s};
    const QString m_path = u"/api/v1/batches/LOTE-0042/items"_s;

    // Items 1 to n, made by make, as pages of 500 behind one another.
    template<typename Make>
    void serve(int n, Make make) {
        m_world->wire->forgetAll();
        for (int first = 1; first == 1 || first <= n; first += 500) {
            Page<Item> page;
            for (int seq = first; seq < first + 500 && seq <= n; ++seq) {
                page.rows.append(make(seq));
            }
            page.next = first + 500 <= n ? u"c%1."_s.arg(first + 500) : QString();
            if (first == 1) {
                page.total = n;
            }
            m_world->wire->answers(first == 1 ? m_path : u"%1?cursor=c%2."_s.arg(m_path).arg(first),
                                   json::encode(page));
        }
    }
    void serve(int n) {
        serve(n, [](int seq) { return kit::demoItem(seq); });
    }
    bool open() {
        m_world->model.open(m_batch);
        return QTest::qWaitFor([this] { return m_world->model.isComplete(); }, 60'000);
    }
    bool refresh() {
        const auto asked = m_world->wire->seen().size();
        m_world->model.refresh();
        return QTest::qWaitFor([&] {
            return m_world->wire->seen().size() > asked && m_world->wire->running() == 0 &&
                   !m_world->model.freshness().loading;
        });
    }
    QList<int> seqs() const {
        QList<int> list;
        for (int row = 0; row < m_world->model.rowCount(); ++row) {
            list.append(m_world->model.itemAt(row).seq);
        }
        return list;
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<World>(); }
    void cleanup() {
        QCOMPARE(m_world->wire->unmatched(), QString());
        m_world.reset();
    }

    void givesBackWhatWasPacked() {
        auto odd = kit::demoItem(2, ItemState::RetryWait, u"not_processed"_s);
        odd.id = ItemId{u"imported-from-elsewhere"_s};
        odd.payee = u"José da Conceição ✓"_s;
        odd.amount.currency.code = {'U', 'S', 'D'};
        odd.nextAttemptAt = kit::demoTime(14);
        auto uncertain = kit::demoItem(3, ItemState::Uncertain, u"timeout"_s);
        uncertain.checkableAt = kit::demoTime(13, 20);
        const QList<Item> items{kit::demoItem(1), odd, uncertain};
        serve(3, [&](int seq) { return items.at(seq - 1); });
        QVERIFY(open());
        for (int row = 0; row < 3; ++row) {
            QVERIFY(m_world->model.index(row, 0).data(ItemsModel::ItemRole).value<ItemRow>() == rowOf(items.at(row)));
        }
    }
    void showsTheFirstPageWhileTheOthersCome() {
        serve(1'200);
        m_world->wire->forget(m_path + u"?cursor=c501."_s);
        m_world->wire->hangs(m_path + u"?cursor=c501."_s);
        m_world->model.open(m_batch);
        QTRY_COMPARE(m_world->model.rowCount(), 500);
        QCOMPARE(m_world->model.total(), 1'200);
        QVERIFY(!m_world->model.isComplete());
        QVERIFY(m_world->model.freshness().loading);
    }
    void loadsEveryPageInOrder() {
        serve(1'200);
        QVERIFY(open());
        QCOMPARE(m_world->model.rowCount(), 1'200);
        QCOMPARE(m_world->model.itemAt(1'199).seq, 1'200);
        QCOMPARE(m_world->wire->seen().size(), 3);
    }
    void goesOnWhereLoadingBroke() {
        serve(1'200);
        m_world->wire->forget(m_path + u"?cursor=c501."_s);
        m_world->wire->fails(m_path + u"?cursor=c501."_s, 503);
        m_world->model.open(m_batch);
        QTRY_VERIFY(m_world->model.freshness().error.has_value());
        QCOMPARE(m_world->model.rowCount(), 500);
        serve(1'200);
        m_world->model.refresh();
        QTRY_VERIFY(m_world->model.isComplete());
        QCOMPARE(m_world->model.rowCount(), 1'200);
        QCOMPARE(m_world->wire->count(m_path + u"?limit=500&total=true"_s), 0); // the first page was not read again
    }
    void filtersByTextStateAndCode() {
        serve(150, [](int seq) {
            auto item = kit::demoItem(seq);
            if (seq % 50 == 7) {
                item.state = ItemState::Uncertain;
                item.code = u"timeout"_s;
            }
            item.payee = seq == 99 ? u"Conceição"_s : item.payee;
            return item;
        });
        QVERIFY(open());
        auto &model = m_world->model;
        model.setFilter({u"conceicao"_s, {}, {}});
        QCOMPARE(seqs(), QList<int>{99});
        model.setFilter({u"lote-0042/057"_s, {}, {}});
        QCOMPARE(seqs(), QList<int>{57});
        model.setFilter({u"E9999901020261120124100000000012"_s, {}, {}});
        QCOMPARE(seqs(), QList<int>{12});
        model.setFilter({{}, {ItemState::Uncertain}, {}});
        QCOMPARE(seqs(), (QList<int>{7, 57, 107}));
        model.setFilter({{}, {}, u"timeout"_s});
        QCOMPARE(seqs(), (QList<int>{7, 57, 107}));
        model.setFilter({u"57"_s, {ItemState::Uncertain}, u"timeout"_s});
        QCOMPARE(seqs(), QList<int>{57});
        model.setFilter({u"%"_s, {}, {}});
        QCOMPARE(seqs(), QList<int>{});
        model.setFilter({});
        QCOMPARE(model.rowCount(), 150);
    }
    void aTextNeverMatchesAcrossTwoRows() {
        serve(3);
        QVERIFY(open());
        m_world->model.setFilter({u"req-7f3a\nlote"_s, {}, {}});
        QCOMPARE(seqs(), QList<int>{});
    }
    void narrowingGivesTheSameRowsAsFilteringAnew() {
        serve(1'000);
        QVERIFY(open());
        for (const auto &text : {u"0042-1"_s, u"0042-12"_s, u"0042-123"_s, u"0042-1"_s}) {
            m_world->model.setFilter({text, {}, {}});
            const auto narrowed = seqs();
            m_world->model.setFilter({});
            m_world->model.setFilter({text, {}, {}});
            QCOMPARE(narrowed, seqs());
            QVERIFY(!narrowed.isEmpty());
        }
    }
    void aRefreshTellsOnlyWhatDiffers() {
        serve(600);
        QVERIFY(open());
        const QPersistentModelIndex selected = m_world->model.indexOf(kit::demoItem(57).id);
        QCOMPARE(selected.row(), 56);
        QSignalSpy reset(&m_world->model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&m_world->model, &QAbstractItemModel::dataChanged);
        QVERIFY(refresh());
        QCOMPARE(changed.size(), 0);
        serve(600, [](int seq) { return kit::demoItem(seq, seq == 57 ? ItemState::NotSent : ItemState::Done); });
        QVERIFY(refresh());
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.constFirst().at(0).toModelIndex().row(), 56);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(selected.row(), 56);
        QCOMPARE(selected.data(ItemsModel::ItemRole).value<ItemRow>().state, ItemState::NotSent);
    }
    void rowsEnterAndLeaveTheFilterOneByOne() {
        serve(20, [](int seq) { return kit::demoItem(seq, seq <= 3 ? ItemState::Uncertain : ItemState::Done); });
        QVERIFY(open());
        m_world->model.setFilter({{}, {ItemState::Uncertain}, {}});
        QCOMPARE(seqs(), (QList<int>{1, 2, 3}));
        QSignalSpy reset(&m_world->model, &QAbstractItemModel::modelReset);
        const QPersistentModelIndex third = m_world->model.index(2, 0);
        serve(20, [](int seq) {
            return kit::demoItem(seq, seq == 3 || seq == 9 ? ItemState::Uncertain : ItemState::Done);
        });
        QVERIFY(refresh());
        QCOMPARE(seqs(), (QList<int>{3, 9}));
        QCOMPARE(third.row(), 0);
        QCOMPARE(reset.size(), 0);
    }
    void keepsTheRowsWhenTheBackendFails() {
        serve(20);
        QVERIFY(open());
        m_world->wire->forgetAll();
        m_world->wire->breaks(m_path, QNetworkReply::ConnectionRefusedError);
        QVERIFY(refresh());
        QCOMPARE(m_world->model.rowCount(), 20);
        QCOMPARE(m_world->model.freshness().error->code, u"connection_refused"_s);
        QVERIFY(m_world->model.freshness().asOf == kit::demoTime());
    }
    void readsAgainWhatIsSeenFirst() {
        serve(20 * 500);
        QVERIFY(open());
        m_world->model.setVisibleRange(9'600, 9'630);
        const auto asked = m_world->wire->seen().size();
        QVERIFY(refresh());
        QVERIFY(m_world->wire->seen().at(asked).query.contains(u"cursor=c9501."));
        QTRY_COMPARE(m_world->wire->seen().size(), asked + 9);
    }
    void anotherBatchForgetsTheOldAnswer() {
        m_world->wire->slow(m_path, 40ms, json::encode(Page<Item>{{kit::demoItem(1)}, {}, 1}));
        m_world->wire->answers(u"/api/v1/batches/LOTE-0043/items"_s,
                               json::encode(Page<Item>{{kit::demoItem(5, ItemState::Done, {}, 43)}, {}, 1}));
        m_world->model.open(m_batch);
        QTRY_COMPARE(m_world->wire->running(), 1);
        m_world->model.open(BatchId{u"LOTE-0043"_s});
        QTRY_VERIFY(m_world->model.isComplete());
        QTest::qWait(60);
        QCOMPARE(seqs(), QList<int>{5});
        QCOMPARE(m_world->model.batch().value, u"LOTE-0043"_s);
    }
    void aListThatBecameAnotherIsReadFromItsStart() {
        serve(20);
        QVERIFY(open());
        serve(25);
        m_world->model.refresh();
        QTRY_COMPARE(m_world->model.rowCount(), 25);
    }
    void holdsManyItemsInLittleMemoryAndFiltersThemElsewhere() {
        m_world->tester.reset(); // it looks at every row, many times
        serve(40'000);
        QVERIFY(open());
        auto &model = m_world->model;
        QCOMPARE(model.rowCount(), 40'000);
        const auto perItem = static_cast<double>(model.bytes()) / 40'000;
        QVERIFY2(perItem <= 200, qPrintable(QString::number(perItem)));
        QSignalSpy done(&model, &ItemsModel::filtered);
        model.setFilter({u"99"_s, {}, {}});
        QCOMPARE(model.rowCount(), 40'000); // not yet: it runs elsewhere
        QVERIFY(model.isFiltering());
        model.setFilter({u"39999"_s, {}, {}}); // overtakes
        QVERIFY(done.wait(30'000));
        QCOMPARE(done.size(), 1);
        QVERIFY(seqs().contains(39'999));
        for (int row = 0; row < model.rowCount(); ++row) {
            const auto item = model.itemAt(row);
            QVERIFY(item.id.value.contains(u"39999") || kit::demoItem(item.seq).endToEndId.contains(u"39999"));
        }
        model.setFilter({});
        QTRY_COMPARE(model.rowCount(), 40'000);
    }
};

QTEST_GUILESS_MAIN(ItemsModelTest)
#include "tst_itemsmodel.moc"
