// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/importfile.h"

#include <QRandomGenerator>
#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

namespace {

const ImportRules rules{.today = QDate(2026, 11, 20)};

ImportFile read(const QByteArray &text) {
    return readImport(text, ImportFormat::Json, rules);
}

QStringList faults(const ImportFile &file) {
    QStringList list;
    for (const auto &problem : file.problems) {
        list.append(u"%1 %2 %3"_s.arg(problem.line).arg(problem.field, problem.code));
    }
    return list;
}

// An item with the amount, as JSON, that is given.
QByteArray item(const QByteArray &id, const QByteArray &amount) {
    return R"({"external_id":")"_ba + id +
           R"(","payee":"Ana","document":"11144477735","pix_key":"ana@exemplo.com","amount":)" + amount + '}';
}

} // namespace

class ImportJsonTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAnArrayOrItsWrapping_data();
    void readsAnArrayOrItsWrapping();
    void takesAnAmountOnlyAsItWasWritten_data();
    void takesAnAmountOnlyAsItWasWritten();
    void namesItemAndMemberOfEachProblem_data();
    void namesItemAndMemberOfEachProblem();
    void textThatIsNotJsonIsOneProblem_data();
    void textThatIsNotJsonIsOneProblem();
    void readsEscapesAndForgetsNothing();
    void survivesRandomDamage();
};

void ImportJsonTest::readsAnArrayOrItsWrapping_data() {
    QTest::addColumn<QByteArray>("text");
    const auto two = item("a", "\"1.00\"") + ',' + item("b", "\"2,00\"");
    QTest::newRow("array") << '[' + two + ']';
    QTest::newRow("wrapped") << R"({"items":[)"_ba + two + "]}";
    QTest::newRow("white space") << "\xEF\xBB\xBF \n[ " + two + " ]\r\n\t ";
    QTest::newRow("portuguese") << R"([{"id_externo":"a","favorecido":"Ana","documento":"11144477735",
        "chave_pix":"ana@exemplo.com","valor":"1,00","data":null,"descrição":null},)" +
                                       item("b", "2") + ']';
}

void ImportJsonTest::readsAnArrayOrItsWrapping() {
    QFETCH(const QByteArray, text);
    const auto file = read(text);
    QCOMPARE(faults(file), QStringList());
    QCOMPARE(file.rows.size(), std::size_t(2));
    QCOMPARE(file.rows[0].line, 1);
    QCOMPARE(file.rows[1].line, 2);
    QCOMPARE(file.rows[1].externalId, std::string("b"));
    QCOMPARE(file.total.minor, 300);
}

void ImportJsonTest::takesAnAmountOnlyAsItWasWritten_data() {
    QTest::addColumn<QByteArray>("amount");
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("code");
    const auto good = [](const char *amount, qint64 minor) {
        QTest::newRow(amount) << QByteArray(amount) << minor << QString();
    };
    const auto bad = [](const char *amount, const char *code) {
        QTest::newRow(amount) << QByteArray(amount) << qint64(0) << QString::fromLatin1(code);
    };
    good("\"1234.56\"", 123'456);
    good("\"1.234,56\"", 123'456);
    good("1234.56", 123'456);
    good("1234.5", 123'450);
    good("1234", 123'400);
    good("0.01", 1);
    good("  5  ", 500);
    good("\"1\\u0032\"", 1200);
    bad("\"1.234\"", "amount_ambiguous");
    bad("1.234", "amount_ambiguous");
    bad("1234.567", "amount_format");
    bad("1234.560", "amount_format");
    bad("1e3", "amount_scientific");
    bad("1.5E+3", "amount_scientific");
    bad("0", "amount_not_positive");
    bad("-5.00", "amount_not_positive");
    bad("123456789012345678901234567890", "amount_too_large");
    bad("true", "json_type");
    bad("[]", "json_type");
    bad("{\"value\":\"1.00\"}", "json_type");
    bad("null", "required");
    bad("\"\"", "required");
    bad("1.500.000", "json_syntax");
    bad("01", "json_syntax");
    bad("1,50", "json_syntax");
    bad("+1", "json_syntax");
    bad("NaN", "json_syntax");
    bad("1.", "json_syntax");
    bad(".5", "json_syntax");
    bad("nul", "json_syntax");
}

void ImportJsonTest::takesAnAmountOnlyAsItWasWritten() {
    QFETCH(const QByteArray, amount);
    QFETCH(const qint64, minor);
    QFETCH(const QString, code);
    const auto file = read('[' + item("a", amount) + ']');
    QCOMPARE(file.problems.isEmpty(), code.isEmpty());
    if (code.isEmpty()) {
        QCOMPARE(file.total.minor, minor);
    } else {
        QCOMPARE(file.problems.first().code, code);
        QCOMPARE(file.problems.first().line, 1);
    }
}

void ImportJsonTest::namesItemAndMemberOfEachProblem_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QByteArray &text, const QStringList &expected) {
        QTest::newRow(name) << text << expected;
    };
    const auto good = item("a", "\"1.00\"");
    row("second item", '[' + good + ',' + item("b", "\"1.500\"") + ']', {u"2 amount amount_ambiguous"_s});
    row("missing members", '[' + good + R"(,{"favorecido":"Bia"}])",
        {u"2 external_id required"_s, u"2 document required"_s, u"2 pix_key required"_s, u"2 amount required"_s});
    row("unknown member", R"([{"x":[[1],{"y":2}],)" + good.mid(1) + ']', {u"1 x unknown_column"_s});
    row("only unknown members", R"([{"x":1},)" + good + ']', {u"1 x unknown_column"_s});
    row("same key twice", R"([{"amount":"9.00",)" + good.mid(1) + ']', {u"1 amount duplicate_key"_s});
    row("both languages", R"([{"valor":"9.00",)" + good.mid(1) + ']', {u"1 amount duplicate_key"_s});
    row("escaped twin", "[{\"\\u0061mount\":\"9.00\"," + good.mid(1) + ']', {u"1 amount duplicate_key"_s});
    row("number for a document", '[' + QByteArray(good).replace("\"11144477735\"", "11144477735") + ']',
        {u"1 document json_type"_s, u"1 document document_length"_s});
    row("number for an id", '[' + QByteArray(good).replace("\"a\"", "1") + ']', {u"1 external_id json_type"_s});
    row("item is a list", '[' + good + ",[[[1]]]]", {u"2  json_type"_s});
    row("item is a word", '[' + good + ",\"x\"]", {u"2  json_type"_s});
    row("item is nothing", '[' + good + ",{}]", {u"2  json_type"_s});
    row("repeated row", '[' + good + ',' + good + ']', {u"2 external_id repeated_row"_s});
    row("repeated id", '[' + good + ',' + item("a", "\"2.00\"") + ']', {u"2 external_id repeated_id"_s});
    row("control", '[' + QByteArray(good).replace("Ana", "A\\u0000na") + ']', {u"1 payee control_chars"_s});
    row("line break", '[' + QByteArray(good).replace("Ana", "A\\nna") + ']', {u"1 payee control_chars"_s});
    row("no items", R"({"payments":[]})",
        {u"0 payments unknown_column"_s, u"0 items missing_column"_s, u"0  empty_file"_s});
    row("items twice", R"({"items":[)" + good + R"(],"items":[]})", {u"0 items duplicate_key"_s});
    row("items no array", R"({"items":{}})", {u"0 items json_type"_s, u"0  empty_file"_s});
    row("empty array", "[]", {u"0  empty_file"_s});
    row("empty text", "", {u"0  empty_file"_s});
    row("a word", "\"x\"", {u"0  json_type"_s});
    row("a number", "12", {u"0  json_type"_s});
}

void ImportJsonTest::namesItemAndMemberOfEachProblem() {
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, expected);
    const auto file = read(text);
    QCOMPARE(faults(file), expected);
    QVERIFY(file.rows.empty());
}

void ImportJsonTest::textThatIsNotJsonIsOneProblem_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    const auto good = item("a", "\"1.00\"");
    QTest::newRow("cut off") << ('[' + good).chopped(3) << 0;
    QTest::newRow("open array") << '[' + good << 0;
    QTest::newRow("trailing comma") << '[' + good + ",]" << 2;
    QTest::newRow("trailing text") << '[' + good + "] x" << 0;
    QTest::newRow("second document") << '[' + good + "][]" << 1;
    QTest::newRow("html") << "<html><body>Sign in</body></html>"_ba << 0;
    QTest::newRow("csv") << "external_id;payee\na;b\n"_ba << 0;
    QTest::newRow("no quotes") << "[{external_id:1}]"_ba << 1;
    QTest::newRow("half a surrogate") << '[' + QByteArray(good).replace("Ana", "\\ud800") + ']' << 1;
    QTest::newRow("bad escape") << '[' + QByteArray(good).replace("Ana", "\\x41") + ']' << 1;
    QTest::newRow("raw line break") << '[' + QByteArray(good).replace("Ana", "A\nna") + ']' << 0;
    QTest::newRow("ten million brackets") << QByteArray(10'000'000, '[') << 0;
    QTest::newRow("deep member") << R"([{"payee":)" + QByteArray(1'000'000, '[') + "}]" << 1;
}

void ImportJsonTest::textThatIsNotJsonIsOneProblem() {
    QFETCH(const QByteArray, text);
    QFETCH(const int, line);
    const auto file = read(text);
    QVERIFY(file.rows.empty());
    QVERIFY(!file.problems.isEmpty());
    QCOMPARE(file.problems.last().code, u"json_syntax"_s);
    QCOMPARE(file.problems.last().line, line);
    QVERIFY(file.problems.size() <= 2);
}

void ImportJsonTest::readsEscapesAndForgetsNothing() {
    QByteArray text = "[";
    for (int i = 0; i < 3000; ++i) { // the strings of the first items must live until the last one is compared
        text +=
            (i ? "," : "") + QByteArray(item("id-" + QByteArray::number(i % 2999), "\"1.00\""))
                                 .replace("Ana", "Jo\\u00e3o \\\"J\\\" \\ud83d\\ude00 " + QByteArray::number(i % 2999))
                                 .replace("\"external_id\"", "\"external\\u005fid\"");
    }
    const auto file = read(text + ']');
    QCOMPARE(faults(file), QStringList{u"3000 external_id repeated_row"_s});
    QVERIFY(file.problems[0].detail.contains(u"line 1:"_s) || file.problems[0].detail.contains(u"line 1 "_s));
    const auto one = read('[' + QByteArray(item("a", "1")).replace("Ana", "Jo\\u00e3o \\ud83d\\ude00") + ']');
    QCOMPARE(one.rows.at(0).payee, std::string("João 😀"));
}

void ImportJsonTest::survivesRandomDamage() {
    const auto good =
        R"({"items":[)"_ba + item("a", "\"1.00\"") + ',' + item("b", "2.5") + ',' + item("c", "\"3,00\"") + "]}";
    QRandomGenerator random(22);
    constexpr char spices[] = "\"\"{}[],:\\\n\0tfn-.e019\xC3\x28";
    const QByteArray spice(spices, sizeof spices - 1);
    for (int i = 0; i < 5'000; ++i) {
        auto text = good;
        for (int n = random.bounded(1, 6); n > 0; --n) {
            const auto at = random.bounded(text.size());
            switch (random.bounded(3)) {
            case 0:
                text[at] = spice[random.bounded(spice.size())];
                break;
            case 1:
                text.insert(at, spice[random.bounded(spice.size())]);
                break;
            default:
                text.remove(at, random.bounded(20));
            }
        }
        const auto file = read(text);
        QVERIFY(file.problems.isEmpty() || file.rows.empty());
        QVERIFY(!file.problems.isEmpty() || !file.rows.empty());
    }
}

QTEST_GUILESS_MAIN(ImportJsonTest)
#include "tst_importjson.moc"
