// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/approvals/approval.h"
#include "ui/text/formats.h"
#include "ui/theme/tone.h"

#include <optional>

namespace farol::ui {

// What is said of an order that waits for other people, and of what became of it.
struct ApprovalNote {
    Tone tone = Tone::Waiting;
    QString icon;
    QString lead;
    QString text;
};

// Before it is ordered: who may approve, when that is known.
[[nodiscard]] ApprovalNote approvalAhead(const QStringList &approvers);
// approval empty: it was not read yet; then only that it waits is known.
[[nodiscard]] ApprovalNote approvalNote(const std::optional<Approval> &approval, const Formats &formats);
[[nodiscard]] ApprovalNote approvalNote(const Approval &approval, const Formats &formats);
// One line for the strip at the bottom of the window: "LOTE-0045: approved by operator2".
[[nodiscard]] QString decisionLine(const Approval &approval);

} // namespace farol::ui
