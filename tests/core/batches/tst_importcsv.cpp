// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/importfile.h"

#include <QRandomGenerator>
#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

namespace {

const ImportRules rules{.today = QDate(2026, 11, 20)};
const QByteArray head = "external_id;payee;document;pix_key;amount;date;description\n"_ba;

ImportFile read(const QByteArray &text) {
    return readImport(text, ImportFormat::Csv, rules);
}

// "line field code", in the file's order.
QStringList faults(const ImportFile &file) {
    QStringList list;
    for (const auto &problem : file.problems) {
        list.append(u"%1 %2 %3"_s.arg(problem.line).arg(problem.field, problem.code));
    }
    return list;
}

QByteArray row(const QByteArray &id, const QByteArray &amount) {
    return id + ";Ana;11144477735;ana@exemplo.com;" + amount + ";;\n";
}

} // namespace

class ImportCsvTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsEveryCellIntoItsNormalForm();
    void findsTheColumnsUnderAnyOfTheirNames_data();
    void findsTheColumnsUnderAnyOfTheirNames();
    void blamesTheHeaderOnceAndStillChecksTheRows_data();
    void blamesTheHeaderOnceAndStillChecksTheRows();
    void namesTheCellOfEachProblem_data();
    void namesTheCellOfEachProblem();
    void everyProblemSaysWhatToDo();
    void allProblemsComeInTheOrderOfTheFile();
    void aRepeatedRowIsNotARepeatedId();
    void warnsOfTheSamePayeeAndAmountButDoesNotStop();
    void notificationsNeedNoMoney();
    void countsTheLinesOfTheFileNotTheRows_data();
    void countsTheLinesOfTheFileNotTheRows();
    void anOpenQuotationMarkDoesNotHideTheRowsBelow();
    void stopsAtTheLimitsOfTheRules();
    void capsTheListButCountsEverything();
    void theTemplatesAreGoodFiles_data();
    void theTemplatesAreGoodFiles();
    void survivesRandomDamage();
};

void ImportCsvTest::readsEveryCellIntoItsNormalForm() {
    const auto file = read(head + "a-1; Ana ;111.444.777-35;ANA@Exemplo.com;1.500,50;20/11/2026;Olá\n"
                                  "a-2;Beto;12.abc.345/01de-35;+55 (11) 98765-4321;0.01;2026-11-21;\n");
    QCOMPARE(faults(file), QStringList());
    QCOMPARE(file.rows.size(), std::size_t(2));
    const auto &one = file.rows[0];
    QCOMPARE(one.line, 2);
    QCOMPARE(one.kind, ItemKind::Payment);
    QCOMPARE(one.externalId, std::string("a-1"));
    QCOMPARE(one.payee, std::string("Ana"));
    QCOMPARE(one.document, std::string("11144477735"));
    QCOMPARE(one.pixKey, std::string("ana@exemplo.com"));
    QCOMPARE(one.amountMinor, 150'050);
    QCOMPARE(one.dueDate, std::string("2026-11-20"));
    QCOMPARE(one.description, std::string("Olá"));
    const auto &two = file.rows[1];
    QCOMPARE(two.document, std::string("12ABC34501DE35"));
    QCOMPARE(two.pixKey, std::string("+5511987654321"));
    QCOMPARE(two.amountMinor, 1);
    QCOMPARE(two.dueDate, std::string("2026-11-21"));
    QCOMPARE(file.total, (Money{150'051, {}}));
    QCOMPARE(file.rowCount, 2);
    QCOMPARE(file.problemCount, 0);
}

void ImportCsvTest::findsTheColumnsUnderAnyOfTheirNames_data() {
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("english", head + "a;Ana;11144477735;11144477735;1,00;;x\n");
    row("portuguese",
        "id_externo;favorecido;documento;chave_pix;valor;data;descricao\na;Ana;11144477735;11144477735;1,00;;x"_ba);
    row("mixed order",
        "valor;Chave PIX;id externo;Descrição;FAVORECIDO;Documento\n1,00;11144477735;a;x;Ana;11144477735\n"_ba);
    row("decomposed accents",
        "valor;chave-pix;id_externo;descric\u0327a\u0303o;favorecido;documento\n1,00;11144477735;a;x;Ana;11144477735\n"_ba);
    row("commas", "external_id,payee,document,pix_key,amount,description\na,Ana,11144477735,11144477735,1.00,x\n"_ba);
    row("commas quoted",
        "\"external_id\",\"payee\",\"document\",\"pix_key\",\"amount\",\"description\"\na,Ana,11144477735,11144477735,\"1,00\",x\n"_ba);
    row("blank lines before", "\n  \r\n"_ba + head + "a;Ana;11144477735;11144477735;1,00;;x\n");
    row("empty columns at the right",
        "external_id;payee;document;pix_key;amount;description;;\na;Ana;11144477735;11144477735;1,00;x;;\n"_ba);
    row("rows without text", head + ";;;;;;\na;Ana;11144477735;11144477735;1,00;;x\n;;;;;;\n   \n");
    row("tabs around", head + "\ta\t;Ana\t; 11144477735;11144477735;1,00;;x\n");
}

void ImportCsvTest::findsTheColumnsUnderAnyOfTheirNames() {
    QFETCH(const QByteArray, text);
    const auto file = read(text);
    QCOMPARE(faults(file), QStringList());
    QCOMPARE(file.rowCount, 1);
    QCOMPARE(file.rows.at(0).externalId, std::string("a"));
    QCOMPARE(file.rows.at(0).payee, std::string("Ana"));
    QCOMPARE(file.rows.at(0).description, std::string("x"));
    QCOMPARE(file.total.minor, 100);
}

void ImportCsvTest::blamesTheHeaderOnceAndStillChecksTheRows_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    row("missing", "external_id;payee;document;pix_key\na;Ana;11144477736;ana@exemplo.com\n"_ba,
        {u"1 valor (amount) missing_column"_s, u"2 document document_digit"_s});
    row("unknown", "external_id;payee;document;pix_key;amount;banco\na;Ana;11144477735;ana@exemplo.com;1.500;001\n"_ba,
        {u"1 banco unknown_column"_s, u"2 amount amount_ambiguous"_s});
    row("twice", "external_id;payee;valor;document;pix_key;amount\na;Ana;1.500;11144477735;ana@exemplo.com;1\n"_ba,
        {u"1 amount duplicate_column"_s, u"2 valor amount_ambiguous"_s});
    row("no name", "external_id;payee;document;;pix_key;amount\na;Ana;11144477735;;ana@exemplo.com;1\n"_ba,
        {u"1  unknown_column"_s});
    row("none known", "a;b;c\n1;2;3\n"_ba, {u"1  missing_column"_s});
    row("tabs", "external_id\tpayee\tdocument\tpix_key\tamount\na\tb\tc\td\te\n"_ba, {u"1  missing_column"_s});
    row("hidden character", "external_id\u202e;payee;document;pix_key;amount\na;Ana;11144477735;ana@exemplo.com;1\n"_ba,
        {u"1 external_id unknown_column"_s, u"1 id_externo (external_id) missing_column"_s});
    row("open quote", "\"external_id;payee\na;b\n"_ba, {u"1  quote"_s});
    row("only the header", head, {u"0  empty_file"_s});
    row("only the header, no end", head.chopped(1), {u"0  empty_file"_s});
    row("empty", ""_ba, {u"0  empty_file"_s});
    row("only a mark", "\xEF\xBB\xBF"_ba, {u"0  empty_file"_s});
    row("only blanks", "\r\n \t\n\n"_ba, {u"0  empty_file"_s});
}

void ImportCsvTest::blamesTheHeaderOnceAndStillChecksTheRows() {
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, expected);
    const auto file = read(text);
    QCOMPARE(faults(file), expected);
    QVERIFY(file.rows.empty());
    QCOMPARE(file.problemCount, expected.size());
}

void ImportCsvTest::namesTheCellOfEachProblem_data() {
    QTest::addColumn<QByteArray>("cells");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &cells, const QStringList &expected) {
        QTest::newRow(name) << cells << expected;
    };
    const auto with = [](const char *column, const QByteArray &value) {
        const QList<QByteArray> names{"id", "payee", "document", "key", "amount", "date", "description"};
        QList<QByteArray> cells{"a", "Ana", "11144477735", "ana@exemplo.com", "1,00", "", ""};
        cells[names.indexOf(column)] = value;
        return cells.join(';');
    };
    const auto one = [&](const char *name, const char *column, const QByteArray &value, const char *expected) {
        row(name, with(column, value), expected ? QStringList{u"2 "_s + QLatin1StringView(expected)} : QStringList());
    };
    row("four needed", ";;;;;;x"_ba,
        {u"2 external_id required"_s, u"2 payee required"_s, u"2 document required"_s, u"2 pix_key required"_s,
         u"2 amount required"_s});
    one("id accent", "id", "ação", "external_id id_chars");
    one("id space", "id", "a b", "external_id id_chars");
    one("id 64", "id", QByteArray(64, 'x'), nullptr);
    one("id 65", "id", QByteArray(65, 'x'), "external_id too_long");
    one("id marks", "id", "A.z_0:/-", nullptr);
    one("payee 140 accents", "payee", QByteArray("ã").repeated(140), nullptr);
    one("payee 141", "payee", QByteArray("ã").repeated(141), "payee too_long");
    one("payee formula", "payee", "=1+1", nullptr);
    one("payee bell", "payee", "A\x07na", "payee control_chars");
    one("payee nul", "payee", QByteArray("A\0na", 4), "payee control_chars");
    one("payee delete", "payee", "A\x7Fna", "payee control_chars");
    one("payee C1", "payee", "A\u0085na", "payee control_chars");
    one("payee turned round", "payee", "Ana \u202Eoluap", "payee control_chars");
    one("payee isolate", "payee", "Ana \u2067x", "payee control_chars");
    one("payee line separator", "payee", "Ana\u2028x", "payee control_chars");
    one("payee mark inside", "payee", "Ana\uFEFFx", "payee control_chars");
    one("payee emoji", "payee", "Café ☕ 😀 日本", nullptr);
    one("payee dash", "payee", "Ana – Filha", nullptr);
    one("description 141", "description", QByteArray(141, 'x'), "description too_long");
    one("lost zero", "document", "1144477735", "document document_length");
    one("scientific document", "document", "1,11E+10", "document document_chars");
    one("digit", "document", "11144477736", "document document_digit");
    one("key", "key", "11987654321", "pix_key pix_key_invalid");
    one("ambiguous", "amount", "1.500", "amount amount_ambiguous");
    one("ambiguous comma", "amount", "1,500", "amount amount_ambiguous");
    one("scientific", "amount", "1,5E+03", "amount amount_scientific");
    one("zero", "amount", "0,00", "amount amount_not_positive");
    one("negative", "amount", "-1,00", "amount amount_not_positive");
    one("currency", "amount", "R$ 1,00", "amount amount_format");
    one("formula", "amount", "=1+1", "amount amount_format");
    one("largest", "amount", "100.000.000.000,00", nullptr);
    one("too large", "amount", "100000000000,01", "amount amount_too_large");
    one("astronomic", "amount", QByteArray(5000, '9'), "amount amount_too_large");
    one("today", "date", "2026-11-20", nullptr);
    one("today, written the other way", "date", "20/11/2026", nullptr);
    one("yesterday", "date", "2026-11-19", "date past_date");
    one("yesterday, written the other way", "date", "19/11/2026", "date past_date");
    one("no day", "date", "2027-02-29", "date date_format");
    one("leap day", "date", "29/02/2028", nullptr);
    one("month first", "date", "12/31/2026", "date date_format");
    one("two digits", "date", "20/11/26", "date date_format");
    one("one digit", "date", "1/12/2026", "date date_format");
    one("serial number", "date", "46346", "date date_format");
    one("with a time", "date", "2026-11-20T10:00", "date date_format");
    one("year zero", "date", "0000-01-01", "date date_format");
    one("signs", "date", "-026-11-20", "date date_format");
    row("too few", "a;Ana;11144477735"_ba, {u"2  column_count"_s});
    row("too many", "a;Ana;11144477735;ana@exemplo.com;1;00;;"_ba, {u"2 date date_format"_s});
    row("far too many", "a;Ana;11144477735;ana@exemplo.com;1;00;;x;y"_ba, {u"2  column_count"_s});
    row("a thousand", QByteArray(1000, ';'), {u"2  column_count"_s});
}

void ImportCsvTest::namesTheCellOfEachProblem() {
    QFETCH(const QByteArray, cells);
    QFETCH(const QStringList, expected);
    const auto file = read(head + cells + '\n');
    QCOMPARE(faults(file), expected);
    QCOMPARE(file.rows.size(), std::size_t(expected.isEmpty() ? 1 : 0));
}

void ImportCsvTest::everyProblemSaysWhatToDo() {
    const auto file = read(head + "a;Ana;1144477735;ana;1.500;2020-01-01;\n;;;;1E3;x;\na;b\n" + row("a", "0"));
    QVERIFY(file.problems.size() > 8);
    for (const auto &problem : file.problems) {
        QVERIFY2(problem.detail.size() > 20, qPrintable(problem.code));
        QVERIFY(problem.line > 1);
    }
    QVERIFY(file.problems[0].detail.contains(u"10 digits: a CPF has 11"_s));
    QVERIFY(file.problems[2].detail.contains(u"write 1.500,00 or 1500.00"_s));
}

void ImportCsvTest::allProblemsComeInTheOrderOfTheFile() {
    const auto file = read("valor;data;documento;id_externo;favorecido;chave_pix\n"
                           "1.500;2020-01-01;1;a;;x\n"
                           "1,00;;11144477735;b;Ana;ana@exemplo.com\n"
                           "zero;;11144477735;b;Ana;ana@exemplo.com\n"_ba);
    QCOMPARE(faults(file),
             (QStringList{u"2 valor amount_ambiguous"_s, u"2 data past_date"_s, u"2 documento document_length"_s,
                          u"2 favorecido required"_s, u"2 chave_pix pix_key_invalid"_s, u"4 valor amount_format"_s,
                          u"4 id_externo repeated_id"_s}));
    QCOMPARE(file.rowCount, 3);
    QCOMPARE(file.total.minor, 0);
}

void ImportCsvTest::aRepeatedRowIsNotARepeatedId() {
    const auto file = read(head + row("a", "1,00") + row("b", "2,00") + row("a", "1,00") + row("b", "3,00") +
                           "b;Ana;1;x;3;;\n" + row("A", "9,00") + row("c", "bad") + row("c", "bad"));
    QCOMPARE(faults(file), (QStringList{u"4 external_id repeated_row"_s, u"5 external_id repeated_id"_s,
                                        u"6 external_id repeated_id"_s, u"6 document document_length"_s,
                                        u"6 pix_key pix_key_invalid"_s, u"8 amount amount_format"_s,
                                        u"9 external_id repeated_row"_s}));
    QVERIFY(file.problems[0].detail.contains(u"line 2"_s));
    QVERIFY(file.problems[1].detail.contains(u"line 3"_s));
    QVERIFY(file.problems[6].detail.contains(u"line 8"_s));
}

void ImportCsvTest::warnsOfTheSamePayeeAndAmountButDoesNotStop() {
    const auto file = read(head + row("a", "1.000,00") + row("b", "1.000,01") + row("c", "1000.00"));
    QCOMPARE(faults(file), QStringList());
    QCOMPARE(file.rows.size(), std::size_t(3));
    QCOMPARE(file.warnings.size(), 1);
    QCOMPARE(file.warnings[0].line, 4);
    QCOMPARE(file.warnings[0].code, u"possible_duplicate"_s);
    QCOMPARE(file.warnings[0].field, u"document"_s);
    QVERIFY(file.warnings[0].detail.contains(u"line 2"_s));
}

void ImportCsvTest::notificationsNeedNoMoney() {
    const auto file = read("external_id;payee;document;pix_key;amount;kind\n"
                           "a;Ana;;;;notification\nb;Beto;;;;Notificação\nc;Caio;;;0;NOTIFICACAO\n"
                           "d;Davi;;;;notificacao\n"_ba);
    QCOMPARE(faults(file), QStringList());
    QCOMPARE(file.rows.size(), std::size_t(4));
    QCOMPARE(file.rows[1].kind, ItemKind::Notification);
    QCOMPARE(file.warnings.size(), 0);
    QCOMPARE(faults(read("external_id;payee;tipo\na;Ana;notificacao\n"_ba)), QStringList());
    QCOMPARE(faults(read("external_id;payee;tipo\na;Ana;\nb;Beto;cobrança\nc;Caio;notificacao\n"_ba)),
             (QStringList{u"2 document required"_s, u"2 pix_key required"_s, u"2 amount required"_s,
                          u"3 tipo kind_unknown"_s, u"3 document required"_s, u"3 pix_key required"_s,
                          u"3 amount required"_s, u"4 tipo kind_mixed"_s}));
    // A payment among notifications would be money that no figure of the batch shows.
    QCOMPARE(faults(read("external_id;payee;document;pix_key;amount;kind\na;Ana;;;;notification\n"
                         "b;Davi;11144477735;davi@exemplo.com;1,00;payment\n"_ba)),
             QStringList{u"3 kind kind_mixed"_s});
    QCOMPARE(
        faults(read("external_id;payee;document;pix_key;amount;kind\na;Ana;1;x;1.500;notification\n"_ba)),
        (QStringList{u"2 document document_length"_s, u"2 pix_key pix_key_invalid"_s, u"2 amount amount_ambiguous"_s}));
}

void ImportCsvTest::countsTheLinesOfTheFileNotTheRows_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    const auto bad = row("z", "x");
    const auto crlf = [](QByteArray text) { return text.replace('\n', "\r\n"); };
    const auto cr = [](QByteArray text) { return text.replace('\n', '\r'); };
    const auto three = head + row("a", "1") + "\n;;;;;;\n" + bad;
    QTest::newRow("lf") << three << QStringList{u"5 amount amount_format"_s};
    QTest::newRow("crlf") << crlf(three) << QStringList{u"5 amount amount_format"_s};
    QTest::newRow("cr") << cr(three) << QStringList{u"5 amount amount_format"_s};
    QTest::newRow("no last end") << three.chopped(1) << QStringList{u"5 amount amount_format"_s};
    const auto quoted = head + "a;\"Ana\nMaria\n\";11144477735;ana@exemplo.com;1;;\n" + bad;
    const QStringList both{u"2 payee control_chars"_s, u"5 amount amount_format"_s};
    QTest::newRow("quoted lines") << quoted << both;
    QTest::newRow("quoted lines, crlf") << crlf(quoted) << both;
    QTest::newRow("quoted lines, cr") << cr(quoted) << both;
    QTest::newRow("quoted last cell, no end")
        << head + "a;Ana;11144477735;ana@exemplo.com;x;;\"y\"" << QStringList{u"2 amount amount_format"_s};
    QTest::newRow("quoted blank lines") << head + "a;\"Ana\n\n\n\";11144477735;ana@exemplo.com;1;;\n" + bad
                                        << QStringList{u"2 payee control_chars"_s, u"6 amount amount_format"_s};
}

void ImportCsvTest::countsTheLinesOfTheFileNotTheRows() {
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, expected);
    QCOMPARE(faults(read(text)), expected);
}

void ImportCsvTest::anOpenQuotationMarkDoesNotHideTheRowsBelow() {
    const auto open = "o;\"Ana;11144477735;ana@exemplo.com;1;;\n"_ba;
    QCOMPARE(faults(read(head + open + row("a", "x") + row("b", "y"))),
             (QStringList{u"2  quote"_s, u"3 amount amount_format"_s, u"4 amount amount_format"_s}));
    QCOMPARE(faults(read(head + open + row("a", "x") + "q;\"Beto\";11144477735;b@exemplo.com;z;;\n")),
             (QStringList{u"2  quote"_s, u"3 amount amount_format"_s, u"4 amount amount_format"_s}));
    QCOMPARE(faults(read(head + "o;Ana \"Lu\" Souza;11144477735;ana@exemplo.com;1;;\n" + row("a", "x"))),
             (QStringList{u"2  quote"_s, u"3 amount amount_format"_s}));
    QCOMPARE(faults(read(head + "o;\"Ana\"Lu;11144477735;ana@exemplo.com;1;;\n")), QStringList{u"2  quote"_s});
    // A cell that swallows 64 KiB is an open mark even when another one closes it far below.
    QByteArray many;
    for (int i = 0; i < 2000; ++i) {
        many += row("r" + QByteArray::number(i), "1," + QByteArray::number(10 + i % 90));
    }
    const auto file = read(head + open + many + "q;x\";11144477735;ana@exemplo.com;1;;\n");
    QCOMPARE(faults(file), (QStringList{u"2  quote"_s, u"2003  quote"_s}));
    QCOMPARE(file.rowCount, 2002);
}

void ImportCsvTest::stopsAtTheLimitsOfTheRules() {
    const auto text = head + row("a", "1") + row("b", "2") + row("c", "3");
    auto tight = rules;
    tight.maxRows = 2;
    QCOMPARE(faults(readImport(text, ImportFormat::Csv, tight)), QStringList{u"4  too_many_rows"_s});
    tight.maxRows = 3;
    QCOMPARE(readImport(text, ImportFormat::Csv, tight).rows.size(), std::size_t(3));
    tight.maxBytes = text.size();
    QCOMPARE(readImport(text, ImportFormat::Csv, tight).rows.size(), std::size_t(3));
    tight.maxBytes = text.size() - 1;
    QCOMPARE(faults(readImport(text, ImportFormat::Csv, tight)), QStringList{u"0  file_too_large"_s});
}

void ImportCsvTest::capsTheListButCountsEverything() {
    auto tight = rules;
    tight.maxProblems = 10;
    QByteArray text = head;
    for (int i = 0; i < 500; ++i) {
        text += "r" + QByteArray::number(i) + ";Ana;1;x;0;;\n";
    }
    const auto file = readImport(text, ImportFormat::Csv, tight);
    QCOMPARE(file.problemCount, 1500);
    QCOMPARE(file.rowCount, 500);
    QCOMPARE(file.problems.size(), 11);
    QCOMPARE(file.problems.last().code, u"too_many_problems"_s);
    QVERIFY(file.problems.last().detail.contains(u"1500"_s));
}

void ImportCsvTest::theTemplatesAreGoodFiles_data() {
    QTest::addColumn<QString>("locale");
    for (const auto *name : {"pt_BR", "en", "en_US", "es", "C"}) {
        QTest::newRow(name) << QString::fromLatin1(name);
    }
}

// Good but for its example, which would pay somebody who does not exist.
void ImportCsvTest::theTemplatesAreGoodFiles() {
    QFETCH(const QString, locale);
    const auto file = read(importTemplate(locale));
    QCOMPARE(file.problemCount, 1);
    QCOMPARE(file.problems.front().code, u"example_row"_s);
    QCOMPARE(file.problems.front().line, 2);
    auto text = importTemplate(locale);
    const auto own = read(text.replace("Maria da Silva", "Rosa Lima"));
    QCOMPARE(own.problems.size(), 1); // the description still says that it is the example
    text.replace("Exemplo: troque esta linha", "").replace("Ejemplo: cambie esta l\u00ednea", "");
    const auto good = read(text.replace("Example: replace this line", ""));
    QCOMPARE(faults(good), QStringList());
    QCOMPARE(good.rowCount, 1);
    QCOMPARE(good.total.minor, 150'000);
}

void ImportCsvTest::survivesRandomDamage() {
    const auto good = head + row("a", "1,00") + "b;\"Bia; \"\"B\"\"\";11144477735;b@exemplo.com;\"2.000,00\";;\n" +
                      row("c", "3.5") + row("d", "9");
    QRandomGenerator random(21);
    constexpr char spices[] = "\"\";\n\r\0,\xEF\xBB\xBF\xC3\x28=E+";
    const QByteArray spice(spices, sizeof spices - 1);
    int refused = 0;
    for (int i = 0; i < 5'000; ++i) {
        auto text = good;
        for (int n = random.bounded(1, 8); n > 0; --n) {
            const auto at = random.bounded(text.size());
            switch (random.bounded(3)) {
            case 0:
                text[at] = spice[random.bounded(spice.size())];
                break;
            case 1:
                text.insert(at, spice[random.bounded(spice.size())]);
                break;
            default:
                text.remove(at, random.bounded(30));
            }
        }
        const auto file = read(text);
        QCOMPARE(file.problemCount == 0, file.problems.isEmpty());
        QVERIFY(file.problems.isEmpty() || file.rows.empty());
        qint64 total = 0;
        for (const auto &kept : file.rows) {
            QVERIFY(kept.amountMinor > 0 && !kept.externalId.empty() && !kept.document.empty() && kept.line > 1);
            total += kept.amountMinor;
        }
        QCOMPARE(file.total.minor, total);
        refused += file.problems.isEmpty() ? 0 : 1;
    }
    QVERIFY(refused > 1'000);
}

QTEST_GUILESS_MAIN(ImportCsvTest)
#include "tst_importcsv.moc"
