// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

// farold at the prompt: wrong usage is 2 and one sentence that names the word.
class UsageTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesBadUsageWithTwoAndOneSentence_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *line, const QString &says) {
            QTest::newRow(line) << QString::fromLatin1(line) << says;
        };
        row("", u"say which command; see farold --help"_s);
        row("fly", u"\"fly\" is no command here; see farold --help"_s);
        row("user fly", u"\"fly\" is no command here; see farold user --help"_s);
        row("--nope", u"\"--nope\" is no option here"_s);
        row("serve --nope", u"\"--nope\" is no option here; see farold serve --help"_s);
        row("serve --port x", u"--port"_s);
        row("serve --config nowhere.yaml", u"nowhere.yaml"_s);
        row("user add", u"name is required"_s);
        row("user add ana --role chefe", u"unknown role chefe; the roles are: viewer, operator"_s);
        row("psp-sandbox --faults wild", u"\"wild\" is no fault: write none, usual, rough"_s);
    }
    void refusesBadUsageWithTwoAndOneSentence() {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const auto ran = run(line.split(u' ', Qt::SkipEmptyParts));
        QCOMPARE(ran.code, 2);
        QCOMPARE(ran.out, QString());
        QVERIFY2(ran.err.startsWith(u"farold: "_s) && ran.err.contains(says), qPrintable(ran.err));
        QCOMPARE(ran.err.count(u'\n'), 1);
    }
    void tellsVersionAndHelpWithZero() {
        QCOMPARE(run({u"--version"_s}).code, 0);
        const auto help = run({u"psp-sandbox"_s, u"--help"_s});
        QCOMPARE(help.code, 0);
        for (const QString &word : {u"none"_s, u"usual"_s, u"rough"_s, u"timeout_after"_s}) {
            QVERIFY2(help.out.contains(word), qPrintable(help.out));
        }
    }
    void listsEveryKeyOfTheConfiguration() {
        const auto ran = run({u"serve"_s, u"--help-config"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.out.contains(u"http.port "_s) && ran.out.contains(u" FAROLD_HTTP_PORT "_s) &&
                     ran.out.contains(u" 8480 "_s) && ran.out.contains(u" _FILE "_s),
                 qPrintable(ran.out));
        QCOMPARE(run({u"doctor"_s, u"--keys"_s}).out, ran.out);
    }
    void saysThatADatabaseIsNotThereYetAndMakesNone() {
        const QString path = m_home.filePath(u"farold.db"_s);
        const auto before = run({u"migrate"_s, u"status"_s, u"--database"_s, path});
        QCOMPARE(before.code, 1);
        QCOMPARE(before.out, path + u" is not there yet: farold migrate up makes it\n"_s);
        QVERIFY(!QFile::exists(path));
        QCOMPARE(run({u"migrate"_s, u"up"_s, u"--database"_s, path}).code, 0);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(path) & others, QFile::Permissions()); // it holds documents and keys
        QCOMPARE(run({u"migrate"_s, u"status"_s, u"--database"_s, path}).code, 0);
    }
    void makesKeysAndTenantsWhileNoFaroldRuns() {
        const QString path = m_home.filePath(u"keys.db"_s);
        const QString password = m_home.filePath(u"password"_s);
        QFile file(password);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("correct horse 42\n") > 0);
        file.close();
        const auto farold = [&](QStringList words) { return run(words << u"--database"_s << path); };
        QCOMPARE(farold({u"key"_s, u"create"_s, u"Rede"_s}).code, 1); // no tenant yet
        QCOMPARE(farold({u"user"_s, u"add"_s, u"ana"_s, u"--role"_s, u"admin"_s, u"--password-file"_s, password}).code,
                 0);
        const auto made = farold({u"key"_s, u"create"_s, u"Rede"_s});
        QCOMPARE(made.code, 0);
        QVERIFY2(made.out.startsWith(u"fak_"_s) && made.out.count(u'\n') == 1, qPrintable(made.out));
        const QString id = made.out.section(u'_', 1, 1);
        QVERIFY(farold({u"key"_s, u"list"_s}).out.startsWith(id + u"  partner  without end  Rede"_s));
        QCOMPARE(farold({u"key"_s, u"revoke"_s, id, u"--reason"_s, u"lost"_s}).code, 0);
        QVERIFY(farold({u"key"_s, u"list"_s}).out.contains(u"revoked"_s));
        QCOMPARE(farold({u"key"_s, u"create"_s, u"R"_s, u"--role"_s, u"admin"_s}).code, 1);
        QCOMPARE(
            farold({u"tenant"_s, u"create"_s, u"norte"_s, u"--admin"_s, u"bia"_s, u"--password-file"_s, password}).code,
            0);
        QCOMPARE(farold({u"tenant"_s, u"list"_s}).out, u"default\nnorte\n"_s);
        QCOMPARE(farold({u"audit"_s, u"verify"_s}).code, 0);
    }

private:
    struct Outcome {
        int code = -1;
        QString out;
        QString err;
    };
    Outcome run(const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(m_home.path());
        process.start(QStringLiteral(FAROL_BIN_DIR "/farold"), arguments);
        process.closeWriteChannel();
        if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000)) {
            process.kill();
            process.waitForFinished();
        }
        const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
        return {code, QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    QTemporaryDir m_home;
};

QTEST_GUILESS_MAIN(UsageTest)
#include "tst_usage.moc"
