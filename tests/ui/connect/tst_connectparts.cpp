// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/connectionform.h"
#include "ui/connect/connectside.h"
#include "ui/connect/diagnosiscard.h"
#include "ui/connect/formfield.h"
#include "ui/connect/kindpicker.h"
#include "ui/kit/button.h"
#include "ui/kit/label.h"
#include "ui/kit/textfield.h"

#include <QBoxLayout>
#include <QSignalSpy>
#include <QTest>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

class ConnectPartsTest final : public QObject {
    Q_OBJECT

    Theme m_theme;

    static QStringList texts(const QWidget &part) {
        QStringList all;
        for (const Label *label : part.findChildren<Label *>()) {
            if (label->isVisible()) {
                all.append(label->text());
            }
        }
        return all;
    }

private Q_SLOTS:
    void initTestCase() { m_theme.install(*qApp); }
    void arrowsChooseTheKindAndTabLeavesIt() {
        QWidget window;
        auto *column = new QVBoxLayout(&window);
        auto *picker = new KindPicker(m_theme, &window);
        auto *after = new TextField(m_theme, &window);
        column->addWidget(picker);
        column->addWidget(after);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window, 30'000));
        QSignalSpy changed(picker, &KindPicker::kindChanged);
        picker->findChildren<QAbstractButton *>().first()->setFocus();
        QTest::keyClick(window.focusWidget(), Qt::Key_Right);
        QCOMPARE(picker->kind(), EnvironmentKind::Staging);
        QTest::keyClick(window.focusWidget(), Qt::Key_Right);
        QCOMPARE(picker->kind(), EnvironmentKind::Demo);
        QTest::keyClick(window.focusWidget(), Qt::Key_Left);
        QCOMPARE(picker->kind(), EnvironmentKind::Staging);
        QCOMPARE(changed.count(), 3);
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
        QVERIFY(after->hasFocus());
    }
    void theFormIsWalkedInReadingOrder() {
        ConnectionForm form(m_theme);
        form.resize(760, 260);
        form.show();
        QVERIFY(QTest::qWaitForWindowActive(&form, 30'000));
        form.focusOn(ConnectionForm::Field::Name);
        QStringList order;
        for (int i = 0; i < 7; ++i) {
            order.append(form.focusWidget()->objectName());
            QTest::keyClick(form.focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(order, (QStringList{u"name"_s, u"kind0"_s, u"address"_s, u"caFile"_s, u"chooseCaFile"_s, u"user"_s,
                                     u"password"_s}));
    }
    void aProblemStandsUnderItsFieldAndIsSaid() {
        ConnectionForm form(m_theme);
        form.resize(760, 260);
        form.show();
        form.setProblem(ConnectionForm::Field::Address, u"This is not the address of a server."_s);
        auto *address = form.findChild<TextField *>(u"address"_s);
        QCOMPARE(address->accessibleName(), u"Address"_s);
        QCOMPARE(address->accessibleDescription(), u"This is not the address of a server."_s);
        QVERIFY(address->property("invalid").toBool());
        QVERIFY(texts(form).contains(u"This is not the address of a server."_s));
        form.setProblem(ConnectionForm::Field::Address, {});
        QVERIFY(!address->property("invalid").toBool());
        QVERIFY(!texts(form).contains(u"This is not the address of a server."_s));
    }
    void thePasswordIsHiddenUntilItsEyeIsPressedAndNeverInTheDraft() {
        ConnectionForm form(m_theme);
        form.show();
        auto *password = form.findChild<TextField *>(u"password"_s);
        auto *eye = form.findChild<Button *>(u"showPassword"_s);
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        QTest::keyClicks(password, u"segredo"_s);
        QVERIFY(form.password() == Secret("segredo"));
        QTest::keyClick(eye, Qt::Key_Space);
        QCOMPARE(password->echoMode(), QLineEdit::Normal);
        QTest::keyClick(eye, Qt::Key_Space);
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        form.setDraft({u"Produção"_s, EnvironmentKind::Staging, u"https://a"_s, {}, u"ana"_s, false});
        QVERIFY(form.password().isEmpty());
    }
    void plainHttpIsChosenOnlyWhereItIsOffered() {
        ConnectionForm form(m_theme);
        form.show();
        auto *plain = form.findChild<QAbstractButton *>(u"plainHttp"_s);
        QVERIFY(!plain->isVisible());
        form.setPlainHttpOffered(true);
        QSignalSpy edited(&form, &ConnectionForm::edited);
        QTest::keyClick(plain, Qt::Key_Space);
        QCOMPARE(edited.count(), 1);
        QVERIFY(form.draft().plainHttp);
        form.setPlainHttpOffered(false);
        QVERIFY(!form.draft().plainHttp);
    }
    void theOwnAuthorityCanBeTakenAway() {
        ConnectionForm form(m_theme);
        form.show();
        auto *forget = form.findChild<Button *>(u"forgetCaFile"_s);
        QVERIFY(!forget->isVisible());
        form.setCaFile(u"/etc/ca.pem"_s);
        QVERIFY(forget->isVisible());
        QTest::keyClick(forget, Qt::Key_Space);
        QVERIFY(form.draft().caFile.isEmpty());
        QVERIFY(!forget->isVisible());
    }
    void narrowFormsHaveOneColumn() {
        ConnectionForm form(m_theme);
        form.resize(760, 300);
        form.show();
        const auto left = [&form](const QString &name) {
            auto *widget = form.findChild<QWidget *>(name);
            return widget->mapTo(&form, QPoint()).x();
        };
        QTRY_VERIFY(left(u"password"_s) > left(u"user"_s));
        form.resize(500, 600);
        QTRY_COMPARE(left(u"password"_s), left(u"user"_s));
        QVERIFY(form.minimumSizeHint().width() <= 500);
    }
    void hostileTextsStayPlain() {
        DiagnosisCard card(m_theme);
        StepLook step;
        step.title = u"Certificate"_s;
        step.sentence = u"issued by <img src=x>\u202Egnp"_s;
        card.setSteps({step});
        card.show();
        for (const Label *label : card.findChildren<Label *>()) {
            QCOMPARE(label->textFormat(), Qt::PlainText);
            QVERIFY(!label->text().contains(QChar(0x202E)));
        }
    }
    void theFocusStaysInTheDiagnosisWhenItsButtonGoes() {
        DiagnosisCard card(m_theme);
        StepLook step;
        step.title = u"Certificate"_s;
        step.state = u"failed"_s;
        step.sentence = u"unknown"_s;
        step.actions = {{u"trust"_s, u"Use this authority…"_s}, {u"look"_s, u"See certificate"_s}};
        card.setSteps({step});
        card.resize(700, 200);
        card.show();
        QVERIFY(QTest::qWaitForWindowActive(&card, 30'000));
        QSignalSpy asked(&card, &DiagnosisCard::actionRequested);
        card.testButton().setFocus();
        QTest::keyClick(card.focusWidget(), Qt::Key_Tab);
        QCOMPARE(card.focusWidget()->objectName(), u"trust"_s);
        QTest::keyClick(card.focusWidget(), Qt::Key_Space);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().toString(), u"trust"_s);
        step.state = u"good"_s;
        step.actions.clear();
        card.setSteps({step});
        QVERIFY(card.testButton().hasFocus());
    }
    void aCardSaysWhichEnvironmentItsButtonEnters() {
        ConnectSide side(m_theme);
        EnvironmentCardText text;
        text.sign = {u"Homologação"_s, EnvironmentKind::Staging, {}, false};
        text.action = u"Connect"_s;
        text.note = u"opens read-only"_s;
        side.setEntries({{u"id-1"_s, text}});
        side.show();
        QVERIFY(QTest::qWaitForWindowActive(&side, 30'000));
        auto *card = side.findChildren<EnvironmentCard *>().last();
        QCOMPARE(card->button().accessibleName(), u"Connect: Homologação"_s);
        QSignalSpy chosen(&side, &ConnectSide::entryChosen);
        side.focusFirst();
        QTest::keyClick(side.focusWidget(), Qt::Key_Tab);
        QVERIFY(card->button().hasFocus());
        text.problem = u"The back-end refuses the connection."_s;
        side.setEntries({{u"id-1"_s, text}});
        QVERIFY(card->button().hasFocus()); // the same card, told anew
        QTest::keyClick(side.focusWidget(), Qt::Key_Space);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen.first().first().toString(), u"id-1"_s);
        QTest::keyClick(side.focusWidget(), Qt::Key_Tab);
        QVERIFY(side.newButton().hasFocus());
    }
};

QTEST_MAIN(ConnectPartsTest)
#include "tst_connectparts.moc"
