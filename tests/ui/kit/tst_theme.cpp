// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icons/iconpixmap.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QFontMetricsF>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

const QList<Tone> allTones = {Tone::Text,    Tone::Secondary, Tone::Muted,  Tone::Accent,
                              Tone::Ok,      Tone::Uncertain, Tone::Bad,    Tone::BadRetriable,
                              Tone::Running, Tone::Idle,      Tone::Waiting};

} // namespace

class ThemeTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTextIsReadableOnEverySurfaceThatCarriesIt_data() {
        QTest::addColumn<int>("scheme");
        QTest::newRow("light") << int(Theme::Scheme::Light);
        QTest::newRow("dark") << int(Theme::Scheme::Dark);
        QTest::newRow("high contrast") << int(Theme::Scheme::HighContrast);
    }
    void everyTextIsReadableOnEverySurfaceThatCarriesIt() {
        QFETCH(int, scheme);
        Theme theme;
        theme.setScheme(Theme::Scheme(scheme));
        const Tokens &t = theme.tokens();
        for (const Tone tone : allTones) {
            const QList<QColor> surfaces = {t.window, t.rail,     t.surface,       t.header,
                                            t.hover,  t.selected, theme.tint(tone)};
            for (const QColor &surface : surfaces) {
                const double ratio = contrastRatio(theme.text(tone), surface);
                QVERIFY2(ratio >= 4.5,
                         qPrintable(u"tone %1 on %2: %3"_s.arg(int(tone)).arg(surface.name()).arg(ratio)));
            }
        }
        QVERIFY(contrastRatio(t.onPrimary, t.primary) >= 4.5);
        QVERIFY(contrastRatio(t.onDanger, t.danger) >= 4.5);
        QVERIFY(contrastRatio(t.control, t.surface) >= 3.0);
        QVERIFY(contrastRatio(t.focus, t.window) >= 3.0);
        for (const auto kind : {EnvironmentKind::Production, EnvironmentKind::Staging, EnvironmentKind::Demo}) {
            const EnvironmentColors &colors = environmentColors(t, kind);
            QVERIFY(contrastRatio(Qt::white, colors.solid) >= 4.5);
            QVERIFY(contrastRatio(t.text2, colors.tint) >= 4.5);
            QVERIFY(contrastRatio(t.bad.text, colors.tint) >= 4.5);
            QVERIFY(contrastRatio(t.uncertain.text, colors.tint) >= 4.5);
        }
    }
    void uncertainIsNeverTheColourOfFailure() {
        for (const Tokens *t : {&lightTokens(), &darkTokens(), &highContrastTokens()}) {
            QVERIFY(t->uncertain.text != t->bad.text);
            QVERIFY(t->uncertain.fill.hslHue() > 30);
            QVERIFY(t->bad.fill.hslHue() < 15);
        }
    }
    void theApplicationTakesTheChosenColoursAtOnce() {
        Theme theme;
        theme.setScheme(Theme::Scheme::Dark);
        theme.install(*qApp);
        QCOMPARE(QApplication::palette().color(QPalette::Window), darkTokens().window);
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setScheme(Theme::Scheme::Light);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(QApplication::palette().color(QPalette::Window), lightTokens().window);
        theme.setScheme(Theme::Scheme::Light);
        QCOMPARE(changed.count(), 1);
    }
    void textScaleMultipliesUnitsAndStaysBetweenOneAndTwo() {
        Theme theme;
        QCOMPARE(theme.px(30), 30);
        theme.setTextScale(1.5);
        QCOMPARE(theme.px(30), 45);
        QCOMPARE(theme.units(45), 30.0);
        QCOMPARE(theme.font(13).pixelSize(), 20);
        theme.setTextScale(7);
        QCOMPARE(theme.textScale(), 2.0);
        theme.setTextScale(0.2);
        QCOMPARE(theme.textScale(), 1.0);
    }
    void idsAreDrawnInAFontOfOneWidth() {
        const Theme theme;
        const QFontMetricsF metrics(theme.fixedFont(13));
        QCOMPARE(metrics.horizontalAdvance(u"iiii"_s), metrics.horizontalAdvance(u"WWWW"_s));
    }
    void everyIconFileIsInTheProgramAndDrawsInTheAskedColour() {
        const QStringList files = QDir(QStringLiteral(FAROL_SOURCE_DIR "/resources/icons")).entryList({u"*.svg"_s});
        QVERIFY(files.size() > 80);
        for (const QString &file : files) {
            const QString name = file.chopped(4);
            const QImage image = iconPixmap(name, QColor(200, 10, 20), 17, 2.0).toImage();
            QVERIFY2(!image.isNull(), qPrintable(name));
            QCOMPARE(image.width(), 34);
            bool drawn = false;
            for (int y = 0; y < image.height() && !drawn; ++y) {
                for (int x = 0; x < image.width() && !drawn; ++x) {
                    const QColor c = image.pixelColor(x, y);
                    drawn = c.alpha() == 255 && c.red() == 200 && c.green() == 10 && c.blue() == 20;
                }
            }
            QVERIFY2(drawn, qPrintable(name));
        }
        QVERIFY(iconPixmap(u"no-such-icon"_s, Qt::black, 17, 1.0).isNull());
    }
};

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
