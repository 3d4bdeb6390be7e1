// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/expositioncheck.h"

#include <QBuffer>
#include <QTest>
#include <ctime>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

namespace {

// A page that comes once, as through a pipe, a few bytes at a time.
class Pipe final : public QIODevice {
public:
    explicit Pipe(QByteArray page)
        : m_page(std::move(page)) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override {
        const auto piece = m_page.left(std::min<qint64>(size, 7));
        m_page.remove(0, piece.size());
        std::copy(piece.begin(), piece.end(), data);
        return piece.size();
    }
    qint64 writeData(const char * /*data*/, qint64 /*size*/) override { return -1; }

private:
    QByteArray m_page;
};

QStringList rulesOf(const ExpositionVerdict &verdict) {
    QStringList rules;
    for (const auto &finding : verdict.findings) {
        const auto word = textOf(finding.rule).word;
        rules.append(u"%1 %2"_s.arg(finding.line).arg(QLatin1String(word.data(), static_cast<qsizetype>(word.size()))));
    }
    return rules;
}

ExpositionVerdict checked(QIODevice &page, std::optional<ExpositionFormat> format = {}) {
    return checkExposition(page, format, 1000).value_or(ExpositionVerdict{});
}

// How long this process computes.
double secondsFor(const QByteArray &page) {
    QBuffer buffer;
    buffer.setData(page);
    buffer.open(QIODevice::ReadOnly);
    const auto from = std::clock();
    const auto verdict = checkExposition(buffer, ExpositionFormat::Text, 10);
    return verdict ? static_cast<double>(std::clock() - from) / CLOCKS_PER_SEC : 1e9;
}

} // namespace

class ExpositionCheckTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aMarkAnywhereMakesItOpenMetrics_data() {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<bool>("isOpen");
        QTest::addColumn<QStringList>("rules");
        const auto row = [](const char *name, const QByteArray &page, bool isOpen, const QStringList &rules = {}) {
            QTest::newRow(name) << "# HELP a A.\n" + page << isOpen << rules;
        };
        row("at the end", "a 1\n# EOF\n", true);
        row("without a line feed", "a 1\n# EOF", true);
        row("with CR LF", "a 1\n# EOF\r\n", true, {u"3 carriage_return"_s});
        row("in the middle", "a 1\n# EOF\na 2\n", true, {u"4 behind_end"_s});
        row("blank lines behind", "a 1\n# EOF\n\n\n", true, {u"4 behind_end"_s, u"5 behind_end"_s});
        row("none", "a 1\n", false);
        row("behind a value", "a 1 # EOF\n", false, {u"2 text_behind"_s, u"0 no_samples"_s});
        row("as a comment", "a 1\n # EOF\n# EOF \n", false);
        row("a page that was cut", "# TYPE a counter\na_total 1\n", false, {u"3 type_without_total"_s, u"3 no_help"_s});
    }
    void aMarkAnywhereMakesItOpenMetrics() {
        QFETCH(QByteArray, page);
        QFETCH(const bool, isOpen);
        QFETCH(QStringList, rules);
        rules.replaceInStrings(u"0 no_samples"_s, u"%1 no_samples"_s.arg(page.count('\n')));
        QBuffer buffer(&page);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        Pipe pipe(page);
        for (QIODevice *device : {static_cast<QIODevice *>(&buffer), static_cast<QIODevice *>(&pipe)}) {
            const auto verdict = checked(*device);
            QCOMPARE(verdict.format, isOpen ? ExpositionFormat::OpenMetrics : ExpositionFormat::Text);
            QCOMPARE(rulesOf(verdict), rules);
        }
    }
    void theMarkIsFoundHoweverMuchIsBehindIt() {
        QByteArray page = "a 1\n# EOF\n" + QByteArray(200'000, '\n');
        QBuffer buffer(&page);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        Pipe pipe(page);
        for (QIODevice *device : {static_cast<QIODevice *>(&buffer), static_cast<QIODevice *>(&pipe)}) {
            const auto verdict = checked(*device);
            QCOMPARE(verdict.format, ExpositionFormat::OpenMetrics);
            QCOMPARE(verdict.errors, 200'000);
            QCOMPARE(verdict.samples, 1);
        }
    }
    void aFormatThatIsSaidIsTheOne() {
        Pipe pipe("a 1\n# EOF\nb 1\n");
        const auto verdict = checked(pipe, ExpositionFormat::Text);
        QCOMPARE(verdict.format, ExpositionFormat::Text);
        QCOMPARE(verdict.errors, 0);
    }
    // What is said of a family and how many there are does not change with the places of its lines.
    void aFamilyInTwoPlacesIsOne() {
        Pipe apart("# HELP a A.\n# HELP b B.\n# TYPE a gauge\na 1\n# TYPE b gauge\nb 1\n");
        const auto sound = checked(apart);
        QCOMPARE(rulesOf(sound), QStringList());
        QCOMPARE(sound.families, 2);
        Pipe between("a 1\nb 1\na{x=\"1\"} 1\nb{x=\"1\"} 1\n");
        const auto advised = checked(between);
        QCOMPARE(rulesOf(advised),
                 QStringList({u"1 no_help"_s, u"2 no_help"_s, u"3 interleaved"_s, u"4 interleaved"_s}));
        QCOMPARE(advised.families, 2);
    }
    void aGoodLineBehindABadOneIsOfItsOwnFamily() {
        Pipe page("# HELP a_total A.\n# TYPE a_total counter\na_total 1\nb x\nb -1\n");
        const auto verdict = checked(page);
        QCOMPARE(rulesOf(verdict), QStringList({u"4 value"_s, u"5 no_help"_s}));
        QCOMPARE(verdict.families, 2);
    }
    // A name may be as long as a line: a finding tells its beginning.
    void aLongNameIsToldShort() {
        const QByteArray name(1'000'000, 'a');
        Pipe page("# HELP " + name + " A.\n" + name + " x\n" + name + " 1\n\xFF\n" + name + " 1\n");
        const auto verdict = checked(page);
        QCOMPARE(rulesOf(verdict), QStringList({u"2 value"_s, u"4 not_utf8"_s, u"5 series_repeated"_s}));
        for (const auto &finding : verdict.findings) {
            QCOMPARE(QByteArray::fromStdString(finding.subject), name.first(200));
        }
    }
    void findingsCostNoName() {
        const auto lines = QByteArray("\xFF\n").repeated(50'000);
        const auto alone = secondsFor("a 1\n" + lines);
        const auto behind = secondsFor(QByteArray(1'000'000, 'a') + " 1\n" + lines);
        QVERIFY2(behind < 4 * alone + 0.5, qPrintable(u"%1 s, %2 s alone"_s.arg(behind).arg(alone)));
    }
    void aLargeFamilyDoesNotSlowTheNextOnes() {
        QByteArray large = "# TYPE h histogram\n";
        for (int i = 0; i < 150'000; ++i) {
            large += "h_bucket{i=\"" + QByteArray::number(i) + "\",le=\"+Inf\"} 1\n";
        }
        const auto small = QByteArray("a 1\nb 1\n").repeated(150'000);
        const auto apart = secondsFor(large) + secondsFor(small);
        const auto together = secondsFor(large + small);
        QVERIFY2(together < 2 * apart + 0.2, qPrintable(u"%1 s, %2 s apart"_s.arg(together).arg(apart)));
    }
    // Values that differ in a few bits are different series, whatever the seed.
    void seriesThatAreAlmostAlikeAreApart() {
        QByteArray page = "# HELP a A.\n";
        for (int i = 0; i < 200; ++i) {
            auto value = QByteArray::number(1'000'000 + i) + QByteArray(9, 'x');
            value[7] = value[12] = value[15] = '0';
            page += "a{i=\"" + QByteArray::number(i) + "\",x=\"" + value + "\"} 1\n";
            value[7] = 'p';
            value[12] = '2';
            value[15] = 'p';
            page += "a{i=\"" + QByteArray::number(i) + "\",x=\"" + value + "\"} 1\n";
        }
        Pipe pipe(page);
        const auto verdict = checked(pipe);
        QCOMPARE(rulesOf(verdict), QStringList());
        QCOMPARE(verdict.samples, 400);
    }
    void aPageThatCannotBeReadIsNoVerdict() {
        QFile page;
        FILE *nowhere = std::fopen("/dev/null", "w"); // not to be read
        QVERIFY(nowhere != nullptr && page.open(nowhere, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
        QVERIFY(page.isSequential());
        const auto verdict = checkExposition(page, std::nullopt, 10);
        QVERIFY(!verdict);
        QCOMPARE(verdict.error().code, u"metrics_file"_s);
    }
};

QTEST_GUILESS_MAIN(ExpositionCheckTest)
#include "tst_expositioncheck.moc"
