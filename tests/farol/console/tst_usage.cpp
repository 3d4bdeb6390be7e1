// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

// The console at the prompt, before it has a window.
class UsageTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesBadUsageWithTwoAndOneSentence_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *line, const QString &says) {
            QTest::newRow(line) << QString::fromLatin1(line) << says;
        };
        row("--nope", u"\"--nope\" is no option here; see farol --help"_s);
        row("--language xx", u"--language"_s);
        row("--text-scale 9", u"--text-scale"_s);
        row("--size banana", u"banana is no size; write it as 1440x900"_s);
        row("--size 1440x", u"1440x is no size"_s);
        row("--size 0x900", u"0x900 is no size"_s);
        row("--size 10x20x30", u"10x20x30 is no size"_s);
    }
    void refusesBadUsageWithTwoAndOneSentence() {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const auto ran = run(line.split(u' '), u"offscreen"_s);
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.startsWith(u"farol: "_s) && ran.err.contains(says), qPrintable(ran.err));
        QCOMPARE(ran.err.count(u'\n'), 1);
    }
    void tellsVersionAndHelpWithoutADisplay() {
        QCOMPARE(run({u"--version"_s}, {}).code, 0);
        QCOMPARE(run({u"--help"_s}, {}).code, 0);
    }
    void saysThatThereIsNoDisplayWithThree() {
#if defined(Q_OS_WIN) || defined(Q_OS_DARWIN)
        QSKIP("the desktop is always there");
#endif
        const auto ran = run({u"--demo"_s}, {});
        QCOMPARE(ran.code, 3);
        QVERIFY2(ran.err.startsWith(u"farol: there is no display"_s), qPrintable(ran.err));
        QVERIFY(ran.err.contains(u"QT_QPA_PLATFORM=offscreen"_s));
        QCOMPARE(ran.err.count(u'\n'), 1);
    }

private:
    struct Outcome {
        int code = -1;
        QString err;
    };
    Outcome run(const QStringList &arguments, const QString &platform) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"DISPLAY"_s);
        environment.remove(u"WAYLAND_DISPLAY"_s);
        environment.remove(u"QT_QPA_PLATFORM"_s);
        environment.insert(u"HOME"_s, m_home.path());
        if (!platform.isEmpty()) {
            environment.insert(u"QT_QPA_PLATFORM"_s, platform);
        }
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(FAROL_BIN_DIR "/farol"), arguments);
        if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000)) {
            process.kill();
            process.waitForFinished();
        }
        const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        return {code, QString::fromUtf8(process.readAllStandardError())};
    }
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(UsageTest)
#include "tst_usage.moc"
