// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plans/plandialog.h"

#include "app/errortext/errortext.h"
#include "core/json/codec.h"
#include "ui/approvals/approvallook.h"
#include "ui/files/filesaver.h"
#include "ui/kit/label.h"
#include "ui/kit/notebox.h"
#include "ui/kit/table.h"
#include "ui/kit/textfield.h"
#include "ui/kit/typedconfirmation.h"
#include "ui/plans/planfigures.h"
#include "ui/plans/planpart.h"
#include "ui/session/environmentlook.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <climits>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

using State = app::PlanModel::State;
using Obstacle = app::PlanModel::Obstacle;

constexpr int mostRows = 7; // of each part before it scrolls
constexpr qsizetype mostChanges = 4;

void orderColumns(Table &table) {
    // The state stands before the money, as a person reads it; the model's order is another.
    table.horizontalHeader()->moveSection(app::PlanModel::StateColumn, app::PlanModel::AmountColumn);
    table.setUnwantedColumns({app::PlanModel::DecisionColumn, app::PlanModel::OutcomeColumn});
}

} // namespace

PlanDialog::PlanDialog(const Theme &theme, const Formats &formats, app::PlanModel &plan, const app::WriteRight &right,
                       QWidget *parent)
    : DialogFrame(theme, signOf(right), parent)
    , m_formats(formats)
    , m_plan(plan)
    , m_right(right)
    , m_figures(new PlanFigures(theme))
    , m_goingRows(new PlanPart(plan, true, this))
    , m_stayingRows(new PlanPart(plan, false, this))
    , m_going(new Table(theme))
    , m_staying(new Table(theme))
    , m_stayHead(new QWidget)
    , m_stayTitle(new Label(theme, TextStyle::Strong, {}, m_stayHead))
    , m_why(new Label(theme, TextStyle::Small))
    , m_note(new NoteBox(theme))
    , m_approval(new NoteBox(theme))
    , m_promise(new NoteBox(theme))
    , m_order(nullptr)
    , m_saver(new FileSaver(this)) {
    setObjectName(u"planDialog"_s);
    main().setObjectName(u"planRun"_s);
    cancel().setObjectName(u"planCancel"_s);
    auto *head = new QHBoxLayout(m_stayHead);
    head->setContentsMargins(theme.px(16), theme.px(7), theme.px(16), theme.px(7));
    auto *icon = new Label(theme, TextStyle::Strong, {}, m_stayHead);
    icon->setPixmap(theme.icon(u"cancelled"_s, theme.text(Tone::Secondary), 15, devicePixelRatioF()));
    head->setSpacing(theme.px(7));
    head->addWidget(icon);
    head->addWidget(m_stayTitle, 1);
    m_stayHead->setAutoFillBackground(true);
    buildRows();
    auto *notes = new QWidget;
    auto *column = new QVBoxLayout(notes);
    column->setContentsMargins(theme.px(16), 0, theme.px(16), 0);
    column->addSpacing(theme.px(12));
    column->addWidget(m_note);
    m_order = buildOrder();
    for (QWidget *part : {static_cast<QWidget *>(m_figures), static_cast<QWidget *>(m_going), m_stayHead,
                          static_cast<QWidget *>(m_staying), notes, m_order}) {
        addToBody(part);
    }
    m_export = addTool(tr("Export plan\u2026"), u"export"_s);
    m_export->setObjectName(u"planExport"_s);
    connect(m_export, &QPushButton::clicked, this, &PlanDialog::exportPlan);
    connect(&main(), &QPushButton::clicked, this, &PlanDialog::act);
    connect(&plan, &app::PlanModel::changed, this, &PlanDialog::refresh);
    connect(&plan, &app::PlanModel::finished, this, &PlanDialog::finished);
    connect(&right, &app::WriteRight::changed, this, &PlanDialog::refresh);
    connect(&right, &app::WriteRight::ticked, this, &PlanDialog::tellTime);
    connect(m_saver, &FileSaver::saved, this, &PlanDialog::saved);
    connect(m_saver, &FileSaver::failed, this, &PlanDialog::failed);
    refresh();
}

void PlanDialog::buildRows() {
    m_goingLook = new LookModel(
        *m_goingRows, goingColumns(m_formats), [this](const QModelIndex &index) { return goingCell(index, m_formats); },
        this);
    m_stayingLook = new LookModel(
        *m_stayingRows, stayingColumns(m_formats),
        [this](const QModelIndex &index) { return stayingCell(index, m_formats); }, this);
    m_going->setLook(m_goingLook);
    m_staying->setLook(m_stayingLook);
    m_going->setObjectName(u"planGoing"_s);
    m_going->setAccessibleName(tr("Items that go"));
    m_staying->setObjectName(u"planStaying"_s);
    m_staying->setAccessibleName(tr("Items that stay"));
    m_staying->horizontalHeader()->hide();
    m_staying->setSelectionMode(QAbstractItemView::SingleSelection);
    for (Table *table : {m_going, m_staying}) {
        orderColumns(*table);
        table->setVisibleRows(0, mostRows);
    }
    const auto toggle = [this](const QModelIndex &index) {
        const QModelIndex at = m_goingRows->mapToSource(m_goingLook->mapToSource(index.siblingAtColumn(0)));
        const bool goes = at.data(Qt::CheckStateRole).toInt() == Qt::Checked;
        m_plan.setGoing(ItemId{at.data(app::PlanModel::ItemRole).toString()}, !goes);
    };
    connect(m_going, &Table::linkClicked, this, toggle);
    connect(m_going, &Table::inspected, this, toggle);
    connect(m_going, &Table::marked, this, toggle);
}

QWidget *PlanDialog::buildOrder() {
    auto *order = new QWidget;
    auto *row = new QHBoxLayout(order);
    row->setContentsMargins(theme().px(16), theme().px(12), theme().px(16), theme().px(12));
    row->setSpacing(theme().px(14));
    auto *left = new QVBoxLayout;
    left->setSpacing(theme().px(8));
    m_why->setObjectName(u"planWhyOff"_s);
    m_why->setWordWrap(true);
    m_approval->setObjectName(u"planApproval"_s);
    left->addWidget(m_approval);
    m_promise->set(Tone::Running, u"key"_s, tr("The same keys."),
                   tr("What the PSP has already, it does not pay again. If an item changes, the plan is computed anew "
                      "before anything starts."));
    left->addWidget(m_promise);
    left->addWidget(m_why);
    left->addStretch(1);
    m_fields = new QWidget(order);
    auto *right = new QVBoxLayout(m_fields);
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(theme().px(5));
    auto *title = new Label(theme(), TextStyle::Field, tr("Reason (kept in the audit)"), order);
    m_reason = new TextField(theme(), order);
    m_reason->setObjectName(u"planReason"_s);
    m_reason->setAccessibleName(title->text());
    m_reason->setMaxLength(500);
    m_reason->setText(m_plan.reason());
    connect(m_reason, &QLineEdit::textChanged, &m_plan, &app::PlanModel::setReason);
    right->addWidget(title);
    right->addWidget(m_reason);
    if (m_plan.isTypedNameRequired()) {
        m_typed = new TypedConfirmation(theme(), m_right.environment().name, order);
        m_typed->field().setObjectName(u"planTyped"_s);
        connect(&m_typed->field(), &QLineEdit::textChanged, &m_plan, &app::PlanModel::setTypedName);
        right->addSpacing(theme().px(4));
        right->addWidget(m_typed);
    }
    right->addStretch(1);
    row->addLayout(left, 1);
    row->addWidget(m_fields, 1);
    return order;
}

bool PlanDialog::isBefore() const {
    switch (m_plan.state()) {
    case State::Empty:
    case State::Computing:
    case State::Ready:
    case State::Changed:
    case State::Failed:
        return true;
    case State::Sending:
    case State::Unclear:
    case State::Waiting:
    case State::Running:
    case State::Done:
        return false;
    }
    Q_UNREACHABLE();
}

void PlanDialog::refresh() {
    if (m_typed != nullptr && m_plan.typedName().isEmpty() && !m_typed->field().text().isEmpty()) {
        m_typed->field().clear(); // the plan changed under a person's eyes: typed again on purpose
    }
    showHead();
    showRows();
    showNote();
    showMain();
    tellTime();
    refit();
}

void PlanDialog::showHead() {
    const auto &plan = m_plan.plan();
    setHash(plan ? shortHash(plan->hash) : QString());
    m_figures->set(figuresOf(m_plan, m_formats));
    if (m_plan.state() == State::Computing || !plan) {
        setHeading(planTitle(m_plan, m_formats), tr("Computing on the server\u2026 Opening a plan writes nothing."));
    } else if (m_plan.planRun()) {
        setHeading(planTitle(m_plan, m_formats),
                   tr("Ordered as %1. Each item is read again from the server.").arg(m_plan.planRun()->id));
    } else {
        setHeading(planTitle(m_plan, m_formats), tr("Computed on the server at %1. Opening this plan wrote nothing.")
                                                     .arg(m_formats.clock(plan->computedAt)));
    }
}

void PlanDialog::showRows() {
    const int staying = m_stayingRows->rowCount();
    m_stayTitle->setText(tr("%n stay, with the reason of each", nullptr, staying));
    m_stayHead->setVisible(staying > 0);
    QPalette colors = m_stayHead->palette();
    colors.setColor(QPalette::Window, theme().tokens().header);
    m_stayHead->setPalette(colors);
    m_staying->setVisible(staying > 0);
    m_order->setVisible(isBefore());
    m_export->setVisible(m_plan.plan().has_value());
}

QString PlanDialog::changesText() const {
    QStringList lines;
    for (const app::PlanChange &change : m_plan.changes().mid(0, mostChanges)) {
        lines.append(changeText(change));
    }
    const qsizetype rest = m_plan.changes().size() - mostChanges;
    if (rest > 0) {
        lines.append(tr("%n more, marked above", nullptr, static_cast<int>(rest)));
    }
    return lines.join(u"; "_s) + u'.';
}

void PlanDialog::showNote() {
    const QString why = m_plan.error() ? app::describe(*m_plan.error()).whole() : QString();
    m_note->parentWidget()->show();
    switch (m_plan.state()) {
    case State::Changed:
        m_note->set(Tone::Uncertain, u"warning"_s,
                    tr("%n items changed since you saw them.", nullptr, static_cast<int>(m_plan.changes().size())),
                    changesText());
        break;
    case State::Sending:
        m_note->set(Tone::Running, u"inflight"_s, tr("Ordering\u2026"), {});
        break;
    case State::Unclear:
        m_note->set(Tone::Uncertain, u"warning"_s, tr("Nobody knows whether it started."),
                    tr("%1 Sending it again is safe: it is the same order.").arg(why));
        break;
    case State::Failed:
        m_note->set(Tone::Bad, u"warning"_s, tr("Nothing was started."), why);
        break;
    case State::Running:
        m_note->set(Tone::Running, u"inflight"_s, tr("Running."),
                    tr("Closing this window does not stop it. %1").arg(why).trimmed());
        break;
    case State::Waiting:
        showApproval(approvalNote(m_plan.approval(), m_formats));
        break;
    case State::Done: {
        const PlanRun &run = *m_plan.planRun();
        if (const auto &decided = m_plan.approval(); isTurnedDown(run)) {
            showApproval(decided && decided->status != ApprovalStatus::Waiting
                             ? approvalNote(*decided, m_formats)
                             : ApprovalNote{Tone::Bad, u"warning"_s, tr("Nothing was started."), {}});
            break;
        }
        const bool whole = run.done == run.items;
        m_note->set(whole ? Tone::Ok : Tone::Uncertain, whole ? u"paid"_s : u"warning"_s,
                    tr("%1 of %2 done.", nullptr, static_cast<int>(std::min<std::int64_t>(run.items, INT_MAX)))
                        .arg(m_formats.count(run.done), m_formats.count(run.items)),
                    whole ? QString() : tr("Those that are not say why in their row."));
        break;
    }
    case State::Empty:
    case State::Computing:
    case State::Ready:
        m_note->parentWidget()->hide();
        break;
    }
    const int margin = theme().px(16);
    m_note->parentWidget()->layout()->setContentsMargins(margin, 0, margin, isBefore() ? 0 : theme().px(12));
    m_approval->setVisible(m_plan.needsApproval());
    m_promise->setVisible(!m_plan.needsApproval());
    if (m_plan.needsApproval()) {
        const ApprovalNote ahead = approvalAhead(m_plan.plan()->approvers);
        m_approval->set(ahead.tone, ahead.icon, ahead.lead, ahead.text);
    }
}

void PlanDialog::showApproval(const ApprovalNote &note) {
    m_note->set(note.tone, note.icon, note.lead, note.text);
}

QString PlanDialog::whyOff() const {
    switch (m_plan.obstacle()) {
    case Obstacle::NothingGoes:
        return tr("Nothing goes: every item stays, with its reason.");
    case Obstacle::NoWriteRight:
        return absentSentence(m_right.absent(), m_right.environment().name);
    case Obstacle::ReasonEmpty:
        return tr("To run it, write the reason.");
    case Obstacle::NameNotTyped:
        return tr("To run it, type the name of the environment.");
    case Obstacle::NotComputed:
        return m_plan.state() == State::Failed ? QString() : tr("Computing\u2026");
    case Obstacle::None:
    case Obstacle::Changed:
    case Obstacle::Busy:
    case Obstacle::Finished:
        return {};
    }
    Q_UNREACHABLE();
}

void PlanDialog::showMain() {
    const State state = m_plan.state();
    const auto &plan = m_plan.plan();
    cancel().setText(isBefore() ? tr("Cancel") : tr("Close"));
    m_why->setText(whyOff());
    m_why->setVisible(!m_why->text().isEmpty());
    main().setToolTip(m_why->text());
    main().setAccessibleDescription(m_why->text());
    if (state == State::Changed) {
        setMain(Button::Kind::Primary, tr("I have seen the difference"), u"eye"_s);
        main().setEnabled(true);
    } else if (state == State::Unclear) {
        setMain(Button::Kind::Primary, tr("Send again"), u"retry"_s);
        main().setEnabled(m_plan.canSendAgain());
    } else if (state == State::Failed) {
        setMain(Button::Kind::Primary, tr("Compute again"), u"refresh"_s);
        main().setEnabled(true);
    } else {
        const QString money = plan ? m_formats.money(plan->amountGoing) : Formats::unknown();
        const int count = plan ? static_cast<int>(std::min<std::int64_t>(plan->going, INT_MAX)) : 0;
        if (m_plan.needsApproval()) {
            setMain(Button::Kind::Primary, tr("Ask to retry %n items \u00B7 %1", nullptr, count).arg(money),
                    u"approvals"_s);
        } else {
            setMain(Button::Kind::Primary, tr("Retry %n items \u00B7 %1", nullptr, count).arg(money), u"retry"_s);
        }
        main().setEnabled(m_plan.canRun());
    }
    main().setVisible(state != State::Waiting && state != State::Running && state != State::Done);
}

void PlanDialog::tellTime() {
    const auto left = m_right.remaining();
    setStripText(left.count() > 0 ? tr("writing for %1 more").arg(m_formats.countdown(left)) : QString());
}

void PlanDialog::act() {
    switch (m_plan.state()) {
    case State::Changed:
        m_plan.acceptChanges();
        return;
    case State::Unclear:
        m_plan.sendAgain();
        return;
    case State::Failed:
        m_plan.recompute();
        return;
    case State::Empty:
    case State::Computing:
    case State::Ready:
    case State::Sending:
    case State::Waiting:
    case State::Running:
    case State::Done:
        m_plan.run();
        return;
    }
}

void PlanDialog::exportPlan() {
    if (!m_plan.plan()) {
        return;
    }
    const QString name =
        u"plan-%1-%2.json"_s.arg(m_right.environment().name, m_plan.plan()->hash.left(8)).replace(u'/', u'-');
    m_saver->ask({tr("Export plan"), name, tr("JSON (*.json)"), [this] { return json::encode(*m_plan.plan()); }});
}

} // namespace farol::ui
