// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/farolctlkit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

// farolctl metrics check: what a script in a pipeline sees. It asks nobody.
class MetricsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSoundPageEndsWithZero() {
        const auto page = m_farolctl.write(u"good.prom"_s, "# HELP up Up.\n# TYPE up gauge\nup{i=\"a\"} 1\nup 0\n");
        const auto said = m_farolctl({u"metrics"_s, u"check"_s, page});
        QVERIFY2(said.code == 0, qPrintable(said.err));
        QVERIFY2(said.out.contains(u"text, 1 family, 2 samples; 0 errors, 0 warnings"_s), qPrintable(said.out));
        const auto advised = m_farolctl({u"metrics"_s, u"check"_s, m_farolctl.write(u"bare.prom"_s, "up 1\n")});
        QCOMPARE(advised.code, 0); // no HELP: advice, no refusal
        QVERIFY2(advised.out.contains(u":1: warning no_help (up)"_s), qPrintable(advised.out));
    }
    void aBadOneIsNamedByLineColumnAndRule() {
        const auto page =
            m_farolctl.write(u"bad.prom"_s, "# HELP up Up.\nup 1\nup{i=\"a} 2\nup{i=\"b\"} 1,5\nup{i=\"c\"} 3\n");
        const auto said = m_farolctl({u"metrics"_s, u"check"_s, page});
        QCOMPARE(said.code, 1);
        QVERIFY2(said.out.contains(u"bad.prom:3:6: error label_unclosed (up): "_s) &&
                     said.out.contains(u"bad.prom:4:11: error value (up): "_s),
                 qPrintable(said.out));
        const auto json = m_farolctl({u"metrics"_s, u"check"_s, page, u"--json"_s, u"--findings"_s, u"1"_s});
        QCOMPARE(json.code, 1);
        const auto verdict = QJsonDocument::fromJson(json.out.toUtf8()).object();
        QCOMPARE(verdict.value(u"format"_s).toString(), u"text"_s);
        QCOMPARE(verdict.value(u"samples"_s).toInt(), 2);
        QCOMPARE(verdict.value(u"errors"_s).toInt(), 2);
        QCOMPARE(verdict.value(u"findings_left_out"_s).toInt(), 1);
        const auto findings = verdict.value(u"findings"_s).toArray();
        QCOMPARE(findings.size(), 1);
        const auto first = findings.at(0).toObject();
        QCOMPARE(first.value(u"line"_s).toInt(), 3);
        QCOMPARE(first.value(u"column"_s).toInt(), 6);
        QCOMPARE(first.value(u"rule"_s).toString(), u"label_unclosed"_s);
        QCOMPARE(first.value(u"severity"_s).toString(), u"error"_s);
        QCOMPARE(first.value(u"metric"_s).toString(), u"up"_s);
        QVERIFY(first.value(u"lost"_s).toBool());
    }
    void theFormatIsTheOneSaidOrThatOfTheMark() {
        const QByteArray open = "# HELP a A.\n# TYPE a counter\na_total 1 # {t=\"x\"} 1\n# EOF\n";
        const auto page = m_farolctl.write(u"open.prom"_s, open);
        const auto said = m_farolctl({u"metrics"_s, u"check"_s, page});
        QVERIFY2(said.code == 0 && said.out.contains(u"openmetrics, 1 family, 1 sample"_s), qPrintable(said.out));
        QCOMPARE(m_farolctl({u"metrics"_s, u"check"_s, page, u"--format"_s, u"text"_s}).code, 1);
        const auto cut = m_farolctl.write(u"cut.prom"_s, open.first(open.size() - 6));
        QCOMPARE(m_farolctl({u"metrics"_s, u"check"_s, cut, u"--format"_s, u"openmetrics"_s}).code, 1);
    }
    void namesWhatItCannotRead() {
        const auto none = m_farolctl({u"metrics"_s, u"check"_s, m_farolctl.file(u"nothing"_s)});
        QVERIFY2(none.code == 2 && !none.err.isEmpty(), qPrintable(none.err));
        QCOMPARE(m_farolctl({u"metrics"_s, u"check"_s, m_farolctl.home()}).code, 2);
        for (const auto &words : {QStringList{u"check"_s}, QStringList{}, QStringList{u"lint"_s},
                                  QStringList{u"check"_s, u"x"_s, u"--format"_s, u"xml"_s}}) {
            QCOMPARE(m_farolctl(QStringList{u"metrics"_s} + words).code, 2);
        }
    }
    // Neither an input that only takes, nor one that is not there at all, is an empty page.
    void anInputThatCannotBeReadIsNoPage() {
        for (const auto &input : {u"0>/dev/null"_s, u"<&-"_s, u"</"_s}) {
            QProcess shell;
            shell.start(u"sh"_s, {u"-c"_s, u"exec \"$0\" metrics check - "_s + input, FarolctlRun::program()});
            QVERIFY(shell.waitForFinished());
            QVERIFY2(shell.exitCode() == 2 && shell.readAllStandardOutput().isEmpty(), qPrintable(input));
            QVERIFY2(shell.readAllStandardError().contains("farolctl: stdin: "), qPrintable(input));
        }
    }
    void aPipeIsReadAsTheFormatThatItsMarkTells() {
        const QStringList words{u"metrics"_s, u"check"_s, u"-"_s};
        const auto open = m_farolctl(words, "# HELP a A.\n# TYPE a counter\na_total 1\n# EOF\n");
        QVERIFY2(open.code == 0 && open.out.contains(u"openmetrics, 1 family, 1 sample; 0 errors, 0 warnings"_s),
                 qPrintable(open.out));
        const auto text = m_farolctl(words, "# HELP a A.\n# TYPE a gauge\na 1\n");
        QVERIFY2(text.code == 0 && text.out.contains(u"text, 1 family, 1 sample"_s), qPrintable(text.out));
        const auto more = m_farolctl(words, "a 1\n# EOF\nb 1\n");
        QVERIFY2(more.code == 1 && more.out.contains(u":3: error behind_end"_s), qPrintable(more.out));
        const auto cut = m_farolctl(words, "# TYPE a counter\na_total 1\n");
        QVERIFY2(cut.code == 1 && cut.out.contains(u":2: error type_without_total (a_total)"_s), qPrintable(cut.out));
    }
#ifdef Q_OS_LINUX
    void aPipeWithoutAnEndTakesNoMemory() {
        QProcess process;
        process.setProcessEnvironment(m_farolctl.environment());
        process.start(FarolctlRun::program(), {u"metrics"_s, u"check"_s, u"-"_s});
        QVERIFY(process.waitForStarted());
        const auto resident = [&process] { // pages of memory
            QFile file(u"/proc/%1/statm"_s.arg(process.processId()));
            return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : -1;
        };
        const auto piece = ("# " + QByteArray(1021, 'x') + '\n').repeated(2 * 1024);
        const auto write = [&process, &piece](int times) {
            for (int i = 0; i < times; ++i) {
                process.write(piece);
                while (process.bytesToWrite() > 0) {
                    if (!process.waitForBytesWritten()) {
                        return false;
                    }
                }
            }
            return true;
        };
        QVERIFY(write(4));
        const auto early = resident();
        QVERIFY(early > 0 && write(32)); // 64 MiB more
        QVERIFY2(resident() < early + 4096, qPrintable(u"%1 pages, %2 before"_s.arg(resident()).arg(early)));
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished());
    }
#endif
    // A page comes from anywhere: what it says reaches no terminal as it is.
    void hostileWordsBecomePlain() {
        const auto page = m_farolctl.write(u"x.prom"_s, "# HELP up Up.\nup{i=\"\x1b[2J\"} 1\nup{\x1b[2J=\"\"} 1\n");
        const auto said = m_farolctl({u"metrics"_s, u"check"_s, page});
        QCOMPARE(said.code, 1);
        QVERIFY(!said.out.contains(u'\x1b') && !said.err.contains(u'\x1b'));
    }

private:
    FarolctlRun m_farolctl{u"http://127.0.0.1:9"_s};
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "tst_metrics.moc"
