// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons/iconpixmap.h"
#include "ui/items/itemlook.h"

#include <QSet>
#include <QTest>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

class ItemLookTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyStateHasAnIconThatExistsAWordAndATone() {
        QSet<QString> words;
        for (int i = 0; i < itemStateCount; ++i) {
            const StateLook look = itemLook(ItemState(i));
            QVERIFY2(!iconPixmap(look.icon, Qt::black, 15, 1).isNull(), qPrintable(look.icon));
            QVERIFY(!look.word.isEmpty());
            QVERIFY2(!words.contains(look.word), qPrintable(look.word));
            words.insert(look.word);
        }
        for (int i = 0; i <= int(BatchStatus::Cancelled); ++i) {
            const StateLook look = batchLook(BatchStatus(i));
            QVERIFY2(!iconPixmap(look.icon, Qt::black, 15, 1).isNull(), qPrintable(look.icon));
            QVERIFY(!look.word.isEmpty());
        }
    }
    void unknownIsNeverShownAsFailureAndFinishedNeverAsSuccess() {
        QCOMPARE(itemLook(ItemState::Uncertain, u"timeout").tone, Tone::Uncertain);
        QCOMPARE(itemLook(ItemState::Uncertain).word, u"uncertain"_s);
        QVERIFY(batchLook(BatchStatus::Finished).tone != Tone::Ok);
    }
    void aRefusalIsNamedByItsReason() {
        QCOMPARE(itemLook(ItemState::Failed, u"invalid_key").word, u"invalid key"_s);
        QCOMPARE(itemLook(ItemState::Failed, u"invalid_key").tone, Tone::Bad);
        QCOMPARE(itemLook(ItemState::Failed, u"insufficient_funds").word, u"insufficient funds"_s);
        QCOMPARE(itemLook(ItemState::Failed, u"insufficient_funds").tone, Tone::BadRetriable);
        QVERIFY(itemLook(ItemState::Failed, u"insufficient_funds").icon !=
                itemLook(ItemState::Failed, u"invalid_key").icon);
        QCOMPARE(itemLook(ItemState::Failed, u"psp_said\u202E_<b>").word, u"psp_said\uFFFD_<b>"_s);
    }
    void countsAreWordedWithTheirState() {
        QCOMPARE(itemCountText(ItemState::Done, {}, 138, u"138"_s), u"138 paid"_s);
        QCOMPARE(itemCountText(ItemState::Uncertain, u"timeout", 7, u"7"_s), u"7 uncertain"_s);
        QCOMPARE(itemCountText(ItemState::Failed, u"invalid_key", 3, u"3"_s), u"3\u00A0invalid key"_s);
        QCOMPARE(itemCountText(ItemState::NotSent, {}, 2, u"2"_s), u"2 not sent"_s);
        QVERIFY(itemLook(ItemState::NotSent).outline);
    }
};

QTEST_MAIN(ItemLookTest)
#include "tst_itemlook.moc"
