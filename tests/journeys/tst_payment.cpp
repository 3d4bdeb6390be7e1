// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Story B1, by the page's own search: one payment is found by its network id, and its whole life can be read.
#include "journeys/world.h"

#include "ui/kit/filterbar.h"
#include "ui/kit/label.h"
#include "ui/kit/textfield.h"

#include <QClipboard>
#include <QListView>
#include <QTableView>

using namespace farol;

class PaymentJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        m_world = std::make_unique<journeys::World>();
        m_world->openConsole(QStringLiteral("batches"));
    }
    void cleanupTestCase() { m_world.reset(); }

    void aPastedNetworkIdShowsThePayment() {
        paste(QStringLiteral("E99999010202611201243aB3kQ9xT42m"));
        auto *found = m_world->find<QTableView>("foundItems");
        QTRY_COMPARE_WITH_TIMEOUT(found->model()->rowCount(), 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(said("itemIdentification").contains(QStringLiteral("lote-0042/057")), 20'000);
        QVERIFY(said("itemIdentification").contains(QStringLiteral("E99999010202611201243aB3kQ9xT42m")));
        QVERIFY(said("itemIdentification").contains(QStringLiteral("req-7f3a")));
        QVERIFY(m_world->find<QWidget>("itemInspector")->isVisible());
    }

    // Created, queued, sent (an attempt a row), answered, settled, returned; the last two have not happened.
    void theSixStagesAreInOrderWithTheirTimesInBrasilia() {
        auto *timeline = m_world->find<QListView>("itemTimeline");
        QTRY_COMPARE_WITH_TIMEOUT(timeline->model()->rowCount(), 8, 20'000);
        const QStringList starts{QStringLiteral("09:38:12: Criado"),
                                 QStringLiteral("09:40:03: Na fila"),
                                 QStringLiteral("09:4"),
                                 QStringLiteral("09:4"),
                                 QStringLiteral("09:43:"),
                                 QStringLiteral("09:44:07: Resposta"),
                                 QStringLiteral("ainda não: Liquidado"),
                                 QStringLiteral("ainda não: Devolvido")};
        for (int row = 0; row < starts.size(); ++row) {
            const QString said = timeline->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
            QVERIFY2(said.startsWith(starts.at(row)), qPrintable(said));
            if (row >= 2 && row <= 4) {
                QVERIFY2(said.contains(QStringLiteral("Enviado · tentativa %1").arg(row - 1)), qPrintable(said));
            }
        }
    }

    // By the keyboard alone: Down leads from the search to what it found.
    void theArrowLeadsToWhatWasFound() {
        paste(QStringLiteral("057"));
        auto *found = m_world->find<QTableView>("foundItems");
        QTRY_VERIFY_WITH_TIMEOUT(found->isVisible() && found->model()->rowCount() > 1, 20'000);
        QTRY_VERIFY(journeys::spoken(m_world->window()).contains(QStringLiteral("itens encontrados")));
        QTest::keyClick(m_world->find<ui::FilterBar>("batchesFilter")->findChild<ui::TextField *>(), Qt::Key_Down);
        QTRY_VERIFY(found->hasFocus());
        QVERIFY(found->currentIndex().isValid());
    }

    void anUnknownIdSaysWhereItWasSought() {
        paste(QStringLiteral("E99999010202611201243doesnotexis"));
        QTRY_VERIFY_WITH_TIMEOUT(journeys::spoken(m_world->window())
                                     .contains(QStringLiteral("Não encontrado em: lotes, pagamentos, avisos")),
                                 20'000);
    }

private:
    void paste(const QString &text) {
        auto *field = m_world->find<ui::FilterBar>("batchesFilter")->findChild<ui::TextField *>();
        QGuiApplication::clipboard()->setText(text);
        field->setFocus();
        field->selectAll();
        QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(field->text(), text);
    }
    [[nodiscard]] QString said(const char *name) { return journeys::spoken(*m_world->find<QWidget>(name)); }

    std::unique_ptr<journeys::World> m_world;
};

QTEST_MAIN(PaymentJourney)
#include "tst_payment.moc"
