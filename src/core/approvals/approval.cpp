// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/approvals/approval.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

QString toApi(ApprovalSubject subject) {
    switch (subject) {
    case ApprovalSubject::Batch:
        return u"batch"_s;
    case ApprovalSubject::Plan:
        return u"plan"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ApprovalSubject> approvalSubjectFromApi(QStringView word) {
    for (const auto subject : {ApprovalSubject::Batch, ApprovalSubject::Plan}) {
        if (word == toApi(subject)) {
            return subject;
        }
    }
    return std::nullopt;
}

QString toApi(ApprovalStatus status) {
    switch (status) {
    case ApprovalStatus::Waiting:
        return u"waiting"_s;
    case ApprovalStatus::Approved:
        return u"approved"_s;
    case ApprovalStatus::Rejected:
        return u"rejected"_s;
    case ApprovalStatus::Withdrawn:
        return u"withdrawn"_s;
    case ApprovalStatus::Void:
        return u"void"_s;
    }
    Q_UNREACHABLE();
}

std::optional<ApprovalStatus> approvalStatusFromApi(QStringView word) {
    for (int i = 0; i <= static_cast<int>(ApprovalStatus::Void); ++i) {
        if (word == toApi(static_cast<ApprovalStatus>(i))) {
            return static_cast<ApprovalStatus>(i);
        }
    }
    return std::nullopt;
}

} // namespace farol
