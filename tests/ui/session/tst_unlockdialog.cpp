// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/consoleworld.h"
#include "ui/kit/textfield.h"
#include "ui/kit/typedconfirmation.h"
#include "ui/session/unlockdialog.h"

#include <QSignalSpy>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

class UnlockDialogTest final : public QObject {
    Q_OBJECT

    Theme m_theme;

    struct Scene {
        explicit Scene(const Theme &theme)
            : dialog(theme, world.right, {u"Produção"_s, EnvironmentKind::Production, u"farold"_s, false}, &window) {
            window.resize(1000, 700);
            window.show();
            dialog.open();
            isReady = world.isOnline && QTest::qWaitForWindowActive(&dialog, 30'000);
            field = &dialog.findChild<TypedConfirmation *>()->field();
        }
        kit::ConsoleWorld world{app::EnvironmentKind::Production};
        QWidget window;
        UnlockDialog dialog;
        TextField *field = nullptr;
        bool isReady = false;
    };

private Q_SLOTS:
    void initTestCase() { m_theme.install(*qApp); }
    void allowsWritingOnlyWhenTheNameIsTypedToTheLetter() {
        Scene scene(m_theme);
        QVERIFY(scene.isReady);
        QCOMPARE(scene.dialog.focusWidget(), static_cast<QWidget *>(&scene.dialog.cancel()));
        QVERIFY(!scene.dialog.main().isEnabled());
        QTest::keyClick(&scene.dialog, Qt::Key_Backtab);
        QVERIFY(scene.field->hasFocus()); // the main button is off, so the field comes before Cancel
        scene.field->insert(u"produção"_s);
        QVERIFY(!scene.dialog.main().isEnabled());
        scene.field->clear();
        scene.field->insert(u"Produção"_s);
        QVERIFY(scene.dialog.main().isEnabled());
        QSignalSpy accepted(&scene.dialog, &QDialog::accepted);
        QTest::keyClick(scene.field, Qt::Key_Return);
        QCOMPARE(scene.world.right.absent(), app::Absent::ReadOnly); // Enter alone allows nothing
        QTest::keyClick(&scene.dialog.main(), Qt::Key_Space);
        QCOMPARE(accepted.count(), 1);
        QCOMPARE(scene.world.right.absent(), app::Absent::None);
        QCOMPARE(scene.world.right.remaining(), std::chrono::milliseconds(app::WriteRight::span));
    }
    void escapeAllowsNothing() {
        Scene scene(m_theme);
        QVERIFY(scene.isReady);
        scene.field->insert(u"Produção"_s);
        QTest::keyClick(&scene.dialog, Qt::Key_Escape);
        QVERIFY(!scene.dialog.isVisible());
        QCOMPARE(scene.world.right.absent(), app::Absent::ReadOnly);
    }
    void closesWhenTheSessionEnds() {
        Scene scene(m_theme);
        QVERIFY(scene.isReady);
        scene.field->insert(u"Produção"_s);
        scene.world.wire->answers(u"/api/v1/auth/logout"_s, QByteArray("{}"));
        scene.world.session.signOut();
        QTRY_VERIFY(!scene.dialog.isVisible());
        QCOMPARE(scene.dialog.result(), int(QDialog::Rejected));
    }
};

QTEST_MAIN(UnlockDialogTest)
#include "tst_unlockdialog.moc"
