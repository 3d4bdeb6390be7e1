// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/webhooks/webhook.h"

#include <array>

namespace farol {

using namespace Qt::Literals::StringLiterals;

QString toApi(DeliveryState state) {
    switch (state) {
    case DeliveryState::Waiting:
        return u"waiting"_s;
    case DeliveryState::Sending:
        return u"sending"_s;
    case DeliveryState::Delivered:
        return u"delivered"_s;
    case DeliveryState::Dead:
        return u"dead"_s;
    case DeliveryState::Quarantined:
        return u"quarantined"_s;
    }
    return {};
}

std::optional<DeliveryState> deliveryStateFromApi(QStringView word) {
    using enum DeliveryState;
    for (const auto state : std::array{Waiting, Sending, Delivered, Dead, Quarantined}) {
        if (toApi(state) == word) {
            return state;
        }
    }
    return std::nullopt;
}

} // namespace farol
