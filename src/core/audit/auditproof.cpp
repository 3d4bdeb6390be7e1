// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/audit/auditproof.h"

#include <array>

namespace farol {

using namespace Qt::Literals::StringLiterals;

QString toApi(AuditFault fault) {
    switch (fault) {
    case AuditFault::Changed:
        return u"changed"_s;
    case AuditFault::Previous:
        return u"previous"_s;
    case AuditFault::Gap:
        return u"gap"_s;
    case AuditFault::End:
        return u"end"_s;
    case AuditFault::Unreadable:
        return u"unreadable"_s;
    }
    return {};
}

std::optional<AuditFault> auditFaultFromApi(QStringView word) {
    for (const auto one : std::array{AuditFault::Changed, AuditFault::Previous, AuditFault::Gap, AuditFault::End,
                                     AuditFault::Unreadable}) {
        if (toApi(one) == word) {
            return one;
        }
    }
    return std::nullopt;
}

} // namespace farol
