// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/batches/submitdialog.h"

#include "app/errortext/errortext.h"
#include "ui/approvals/approvallook.h"
#include "ui/batches/batchlook.h"
#include "ui/kit/notebox.h"
#include "ui/kit/textfield.h"
#include "ui/kit/typedconfirmation.h"
#include "ui/session/environmentlook.h"

#include <QBoxLayout>
#include <climits>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

SubmitDialog::SubmitDialog(const Theme &theme, const Formats &formats, app::BatchSubmit &submit,
                           const app::WriteRight &right, const Batch &batch, QWidget *parent)
    : DialogFrame(theme, signOf(right), parent)
    , m_formats(formats)
    , m_submit(submit)
    , m_right(right)
    , m_batch(batch)
    , m_note(new NoteBox(theme)) {
    setObjectName(u"submitDialog"_s);
    main().setObjectName(u"submitRun"_s);
    const int number = static_cast<int>(std::min<std::int64_t>(batch.items, INT_MAX));
    const QString count = formats.count(batch.items);
    const QString money = moneyText(batch, formats);
    setHeading(tr("Submit %1 payments of %2", nullptr, number).arg(count, batch.id.value),
               tr("%1 in %2. Whole sum: %3.", "money · environment · in words")
                   .arg(money, right.environment().name, moneyInWords(batch.amount, formats.localeName())));
    const bool needsApproval = batch.approvalsNeeded > 0;
    setMain(Button::Kind::Primary,
            needsApproval ? tr("Submit %1 payments \u00B7 %2 for approval", nullptr, number).arg(count, money)
                          : tr("Submit %1 payments \u00B7 %2 to the queue", nullptr, number).arg(count, money),
            u"approvals"_s);
    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(14));
    column->setSpacing(theme.px(12));
    column->addWidget(m_note);
    if (right.isProduction()) {
        m_typed = new TypedConfirmation(theme, right.environment().name, body);
        m_typed->field().setObjectName(u"submitTyped"_s);
        column->addWidget(m_typed);
        connect(m_typed, &TypedConfirmation::satisfiedChanged, this, &SubmitDialog::refresh);
    }
    addToBody(body);
    connect(&main(), &QPushButton::clicked, this, &SubmitDialog::start);
    connect(&submit, &app::BatchSubmit::changed, this, &SubmitDialog::refresh);
    connect(&submit, &app::BatchSubmit::submitted, this, [this](const Batch &now) {
        if (now.status != BatchStatus::AwaitingApproval) {
            accept();
        }
    });
    connect(&right, &app::WriteRight::changed, this, &SubmitDialog::refresh);
    refresh();
}

bool SubmitDialog::mayStart() const {
    const bool named = m_typed == nullptr || m_typed->isSatisfied();
    return named && m_right.absent() == app::Absent::None && m_submit.state() != app::BatchSubmit::State::Sending;
}

void SubmitDialog::start() {
    if (m_started && m_submit.state() == app::BatchSubmit::State::Unclear) {
        m_submit.submitAgain();
        return;
    }
    m_started = true;
    m_submit.submit(m_batch);
}

void SubmitDialog::refresh() {
    showNote();
    const bool isOver = m_started && m_submit.state() == app::BatchSubmit::State::Submitted;
    main().setVisible(!isOver);
    main().setEnabled(mayStart());
    if (isOver) {
        cancel().setText(tr("Close"));
        if (m_typed != nullptr) {
            m_typed->hide();
        }
    }
    refit();
}

void SubmitDialog::showNote() {
    const app::Absent absent = m_right.absent();
    const QString why = m_submit.error() ? app::describe(*m_submit.error()).whole() : QString();
    const auto state = m_started ? m_submit.state() : app::BatchSubmit::State::Idle;
    switch (state) {
    case app::BatchSubmit::State::Sending:
        m_note->set(Tone::Running, u"inflight"_s, tr("Submitting\u2026"), {});
        return;
    case app::BatchSubmit::State::Unclear:
        m_note->set(Tone::Uncertain, u"warning"_s, tr("Nobody knows whether it was submitted."),
                    tr("%1 Submitting again is safe: it counts once.").arg(why));
        return;
    case app::BatchSubmit::State::Refused:
        m_note->set(Tone::Bad, u"warning"_s, tr("Nothing was submitted."), why);
        return;
    case app::BatchSubmit::State::Submitted: {
        const ApprovalNote note = approvalNote(m_submit.approval(), m_formats);
        m_note->set(note.tone, note.icon, note.lead, note.text);
        return;
    }
    case app::BatchSubmit::State::Idle:
        break;
    }
    if (absent != app::Absent::None) {
        m_note->set(Tone::Idle, absentIcon(absent), {}, absentWords(absent));
    } else if (m_batch.approvalsNeeded > 0) {
        m_note->set(Tone::Waiting, u"users"_s, tr("Others approve it first."),
                    tr("%n other people have to approve before anything is sent. You cannot approve your own batch.",
                       nullptr, m_batch.approvalsNeeded));
    } else {
        m_note->set(Tone::Running, u"info"_s, tr("The payments go out."),
                    tr("After this the workers send them; what is in flight cannot be called back."));
    }
}

} // namespace farol::ui
