// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/batches/importmodel.h"

#include "kit/consoleworld.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString tried = u"POST /api/v1/batches/import?dry_run=true"_s;
const QString sentTo = u"POST /api/v1/batches/import"_s;

ImportReport clean(const QString &batch = {}) {
    ImportReport report;
    report.dryRun = batch.isEmpty();
    report.rowCount = 5;
    report.total = Money{154'000, {}};
    report.batch = BatchId{batch};
    return report;
}

ImportReport dirty() {
    ImportReport report;
    report.rowCount = 6;
    report.problemCount = 2;
    report.problems = {FieldError{2, u"documento"_s, u"document_digit"_s, u"x"_s},
                       FieldError{3, u"valor"_s, u"amount_ambiguous"_s, u"x"_s}};
    return report;
}

} // namespace

class ImportModelTest final : public QObject {
    Q_OBJECT
    using State = ImportModel::State;
    struct World : kit::ConsoleWorld {
        ImportModel model{api, right};
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    };
    std::unique_ptr<World> m_world;
    QTemporaryDir m_folder;

    QString file(const QString &name, const QByteArray &bytes) const {
        QFile one(m_folder.filePath(name));
        if (one.open(QIODevice::WriteOnly)) {
            one.write(bytes);
        }
        return one.fileName();
    }
    bool ready() {
        m_world->wire->answers(tried, json::encode(clean()));
        m_world->model.open(file(u"pagamentos.csv"_s, "a;b\n"));
        return QTest::qWaitFor([this] { return m_world->model.state() == State::Ready; });
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<World>();
        QVERIFY(m_world->isOnline);
    }
    void cleanup() {
        QCOMPARE(m_world->wire->unmatched(), QString());
        m_world.reset();
    }

    void aDirtyFileShowsEachProblemAndSendsNothing() {
        m_world->wire->answers(tried, json::encode(dirty()));
        m_world->model.open(file(u"sujo.csv"_s, "a;b\n"));
        QTRY_COMPARE(m_world->model.state(), State::Problems);
        QCOMPARE(m_world->model.rowCount(), 2);
        QCOMPARE(m_world->model.index(1, ImportModel::LineColumn).data().toInt(), 3);
        QCOMPARE(m_world->model.index(1, ImportModel::FieldColumn).data().toString(), u"valor"_s);
        QVERIFY(m_world->model.index(1, ImportModel::ProblemColumn).data().toString().contains(u"1500,00"));
        QCOMPARE(m_world->model.obstacle(), ImportModel::Obstacle::HasProblems);
        m_world->model.send();
        QTest::qWait(20);
        QCOMPARE(m_world->wire->count(sentTo), 1); // the dry run alone
        QVERIFY(m_world->wire->seen(sentTo).constFirst().query.contains(u"dry_run=true"));
    }
    void aCleanFileIsSummedUpThenSentOnce() {
        QVERIFY(ready());
        QCOMPARE(m_world->model.report()->rowCount, 5);
        QVERIFY(m_world->model.canSend());
        m_world->wire->answers(sentTo, json::encode(clean(u"LOTE-0045"_s)), 201);
        QSignalSpy sent(&m_world->model, &ImportModel::sent);
        m_world->model.send();
        m_world->model.send();
        QVERIFY(sent.wait());
        QCOMPARE(sent.constFirst().constFirst().value<ImportReport>().batch.value, u"LOTE-0045"_s);
        QCOMPARE(m_world->model.state(), State::Sent);
        QCOMPARE(m_world->model.obstacle(), ImportModel::Obstacle::Sent);
        const auto last = m_world->wire->seen(sentTo).constLast();
        QCOMPARE(last.query, u"source=pagamentos.csv"_s);
        QCOMPARE(last.body, QByteArray("a;b\n"));
        QCOMPARE(m_world->wire->count(sentTo), 2);
    }
    void aTimeOutIsRepeatedWithTheSameKey() {
        QVERIFY(ready());
        m_world->wire->breaks(sentTo, QNetworkReply::RemoteHostClosedError);
        m_world->wire->answers(sentTo, json::encode(clean(u"LOTE-0045"_s)), 201);
        m_world->model.send();
        QTRY_COMPARE(m_world->model.state(), State::Unclear);
        QVERIFY(m_world->model.error().has_value());
        m_world->model.open(file(u"outro.csv"_s, "x")); // not while nobody knows
        QCOMPARE(m_world->model.state(), State::Unclear);
        m_world->model.sendAgain();
        QTRY_COMPARE(m_world->model.state(), State::Sent);
        const auto seen = m_world->wire->seen(sentTo);
        QCOMPARE(seen.size(), 3);
        QCOMPARE(seen.at(1).headers.value("idempotency-key"), seen.at(2).headers.value("idempotency-key"));
        QVERIFY(!seen.at(1).headers.value("idempotency-key").isEmpty());
    }
    void aRefusalStoredNothingAndAnotherTryHasAnotherKey() {
        QVERIFY(ready());
        m_world->wire->fails(sentTo, 403, R"({"code":"forbidden","detail":"x"})");
        m_world->model.send();
        QTRY_COMPARE(m_world->model.state(), State::Failed);
        QCOMPARE(m_world->model.error()->kind, ErrorKind::Forbidden);
        m_world->model.checkAgain();
        QTRY_COMPARE(m_world->model.state(), State::Ready);
        QVERIFY(m_world->model.intent().value.isEmpty());
    }
    void whatTheServerFindsAtTheEndIsShownAsProblems() {
        QVERIFY(ready());
        Error refusal;
        refusal.kind = ErrorKind::Rejected;
        refusal.httpStatus = 422;
        refusal.code = u"import_rejected"_s;
        refusal.body = json::encode(dirty());
        m_world->wire->fails(sentTo, 422, json::encodeProblem(refusal));
        m_world->model.send();
        QTRY_COMPARE(m_world->model.state(), State::Problems);
        QCOMPARE(m_world->model.rowCount(), 2);
    }
    void aCorrectedFileIsReadAgain() {
        m_world->wire->answers(tried, json::encode(dirty()));
        m_world->wire->answers(tried, json::encode(clean()));
        const auto path = file(u"sujo.csv"_s, "first");
        m_world->model.open(path);
        QTRY_COMPARE(m_world->model.state(), State::Problems);
        file(u"sujo.csv"_s, "corrected");
        m_world->model.checkAgain();
        QTRY_COMPARE(m_world->model.state(), State::Ready);
        QCOMPARE(m_world->model.rowCount(), 0);
        QCOMPARE(m_world->wire->seen().constLast().body, QByteArray("corrected"));
    }
    void cancelBeforeSendingForgetsAndAfterwardsLeavesItOpen() {
        m_world->wire->hangs(tried);
        m_world->model.open(file(u"a.csv"_s, "a"));
        QTRY_COMPARE(m_world->model.state(), State::Checking);
        m_world->model.cancel();
        QCOMPARE(m_world->model.state(), State::Empty);
        QTRY_COMPARE(m_world->wire->running(), 0);
        m_world->wire->forget(tried);
        QVERIFY(ready());
        m_world->wire->hangs(sentTo);
        m_world->model.send();
        QTRY_COMPARE(m_world->wire->running(), 1);
        m_world->model.cancel();
        QCOMPARE(m_world->model.state(), State::Unclear);
        QCOMPARE(m_world->model.obstacle(), ImportModel::Obstacle::Unclear);
    }
    void withoutTheRightItOnlyChecks() {
        QVERIFY(ready());
        m_world->session.setReadOnly(true);
        QCOMPARE(m_world->model.obstacle(), ImportModel::Obstacle::NoWriteRight);
        m_world->model.send();
        QTest::qWait(20);
        QCOMPARE(m_world->wire->count(sentTo), 1);
    }
    void aFileThatIsNotThereFailsWithoutAsking() {
        m_world->model.open(m_folder.filePath(u"nowhere.csv"_s));
        QTRY_COMPARE(m_world->model.state(), State::Failed);
        QCOMPARE(m_world->model.error()->code, u"file_unreadable"_s);
        QCOMPARE(m_world->wire->count(sentTo), 0);
    }
    void aHugeFileIsRefusedHere() {
        QFile huge(m_folder.filePath(u"huge.csv"_s));
        QVERIFY(huge.open(QIODevice::WriteOnly) && huge.resize(1LL << 30)); // sparse
        m_world->model.open(huge.fileName());
        QTRY_COMPARE(m_world->model.state(), State::Failed);
        QCOMPARE(m_world->model.error()->code, u"file_too_large"_s);
        QCOMPARE(m_world->wire->count(sentTo), 0);
        huge.remove();
    }
    void knowsTheFormat_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("json");
        QTest::newRow("suffix json") << u"a.JSON"_s << QByteArray("a;b") << true;
        QTest::newRow("suffix csv") << u"a.csv"_s << QByteArray("[1]") << false;
        QTest::newRow("list") << u"export"_s << QByteArray("\n [{}]") << true;
        QTest::newRow("object") << u"a.txt"_s << QByteArray("{}") << true;
        QTest::newRow("text") << u"a.txt"_s << QByteArray("id;valor") << false;
        QTest::newRow("empty") << u"a.txt"_s << QByteArray() << false;
    }
    void knowsTheFormat() {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(bool, json);
        QCOMPARE(formatOf(name, bytes) == ImportFormat::Json, json);
    }
};

QTEST_GUILESS_MAIN(ImportModelTest)
#include "tst_importmodel.moc"
