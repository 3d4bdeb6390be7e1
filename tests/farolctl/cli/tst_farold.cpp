// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/farolctlkit.h"
#include "kit/routekit.h"
#include "kit/serverkit.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QScopeGuard>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

// farold with the demo day, its front on a free port; a provider that a test speaks for.
class DemoFarold final : public ServerKit {
public:
    SaidByTest checks{writer};

    DemoFarold() {
        config.environment = u"Demonstração"_s;
        config.approvals = false;
        load();
        server::addBatchRoutes(router, {commands, readers, config, clock});
        server::addItemRoutes(router, {commands, readers, writer, config, checks});
        server::addPlanRoutes(router, {commands, readers, config, clock});
        server::addApprovalRoutes(router, {commands, readers, config, clock});
        start();
    }
    ~DemoFarold() override { stop(); }
    [[nodiscard]] QString url() const { return u"http://127.0.0.1:%1"_s.arg(port()); }
    [[nodiscard]] std::int64_t rowOf(int seq) const {
        return database.number("SELECT i.id FROM items i JOIN batches b ON b.id=i.batch WHERE b.number=42 AND i.seq=" +
                               std::to_string(seq));
    }

private:
    // The day brings accounts of its own.
    void load() {
        auto db = database.open();
        QFile scenario(QStringLiteral(FAROL_SOURCE_DIR "/resources/demo/day.yaml"));
        QVERIFY(scenario.open(QIODevice::ReadOnly));
        const auto day = server::readDemoDay(scenario.readAll());
        QVERIFY(day);
        sql::Transaction transaction(*db); // ten thousand inserts, one sync
        QVERIFY(db->execute("DELETE FROM users WHERE tenant=1"));
        const Done loaded = server::loadDemoDay(*db, *day, {config.tenant, config.zone});
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().detail));
        QVERIFY(transaction.commit());
    }
};

const QByteArray headLine = "id_externo;favorecido;documento;chave_pix;valor\n";
const QByteArray goodRows = "ctl-1;Maria Souza;529.982.247-25;maria@x.example;1.500,00\n"
                            "ctl-2;Maria Souza;529.982.247-25;maria@x.example;10,00\n";

} // namespace

// farolctl against the real back-end: what a script sees on a day like the demo's, one test an exit code or more.
class FaroldTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleanup() { m_changed.reset(); }
    void cleanupTestCase() { m_day.reset(); }

    void listsTheDayAndShowsABatchThatAddsUp() {
        useDay();
        const auto listed = ctl({u"batch"_s, u"list"_s, u"--limit"_s, u"0"_s});
        QCOMPARE(listed.code, 0);
        QVERIFY(listed.out.contains(u"LOTE-0042  "_s));
        QVERIFY(listed.out.trimmed().endsWith(u"10 batches"_s));
        const auto shown = ctl({u"batch"_s, u"show"_s, u"LOTE-0042"_s, u"--json"_s});
        QCOMPARE(shown.code, 0);
        const auto batch = json::batch(shown.out.trimmed().toUtf8());
        QVERIFY(batch);
        QCOMPARE(batch->amount.minor, 4'822'000);
        std::int64_t items = 0;
        std::int64_t money = 0;
        for (const StateCount &count : batch->counts) {
            items += count.items;
            money += count.amount.minor;
        }
        QCOMPARE(items, 150);
        QCOMPARE(money, 4'822'000);
        const auto uncertain = ctl({u"batch"_s, u"items"_s, u"LOTE-0042"_s, u"--state"_s, u"uncertain"_s});
        QCOMPARE(uncertain.code, 0);
        QVERIFY(uncertain.out.trimmed().endsWith(u"\n7 items"_s));
    }
    void readsTenThousandItemsPageByPage() {
        useDay();
        const auto all = ctl({u"batch"_s, u"items"_s, u"LOTE-0035"_s, u"--limit"_s, u"0"_s, u"--json"_s});
        QCOMPARE(all.code, 0);
        const auto page = json::itemPage(all.out.trimmed().toUtf8());
        QVERIFY(page);
        QCOMPARE(page->rows.size(), 10000);
        QSet<QString> ids;
        for (const Item &item : page->rows) {
            ids.insert(item.id.value);
        }
        QCOMPARE(ids.size(), 10000);
    }
    void storesNothingOfAFileWithProblems() {
        useDay();
        const auto before = m_farold->database.number("SELECT count(*) FROM items");
        const auto path = m_farolctl->write(u"bad.csv"_s, headLine + goodRows +
                                                              "ctl-3;X;111;maria@x.example;1.500\n"
                                                              "ctl-1;Maria;529.982.247-25;maria@x.example;1,00\n");
        const auto ran = ctl({u"batch"_s, u"import"_s, path});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.contains(u"amount_ambiguous"_s), qPrintable(ran.out));
        QVERIFY(ran.out.contains(u"repeated_"_s));
        QVERIFY(ran.out.contains(u"Nothing was stored."_s));
        QCOMPARE(m_farold->database.number("SELECT count(*) FROM items"), before);
    }
    // What looks like a payment of before is sent when somebody has said so, not by the same line that found it out.
    void submitsNothingThatIsWarnedOf() {
        useDayToChange();
        const QByteArray twins = "ctl-8;Maria Souza;529.982.247-25;maria@x.example;77,00\n"
                                 "ctl-9;Maria Souza;529.982.247-25;maria@x.example;77,00\n";
        const auto path = m_farolctl->write(u"twins.csv"_s, headLine + twins);
        const auto ran = ctl({u"batch"_s, u"import"_s, path, u"--submit"_s});
        QVERIFY2(ran.code == 6 && ran.out.contains(u"possible_duplicate"_s), qPrintable(ran.out + ran.err));
        QVERIFY2(ran.err.contains(u"is stored and not submitted"_s), qPrintable(ran.err));
        QCOMPARE(m_farold->database.number("SELECT status FROM batches ORDER BY id DESC LIMIT 1"), 0);
        QFile::remove(path);
        const auto other = m_farolctl->write(u"more.csv"_s, headLine + QByteArray(twins).replace("ctl-", "ctm-"));
        const auto meant = ctl({u"batch"_s, u"import"_s, other, u"--submit"_s, u"--despite-warnings"_s});
        QVERIFY2(meant.code == 0 && meant.out.contains(u"submitted"_s), qPrintable(meant.out + meant.err));
    }
    void importsAndSubmits() {
        useDayToChange();
        const auto path = m_farolctl->write(u"good.csv"_s, headLine + goodRows);
        const auto before = m_farold->database.number("SELECT count(*) FROM items");
        const auto dry = ctl({u"batch"_s, u"import"_s, path, u"--dry-run"_s});
        QCOMPARE(dry.code, 0);
        QVERIFY(dry.out.contains(u"2 rows, 1510.00 BRL: no problem. Nothing was stored (dry run)."_s));
        QCOMPARE(m_farold->database.number("SELECT count(*) FROM items"), before);
        const auto ran = ctl({u"batch"_s, u"import"_s, path, u"--submit"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.out.contains(u"LOTE-0045 submitted: 2 items, 1510.00 BRL, now queued."_s), qPrintable(ran.out));
        QVERIFY(ran.out.contains(u"Environment: Demonstração, as operator1"_s));
        const auto twice = ctl({u"batch"_s, u"import"_s, path});
        QCOMPARE(twice.code, 1);
        QVERIFY2(twice.out.contains(u"id_externo"_s) && !twice.out.contains(u"external_id"_s), qPrintable(twice.out));
        const auto again = ctl({u"batch"_s, u"submit"_s, u"LOTE-0045"_s});
        QCOMPARE(again.code, 5); // it is on its way already
        m_farold->stop();
        QCOMPARE(ctl({u"batch"_s, u"list"_s}).code, 3);
    }
    void verifiesUncertainItems() {
        useDayToChange();
        m_farold->checks.says = {{m_farold->rowOf(12), ItemState::Done}, {m_farold->rowOf(57), ItemState::NotSent}};
        const auto one = ctl({u"item"_s, u"check"_s, u"LOTE-0042-012"_s});
        QCOMPARE(one.code, 0);
        QVERIFY(one.out.contains(u"1 item checked, 0 still uncertain."_s));
        const auto two = ctl({u"item"_s, u"check"_s, u"LOTE-0042-057"_s, u"LOTE-0042-128"_s});
        QCOMPARE(two.code, 6);
        const auto open = ctl({u"item"_s, u"check"_s, u"LOTE-0042-128"_s});
        QCOMPARE(open.code, 1);
        QVERIFY2(open.out.contains(u"\nLOTE-0042-128: "_s) && open.out.contains(u"a check can decide from 2026-"_s),
                 qPrintable(open.out));
        const auto shown = ctl({u"item"_s, u"show"_s, u"LOTE-0042-057"_s});
        QCOMPARE(shown.code, 0);
        QVERIFY(shown.out.contains(u"State:          not_sent"_s));
        QVERIFY(shown.out.contains(u"E99999010202611201243aB3kQ9xT42m"_s));
    }
    void runsThePlanThatWasPreviewedAndNoOther() {
        useDayToChange();
        const QString path = m_farolctl->file(u"plan.json"_s);
        const auto planned = plan(path);
        QCOMPARE(planned.code, 0);
        QVERIFY2(planned.out.contains(u"2 items go, 1150.00 BRL; 3 stay behind, 640.00 BRL."_s),
                 qPrintable(planned.out));
        const auto ran = ctl({u"plan"_s, u"run"_s, path, u"--reason"_s, u"saldo reposto"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.out.contains(u"accepted: 2 items go, 1150.00 BRL."_s), qPrintable(ran.out));
        QCOMPARE(m_farold->database.number("SELECT count(*) FROM items WHERE state=1 AND attempt>0"), 2);
        const auto again = ctl({u"plan"_s, u"run"_s, path, u"--reason"_s, u"again"_s});
        QCOMPARE(again.code, 5);
        QVERIFY(again.err.contains(u"nothing was run"_s));
        QVERIFY2(again.err.contains(u"this plan already ran as run-000001"_s), qPrintable(again.err));
        QCOMPARE(m_farold->database.number("SELECT count(*) FROM items WHERE state=1 AND attempt>0"), 2);
        QCOMPARE(plan(m_farolctl->file(u"later.json"_s)).code, 1); // nothing goes any more
    }
    void countsWhatStaysBehindAndListsItWhenAsked() {
        useDay();
        const QStringList line{u"plan"_s, u"retry"_s, u"--batch"_s, u"LOTE-0042"_s};
        const auto planned = ctl(line);
        QCOMPARE(planned.code, 0);
        QVERIFY2(planned.out.contains(QRegularExpression(u"already_final +138 "_s)), qPrintable(planned.out));
        QVERIFY(!planned.out.contains(u"stays: already_final"_s));
        const auto whole = ctl(line + QStringList{u"--all"_s});
        QCOMPARE(whole.out.count(u"stays: already_final"_s), 138);
    }
    void leavesPlansAboveTheLimitToASecondPerson() {
        useDayToChange();
        m_farold->config.approvals = true;
        const auto off = qScopeGuard([this] { m_farold->config.approvals = false; });
        const QString path = m_farolctl->file(u"plan.json"_s);
        const auto planned = plan(path);
        QCOMPARE(planned.code, 0);
        QVERIFY(planned.out.contains(u"Needs a second person"_s));
        const auto ran = ctl({u"plan"_s, u"run"_s, path, u"--reason"_s, u"saldo reposto"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.out.contains(u"waits for a second person: apr-0002"_s), qPrintable(ran.out));
        // Its maker may not approve it, whatever is tried; the second person may, once (story B7).
        QCOMPARE(ctl({u"approval"_s, u"approve"_s, u"apr-0002"_s}).code, 4);
        QCOMPARE(ctl({u"approval"_s, u"approve"_s, u"apr-0099"_s}).code, 1);
        QVERIFY(ctl({u"approval"_s, u"list"_s, u"--status"_s, u"waiting"_s}).out.contains(u"operator1 (you)"_s));
        m_farolctl->useToken(m_farold->token("operator2"));
        const auto shown = ctl({u"approval"_s, u"show"_s, u"apr-0002"_s});
        QVERIFY2(shown.out.contains(u"May approve: manager, operator2."_s), qPrintable(shown.out));
        QCOMPARE(ctl({u"approval"_s, u"withdraw"_s, u"apr-0002"_s}).code, 4);
        QCOMPARE(ctl({u"approval"_s, u"reject"_s, u"apr-0002"_s}).code, 2); // says no reason
        const auto approved = ctl({u"approval"_s, u"approve"_s, u"apr-0002"_s});
        QCOMPARE(approved.code, 0);
        QVERIFY2(approved.out.contains(u"apr-0002 is approved: 1 of 1"_s), qPrintable(approved.out));
        QCOMPARE(ctl({u"approval"_s, u"approve"_s, u"apr-0002"_s}).code, 5);
        QCOMPARE(ctl({u"approval"_s, u"approve"_s, u"apr-0002"_s, u"apr-0099"_s}).code, 1);
    }
    void correctsWhatTheProviderRefusedForGood() {
        useDayToChange();
        const auto item = u"LOTE-0042-%1"_s.arg(
            m_farold->database.number("SELECT i.seq FROM items i JOIN batches b ON b.id=i.batch WHERE b.number=42 AND "
                                      "i.code='invalid_key' ORDER BY i.seq LIMIT 1"),
            3, 10, QLatin1Char('0'));
        const QStringList words{u"item"_s,     u"resubmit"_s,       item, u"--set"_s, u"pix_key=ana@exemplo.example"_s,
                                u"--reason"_s, u"chave corrigida"_s};
        const auto shown = ctl(words + QStringList{u"--dry-run"_s});
        QCOMPARE(shown.code, 0);
        QVERIFY2(shown.out.contains(u"pix_key"_s) && shown.out.contains(u"Nothing was written."_s),
                 qPrintable(shown.out));
        const auto made = ctl(words);
        QCOMPARE(made.code, 0);
        QVERIFY2(made.out.contains(u"LOTE-0045-001 is a draft"_s), qPrintable(made.out));
        QCOMPARE(ctl(words).code, 5); // something took its place already
        QCOMPARE(ctl({u"item"_s, u"resubmit"_s, item, u"--set"_s, u"pix_key"_s, u"--reason"_s, u"x"_s}).code, 1);
        QCOMPARE(ctl({u"item"_s, u"resubmit"_s, item, u"--reason"_s, u"x"_s}).code, 5);
        QCOMPARE(ctl({u"item"_s, u"resubmit"_s, item, u"--set"_s, u"pix_key=a@b.example"_s}).code, 2); // says no reason
        const auto draft = ctl({u"item"_s, u"show"_s, u"LOTE-0045-001"_s});
        QVERIFY2(draft.out.contains(u"PIX key:"_s) && draft.out.contains(u"Document:"_s), qPrintable(draft.out));
        QVERIFY2(!draft.out.contains(u"ana@exemplo.example"_s), qPrintable(draft.out));
        m_farolctl->useToken(m_farold->token("auditor"));
        QCOMPARE(ctl(words).code, 4);
    }
    void rejectsWithACommentAndWithdrawsWhatIsOnesOwn() {
        useDayToChange();
        m_farold->config.approvals = true;
        const auto off = qScopeGuard([this] { m_farold->config.approvals = false; });
        const QString path = m_farolctl->file(u"plan.json"_s);
        QCOMPARE(plan(path).code, 0);
        const auto order = [this, path] {
            return ctl({u"plan"_s, u"run"_s, path, u"--reason"_s, u"saldo reposto"_s}).code;
        };
        QCOMPARE(order(), 0);
        const auto withdrawn = ctl({u"approval"_s, u"withdraw"_s, u"apr-0002"_s, u"--comment"_s, u"a mistake"_s});
        QVERIFY2(withdrawn.code == 0 && withdrawn.out.contains(u"apr-0002 is withdrawn"_s), qPrintable(withdrawn.out));
        QCOMPARE(ctl({u"approval"_s, u"withdraw"_s, u"apr-0002"_s}).code, 5);
        QCOMPARE(order(), 0); // the same plan waits again
        m_farolctl->useToken(m_farold->token("operator2"));
        const QStringList reject{u"approval"_s, u"reject"_s, u"apr-0003"_s, u"--comment"_s, u"not today"_s};
        const auto rejected = ctl(reject);
        QVERIFY2(rejected.code == 0 && rejected.out.contains(u"apr-0003 is rejected"_s), qPrintable(rejected.out));
        const auto again = ctl(reject);
        QVERIFY2(again.code == 5 && !again.err.isEmpty(), qPrintable(again.err));
        QVERIFY(ctl({u"approval"_s, u"show"_s, u"apr-0003"_s}).out.contains(u"not today"_s));
        const auto runs = ctl({u"plan"_s, u"list"_s, u"--status"_s, u"rejected"_s});
        QVERIFY2(runs.out.contains(u"rejected by operator2 at"_s) && runs.out.contains(u": not today"_s),
                 qPrintable(runs.out));
        QCOMPARE(ctl({u"approval"_s, u"list"_s, u"--status"_s, u"nonsense"_s}).code, 2);
        QCOMPARE(m_farold->database.number("SELECT count(*) FROM items WHERE state=1 AND attempt>0"), 0);
    }
    void cancelsByAPlan() {
        useDayToChange();
        const QString path = m_farolctl->file(u"cancel.json"_s);
        const auto planned =
            ctl({u"plan"_s, u"cancel"_s, u"--batch"_s, u"LOTE-0042"_s, u"--state"_s, u"failed"_s, u"--out"_s, path});
        QVERIFY2(planned.code == 0 && planned.out.contains(u"5 items go"_s), qPrintable(planned.out));
        const auto ran = ctl({u"plan"_s, u"run"_s, path, u"--reason"_s, u"paid by hand"_s, u"--wait"_s, u"60"_s});
        QVERIFY2(ran.code == 0 && ran.out.contains(u"5 of 5 items done"_s), qPrintable(ran.out + ran.err));
        QCOMPARE(ctl({u"plan"_s, u"run"_s, path, u"--reason"_s, u"again"_s}).code, 5);
        QCOMPARE(ctl({u"plan"_s, u"cancel"_s, u"--item"_s, u"LOTE-0042-001"_s}).code, 1); // paid already
    }
    void aPlanOfNothingIsNotWritten() {
        useDay();
        const QString none = m_farolctl->file(u"none.json"_s);
        const auto nothing =
            ctl({u"plan"_s, u"cancel"_s, u"--item"_s, u"LOTE-0042-001"_s, u"--out"_s, none}); // paid already
        QCOMPARE(nothing.code, 1);
        QVERIFY2(nothing.out.contains(u"was not written"_s), qPrintable(nothing.out));
        QVERIFY(!QFile::exists(none));
    }
    void wrongWordsAreJsonWhereJsonIsAskedFor() {
        useDay();
        const auto wrong = ctl({u"--json"_s, u"batch"_s, u"fly"_s});
        QCOMPARE(wrong.code, 2);
        const auto said = QJsonDocument::fromJson(wrong.out.toUtf8()).object();
        QCOMPARE(said.value(u"code"_s).toString(), u"usage"_s);
        QVERIFY2(said.value(u"detail"_s).toString().contains(u"fly"_s), qPrintable(wrong.out));
    }
    void pausesResumesAndStopsARun() {
        useDayToChange();
        const QString path = m_farolctl->file(u"plan.json"_s);
        QCOMPARE(ctl({u"plan"_s, u"retry"_s, u"--batch"_s, u"LOTE-0035"_s, u"--rate"_s, u"50"_s, u"--stop-at-errors"_s,
                      u"10"_s, u"--out"_s, path})
                     .code,
                 0);
        QCOMPARE(ctl({u"plan"_s, u"run"_s, path, u"--reason"_s, u"de novo"_s}).code, 0);
        const auto paused = ctl({u"plan"_s, u"pause"_s, u"run-000001"_s});
        QCOMPARE(paused.code, 0);
        QVERIFY2(
            paused.out.contains(
                u"run-000001 is paused: 0 of 10000 items done, 0 failed, 0 uncertain, 10000 open (10000 not started)."_s),
            qPrintable(paused.out));
        const auto held = ctl({u"batch"_s, u"show"_s, u"LOTE-0035"_s});
        QVERIFY2(held.out.contains(u"run-000001 is paused and holds "_s), qPrintable(held.out));
        QCOMPARE(ctl({u"plan"_s, u"pause"_s, u"run-000001"_s}).code, 5);
        QVERIFY(ctl({u"plan"_s, u"resume"_s, u"run-000001"_s}).out.contains(u"is running"_s));
        const auto cancelled = ctl({u"plan"_s, u"cancel-run"_s, u"run-000001"_s, u"--reason"_s, u"paid by hand"_s});
        QVERIFY2(cancelled.out.contains(u"run-000001 is cancelled: 0 of 10000 items done"_s),
                 qPrintable(cancelled.out));
        const auto shown = ctl({u"plan"_s, u"show"_s, u"run-000001"_s});
        QVERIFY2(shown.out.contains(u"cancelled by operator1 at"_s) && shown.out.contains(u": paid by hand."_s),
                 qPrintable(shown.out.right(500)));
        QCOMPARE(ctl({u"plan"_s, u"resume"_s, u"run-000001"_s}).code, 5);
        QCOMPARE(ctl({u"plan"_s, u"stop"_s, u"run-000009"_s}).code, 1); // the word's old name
    }
    void tellsRightsFromThingsThatAreNotThere() {
        useDay();
        QCOMPARE(ctl({u"batch"_s, u"show"_s, u"LOTE-9999"_s}).code, 1);
        m_farolctl->useToken(m_farold->token("auditor"));
        QCOMPARE(ctl({u"batch"_s, u"show"_s, u"LOTE-0042"_s}).code, 0);
        const auto path = m_farolctl->write(u"good.csv"_s, headLine + goodRows);
        QCOMPARE(ctl({u"batch"_s, u"import"_s, path}).code, 4);
        m_farolctl->useToken(m_farold->token("stranger"));
        QCOMPARE(ctl({u"batch"_s, u"show"_s, u"LOTE-0042"_s}).code, 1); // another tenant's is not there
        m_farolctl->useToken("made-up");
        QCOMPARE(ctl({u"batch"_s, u"list"_s}).code, 4);
    }

private:
    // Loading the day takes seconds: tests that only read share one.
    void useDay() {
        m_day = m_day ? std::move(m_day) : std::make_unique<DemoFarold>();
        use(*m_day);
    }
    void useDayToChange() {
        m_changed = std::make_unique<DemoFarold>();
        use(*m_changed);
    }
    void use(DemoFarold &farold) {
        m_farold = &farold;
        m_farolctl = std::make_unique<FarolctlRun>(farold.url());
        m_farolctl->useToken(farold.token("operator1"));
    }
    FarolctlRun::Outcome ctl(const QStringList &arguments) { return (*m_farolctl)(arguments); }
    FarolctlRun::Outcome plan(const QString &path) {
        return ctl({u"plan"_s, u"retry"_s, u"--batch"_s, u"LOTE-0042"_s, u"--state"_s, u"failed"_s, u"--out"_s, path});
    }
    std::unique_ptr<DemoFarold> m_day;
    std::unique_ptr<DemoFarold> m_changed;
    DemoFarold *m_farold = nullptr;
    std::unique_ptr<FarolctlRun> m_farolctl;
};

QTEST_GUILESS_MAIN(FaroldTest)
#include "tst_farold.moc"
