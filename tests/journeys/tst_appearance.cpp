// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person chose for the window comes back at the next start: theme, language, size of text, size and layout.
#include "console.h"

#include "ui/kit/button.h"

#include <QApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLibraryInfo>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

using namespace farol;

class AppearanceJourney final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        open();
    }
    void cleanup() { m_console.reset(); }

    void theMenuOfTheWindowHasItAll() {
        window().resize(1440, 900);
        QTRY_VERIFY(button("windowMore").isVisible()); // nobody is signed in: there is no account to press
        QTest::mouseClick(&button("windowMore"), Qt::LeftButton);
        QTRY_VERIFY(menu().isVisible());
        menu().close();
        window().environmentBar().setAccount(QStringLiteral("operator1"), QStringLiteral("operator"));
        QVERIFY(!button("windowMore").isVisible());
        QTest::mouseClick(&button("account"), Qt::LeftButton);
        QTRY_VERIFY(menu().isVisible());
        menu().close();
        m_console->workplace()->session().signOut(); // silent: there was no entry
    }

    void whatWasChosenComesBack() {
        trigger("theme:contrast");
        QCOMPARE(m_console->theme().scheme(), ui::Theme::Scheme::HighContrast);
        trigger("text:125");
        QCOMPARE(m_console->theme().textScale(), 1.25);
        trigger("language:en");
        QVERIFY(!window().toast().findChildren<QLabel *>().isEmpty());
        for (const auto *label : window().toast().findChildren<QLabel *>()) {
            QVERIFY2(!label->text().contains(QStringLiteral("American")), qPrintable(label->text()));
        }
        trigger("language:es");
        QVERIFY(window().toast().isVisible());
        QCOMPARE(m_console->language(), QStringLiteral("en")); // from the next start on
        open();
        QCOMPARE(m_console->theme().scheme(), ui::Theme::Scheme::HighContrast);
        QCOMPARE(m_console->theme().textScale(), 1.25);
        QCOMPARE(m_console->language(), QStringLiteral("es"));
        QVERIFY(action("theme:contrast").isChecked());
        QVERIFY(action("text:125").isChecked());
        QVERIFY(action("language:es").isChecked());
        trigger("theme:system");
        open();
        QCOMPARE(m_console->theme().scheme(), ui::Theme::Scheme::System);
    }

    void theWindowAndItsPartsComeBack() {
        window().showPage(QStringLiteral("batches"));
        window().resize(1300, 820);
        splitter().setSizes({800, 400});
        QTest::keyClick(&m_console->workplace()->batchesPage(), Qt::Key_I, Qt::ControlModifier);
        const auto layout = m_console->workplace()->batchesPage().layoutState();
        open();
        QCOMPARE(window().size(), QSize(1300, 820));
        window().showPage(QStringLiteral("batches"));
        QCOMPARE(m_console->workplace()->batchesPage().layoutState(), layout);
    }

    void aPageThatWasNeverShownKeepsNoSizes() {
        QVERIFY(m_console->workplace()->batchesPage().layoutState().isEmpty());
        open();
        window().resize(1440, 900);
        window().showPage(QStringLiteral("batches"));
        for (const auto *one : window().findChildren<QSplitter *>()) {
            for (const int size : one->sizes()) {
                QVERIFY2(size > 100, qPrintable(one->objectName()));
            }
        }
        const auto layout = m_console->workplace()->batchesPage().layoutState();
        open(); // and closed again without that page
        open();
        QCOMPARE(m_console->workplace()->batchesPage().layoutState(), layout);
    }

    void qtsOwnDialogsSpeakTheLanguage() {
        if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_es.qm"))) {
            QSKIP("Qt's translations are not installed");
        }
        trigger("language:es");
        QVERIFY(window().toast().isVisible());
        open();
        QVERIFY(QCoreApplication::translate("QFileDialog", "Look in:") != QStringLiteral("Look in:"));
        trigger("language:en");
    }

    void anOrderedSizeIsForThisTimeAlone() {
        window().resize(1300, 820);
        open(QSize(1024, 640));
        QCOMPARE(window().size(), QSize(1024, 640));
        open();
        QCOMPARE(window().size(), QSize(1300, 820));
    }

private:
    // On a back-end that is not there: the window does not mind.
    void open(const QSize &size = {}) {
        m_console.reset();
        ConsoleOptions options;
        options.size = size;
        options.settingsDirectory = m_folder->path();
        m_console = std::make_unique<Console>(*qobject_cast<QApplication *>(QCoreApplication::instance()), options);
        m_console->open(
            {QStringLiteral("Demo"), app::EnvironmentKind::Demo, QUrl(QStringLiteral("http://127.0.0.1:9")), false},
            Secret("sesame"));
    }
    ui::MainWindow &window() { return m_console->workplace()->window(); }
    ui::WindowMenu &menu() { return m_console->workplace()->menu(); }
    ui::Button &button(const char *name) { return *window().findChild<ui::Button *>(QString::fromLatin1(name)); }
    QSplitter &splitter() { return *window().findChild<QSplitter *>(); }
    QAction &action(const char *name) { return *menu().findChild<QAction *>(QString::fromLatin1(name)); }
    void trigger(const char *name) { action(name).trigger(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Console> m_console;
};

int main(int argc, char **argv) {
    qputenv("LC_ALL", "en_US.UTF-8"); // the system's language, as long as nobody chose
    QApplication application(argc, argv);
    AppearanceJourney journey;
    return QTest::qExec(&journey, argc, argv);
}
#include "tst_appearance.moc"
