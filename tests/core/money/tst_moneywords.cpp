// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/money/money.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>
#include <limits>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

class MoneyWordsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysAmountsAsPeopleDo_data();
    void saysAmountsAsPeopleDo();
    void otherCurrenciesHaveTheirNames();
    void differentAmountsNeverSoundTheSame();
    void neverLeavesAGapOrADoubleSpace();
};

void MoneyWordsTest::saysAmountsAsPeopleDo_data() {
    QTest::addColumn<qint64>("minor");
    QTest::addColumn<QString>("pt");
    QTest::addColumn<QString>("en");
    QTest::addColumn<QString>("es");
    const auto row = [](qint64 minor, const QString &pt, const QString &en, const QString &es) {
        QTest::addRow("%lld", minor) << minor << pt << en << es;
    };
    row(0, u"zero real"_s, u"zero reais"_s, u"cero reales"_s);
    row(1, u"um centavo"_s, u"one centavo"_s, u"un centavo"_s);
    row(10, u"dez centavos"_s, u"ten centavos"_s, u"diez centavos"_s);
    row(21, u"vinte e um centavos"_s, u"twenty-one centavos"_s, u"veintiún centavos"_s);
    row(100, u"um real"_s, u"one real"_s, u"un real"_s);
    row(101, u"um real e um centavo"_s, u"one real and one centavo"_s, u"un real con un centavo"_s);
    row(1'600, u"dezesseis reais"_s, u"sixteen reais"_s, u"dieciséis reales"_s);
    row(3'100, u"trinta e um reais"_s, u"thirty-one reais"_s, u"treinta y un reales"_s);
    row(10'000, u"cem reais"_s, u"one hundred reais"_s, u"cien reales"_s);
    row(10'100, u"cento e um reais"_s, u"one hundred one reais"_s, u"ciento un reales"_s);
    row(99'999, u"novecentos e noventa e nove reais e noventa e nove centavos"_s,
        u"nine hundred ninety-nine reais and ninety-nine centavos"_s,
        u"novecientos noventa y nueve reales con noventa y nueve centavos"_s);
    row(100'000, u"mil reais"_s, u"one thousand reais"_s, u"mil reales"_s);
    row(100'100, u"mil e um reais"_s, u"one thousand one reais"_s, u"mil un reales"_s);
    row(110'000, u"mil e cem reais"_s, u"one thousand one hundred reais"_s, u"mil cien reales"_s);
    row(120'000, u"mil e duzentos reais"_s, u"one thousand two hundred reais"_s, u"mil doscientos reales"_s);
    row(123'400, u"mil duzentos e trinta e quatro reais"_s, u"one thousand two hundred thirty-four reais"_s,
        u"mil doscientos treinta y cuatro reales"_s);
    row(176'000, u"mil setecentos e sessenta reais"_s, u"one thousand seven hundred sixty reais"_s,
        u"mil setecientos sesenta reales"_s);
    row(2'100'000, u"vinte e um mil reais"_s, u"twenty-one thousand reais"_s, u"veintiún mil reales"_s);
    row(4'822'000, u"quarenta e oito mil duzentos e vinte reais"_s, u"forty-eight thousand two hundred twenty reais"_s,
        u"cuarenta y ocho mil doscientos veinte reales"_s);
    row(10'100'000, u"cento e um mil reais"_s, u"one hundred one thousand reais"_s, u"ciento un mil reales"_s);
    row(100'000'000, u"um milhão de reais"_s, u"one million reais"_s, u"un millón de reales"_s);
    row(100'000'010, u"um milhão de reais e dez centavos"_s, u"one million reais and ten centavos"_s,
        u"un millón de reales con diez centavos"_s);
    row(100'000'100, u"um milhão e um reais"_s, u"one million one reais"_s, u"un millón un reales"_s);
    row(100'100'000, u"um milhão e mil reais"_s, u"one million one thousand reais"_s, u"un millón mil reales"_s);
    row(110'000'000, u"um milhão e cem mil reais"_s, u"one million one hundred thousand reais"_s,
        u"un millón cien mil reales"_s);
    row(232'000'010, u"dois milhões trezentos e vinte mil reais e dez centavos"_s,
        u"two million three hundred twenty thousand reais and ten centavos"_s,
        u"dos millones trescientos veinte mil reales con diez centavos"_s);
    row(100'000'000'000, u"um bilhão de reais"_s, u"one billion reais"_s, u"mil millones de reales"_s);
    row(200'000'000'000'000, u"dois trilhões de reais"_s, u"two trillion reais"_s, u"dos billones de reales"_s);
    row(100'000'000'000'100, u"um trilhão e um reais"_s, u"one trillion one reais"_s, u"un billón un reales"_s);
    row(2'100'000'000'000, u"vinte e um bilhões de reais"_s, u"twenty-one billion reais"_s,
        u"veintiún mil millones de reales"_s);
    row(-176'000, u"menos mil setecentos e sessenta reais"_s, u"minus one thousand seven hundred sixty reais"_s,
        u"menos mil setecientos sesenta reales"_s);
    row(std::numeric_limits<qint64>::min(),
        u"menos noventa e dois quatrilhões duzentos e trinta e três trilhões setecentos e vinte bilhões trezentos e "
        u"sessenta e oito milhões quinhentos e quarenta e sete mil setecentos e cinquenta e oito reais e oito centavos"_s,
        u"minus ninety-two quadrillion two hundred thirty-three trillion seven hundred twenty billion three hundred "
        u"sixty-eight million five hundred forty-seven thousand seven hundred fifty-eight reais and eight centavos"_s,
        u"menos noventa y dos mil doscientos treinta y tres billones setecientos veinte mil trescientos sesenta y ocho "
        u"millones quinientos cuarenta y siete mil setecientos cincuenta y ocho reales con ocho centavos"_s);
}

void MoneyWordsTest::saysAmountsAsPeopleDo() {
    QFETCH(const qint64, minor);
    QFETCH(const QString, pt);
    QFETCH(const QString, en);
    QFETCH(const QString, es);
    QCOMPARE(moneyInWords({minor, {}}, u"pt_BR"_s), pt);
    QCOMPARE(moneyInWords({minor, {}}, u"en_US"_s), en);
    QCOMPARE(moneyInWords({minor, {}}, u"es"_s), es);
}

void MoneyWordsTest::otherCurrenciesHaveTheirNames() {
    const auto in = [](QStringView code, const QString &locale) {
        return moneyInWords({201, *makeCurrency(code)}, locale);
    };
    QCOMPARE(in(u"USD", u"pt_BR"_s), u"dois dólares e um centavo"_s);
    QCOMPARE(in(u"USD", u"en"_s), u"two dollars and one cent"_s);
    QCOMPARE(in(u"EUR", u"es"_s), u"dos euros con un céntimo"_s);
    QCOMPARE(in(u"EUR", u"pt_BR"_s), u"dois euros e um centavo"_s);
    QCOMPARE(in(u"CHF", u"pt_BR"_s), u"dois CHF e um centésimo"_s);
    QCOMPARE(in(u"CHF", u"en"_s), u"two CHF and one hundredth"_s);
}

void MoneyWordsTest::differentAmountsNeverSoundTheSame() {
    for (const auto &locale : {u"pt_BR"_s, u"en"_s, u"es"_s}) {
        QSet<QString> heard;
        int count = 0;
        const auto say = [&](qint64 minor) {
            heard.insert(moneyInWords({minor, {}}, locale));
            ++count;
        };
        for (qint64 whole = 0; whole < 12'000; ++whole) {
            say(whole * 100);
        }
        for (qint64 thousands = 12; thousands < 3'000; ++thousands) {
            say(thousands * 100'000);
        }
        for (qint64 millions = 3; millions < 3'000; ++millions) {
            say(millions * 100'000'000);
        }
        QCOMPARE(heard.size(), count);
    }
}

void MoneyWordsTest::neverLeavesAGapOrADoubleSpace() {
    QRandomGenerator random(5);
    for (int i = 0; i < 5'000; ++i) {
        const auto minor = static_cast<qint64>(random.generate64() >> (1 + random.bounded(63)));
        for (const auto &locale : {u"pt_BR"_s, u"en"_s, u"es"_s}) {
            const auto text = moneyInWords({minor, {}}, locale);
            QVERIFY2(text == text.simplified() && !text.contains(u" e e "_s), qPrintable(text));
        }
    }
}

QTEST_GUILESS_MAIN(MoneyWordsTest)
#include "tst_moneywords.moc"
