// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/condition.h"
#include "core/profiles/foreignvalue.h"
#include "core/profiles/texttemplate.h"

#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

// Times, amounts and words as back-ends write them.
class ForeignValueTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTimes_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QString>("is"); // empty: none
        const auto row = [](const char *text, const char *zone, const char16_t *is) {
            QTest::newRow(text) << QByteArray(text) << QByteArray(zone) << QString::fromUtf16(is);
        };
        row("2026-11-21T19:27:45", "UTC", u"2026-11-21T19:27:45.000Z");
        row("2026-11-21T20:29:23.979012", "UTC", u"2026-11-21T20:29:23.979Z");
        row("2026-11-21 19:27", "UTC", u"2026-11-21T19:27:00.000Z");
        row("2026-11-21T19:27:45Z", "America/Sao_Paulo", u"2026-11-21T19:27:45.000Z");
        row("2026-11-21T19:27:45-03:00", "UTC", u"2026-11-21T22:27:45.000Z");
        row("2026-11-21T19:27:45+0530", "UTC", u"2026-11-21T13:57:45.000Z");
        row("2026-11-21T19:27:45+05", "UTC", u"2026-11-21T14:27:45.000Z");
        row("2026-11-21T19:27:46", "America/Sao_Paulo", u"2026-11-21T22:27:46.000Z");
        row("2016-12-31T23:59:60Z", "UTC", u"2017-01-01T00:00:00.000Z");
        row("2026-02-30T00:00:00", "UTC", u"");
        row("2026-11-21", "UTC", u"");
        row("2026-11-21T25:00:00", "UTC", u"");
        row("2026-11-21T19:27:45 BRT", "UTC", u"");
        row("21/11/2026 19:27", "UTC", u"");
        row("", "UTC", u"");
        row("yesterday", "UTC", u"");
    }
    void readsTimes() {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, zone);
        const auto read = foreignTime(text, QTimeZone(zone));
        QTEST(read ? toRfc3339(*read) : QString(), "is");
    }
    void readsDatesAndEpochs() {
        QCOMPARE(toRfc3339(*foreignDate("2026-11-21", QTimeZone("America/Sao_Paulo"))), u"2026-11-21T03:00:00.000Z"_s);
        QVERIFY(!foreignDate("2026-11-21T00:00:00", QTimeZone::utc()));
        QCOMPARE(toRfc3339(*foreignEpoch(1795292834.067417)), u"2026-11-21T20:27:14.067Z"_s);
        QVERIFY(!foreignEpoch(-1));
        QVERIFY(!foreignEpoch(1e18));
        QVERIFY(!foreignEpoch(qQNaN()));
    }
    void readsDecimals_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("scale");
        QTest::addColumn<qint64>("minor"); // -1: none
        const auto row = [](const char *text, int scale, qint64 minor) {
            QTest::addRow("%s/%d", text, scale) << QByteArray(text) << scale << minor;
        };
        row("170.0", 2, 17000);
        row("183.96", 2, 18396);
        row("0.1", 2, 10);
        row("1.8396e2", 2, 18396);
        row("5E-2", 2, 5);
        row("12e3", 2, 1'200'000);
        row("1.005", 2, -1);
        row("1.500", 2, 150);
        row("1.005", 3, 1005);
        row("35137", 0, 35137);
        row("35137.5", 0, -1);
        row("92233720368547758.07", 2, 9223372036854775807);
        row("92233720368547758.08", 2, -1);
        row("abc", 2, -1);
        row("", 2, -1);
        row("1e400", 2, -1);
        row(".5", 2, -1);
    }
    void readsDecimals() {
        QFETCH(QByteArray, text);
        QFETCH(int, scale);
        QTEST(qint64(foreignDecimal(text, scale).value_or(-1)), "minor");
    }
    void readsAmounts_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("minor"); // -1: none
        const auto row = [](const char *text, qint64 minor) { QTest::newRow(text) << QByteArray(text) << minor; };
        row("R$ 183.96", 18396);
        row("R$ 1.234,56", 123456);
        row("R$\u00a01.234.567,8", 123456780);
        row("US$ 1,234.56", 123456);
        row("1.234", 123400);
        row("1,234,567", 123456700);
        row("12", 1200);
        row("12,5", 1250);
        row("12,345,67", -1);
        row("1.23.456", -1);
        row("1,234.567", -1);
        row("free", -1);
        row("", -1);
    }
    void readsAmounts() {
        QFETCH(QByteArray, text);
        QTEST(qint64(foreignAmount(text, 2).value_or(-1)), "minor");
    }
    void readsWhatIsOwed() {
        QCOMPARE(foreignAmount("-R$ 12,00", 2).value(), -1200);
        QCOMPARE(foreignAmount("(12.00)", 2).value(), -1200);
        QCOMPARE(foreignDecimal("-12.5", 2).value(), -1250);
    }
    void fillsTemplates() {
        const TextTemplate path(u"/jobs/${id}/of/${parent.id}");
        QCOMPARE(path.holes(), (QStringList{u"id"_s, u"parent.id"_s}));
        QCOMPARE(path.filled([](const QString &hole) { return hole + u'!'; }), u"/jobs/id!/of/parent.id!"_s);
        QCOMPARE(path.text(), u"/jobs/${id}/of/${parent.id}"_s);
        QVERIFY(TextTemplate(u"${rows}").isOnly(u"rows"));
        QVERIFY(!TextTemplate(u"a ${rows}").isOnly(u"rows"));
        QCOMPARE(TextTemplate(u"open ${id").filled({}), u"open ${id"_s);
    }
    void weighsConditions_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("holds");
        // failed is 0, total 80, state 'DONE', open true; gone is absent
        QTest::newRow("equal") << u"failed == 0"_s << true;
        QTest::newRow("and") << u"failed == 0 and total > 80"_s << false;
        QTest::newRow("or binds looser") << u"failed > 0 and total > 0 or state == 'DONE'"_s << true;
        QTest::newRow("text") << u"state != \"DONE\""_s << false;
        QTest::newRow("truth") << u"open == true"_s << true;
        QTest::newRow("absent") << u"gone == null"_s << true;
        QTest::newRow("absent is no number") << u"gone < 5"_s << false;
        QTest::newRow("not absent") << u"failed != null"_s << true;
        QTest::newRow("other kinds are not equal") << u"state == 0"_s << false;
        QTest::newRow("two paths") << u"failed <= total"_s << true;
    }
    void weighsConditions() {
        QFETCH(QString, text);
        const auto condition = Condition::parse(text);
        QVERIFY2(condition, condition ? "" : qPrintable(condition.error().detail));
        const auto paths = condition->paths();
        const bool holds = condition->holds([&paths](int path) {
            const QString name = paths.at(path);
            return name == u"failed"  ? SaidValue{SaidValue::Kind::Number, {}, 0}
                   : name == u"total" ? SaidValue{SaidValue::Kind::Number, {}, 80}
                   : name == u"state" ? SaidValue{SaidValue::Kind::Text, "DONE"}
                   : name == u"open"  ? SaidValue{SaidValue::Kind::Truth, {}, 0, true}
                                      : SaidValue{};
        });
        QTEST(holds, "holds");
    }
    void saysWhereAConditionBreaks_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("says");
        QTest::newRow("one sign") << u"failed = 0"_s << u"at character 8"_s;
        QTest::newRow("no right side") << u"failed =="_s << u"a path, a number or a 'text' is expected"_s;
        QTest::newRow("words") << u"failed == 0 but total"_s << u"and or or is expected at character 13"_s;
        QTest::newRow("open text") << u"state == 'DONE"_s << u"at character 10"_s;
        QTest::newRow("empty") << QString() << u"at character 1"_s;
    }
    void saysWhereAConditionBreaks() {
        QFETCH(QString, text);
        QFETCH(QString, says);
        const auto condition = Condition::parse(text);
        QVERIFY(!condition);
        QVERIFY2(condition.error().detail.contains(says), qPrintable(condition.error().detail));
    }
};

QTEST_APPLESS_MAIN(ForeignValueTest)
#include "tst_foreignvalue.moc"
