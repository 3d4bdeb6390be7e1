// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batches/importmodel.h"

#include "app/batches/paymentfile.h"
#include "kit/consoleworld.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using State = ImportModel::State;
using Obstacle = ImportModel::Obstacle;

namespace {

const QString dry = u"POST /api/v1/batches/import?dry_run=true"_s;
const QString real = u"POST /api/v1/batches/import"_s;
const QString draftPlace = u"GET /api/v1/batches/LOTE-0045"_s;
const QString submitPlace = u"POST /api/v1/batches/LOTE-0045/submit"_s;

QString dataFile(const QString &name) {
    return QStringLiteral(FAROL_SOURCE_DIR "/tests/data/") + name;
}

QByteArray contents(const QString &path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// What the server answers for these bytes.
ImportReport reportOf(const QByteArray &bytes, bool dryRun) {
    ImportRules rules;
    rules.today = QDate(2026, 11, 20);
    const auto file = readImport(bytes, ImportFormat::Csv, rules);
    ImportReport report;
    report.dryRun = dryRun;
    report.rowCount = file.rowCount;
    report.total = file.total;
    report.problemCount = file.problemCount;
    report.problems = file.problems;
    if (!dryRun && file.problemCount == 0) {
        report.batch = BatchId{u"LOTE-0045"_s};
    }
    return report;
}

QByteArray refusal(const ImportReport &report) {
    Error error;
    error.kind = ErrorKind::Rejected;
    error.httpStatus = 422;
    error.code = u"import_rejected"_s;
    error.body = json::encode(report);
    return json::encodeProblem(error);
}

Batch draft(BatchStatus status = BatchStatus::Draft, std::int64_t version = 3) {
    Batch batch;
    batch.id = BatchId{u"LOTE-0045"_s};
    batch.status = status;
    batch.version = version;
    batch.createdAt = kit::ConsoleWorld::start();
    batch.updatedAt = batch.createdAt;
    return batch;
}

std::int64_t bytesRead() {
    for (const auto &line : contents(u"/proc/self/io"_s).split('\n')) {
        if (line.startsWith("rchar:")) {
            return line.mid(6).trimmed().toLongLong();
        }
    }
    return -1;
}

} // namespace

// A file of payments from the disk to a submitted batch.
class ImportModelTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::ConsoleWorld> m_world;
    std::unique_ptr<ImportModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file; // a good one

    kit::FakeNetwork &wire() { return *m_world->wire; }
    ImportModel &model() { return *m_model; }
    QByteArray good() { return contents(dataFile(u"dirty/story_b2_corrected.csv"_s)); }
    void writeFile(const QByteArray &bytes) {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    void checked() {
        wire().answers(dry, json::encode(reportOf(good(), true)));
        model().open(m_file);
        QTRY_COMPARE(model().state(), State::Ready);
    }
    void stored() {
        checked();
        wire().answers(real, json::encode(reportOf(good(), false)), 201);
        model().send();
        QTRY_COMPARE(model().state(), State::Done);
    }
    QList<kit::Seen> sends() {
        auto all = wire().seen(real);
        all.removeIf([](const auto &seen) { return seen.query.contains(u"dry_run"); });
        return all;
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<kit::ConsoleWorld>();
        QVERIFY(m_world->isOnline);
        m_model = std::make_unique<ImportModel>(m_world->api, m_world->right);
        m_tester = std::make_unique<QAbstractItemModelTester>(&m_model->problems(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(u"pagamentos 20-11.csv"_s);
        writeFile(good());
    }
    void cleanup() {
        QCOMPARE(wire().unmatched(), QString());
        m_tester.reset();
        m_model.reset();
        m_world.reset();
    }

    void listsEveryProblemOfADirtyFileByLineAndColumn() {
        const auto path = dataFile(u"dirty/story_b2.csv"_s);
        wire().fails(dry, 422, refusal(reportOf(contents(path), true)));
        model().open(path);
        QCOMPARE(model().state(), State::Reading);
        QTRY_COMPARE(model().state(), State::Problems);
        QCOMPARE(model().problems().rowCount(), 5);
        QCOMPARE(model().obstacle(), Obstacle::Problems);
        model().send();
        QCOMPARE(sends().size(), 0);
        for (int row = 0; row < 5; ++row) {
            const auto problem = model().problems().index(row, 0).data(ImportProblems::ProblemRole).value<FieldError>();
            QVERIFY(problem.line > 1);
            QCOMPARE(model().problems().index(row, ImportProblems::LineColumn).data().toInt(), problem.line);
            QCOMPARE(model().problems().index(row, ImportProblems::FieldColumn).data().toString(), problem.field);
            QCOMPARE(model().problems().index(row, ImportProblems::CodeColumn).data().toString(), problem.code);
            QVERIFY(!model().problems().index(row, ImportProblems::DetailColumn).data().toString().isEmpty());
        }
    }
    void sumsUpACleanFileInFiguresAndWords() {
        auto report = reportOf(good(), true);
        report.approvalsNeeded = 2;
        report.warnings = {{4, u"payee"_s, u"possible_duplicate"_s, u"the same was paid yesterday"_s}};
        wire().answers(dry, json::encode(report));
        model().open(m_file);
        QTRY_COMPARE(model().state(), State::Ready);
        QCOMPARE(model().report()->rowCount, report.rowCount);
        QVERIFY(report.total.minor > 0);
        QCOMPARE(model().report()->total, report.total);
        QCOMPARE(model().totalInWords(u"pt_BR"_s), moneyInWords(report.total, u"pt_BR"_s));
        QVERIFY(model().totalInWords(u"pt_BR"_s).contains(u"reais"_s));
        QCOMPARE(model().report()->approvalsNeeded, 2);
        QCOMPARE(model().warnings().rowCount(), 1);
        QVERIFY(model().canSend()); // a warning stops nothing
        const auto asked = wire().seen(dry).constFirst();
        QCOMPARE(asked.body, good());
        QVERIFY(asked.query.contains(u"source=pagamentos%2020-11.csv"_s));
        QVERIFY(!asked.headers.contains("idempotency-key")); // a dry run writes nothing
    }
    void tellsHowMuchWentOut() {
        QList<double> shares;
        connect(&model(), &ImportModel::progressChanged, this, [&] {
            if (model().progress()) {
                shares.append(*model().progress());
            }
        });
        checked();
        QCOMPARE(shares, QList<double>({0.0, 1.0}));
        QVERIFY(!model().progress());
    }
    void readsTheFormatFromTheName() {
        const auto path = m_folder->filePath(u"lote.JSON"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[]");
        file.close();
        wire().answers(dry, json::encode(reportOf(good(), true)));
        model().open(path);
        QTRY_COMPARE(model().state(), State::Ready);
        QCOMPARE(wire().seen(dry).constFirst().headers.value("content-type"), QByteArray("application/json"));
    }

    void guessesTheFormatOfANameThatSaysNothing() {
        QCOMPARE(formatOf(u"lote"_s, "\n  [{"), ImportFormat::Json);
        QCOMPARE(formatOf(u"lote"_s, "{\"items\":[]}"), ImportFormat::Json);
        QCOMPARE(formatOf(u"lote.txt"_s, "external_id;payee"), ImportFormat::Csv);
        QCOMPARE(formatOf(u"lote.csv"_s, "[1]"), ImportFormat::Csv);
        QCOMPARE(formatOf(u"lote"_s, ""), ImportFormat::Csv);
    }
    void refusesAHugeFileWithoutReadingIt() {
        QFile huge(m_folder->filePath(u"huge.csv"_s));
        QVERIFY(huge.open(QIODevice::WriteOnly));
        QVERIFY(huge.resize(1LL << 30)); // sparse
        huge.close();
        const auto before = bytesRead();
        model().open(huge.fileName());
        QTRY_COMPARE(model().state(), State::Failed);
        QCOMPARE(model().error()->code, u"file_too_large"_s);
        QVERIFY(bytesRead() - before < 1 << 20);
    }
    void takesAFileOfExactlyTheCapAndNoByteMore() {
        writeFile(QByteArray(1000, 'x'));
        QVERIFY(readPaymentFile(m_file, 1000));
        QCOMPARE(readPaymentFile(m_file, 999).error().code, u"file_too_large"_s);
    }
    void refusesWhatIsNoFile_data() {
        QTest::addColumn<QString>("path");
        QTest::newRow("folder") << QDir::tempPath();
        QTest::newRow("device") << u"/dev/zero"_s;
        QTest::newRow("nothing") << u"/nowhere/payments.csv"_s;
    }
    void refusesWhatIsNoFile() {
        QFETCH(QString, path);
        model().open(path);
        QTRY_COMPARE(model().state(), State::Failed);
        QCOMPARE(model().error()->code, u"file_unreadable"_s);
        QCOMPARE(model().obstacle(), Obstacle::NotChecked);
    }
    void aCheckThatFailsIsNoCleanFile() {
        wire().fails(dry, 500);
        model().open(m_file);
        QTRY_COMPARE(model().state(), State::Failed);
        QCOMPARE(model().error()->kind, ErrorKind::Server);
        wire().forgetAll();
        wire().answers(dry, json::encode(reportOf(good(), true)));
        model().checkAgain();
        QTRY_COMPARE(model().state(), State::Ready);
        QVERIFY(!model().error());
    }
    void cancelsReadingAndChecking() {
        model().open(m_file);
        model().cancel();
        QCOMPARE(model().state(), State::Empty);
        wire().hangs(dry);
        model().open(m_file);
        QTRY_COMPARE(wire().count(dry), 1);
        model().cancel();
        QCOMPARE(model().state(), State::Empty);
        QTRY_COMPARE(wire().running(), 0);
        QCOMPARE(model().byteCount(), 0);
        QTest::qWait(30);
        QCOMPARE(wire().count(dry), 1); // the first reading was not heard
    }
    void anotherFileSilencesTheFirstOne() {
        wire().slow(dry, 50ms, json::encode(reportOf(contents(dataFile(u"dirty/story_b2.csv"_s)), true)));
        model().open(dataFile(u"dirty/story_b2.csv"_s));
        QTRY_COMPARE(wire().count(dry), 1);
        wire().forget(dry);
        checked();
        QTest::qWait(70);
        QCOMPARE(model().state(), State::Ready);
        QCOMPARE(model().problems().rowCount(), 0);
    }

    void sendsTheBytesThatWereCheckedOnce() {
        checked();
        wire().answers(real, json::encode(reportOf(good(), false)), 201);
        QSignalSpy told(&model(), &ImportModel::stored);
        model().send();
        QCOMPARE(model().state(), State::Sending);
        model().send(); // a second click
        model().open(m_file);
        QCOMPARE(model().state(), State::Sending);
        QTRY_COMPARE(model().state(), State::Done);
        QCOMPARE(told.size(), 1);
        QCOMPARE(model().batchId().value, u"LOTE-0045"_s);
        QCOMPARE(sends().size(), 1);
        QCOMPARE(sends().constFirst().body, good());
        QVERIFY(!sends().constFirst().headers.value("idempotency-key").isEmpty());
        QCOMPARE(model().obstacle(), Obstacle::Sent);
        QCOMPARE(model().byteCount(), 0); // nobody needs them any more
    }
    void refusesAFileThatChangedSinceItWasChecked_data() {
        QTest::addColumn<int>("change");
        QTest::newRow("longer") << 0;
        QTest::newRow("same length") << 1;
        QTest::newRow("gone") << 2;
    }
    void refusesAFileThatChangedSinceItWasChecked() {
        QFETCH(int, change);
        checked();
        auto other = good();
        if (change == 0) {
            other += "pay-9;x\n";
        } else {
            other[other.size() - 3] = other[other.size() - 3] == 'q' ? 'r' : 'q';
        }
        if (change == 2) {
            QVERIFY(QFile::remove(m_file));
        } else {
            writeFile(other);
        }
        model().send();
        QTRY_COMPARE(model().state(), State::Failed);
        QCOMPARE(model().error()->code, u"file_changed"_s);
        QCOMPARE(model().obstacle(), Obstacle::NotChecked);
        QCOMPARE(sends().size(), 0);
    }
    void isNotSentWithoutTheRightToWrite() {
        checked();
        m_world->right.lockNow();
        QCOMPARE(model().obstacle(), Obstacle::NoWriteRight);
        model().send();
        QTest::qWait(20);
        QCOMPARE(sends().size(), 0);
    }
    void anAnswerThatNeverCameLeavesADoubtAndTheSameKey() {
        checked();
        wire().breaks(real, QNetworkReply::RemoteHostClosedError);
        wire().answers(real, json::encode(reportOf(good(), false)), 201);
        model().send();
        QTRY_COMPARE(model().state(), State::Unclear);
        QVERIFY(model().error());
        QTest::qWait(30);
        QCOMPARE(sends().size(), 1); // nothing by itself
        writeFile("the disk does not matter any more");
        QVERIFY(model().canSend());
        model().send();
        QTRY_COMPARE(model().state(), State::Done);
        QCOMPARE(sends().size(), 2);
        QCOMPARE(sends().at(0).body, sends().at(1).body);
        QCOMPARE(sends().at(0).headers.value("idempotency-key"), sends().at(1).headers.value("idempotency-key"));
    }
    void cancellingASendingLeavesADoubtToo() {
        checked();
        wire().hangs(real);
        model().send();
        QTRY_COMPARE(sends().size(), 1);
        model().cancel();
        QCOMPARE(model().state(), State::Unclear);
        QTRY_COMPARE(wire().running(), 0);
    }
    void aDefiniteRefusalKeepsTheFileReadyAndEndsTheIntent() {
        checked();
        wire().fails(real, 403, R"({"code":"forbidden","detail":"no right"})");
        model().send();
        QTRY_COMPARE(model().state(), State::Ready);
        QTRY_COMPARE(model().error()->kind, ErrorKind::Forbidden);
        QVERIFY(model().intent().value.isEmpty());
    }
    void problemsThatAppearedSinceTheCheckAreListed() {
        checked();
        auto report = reportOf(good(), true);
        report.problemCount = 1;
        report.problems = {{2, u"external_id"_s, u"repeated_id"_s, u"this id is in LOTE-0041"_s}};
        wire().fails(real, 422, refusal(report));
        model().send();
        QTRY_COMPARE(model().state(), State::Problems);
        QCOMPARE(model().problems().rowCount(), 1);
    }

    void submitsTheDraftAtTheVersionThatTheServerHas() {
        stored();
        wire().answers(draftPlace, json::encode(draft()));
        wire().answers(submitPlace, json::encode(draft(BatchStatus::AwaitingApproval, 4)));
        QSignalSpy told(&model(), &ImportModel::submitted);
        QVERIFY(model().canSubmit());
        model().submit();
        QCOMPARE(model().state(), State::Submitting);
        QTRY_COMPARE(model().state(), State::Submitted);
        QCOMPARE(told.size(), 1);
        QCOMPARE(model().batch()->status, BatchStatus::AwaitingApproval);
        const auto sent = wire().seen(submitPlace).constFirst();
        QCOMPARE(sent.headers.value("if-match"), QByteArray("\"3\""));
        QVERIFY(!sent.headers.value("idempotency-key").isEmpty());
        QVERIFY(sent.headers.value("idempotency-key") != sends().constFirst().headers.value("idempotency-key"));
    }
    void aDraftThatSomeoneChangedIsReadAgain() {
        stored();
        wire().answers(draftPlace, json::encode(draft()));
        wire().answers(draftPlace, json::encode(draft(BatchStatus::Draft, 4)));
        wire().fails(submitPlace, 412);
        wire().answers(submitPlace, json::encode(draft(BatchStatus::Queued, 5)));
        model().submit();
        QTRY_COMPARE(model().state(), State::Done);
        QCOMPARE(model().error()->kind, ErrorKind::PreconditionFailed);
        model().submit();
        QTRY_COMPARE(model().state(), State::Submitted);
        QCOMPARE(wire().seen(submitPlace).constLast().headers.value("if-match"), QByteArray("\"4\""));
    }
    void aSubmissionThatArrivedAllTheSameIsSeenByItsEffect() {
        stored();
        wire().answers(draftPlace, json::encode(draft()));
        wire().answers(draftPlace, json::encode(draft(BatchStatus::Queued, 4)));
        wire().breaks(submitPlace, QNetworkReply::RemoteHostClosedError);
        model().submit();
        QTRY_COMPARE(model().state(), State::Done);
        QVERIFY(model().error());
        model().submit();
        QTRY_COMPARE(model().state(), State::Submitted);
        QCOMPARE(wire().count(submitPlace), 1);
    }
    void aSecondTryToSubmitKeepsItsKeyAfterADoubt() {
        stored();
        wire().answers(draftPlace, json::encode(draft()));
        wire().breaks(submitPlace, QNetworkReply::RemoteHostClosedError);
        wire().answers(submitPlace, json::encode(draft(BatchStatus::Queued, 4)));
        model().submit();
        QTRY_COMPARE(model().state(), State::Done);
        model().submit();
        QTRY_COMPARE(model().state(), State::Submitted);
        const auto sent = wire().seen(submitPlace);
        QCOMPARE(sent.at(0).headers.value("idempotency-key"), sent.at(1).headers.value("idempotency-key"));
    }
    void aRightThatRunsOutWhileTheDraftIsReadStopsTheSubmission() {
        stored();
        wire().slow(draftPlace, 20ms, json::encode(draft()));
        model().submit();
        m_world->right.lockNow();
        QTRY_COMPARE(model().state(), State::Done);
        QCOMPARE(wire().count(submitPlace), 0);
    }
    void isNotSubmittedWithoutTheRightToWrite() {
        stored();
        m_world->right.lockNow();
        QVERIFY(!model().canSubmit());
        model().submit();
        QCOMPARE(model().state(), State::Done);
    }
};

QTEST_GUILESS_MAIN(ImportModelTest)
#include "tst_importmodel.moc"
