// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/json/codec.h"

#include <random>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// Whatever people order and workers do, the kept counters are what a recount of the items says.
class CountersTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreeWithARecountAfterRandomCommands_data() {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 20261120U, 424242U}) {
            QTest::addRow("seed %u", seed) << seed;
        }
    }
    void agreeWithARecountAfterRandomCommands() {
        QFETCH(quint32, seed);
        m_random.seed(seed);
        Config config;
        config.approvals = false;
        m_routes = std::make_unique<kit::Routes>(config);
        m_refused = 0;
        for (int step = 0; step < 120; ++step) {
            one();
            QVERIFY(!QTest::currentTestFailed());
            if (step % 10 == 9) {
                QCOMPARE(m_routes->base.wrongCounters(), 0);
                QCOMPARE(openBatches(), 0);
            }
        }
        // The dice did meet both: commands that were taken and commands that were refused.
        QVERIFY(m_routes->base.number("SELECT count(*) FROM plan_runs") > 3);
        QVERIFY(m_refused > 3);
    }

private:
    int dice(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(m_random); }
    void refusedOr(const Response &response, int status) {
        QVERIFY2(response.status == status || (response.status >= 400 && response.status < 500),
                 response.body.constData());
        m_refused += response.status != status;
    }
    void one() {
        switch (dice(6)) {
        case 0:
            return import();
        case 1:
            return submit();
        case 2:
            return plan(PlanAction::Retry);
        case 3:
            return plan(PlanAction::Cancel);
        case 4:
            return work();
        default:
            return check();
        }
    }
    void import() {
        QByteArray csv = "external_id;payee;document;pix_key;amount\n";
        const int rows = 1 + dice(12);
        for (int i = 0; i < rows; ++i) {
            // Now and then an id comes again: the file is refused whole.
            m_ids += dice(40) == 0 ? 0 : 1;
            csv += "X" + QByteArray::number(m_ids) + ";Ana;52998224725;ana@exemplo.example;" +
                   QByteArray::number(1 + dice(500)) + ",50\n";
        }
        refusedOr(m_routes->import(csv), 201);
    }
    QString anyBatch() {
        return u"LOTE-%1"_s.arg(1 + dice(static_cast<int>(m_routes->base.number("SELECT count(*) FROM batches")) + 1),
                                4, 10, QLatin1Char('0'));
    }
    void submit() {
        const auto path = u"/api/v1/batches/"_s + anyBatch();
        const auto tag = kit::header(m_routes->get(path), "ETag");
        refusedOr(m_routes->post(path + u"/submit"_s, "{}", {{"if-match", tag}}), 202);
    }
    void plan(PlanAction action) {
        PlanRequest request;
        request.action = action;
        ItemFilter filter;
        filter.batch = {anyBatch()};
        if (dice(2) == 0) {
            filter.states = {static_cast<ItemState>(dice(itemStateCount))};
        }
        request.selection.filter = filter;
        const auto made = json::plan(
            m_routes->call(Method::Post, u"/api/v1/plans"_s, {json::encode(request), {}, kit::operator1}).body);
        if (!made) {
            ++m_refused;
            return;
        }
        refusedOr(
            m_routes->post(u"/api/v1/plans/%1/run"_s.arg(made->hash), json::encode(PlanOrder{request, u"dice"_s})),
            202);
    }
    // A worker's arrows: some queued items are claimed, sent and end somewhere.
    void work() {
        std::promise<Done> promise;
        m_routes->writer->post([this](Arrows &arrows) { return workOn(arrows); },
                               [&promise](const Done &done) { promise.set_value(done); });
        QVERIFY(promise.get_future().get());
    }
    Done workOn(Arrows &arrows) {
        auto query = arrows.connection().prepare("SELECT id, batch, amount, attempt FROM items WHERE state = 1");
        std::vector<ItemKey> keys;
        while (*query.step()) {
            ItemKey key;
            key.id = query.integer(0);
            key.tenant = 1;
            key.batch = query.integer(1);
            key.amountMinor = query.integer(2);
            key.attempt = static_cast<int>(query.integer(3));
            key.state = ItemState::Queued;
            keys.push_back(key);
        }
        static constexpr std::array ends{ItemState::Done, ItemState::Failed, ItemState::Uncertain, ItemState::RetryWait,
                                         ItemState::Dead};
        static constexpr std::array via{ItemState::Leased, ItemState::Sent};
        for (const auto &key : keys) {
            ArrowChange change;
            change.to = ends[static_cast<std::size_t>(dice(static_cast<int>(ends.size())))];
            change.code = change.to == ItemState::Failed      ? (dice(2) ? "insufficient_funds" : "invalid_key")
                          : change.to == ItemState::Uncertain ? "timeout"
                                                              : "";
            change.attempt = key.attempt + 1;
            change.eventType = "sent";
            if (dice(3) != 0) {
                if (const auto moved = arrows.moveThrough(key, via, change); !moved) {
                    return tl::unexpected(moved.error());
                }
            }
        }
        return {};
    }
    void check() {
        auto db = m_routes->base.open();
        auto query = db->prepare("SELECT i.id, b.number, i.seq FROM items i JOIN batches b"
                                 " ON b.id = i.batch WHERE i.state = 5 LIMIT 5");
        QJsonArray ids;
        while (*query.step()) {
            static constexpr std::array ends{ItemState::Done, ItemState::NotSent, ItemState::Failed};
            m_routes->checks->says[query.integer(0)] = ends[static_cast<std::size_t>(dice(3))];
            ids.append(u"LOTE-%1-%2"_s.arg(qlonglong(query.integer(1)), 4, 10, QLatin1Char('0'))
                           .arg(qlonglong(query.integer(2)), 3, 10, QLatin1Char('0')));
        }
        refusedOr(m_routes->post(u"/api/v1/items/check"_s, QJsonDocument(QJsonObject{{u"ids"_s, ids}}).toJson()), 200);
    }
    // Batches whose number of open items is not what their items say.
    std::int64_t openBatches() const {
        return m_routes->base.number(
            "SELECT count(*) FROM batches b WHERE status <> 0 AND open <> (SELECT count(*) FROM"
            " items i WHERE i.batch = b.id AND i.state IN (1, 2, 3, 4, 5))");
    }

    std::unique_ptr<kit::Routes> m_routes;
    std::mt19937 m_random;
    int m_ids = 0;
    int m_refused = 0;
};

QTEST_GUILESS_MAIN(CountersTest)
#include "tst_counters.moc"
