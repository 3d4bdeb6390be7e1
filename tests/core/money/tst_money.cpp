// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/money/money.h"

#include <QRandomGenerator>
#include <QTest>
#include <limits>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

class MoneyTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheFormOfTheApiAndNothingElse_data();
    void readsTheFormOfTheApiAndNothingElse();
    void readsWhatPeopleWrite_data();
    void readsWhatPeopleWrite();
    void refusesWhatItCannotBeSureOf_data();
    void refusesWhatItCannotBeSureOf();
    void writesTheSeparatorsOfTheLanguage_data();
    void writesTheSeparatorsOfTheLanguage();
    void sumsUntilItWouldOverflow();
    void neverMixesCurrencies();
    void aCurrencyIsThreeCapitals();
    void anyAmountTravelsThroughTheApiAndBack();
    void whatIsFormattedIsReadBackInEveryLanguage();
};

void MoneyTest::readsTheFormOfTheApiAndNothingElse_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("code");
    const auto good = [](const char *text, qint64 minor) {
        QTest::newRow(text) << QString::fromUtf8(text) << minor << QString();
    };
    const auto bad = [](const char *text, const char *code) {
        QTest::newRow(text) << QString::fromUtf8(text) << qint64(0) << QString::fromLatin1(code);
    };
    good("0.00", 0);
    good("0.05", 5);
    good("-0.05", -5);
    good("1234.56", 123456);
    good("-1234.56", -123456);
    good("92233720368547758.07", std::numeric_limits<qint64>::max());
    good("-92233720368547758.08", std::numeric_limits<qint64>::min());
    bad("92233720368547758.08", "amount_overflow");
    bad("-92233720368547758.09", "amount_overflow");
    bad("99999999999999999999999999999999.00", "amount_overflow");
    for (const char *text :
         {"",      "-",     ".",     ".00",   "-.00",  "1",   "1.",   "1.2",    "1.234", "1,23", "+1.00", "--1.00",
          "01.00", "00.00", "1 .00", " 1.00", "1.00 ", "1e3", "1.0e", "0x1.00", "NaN",   "١.٠٠", "1..00", "1.-1"}) {
        bad(text, "amount_format");
    }
}

void MoneyTest::readsTheFormOfTheApiAndNothingElse() {
    QFETCH(const QString, text);
    QFETCH(const qint64, minor);
    QFETCH(const QString, code);
    const auto read = moneyFromApi(text, u"BRL");
    QCOMPARE(read.has_value(), code.isEmpty());
    if (!read) {
        QCOMPARE(read.error().code, code);
        QCOMPARE(read.error().kind, ErrorKind::Rejected);
        return;
    }
    QCOMPARE(read->minor, minor);
    QCOMPARE(toApi(*read), text);
}

void MoneyTest::readsWhatPeopleWrite_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("minor");
    const auto row = [](const char *text, qint64 minor) { QTest::newRow(text) << QString::fromUtf8(text) << minor; };
    row("0", 0);
    row("0,00", 0);
    row("0,5", 50);
    row("0.05", 5);
    row("1500", 150'000);
    row("1500,5", 150'050);
    row("1500.00", 150'000);
    row("1500,00", 150'000);
    row("1.500,00", 150'000);
    row("1,500.00", 150'000);
    row("1.500,5", 150'050);
    row("12.345.678,90", 1'234'567'890);
    row("12,345,678.90", 1'234'567'890);
    row("1.500.000", 150'000'000);
    row("  10,00 ", 1000);
    row("92233720368547758,07", std::numeric_limits<qint64>::max());
}

void MoneyTest::readsWhatPeopleWrite() {
    QFETCH(const QString, text);
    QFETCH(const qint64, minor);
    const auto read = moneyFromText(text);
    QVERIFY2(read, read ? "" : qPrintable(read.error().code));
    QCOMPARE(read->minor, minor);
}

void MoneyTest::refusesWhatItCannotBeSureOf_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *text, const char *code) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromLatin1(code);
    };
    for (const char *text : {"1.500", "1,500", "999.000", "12,345", " 1.500 "}) {
        row(text, "amount_ambiguous");
    }
    for (const char *text : {"1,5E+03", "1.5e3", "1E3", "-1E3", "1e-2", "1.500,0e+1"}) {
        row(text, "amount_scientific");
    }
    for (const char *text : {"-1", "-1,00", "-1.500,00", "-0"}) {
        row(text, "amount_not_positive");
    }
    for (const char *text : {"R$ 10,00", "10,00 BRL", "+10",         "10-",  "(10)", "1 500,00", "1.50,00",
                             "1.5.0",    "1,2,3",     ".5",          ",50",  "5.",   "1500,000", "0,500",
                             "0.123",    "10,123456", "1.500,00.00", "1..5", "1.,5", "007",      "00,10",
                             "e5",       "E",         "1e",          "1e+",  "abc",  "१०",       "1\u00a0000,00",
                             "1500.000", "=1+1",      "−5"}) {
        row(text, "amount_format");
    }
    row("", "required");
    row("   ", "required");
    row("92233720368547758,08", "amount_too_large");
    row("99999999999999999999999999", "amount_too_large");
}

void MoneyTest::refusesWhatItCannotBeSureOf() {
    QFETCH(const QString, text);
    QFETCH(const QString, code);
    const auto read = moneyFromText(text);
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
    QVERIFY(!read.error().detail.isEmpty());
}

void MoneyTest::writesTheSeparatorsOfTheLanguage_data() {
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    const auto row = [](qint64 minor, const char *currency, const char *locale, const QString &text) {
        QTest::addRow("%lld %s %s", minor, currency, locale)
            << minor << QString::fromLatin1(currency) << QString::fromLatin1(locale) << text;
    };
    row(4'822'000, "BRL", "pt_BR", u"R$\u00a048.220,00"_s);
    row(4'822'000, "BRL", "en", u"R$\u00a048,220.00"_s);
    row(4'822'000, "BRL", "en_US", u"R$\u00a048,220.00"_s);
    row(4'822'000, "BRL", "es", u"R$\u00a048.220,00"_s);
    row(123'456'789'012, "BRL", "pt_BR", u"R$\u00a01.234.567.890,12"_s);
    row(5, "BRL", "pt_BR", u"R$\u00a00,05"_s);
    row(-5, "BRL", "pt_BR", u"-R$\u00a00,05"_s);
    row(-100'000, "BRL", "pt_BR", u"-R$\u00a01.000,00"_s);
    row(-99'999, "BRL", "pt_BR", u"-R$\u00a0999,99"_s);
    row(100'000, "USD", "en", u"US$\u00a01,000.00"_s);
    row(100'000, "EUR", "es", u"€\u00a01.000,00"_s);
    row(100'000, "CHF", "pt_BR", u"CHF\u00a01.000,00"_s);
    row(std::numeric_limits<qint64>::min(), "BRL", "en", u"-R$\u00a092,233,720,368,547,758.08"_s);
}

void MoneyTest::writesTheSeparatorsOfTheLanguage() {
    QFETCH(const qint64, minor);
    QFETCH(const QString, currency);
    QFETCH(const QString, locale);
    QFETCH(const QString, text);
    QCOMPARE(formatMoney({minor, *makeCurrency(currency)}, locale), text);
}

void MoneyTest::sumsUntilItWouldOverflow() {
    constexpr auto most = std::numeric_limits<qint64>::max();
    constexpr auto least = std::numeric_limits<qint64>::min();
    QCOMPARE(sum({410'000, {}}, {4'412'000, {}})->minor, 4'822'000);
    QCOMPARE(sum({most - 1, {}}, {1, {}})->minor, most);
    QCOMPARE(sum({least + 1, {}}, {-1, {}})->minor, least);
    QCOMPARE(sum({least, {}}, {most, {}})->minor, -1);
    QCOMPARE(sum({most, {}}, {1, {}}).error().code, u"amount_overflow"_s);
    QCOMPARE(sum({1, {}}, {most, {}}).error().code, u"amount_overflow"_s);
    QCOMPARE(sum({least, {}}, {-1, {}}).error().code, u"amount_overflow"_s);
    QCOMPARE(sum({least, {}}, {least, {}}).error().code, u"amount_overflow"_s);
}

void MoneyTest::neverMixesCurrencies() {
    QCOMPARE(sum({1, {}}, {1, *makeCurrency(u"USD")}).error().code, u"currency_mismatch"_s);
    QCOMPARE(moneyFromApi(u"1.00", u"USD")->currency.text(), u"USD"_s);
    QCOMPARE(moneyFromText(u"1,00", *makeCurrency(u"EUR"))->currency.text(), u"EUR"_s);
}

void MoneyTest::aCurrencyIsThreeCapitals() {
    for (const auto *bad : {u"", u"BR", u"BRLL", u"brl", u"B L", u"BR1", u"ÁÉÍ"}) {
        QCOMPARE(makeCurrency(QStringView(bad)).has_value(), false);
        QCOMPARE(moneyFromApi(u"1.00", QStringView(bad)).error().code, u"currency_format"_s);
    }
    QCOMPARE(makeCurrency(u"BRL")->text(), u"BRL"_s);
}

void MoneyTest::anyAmountTravelsThroughTheApiAndBack() {
    QRandomGenerator random(7);
    for (int i = 0; i < 20'000; ++i) {
        // Every magnitude is as likely as the others.
        const auto minor = static_cast<qint64>(random.generate64()) >> random.bounded(64);
        const Money money{minor, {}};
        QCOMPARE(*moneyFromApi(toApi(money), u"BRL"), money);
    }
}

void MoneyTest::whatIsFormattedIsReadBackInEveryLanguage() {
    QRandomGenerator random(8);
    for (int i = 0; i < 20'000; ++i) {
        const auto minor = static_cast<qint64>(random.generate64() >> (1 + random.bounded(63)));
        const Money money{minor, {}};
        for (const auto &locale : {u"pt_BR"_s, u"en"_s, u"es"_s}) {
            const auto text = formatAmount(money, locale);
            const auto read = moneyFromText(text);
            QVERIFY2(read && *read == money, qPrintable(text));
        }
    }
}

QTEST_GUILESS_MAIN(MoneyTest)
#include "tst_money.moc"
