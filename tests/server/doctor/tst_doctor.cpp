// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/doctor/doctor.h"

#include <QTest>
#include <QUrl>
#include <algorithm>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// What farold doctor says of the message broker, beside a real one.
class DoctorTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhetherTheBrokerLetsItIn_data() {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<Finding::State>("state");
        QTest::addColumn<QString>("says");
        const QUrl real(qEnvironmentVariable("FAROL_TEST_BROKER"));
        QUrl wrong = real;
        wrong.setPassword(u"not-this-one"_s);
        QUrl nobody = real;
        nobody.setPort(1);
        QTest::newRow("none") << QUrl() << Finding::State::Good << u"workers look at the database"_s;
        QTest::newRow("answers") << real << Finding::State::Good << u"answers"_s;
        QTest::newRow("wrong password") << wrong << Finding::State::Bad << u"broker"_s;
        QTest::newRow("nobody there") << nobody << Finding::State::Bad << u"127.0.0.1:1"_s;
    }
    void saysWhetherTheBrokerLetsItIn() {
        QFETCH(QUrl, url);
        QFETCH(Finding::State, state);
        QFETCH(QString, says);
        Config config;
        config.broker.url = Secret(url.toEncoded());
        const auto all = examine(config, SystemClock());
        const auto found =
            std::find_if(all.begin(), all.end(), [](const Finding &one) { return one.subject == u"broker"; });
        QVERIFY(found != all.end());
        QVERIFY2(found->state == state && found->detail.contains(says), qPrintable(found->detail));
        QCOMPARE(found->fix.isEmpty(), state == Finding::State::Good);
        QVERIFY2(url.password().isEmpty() || !(found->detail + found->fix).contains(url.password()),
                 qPrintable(found->detail));
    }
    void saysThatAFolderIsNotThere() {
        Config config;
        config.database.path = u"/nowhere/at/all/farold.db"_s;
        config.unknownVariables = {u"FAROLD_X sets nothing"_s};
        QString said;
        for (const Finding &one : examine(config, SystemClock())) {
            said += one.subject + u": "_s + one.detail + u"; "_s;
        }
        QVERIFY2(said.contains(u"disk: /nowhere/at/all is not there"_s), qPrintable(said));
        QVERIFY2(said.contains(u"environment: FAROLD_X sets nothing"_s), qPrintable(said));
    }
    void knowsWhenAPasswordLeavesThisMachineInTheClear() {
        QVERIFY(travelsInTheClear(QUrl(u"amqp://farol:x@rabbit.example:5672/"_s)));
        QVERIFY(travelsInTheClear(QUrl(u"amqp://farol:x@10.0.0.7/"_s)));
        QVERIFY(!travelsInTheClear(QUrl(u"amqps://farol:x@rabbit.example/"_s)));
        QVERIFY(!travelsInTheClear(QUrl(u"amqp://farol:x@127.0.0.1/"_s)));
        QVERIFY(!travelsInTheClear(QUrl(u"amqp://farol:x@localhost/"_s)));
        QVERIFY(!travelsInTheClear(QUrl(u"amqp://farol:x@[::1]/"_s)));
    }
};

QTEST_GUILESS_MAIN(DoctorTest)
#include "tst_doctor.moc"
