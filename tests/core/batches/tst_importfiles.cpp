// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/importfile.h"
#include "kit/paymentfile.h"

#include <QFile>
#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

namespace {

const ImportRules rules{.today = QDate(2026, 11, 20)};

QByteArray load(const QString &name) {
    QFile file(QStringLiteral(FAROL_SOURCE_DIR "/tests/data/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot read the file");
}

QStringList faults(const ImportFile &file) {
    QStringList list;
    for (const auto &problem : file.problems) {
        list.append(u"%1 %2 %3"_s.arg(problem.line).arg(problem.field, problem.code));
    }
    return list;
}

} // namespace

class ImportFilesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFiveBadRowsOfTheStoryAreFiveProblems() {
        const auto file = readImport(load(u"dirty/story_b2.csv"_s), ImportFormat::Csv, rules);
        QCOMPARE(faults(file),
                 (QStringList{u"3 documento document_digit"_s, u"4 valor amount_ambiguous"_s,
                              u"5 valor amount_scientific"_s, u"6 data past_date"_s, u"8 id_externo repeated_row"_s}));
        QVERIFY(file.rows.empty());
        QCOMPARE(file.rowCount, 7);
    }
    void theCorrectedFileAddsUp() {
        const auto file = readImport(load(u"dirty/story_b2_corrected.csv"_s), ImportFormat::Csv, rules);
        QCOMPARE(faults(file), QStringList());
        QCOMPARE(file.rows.size(), std::size_t(6));
        QCOMPARE(file.total.minor, 476'000);
        QVERIFY(file.warnings.isEmpty());
    }
    void dirtyFilesAreReadOrRefusedByName_data() {
        QTest::addColumn<QStringList>("expected");
        QTest::addColumn<int>("rows");
        const auto good = [](const char *name, int rows) { QTest::newRow(name) << QStringList() << rows; };
        const auto bad = [](const char *name, const QStringList &expected) { QTest::newRow(name) << expected << 0; };
        good("bom_semicolon.csv", 2);
        good("comma_quoted.csv", 3);
        good("crlf.csv", 2);
        good("cr.csv", 2);
        bad("latin1.csv", {u"4  not_utf8"_s});
        bad("utf16.csv", {u"1  not_utf8"_s});
        bad("utf16_no_bom.csv", {u"1  not_utf8"_s});
        bad("nul.csv", {u"3 favorecido control_chars"_s});
        bad("lone_quote.csv", {u"2  quote"_s, u"3 valor amount_ambiguous"_s});
        bad("quoted_newline.csv", {u"2 descricao control_chars"_s, u"5 valor amount_ambiguous"_s});
        bad("header_only.csv", {u"0  empty_file"_s});
        bad("empty.csv", {u"0  empty_file"_s});
        bad("no_header.csv", {u"1  missing_column"_s});
    }
    void dirtyFilesAreReadOrRefusedByName() {
        QFETCH(const QStringList, expected);
        QFETCH(const int, rows);
        const auto name = u"dirty/"_s + QString::fromLatin1(QTest::currentDataTag());
        const auto file = readImport(load(name), ImportFormat::Csv, rules);
        QCOMPARE(faults(file), expected);
        QCOMPARE(file.rows.size(), std::size_t(rows));
    }
    void quotedCellsKeepTheirSeparators() {
        const auto file = readImport(load(u"dirty/comma_quoted.csv"_s), ImportFormat::Csv, rules);
        QCOMPARE(file.rows.at(0).payee, std::string("Souza, Lima & Filhos \"SLF\""));
        QCOMPARE(file.rows.at(0).description, std::string("a, b"));
        QCOMPARE(file.rows.at(1).payee, std::string("=1+1"));
        QCOMPARE(file.total.minor, 308'990);
    }
    void theGeneratorMakesTheCommittedFile() {
        const auto made = kit::makePaymentFile(10'000, 42);
        if (qEnvironmentVariableIsSet("FAROL_WRITE_DATA")) {
            QFile file(QStringLiteral(FAROL_SOURCE_DIR "/tests/data/10k.csv"));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(made) == made.size());
        }
        QVERIFY(made == load(u"10k.csv"_s));
        QVERIFY(kit::makePaymentFile(100, 43) != kit::makePaymentFile(100, 42));
    }
    void tenThousandPaymentsAreGood() {
        const auto file = readImport(load(u"10k.csv"_s), ImportFormat::Csv, rules);
        QCOMPARE(faults(file), QStringList());
        QCOMPARE(file.rows.size(), std::size_t(10'000));
        QVERIFY(file.warnings.isEmpty());
        QCOMPARE(file.rows.front().externalId, std::string("pay-00001"));
        QCOMPARE(file.rows.back().externalId, std::string("pay-10000"));
        QCOMPARE(file.rows.back().line, 10'001);
        qint64 total = 0;
        for (const auto &row : file.rows) {
            QVERIFY(row.amountMinor >= 100 && row.amountMinor <= 90'000);
            total += row.amountMinor;
        }
        QCOMPARE(file.total.minor, total);
    }
    // Each of these took quadratic time or much memory in some reader; the time-out of the test is the limit.
    void hostileShapesStayCheap_data() {
        QTest::addColumn<QByteArray>("text");
        constexpr int size = 4 << 20;
        const auto head = "external_id;payee;document;pix_key;amount\n"_ba;
        QTest::newRow("line ends") << head + QByteArray(size, '\n');
        QTest::newRow("old line ends") << head + QByteArray(size, '\r');
        QTest::newRow("separators") << head + QByteArray(size, ';');
        QTest::newRow("separators in the header") << QByteArray(size, ';');
        QTest::newRow("one cell") << head + QByteArray(size, 'x');
        QTest::newRow("marks") << head + QByteArray(size, '"');
        QTest::newRow("marks in the header") << QByteArray(size, '"');
        QTest::newRow("open marks") << head + QByteArray("\"x\n").repeated(size / 3);
        QTest::newRow("open cells") << head + QByteArray("a;\"x\n").repeated(size / 5);
        QTest::newRow("odd marks") << head + QByteArray("\"\"\"\n").repeated(size / 4);
        QTest::newRow("open once") << head + "\"" + QByteArray("a;b;c;d;e\n").repeated(size / 10);
        QTest::newRow("short rows") << head + QByteArray("1\n").repeated(size / 2);
        QTest::newRow("equal rows") << head + QByteArray("a;b;c;d;e\n").repeated(size / 10);
        QTest::newRow("not utf-8") << head + QByteArray("\xFF\n").repeated(size / 2);
    }
    void hostileShapesStayCheap() {
        QFETCH(const QByteArray, text);
        const auto file = readImport(text, ImportFormat::Csv, rules);
        QVERIFY(file.rows.empty());
        QVERIFY(!file.problems.isEmpty() && file.problems.size() <= rules.maxProblems + 1);
        QVERIFY(file.problemCount >= file.problems.size() - 1);
    }
};

QTEST_GUILESS_MAIN(ImportFilesTest)
#include "tst_importfiles.moc"
