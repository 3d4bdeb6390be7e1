// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Story B2: a dirty file shows all of its problems and stores nothing; corrected, it says what it adds up to.
#include "journeys/world.h"

#include "ui/kit/dialogframe.h"

#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QTableView>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

class ImportJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_world = std::make_unique<journeys::World>();
        m_world->openConsole(u"batches"_s);
        m_batches = batchesOnTheServer();
        m_audit = m_world->auditRows();
        QVERIFY(m_batches >= 9);
        QVERIFY(m_audit > 0);
        m_provider = m_world->askProvider(u"/ledger/summary"_s);
    }
    void cleanupTestCase() { m_world.reset(); }

    void everyProblemIsThereByLineAndField() {
        QTest::mouseClick(m_world->find<QAbstractButton>("batchesImport"), Qt::LeftButton);
        QTRY_VERIFY(dialog());
        choose("importChoose", u"story_b2.csv"_s);
        auto *problems = m_world->find<QTableView>("importProblems");
        QTRY_COMPARE_WITH_TIMEOUT(problems->model()->rowCount(), 5, 20'000);
        const QList<std::pair<QString, QString>> expected{{u"3"_s, u"documento"_s},
                                                          {u"4"_s, u"valor"_s},
                                                          {u"5"_s, u"valor"_s},
                                                          {u"6"_s, u"data"_s},
                                                          {u"8"_s, u"id_externo"_s}};
        for (int row = 0; row < 5; ++row) {
            const QStringList cells = journeys::cellsOf(*problems->model(), row);
            QCOMPARE(cells.at(app::ImportProblems::LineColumn), expected.at(row).first);
            QCOMPARE(cells.at(app::ImportProblems::FieldColumn), expected.at(row).second);
            QVERIFY(!cells.at(app::ImportProblems::DetailColumn).isEmpty());
        }
        QVERIFY(problems->isVisible());
    }

    void itCannotBeSentAndNothingWasStored() {
        const QString said = journeys::spoken(*dialog());
        QVERIFY2(said.contains(u"5 problemas: nada foi gravado."_s), qPrintable(said));
        QVERIFY(!said.contains(u"Enviar"_s));
        nothingWasStored();
    }

    void theCorrectedFileSaysWhatItAddsUpTo() {
        choose("importAnother", u"story_b2_corrected.csv"_s);
        auto *send = m_world->find<QAbstractButton>("importSend");
        QTRY_COMPARE_WITH_TIMEOUT(journeys::plain(send->text()), u"Enviar 6 pagamentos · R$ 4.760,00"_s, 20'000);
        QVERIFY(send->isVisible() && send->isEnabled());
        const QString said = journeys::spoken(*dialog());
        const std::int64_t sum = 25'000 + 32'050 + 150'000 + 150'000 + 8'990 + 109'960;
        QCOMPARE(sum, 476'000);
        QVERIFY2(said.contains(u"R$ 4.760,00"_s), qPrintable(said));
        QVERIFY2(said.contains(u"quatro mil setecentos e sessenta reais"_s), qPrintable(said));
        QVERIFY2(said.contains(u"Demonstração"_s), qPrintable(said));
        // The environment's own colour is on the dialog, as a strip at its top.
        const QImage picture = dialog()->grab().toImage();
        const QColor demo = ui::environmentColors(m_world->theme().tokens(), ui::EnvironmentKind::Demo).solid;
        bool isThere = false;
        for (int y = 0; y < 12; ++y) {
            for (int x = 0; x < picture.width() && !isThere; ++x) {
                isThere = picture.pixelColor(x, y) == demo;
            }
        }
        QVERIFY(isThere);
        nothingWasStored(); // a check is no order
    }

    void sendingStoresADraftAndPaysNothing() {
        QTest::mouseClick(m_world->find<QAbstractButton>("importSend"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(batchesOnTheServer(), m_batches + 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(journeys::spoken(*dialog()).contains(u"LOTE-0045"_s), 20'000);
        const QJsonObject batch = m_world->ask(u"/api/v1/batches/LOTE-0045"_s);
        QCOMPARE(batch.value(u"status").toString(), u"draft"_s);
        QCOMPARE(batch.value(u"items").toInt(), 6);
        QCOMPARE(batch.value(u"amount").toObject().value(u"amount").toString(), u"4760.00"_s);
        QCOMPARE(m_world->askProvider(u"/ledger/summary"_s), m_provider);
    }

private:
    ui::DialogFrame *dialog() { return m_world->find<ui::DialogFrame>("importDialog"); }
    // The path is typed into the system's file dialog, as a person may.
    void choose(const char *button, const QString &name) {
        QTest::mouseClick(m_world->find<QAbstractButton>(button), Qt::LeftButton);
        auto *files = dialog()->findChild<QFileDialog *>();
        QVERIFY(files);
        auto *path = files->findChild<QLineEdit *>(u"fileNameEdit"_s);
        path->setText(QDir::toNativeSeparators(QStringLiteral(FAROL_SOURCE_DIR "/tests/data/dirty/") + name));
        QTest::keyClick(path, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!dialog()->findChild<QFileDialog *>(), 10'000);
    }
    int batchesOnTheServer() { return m_world->ask(u"/api/v1/batches?total=true&limit=1"_s).value(u"total").toInt(-1); }
    void nothingWasStored() {
        QCOMPARE(batchesOnTheServer(), m_batches);
        QCOMPARE(m_world->auditRows(), m_audit);
        QCOMPARE(m_world->askProvider(u"/ledger/summary"_s), m_provider);
    }

    std::unique_ptr<journeys::World> m_world;
    int m_batches = 0;
    qint64 m_audit = 0;
    QJsonObject m_provider;
};

QTEST_MAIN(ImportJourney)
#include "tst_import.moc"
