// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/items/payload.h"
#include "core/json/document.h"

namespace farol::json {

template<>
struct Shape<Payload> {
    static constexpr std::array members{
        member<&Payload::item>("item"),        member<&Payload::externalId>("external_id"),
        member<&Payload::payee>("payee"),      member<&Payload::document>("document"),
        member<&Payload::pixKey>("pix_key"),   member<&Payload::amount>("amount"),
        member<&Payload::dueDate>("due_date"), member<&Payload::description>("description"),
        member<&Payload::masked>("masked"),
    };
};

QByteArray encode(const Payload &payload) {
    return encoded(payload);
}
Result<Payload> payload(QByteArrayView text) {
    return decoded<Payload>(text);
}

} // namespace farol::json
