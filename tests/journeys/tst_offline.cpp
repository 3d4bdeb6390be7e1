// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Story B12: the network goes while a batch is open. What was seen stays readable, nothing that moves money is there,
// and when the network is back nothing was sent on its own.
#include "journeys/world.h"

#include "kit/tcpproxy.h"
#include "ui/kit/offlinebanner.h"

#include <QAbstractButton>
#include <QRegularExpression>
#include <QTreeView>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

class OfflineJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_world = std::make_unique<journeys::World>();
        m_network = std::make_unique<kit::TcpProxy>(m_world->port());
        m_world->putBetween(m_network->port());
        m_world->openConsole(u"batches"_s);
        m_world->work().batchesPage().showItem(BatchId{u"LOTE-0042"_s}, ItemId{u"LOTE-0042-057"_s});
        QTRY_COMPARE_WITH_TIMEOUT(tree()->model()->rowCount(), 3, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(said("itemIdentification").contains(u"lote-0042/057"_s), 20'000);
        QVERIFY(!banner()->isVisible());
        m_items = m_world->ask(u"/api/v1/batches/LOTE-0042/items?limit=500"_s).value(u"rows");
        QCOMPARE(m_items.toArray().size(), 150);
        m_audit = m_world->auditRows();
        m_provider = m_world->askProvider(u"/ledger/summary"_s);
        QVERIFY(m_audit > 0);
    }
    void cleanupTestCase() { m_world.reset(); }

    void theBannerSaysHowOldTheDataIs() {
        m_network->cut();
        m_world->work().session().tryNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_world->work().session().connection(), app::Connection::Offline, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(banner()->isVisible(), 10'000);
        static const QRegularExpression words(
            u"Offline desde \\d\\d:\\d\\d:\\d\\d\\..*Dados de \\d\\d:\\d\\d:\\d\\d\\."_s,
            QRegularExpression::DotMatchesEverythingOption);
        QVERIFY2(words.match(journeys::spoken(*banner())).hasMatch(), qPrintable(journeys::spoken(*banner())));
    }

    void whatWasSeenStaysReadable() {
        QVERIFY(m_world->work().batches().rowCount() >= 9);
        QVERIFY(said("batchBand").contains(u"138 pagos: R$ 44.120,00"_s));
        QCOMPARE(tree()->model()->rowCount(), 3);
        QCOMPARE(tree()->model()->rowCount(tree()->model()->index(0, 0)), 7);
        QVERIFY(m_world->find<QWidget>("itemInspector")->isVisible());
        QVERIFY(said("itemIdentification").contains(u"E99999010202611201243aB3kQ9xT42m"_s));
    }

    void nothingThatMovesMoneyIsThere() {
        QCOMPARE(m_world->work().right().absent(), app::Absent::Offline);
        QVERIFY(!m_world->find<QAbstractButton>("batchesImport")->isVisible());
        const QStringList orders{u"Verificar"_s, u"Retentar"_s, u"Planejar"_s, u"Submeter"_s, u"Enviar"_s};
        for (auto *button : m_world->window().findChildren<QAbstractButton *>()) {
            for (const QString &order : orders) {
                QVERIFY2(!button->isVisible() || !button->text().startsWith(order), qPrintable(button->text()));
            }
        }
        const QString reason = u"Verificar e retentar voltam quando o back-end responder."_s;
        QVERIFY2(said("itemInspector").contains(reason), qPrintable(said("itemInspector")));
        tree()->setFocus();
        tree()->setCurrentIndex(tree()->model()->index(0, 0));
        QTest::keyClick(tree(), Qt::Key_V);
        QTest::keyClick(tree(), Qt::Key_R);
        m_world->work().batchesPage().retryNotPaid();
        m_world->work().batchesPage().importFile();
        QVERIFY(!m_world->find<QWidget>("verifyDialog"));
        QVERIFY(!m_world->find<QWidget>("planDialog"));
        QVERIFY(!m_world->find<QWidget>("importDialog"));
    }

    void backOnlineNothingWasSentOnItsOwn() {
        QVERIFY(m_network->mend());
        m_world->work().session().tryNow();
        QTRY_COMPARE_WITH_TIMEOUT(m_world->work().session().connection(), app::Connection::Online, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!banner()->isVisible(), 10'000);
        QTRY_COMPARE(m_world->work().right().absent(), app::Absent::None);
        QTRY_VERIFY_WITH_TIMEOUT(m_world->find<QAbstractButton>("batchesImport")->isVisible(), 10'000);
        QCOMPARE(m_world->auditRows(), m_audit);
        QCOMPARE(m_world->askProvider(u"/ledger/summary"_s), m_provider);
        QCOMPARE(m_world->ask(u"/api/v1/batches/LOTE-0042/items?limit=500"_s).value(u"rows"), m_items);
    }

private:
    QTreeView *tree() { return m_world->find<QTreeView>("itemGroups"); }
    ui::OfflineBanner *banner() { return m_world->work().batchesPage().findChild<ui::OfflineBanner *>(); }
    QString said(const char *name) { return journeys::spoken(*m_world->find<QWidget>(name)); }

    std::unique_ptr<journeys::World> m_world;
    std::unique_ptr<kit::TcpProxy> m_network;
    QJsonValue m_items;
    QJsonObject m_provider;
    qint64 m_audit = 0;
};

QTEST_MAIN(OfflineJourney)
#include "tst_offline.moc"
