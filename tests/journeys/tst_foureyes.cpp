// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Story B3 at the maker's console: a batch of R$ 60.000,00 goes in, waits for two others, one of them a manager, and
// the window says at each moment how far that is.
#include "journeys/world.h"

#include "ui/batches/batchlook.h"
#include "ui/kit/dialogframe.h"

using namespace farol;
using namespace Qt::Literals::StringLiterals;

class FourEyesJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_world = std::make_unique<journeys::World>();
        m_world->openConsole(u"batches"_s);
        m_received = received();
    }
    void cleanupTestCase() { m_world.reset(); }

    void theFileIsSentAndSubmitted() {
        QFile file(m_folder.filePath(u"b3.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("external_id;payee;document;pix_key;amount\nB3-1;Ana;52998224725;ana@x.example;60000,00\n");
        file.close();
        m_world->work().batchesPage().importFile(file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(button("importSend"), 20'000);
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"2 outras pessoas"_s), qPrintable(said()), 20'000);
        press(u"Enviar 1 pagamento · R$ 60.000,00"_s);
        press(u"Submeter 1 pagamento · R$ 60.000,00 à aprovação"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"Aguardando aprovação, 0 de 2."_s), qPrintable(said()), 60'000);
        QVERIFY2(said().contains(u"operator2"_s) && said().contains(u"manager"_s), qPrintable(said()));
        QVERIFY(!button("importSend")->isVisible());
        QCOMPARE(received(), m_received);
    }
    void itsMakerCannotApproveIt() {
        m_approval = batch().value(u"approval"_s).toString();
        QVERIFY(!m_approval.isEmpty());
        QCOMPARE(approve(u"operator1"_s).value(u"code").toString(), u"self_approval"_s);
    }
    void theFirstApprovalIsOneOfTwo() {
        QCOMPARE(approve(u"operator2"_s).value(u"given").toInt(), 1);
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"Aguardando aprovação, 1 de 2."_s), qPrintable(said()), 60'000);
        QTRY_VERIFY2_WITH_TIMEOUT(row().contains(u"aguarda aprovação 1 de 2"_s), qPrintable(row()), 60'000);
        QCOMPARE(received(), m_received);
    }
    void theSecondSendsItOnce() {
        QCOMPARE(approve(u"manager"_s).value(u"status").toString(), u"approved"_s);
        QTRY_VERIFY2_WITH_TIMEOUT(said().contains(u"Aprovado por operator2, manager."_s), qPrintable(said()), 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(received(), m_received + 1, 60'000);
        QTRY_VERIFY2_WITH_TIMEOUT(!row().contains(u"aguarda aprovação"_s), qPrintable(row()), 60'000);
    }

private:
    ui::DialogFrame *dialog() { return m_world->find<ui::DialogFrame>("importDialog"); }
    QAbstractButton *button(const char *name) { return m_world->find<QAbstractButton>(name); }
    QString said() { return dialog() ? journeys::spoken(*dialog()) : QString(); }
    // The dialog's main button, once it says so.
    void press(const QString &text) {
        auto *main = button("importSend");
        QTRY_COMPARE_WITH_TIMEOUT(journeys::plain(main->text()), text, 60'000);
        QTRY_VERIFY(main->isVisible() && main->isEnabled());
        QTest::mouseClick(main, Qt::LeftButton);
    }
    QJsonObject batch() { return m_world->ask(u"/api/v1/batches/LOTE-0045"_s); }
    QJsonObject approve(const QString &user) {
        return m_world->order(u"/api/v1/approvals/%1/approve"_s.arg(m_approval), {}, user);
    }
    int received() { return m_world->askProvider(u"/ledger/summary"_s).value(u"received").toInt(-1); }
    // What the list says of the new batch.
    QString row() {
        auto &batches = m_world->work().batches();
        for (int i = 0; i < batches.rowCount(); ++i) {
            const auto one = batches.index(i, 0).data(app::BatchesModel::BatchRole).value<Batch>();
            if (one.id.value == u"LOTE-0045"_s) {
                return ui::situationLook(one, ui::Formats(QLocale(u"pt_BR"_s))).word;
            }
        }
        return {};
    }

    QTemporaryDir m_folder;
    std::unique_ptr<journeys::World> m_world;
    QString m_approval;
    int m_received = 0;
};

QTEST_MAIN(FourEyesJourney)
#include "tst_foureyes.moc"
