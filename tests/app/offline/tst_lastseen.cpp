// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batches/batchesmodel.h"
#include "app/items/itemdetailmodel.h"
#include "app/items/itemgroupsmodel.h"
#include "app/items/itemsmodel.h"
#include "app/offline/lastseen.h"
#include "kit/consoleworld.h"
#include "kit/farolddata.h"

#include <QSignalSpy>
#include <QTemporaryDir>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// The models over a real cache file, with and without a network.
class LastSeenTest final : public QObject {
    Q_OBJECT
    struct World : kit::ConsoleWorld {
        explicit World(const QString &folder)
            : cache(folder, {u"env"_s, u"operator1"_s}, {64LL << 20, 1ms})
            , replies(client, cache, session.clock()) {}
        store::OfflineCache cache;
        LastSeenReplies replies;
        BatchesModel batches{api, session.clock()};
        ItemsModel items{api, session.clock()};
        ItemGroupsModel groups{api, session.clock()};
        ItemDetailModel detail{api, session.clock()};
    };
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<World> m_world;

    void serve() {
        m_world->wire->answers(u"/api/v1/batches"_s,
                               json::encode(Page<Batch>{{kit::demoBatch(43), kit::lote42()}, {}, 2}));
        m_world->wire->answers(u"/api/v1/batches/LOTE-0042/items"_s,
                               json::encode(Page<Item>{{kit::demoItem(1), kit::demoItem(2)}, {}, 2}));
    }
    void cut() {
        m_world->wire->forgetAll();
        for (const auto &path : {u"/api/v1/me"_s, u"/api/v1/batches"_s, u"/api/v1/batches/LOTE-0042/items"_s,
                                 u"/api/v1/batches/LOTE-0043/items"_s}) {
            m_world->wire->breaks(path, QNetworkReply::ConnectionRefusedError);
        }
    }
    // The window is closed and opened again: another process' worth of objects on the same files.
    void restart() {
        m_world.reset();
        m_world = std::make_unique<World>(m_folder->path());
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        restart();
    }
    void cleanup() {
        QCOMPARE(m_world->wire->unmatched(), QString());
        m_world.reset();
    }

    void whatWasOpenedIsReadableAfterARestartWithoutANetwork() {
        serve();
        m_world->batches.refresh();
        m_world->items.open(BatchId{u"LOTE-0042"_s});
        QTRY_COMPARE(m_world->batches.rowCount(), 2);
        QTRY_VERIFY(m_world->items.isComplete());
        restart();
        cut();
        m_world->clock.advance(1h);
        m_world->batches.refresh();
        m_world->items.open(BatchId{u"LOTE-0042"_s});
        QTRY_COMPARE(m_world->batches.rowCount(), 2);
        QTRY_COMPARE(m_world->items.rowCount(), 2);
        QVERIFY(m_world->batches.freshness().asOf == kit::ConsoleWorld::start());
        QCOMPARE(m_world->batches.freshness().error->code, u"connection_refused"_s);
        QVERIFY(m_world->batches.freshness().isStale(m_world->session.clock().now(), 10s));
    }
    void whatWasNeverOpenedIsNotMadeUp() {
        cut();
        m_world->items.open(BatchId{u"LOTE-0043"_s});
        QTRY_VERIFY(m_world->items.freshness().error.has_value());
        QVERIFY(!m_world->items.freshness().asOf);
        QCOMPARE(m_world->items.rowCount(), 0);
    }
    void anOlderAnswerNeverOverwritesWhatIsShown() {
        serve();
        m_world->batches.refresh();
        QTRY_COMPARE(m_world->batches.rowCount(), 2);
        auto patched = kit::lote42();
        patched.status = BatchStatus::Paused;
        m_world->batches.patch(patched);
        cut();
        m_world->clock.advance(5s);
        m_world->batches.refresh();
        QTRY_VERIFY(m_world->batches.freshness().error.has_value());
        QCOMPARE(m_world->batches.find(patched.id)->status, BatchStatus::Paused);
        QVERIFY(m_world->batches.freshness().asOf == kit::ConsoleWorld::start());
    }
    void aFilterThatWasUsedBeforeGivesItsRowsAndAnotherOneLeavesThoseThatAreHere() {
        serve();
        net::BatchFilter filter;
        filter.text = u"0042"_s;
        m_world->wire->answers(u"/api/v1/batches?q=0042"_s, json::encode(Page<Batch>{{kit::lote42()}, {}, 1}));
        m_world->batches.setFilter(filter);
        QTRY_COMPARE(m_world->batches.rowCount(), 1);
        m_world->batches.setFilter({});
        QTRY_COMPARE(m_world->batches.rowCount(), 2);
        cut();
        m_world->batches.setFilter(filter);
        QTRY_COMPARE(m_world->batches.rowCount(), 1);
        QVERIFY(m_world->batches.freshness().error.has_value());
        filter.text = u"never asked"_s;
        m_world->batches.setFilter(filter);
        QTRY_VERIFY(!m_world->batches.freshness().loading);
        QCOMPARE(m_world->batches.rowCount(), 1);
        m_world->batches.setFilter({});
        QTRY_COMPARE(m_world->batches.rowCount(), 2);
    }
    void yesterdaysListOfTheLastDaysIsFoundToday() {
        serve();
        net::BatchFilter filter;
        filter.lastDays = 2;
        filter.createdSince = kit::ConsoleWorld::start() - 34h;
        m_world->batches.setFilter(filter);
        QTRY_COMPARE(m_world->batches.rowCount(), 2);
        restart();
        cut();
        filter.createdSince = kit::ConsoleWorld::start() - 10h;
        m_world->batches.setFilter(filter);
        QTRY_COMPARE(m_world->batches.rowCount(), 2);
        QVERIFY(m_world->batches.freshness().error.has_value());
    }
    void groupsThatWereSeenAreAsOldAsTheyAre() {
        const auto at = kit::ConsoleWorld::start();
        m_world->wire->answers(u"/api/v1/batches/LOTE-0042/errors"_s,
                               json::encode(QList<ErrorGroup>{{ItemState::Failed, u"x"_s, 2, Money{}, at, at}}));
        m_world->wire->answers(u"/api/v1/batches/LOTE-0042/items"_s,
                               json::encode(Page<Item>{{kit::demoItem(1), kit::demoItem(2)}, {}, 2}));
        const auto read = [this] {
            m_world->groups.open(BatchId{u"LOTE-0042"_s});
            QTRY_COMPARE(m_world->groups.rowCount(), 1);
            m_world->groups.fetchMore(m_world->groups.index(0, 0));
            QTRY_COMPARE(m_world->groups.rowCount(m_world->groups.index(0, 0)), 2);
        };
        read();
        QVERIFY(!m_world->groups.freshness().error);
        restart();
        m_world->wire->forgetAll();
        m_world->wire->breaks(u"/api/v1/batches/LOTE-0042/errors"_s, QNetworkReply::ConnectionRefusedError);
        m_world->wire->breaks(u"/api/v1/batches/LOTE-0042/items"_s, QNetworkReply::ConnectionRefusedError);
        m_world->clock.advance(1h);
        read();
        QVERIFY(m_world->groups.freshness().asOf == at);
        QCOMPARE(m_world->groups.freshness().error->code, u"connection_refused"_s);
    }
    void theSameAnswerIsNotWrittenAgainAtEachPoll() {
        serve();
        m_world->batches.refresh();
        QTRY_COMPARE(m_world->batches.rowCount(), 2);
        const auto key = u"/api/v1/batches?limit=200&total=true"_s;
        QTRY_VERIFY(m_world->cache.lastSeen(key).has_value());
        const auto first = m_world->cache.lastSeen(key);
        m_world->clock.advance(5s);
        QSignalSpy refreshed(&m_world->batches, &BatchesModel::refreshed);
        m_world->batches.refresh();
        QVERIFY(refreshed.wait(30'000));
        QVERIFY(m_world->cache.lastSeen(key) == first);
        m_world->clock.advance(2min);
        m_world->batches.refresh();
        QVERIFY(refreshed.wait(30'000));
        QVERIFY(m_world->cache.lastSeen(key) != first);
    }
};

QTEST_GUILESS_MAIN(LastSeenTest)
#include "tst_lastseen.moc"
