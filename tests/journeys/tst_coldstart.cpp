// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Story B12 after the window was closed: it opens again without a network, and what was seen is there with its age.
#include "journeys/world.h"

#include "app/items/itemdetailmodel.h"
#include "kit/keyring.h"
#include "ui/kit/offlinebanner.h"
#include "ui/kit/stattile.h"

#include <QAbstractButton>
#include <QTreeView>

using namespace farol;

class ColdStartJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(qEnvironmentVariableIsSet("FAROL_PRIVATE_BUS"), "run it by with_keyring.sh"); }

    void whatWasSeenIsReadableAndNothingThatMovesMoneyIsThere() {
        kit::Keyring keyring;
        QVERIFY(keyring.start("right"));
        auto world = std::make_unique<journeys::World>();
        open();
        Secret token;
        connect(&m_console->connectModel(), &app::ConnectModel::connected, this,
                [&token](const store::EnvironmentEntry &, const Secret &refresh) { token = refresh; });
        auto entry = m_console->connectModel().form();
        entry.name = QStringLiteral("Homologação");
        entry.url = world->url().toString();
        entry.user = QStringLiteral("operator1");
        m_console->connectModel().setForm(entry);
        m_console->connectModel().connectWith(Secret("farol-demo"));
        QTRY_VERIFY_WITH_TIMEOUT(work() && work()->overview().overview().has_value(), 60'000);
        lookAround();
        QTRY_VERIFY_WITH_TIMEOUT(identification().contains(QStringLiteral("req-7f3a")), 60'000);
        QVERIFY(!token.isEmpty());
        m_console.reset();
        QCOMPARE(kit::filesHolding(m_folder.path(), token.reveal()), QStringList());
        world->stopFarold();

        open();
        m_console->connectModel().resume(m_console->connectModel().lastEnvironment());
        QTRY_VERIFY_WITH_TIMEOUT(work() && work()->session().connection() == app::Connection::Offline, 60'000);
        seesTheMorningPicture();
        lookAround();
        QTRY_VERIFY_WITH_TIMEOUT(identification().contains(QStringLiteral("req-7f3a")), 60'000);
        findsNoMoneyAction();
    }

private:
    void open() {
        ConsoleOptions options;
        options.language = QStringLiteral("pt_BR");
        options.scheme = ui::Theme::Scheme::Light;
        options.page = QStringLiteral("overview");
        options.settingsDirectory = m_folder.path();
        m_console = std::make_unique<Console>(*qobject_cast<QApplication *>(QCoreApplication::instance()), options);
        m_console->start();
    }
    Workplace *work() { return m_console->workplace(); }
    template<typename T>
    T *find(const char *name) {
        return work()->window().findChild<T *>(QString::fromLatin1(name));
    }
    QString identification() {
        const auto *data = find<QWidget>("itemIdentification");
        return data ? journeys::spoken(*data) : QString();
    }

    void lookAround() {
        work()->window().showPage(QStringLiteral("batches"));
        QTRY_VERIFY_WITH_TIMEOUT(work()->batches().find(BatchId{QStringLiteral("LOTE-0042")}), 60'000);
        work()->batchesPage().showBatch(BatchId{QStringLiteral("LOTE-0042")});
        QTRY_COMPARE_WITH_TIMEOUT(find<QTreeView>("itemGroups")->model()->rowCount(), 3, 60'000);
        work()->batchesPage().showItem(BatchId{QStringLiteral("LOTE-0042")}, ItemId{QStringLiteral("LOTE-0042-057")});
    }
    void seesTheMorningPicture() {
        QTRY_VERIFY_WITH_TIMEOUT(work()->overview().overview().has_value(), 60'000);
        const auto *paid = find<ui::StatTile>("paidToday");
        QVERIFY2(paid->accessibleName().contains(QStringLiteral("378")), qPrintable(paid->accessibleName()));
        const auto ages = paid->findChildren<QWidget *>();
        QVERIFY(std::any_of(ages.begin(), ages.end(), [](const QWidget *age) {
            return age->accessibleName().startsWith(QStringLiteral("dados de"));
        }));
        const auto *banner = find<ui::OfflineBanner>("offlineBanner");
        QVERIFY(banner->isVisible());
        QTRY_VERIFY(banner->accessibleName().contains(QStringLiteral("Dados de")));
    }
    void findsNoMoneyAction() {
        QCOMPARE(work()->right().absent(), app::Absent::Offline);
        QVERIFY(!find<QAbstractButton>("batchesImport")->isVisible());
        QVERIFY(find<QWidget>("batchesAge")->accessibleName().startsWith(QStringLiteral("dados de")));
        auto *tree = find<QTreeView>("itemGroups");
        tree->setFocus();
        tree->setCurrentIndex(tree->model()->index(0, 0));
        QTest::keyClick(tree, Qt::Key_V);
        QTest::keyClick(tree, Qt::Key_R);
        QVERIFY(!find<QWidget>("verifyDialog"));
        QVERIFY(!find<QWidget>("planDialog"));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<Console> m_console;
};

QTEST_MAIN(ColdStartJourney)
#include "tst_coldstart.moc"
