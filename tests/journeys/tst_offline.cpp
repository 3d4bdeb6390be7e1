// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Story B12: the network goes while a batch is open. What was seen stays readable, nothing that moves money is there.
#include "journeys/world.h"

#include "ui/kit/offlinebanner.h"

#include <QAbstractButton>
#include <QTreeView>

using namespace farol;

class OfflineJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theListStaysAndTheMoneyActionsGo() {
        journeys::World world;
        world.openConsole(QStringLiteral("batches"));
        world.work().batchesPage().showBatch(BatchId{QStringLiteral("LOTE-0042")});
        auto *tree = world.find<QTreeView>("itemGroups");
        QTRY_COMPARE_WITH_TIMEOUT(tree->model()->rowCount(), 3, 20'000);
        auto *banner = world.window().findChild<ui::OfflineBanner *>();
        QVERIFY(!banner->isVisible());

        world.stopFarold();
        world.work().session().tryNow();
        QTRY_COMPARE_WITH_TIMEOUT(world.work().session().connection(), app::Connection::Offline, 30'000);
        QVERIFY(banner->isVisible());
        QVERIFY(world.work().batches().find(BatchId{QStringLiteral("LOTE-0042")}));
        QCOMPARE(tree->model()->rowCount(), 3);
        QCOMPARE(world.work().right().absent(), app::Absent::Offline);
        tree->setFocus();
        tree->setCurrentIndex(tree->model()->index(0, 0));
        QTest::keyClick(tree, Qt::Key_V);
        QVERIFY(!world.find<QWidget>("verifyDialog"));
    }
};

QTEST_MAIN(OfflineJourney)
#include "tst_offline.moc"
