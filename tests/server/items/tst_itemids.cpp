// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/items/itemids.h"

#include <QTest>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

class ItemIdsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void padsAsPeopleKnowThem() {
        QCOMPARE(batchId(42).value, u"LOTE-0042"_s);
        QCOMPARE(batchId(123456).value, u"LOTE-123456"_s);
        QCOMPARE(itemId(42, 57, 150).value, u"LOTE-0042-057"_s);
        QCOMPARE(itemId(35, 57, 10'000).value, u"LOTE-0035-00057"_s);
        QCOMPARE(itemId(7, 1, 1).value, u"LOTE-0007-001"_s);
    }

    void readsOnlyTheExactForm_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("four digits") << u"LOTE-0042"_s << true;
        QTest::newRow("more digits") << u"LOTE-123456"_s << true;
        QTest::newRow("short") << u"LOTE-42"_s << false;
        QTest::newRow("too padded") << u"LOTE-00042"_s << false;
        QTest::newRow("lower case") << u"lote-0042"_s << false;
        QTest::newRow("zero") << u"LOTE-0000"_s << false;
        QTest::newRow("sign") << u"LOTE-+042"_s << false;
        QTest::newRow("minus") << u"LOTE--042"_s << false;
        QTest::newRow("blank") << u"LOTE-0042 "_s << false;
        QTest::newRow("Arabic digits") << u"LOTE-٠٠٤٢"_s << false;
        QTest::newRow("too large") << u"LOTE-99999999999999999999"_s << false;
        QTest::newRow("SQL") << u"LOTE-0042' OR 1=1"_s << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("item") << u"LOTE-0042-001"_s << false;
    }
    void readsOnlyTheExactForm() {
        QFETCH(QString, text);
        QFETCH(bool, good);
        QCOMPARE(batchNumber({text}).has_value(), good);
    }

    void takesWhatPeopleType() {
        const ItemPlace place{42, 57};
        QCOMPARE(itemPlaceTyped(u"LOTE-0042-057"), place);
        QCOMPARE(itemPlaceTyped(u"lote-0042-057"), place);
        QCOMPARE(itemPlaceTyped(u"0042-057"), place);
        QCOMPARE(itemPlaceTyped(u"42-57"), place);
        QVERIFY(!itemPlaceTyped(u"42"));
        QVERIFY(!itemPlaceTyped(u"42-"));
        QVERIFY(!itemPlaceTyped(u"-57"));
        QVERIFY(!itemPlaceTyped(u"42-57-1"));
        QVERIFY(!itemPlaceTyped(u""));
        QCOMPARE(batchNumberTyped(u"lote-42"), std::optional<std::int64_t>(42));
        QVERIFY(!batchNumberTyped(u"42"));
    }
};

QTEST_GUILESS_MAIN(ItemIdsTest)
#include "tst_itemids.moc"
