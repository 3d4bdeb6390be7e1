// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/canonical.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

static QJsonValue parsed(const QByteArray &text) {
    const auto whole = QJsonDocument::fromJson("[" + text + "]");
    Q_ASSERT(whole.isArray());
    return whole.array().first();
}

class CanonicalTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theFormIsTheOneOfTheRfc_data() {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, QByteArray given, QByteArray expected) {
            QTest::newRow(name) << std::move(given) << std::move(expected);
        };
        row("literals", "[null, true, false]", "[null,true,false]");
        row("empty", "{ \"a\" : { }, \"b\" : [ ] }", "{\"a\":{},\"b\":[]}");
        row("order", "{\"b\":1,\"a\":2,\"aa\":3,\"A\":4,\"\":5,\"1\":6,\"10\":7,\"2\":8}",
            "{\"\":5,\"1\":6,\"10\":7,\"2\":8,\"A\":4,\"a\":2,\"aa\":3,\"b\":1}");
        // RFC 8785, 3.2.3: by UTF-16 code units, so a surrogate pair (U+1F600) stands before U+FB33.
        row("utf-16 order",
            "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}",
            "{\"\\r\":2,\"1\":4,\"\xc2\x80\":6,\"\xc3\xb6\":7,\"\xe2\x82\xac\":1,\"\xf0\x9f\x98\x80\":5,"
            "\"\xef\xac\xb3\":3}");
        // RFC 8785, 3.2.2.2: its own example string.
        row("escapes", "\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"",
            "\"\xe2\x82\xac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"");
        row("short escapes", "\"\\b\\t\\n\\f\\r\"", "\"\\b\\t\\n\\f\\r\"");
        row("control", "\"\\u0000\\u001f\\u007f\"", "\"\\u0000\\u001f\x7f\"");
        row("line separators stay", "\"\\u2028\\u2029\"", "\"\xe2\x80\xa8\xe2\x80\xa9\"");
        row("integers", "[0,-0,1,-1,10,1e3,9007199254740992,-9007199254740992,4.0]",
            "[0,0,1,-1,10,1000,9007199254740992,-9007199254740992,4]");
        row("nested", "{\"z\":[{\"y\":[[]],\"x\":{\"b\":\"\",\"a\":\"\"}}],\"a\":null}",
            "{\"a\":null,\"z\":[{\"x\":{\"a\":\"\",\"b\":\"\"},\"y\":[[]]}]}");
    }
    void theFormIsTheOneOfTheRfc() {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, expected);
        QCOMPARE(json::canonical(parsed(given)), expected);
    }

    void theFormOfTheFormIsItself() {
        const QJsonObject value{{u"b"_s, QJsonArray{1, u"\U0001F600\u2028\""_s, true}}, {u"a"_s, QJsonValue::Null}};
        const auto once = json::canonical(value);
        QCOMPARE(json::canonical(QJsonDocument::fromJson(once).object()), once);
    }

    void halfASurrogatePairBecomesTheReplacementCharacter_data() {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("high at the end") << (u"a"_s + QChar(0xd83d)) << QByteArray("\"a\xef\xbf\xbd\"");
        QTest::newRow("low first") << (QChar(0xde00) + u"a"_s)
                                   << QByteArray("\"\xef\xbf\xbd"
                                                 "a\"");
        QTest::newRow("high before a letter") << (QString(QChar(0xd83d)) + u"a"_s)
                                              << QByteArray("\"\xef\xbf\xbd"
                                                            "a\"");
        QTest::newRow("two highs and a low")
            << (QString(QChar(0xd83d)) + u"\U0001F600"_s) << QByteArray("\"\xef\xbf\xbd\xf0\x9f\x98\x80\"");
    }
    void halfASurrogatePairBecomesTheReplacementCharacter() {
        QFETCH(QString, given);
        QTEST(json::canonical(given), "expected");
    }

    void theHashIsSha256InLowerCaseHex() {
        QCOMPARE(json::sha256Hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        QCOMPARE(json::sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
};

QTEST_GUILESS_MAIN(CanonicalTest)
#include "tst_canonical.moc"
