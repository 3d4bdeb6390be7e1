// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/secret.h"

#include <QTest>

using namespace farol;

class SecretTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCopyOutlivesTheWipingOfTheFirst() {
        Secret first(QByteArrayLiteral("hunter2"));
        const Secret copied(first);
        Secret assigned;
        assigned = first;
        first.wipe();
        QVERIFY(first.isEmpty());
        QCOMPARE(copied.reveal(), QByteArrayLiteral("hunter2"));
        QCOMPARE(assigned.reveal(), QByteArrayLiteral("hunter2"));
    }

    void movingLeavesNothingBehind() {
        Secret first(QByteArrayLiteral("hunter2"));
        Secret second(std::move(first));
        QVERIFY(first.isEmpty());
        Secret third(QByteArrayLiteral("old"));
        third = std::move(second);
        QVERIFY(second.isEmpty());
        QCOMPARE(third.reveal(), QByteArrayLiteral("hunter2"));
    }

    void assigningToItselfKeepsTheBytes() {
        Secret secret(QByteArrayLiteral("hunter2"));
        Secret &same = secret;
        secret = same;
        QCOMPARE(secret.reveal(), QByteArrayLiteral("hunter2"));
    }

    void aCopyThatACallerKeptIsNotChangedUnderItsFeet() {
        Secret secret(QByteArrayLiteral("hunter2"));
        const QByteArray kept = secret.reveal();
        secret.wipe();
        QVERIFY(secret.isEmpty());
        QCOMPARE(kept, QByteArrayLiteral("hunter2"));
    }

    void theBytesGivenAreCopiedAndNotWipedForTheGiver() {
        const QByteArray given(32, 'k');
        { const Secret secret(given); }
        QCOMPARE(given, QByteArray(32, 'k'));
    }

    void equalMeansTheSameBytes_data() {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::newRow("same") << QByteArray("abc") << QByteArray("abc");
        QTest::newRow("last byte") << QByteArray("abc") << QByteArray("abd");
        QTest::newRow("first byte") << QByteArray("abc") << QByteArray("xbc");
        QTest::newRow("longer") << QByteArray("abc") << QByteArray("abcd");
        QTest::newRow("both empty") << QByteArray() << QByteArray();
        QTest::newRow("nul inside") << QByteArray("a\0b", 3) << QByteArray("a\0c", 3);
    }
    void equalMeansTheSameBytes() {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QCOMPARE(Secret(a) == Secret(b), a == b);
    }
};

QTEST_GUILESS_MAIN(SecretTest)
#include "tst_secret.moc"
