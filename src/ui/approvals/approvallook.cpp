// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/approvals/approvallook.h"

#include <QCoreApplication>

namespace farol::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(farol::ui::ApprovalLook)
};

QString peopleWho(const Approval &approval, ApprovalStatus verdict) {
    QStringList people;
    for (const ApprovalDecision &decision : approval.decisions) {
        if (decision.verdict == verdict) {
            people.append(decision.by);
        }
    }
    return people.join(u", "_s);
}

QString commentOf(const Approval &approval) {
    return approval.decisions.isEmpty() ? QString() : approval.decisions.constLast().comment;
}

ApprovalNote waitingNote(const Approval &approval, const Formats &formats) {
    const QString lead = approval.needed > 1 ? Text::tr("Waiting for approval, %1 of %2.", "given of needed")
                                                   .arg(formats.count(approval.given), formats.count(approval.needed))
                                             : Text::tr("Waiting for a second person.");
    QStringList parts{Text::tr("%1: nothing is sent before that.", "apr-0007").arg(approval.id.value)};
    if (!approval.approvers.isEmpty()) {
        parts.append(Text::tr("Who may approve: %1.").arg(approval.approvers.join(u", "_s)));
    }
    parts.append(Text::tr("Closing this window changes nothing."));
    return {Tone::Waiting, u"users"_s, lead, parts.join(u' ')};
}

} // namespace

ApprovalNote approvalAhead(const QStringList &approvers) {
    return {
        Tone::Running, u"users"_s, Text::tr("Needs a second person."),
        approvers.isEmpty()
            ? Text::tr("It is above the limit for one person: ordered, it waits.")
            : Text::tr("It is above the limit for one person: ordered, it waits for %1.").arg(approvers.join(u", "_s))};
}

ApprovalNote approvalNote(const std::optional<Approval> &approval, const Formats &formats) {
    return approval ? approvalNote(*approval, formats)
                    : ApprovalNote{Tone::Waiting, u"users"_s, Text::tr("Waiting for a second person."),
                                   Text::tr("Closing this window changes nothing.")};
}

ApprovalNote approvalNote(const Approval &approval, const Formats &formats) {
    switch (approval.status) {
    case ApprovalStatus::Waiting:
        return waitingNote(approval, formats);
    case ApprovalStatus::Approved:
        return {Tone::Ok, u"approvals"_s,
                Text::tr("Approved by %1.").arg(peopleWho(approval, ApprovalStatus::Approved)),
                Text::tr("It is in the queue.")};
    case ApprovalStatus::Rejected:
        return {Tone::Bad, u"failed"_s, Text::tr("Rejected by %1.").arg(peopleWho(approval, ApprovalStatus::Rejected)),
                Text::tr("Nothing was sent. %1", "their comment").arg(commentOf(approval)).trimmed()};
    case ApprovalStatus::Withdrawn:
        return {Tone::Idle, u"cancelled"_s, Text::tr("Withdrawn."), Text::tr("Nothing was sent.")};
    case ApprovalStatus::Void:
        return {Tone::Uncertain, u"warning"_s, Text::tr("It changed while it waited."),
                Text::tr("The order is void and nothing was sent. Order it again.")};
    }
    Q_UNREACHABLE();
}

QString decisionLine(const Approval &approval) {
    switch (approval.status) {
    case ApprovalStatus::Waiting:
        return Text::tr("%1 waits for approval.").arg(approval.object);
    case ApprovalStatus::Approved:
        return Text::tr("%1: approved by %2.").arg(approval.object, peopleWho(approval, ApprovalStatus::Approved));
    case ApprovalStatus::Rejected:
        return Text::tr("%1: rejected by %2.").arg(approval.object, peopleWho(approval, ApprovalStatus::Rejected));
    case ApprovalStatus::Withdrawn:
        return Text::tr("%1: withdrawn.").arg(approval.object);
    case ApprovalStatus::Void:
        return Text::tr("%1: it changed while it waited, nothing was sent.").arg(approval.object);
    }
    Q_UNREACHABLE();
}

} // namespace farol::ui
