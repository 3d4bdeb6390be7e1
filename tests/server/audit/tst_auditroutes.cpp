// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/auditfile.h"
#include "core/json/auditcodec.h"
#include "kit/serverkit.h"
#include "server/audit/audit.h"

#include <QBuffer>

using namespace farol;
using namespace farol::kit;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// The audit over the wire: a list that is searched, and a chain that leaves the house.
class AuditRoutesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<ServerKit>();
        m_kit->start();
    }
    void cleanup() { m_kit.reset(); }

    void listsTheNewestFirstPageByPage() {
        for (int i = 1; i <= 5; ++i) {
            add(u"batch.submit"_s, u"LOTE-%1"_s.arg(i, 4, 10, QLatin1Char('0')));
        }
        QStringList objects;
        QByteArray cursor;
        do {
            const auto page = list("limit=2&total=true" + (cursor.isEmpty() ? QByteArray() : "&cursor=" + cursor));
            QCOMPARE(page.total, 5);
            QVERIFY(page.rows.size() <= 2 && !page.rows.isEmpty());
            for (const AuditRow &row : page.rows) {
                objects.append(row.object);
            }
            cursor = page.next.toLatin1();
        } while (!cursor.isEmpty());
        QCOMPARE(objects.join(u' '), u"LOTE-0005 LOTE-0004 LOTE-0003 LOTE-0002 LOTE-0001"_s);
    }
    void filters() {
        add(u"batch.cancel"_s, u"LOTE-0042"_s, u"Wrong file"_s);
        m_kit->clock.advance(1s);
        add(u"item.reveal"_s, u"LOTE-0042-001"_s, u"José asks"_s, u"bia"_s);
        m_kit->clock.advance(1s);
        add(u"item.decide"_s, u"LOTE-0042-002"_s);
        m_kit->clock.advance(1s);
        add(u"batch.submit"_s, u"LOTE-00420"_s, u"100% not wrong"_s, u"caio"_s);
        const QList<std::pair<QByteArray, QString>> wanted{
            {"", u"4 3 2 1"_s},
            {"actor=ana", u"3 1"_s},
            {"actor=an", u""_s},
            {"action=item.reveal", u"2"_s},
            {"object=LOTE-0042", u"1"_s},
            {"batch=LOTE-0042", u"3 2 1"_s},
            {"batch=LOTE-004", u""_s},
            {"batch=LOTE-0042&actor=ana", u"3 1"_s},
            {"q=wrong", u"4 1"_s},
            {"q=WRONG%20f", u"1"_s},
            {"q=100%25", u"4"_s},
            {"q=%25", u"4"_s},
            {"q=_", u""_s},
            {"q=Jos%C3%A9", u"2"_s},
            {"q=%27%20OR%20%27%27=%27", u""_s},
            {"actor=ana%27--", u""_s},
            {"since=2026-11-20T13:05:02Z", u"4 3"_s},
            {"until=2026-11-20T13:05:02Z", u"2 1"_s},
            {"since=2026-11-20T13:05:01Z&until=2026-11-20T13:05:02Z", u"2"_s},
            {"object=nothing", u""_s}};
        for (const auto &[query, seqs] : wanted) {
            QStringList found;
            for (const auto page = list(query); const AuditRow &row : page.rows) {
                found.append(QString::number(row.seq));
            }
            QVERIFY2(found.join(u' ') == seqs,
                     qPrintable(QString::fromLatin1(query) + u" gives "_s + found.join(u' ')));
        }
    }
    void findsTheRunsAboutABatchAndAnItem() {
        auto db = m_kit->database.open();
        m_kit->database.makeBatch({1, 2, ItemState::Failed});
        m_kit->database.makeBatch({2, 1, ItemState::Failed, BatchStatus::Queued, ItemKind::Payment, 0, "Y"});
        QVERIFY(db->execute(
            "INSERT INTO plan_runs(id,tenant,hash,action,request,reason,created_by,created_by_id,created_at,amount,"
            "items,status) "
            "VALUES(7,1,'h',0,'{\"selection\":{\"filter\":{\"batch\":\"LOTE-0001\"}}}','r','ana',1,0,1,1,1),"
            "(8,1,'h',0,'{\"selection\":{\"ids\":[\"LOTE-0001-002\"]}}','r','ana',1,0,1,1,0),"
            "(9,1,'h',0,'{\"selection\":{\"filter\":{\"batch\":\"LOTE-0002\"}}}','r','ana',1,0,1,1,1)"));
        QVERIFY(db->execute("INSERT INTO plan_run_items(run,item,version,attempt) SELECT CASE batch WHEN 1 THEN 7 ELSE "
                            "9 END,id,1,1 FROM items WHERE seq=1"));
        add(u"plan.retry"_s, u"run-000007"_s);
        add(u"plan.order"_s, u"run-000008"_s);
        add(u"plan.retry"_s, u"run-000009"_s);
        add(u"item.check"_s, u"LOTE-0001-001"_s);
        QVERIFY(db->execute(
            "INSERT INTO approvals(id,tenant,number,subject,batch,run,action,hash,maker,maker_id,other_maker_id,items,"
            "amount,needed,roles,created_at,seen,decided_at) "
            "VALUES(1,1,3,1,NULL,9,'retry','h','ana',1,1,1,1,1,'approver',0,'{}',"
            "(SELECT at FROM audit WHERE object='run-000009'))"));
        const QList<std::pair<QByteArray, QString>> wanted{
            {"batch=LOTE-0001", u"4 2 1"_s},  {"batch=LOTE-0002", u"3"_s},   {"object=LOTE-0001-001", u"4 1"_s},
            {"object=LOTE-0001-002", u"2"_s}, {"object=run-000009", u"3"_s}, {"object=apr-0003", u"3"_s},
            {"object=apr-0004", QString()},   {"object=LOTE-0002", u"3"_s},  {"batch=LOTE-0001&action=plan", u"2 1"_s},
            {"action=retry", u"3 1"_s},       {"action=plan.", QString()},   {"action=pla", QString()},
            {"action=%25", QString()}};
        for (const auto &[query, seqs] : wanted) {
            QStringList found;
            for (const auto page = list(query); const AuditRow &row : page.rows) {
                found.append(QString::number(row.seq));
            }
            QVERIFY2(found.join(u' ') == seqs,
                     qPrintable(QString::fromLatin1(query) + u" gives "_s + found.join(u' ')));
        }
    }
    void refusesWhatItDoesNotKnow() {
        for (const char *query : {"user=ana", "limit=0", "limit=501", "limit=x", "since=yesterday", "until=1",
                                  "cursor=x", "cursor=aXRlbXMsMQ", "q=a%00b", "total=1"}) {
            QVERIFY2(m_kit->get(QByteArray("/api/v1/audit?") + query, "auditor").status == 400, query);
        }
        for (const char *query : {"after=-1", "after=x", "after=99999999999999999999", "limit=0", "limit=5001",
                                  "limit=1e3", "until=3", "after=01", "chain=both"}) {
            QVERIFY2(m_kit->get(QByteArray("/api/v1/audit/export?") + query, "auditor").status == 400, query);
        }
        QCOMPARE(m_kit->get("/api/v1/audit/export?after=9223372036854775807", "auditor").status, 200);
    }
    void isForThoseWhoControlAndForTheirOwnTenant() {
        add(u"batch.submit"_s, u"LOTE-0001"_s);
        add(u"batch.submit"_s, u"LOTE-0002"_s, {}, u"eva"_s, 2);
        QVERIFY(m_kit->database.open()->execute("UPDATE users SET roles='auditor' WHERE name='stranger'"));
        for (const char *path : {"/api/v1/audit", "/api/v1/audit/export"}) {
            QCOMPARE(m_kit->get(path, "operator1").status, 403);
            QCOMPARE(m_kit->get(path, "manager").status, 200);
            QCOMPARE(m_kit->get(path, "admin").status, 200);
            const auto own = m_kit->get(path, "auditor").body;
            QVERIFY2(own.contains("LOTE-0001") && !own.contains("LOTE-0002"), own.constData());
            const auto others = m_kit->get(path, "stranger").body;
            QVERIFY2(others.contains("LOTE-0002") && !others.contains("LOTE-0001"), others.constData());
        }
    }
    void aListHasATagThatChangesWithIt() {
        add(u"batch.submit"_s, u"LOTE-0001"_s);
        const auto first = m_kit->get("/api/v1/audit", "auditor");
        const auto ask = [&] {
            return httpCall(m_kit->port(), "GET", "/api/v1/audit", {},
                            {{"Authorization", "Bearer " + m_kit->token("auditor")},
                             {"If-None-Match", first.headers.value("etag")}});
        };
        QVERIFY(!first.headers.value("etag").isEmpty());
        QCOMPARE(ask().status, 304);
        add(u"batch.submit"_s, u"LOTE-0002"_s);
        QCOMPARE(ask().status, 200);
    }
    void exportsAChainThatHoldsWithoutTheServer() {
        // None, a part of a page, just a page, pages, and more than the database is asked for at once.
        int rows = 0;
        for (const auto &[more, limit] : {std::pair{0, 3}, {3, 5}, {0, 3}, {4, 3}, {1000, 5000}}) {
            rows += more;
            add(u"x"_s, u"y"_s, {}, u"ana"_s, 1, more);
            const auto chain = proved(joined(limit));
            QVERIFY2(chain.holds, qPrintable(chain.detail));
            QCOMPARE(chain.rows, rows);
        }
    }
    void exportsTheEnginesChain() {
        add(u"engine.commit"_s, u"group"_s, {}, u"farold"_s, 0, 3);
        add(u"x"_s, u"y"_s);
        const auto chain = proved(joined(2, "&chain=engine"));
        QVERIFY2(chain.holds, qPrintable(chain.detail));
        QCOMPARE(chain.rows, m_kit->database.number("SELECT count(*) FROM audit WHERE tenant=0"));
        QVERIFY(chain.rows >= 3);
        QCOMPARE(m_kit->get("/api/v1/audit/export?chain=engine", "operator1").status, 403);
        // Its rows are of all tenants' payments.
        QVERIFY(m_kit->database.open()->execute("UPDATE users SET roles='auditor' WHERE name='stranger'"));
        const auto foreign = m_kit->get("/api/v1/audit/export?chain=engine", "stranger");
        QVERIFY2(foreign.status == 403 && foreign.body.contains("forbidden_tenant"), foreign.body.constData());
        QCOMPARE(m_kit->get("/api/v1/audit/export?chain=tenant", "stranger").status, 200);
    }
    void anExportTellsOfWhatWasDoneToTheChain_data() {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("row");
        QTest::addColumn<AuditFault>("fault");
        QTest::newRow("changed") << QByteArray("UPDATE audit SET reason='x' WHERE seq=3") << 3 << AuditFault::Changed;
        QTest::newRow("first deleted") << QByteArray("DELETE FROM audit WHERE seq=1") << 1 << AuditFault::Gap;
        QTest::newRow("deleted") << QByteArray("DELETE FROM audit WHERE seq=3") << 3 << AuditFault::Gap;
        QTest::newRow("last deleted") << QByteArray("DELETE FROM audit WHERE seq=5") << 5 << AuditFault::End;
        QTest::newRow("all deleted") << QByteArray("DELETE FROM audit") << 1 << AuditFault::End;
        QTest::newRow("inserted at the end")
            << QByteArray("UPDATE audit_heads SET seq=4, hash=(SELECT hash FROM audit WHERE seq=4)") << 5
            << AuditFault::End;
        QTest::newRow("swapped") << QByteArray(
                                        "UPDATE audit SET seq=99 WHERE seq=3; UPDATE audit SET seq=3 WHERE seq=4;"
                                        "UPDATE audit SET seq=4 WHERE seq=99")
                                 << 3 << AuditFault::Previous;
    }
    void anExportTellsOfWhatWasDoneToTheChain() {
        QFETCH(QByteArray, script);
        QFETCH(int, row);
        QFETCH(AuditFault, fault);
        add(u"x"_s, u"y"_s, {}, u"ana"_s, 1, 5);
        m_kit->database.dropAuditGuards();
        const Done done = m_kit->database.open()->execute(script.toStdString());
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
        const auto there = json::auditProof(m_kit->get("/api/v1/audit/verify", "auditor").body);
        for (const AuditChain &chain : {there->tenant, proved(joined(2))}) {
            QCOMPARE(chain.firstBroken, row);
            QCOMPARE(chain.fault, fault);
        }
    }
    void aBrokenChainOfTheEngineIsToldApart() {
        add(u"engine.commit"_s, u"group"_s, {}, u"farold"_s, 0, 2);
        add(u"x"_s, u"y"_s);
        m_kit->database.dropAuditGuards();
        QVERIFY(m_kit->database.open()->execute("UPDATE audit SET reason='x' WHERE tenant=0 AND seq=1"));
        const auto proof = json::auditProof(m_kit->get("/api/v1/audit/verify", "auditor").body);
        QVERIFY(proof && !proof->holds && proof->tenant.holds && !proof->engine.holds);
    }
    void aPageIsNeverLarge() {
        const QString large(1 << 20, u'x');
        add(u"x"_s, u"y"_s, large, u"ana"_s, 1, 6);
        const auto page = m_kit->get("/api/v1/audit/export?limit=5000", "auditor");
        QVERIFY(page.body.size() < 6 << 20);
        QCOMPARE(json::auditEnd(page.body.mid(page.body.lastIndexOf("{\"farol_audit\"")).trimmed())->next, 4);
    }

private:
    void add(const QString &action, const QString &object, const QString &reason = {}, const QString &actor = u"ana"_s,
             std::int64_t tenant = 1, int times = 1) {
        std::promise<Done> stored;
        const AuditEntry entry{tenant, actor, 3, action, object, reason, {}, {}, u"{\"n\":1}"_s, u"req-1"_s};
        m_kit->writer.post(
            [entry, times](Arrows &arrows) {
                Done done;
                for (int i = 0; done && i < times; ++i) {
                    done = appendAudit(arrows, entry);
                }
                return done;
            },
            [&](Done done) { stored.set_value(std::move(done)); });
        const Done done = stored.get_future().get();
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    Page<AuditRow> list(const QByteArray &query) {
        const auto answer = m_kit->get("/api/v1/audit?" + query, "auditor");
        const auto page = json::auditPage(answer.body);
        return page && answer.status == 200 ? *page : Page<AuditRow>{{}, QString::fromUtf8(answer.body), -1};
    }
    // What farolctl does: the rows of all pages, and the end of the last.
    QByteArray joined(int limit, const QByteArray &more = {}) {
        QByteArray file;
        for (std::int64_t after = 0;;) {
            const auto page = m_kit->get("/api/v1/audit/export?limit=" + QByteArray::number(limit) +
                                             "&after=" + QByteArray::number(qlonglong(after)) + more,
                                         "auditor");
            const auto at = page.body.lastIndexOf("{\"farol_audit\"");
            const auto end = json::auditEnd(page.body.mid(at).trimmed());
            if (page.status != 200 || !end || page.body.count('\n') > limit + 1) {
                return page.body;
            }
            file += page.body.first(at);
            if (end->next == 0) {
                return file + json::encode(*end) + '\n';
            }
            after = end->next;
        }
    }
    static AuditChain proved(QByteArray text) {
        QBuffer file(&text);
        file.open(QIODevice::ReadOnly);
        return *verifyAuditFile(file);
    }
    std::unique_ptr<ServerKit> m_kit;
};

QTEST_GUILESS_MAIN(AuditRoutesTest)
#include "tst_auditroutes.moc"
