// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/event.h"

#include <array>

namespace farol {

using namespace Qt::Literals::StringLiterals;

QString toApi(Aggregate aggregate) {
    switch (aggregate) {
    case Aggregate::Item:
        return u"item"_s;
    case Aggregate::Batch:
        return u"batch"_s;
    case Aggregate::System:
        return u"system"_s;
    }
    return {};
}

std::optional<Aggregate> aggregateFromApi(QStringView word) {
    for (const auto one : std::array{Aggregate::Item, Aggregate::Batch, Aggregate::System}) {
        if (toApi(one) == word) {
            return one;
        }
    }
    return std::nullopt;
}

} // namespace farol
