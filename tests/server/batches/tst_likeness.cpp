// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/batches/likeness.h"

#include <QTest>

using namespace farol;
using namespace farol::server;

namespace {

ImportRow row(int line, const char *document, std::int64_t amount, ItemKind kind = ItemKind::Payment) {
    ImportRow made;
    made.line = line;
    made.kind = kind;
    made.document = document;
    made.amountMinor = amount;
    return made;
}

std::string_view view(const QByteArray &bytes) {
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

class TestLikeness final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // It is stored: another number in another release would hide every payment stored before.
    void neverChanges() {
        QCOMPARE(likeness("52998224725", 1000), 0x8005a02du);
        QCOMPARE(likeness("52998224725", -1), 0x3b9d71e1u);
        QCOMPARE(likeness("", 1000), 0u);
        QVERIFY(likeness("52998224725", 1001) != likeness("52998224725", 1000));
    }
    void writesFourBytesARow() {
        const auto hashes =
            likenessesOf({row(2, "52998224725", 1000), row(3, "52998224725", 1000, ItemKind::Notification)});
        const auto hash = 0x8005a02du;
        QCOMPARE(hashes.size(), 8);
        QCOMPARE(static_cast<unsigned char>(hashes[0]), hash & 0xff);
        QCOMPARE(static_cast<unsigned char>(hashes[3]), hash >> 24);
        QCOMPARE(hashes.sliced(4), QByteArray(4, '\0'));
    }
    void findsAndTakesEachRowOnce() {
        const std::vector<ImportRow> rows{row(2, "52998224725", 1000), row(3, "11144477735", 1000),
                                          row(4, "52998224725", 1000), row(5, "", 7)};
        LikeRows wanted(rows);
        const auto stored = likenessesOf(
            {row(1, "11144477735", 999), row(2, "52998224725", 1000), row(3, "", 7), row(4, "11144477735", 1000)});
        QCOMPARE(wanted.mayBeLike(view(stored)), (std::vector<std::int64_t>{1, 3}));
        std::vector<int> lines;
        const auto take = [&](const char *document, std::int64_t amount) {
            wanted.take(document, amount, [&](const ImportRow &taken) { lines.push_back(taken.line); });
        };
        take("52998224725", 1000);
        QCOMPARE(lines, (std::vector<int>{2, 4}));
        take("52998224725", 1000);
        QCOMPARE(lines.size(), std::size_t(2));
        QCOMPARE(wanted.mayBeLike(view(stored)), (std::vector<std::int64_t>{3}));
        QVERIFY(!wanted.isEmpty());
        take("11144477735", 1000);
        QVERIFY(wanted.isEmpty());
    }
    void findsEachOfManyRows() {
        std::vector<ImportRow> rows;
        for (int i = 0; i < 5000; ++i) {
            rows.push_back(row(i, "52998224725", i));
        }
        LikeRows wanted(rows);
        QCOMPARE(wanted.mayBeLike(view(likenessesOf(rows))).size(), rows.size());
        for (int i = 0; i < 5000; ++i) {
            int found = -1;
            wanted.take("52998224725", i, [&](const ImportRow &taken) { found = taken.line; });
            QCOMPARE(found, i);
        }
        QVERIFY(wanted.isEmpty());
    }
    void takesAHundredThousandThatAreAllAlike() {
        const std::vector<ImportRow> rows(100'000, row(2, "52998224725", 1000));
        LikeRows wanted(rows);
        int taken = 0;
        wanted.take("52998224725", 1000, [&](const ImportRow &) { ++taken; });
        QCOMPARE(taken, 100'000);
        QVERIFY(wanted.isEmpty());
        QVERIFY(wanted.mayBeLike(view(likenessesOf(rows))).empty());
    }
    void staysQuietForAnEmptyFileAndATornList() {
        const std::vector<ImportRow> rows;
        LikeRows wanted(rows);
        QVERIFY(wanted.isEmpty());
        QVERIFY(wanted.mayBeLike("abcdefg").empty());
    }
};

QTEST_APPLESS_MAIN(TestLikeness)
#include "tst_likeness.moc"
