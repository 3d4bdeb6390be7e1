// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/connectionform.h"
#include "ui/connect/connectscreen.h"
#include "ui/connect/connectside.h"
#include "ui/connect/diagnosiscard.h"
#include "ui/connect/factline.h"
#include "ui/kit/button.h"
#include "ui/kit/focusring.h"

#include <QDir>
#include <QLayout>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

class ConnectScreenTest final : public QObject {
    Q_OBJECT

    Theme m_theme;

    static EnvironmentCardText card(const QString &name, EnvironmentKind kind, const QString &note,
                                    const QString &body) {
        EnvironmentCardText text;
        text.sign = {name, kind, {}, false};
        text.note = note;
        text.body = body;
        text.action = u"Conectar"_s;
        return text;
    }
    static StepLook step(const QString &title, Tone tone, const QString &icon, const QString &sentence) {
        StepLook look;
        look.title = title;
        look.tone = tone;
        look.icon = icon;
        look.sentence = sentence;
        return look;
    }
    // The words of the mockup, so that the pictures can lie beside it.
    static void fill(ConnectScreen &screen) {
        EnvironmentCardText demo = card(u"Demonstração"_s, EnvironmentKind::Demo, u"backend embutido · pronto"_s,
                                        u"Um dia inteiro de operação, já nesta máquina. Nada sai dela."_s);
        demo.action = u"Começar"_s;
        demo.primary = true;
        screen.side().setDemo(demo);
        screen.side().setEntries(
            {{u"h"_s, card(u"Homologação"_s, EnvironmentKind::Staging, {}, u"farold · homolog.interno:8443"_s)},
             {u"p"_s, card(u"Produção"_s, EnvironmentKind::Production, u"abre em somente leitura"_s,
                           u"farold · pagamentos.interno:8443"_s)}});
        screen.side().keychain().set(Tone::Ok, u"key"_s, u"Chaveiro:"_s, u"GNOME Keyring (Secret Service)"_s,
                                     u", desbloqueado"_s);
        screen.side().setDataFolder(u"~/.local/share/farol"_s);
        screen.setHeading(u"Nova conexão"_s, u"nada é salvo antes do teste"_s);
        screen.form().setDraft(
            {u"Produção"_s, EnvironmentKind::Production, u"https://pagamentos.interno:8443"_s, {}, u"ana"_s, false});
        QList<StepLook> steps = {step(u"Nome"_s, Tone::Ok, u"paid"_s, u"pagamentos.interno resolve para 10.20.4.17"_s),
                                 step(u"Rede"_s, Tone::Ok, u"paid"_s, u"porta 8443 responde em 12 ms"_s),
                                 step(u"Certificado"_s, Tone::Bad, u"failed"_s,
                                      u"emitido por AC Interna Raiz G2, que este sistema não conhece."_s),
                                 step(u"Login"_s, Tone::Muted, u"notsent"_s, u"espera o certificado"_s),
                                 step(u"Chaveiro"_s, Tone::Ok, u"paid"_s, u"gravado e lido de volta"_s)};
        steps[2].actions = {{u"trust"_s, u"Usar esta AC neste perfil…"_s}, {u"look"_s, u"Ver certificado"_s}};
        screen.diagnosis().setSteps(steps);
        screen.diagnosis().setSummary(u"3 de 5 passos"_s);
        screen.diagnosis().setTest(u"Testar de novo"_s, true);
        screen.setSave(u"Salvar e conectar"_s, u"falta resolver: certificado"_s);
    }

private Q_SLOTS:
    void initTestCase() { m_theme.install(*qApp); }
    void cleanupTestCase() { m_theme.setScheme(Theme::Scheme::Light); }
    void paintsLightAndDark_data() {
        QTest::addColumn<Theme::Scheme>("scheme");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::newRow("claro") << Theme::Scheme::Light << QSize(1440, 900) << 1.0;
        QTest::newRow("escuro") << Theme::Scheme::Dark << QSize(1440, 900) << 1.0;
        QTest::newRow("alto-contraste") << Theme::Scheme::HighContrast << QSize(1440, 900) << 1.0;
        QTest::newRow("1024") << Theme::Scheme::Light << QSize(1024, 640) << 1.0;
        QTest::newRow("texto-200") << Theme::Scheme::Light << QSize(1440, 900) << 2.0;
    }
    void paintsLightAndDark() {
        QFETCH(Theme::Scheme, scheme);
        QFETCH(QSize, size);
        QFETCH(double, scale);
        m_theme.setScheme(scheme);
        m_theme.setTextScale(scale);
        ConnectScreen screen(m_theme);
        fill(screen);
        screen.resize(size);
        new FocusRing(m_theme, &screen);
        screen.show();
        QVERIFY(QTest::qWaitForWindowActive(&screen, 30'000));
        screen.form().focusOn(ConnectionForm::Field::Address);
        const auto *area = screen.findChild<QScrollArea *>();
        QTRY_COMPARE(area->widget()->width(), area->viewport()->width()); // nothing lies beyond the right edge
        const QPixmap picture = screen.grab();
        const QString name = u"conectar-%1.png"_s.arg(QString::fromLatin1(QTest::currentDataTag()));
        QVERIFY(picture.save(QDir(QCoreApplication::applicationDirPath()).filePath(name)));
        QCOMPARE(picture.toImage().pixelColor(2, 2), m_theme.tokens().surface);
        m_theme.setTextScale(1.0);
        m_theme.setScheme(Theme::Scheme::Light);
    }
    void savingIsOffWithItsReasonUntilNothingIsMissing() {
        ConnectScreen screen(m_theme);
        fill(screen);
        screen.resize(1440, 900);
        screen.show();
        QVERIFY(QTest::qWaitForWindowActive(&screen, 30'000));
        auto *save = screen.findChild<Button *>(u"save"_s);
        QVERIFY(!save->isEnabled());
        QCOMPARE(save->accessibleDescription(), u"falta resolver: certificado"_s);
        screen.setSave(u"Salvar e conectar"_s, {});
        QSignalSpy saved(&screen, &ConnectScreen::saveRequested);
        QTest::keyClick(save, Qt::Key_Space);
        QCOMPARE(saved.count(), 1);
    }
    void tabWalksFromTheDemonstrationToSaving() {
        ConnectScreen screen(m_theme);
        fill(screen);
        screen.setSave(u"Salvar e conectar"_s, {});
        screen.resize(1024, 640);
        screen.show();
        QVERIFY(QTest::qWaitForWindowActive(&screen, 30'000));
        screen.side().focusFirst();
        const auto *area = screen.findChild<QScrollArea *>();
        QStringList order;
        for (int i = 0; i < 30 && order.value(order.size() - 1) != u"save"_s; ++i) {
            order.append(screen.focusWidget()->objectName());
            QTest::keyClick(screen.focusWidget(), Qt::Key_Tab);
        }
        order.removeAll(QString()); // the cards of the stored environments
        QCOMPARE(order, (QStringList{u"startDemo"_s, u"newConnection"_s, u"name"_s, u"kind0"_s, u"address"_s,
                                     u"caFile"_s, u"chooseCaFile"_s, u"user"_s, u"password"_s, u"showPassword"_s,
                                     u"test"_s, u"trust"_s, u"look"_s, u"cancel"_s, u"save"_s}));
        auto *save = screen.findChild<Button *>(u"save"_s);
        save->setFocus(Qt::TabFocusReason);
        area->widget()->layout()->activate();
        QTest::keyClick(save, Qt::Key_Backtab);
        QTest::keyClick(screen.focusWidget(), Qt::Key_Tab);
        QVERIFY(area->viewport()->rect().contains(save->mapTo(area->viewport(), save->rect().center())));
    }
    void f1AsksForTheShortcuts() {
        ConnectScreen screen(m_theme);
        screen.show();
        QVERIFY(QTest::qWaitForWindowActive(&screen, 30'000));
        QSignalSpy asked(&screen, &ConnectScreen::shortcutSheetRequested);
        QTest::keyClick(&screen, Qt::Key_F1);
        QCOMPARE(asked.count(), 1);
    }
};

QTEST_MAIN(ConnectScreenTest)
#include "tst_connectscreen.moc"
