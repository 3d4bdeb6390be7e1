// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/connect.h"
#include "sql/dialect.h"
#include "sql/placeholders.h"

#include <QTest>

using namespace farol::sql;
using Numbers = std::vector<int>;

class DialectTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersPlaceholdersWithoutGaps_data() {
        QTest::addColumn<QByteArray>("given");
        QTest::addColumn<QByteArray>("made");
        QTest::addColumn<QList<int>>("numbers");
        QTest::newRow("in order") << QByteArray("a=? AND b=?") << QByteArray("a=$1 AND b=$2") << QList<int>{1, 2};
        QTest::newRow("by number, once and again")
            << QByteArray("a=?2 OR b=?1 OR c=?2") << QByteArray("a=$1 OR b=$2 OR c=$1") << QList<int>{2, 1};
        QTest::newRow("a gap") << QByteArray("a=?7") << QByteArray("a=$1") << QList<int>{7};
        QTest::newRow("one counts on from the highest")
            << QByteArray("?3, ?, ?1") << QByteArray("$1, $2, $3") << QList<int>{3, 4, 1};
        QTest::newRow("in texts, names and comments it is no placeholder")
            << QByteArray("'what?' \"odd?\" -- why?\n ?") << QByteArray("'what?' \"odd?\" -- why?\n $1")
            << QList<int>{1};
        QTest::newRow("a quote in a text") << QByteArray("'it''s ?' ?") << QByteArray("'it''s ?' $1") << QList<int>{1};
        QTest::newRow("an open quote") << QByteArray("'? ?") << QByteArray("'? ?") << QList<int>{};
        QTest::newRow("upper and lower case are alike")
            << QByteArray("a LIKE ? ESCAPE '\\'") << QByteArray("a ILIKE $1 ESCAPE '\\'") << QList<int>{1};
    }
    void numbersPlaceholdersWithoutGaps() {
        QFETCH(QByteArray, given);
        QFETCH(QByteArray, made);
        QFETCH(QList<int>, numbers);
        const auto dollars = detail::withDollars(given.toStdString());
        QCOMPARE(QByteArray::fromStdString(dollars.text), made);
        QCOMPARE(QList<int>(dollars.numbers.begin(), dollars.numbers.end()), numbers);
    }
    void writesLinesThatNothingBreaksOutOf() {
        Lines lines;
        lines.add(std::string_view("a\tb\nc\rd\\.e"));
        lines.add(std::int64_t{-7});
        lines.add(std::string_view(""));
        lines.endRow();
        lines.add(std::string_view("\\."));
        lines.endRow();
        QCOMPARE(QByteArray::fromStdString(std::string(lines.text())),
                 QByteArray("a\\tb\\nc\\rd\\\\.e\t-7\t\n\\\\.\n"));
        lines.clear();
        QVERIFY(lines.text().empty());
    }
    void writesAColumnThatNothingBreaksOutOf() {
        Column texts;
        texts.add(std::string_view("a,b}"));
        texts.add(std::string_view("say \"no\" \\ or"));
        texts.add(std::string_view(""));
        texts.add(std::string_view("NULL"));
        texts.add(std::optional<std::string>());
        QCOMPARE(QByteArray::fromStdString(texts.text()),
                 QByteArray("{\"a,b}\",\"say \\\"no\\\" \\\\ or\",\"\",\"NULL\",NULL}"));
        Column numbers;
        QCOMPARE(QByteArray::fromStdString(numbers.text()), QByteArray("{}"));
        numbers.add(std::int64_t{-7});
        numbers.add(std::optional<std::int64_t>());
        QCOMPARE(QByteArray::fromStdString(numbers.text()), QByteArray("{-7,NULL}"));
    }
    void neverShowsAPassword() {
        const QString url = QStringLiteral("postgresql://farol:s3cret@127.0.0.1:5432/farol?password=other");
        QVERIFY(isServerUrl(url));
        QCOMPARE(shownPlace(url), QStringLiteral("postgresql://127.0.0.1:5432/farol"));
        QVERIFY(!shownPlace(QStringLiteral("postgresql://farol:s3cret@[broken")).contains(QStringLiteral("s3cret")));
        QCOMPARE(shownPlace(QStringLiteral("/var/lib/farold/farold.db")), QStringLiteral("/var/lib/farold/farold.db"));
        const auto refused = farol::sql::connect({QStringLiteral("postgresql://farol:s3cret@127.0.0.1:1/farol")});
        QVERIFY(!refused);
        QVERIFY(refused.error().code.startsWith(QStringLiteral("storage")));
        QVERIFY(!refused.error().detail.contains(QStringLiteral("s3cret")));
        QVERIFY(refused.error().detail.contains(QStringLiteral("127.0.0.1:1")));
    }
};

QTEST_GUILESS_MAIN(DialectTest)
#include "tst_dialect.moc"
