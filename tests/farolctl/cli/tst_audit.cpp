// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/auditcodec.h"
#include "kit/farolctlkit.h"
#include "kit/wholekit.h"
#include "server/audit/audit.h"

#include <QDir>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// farolctl audit against the real routes, and against a file alone.
class AuditTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_kit = std::make_unique<WholeKit>();
        m_kit->start();
        m_farolctl = std::make_unique<FarolctlRun>(u"http://127.0.0.1:%1"_s.arg(m_kit->port()));
        m_farolctl->useToken(m_kit->token("auditor"));
        add(u"batch.cancel"_s, u"LOTE-0042"_s, u"wrong file"_s);
        add(u"item.reveal"_s, u"LOTE-0042-001"_s, u"\u202Easked"_s);
        add(u"queue.pause"_s, u"pagamentos"_s, u"the bank asks us"_s);
    }
    void cleanup() {
        m_farolctl.reset();
        m_kit.reset();
    }

    void listsAndFilters() {
        const auto all = ctl({u"list"_s});
        QCOMPARE(all.code, 0);
        QVERIFY2(all.out.contains(u"3 rows"_s) &&
                     all.out.indexOf(u"queue.pause"_s) < all.out.indexOf(u"batch.cancel"_s),
                 qPrintable(all.out));
        QVERIFY(!all.out.contains(u'\u202E'));
        const auto page =
            json::auditPage(ctl({u"list"_s, u"--batch"_s, u"LOTE-0042"_s, u"--json"_s}).out.trimmed().toUtf8());
        QVERIFY(page && page->rows.size() == 2);
        QVERIFY(ctl({u"list"_s, u"--by"_s, u"ana"_s, u"--action"_s, u"queue.pause"_s, u"--text"_s, u"BANK asks"_s,
                     u"--since"_s, u"2026-11-20T13:05:00Z"_s, u"--until"_s, u"2026-11-20T13:06:00Z"_s})
                    .out.contains(u"1 row"_s));
        QVERIFY(ctl({u"list"_s, u"--limit"_s, u"2"_s}).out.contains(u"2 of 3 rows"_s));
        QVERIFY(ctl({u"list"_s, u"--object"_s, u"nothing"_s}).out.contains(u"0 rows"_s));
        const auto when = ctl({u"list"_s, u"--since"_s, u"yesterday"_s});
        QVERIFY2(when.code == 2 && when.err.contains(u"not yesterday"_s), qPrintable(when.err));
    }
    void anExportHoldsWithoutAnyServer() {
        const auto file = m_farolctl->file(u"audit.ndjson"_s);
        const auto made = ctl({u"export"_s, u"--to"_s, file});
        QVERIFY2(made.code == 0 && made.out.contains(u"3 rows; the chain holds."_s), qPrintable(made.out + made.err));
        const auto kept = read(file);
        QCOMPARE(kept.count('\n'), 4);
        QCOMPARE(leftBeside(file), QStringList());
        m_kit->stop();
        const FarolctlRun alone(u"http://127.0.0.1:1"_s);
        const auto proved = alone.bare({u"audit"_s, u"verify"_s, u"--file"_s, file});
        QVERIFY2(proved.code == 0 && proved.out.contains(u"3 rows, the chain holds."_s),
                 qPrintable(proved.out + proved.err));
        QVERIFY(json::isAuditEnd(kept.split('\n').at(3)));
        QVERIFY(json::auditEnd(kept.split('\n').at(3))->verdict->holds);
    }
    void exportsTheEnginesChain() {
        const auto file = m_farolctl->file(u"engine.ndjson"_s);
        const auto made = ctl({u"export"_s, u"--engine"_s, u"--to"_s, file});
        QVERIFY2(made.code == 0 && made.out.contains(u"the chain holds."_s), qPrintable(made.out + made.err));
        QCOMPARE(json::auditEnd(read(file).trimmed().split('\n').last())->tenant, 0);
    }
    void namesTheFirstBrokenRowOfAFile() {
        const auto file = m_farolctl->file(u"audit.ndjson"_s);
        QCOMPARE(ctl({u"export"_s, u"--to"_s, file}).code, 0);
        const auto forged = m_farolctl->write(u"forged.ndjson"_s, read(file).replace("wrong file", "right file"));
        const auto told = ctl({u"verify"_s, u"--file"_s, forged});
        QCOMPARE(told.code, 1);
        QVERIFY2(told.out.contains(u"broken at row 1 of 2026-11-20 13:05:00Z: row 1 was changed"_s),
                 qPrintable(told.out));
        const auto json = ctl({u"verify"_s, u"--file"_s, forged, u"--json"_s});
        QCOMPARE(json.code, 1);
        QVERIFY2(json.out.contains(u"\"first_broken\":1"_s) && json.out.contains(u"\"fault\":\"changed\""_s),
                 qPrintable(json.out));
        const auto none = ctl({u"verify"_s, u"--file"_s, m_farolctl->file(u"nothing"_s)});
        QVERIFY2(none.code == 2 && !none.err.isEmpty(), qPrintable(none.err));
        QCOMPARE(ctl({u"verify"_s, u"--file"_s, m_farolctl->home()}).code, 2);
    }
    void anExportCarriesWhatIsWrongWithTheChain() {
        m_kit->database.dropAuditGuards();
        QVERIFY(m_kit->database.open()->execute("UPDATE audit SET actor='bob' WHERE seq=2"));
        const auto file = m_farolctl->file(u"audit.ndjson"_s);
        const auto made = ctl({u"export"_s, u"--to"_s, file});
        QVERIFY2(made.code == 1 && made.out.contains(u"row 2 was changed"_s), qPrintable(made.out + made.err));
        const auto end = json::auditEnd(read(file).split('\n').at(3));
        QVERIFY(end && end->verdict);
        QCOMPARE(end->verdict->firstBroken, 2);
        QCOMPARE(ctl({u"verify"_s, u"--file"_s, file}).code, 1);
    }
    void replacesNoFileAndLeavesNoHalfOne() {
        const auto file = m_farolctl->write(u"mine.txt"_s, "mine");
        const auto refused = ctl({u"export"_s, u"--to"_s, file});
        QVERIFY2(refused.code == 2 && refused.err.contains(u"is there already"_s), qPrintable(refused.err));
        QCOMPARE(read(file), QByteArray("mine"));
        QCOMPARE(ctl({u"export"_s, u"--to"_s, m_farolctl->file(u"no/such/place"_s)}).code, 2);

        // A server that goes away between two pages, and those that tell no page.
        const QByteArray page = m_kit->get("/api/v1/audit/export?limit=2", "auditor").body;
        QVERIFY(page.contains("\"next\":2"));
        ScriptedFarold scripted;
        const FarolctlRun torn(scripted.url());
        const auto half = torn.file(u"half.ndjson"_s);
        const QStringList words{u"audit"_s, u"export"_s, u"--to"_s, half};
        scripted.on("GET /api/v1/audit/export", page);
        scripted.problem("GET /api/v1/audit/export", 503, problem(ErrorKind::RateLimited, 503, "overloaded"));
        QCOMPARE(torn(words).code, 3);
        for (const QByteArray &nonsense : {QByteArray("{}\n"), QByteArray(page).replace("\"next\":2", "\"next\":-1"),
                                           page.first(page.indexOf("{\"farol_audit\"")), QByteArray()}) {
            ScriptedFarold other;
            other.on("GET /api/v1/audit/export", nonsense);
            const FarolctlRun run(other.url());
            const auto to = run.file(u"half.ndjson"_s);
            QCOMPARE(run({u"audit"_s, u"export"_s, u"--to"_s, to}).code, 3);
            QVERIFY(!QFile::exists(to));
            QCOMPARE(leftBeside(to), QStringList());
        }
        QVERIFY(!QFile::exists(half));
        QCOMPARE(leftBeside(half), QStringList());
    }
    void isNotForOperators() {
        m_farolctl->useToken(m_kit->token("operator1"));
        const auto file = m_farolctl->file(u"audit.ndjson"_s);
        QCOMPARE(ctl({u"list"_s}).code, 4);
        QCOMPARE(ctl({u"export"_s, u"--to"_s, file}).code, 4);
        QVERIFY(!QFile::exists(file));
        QCOMPARE(ctl({u"export"_s}).code, 2);
    }

private:
    FarolctlRun::Outcome ctl(const QStringList &words) { return (*m_farolctl)(QStringList{u"audit"_s} + words); }
    static QByteArray read(const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    static QStringList leftBeside(const QString &path) {
        const QFileInfo info(path);
        return info.dir().entryList({info.fileName() + u".*"_s}, QDir::Files | QDir::Hidden);
    }
    void add(const QString &action, const QString &object, const QString &reason) {
        std::promise<Done> stored;
        const AuditEntry entry{1, u"ana"_s, 3, action, object, reason, {}, {}, {}, u"req-1"_s};
        m_kit->writer.post([entry](server::Arrows &arrows) { return server::appendAudit(arrows, entry); },
                           [&](Done done) { stored.set_value(std::move(done)); });
        QVERIFY(stored.get_future().get());
    }
    std::unique_ptr<WholeKit> m_kit;
    std::unique_ptr<FarolctlRun> m_farolctl;
};

QTEST_GUILESS_MAIN(AuditTest)
#include "tst_audit.moc"
