// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/payments/endtoendid.h"

#include <QRandomGenerator>
#include <QTest>
#include <set>

using namespace farol;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr Instant at(1'795'179'959'999ms); // 2026-11-20T13:05:59.999Z

std::array<std::uint8_t, 11> bytes(QRandomGenerator &random) {
    std::array<std::uint8_t, 11> out{};
    for (auto &byte : out) {
        byte = static_cast<std::uint8_t>(random.bounded(256));
    }
    return out;
}

} // namespace

class EndToEndIdTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesInstitutionAndMinuteInUtc() {
        const auto id = makeEndToEndId("12345678", at, {});
        QCOMPARE(id, std::string("E12345678202611201305") + std::string(11, '0'));
    }
    void everyIdHasTheFormAndItsMinute() {
        QRandomGenerator random(3);
        std::set<std::string> seen;
        for (int i = 0; i < 20'000; ++i) {
            const Instant when(std::chrono::milliseconds(random.bounded(quint64(4'102'444'800'000)))); // until 2100
            const auto id = makeEndToEndId("00000208", when, bytes(random));
            const auto text = QString::fromStdString(id);
            QVERIFY2(isEndToEndId(text), id.c_str());
            QCOMPARE(*endToEndMinute(text), std::chrono::floor<std::chrono::minutes>(when));
            seen.insert(id);
        }
        QCOMPARE(seen.size(), std::size_t(20'000));
    }
    void usesAllCharactersEvenly() {
        QRandomGenerator random(4);
        std::array<int, 128> counts{};
        for (int i = 0; i < 20'000; ++i) {
            const auto id = makeEndToEndId("12345678", at, bytes(random));
            for (const char c : id.substr(21)) {
                ++counts[static_cast<std::size_t>(c)];
            }
        }
        const int expected = 20'000 * 11 / 62;
        for (const char c : std::string("09AZaz5Mm")) {
            const int count = counts[static_cast<std::size_t>(c)];
            QVERIFY2(count > expected * 9 / 10 && count < expected * 11 / 10, qPrintable(QString::number(count)));
        }
    }
    void refusesEverythingElse_data() {
        QTest::addColumn<QString>("text");
        const auto good = u"E12345678202611201305aZ3456789xY"_s;
        QVERIFY(isEndToEndId(good)); // so each row below is refused for its own reason
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        const auto with = [&good](qsizetype place, const QString &part) {
            return QString(good).replace(place, part.size(), part);
        };
        row("empty", u""_s);
        row("short", good.chopped(1));
        row("long", good + u'0');
        row("lower-case e", with(0, u"e"_s));
        row("D of a return", with(0, u"D"_s));
        row("letter in the institution", with(8, u"A"_s));
        row("month 13", with(13, u"13"_s));
        row("month 0", with(13, u"00"_s));
        row("30 February", with(13, u"0230"_s));
        row("hour 24", with(17, u"24"_s));
        row("minute 60", with(19, u"60"_s));
        row("dash", with(21, u"-"_s));
        row("accent", with(31, u"é"_s));
        row("arabic digit", with(10, u"٢"_s));
    }
    void refusesEverythingElse() {
        QFETCH(const QString, text);
        QVERIFY(!isEndToEndId(text));
        QVERIFY(!endToEndMinute(text));
    }
};

QTEST_GUILESS_MAIN(EndToEndIdTest)
#include "tst_endtoendid.moc"
