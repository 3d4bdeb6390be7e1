// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/items/verifydialog.h"

#include "ui/batches/lotesworld.h"
#include "ui/kit/stateband.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

class VerifyDialogTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::LotesWorld> m_world;
    std::unique_ptr<VerifyDialog> m_dialog;

    void open(app::EnvironmentKind kind = app::EnvironmentKind::Staging) {
        m_world = std::make_unique<kit::LotesWorld>(kind);
        CheckRequest request;
        for (const Item &item : kit::LotesWorld::checkedItems()) {
            request.selection.ids.append(item.id);
        }
        request.items = 7;
        request.amount = Money{231'000, {}};
        request.batch = BatchId{u"LOTE-0042"_s};
        m_dialog = std::make_unique<VerifyDialog>(m_world->theme, m_world->formats, m_world->check, m_world->right,
                                                  request, nullptr);
        m_dialog->open();
    }
    void answer(const QList<Item> &checked) {
        m_world->wire->answers(u"POST /api/v1/items/check"_s, json::encode(Page<Item>{checked, {}, checked.size()}));
        run()->click();
        QTRY_VERIFY(m_dialog->findChild<StateBand *>(u"verifyResult"_s)->isVisible());
    }
    QPushButton *run() const { return m_dialog->findChild<QPushButton *>(u"verifyRun"_s); }
    QString text() const {
        QStringList texts;
        for (const auto *label : m_dialog->findChildren<QLabel *>()) {
            texts.append(label->text());
        }
        texts.append(m_dialog->findChild<QWidget *>(u"verifyNote"_s)->accessibleName());
        return texts.join(u'\n');
    }

private Q_SLOTS:
    void cleanup() {
        m_dialog.reset();
        m_world.reset();
    }
    void namesCountMoneyPlaceAndThatItOnlyReads() {
        open();
        QVERIFY(text().contains(u"7 uncertain items of LOTE-0042"_s));
        QVERIFY(text().contains(u"2.310,00"_s));
        QVERIFY(text().contains(u"Produção"_s));
        QVERIFY2(text().contains(u"It only reads."_s), qPrintable(text()));
        QVERIFY(run()->isEnabled());
        QTRY_VERIFY(m_dialog->cancel().hasFocus());
        QCOMPARE(m_world->wire->count(u"POST /api/v1/items/check"_s), 0);
    }
    // Story B5: 7 reads, no payment; 5 became paid, 2 not sent.
    void tellsWhatTheProviderKnows() {
        open();
        const QList<Item> checked = kit::LotesWorld::checkedItems();
        m_world->wire->answers(u"POST /api/v1/items/check"_s, json::encode(Page<Item>{checked, {}, 7}));
        run()->click();
        auto *band = m_dialog->findChild<StateBand *>(u"verifyResult"_s);
        QTRY_VERIFY(band->isVisible());
        QVERIFY2(band->accessibleName().contains(u"5 became paid: R$\u00A01.700,00"_s),
                 qPrintable(band->accessibleName()));
        QVERIFY2(band->accessibleName().contains(u"2 not sent: R$\u00A0610,00"_s), qPrintable(band->accessibleName()));
        QVERIFY2(text().contains(u"057, 128"_s), qPrintable(text()));
        for (const kit::Seen &seen : m_world->wire->seen()) {
            QVERIFY(seen.method == "GET" || seen.path == u"/api/v1/items/check"_s);
        }
        QSignalSpy retry(m_dialog.get(), &VerifyDialog::retryRequested);
        QCOMPARE(run()->text(), u"Plan retry of 2\u2026"_s);
        run()->click();
        QCOMPARE(retry.size(), 1);
        QCOMPARE(retry[0][0].value<Selection>().ids.size(), 2);
    }
    // The provider is down: nothing was learnt, and nothing about it is green.
    void allStillUncertainIsNotGoodNews() {
        open();
        QList<Item> checked = kit::LotesWorld::checkedItems();
        for (Item &item : checked) {
            item.state = ItemState::Uncertain;
            item.code = u"timeout"_s;
        }
        answer(checked);
        QVERIFY2(!text().contains(u"Nothing is left to retry."_s), qPrintable(text()));
        QVERIFY2(text().contains(u"Still uncertain: 012, 031, 044, 057, 090, 113, 128."_s), qPrintable(text()));
        QVERIFY(!run()->isVisible());
    }
    void aRefusalThatCanBeRetriedIsOffered() {
        open();
        QList<Item> checked = kit::LotesWorld::checkedItems();
        for (Item &item : checked) {
            item.state = item.seq == 31 ? ItemState::Failed : ItemState::Done;
            item.code = item.seq == 31 ? u"insufficient_funds"_s : QString();
        }
        answer(checked);
        QVERIFY2(text().contains(u"Not paid: 031."_s), qPrintable(text()));
        QVERIFY2(!text().contains(u"Nothing is left to retry."_s), qPrintable(text()));
        QCOMPARE(run()->text(), u"Plan retry of 1\u2026"_s);
        QSignalSpy retry(m_dialog.get(), &VerifyDialog::retryRequested);
        run()->click();
        QCOMPARE(retry.size(), 1);
        QCOMPARE(retry[0][0].value<Selection>().ids, QList<ItemId>{ItemId{u"LOTE-0042-031"_s}});
    }
    void onlyPaidItemsLeaveNothingToRetry() {
        open();
        QList<Item> checked = kit::LotesWorld::checkedItems();
        for (Item &item : checked) {
            item.state = ItemState::Done;
        }
        answer(checked);
        QVERIFY2(text().contains(u"Nothing is left to retry."_s), qPrintable(text()));
        QVERIFY(!run()->isVisible());
    }
    void noAnswerIsNotAResultAndCanBeAskedAgain() {
        open();
        m_world->wire->breaks(u"POST /api/v1/items/check"_s, QNetworkReply::RemoteHostClosedError);
        run()->click();
        QTRY_VERIFY(text().contains(u"No answer to the check."_s));
        QVERIFY(!m_dialog->findChild<StateBand *>(u"verifyResult"_s)->isVisible());
        QVERIFY(run()->isEnabled());
    }
    void readOnlyTheButtonIsOffWithTheReason() {
        open(app::EnvironmentKind::Production);
        QVERIFY(!run()->isEnabled());
    }
};

QTEST_MAIN(VerifyDialogTest)
#include "tst_verifydialog.moc"
