// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "kit/routekit.h"
#include "kit/statementfaults.h"
#include "server/audit/auditroutes.h"
#include "server/plans/drip.h"
#include "server/queues/queueroutes.h"
#include "sql/catalog.h"

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

namespace {

const Identity maker{1, 1, u"operator1"_s, u"default"_s, {Role::Operator, Role::Approver}};
const Identity second{2, 1, u"operator2"_s, u"default"_s, {Role::Operator, Role::Approver}};

QByteArray file(const QByteArray &prefix, const QByteArray &amount, int rows) {
    QByteArray csv = "external_id;payee;document;pix_key;amount\n";
    for (int i = 1; i <= rows; ++i) {
        csv += prefix + QByteArray::number(i) + ";Ana;52998224725;ana@exemplo.example;" + amount + '\n';
    }
    return csv;
}

} // namespace

// Each order of a day, with each of its statements failing once: it answers that it failed, nothing of it is left, and
// the same order sent again does it once.
class StatementFaultsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_faults = std::make_unique<kit::StatementFaults>();
        m_told = 0;
    }
    void cleanup() {
        m_looking.reset();
        m_routes.reset();
        m_faults.reset();
        qInfo("%d faults told", m_told);
    }

    void aBatchFromItsFileToItsEnd() {
        start({});
        post(u"/api/v1/batches/import"_s, file("A", "60000,00", 2), 201, {{"content-type", "text/csv"}});
        order(u"submit"_s, "{}", 202);
        post(u"/api/v1/approvals/apr-0001/approve"_s, R"({"comment":""})", 200, {}, second);
        post(u"/api/v1/approvals/apr-0001/reject"_s, R"({"comment":"wrong file"})", 200, {}, second);
        post(u"/api/v1/batches/import"_s, file("B", "100,00", 2), 201, {{"content-type", "text/csv"}});
        order(u"submit"_s, "{}", 202, u"LOTE-0002"_s);
        post(u"/api/v1/approvals/approve"_s, R"({"ids":["apr-0002"]})", 200, {}, second);
        order(u"pause"_s, R"({"reason":"the bank asks"})", 200, u"LOTE-0002"_s);
        order(u"resume"_s, R"({"reason":"the bank is back"})", 200, u"LOTE-0002"_s);
        order(u"cancel"_s, R"({"reason":"wrong month"})", 200, u"LOTE-0002"_s);
        post(u"/api/v1/batches/import"_s, file("C", "100,00", 2), 201, {{"content-type", "text/csv"}});
        order(u"submit"_s, "{}", 202, u"LOTE-0003"_s);
        post(u"/api/v1/approvals/apr-0003/withdraw"_s, "{}", 200);
        get(u"/api/v1/batches?total=true&limit=1"_s);
        get(u"/api/v1/batches/LOTE-0001"_s);
        get(u"/api/v1/batches/LOTE-0001/items?limit=1&total=true"_s);
        get(u"/api/v1/batches/LOTE-0001/errors"_s);
        get(u"/api/v1/batches/LOTE-0001/events"_s);
        get(u"/api/v1/approvals?status=rejected&total=true"_s);
        get(u"/api/v1/approvals/apr-0001"_s);
        get(u"/api/v1/events?limit=1"_s);
        get(u"/api/v1/overview"_s);
        get(u"/api/v1/audit?total=true&limit=1"_s);
        get(u"/api/v1/audit/verify"_s);
        get(u"/api/v1/audit/export"_s);
        get(u"/api/v1/queues"_s);
        get(u"/api/v1/queues/pagamentos"_s);
        get(u"/api/v1/queues/pagamentos/dead-letters"_s);
        get(u"/api/v1/workers"_s);
        post(u"/api/v1/queues/pagamentos/pause"_s, R"({"reason":"the bank asks"})", 200);
        post(u"/api/v1/queues/pagamentos/resume"_s, R"({"reason":"the bank is back"})", 200);
        post(u"/api/v1/queues/pagamentos/concurrency"_s, R"({"max_in_flight":5,"reason":"slowly"})", 200);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }
    void itemsThatNeedAPerson() {
        start({});
        m_routes->base.makeBatch({1, 4, ItemState::Uncertain, BatchStatus::Processing});
        sent(13);
        const auto decision = QByteArray(R"({"decision":"paid","reason":"seen","evidence":"statement, page 3"})");
        item(u"decide"_s, decision, 200, u"LOTE-0001-001"_s, second);
        item(u"decide"_s, R"({"decision":"not_paid","reason":"seen","evidence":"statement, page 4"})", 200,
             u"LOTE-0001-002"_s, second);
        item(u"reveal"_s, R"({"reason":"the bank asks"})", 200, u"LOTE-0001-001"_s);
        m_routes->checks->says[3] = ItemState::NotSent;
        // What a check found stays found; the answer is another step.
        batter(
            u"check"_s, 200, [this] { return m_routes->post(u"/api/v1/items/LOTE-0001-003/check"_s); },
            kit::StatementFaults::Where::Writing, true);
        m_routes->checks->says[4] = ItemState::Done;
        batter(
            u"check"_s, 200, [this] { return m_routes->post(u"/api/v1/items/LOTE-0001-004/check"_s); },
            kit::StatementFaults::Where::Anywhere, true);
        m_routes->base.makeBatch({2, 2, ItemState::Uncertain, BatchStatus::Processing, ItemKind::Payment, 0, "Y"});
        sent(13);
        large();
        item(u"decide"_s, decision, 202, u"LOTE-0002-001"_s, second);
        item(u"decide"_s, decision, 200, u"LOTE-0002-001"_s, {3, 1, u"manager"_s, u"default"_s, {Role::Manager}});
        m_routes->base.makeBatch({3, 2, ItemState::Failed, BatchStatus::Finished, ItemKind::Payment, 0, "Z"});
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET code='invalid_key' WHERE batch=3;"
                                               "UPDATE batch_counts SET code='invalid_key' WHERE batch=3"));
        item(u"resubmit"_s, R"({"changes":{"pix_key":"outra@exemplo.example"},"reason":"asked Ana"})", 201,
             u"LOTE-0003-001"_s);
        get(u"/api/v1/items?total=true&limit=1&q=Z-1"_s);
        get(u"/api/v1/items?state=failed&batch=LOTE-0003&total=true"_s);
        get(u"/api/v1/items/LOTE-0003-001"_s);
        get(u"/api/v1/items/LOTE-0001-001/attempts"_s);
        get(u"/api/v1/items/LOTE-0001-001/events"_s);
        get(u"/api/v1/items/LOTE-0001-001/payload"_s);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }
    void plansOfEveryKind() {
        Config config;
        config.limits.planItems = 2;
        start(config);
        m_routes->base.makeBatch({1, 9, ItemState::Failed, BatchStatus::Finished});
        m_routes->base.makeBatch({2, 2, ItemState::Dead, BatchStatus::Finished, ItemKind::Payment, 0, "D"});
        m_routes->base.makeBatch({3, 2, ItemState::Queued, BatchStatus::Queued, ItemKind::Payment, 0, "Q"});
        QVERIFY(m_routes->base.open()->execute(
            "UPDATE items SET code='bank_unavailable' WHERE batch=1;"
            "UPDATE batch_counts SET code='bank_unavailable' WHERE batch=1;"
            "UPDATE items SET code='not_processed' WHERE batch=2;"
            "UPDATE batch_counts SET code='not_processed' WHERE batch=2;"
            "INSERT INTO webhook_subscriptions(id,tenant,url,all_types,active,created_by,created_at,updated_at,"
            "from_position) VALUES(1,1,'https://x.example/',1,1,'a',0,0,0);"
            "INSERT INTO events(seq,tenant,batch,item,at,type) VALUES(900001,1,2,4,0,'done');"
            "INSERT INTO webhook_deliveries(id,tenant,subscription,event,type,state,attempts,attempts_allowed,next_at,"
            "created_at,finished_at,last_result) VALUES(1,1,1,900001,'done',3,2,2,7,0,9,'failed')"));
        const auto ofBatch = [](const QString &batch, PlanAction action, QList<ItemState> states) {
            return PlanRequest{action, {{}, ItemFilter{{batch}, std::move(states), {}, {}, {}}}, {}};
        };
        // Above the limit: a second person approves, then it drips.
        auto slowly = ofBatch(u"LOTE-0001"_s, PlanAction::Retry, {ItemState::Failed});
        slowly.options.ratePerSecond = 2;
        slowly.options.stopAtErrors = 20;
        const auto slow = u"/api/v1/plans/runs/"_s + run(slowly);
        post(u"/api/v1/approvals/apr-0001/approve"_s, "{}", 200, {}, second);
        drip();
        post(slow + u"/pause"_s, "{}", 200);
        post(slow + u"/resume"_s, "{}", 200);
        drip();
        get(slow);
        post(slow + u"/cancel"_s, "{}", 200);
        auto both = ofBatch(u"LOTE-0002"_s, PlanAction::Purge, {ItemState::Dead});
        const auto purged = run(both);
        PlanRequest delivery{PlanAction::Purge, {{{u"whd-000001"_s}}, std::nullopt}, {}};
        const auto told = run(delivery);
        get(u"/api/v1/quarantines?limit=1"_s);
        get(u"/api/v1/quarantines/"_s + purged);
        get(u"/api/v1/plans/runs/"_s + told);
        post(u"/api/v1/quarantines/%1/undo"_s.arg(purged), R"({"reason":"too early"})", 200);
        post(u"/api/v1/quarantines/%1/undo"_s.arg(told), R"({"reason":"too early"})", 200);
        both.action = PlanAction::Redrive;
        (void)run(both);
        delivery.action = PlanAction::Redrive;
        get(u"/api/v1/plans/runs/"_s + run(delivery));
        (void)run(ofBatch(u"LOTE-0003"_s, PlanAction::Cancel, {ItemState::Queued}));
        QCOMPARE(m_routes->base.wrongCounters(), 0);
    }

private:
    void start(const Config &config) {
        m_routes = std::make_unique<kit::Routes>(config);
        m_looking = m_routes->base.open();
        const auto tables = sql::tablesOf(*m_looking);
        QVERIFY(tables && !tables->empty());
        m_tables = *tables;
        addAuditRoutes(m_routes->router, *m_routes->readers, m_routes->clock, u"default"_s);
        addQueueRoutes(m_routes->router, {*m_routes->commands, *m_routes->readers, m_routes->clock, 64});
    }
    // Everything that is stored; an order that is done is known by more than its kept answer.
    QByteArray content(bool withAnswers = true) const {
        QByteArray all;
        for (const auto &table : m_tables) {
            if (!withAnswers && table.name == "idempotency") {
                continue;
            }
            auto rows = m_looking->prepare("SELECT " + table.list() + " FROM \"" + table.name + '"');
            QList<QByteArray> lines;
            const auto read = rows.bind().each([&] {
                QByteArray line = QByteArray::fromStdString(table.name);
                for (std::size_t column = 0; column < table.columns.size(); ++column) {
                    line += '|' + rows.bytes(static_cast<int>(column));
                }
                lines.append(line);
            });
            if (!read) {
                qFatal("%s", qPrintable(read.error().detail));
            }
            std::sort(lines.begin(), lines.end());
            all += lines.join('\n') + '\n';
        }
        return all;
    }
    // Lets the first, the second, … statement fail until there are no more.
    void batter(const QString &what, int status, const std::function<Response()> &ask,
                kit::StatementFaults::Where where = kit::StatementFaults::Where::Anywhere, bool inSteps = false) {
        const bool reads = status == 0;
        const auto before = content();
        const auto deedsBefore = content(false);
        for (int n = 1;; ++n) {
            m_faults->plant(n, where);
            const auto answer = ask();
            if (!m_faults->takeAway()) {
                QVERIFY2(answer.status == (reads ? 200 : status),
                         qPrintable(u"%1: %2 %3"_s.arg(what).arg(answer.status).arg(QString::fromUtf8(answer.body))));
                QVERIFY2(reads || content(false) != deedsBefore, qPrintable(what + u" did nothing"_s));
                return;
            }
            ++m_told;
            const auto place = u"%1, statement %2, %3: %4 %5"_s.arg(what)
                                   .arg(n)
                                   .arg(m_faults->statement())
                                   .arg(answer.status)
                                   .arg(QString::fromUtf8(answer.body));
            QVERIFY2(answer.status >= 500, qPrintable(place));
            if (inSteps && content() != before) {
                QVERIFY2(answer.body.contains("check_unread"), qPrintable(place));
                return;
            }
            QVERIFY2(content() == before, qPrintable(place));
        }
    }
    void post(const QString &path, const QByteArray &body, int status, QHash<QByteArray, QByteArray> headers = {},
              const Identity &who = maker, kit::StatementFaults::Where where = kit::StatementFaults::Where::Anywhere) {
        headers.insert("idempotency-key", "fault-" + QByteArray::number(++m_keys));
        batter(
            path, status, [&] { return m_routes->post(path, body, headers, who); }, where);
    }
    void get(const QString &path) {
        batter(path, 0, [&] { return m_routes->get(path, maker); });
    }
    void order(const QString &word, const QByteArray &body, int status, const QString &batch = u"LOTE-0001"_s) {
        const auto path = u"/api/v1/batches/"_s + batch;
        post(path + u'/' + word, body, status, {{"if-match", kit::header(m_routes->get(path), "ETag")}});
    }
    void item(const QString &word, const QByteArray &body, int status, const QString &id, const Identity &who = maker) {
        const auto path = u"/api/v1/items/"_s + id;
        post(path + u'/' + word, body, status, {{"if-match", kit::header(m_routes->get(path), "ETag")}}, who);
    }
    // The run's id. What failed leaves gaps in PostgreSQL's numbers.
    QString run(const PlanRequest &request) {
        const auto ask = [&] {
            return m_routes->call(Method::Post, u"/api/v1/plans"_s, {json::encode(request), {}, maker});
        };
        batter(u"preview"_s, 0, ask);
        const auto plan = json::plan(ask().body);
        if (!plan || plan->going == 0) {
            qFatal("nothing of this plan goes");
        }
        // What a reader could not compute ahead is computed again where it is written.
        post(u"/api/v1/plans/%1/run"_s.arg(plan->hash), json::encode(PlanOrder{plan->request, u"why"_s}), 202, {},
             maker, kit::StatementFaults::Where::Writing);
        return u"run-%1"_s.arg(m_routes->base.number("SELECT max(id) FROM plan_runs"), 6, 10, QLatin1Char('0'));
    }
    // One step of all drips, as its thread takes it.
    void drip() {
        m_routes->clock.advance(std::chrono::seconds(1));
        batter(u"drip"_s, 200, [this] {
            std::promise<Done> promise;
            m_routes->writer->post(
                [](Arrows &arrows) -> Done {
                    const auto more = dripStep(arrows);
                    return more ? Done() : tl::unexpected(more.error());
                },
                [&promise](Done done) { promise.set_value(std::move(done)); });
            const Done done = promise.get_future().get();
            return done ? Response() : problem(done.error(), {});
        });
    }
    void sent(int hoursAgo) {
        const auto at =
            std::to_string((m_routes->clock.now() - std::chrono::hours(hoursAgo)).time_since_epoch().count());
        QVERIFY(m_routes->base.open()->execute("DELETE FROM attempts;UPDATE items SET attempt=1, updated_at=" + at +
                                               " WHERE state=5;INSERT INTO attempts(item,n,e2e_id,sent_at,outcome,"
                                               "worker) SELECT id,1,''," +
                                               at + ",'sent','w' FROM items WHERE state=5"));
    }
    void large() {
        QVERIFY(m_routes->base.open()->execute(
            "UPDATE items SET amount=6000000 WHERE batch=2 AND seq=1;UPDATE batch_counts SET amount=6000102 WHERE "
            "batch=2"));
    }
    std::unique_ptr<kit::StatementFaults> m_faults;
    std::unique_ptr<kit::Routes> m_routes;
    std::unique_ptr<sql::Connection> m_looking;
    std::vector<sql::Table> m_tables;
    int m_keys = 0;
    int m_told = 0;
};

QTEST_GUILESS_MAIN(StatementFaultsTest)
#include "tst_statementfaults.moc"
