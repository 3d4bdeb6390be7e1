// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"

#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

static QByteArray nested(int levels) {
    return QByteArray(levels, '[') + QByteArray(levels, ']');
}

class GuardTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyWholePlainJsonPasses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        const auto good = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text << QString(); };
        const auto bad = [](const char *name, const QByteArray &text, const QString &code) {
            QTest::newRow(name) << text << code;
        };
        good("object", R"({"a":[1,{"a":null}],"b":{"a":"\u00e9"}})");
        good("white space around", " \r\n\t{ }\n");
        good("scalar", "\"x\"");
        good("same key in sisters", R"([{"a":1},{"a":2}])");
        good("same key in parent and child", R"({"a":{"a":{"a":1}}})");
        good("keys that differ in case", R"({"a":1,"A":2})");
        good("a byte order mark inside a string", "\"\xef\xbb\xbf\"");
        good("64 levels", nested(64));
        good("64 levels of objects", QByteArray(R"({"a":)").repeated(64) + "1" + QByteArray("}").repeated(64));
        bad("65 levels", nested(65), u"too_deep"_s);
        bad("65 levels of objects", QByteArray(R"({"a":)").repeated(65) + "1" + QByteArray("}").repeated(65),
            u"too_deep"_s);
        bad("a bomb that never closes", QByteArray(1 << 20, '['), u"json_syntax"_s);
        bad("a bomb that closes", nested(1 << 20), u"too_deep"_s);
        bad("a bomb of objects", QByteArray(R"({"a":)").repeated(200'000), u"json_syntax"_s);
        bad("a key twice", R"({"a":1,"b":2,"a":1})", u"duplicate_key"_s);
        bad("a key twice, once escaped", R"({"a":1,"\u0061":2})", u"duplicate_key"_s);
        bad("a key twice below", R"({"x":[0,{"y":{"a":1,"a":2}}]})", u"duplicate_key"_s);
        bad("the empty key twice", R"({"":1,"":2})", u"duplicate_key"_s);
        bad("empty", "", u"json_syntax"_s);
        bad("white space only", " \n", u"json_syntax"_s);
        bad("trailing text", "{} x", u"json_syntax"_s);
        bad("two documents", "{}{}", u"json_syntax"_s);
        bad("trailing comma", "[1,]", u"json_syntax"_s);
        bad("comment", "{}//", u"json_syntax"_s);
        bad("single quotes", "{'a':1}", u"json_syntax"_s);
        bad("bare word", "nul", u"json_syntax"_s);
        bad("NaN", "[NaN]", u"json_syntax"_s);
        bad("leading zero", "[01]", u"json_syntax"_s);
        bad("plus", "[+1]", u"json_syntax"_s);
        bad("torn string", "\"abc", u"json_syntax"_s);
        bad("raw control character", "\"a\nb\"", u"json_syntax"_s);
        bad("bad escape", R"("\x41")", u"json_syntax"_s);
        bad("NUL behind", QByteArray("{}\0", 3), u"json_syntax"_s);
        bad("html", "<html></html>", u"json_syntax"_s);
        bad("byte order mark in front", "\xef\xbb\xbf{}", u"json_syntax"_s);
        bad("UTF-16", QByteArray("\xff\xfe{\0}\0", 6), u"json_syntax"_s);
        bad("torn UTF-8", "\"\xe2\x82\"", u"json_syntax"_s);
        bad("overlong UTF-8", "\"\xc0\xaf\"", u"json_syntax"_s);
        bad("surrogate in UTF-8", "\"\xed\xa0\x80\"", u"json_syntax"_s);
        bad("latin-1", "\"\xe9\"", u"json_syntax"_s);
    }
    void onlyWholePlainJsonPasses() {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        const auto passed = json::guard(text);
        QCOMPARE(passed ? QString() : passed.error().code, code);
        if (!passed) {
            QCOMPARE(passed.error().kind, ErrorKind::Malformed);
            QVERIFY(!passed.error().detail.isEmpty());
        }
    }

    void namesThePlaceOfAFault() {
        const auto why = json::guard("[\n {\"a\": 1},\n {\"b\" 2}\n]").error().detail;
        QVERIFY2(why.startsWith(u"not JSON in line 3, column "_s), qPrintable(why));
    }

    void manyKeysTakeNoQuadraticTime() {
        QByteArray text = "{";
        for (int i = 0; i < 60'000; ++i) {
            text += "\"k" + QByteArray::number(i) + "\":0,";
        }
        QVERIFY(json::guard(text + "\"last\":0}"));
        QCOMPARE(json::guard(text + "\"k0\":0}").error().code, u"duplicate_key"_s);
    }

    void aPartOfABiggerBufferIsJudgedAlone() {
        const QByteArray buffer = "{}garbage";
        QVERIFY(json::guard(QByteArrayView(buffer).first(2)));
        QVERIFY(!json::guard(QByteArrayView(buffer).first(3)));
    }
};

QTEST_GUILESS_MAIN(GuardTest)
#include "tst_guard.moc"
