// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Production starts read-only; who types its name may write for a while.
#include "journeys/world.h"

#include "ui/kit/button.h"

#include <QDialog>
#include <QLineEdit>

using namespace farol;

class ReadOnlyJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writingIsAllowedByTheTypedNameAlone() {
        journeys::World world({.production = true});
        world.openConsole(QStringLiteral("batches"));
        QTRY_COMPARE_WITH_TIMEOUT(world.work().right().absent(), app::Absent::ReadOnly, 20'000);
        QVERIFY(!world.window().environmentBar().environment().writeAllowed);
        Q_EMIT world.window().environmentBar().writeRequested();
        auto *dialog = world.window().findChild<QDialog *>();
        QVERIFY(dialog);
        auto *typed = dialog->findChild<QLineEdit *>();
        QVERIFY(typed);
        QTest::keyClicks(typed, QStringLiteral("Producao"));
        QVERIFY(!allow(*dialog)->isEnabled());
        typed->setText(QStringLiteral("Produção"));
        QTRY_VERIFY(allow(*dialog)->isEnabled());
        QTest::mouseClick(allow(*dialog), Qt::LeftButton);
        QTRY_COMPARE(world.work().right().absent(), app::Absent::None);
        QVERIFY(world.window().environmentBar().environment().writeAllowed);
        world.work().right().lockNow();
        QCOMPARE(world.work().right().absent(), app::Absent::ReadOnly);
    }

private:
    static ui::Button *allow(const QDialog &dialog) {
        for (auto *button : dialog.findChildren<ui::Button *>()) {
            if (button->kind() == ui::Button::Kind::Primary) {
                return button;
            }
        }
        qFatal("no primary button");
    }
};

QTEST_MAIN(ReadOnlyJourney)
#include "tst_readonly.moc"
