// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/importdialog.h"

#include "app/errortext/errortext.h"
#include "ui/approvals/approvallook.h"
#include "ui/batches/droparea.h"
#include "ui/files/filesaver.h"
#include "ui/kit/label.h"
#include "ui/kit/notebox.h"
#include "ui/kit/statebar.h"
#include "ui/kit/table.h"
#include "ui/kit/textfield.h"
#include "ui/kit/typedconfirmation.h"
#include "ui/plans/planfigures.h"
#include "ui/session/environmentlook.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <climits>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostRows = 10; // of a list of problems before it scrolls

int plural(std::int64_t count) {
    return static_cast<int>(std::min<std::int64_t>(count, INT_MAX));
}

// A line, where it is, what is wrong with it and what to do; the models' own columns have the texts.
Cell problemCell(const QModelIndex &index, const Formats &formats) {
    using app::ImportProblems;
    const auto problem = index.data(ImportProblems::ProblemRole).value<FieldError>();
    switch (static_cast<ImportProblems::Column>(index.column())) {
    case ImportProblems::LineColumn:
        return numberCell(problem.line > 0 ? formats.count(problem.line) : Formats::unknown());
    case ImportProblems::FieldColumn:
        return idCell(problem.field);
    case ImportProblems::CodeColumn:
    case ImportProblems::ColumnCount:
        break;
    case ImportProblems::DetailColumn: {
        Cell cell = textCell(index.data(Qt::DisplayRole).toString());
        cell.toolTip = problem.detail;
        return cell;
    }
    }
    return {};
}

QWidget *padded(const Theme &theme, QWidget *content, double top, double bottom) {
    auto *holder = new QWidget;
    auto *column = new QVBoxLayout(holder);
    column->setContentsMargins(theme.px(16), theme.px(top), theme.px(16), theme.px(bottom));
    column->addWidget(content);
    return holder;
}

} // namespace

ImportDialog::ImportDialog(const Theme &theme, const Formats &formats, app::ImportModel &import,
                           const app::WriteRight &right, QWidget *parent)
    : DialogFrame(theme, signOf(right), parent)
    , m_formats(formats)
    , m_import(import)
    , m_right(right)
    , m_drop(new DropArea(theme))
    , m_notes(new QWidget)
    , m_note(new NoteBox(theme))
    , m_progress(new StateBar(theme))
    , m_warningTitle(new Label(theme, TextStyle::Strong))
    , m_figures(new PlanFigures(theme))
    , m_problems(makeTable(import.problems(), u"importProblems"_s, tr("What is wrong, and the way out")))
    , m_warnings(makeTable(import.warnings(), u"importWarnings"_s, tr("Why it is worth a look")))
    , m_confirm(nullptr)
    , m_saver(new FileSaver(this)) {
    setObjectName(u"importDialog"_s);
    main().setObjectName(u"importSend"_s);
    m_note->setObjectName(u"importNote"_s);
    m_problems->setAccessibleName(tr("Problems of the file"));
    m_warnings->setAccessibleName(tr("Warnings about the file"));
    auto *column = new QVBoxLayout(m_notes);
    column->setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(12));
    column->setSpacing(theme.px(10));
    column->addWidget(m_note);
    column->addWidget(m_progress);
    column->addWidget(m_warningTitle);
    addToBody(padded(theme, m_drop, 16, 16));
    addToBody(m_figures);
    addToBody(m_notes);
    addToBody(m_problems);
    addToBody(m_warnings);
    if (right.isProduction()) {
        m_typed = new TypedConfirmation(theme, right.environment().name);
        m_typed->field().setObjectName(u"importTyped"_s);
        m_confirm = padded(theme, m_typed, 8, 14);
        addToBody(m_confirm);
        connect(m_typed, &TypedConfirmation::satisfiedChanged, this, &ImportDialog::refresh);
    }
    m_another = addTool(tr("Choose another file\u2026"), u"import"_s);
    m_another->setObjectName(u"importAnother"_s);
    connect(m_another, &QPushButton::clicked, this, &ImportDialog::chooseFile);
    connect(m_drop, &DropArea::chooseRequested, this, &ImportDialog::chooseFile);
    connect(m_drop, &DropArea::fileDropped, this, &ImportDialog::openFile);
    connect(m_drop, &DropArea::templateRequested, this, &ImportDialog::saveTemplate);
    connect(&main(), &QPushButton::clicked, this, &ImportDialog::act);
    connect(&import, &app::ImportModel::changed, this, &ImportDialog::refresh);
    connect(&import, &app::ImportModel::progressChanged, this, &ImportDialog::showProgress);
    connect(&import, &app::ImportModel::stored, this, [this](const BatchId &batch) {
        if (m_typed != nullptr) {
            m_typed->field().clear(); // the next step is another order
        }
        Q_EMIT stored(batch);
    });
    connect(&right, &app::WriteRight::changed, this, &ImportDialog::refresh);
    connect(m_saver, &FileSaver::saved, this, &ImportDialog::saved);
    connect(m_saver, &FileSaver::failed, this, &ImportDialog::failed);
    refresh();
}

Table *ImportDialog::makeTable(app::ImportProblems &problems, const QString &name, const QString &detail) {
    auto *table = new Table(theme());
    auto *look = new LookModel(
        problems,
        {{tr("Line"), u"100.000"_s, 0, true},
         {tr("Field"), u"external_id_0"_s},
         {tr("Code"), {}, 0.0, false, false, false, 9},
         {detail, {}, 200, false, false, true}},
        [this](const QModelIndex &index) { return problemCell(index, m_formats); }, table);
    table->setLook(look);
    table->setUnwantedColumns({app::ImportProblems::CodeColumn});
    table->setObjectName(name);
    table->setVisibleRows(1, mostRows);
    return table;
}

ImportDialog::State ImportDialog::state() const {
    switch (m_import.state()) {
    case State::Sending:
    case State::Unclear:
    case State::Submitting:
        return m_import.state(); // an order is on its way, whoever gave it
    case State::Empty:
    case State::Reading:
    case State::Checking:
    case State::Problems:
    case State::Ready:
    case State::Done:
    case State::Submitted:
    case State::Failed:
        break;
    }
    return m_chosen ? m_import.state() : State::Empty;
}

void ImportDialog::openFile(const QString &path) {
    m_chosen = true;
    if (m_typed != nullptr) {
        m_typed->field().clear();
    }
    m_import.open(path);
}

void ImportDialog::chooseFile() {
    auto *dialog = new QFileDialog(this, tr("Choose a file of payments"), {}, tr("Payments (*.csv *.json);;All (*)"));
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &ImportDialog::openFile);
    dialog->open();
}

// Only the header: an example row would be paid one day.
void ImportDialog::saveTemplate() {
    const bool isPortuguese = m_formats.locale().language() == QLocale::Portuguese;
    const QByteArray header = isPortuguese ? "id_externo;favorecido;documento;chave_pix;valor;data;descricao\r\n"
                                           : "external_id,payee,document,pix_key,amount,date,description\r\n";
    m_saver->ask({tr("Save a template"), tr("payments") + u".csv"_s, tr("CSV (*.csv)"),
                  [header] { return "\xEF\xBB\xBF" + header; }});
}

void ImportDialog::refresh() {
    const State now = state();
    showHead(now);
    showRows(now);
    showNote(now);
    showProgress();
    showMain(now);
    refit();
}

QString ImportDialog::countAndMoney() const {
    const auto &report = m_import.report();
    return report ? tr("%1 payments \u00B7 %2", nullptr, plural(report->rowCount))
                        .arg(m_formats.count(report->rowCount), m_formats.money(report->total))
                  : QString();
}

void ImportDialog::showHead(State state) {
    if (state == State::Empty) {
        setHeading(tr("Import batch"), tr("The file is checked on the server; nothing is stored by that."));
        return;
    }
    const QString size = m_formats.locale().formattedDataSize(m_import.fileSize());
    setHeading(tr("Import %1").arg(m_import.fileName()), size);
    const auto &report = m_import.report();
    if (!report) {
        return;
    }
    const QString approvals =
        report->approvalsNeeded == 0 ? tr("none") : tr("%n other people", nullptr, report->approvalsNeeded);
    m_figures->set({{tr("Payments"), m_formats.count(report->rowCount), m_import.fileName()},
                    {tr("Total"), m_formats.money(report->total), m_import.totalInWords(m_formats.localeName())},
                    {tr("Approval"), approvals, tr("after it is submitted")},
                    {tr("Environment"), m_right.environment().name, tr("where the batch is made")}});
}

void ImportDialog::showRows(State state) {
    const bool hasReport = m_import.report().has_value() && state != State::Empty;
    const int warnings = m_import.warnings().rowCount();
    m_drop->parentWidget()->setVisible(state == State::Empty);
    m_figures->setVisible(hasReport && state != State::Problems);
    m_problems->setVisible(state == State::Problems);
    m_warnings->setVisible(hasReport && state != State::Problems && warnings > 0);
    m_warningTitle->setText(tr("%n rows are worth a look", nullptr, warnings));
    m_warningTitle->setVisible(m_warnings->isVisibleTo(this));
    m_notes->setVisible(state != State::Empty);
    m_another->setVisible(state == State::Problems || state == State::Ready || state == State::Failed);
    if (m_confirm != nullptr) {
        m_confirm->setVisible(needsName(state));
    }
}

bool ImportDialog::needsName(State state) const {
    return m_typed != nullptr && (state == State::Ready || state == State::Unclear || state == State::Done);
}

void ImportDialog::showNote(State state) {
    const QString why = m_import.error() ? app::describe(*m_import.error()).whole() : QString();
    const app::Absent absent = m_right.absent();
    const QString batch = m_import.batchId().value;
    switch (state) {
    case State::Empty:
        return;
    case State::Reading:
        m_note->set(Tone::Running, u"inflight"_s, tr("Reading the file\u2026"), {});
        return;
    case State::Checking:
        m_note->set(Tone::Running, u"inflight"_s, tr("Checking every row on the server\u2026"),
                    tr("Nothing is stored by this."));
        return;
    case State::Problems: {
        const int count = plural(m_import.report() ? m_import.report()->problemCount : 0);
        m_note->set(Tone::Bad, u"failed"_s, tr("%n problems: nothing was stored.", nullptr, count),
                    tr("Correct them in the file, save it and check it again."));
        return;
    }
    case State::Ready:
        if (!why.isEmpty()) {
            m_note->set(Tone::Bad, u"warning"_s, tr("Nothing was stored."), why);
        } else if (absent != app::Absent::None) {
            m_note->set(Tone::Idle, absentIcon(absent), tr("The file is good."), absentWords(absent));
        } else {
            m_note->set(Tone::Ok, u"paid"_s, tr("Every row is good."),
                        tr("Sending stores a draft. Nothing is paid before it is submitted."));
        }
        return;
    case State::Sending:
        m_note->set(Tone::Running, u"inflight"_s, tr("Sending\u2026"), {});
        return;
    case State::Unclear:
        m_note->set(Tone::Uncertain, u"warning"_s, tr("Nobody knows whether it was stored."),
                    tr("%1 Sending it again is safe: it is the same order.").arg(why));
        return;
    case State::Done:
        m_note->set(why.isEmpty() ? Tone::Ok : Tone::Bad, why.isEmpty() ? u"paid"_s : u"warning"_s,
                    tr("%1 is stored as a draft.").arg(batch),
                    why.isEmpty() ? tr("Nothing is paid yet: submitting it is the next step.") : why);
        return;
    case State::Submitting:
        m_note->set(Tone::Running, u"inflight"_s, tr("Submitting %1\u2026").arg(batch), {});
        return;
    case State::Submitted:
        if (m_import.approval() || m_import.batch()->status == BatchStatus::AwaitingApproval) {
            const ApprovalNote note = approvalNote(m_import.approval(), m_formats);
            m_note->set(note.tone, note.icon, note.lead, note.text);
            return;
        }
        m_note->set(Tone::Ok, u"paid"_s, tr("%1 is submitted.").arg(batch),
                    tr("The list below this window shows how it goes on."));
        return;
    case State::Failed:
        m_note->set(Tone::Bad, u"warning"_s, tr("The file was not checked."), why);
        return;
    }
}

void ImportDialog::showProgress() {
    const std::optional<double> share = m_import.progress();
    m_progress->setVisible(share.has_value() && state() != State::Empty);
    if (share) {
        const qint64 sent = qRound64(*share * 100);
        m_progress->setParts({{Tone::Running, sent, false, tr("%1 sent").arg(m_formats.percent(*share * 100, 0))},
                              {Tone::Idle, 100 - sent, true, {}}});
    }
}

void ImportDialog::showMain(State state) {
    const bool may = m_right.absent() == app::Absent::None;
    const bool named = !needsName(state) || m_typed->isSatisfied();
    const bool isOver = state == State::Done || state == State::Submitted;
    cancel().setText(isOver ? tr("Close") : tr("Cancel"));
    switch (state) {
    case State::Problems:
    case State::Failed:
        setMain(Button::Kind::Primary, tr("Check again"), u"refresh"_s);
        main().setEnabled(!m_import.path().isEmpty());
        return;
    case State::Ready:
        setMain(Button::Kind::Primary, tr("Send %1").arg(countAndMoney()), u"import"_s);
        main().setEnabled(m_import.canSend() && named);
        main().setVisible(may);
        return;
    case State::Unclear:
        setMain(Button::Kind::Primary, tr("Send again"), u"retry"_s);
        main().setEnabled(m_import.canSend() && named);
        return;
    case State::Done: {
        const bool asks = m_import.report() && m_import.report()->approvalsNeeded > 0;
        setMain(Button::Kind::Primary,
                asks ? tr("Submit %1 for approval").arg(countAndMoney())
                     : tr("Submit %1 to the queue").arg(countAndMoney()),
                u"approvals"_s);
        main().setEnabled(m_import.canSubmit() && named);
        main().setVisible(may);
        return;
    }
    case State::Empty:
    case State::Reading:
    case State::Checking:
    case State::Sending:
    case State::Submitting:
    case State::Submitted:
        main().hide();
        return;
    }
}

void ImportDialog::act() {
    switch (state()) {
    case State::Problems:
    case State::Failed:
        m_import.checkAgain();
        return;
    case State::Ready:
    case State::Unclear:
        m_import.send();
        return;
    case State::Done:
        m_import.submit();
        return;
    case State::Empty:
    case State::Reading:
    case State::Checking:
    case State::Sending:
    case State::Submitting:
    case State::Submitted:
        return;
    }
}

void ImportDialog::done(int result) {
    if (m_import.state() == State::Reading || m_import.state() == State::Checking) {
        m_import.cancel();
    }
    DialogFrame::done(result);
}

} // namespace farol::ui
