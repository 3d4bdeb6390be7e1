// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/importdialog.h"

#include "kit/farolddata.h"
#include "ui/batches/lotesworld.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString importPath = u"POST /api/v1/batches/import"_s;
const QString dirtyFile = QStringLiteral(FAROL_SOURCE_DIR "/tests/data/dirty/story_b2.csv");
const QString goodFile = QStringLiteral(FAROL_SOURCE_DIR "/tests/data/dirty/story_b2_corrected.csv");

ImportReport problemReport() {
    ImportReport report;
    report.dryRun = true;
    report.rowCount = 7;
    report.problems = {{4, u"documento"_s, u"document_digit"_s, u"the check digits do not fit"_s},
                       {4, u"valor"_s, u"amount_ambiguous"_s, u"write 1500,00"_s},
                       {5, u"valor"_s, u"amount_scientific"_s, u"write the digits"_s},
                       {6, u"data"_s, u"past_date"_s, u"choose today or later"_s},
                       {8, u"id_externo"_s, u"repeated_row"_s, u"the same as line 2"_s}};
    report.problemCount = report.problems.size();
    return report;
}

ImportReport goodReport() {
    ImportReport report;
    report.dryRun = true;
    report.rowCount = 6;
    report.total = Money{351'960, {}};
    return report;
}

} // namespace

class ImportDialogTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::LotesWorld> m_world;
    std::unique_ptr<ImportDialog> m_dialog;

    void open(app::EnvironmentKind kind = app::EnvironmentKind::Staging) {
        m_world = std::make_unique<kit::LotesWorld>(kind);
        static_cast<void>(m_world->right.unlock(u"Produção"_s));
        m_dialog =
            std::make_unique<ImportDialog>(m_world->theme, m_world->formats, m_world->import, m_world->right, nullptr);
        m_dialog->open();
    }
    QPushButton *send() const { return m_dialog->findChild<QPushButton *>(u"importSend"_s); }
    QTableView *problems() const { return m_dialog->findChild<QTableView *>(u"importProblems"_s); }
    QString text() const {
        QStringList texts;
        for (const auto *widget : m_dialog->findChildren<QWidget *>()) {
            const auto *label = qobject_cast<const QLabel *>(widget);
            if (widget->isVisible()) {
                texts << (label ? label->text() : QString()) << widget->accessibleName();
            }
        }
        return texts.join(u'\n');
    }
    void check(const QString &file, const ImportReport &report, app::ImportModel::State state) {
        m_world->wire->forget(importPath);
        m_world->wire->answers(importPath, json::encode(report));
        m_dialog->openFile(file);
        QTRY_COMPARE(m_world->import.state(), state);
    }

private Q_SLOTS:
    void cleanup() {
        const QString unmatched = m_world->wire->unmatched();
        m_dialog.reset();
        m_world.reset();
        QCOMPARE(unmatched, QString());
    }
    // Story B2.
    void fiveProblemsAreListedAndThereIsNoWayToSend() {
        open();
        check(dirtyFile, problemReport(), app::ImportModel::State::Problems);
        QVERIFY(problems()->isVisible());
        QCOMPARE(problems()->model()->rowCount(), 5);
        QCOMPARE(problems()->model()->index(1, app::ImportProblems::LineColumn).data().toString(), u"4"_s);
        QCOMPARE(problems()->model()->index(1, app::ImportProblems::FieldColumn).data().toString(), u"valor"_s);
        QVERIFY(!problems()->model()->index(1, app::ImportProblems::DetailColumn).data().toString().isEmpty());
        QVERIFY2(text().contains(u"5 problems: nothing was stored."_s), qPrintable(text()));
        QVERIFY(!send()->text().contains(u"Send"_s));
        for (const kit::Seen &seen : m_world->wire->seen(importPath)) {
            QVERIFY(seen.query.contains(u"dry_run=true"_s));
        }
    }
    void aGoodFileIsSummedUpInWords() {
        open();
        check(goodFile, goodReport(), app::ImportModel::State::Ready);
        QVERIFY2(text().contains(u"R$\u00A03.519,60"_s), qPrintable(text()));
        QVERIFY2(text().contains(u"três mil quinhentos e dezenove reais e sessenta centavos"_s), qPrintable(text()));
        QVERIFY(text().contains(u"Produção"_s));
        QCOMPARE(send()->text(), u"Send 6 payments \u00B7 R$\u00A03.519,60"_s);
        QVERIFY(send()->isEnabled());
    }
    void inProductionTheNameIsTypedForEachStep() {
        open(app::EnvironmentKind::Production);
        check(goodFile, goodReport(), app::ImportModel::State::Ready);
        QVERIFY(!send()->isEnabled());
        auto *typed = m_dialog->findChild<QLineEdit *>(u"importTyped"_s);
        typed->setText(u"Produção"_s);
        QVERIFY(send()->isEnabled());
        ImportReport stored = goodReport();
        stored.dryRun = false;
        stored.batch = BatchId{u"LOTE-0045"_s};
        Batch draft = kit::demoBatch(45, {{ItemState::Accepted, {}, 6, Money{351'960, {}}}});
        draft.status = BatchStatus::Draft;
        m_world->wire->forget(importPath);
        m_world->wire->answers(importPath, json::encode(stored), 201);
        m_world->wire->answers(u"/api/v1/batches/LOTE-0045"_s, json::encode(draft));
        QSignalSpy seen(m_dialog.get(), &ImportDialog::stored);
        send()->click();
        QTRY_COMPARE(seen.size(), 1);
        QTRY_COMPARE(m_world->import.state(), app::ImportModel::State::Done);
        QVERIFY2(text().contains(u"LOTE-0045 is stored as a draft."_s), qPrintable(text()));
        QCOMPARE(send()->text(), u"Submit 6 payments \u00B7 R$\u00A03.519,60 to the queue"_s);
        QVERIFY(!send()->isEnabled());
        QCOMPARE(m_world->wire->count(u"POST /api/v1/batches/LOTE-0045/submit"_s), 0);
    }
    void anAnswerThatNeverCameDoesNotSayThatItFailed() {
        open();
        check(goodFile, goodReport(), app::ImportModel::State::Ready);
        m_world->wire->forget(importPath);
        m_world->wire->breaks(importPath, QNetworkReply::RemoteHostClosedError);
        send()->click();
        QTRY_COMPARE(m_world->import.state(), app::ImportModel::State::Unclear);
        QVERIFY2(text().contains(u"Nobody knows whether it was stored."_s), qPrintable(text()));
        QCOMPARE(send()->text(), u"Send again"_s);
    }
    void thePageOfChoosingIsReachedByKeyboard() {
        open();
        QVERIFY(m_dialog->findChild<QPushButton *>(u"importChoose"_s)->isVisible());
        QTRY_VERIFY(m_dialog->cancel().hasFocus());
        QSet<QWidget *> reached;
        for (int i = 0; i < 8; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            reached.insert(QApplication::focusWidget());
        }
        QVERIFY(reached.contains(m_dialog->findChild<QPushButton *>(u"importChoose"_s)));
        QVERIFY(reached.contains(m_dialog->findChild<QPushButton *>(u"importTemplate"_s)));
    }
};

QTEST_MAIN(ImportDialogTest)
#include "tst_importdialog.moc"
