// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/config/openfiles.h"

#include <QTest>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

// Whoever asks never takes the last descriptor: the database and the provider need theirs.
class OpenFilesTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fitsIntoWhatTheSystemGives_data() {
        QTest::addColumn<int>("files");
        QTest::addColumn<int>("said");
        QTest::newRow("plenty") << 65'536 << 0;
        QTest::newRow("20,000") << 20'000 << 0;
        QTest::newRow("4,096") << 4'096 << 2;
        QTest::newRow("1,024") << 1'024 << 3;
        QTest::newRow("256") << 256 << 3;
        QTest::newRow("64") << 64 << 3;
    }
    void fitsIntoWhatTheSystemGives() {
        QFETCH(int, files);
        QFETCH(int, said);
        Config config;
        const auto told = fitOpenFiles(config, files);
        QVERIFY2(told.size() == said, qPrintable(told.join(u'\n')));
        const int taken = config.provider.window + config.http.maxConnections + config.http.maxStreams;
        QVERIFY2(taken <= files - std::min(192, files / 4), qPrintable(QString::number(taken)));
        QVERIFY(config.provider.window > 0 && config.http.maxConnections > 0 && config.http.maxStreams > 0);
        for (const QString &one : told) {
            QVERIFY2(one.contains(QString::number(files)), qPrintable(one));
        }
    }
    void leavesAloneWhatFits() {
        Config config;
        config.provider.window = 8;
        config.http.maxConnections = 100;
        config.http.maxStreams = 0;
        QCOMPARE(fitOpenFiles(config, 1'024), QStringList());
        QCOMPARE(config.http.maxConnections, 100);
    }
};

QTEST_GUILESS_MAIN(OpenFilesTest)
#include "tst_openfiles.moc"
