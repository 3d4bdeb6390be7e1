// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batches/batchesmodel.h"

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

class BatchesModelTest final : public QObject {
    Q_OBJECT
    struct World {
        kit::FakeNetwork *wire = new kit::FakeNetwork; // owned by the client
        net::HttpClient client{net::HttpOptions{QUrl(u"http://127.0.0.1:9"_s), {}},
                               std::unique_ptr<QNetworkAccessManager>(wire)};
        net::FaroldApi api{client};
        ManualClock clock{kit::demoTime()};
        BatchesModel model{api, clock};
        std::unique_ptr<QAbstractItemModelTester> tester =
            std::make_unique<QAbstractItemModelTester>(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        World() { client.tokens().setAccess(Secret("sesame")); }
    };
    std::unique_ptr<World> m_world;

    void answer(const QList<Batch> &rows, const QString &next = {}, std::optional<std::int64_t> total = {}) {
        m_world->wire->forget(u"/api/v1/batches"_s);
        m_world->wire->answers(u"/api/v1/batches"_s, json::encode(Page<Batch>{rows, next, total}));
    }
    bool refresh() {
        QSignalSpy done(&m_world->model, &BatchesModel::refreshed);
        m_world->model.refresh();
        return done.wait();
    }
    QStringList ids() const {
        QStringList list;
        for (int row = 0; row < m_world->model.rowCount(); ++row) {
            list.append(m_world->model.index(row, 0).data(BatchesModel::KeyRole).toString());
        }
        return list;
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<World>(); }
    void cleanup() {
        QCOMPARE(m_world->wire->unmatched(), QString());
        m_world.reset();
    }

    void showsTheServersRowsWithTheirAge() {
        answer({kit::lote42()}, {}, 9);
        QVERIFY(!m_world->model.freshness().asOf);
        QVERIFY(refresh());
        QCOMPARE(m_world->model.rowCount(), 1);
        QCOMPARE(m_world->model.total(), 9);
        const auto batch = m_world->model.index(0, 0).data(BatchesModel::BatchRole).value<Batch>();
        QVERIFY(batch == kit::lote42());
        QVERIFY(m_world->model.freshness() == (Freshness{kit::demoTime(), false, {}}));
    }
    void theSituationHasTheNumbersOfTheStory() {
        answer({kit::lote42()});
        QVERIFY(refresh());
        const auto about = m_world->model.index(0, 0).data(BatchesModel::SituationRole).value<Situation>();
        QCOMPARE(about.headline, Headline::Uncertain);
        QCOMPARE(about.settled, 138);
        QCOMPARE(about.uncertain, 7);
        QCOMPARE(about.failed, 5);
    }
    void aPollKeepsTheSelectionAndTellsOnlyWhatChanged() {
        answer({kit::demoBatch(44), kit::demoBatch(43), kit::lote42()});
        QVERIFY(refresh());
        const QPersistentModelIndex selected = m_world->model.index(2, 0);
        QSignalSpy reset(&m_world->model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&m_world->model, &QAbstractItemModel::dataChanged);
        auto moved = kit::lote42();
        moved.version = 2;
        answer({kit::demoBatch(45), kit::demoBatch(44), kit::demoBatch(43), moved});
        QVERIFY(refresh());
        QCOMPARE(reset.size(), 0);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(selected.row(), 3);
        QCOMPARE(selected.data(BatchesModel::KeyRole).toString(), u"LOTE-0042"_s);
        QCOMPARE(selected.data(BatchesModel::BatchRole).value<Batch>().version, 2);
    }
    void anUnchangedPollIsSilent() {
        answer({kit::demoBatch(44), kit::lote42()});
        QVERIFY(refresh());
        QSignalSpy changed(&m_world->model, &QAbstractItemModel::dataChanged);
        QVERIFY(refresh());
        QCOMPARE(changed.size(), 0);
    }
    void followsAnyNewOrder_data() {
        QTest::addColumn<QList<int>>("before");
        QTest::addColumn<QList<int>>("after");
        QTest::newRow("emptied") << QList<int>{1, 2, 3} << QList<int>{};
        QTest::newRow("filled") << QList<int>{} << QList<int>{3, 2, 1};
        QTest::newRow("reversed") << QList<int>{1, 2, 3, 4} << QList<int>{4, 3, 2, 1};
        QTest::newRow("holes") << QList<int>{1, 2, 3, 4, 5, 6} << QList<int>{2, 5};
        QTest::newRow("all at once") << QList<int>{1, 2, 3, 4, 5} << QList<int>{9, 4, 2, 8, 1};
        QTest::newRow("all others") << QList<int>{1, 2} << QList<int>{3, 4, 5};
    }
    void followsAnyNewOrder() {
        QFETCH(QList<int>, before);
        QFETCH(QList<int>, after);
        const auto make = [](const QList<int> &numbers) {
            QList<Batch> rows;
            for (const int number : numbers) {
                rows.append(kit::demoBatch(number));
            }
            return rows;
        };
        answer(make(before));
        QVERIFY(refresh());
        QHash<QString, QPersistentModelIndex> kept;
        for (int row = 0; row < m_world->model.rowCount(); ++row) {
            kept.insert(ids().at(row), m_world->model.index(row, 0));
        }
        answer(make(after));
        QVERIFY(refresh());
        QCOMPARE(m_world->model.rows(), make(after));
        for (const auto &id : ids()) {
            if (kept.contains(id)) {
                QCOMPARE(kept.value(id).data(BatchesModel::KeyRole).toString(), id);
            }
        }
    }
    void keepsTheRowsAndSaysSoWhenTheBackendFails() {
        answer({kit::lote42()});
        QVERIFY(refresh());
        m_world->wire->forgetAll();
        m_world->wire->fails(u"/api/v1/batches"_s, 503);
        m_world->clock.advance(10s);
        QSignalSpy told(&m_world->model, &BatchesModel::freshnessChanged);
        m_world->model.refresh();
        QTRY_VERIFY(m_world->model.freshness().error.has_value());
        QCOMPARE(m_world->model.rowCount(), 1);
        QVERIFY(m_world->model.freshness().asOf == kit::demoTime());
        QVERIFY(m_world->model.freshness().isStale(m_world->clock.now(), 9s));
        QVERIFY(!told.isEmpty());
    }
    void aSlowBackendGetsOneQuestionAtATime() {
        m_world->wire->hangs(u"/api/v1/batches"_s);
        m_world->model.refresh();
        QTRY_COMPARE(m_world->wire->running(), 1);
        m_world->model.refresh();
        m_world->model.refresh();
        QTest::qWait(20);
        QCOMPARE(m_world->wire->seen().size(), 1);
    }
    void aNewFilterOverridesTheRunningQuestion() {
        m_world->wire->hangs(u"/api/v1/batches"_s);
        m_world->model.refresh();
        QTRY_COMPARE(m_world->wire->running(), 1);
        m_world->wire->answers(u"/api/v1/batches?q=folha"_s, json::encode(Page<Batch>{{kit::demoBatch(44)}, {}, {}}));
        QSignalSpy done(&m_world->model, &BatchesModel::refreshed);
        net::BatchFilter filter;
        filter.text = u"folha"_s;
        m_world->model.setFilter(filter);
        QVERIFY(done.wait(30'000));
        QCOMPARE(m_world->wire->running(), 0);
        QCOMPARE(ids(), QStringList{u"LOTE-0044"_s});
    }
    void readsFurtherPagesAndKeepsThemOverAPoll() {
        m_world->tester.reset(); // it would fetch them itself
        m_world->wire->answers(u"/api/v1/batches"_s, json::encode(Page<Batch>{{kit::demoBatch(3)}, u"more"_s, 2}));
        m_world->wire->answers(u"/api/v1/batches?cursor=more"_s,
                               json::encode(Page<Batch>{{kit::demoBatch(2)}, {}, {}}));
        QVERIFY(refresh());
        QVERIFY(m_world->model.canFetchMore({}));
        QSignalSpy done(&m_world->model, &BatchesModel::refreshed);
        m_world->model.fetchMore({});
        QVERIFY(done.wait(30'000));
        QCOMPARE(ids(), (QStringList{u"LOTE-0003"_s, u"LOTE-0002"_s}));
        QVERIFY(!m_world->model.canFetchMore({}));
        QVERIFY(refresh());
        QCOMPARE(ids(), (QStringList{u"LOTE-0003"_s, u"LOTE-0002"_s}));
        QCOMPARE(m_world->model.total(), 2);
    }
    void anAnswerToAnOrderPatchesItsRow() {
        answer({kit::demoBatch(44), kit::lote42()});
        QVERIFY(refresh());
        auto submitted = kit::lote42();
        submitted.status = BatchStatus::Queued;
        m_world->model.patch(submitted);
        QCOMPARE(m_world->model.find(submitted.id)->status, BatchStatus::Queued);
        m_world->model.patch(kit::demoBatch(99)); // not listed: nothing to show
        QCOMPARE(m_world->model.rowCount(), 2);
    }
};

QTEST_GUILESS_MAIN(BatchesModelTest)
#include "tst_batchesmodel.moc"
