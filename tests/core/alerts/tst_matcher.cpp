// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/matcher.h"

#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

// The classic grammar of matchers, what they match, and the words for what is wrong with them.
class MatcherTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("printed");
        const auto row = [](const char *name, const QString &text, const QString &printed) {
            QTest::newRow(name) << text << printed;
        };
        row("equal", u"a=\"b\""_s, u"{a=\"b\"}"_s);
        row("four comparisons", u"{a=\"b\",c!=\"d\",e=~\"f.*\",g!~\"h|i\"}"_s,
            u"{a=\"b\",c!=\"d\",e=~\"f.*\",g!~\"h|i\"}"_s);
        row("blanks", u"  { a = \"b\" ,\tc !~ \"d.*\" , } "_s, u"{a=\"b\",c!~\"d.*\"}"_s);
        row("no quotes", u"a=b c , d=~e+"_s, u"{a=\"b c\",d=~\"e+\"}"_s);
        row("no braces", u"a=\"b\",c=\"d\""_s, u"{a=\"b\",c=\"d\"}"_s);
        row("none", u"{}"_s, u"{}"_s);
        row("nothing", u" "_s, u"{}"_s);
        row("empty value", u"a="_s, u"{a=\"\"}"_s);
        row("quoted empty", u"{a!=\"\"}"_s, u"{a!=\"\"}"_s);
        row("comma and brace inside", u"{a=\"b,c}\",d=\"e\"}"_s, u"{a=\"b,c}\",d=\"e\"}"_s);
        row("brace in a bare value", u"a=~x{2}"_s, u"{a=~\"x{2}\"}"_s);
        row("escapes", u"a=\"q\\\"b\\\\c\\nd\""_s, u"{a=\"q\\\"b\\\\c\\nd\"}"_s);
        row("spurious escape", u"a=~\"\\d+\\.x\""_s, u"{a=~\"\\\\d+\\\\.x\"}"_s);
        row("backslash at the end", u"a=b\\"_s, u"{a=\"b\\\\\"}"_s);
        row("UTF-8 value", u"a=\"manutenção 😀\""_s, u"{a=\"manutenção 😀\"}"_s);
        row("equals inside", u"a=\"=b\""_s, u"{a=\"=b\"}"_s);
    }
    void reads() {
        QFETCH(QString, text);
        QFETCH(QString, printed);
        const auto all = matchersOf(text);
        QVERIFY2(all, all ? "" : qPrintable(all.error().detail));
        QCOMPARE(textOf(*all), printed);
        const auto again = matchersOf(printed);
        QVERIFY(again && *again == *all);
    }
    void readsWhatItSays() {
        const auto one = matcherOf(u"a!~\"b\\\\.c\\n\""_s);
        QVERIFY(one);
        QCOMPARE(*one, (Matcher{u"a"_s, u"b\\.c\n"_s, true, false}));
        QCOMPARE(*matcherOf(u"a=b\\n "_s), (Matcher{u"a"_s, u"b\n"_s}));
        QVERIFY(!matcherOf(u"a=b,c=d"_s));
        QVERIFY(!matcherOf(u""_s));
    }
    void namesTheColumn_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QString &text, const QString &says) {
            QTest::newRow(name) << text << says;
        };
        row("no name", u"=\"b\""_s, u"column 1: the name of a label"_s);
        row("name with ç", u"ação=b"_s, u"column 2: after the name"_s);
        row("name with a dash", u"a=b, bad-name=x"_s, u"column 9: after the name"_s);
        row("digit first", u"{1a=b}"_s, u"column 2: the name"_s);
        row("no comparison", u"{a}"_s, u"column 3: after the name"_s);
        row("only !", u"a!b"_s, u"column 2: after the name"_s);
        row("two equals", u"a==b"_s, u"column 3: one = compares"_s);
        row("open quote", u"a=\"b"_s, u"column 3: the \""_s);
        row("open brace", u"{a=\"b\""_s, u"column 7: the list begins with {"_s);
        row("quote inside", u"a=b\"c"_s, u"column 4: a \" inside"_s);
        row("no comma", u"a=\"b\" c=\"d\""_s, u"column 7: a comma"_s);
        row("two commas", u"a=b,,c=d"_s, u"column 5: the name"_s);
        row("after the brace", u"{a=\"b\"} c"_s, u"column 10: the list begins"_s);
        row("expression", u"a=~\"b(\""_s, u"column 4: the expression is wrong at its character 3"_s);
        row("no text", u"a=\""_s + QChar(0xd800) + u'"', u"column 3: the value is no valid text"_s);
    }
    void namesTheColumn() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto all = matchersOf(text);
        QVERIFY(!all);
        QCOMPARE(all.error().kind, ErrorKind::Rejected);
        QVERIFY2(all.error().detail.startsWith(says), qPrintable(all.error().detail));
    }
    void matches_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("does");
        QTest::newRow("equal") << u"service=\"pix\""_s << true;
        QTest::newRow("other") << u"service=\"PIX\""_s << false;
        QTest::newRow("not") << u"service!=\"pix\""_s << false;
        QTest::newRow("all of them") << u"service=\"pix\",queue=\"x\""_s << false;
        QTest::newRow("absent is empty") << u"queue=\"\""_s << true;
        QTest::newRow("absent is not x") << u"queue!=\"x\""_s << true;
        QTest::newRow("expression") << u"service=~\"p.x|fidc\""_s << true;
        QTest::newRow("anchored before") << u"service=~\"ix\""_s << false;
        QTest::newRow("anchored behind") << u"service=~\"pi\""_s << false;
        QTest::newRow("not, expression") << u"service!~\"p.*\""_s << false;
        QTest::newRow("no line break at the end") << u"text=~\"a\""_s << false;
        QTest::newRow("dot is no line break") << u"text=~\"a.\""_s << false;
        QTest::newRow("case") << u"service=~\"(?i)PIX\""_s << true;
        QTest::newRow("letters") << u"city=~\"S.o P\\w+\""_s << true;
        QTest::newRow("none") << u"{}"_s << true;
    }
    void matches() {
        QFETCH(QString, text);
        QFETCH(bool, does);
        const auto set = MatcherSet::make(*matchersOf(text));
        QVERIFY(set);
        const Labels labels{{u"service"_s, u"pix"_s}, {u"text"_s, u"a\n"_s}, {u"city"_s, u"São Paulo"_s}};
        QCOMPARE(set->matches(labels), std::optional(does));
    }
    void saysThatItSpeaksOfEverything_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("everything");
        QTest::newRow("none") << u"{}"_s << true;
        QTest::newRow("any") << u"a=~\".*\""_s << true;
        QTest::newRow("empty") << u"a=\"\""_s << true;
        QTest::newRow("not") << u"a!=\"b\",c!~\"d\""_s << true;
        QTest::newRow("some") << u"a=~\".+\""_s << false;
        QTest::newRow("one of two") << u"a!=\"b\",c=\"d\""_s << false;
        QTest::newRow("any value") << u"a!=\"\""_s << false;
    }
    void saysThatItSpeaksOfEverything() {
        QFETCH(QString, text);
        QFETCH(bool, everything);
        QCOMPARE(MatcherSet::make(*matchersOf(text))->matchesEverything(), everything);
    }
    void refusesWhatNobodyCanAsk() {
        QCOMPARE(MatcherSet::make({{u"a-b"_s, u"c"_s}}).error().code, u"matcher_name"_s);
        QCOMPARE(MatcherSet::make({{u"a"_s, u"("_s, true}}).error().code, u"matcher_regex"_s);
        QCOMPARE(MatcherSet::make({{u"a"_s, u"b)|(c"_s, true}}).error().code, u"matcher_regex"_s);
    }
    void givesUpAnExpressionThatTakesTooLong() {
        const auto set = MatcherSet::make({{u"a"_s, u"(x+x+)+[yz]"_s, true}});
        QVERIFY(set);
        const Labels labels{{u"a"_s, QString(2000, u'x')}, {u"b"_s, u"c"_s}};
        QCOMPARE(set->matches(labels), std::optional<bool>());
        const auto both = MatcherSet::make({{u"a"_s, u"(x+x+)+[yz]"_s, true}, {u"b"_s, u"d"_s}});
        QCOMPARE(both->matches(labels), std::optional(false));
    }
};

QTEST_APPLESS_MAIN(MatcherTest)
#include "tst_matcher.moc"
