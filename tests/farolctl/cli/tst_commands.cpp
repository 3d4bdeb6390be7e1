// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/farolctlkit.h"

#include "kit/farolddata.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

ImportReport goodReport(bool dryRun) {
    ImportReport report;
    report.dryRun = dryRun;
    report.rowCount = 3;
    report.total = Money{123'456, {}};
    report.batch = dryRun ? BatchId{} : BatchId{u"LOTE-0043"_s};
    return report;
}

} // namespace

// farolctl as scripts use it: the real program, its exit codes, its words, what it sends.
class CommandsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_farold = std::make_unique<ScriptedFarold>();
        m_farolctl = std::make_unique<FarolctlRun>(m_farold->url());
        m_farold->on("GET /api/v1/me", json::encode(someone()));
    }

    void refusesBadUsageWithTwo_data() {
        QTest::addColumn<QString>("line");
        for (const char *line :
             {"", "fly", "batch", "batch import", "batch list --limit -1", "batch list --limit x",
              "batch list --status nope", "batch items LOTE-0042 --state nope", "plan retry",
              "plan retry --state failed", "plan retry --batch LOTE-0042 --item LOTE-0042-001", "plan run",
              "plan run nowhere.json --reason x", "batch import nowhere.csv", "batch list --nope"}) {
            QTest::newRow(line) << QString::fromLatin1(line);
        }
    }
    void refusesBadUsageWithTwo() {
        QFETCH(QString, line);
        const auto ran = (*m_farolctl)(line.split(u' ', Qt::SkipEmptyParts));
        QCOMPARE(ran.code, 2);
        QVERIFY(!ran.err.isEmpty());
        QCOMPARE(m_farold->calls(), 0);
    }
    void refusesAServerThatIsNoAddress_data() {
        QTest::addColumn<QString>("server");
        QTest::newRow("unknown name") << u"Nowhere"_s;
        QTest::newRow("scheme") << u"ftp://127.0.0.1"_s;
        QTest::newRow("password inside") << u"https://ana:secret@127.0.0.1"_s;
        QTest::newRow("no host") << u"https://"_s;
    }
    void refusesAServerThatIsNoAddress() {
        QFETCH(QString, server);
        QCOMPARE(FarolctlRun(server)({u"batch"_s, u"list"_s}).code, 2);
    }
    // 0.0.0.0 is this machine too, but not an address of the loopback.
    void sendsNothingInPlainHttpUnlessTheEnvironmentAllowsIt_data() {
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<int>("code");
        QTest::newRow("not chosen") << false << 3;
        QTest::newRow("chosen in the console") << true << 0;
    }
    void sendsNothingInPlainHttpUnlessTheEnvironmentAllowsIt() {
        QFETCH(bool, allowed);
        QFETCH(int, code);
        m_farold->on("GET /api/v1/batches", json::encode(Page<Batch>{{lote42()}, {}, 1}));
        const QString url = m_farold->url().replace(u"127.0.0.1"_s, u"0.0.0.0"_s);
        QVERIFY(url.contains(u"0.0.0.0"_s));
        const FarolctlRun farolctl(u"Oficina"_s);
        QVERIFY(QDir().mkpath(farolctl.home() + u"/config/farol"_s));
        farolctl.write(u"config/farol/settings.json"_s,
                       QJsonDocument(QJsonObject{{u"version"_s, 1},
                                                 {u"environments"_s,
                                                  QJsonObject{{u"e1"_s, QJsonObject{{u"name"_s, u"Oficina"_s},
                                                                                    {u"kind"_s, u"staging"_s},
                                                                                    {u"url"_s, url},
                                                                                    {u"plain_http"_s, allowed}}}}}})
                           .toJson());
        const auto ran = farolctl({u"batch"_s, u"list"_s});
        QVERIFY2(ran.code == code, qPrintable(ran.err));
        QCOMPARE(ran.err.contains(u"plain http"_s), !allowed);
        QCOMPARE(m_farold->calls() > 0, allowed);
    }
    void saysTheWayOutThatItHasForPlainHttp() {
        const auto ran = FarolctlRun(u"http://farold.example:8480"_s)({u"batch"_s, u"list"_s});
        QCOMPARE(ran.code, 3);
        QVERIFY2(ran.err.contains(u"Use https, or a tunnel to 127.0.0.1"_s), qPrintable(ran.err));
        QCOMPARE(ran.err.count(u'\n'), 1);
    }
    void namesAWordThatIsNoCommand() {
        QCOMPARE((*m_farolctl)({u"batch"_s, u"fly"_s}).err,
                 u"farolctl: \"fly\" is no command here; see farolctl batch --help\n"_s);
        const auto limit = (*m_farolctl)({u"batch"_s, u"list"_s, u"--limit"_s, u"-1"_s});
        QVERIFY2(limit.err.contains(u"must be 0 or more, not -1"_s) && limit.err.size() < 120, qPrintable(limit.err));
    }
    void tellsOnlyWhoIsMissingWithoutAUser() {
        const auto ran = m_farolctl->bare({u"batch"_s, u"list"_s});
        QCOMPARE(ran.code, 4);
        QVERIFY2(ran.err.startsWith(u"farolctl: Name the user"_s), qPrintable(ran.err));
        QVERIFY(ran.err.contains(u"--print-token"_s) && !ran.err.contains(u"belongs to"_s));
    }
    void printsATokenAndStoresNothing() {
        m_farold->on("POST /api/v1/auth/token", json::encode(TokenPair{u"acc-canary-1"_s, u"ref-canary-1"_s, 900}));
        const QStringList line{u"login"_s, u"--user"_s, u"ana"_s, u"--print-token"_s, u"--password-file"_s, u"-"_s};
        const auto ran = m_farolctl->bare(line, "senha-canary\nnot this\n");
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.out, u"acc-canary-1\n"_s);
        QVERIFY2(ran.err.contains(u"lives 900 s"_s) && !ran.err.contains(u"canary"_s), qPrintable(ran.err));
        const auto sent = ScriptedFarold::body(m_farold->asked("POST /api/v1/auth/token").at(0));
        QVERIFY(sent.contains("\"senha-canary\""));
        QCOMPARE(m_farolctl->bare(line + QStringList{u"--json"_s}, "x\n").out,
                 u"{\"access_token\":\"acc-canary-1\",\"expires_in_seconds\":900}\n"_s);
    }
    void refusesAPasswordThatOthersMayReadOrThatIsNotThere() {
        const QString path = m_farolctl->write(u"password"_s, "senha-canary\n");
        const QStringList line{u"login"_s, u"--user"_s, u"ana"_s, u"--print-token"_s, u"--password-file"_s};
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadOther));
        QCOMPARE(m_farolctl->bare(line + QStringList{path}).code, 2);
        QCOMPARE(m_farolctl->bare(line + QStringList{path + u'x'}).code, 2);
        QCOMPARE(m_farolctl->bare(line + QStringList{u"-"_s}, "\n").code, 2);
        QCOMPARE(m_farold->calls(), 0);
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
        m_farold->on("POST /api/v1/auth/token", json::encode(TokenPair{u"acc-canary-1"_s, u"ref-canary-1"_s, 900}));
        QCOMPARE(m_farolctl->bare(line + QStringList{path}).out, u"acc-canary-1\n"_s);
    }
    void tellsAProblemOnceInJson() {
        Error error = problem(ErrorKind::NotFound, 404, "not_found");
        m_farold->problem("GET /api/v1/batches/LOTE-9999", 404, error);
        const auto ran = (*m_farolctl)({u"batch"_s, u"show"_s, u"LOTE-9999"_s, u"--json"_s});
        QCOMPARE(ran.code, 1);
        const auto told = QJsonDocument::fromJson(ran.out.toUtf8()).object();
        QCOMPARE(told.value(u"code"_s).toString(), u"not_found"_s);
        QVERIFY2(!told.contains(u"current"_s), qPrintable(ran.out));
    }
    void listsTwentyProblemsOfAKindAndCountsTheRest() {
        ImportReport report = goodReport(true);
        for (int line = 2; line < 102; ++line) {
            report.problems.append({line, u"id_externo"_s, u"repeated_id"_s, u"this id is in LOTE-0001 already"_s});
        }
        report.problems.append({102, u"valor"_s, u"required"_s, u"fill it in"_s});
        report.problemCount = report.problems.size();
        m_farold->on("POST /api/v1/batches/import", json::encode(report));
        const auto path = m_farolctl->write(u"twice.csv"_s, "header\n");
        const QStringList line{u"batch"_s, u"import"_s, path, u"--dry-run"_s};
        const auto ran = (*m_farolctl)(line);
        QCOMPARE(ran.code, 1);
        QCOMPARE(ran.out.count(u"  repeated_id  "_s), 20);
        QVERIFY2(ran.out.contains(u"… and 80 more repeated_id; --json lists all."_s), qPrintable(ran.out));
        QVERIFY(ran.out.contains(u"required"_s) && ran.out.contains(u"101 problems in 3 rows."_s));
        QCOMPARE((*m_farolctl)(line + QStringList{u"--json"_s}).out.count(u"\"repeated_id\""_s), 100);
    }
    void tellsVersionAndHelpWithZero() {
        QCOMPARE(m_farolctl->bare({u"--version"_s}).code, 0);
        const auto help = m_farolctl->bare({u"--help"_s});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains(u"Exit status"_s));
    }

    void listsBatchesWithHonestCounts() {
        Page<Batch> page{{lote42()}, {}, 340};
        m_farold->on("GET /api/v1/batches", json::encode(page));
        const auto ran = (*m_farolctl)({u"batch"_s, u"list"_s, u"--limit"_s, u"1"_s});
        QCOMPARE(ran.code, 0);
        const QStringList lines = ran.out.split(u'\n');
        QVERIFY(lines.at(0).startsWith(u"BATCH      STATUS    ITEMS        AMOUNT  DONE  FAILED  UNCERTAIN"_s));
        QVERIFY2(lines.at(1).startsWith(u"LOTE-0042  finished    150  48220.00 BRL   138       5          7"_s),
                 qPrintable(lines.at(1)));
        QCOMPARE(lines.at(2), u"1 of 340 batches"_s);
        const auto asked = m_farold->asked("GET /api/v1/batches");
        QCOMPARE(ScriptedFarold::header(asked.at(0), "Authorization"), QByteArray("Bearer tok-canary-1"));
    }
    void readsPageAfterPageUntilTheLimit() {
        m_farold->on("GET /api/v1/batches/LOTE-0042/items",
                     json::encode(Page<Item>{{demoItem(1), demoItem(2)}, u"c2"_s, 5}));
        m_farold->on("GET /api/v1/batches/LOTE-0042/items",
                     json::encode(Page<Item>{{demoItem(3), demoItem(4)}, u"c3"_s, {}}));
        m_farold->on("GET /api/v1/batches/LOTE-0042/items", json::encode(Page<Item>{{demoItem(5)}, {}, {}}));
        const auto ran =
            (*m_farolctl)({u"batch"_s, u"items"_s, u"LOTE-0042"_s, u"--limit"_s, u"0"_s, u"--state"_s, u"failed"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.contains(u"LOTE-0042-005"_s));
        QVERIFY(ran.out.endsWith(u"\n5 items\n"_s));
        const auto asked = m_farold->asked("GET /api/v1/batches/LOTE-0042/items");
        QCOMPARE(asked.size(), 3);
        QVERIFY(asked.at(0).contains("state=failed"));
        QVERIFY(asked.at(2).contains("cursor=c3"));
    }
    void printsJsonAndNothingElse() {
        m_farold->on("GET /api/v1/batches/LOTE-0042", json::encode(lote42()));
        const auto ran = (*m_farolctl)({u"batch"_s, u"show"_s, u"LOTE-0042"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.err, QString());
        const auto shown = json::batch(ran.out.trimmed().toUtf8());
        QVERIFY(shown);
        QCOMPARE(*shown, lote42());
    }
    void showsHostileNamesAsMarks() {
        Batch batch = lote42();
        batch.source = u"a\u001b[2J\u202e.csv\nb"_s;
        m_farold->on("GET /api/v1/batches/LOTE-0042", json::encode(batch));
        const auto ran = (*m_farolctl)({u"batch"_s, u"show"_s, u"LOTE-0042"_s});
        QVERIFY(ran.out.contains(u"a<U+001B>[2J<U+202E>.csv<U+000A>b"_s));
        QVERIFY(!ran.out.contains(QChar(0x1b)));
    }

    void checksAFileWithoutStoringIt() {
        m_farold->on("POST /api/v1/batches/import", json::encode(goodReport(true)));
        const auto path = m_farolctl->write(u"ok.csv"_s, "header\n");
        const auto ran = (*m_farolctl)({u"batch"_s, u"import"_s, path, u"--dry-run"_s, u"--submit"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.contains(u"3 rows, 1234.56 BRL: no problem. Nothing was stored (dry run)."_s));
        const auto asked = m_farold->asked("POST /api/v1/batches/import");
        QVERIFY(asked.at(0).startsWith("POST /api/v1/batches/import?"));
        QVERIFY(asked.at(0).contains("dry_run=true"));
        QCOMPARE(m_farold->calls(), 1);
    }
    void tellsEachProblemByItsLineWithOne() {
        ImportReport report = goodReport(false);
        report.batch = {};
        report.problemCount = 2;
        report.problems = {{2, u"valor"_s, u"amount_ambiguous"_s, u"Write 1500,00 or 1500.00"_s},
                           {7, u"documento"_s, u"document_digit"_s, u"Check the CPF"_s}};
        Error error = problem(ErrorKind::Rejected, 422, "import_rejected");
        error.body = json::encode(report);
        m_farold->problem("POST /api/v1/batches/import", 422, error);
        const auto path = m_farolctl->write(u"bad.csv"_s, "header\n");
        const auto ran = (*m_farolctl)({u"batch"_s, u"import"_s, path});
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.contains(u"   2  valor      amount_ambiguous  Write 1500,00 or 1500.00"_s),
                 qPrintable(ran.out));
        QVERIFY(ran.out.contains(u"2 problems in 3 rows. Nothing was stored."_s));
    }
    void importsAndSubmits() {
        Batch stored = demoBatch(43, {{ItemState::Accepted, {}, 3, Money{123'456, {}}}});
        stored.status = BatchStatus::Draft;
        stored.version = 9;
        Batch submitted = stored;
        submitted.status = BatchStatus::Queued;
        m_farold->on("POST /api/v1/batches/import", json::encode(goodReport(false)), 201);
        m_farold->on("GET /api/v1/batches/LOTE-0043", json::encode(stored));
        m_farold->on("POST /api/v1/batches/LOTE-0043/submit", json::encode(submitted), 202);
        const auto path = m_farolctl->write(u"ok.csv"_s, "header\n");
        const auto ran = (*m_farolctl)({u"batch"_s, u"import"_s, path, u"--submit"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.contains(u"Environment: Produção, as operator1"_s));
        QVERIFY(ran.out.contains(u"LOTE-0043 submitted: 3 items, 1234.56 BRL, now queued."_s));
        const auto asked = m_farold->asked("POST /api/v1/batches/LOTE-0043/submit");
        QCOMPARE(ScriptedFarold::header(asked.at(0), "If-Match"), QByteArray("\"9\""));
        QVERIFY(!ScriptedFarold::header(asked.at(0), "Idempotency-Key").isEmpty());
    }
    void saysPartlyWhenItStoredButCouldNotSubmit() {
        Batch stored = demoBatch(43);
        m_farold->on("POST /api/v1/batches/import", json::encode(goodReport(false)), 201);
        m_farold->on("GET /api/v1/batches/LOTE-0043", json::encode(stored));
        m_farold->problem("POST /api/v1/batches/LOTE-0043/submit", 403,
                          problem(ErrorKind::Forbidden, 403, "approval_required"));
        const auto path = m_farolctl->write(u"ok.csv"_s, "header\n");
        const auto ran = (*m_farolctl)({u"batch"_s, u"import"_s, path, u"--submit"_s});
        QCOMPARE(ran.code, 6);
        QVERIFY(ran.out.contains(u"LOTE-0043 stored"_s));
    }
    void sendsALostWriteAgainWithTheSameKey() {
        m_farold->hangsUp("POST /api/v1/batches/import");
        m_farold->on("POST /api/v1/batches/import", json::encode(goodReport(false)), 201);
        const auto path = m_farolctl->write(u"ok.csv"_s, "header\n");
        const auto ran = (*m_farolctl)({u"batch"_s, u"import"_s, path});
        QCOMPARE(ran.code, 0);
        const auto asked = m_farold->asked("POST /api/v1/batches/import");
        QVERIFY(asked.size() >= 2);
        const QByteArray key = ScriptedFarold::header(asked.first(), "Idempotency-Key");
        QVERIFY(!key.isEmpty());
        QCOMPARE(ScriptedFarold::header(asked.last(), "Idempotency-Key"), key);
    }
    void refusesAGiantFileWithoutReadingIt() {
        QFile giant(m_farolctl->file(u"giant.csv"_s));
        QVERIFY(giant.open(QIODevice::WriteOnly) && giant.resize(1LL << 30));
        const auto ran = (*m_farolctl)({u"batch"_s, u"import"_s, giant.fileName()});
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.err.contains(u"at most 64"_s));
        QCOMPARE(m_farold->calls(), 0);
    }

    void saysUnreachableWithThree() {
        const auto ran = FarolctlRun(u"http://127.0.0.1:1"_s)({u"batch"_s, u"list"_s});
        QCOMPARE(ran.code, 3);
        QVERIFY(ran.err.startsWith(u"farolctl: "_s));
        m_farold->on("GET /api/v1/batches", "<html>login</html>");
        QCOMPARE((*m_farolctl)({u"batch"_s, u"list"_s}).code, 3);
        m_farold->problem("GET /api/v1/items/x", 500, problem(ErrorKind::Server, 500, "internal"));
        QCOMPARE((*m_farolctl)({u"item"_s, u"show"_s, u"x"_s}).code, 3);
    }
    void saysNotSignedInWithFour() {
        const auto nobody = m_farolctl->bare({u"batch"_s, u"list"_s, u"--user"_s, u"ana"_s});
        QCOMPARE(nobody.code, 4);
        QVERIFY(nobody.err.contains(u"--token-file"_s));
        m_farold->problem("GET /api/v1/batches", 401, problem(ErrorKind::Unauthorized, 401, "token_expired"));
        const auto expired = (*m_farolctl)({u"batch"_s, u"list"_s, u"--json"_s});
        QCOMPARE(expired.code, 4);
        QCOMPARE(QJsonDocument::fromJson(expired.out.toUtf8()).object().value(u"code"_s).toString(), u"signed_out"_s);
        m_farold->problem("GET /api/v1/batches/LOTE-0042", 403, problem(ErrorKind::Forbidden, 403, "no_right"));
        QCOMPARE((*m_farolctl)({u"batch"_s, u"show"_s, u"LOTE-0042"_s}).code, 4);
    }
    void saysRefusedWithOneForWhatIsNotThere() {
        m_farold->problem("GET /api/v1/items/LOTE-9999-001", 404, problem(ErrorKind::NotFound, 404, "not_found"));
        const auto ran = (*m_farolctl)({u"item"_s, u"show"_s, u"LOTE-9999-001"_s});
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.err.contains(u"(request req-42)"_s));
    }
    void showsAnItemWithItsAttempts() {
        Attempt attempt;
        attempt.n = 1;
        attempt.endToEndId = u"E9999901020261120124100000000001"_s;
        attempt.sentAt = demoTime();
        attempt.outcome = u"failed"_s;
        attempt.code = u"invalid_key"_s;
        m_farold->on("GET /api/v1/items/LOTE-0042-001", json::encode(demoItem(1, ItemState::Failed, u"invalid_key"_s)));
        m_farold->on("GET /api/v1/items/LOTE-0042-001/attempts", json::encode(QList<Attempt>{attempt}));
        const ItemEvent event{1, demoTime(), u"checked"_s, 1, u"settled"_s, u"ana"_s, u"HTTP 200"_s};
        m_farold->on("GET /api/v1/items/LOTE-0042-001/events", json::encode(QList<ItemEvent>{event}));
        const auto ran = (*m_farolctl)({u"item"_s, u"show"_s, u"LOTE-0042-001"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.contains(u"State:          failed (invalid_key)"_s));
        QVERIFY(ran.out.contains(attempt.endToEndId));
        QVERIFY2(ran.out.contains(QRegularExpression(u"checked +settled +ana +HTTP 200"_s)), qPrintable(ran.out));
    }
    void saysThatATokenFileIsOver() {
        m_farold->problem("GET /api/v1/batches", 401, problem(ErrorKind::Unauthorized, 401, "signed_out"));
        const QString path = m_farolctl->write(u"old.token"_s, "tok-old\n");
        QFile(path).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        const auto ran = m_farolctl->bare({u"batch"_s, u"list"_s, u"--token-file"_s, path});
        QCOMPARE(ran.code, 4);
        QVERIFY2(ran.err.contains(path) && ran.err.contains(u"login --print-token"_s), qPrintable(ran.err));
    }
    void writesATemplateThatCanBeImported() {
        const QString path = m_farolctl->file(u"payments.csv"_s);
        const QStringList line{u"batch"_s, u"template"_s, u"--language"_s, u"en"_s, u"--out"_s, path};
        QCOMPARE(m_farolctl->bare(line).code, 0); // no server, no session
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("external_id,payee,document,pix_key,amount"), text.constData());
        QCOMPARE(m_farolctl->bare({u"batch"_s, u"template"_s, u"--language"_s, u"en"_s}).out.toUtf8(),
                 QByteArray(text).replace("\xEF\xBB\xBF", "")); // QString takes the mark away
        const auto again = m_farolctl->bare(line);              // a file of payments is not written over
        QCOMPARE(again.code, 2);
        QVERIFY2(again.err.contains(path), qPrintable(again.err));
    }
    void namesTheEnvironmentThatTheConsoleDoesNotHave() {
        const auto ran = FarolctlRun(u"Producao"_s)({u"batch"_s, u"list"_s});
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains(u"the console has no environment named Producao"_s), qPrintable(ran.err));
    }

    void takesTheTokenFromStandardInput() {
        m_farold->on("GET /api/v1/batches", json::encode(Page<Batch>{}));
        const QStringList line{u"batch"_s, u"list"_s, u"--token-file"_s, u"-"_s};
        QCOMPARE(m_farolctl->bare(line, "tok-stdin\n").code, 0);
        QCOMPARE(ScriptedFarold::header(m_farold->asked("GET /api/v1/batches").at(0), "Authorization"),
                 QByteArray("Bearer tok-stdin"));
    }
    void refusesATokenFileThatOthersMayRead() {
        const QString path = m_farolctl->write(u"open"_s, "tok-canary-2\n");
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        const auto ran = m_farolctl->bare({u"batch"_s, u"list"_s, u"--token-file"_s, path});
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.err.contains(u"chmod 600"_s));
        QVERIFY(!(ran.out + ran.err).contains(u"canary"_s));
        QCOMPARE(m_farold->calls(), 0);
    }
    void refusesATokenFileThatHoldsNoToken_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("two words") << QByteArray("a b\n");
        QTest::newRow("header injection") << QByteArray("a\r\nX-Evil: 1\n");
        QTest::newRow("long") << QByteArray(20000, 'x');
    }
    void refusesATokenFileThatHoldsNoToken() {
        QFETCH(QByteArray, content);
        const QStringList line{u"batch"_s, u"list"_s, u"--token-file"_s, u"-"_s};
        QCOMPARE(m_farolctl->bare(line, content).code, 2);
        QCOMPARE(m_farold->calls(), 0);
    }
    void leavesNothingBehindInTheHome() {
        m_farold->on("GET /api/v1/batches", json::encode(Page<Batch>{}));
        QCOMPARE((*m_farolctl)({u"batch"_s, u"list"_s}).code, 0);
        QCOMPARE(QDir(m_farolctl->home()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{u"token"_s});
    }

private:
    std::unique_ptr<ScriptedFarold> m_farold;
    std::unique_ptr<FarolctlRun> m_farolctl;
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
