// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/embedded/demoaccounts.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace farol;

class DemoAccountsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void areThoseOfTheDemoDay() {
        QFile day(QStringLiteral(FAROL_SOURCE_DIR "/resources/demo/day.yaml"));
        QVERIFY(day.open(QIODevice::ReadOnly));
        static const QRegularExpression line(QStringLiteral("- \\{name: (\\w+), roles: \\[([\\w, ]+)\\]\\}"));
        QList<app::DemoAccount> written;
        for (auto found = line.globalMatch(QString::fromUtf8(day.readAll())); found.hasNext();) {
            const auto match = found.next();
            app::DemoAccount account{match.captured(1), {}};
            for (const QString &word : match.captured(2).split(QStringLiteral(", "))) {
                account.roles.append(roleFromApi(word).value());
            }
            written.append(account);
        }
        QVERIFY(written.size() >= 5);
        QCOMPARE(app::demoAccounts(), written);
    }
};

QTEST_APPLESS_MAIN(DemoAccountsTest)
#include "tst_demoaccounts.moc"
