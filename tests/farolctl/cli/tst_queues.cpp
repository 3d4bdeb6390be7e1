// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/queuecodec.h"
#include "kit/farolctlkit.h"
#include "kit/wholekit.h"

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

// farolctl queue and worker against the real routes: what a script sees, with the exit codes.
class QueuesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<WholeKit>();
        m_kit->database.makeBatch({42, 3, ItemState::Queued, BatchStatus::Queued});
        m_kit->database.makeBatch({43, 2, ItemState::Dead, BatchStatus::Finished, ItemKind::Payment, 0, "D"});
        execute(
            "UPDATE items SET code='dns' WHERE state=9;UPDATE batch_counts SET code='dns' WHERE state=9;"
            "INSERT INTO events(tenant,batch,item,at,type,code) SELECT 1,43,id,1795179900000,'dead','dns' FROM items "
            "WHERE batch=43;INSERT INTO events(tenant,batch,item,at,type,code) SELECT 1,43,id,1795179960000,'dead',"
            "'dns' FROM items WHERE batch=43 AND seq=1");
        m_kit->start();
        m_farolctl = std::make_unique<FarolctlRun>(u"http://127.0.0.1:%1"_s.arg(m_kit->port()));
        be("operator1");
    }
    void cleanup() {
        m_farolctl.reset();
        m_kit.reset();
    }

    void listsEveryQueueAndShowsOne() {
        const auto listed = ctl({u"queue"_s, u"list"_s});
        QCOMPARE(listed.code, 0);
        for (const auto &name : {u"pagamentos"_s, u"notificacao"_s, u"webhooks"_s}) {
            QVERIFY2(listed.out.contains(name), qPrintable(listed.out));
        }
        const auto shown = ctl({u"queue"_s, u"show"_s, u"pagamentos"_s, u"--json"_s});
        QCOMPARE(shown.code, 0);
        const auto queue = json::queue(shown.out.trimmed().toUtf8());
        QVERIFY(queue);
        QCOMPARE(queue->depth, 3);
        QCOMPARE(queue->dead, 2);
        QCOMPARE(queue->maxInFlight, 0);
    }
    void namesAQueueThatIsNotThere() {
        for (const auto &words : {QStringList{u"show"_s, u"nada"_s}, QStringList{u"dead"_s, u"nada"_s},
                                  QStringList{u"pause"_s, u"nada"_s, u"--reason"_s, u"x"_s},
                                  QStringList{u"concurrency"_s, u"nada"_s, u"2"_s, u"--reason"_s, u"x"_s}}) {
            const auto ran = ctl(QStringList{u"queue"_s} + words);
            QCOMPARE(ran.code, 1);
            QVERIFY2(ran.err.contains(u"there is no such queue"_s), qPrintable(ran.err));
            QVERIFY(!ran.out.contains(u"QUEUE"_s));
        }
    }
    void pausesAndResumesOnce() {
        const auto paused = ctl({u"queue"_s, u"pause"_s, u"pagamentos"_s, u"--reason"_s, u"the bank asks us"_s});
        QCOMPARE(paused.code, 0);
        QVERIFY2(paused.out.contains(u"paused"_s) && paused.out.contains(u"by operator1"_s) &&
                     paused.out.contains(u"the bank asks us"_s),
                 qPrintable(paused.out));
        const auto again = ctl({u"queue"_s, u"pause"_s, u"pagamentos"_s, u"--reason"_s, u"again"_s});
        QCOMPARE(again.code, 5);
        QVERIFY2(again.err.contains(u"this queue is paused already"_s), qPrintable(again.err));
        QCOMPARE(ctl({u"queue"_s, u"resume"_s, u"pagamentos"_s, u"--reason"_s, u"well again"_s}).code, 0);
        const auto runs = ctl({u"queue"_s, u"resume"_s, u"pagamentos"_s, u"--reason"_s, u"x"_s});
        QCOMPARE(runs.code, 5);
        QVERIFY(runs.err.contains(u"this queue runs"_s));
        QCOMPARE(audited(u"queue.pause"_s) + audited(u"queue.resume"_s), 2);
    }
    void limitsWhatIsInFlight() {
        const QStringList words{u"queue"_s, u"concurrency"_s, u"pagamentos"_s};
        const auto limited = ctl(words + QStringList{u"5"_s, u"--reason"_s, u"slowly"_s, u"--json"_s});
        QVERIFY2(limited.code == 0, qPrintable(limited.err));
        QCOMPARE(json::queue(limited.out.trimmed().toUtf8())->maxInFlight, 5);
        const auto same = ctl(words + QStringList{u"5"_s, u"--reason"_s, u"x"_s});
        QCOMPARE(same.code, 5);
        QVERIFY(same.err.contains(u"this is the queue's limit already"_s));
        QCOMPARE(ctl(words + QStringList{u"none"_s, u"--reason"_s, u"x"_s}).code, 0);
        QCOMPARE(
            json::queue(ctl({u"queue"_s, u"show"_s, u"pagamentos"_s, u"--json"_s}).out.trimmed().toUtf8())->maxInFlight,
            0);
        for (const auto &wrong : {u"0"_s, u"-1"_s, u"all"_s, u"1.5"_s}) {
            const auto ran = ctl(words + QStringList{u"--reason"_s, u"x"_s, u"--"_s, wrong});
            QVERIFY2(ran.code == 2, qPrintable(wrong + ran.err));
        }
        const auto many = ctl(words + QStringList{u"10001"_s, u"--reason"_s, u"x"_s});
        QCOMPARE(many.code, 1);
        QVERIFY(many.err.contains(u"1 to 10000 in flight"_s));
        QCOMPARE(audited(u"queue.concurrency"_s), 2);
    }
    void listsDeadLettersWithTheirDeaths() {
        const auto table = ctl({u"queue"_s, u"dead"_s, u"pagamentos"_s});
        QCOMPARE(table.code, 0);
        QVERIFY2(table.out.contains(u"LOTE-0043-001"_s) && table.out.contains(u"2 dead letters"_s),
                 qPrintable(table.out));
        const auto back = ctl({u"queue"_s, u"dead"_s, u"pagamentos"_s, u"--came-back"_s, u"--json"_s});
        const auto page = json::deadLetterPage(back.out.trimmed().toUtf8());
        QVERIFY2(page && page->rows.size() == 1, qPrintable(back.out));
        QCOMPARE(page->rows.front().deaths, 2);
        QCOMPARE(
            ctl({u"queue"_s, u"dead"_s, u"pagamentos"_s, u"--reason"_s, u"tls"_s, u"--json"_s}).out.count(u"LOTE-"_s),
            0);
        QVERIFY(ctl({u"queue"_s, u"dead"_s, u"pagamentos"_s, u"--origin"_s, u"LOTE-0043"_s, u"--limit"_s, u"1"_s})
                    .out.contains(u"1 dead letter"_s));
    }
    void takesDeadLettersAwayAndBringsThemBack() {
        const auto file = m_farolctl->file(u"purge.json"_s);
        const auto plan = ctl({u"plan"_s, u"purge"_s, u"--every"_s, u"--out"_s, file});
        QVERIFY2(plan.code == 0 && plan.out.contains(u"Into quarantine, of: pagamentos: 2."_s), qPrintable(plan.out));
        const auto ran = ctl({u"plan"_s, u"run"_s, file, u"--reason"_s, u"old tests"_s, u"--wait"_s, u"60"_s});
        QVERIFY2(ran.code == 0 && ran.out.contains(u"2 of 2 items done"_s), qPrintable(ran.out + ran.err));
        QVERIFY(ctl({u"queue"_s, u"dead"_s, u"pagamentos"_s}).out.contains(u"0 dead letters"_s));
        const auto listed = ctl({u"queue"_s, u"quarantine"_s, u"list"_s});
        QVERIFY2(listed.code == 0 && listed.out.contains(u"run-000001"_s) && listed.out.contains(u"held"_s),
                 qPrintable(listed.out));
        QCOMPARE(ctl({u"plan"_s, u"purge"_s, u"--every"_s}).code, 1); // nothing goes: a finding
        const QStringList undo{u"queue"_s, u"quarantine"_s, u"undo"_s, u"run-000001"_s, u"--reason"_s, u"too early"_s};
        const auto undone = ctl(undo);
        QVERIFY2(undone.code == 0 && undone.out.contains(u": too early."_s) &&
                     undone.out.contains(u"It was purged by"_s),
                 qPrintable(undone.out + undone.err));
        QVERIFY(ctl({u"queue"_s, u"dead"_s, u"pagamentos"_s}).out.contains(u"2 dead letters"_s));
        const auto twice = ctl(undo);
        QCOMPARE(twice.code, 5);
        QVERIFY2(twice.err.contains(u"this purge was undone before"_s), qPrintable(twice.err));
        QCOMPARE(ctl({u"queue"_s, u"quarantine"_s, u"undo"_s, u"run-000009"_s, u"--reason"_s, u"x"_s}).code, 1);
    }
    void saysWhenADayWentBy() {
        const auto file = m_farolctl->file(u"purge.json"_s);
        QCOMPARE(ctl({u"plan"_s, u"purge"_s, u"--item"_s, u"LOTE-0043-001"_s, u"--out"_s, file}).code, 0);
        QCOMPARE(ctl({u"plan"_s, u"run"_s, file, u"--reason"_s, u"old tests"_s}).code, 0);
        m_kit->clock.advance(24h);
        be("operator2"); // the first one's token is a day old
        const auto late = ctl({u"queue"_s, u"quarantine"_s, u"undo"_s, u"run-000001"_s, u"--reason"_s, u"x"_s});
        QCOMPARE(late.code, 5);
        QVERIFY2(late.err.contains(u"could be undone until"_s) && late.err.contains(u"it is final"_s),
                 qPrintable(late.err));
    }
    void isNotForViewers() {
        be("viewer");
        QCOMPARE(ctl({u"queue"_s, u"list"_s}).code, 0);
        QCOMPARE(ctl({u"queue"_s, u"dead"_s, u"pagamentos"_s}).code, 0);
        for (const auto &words : {QStringList{u"pause"_s, u"pagamentos"_s}, QStringList{u"resume"_s, u"pagamentos"_s},
                                  QStringList{u"concurrency"_s, u"pagamentos"_s, u"2"_s},
                                  QStringList{u"quarantine"_s, u"undo"_s, u"run-000001"_s}}) {
            QCOMPARE(ctl(QStringList{u"queue"_s} + words + QStringList{u"--reason"_s, u"x"_s}).code, 4);
        }
    }
    void asksForAReasonAndAQueue() {
        for (const auto &words :
             {QStringList{u"queue"_s}, QStringList{u"queue"_s, u"show"_s},
              QStringList{u"queue"_s, u"pause"_s, u"pagamentos"_s}, QStringList{u"queue"_s, u"dead"_s},
              QStringList{u"queue"_s, u"concurrency"_s, u"pagamentos"_s, u"--reason"_s, u"x"_s},
              QStringList{u"queue"_s, u"quarantine"_s}, QStringList{u"worker"_s}}) {
            const auto ran = ctl(words);
            QVERIFY2(ran.code == 2 && !ran.err.isEmpty(), qPrintable(words.join(u' ')));
        }
    }
    void tellsWorkersAndWhoIsStuck() {
        const auto now = m_kit->clock.now().time_since_epoch().count();
        execute("INSERT INTO workers(name,started_at,heartbeat_at) VALUES('well',0," + std::to_string(now) +
                "),('silent',0," + std::to_string(now - 60'000) + ")");
        const auto listed = ctl({u"worker"_s, u"list"_s});
        QCOMPARE(listed.code, 0);
        QVERIFY2(listed.out.contains(u"well"_s) && listed.out.contains(u"works"_s) && listed.out.contains(u"stuck"_s),
                 qPrintable(listed.out));
        const auto workers = json::queueWorkers(ctl({u"worker"_s, u"list"_s, u"--json"_s}).out.trimmed().toUtf8());
        QCOMPARE(workers->size(), 2);
    }

private:
    void be(const QByteArray &user) { m_farolctl->useToken(m_kit->token(user)); }
    FarolctlRun::Outcome ctl(const QStringList &arguments) { return (*m_farolctl)(arguments); }
    [[nodiscard]] std::int64_t audited(const QString &action) const {
        return m_kit->database.number("SELECT count(*) FROM audit WHERE action='" + action.toStdString() + "'");
    }
    void execute(const std::string &text) {
        const Done done = m_kit->database.open()->execute(text);
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }
    std::unique_ptr<WholeKit> m_kit;
    std::unique_ptr<FarolctlRun> m_farolctl;
};

QTEST_GUILESS_MAIN(QueuesTest)
#include "tst_queues.moc"
