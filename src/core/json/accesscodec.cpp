// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "core/json/document.h"
#include "core/json/rolewords.h"

namespace farol::json {

template<>
struct Shape<Me> {
    static constexpr std::array members{
        member<&Me::user>("user"),
        member<&Me::tenant>("tenant"),
        member<&Me::roles>("roles"),
        member<&Me::environment>("environment"),
        member<&Me::production>("production"),
        member<&Me::approvals>("approvals"),
        member<&Me::version>("version"),
        member<&Me::serverTime>("server_time"),
        member<&Me::zone>("zone"),
    };
};

template<>
struct Shape<TokenPair> {
    static constexpr std::array members{
        member<&TokenPair::access>("access"),
        member<&TokenPair::refresh>("refresh"),
        member<&TokenPair::expiresInSeconds>("expires_in_seconds"),
    };
};

QByteArray encode(const Me &me) {
    return encoded(me);
}
QByteArray encode(const TokenPair &tokens) {
    return encoded(tokens);
}

Result<Me> me(QByteArrayView text) {
    return decoded<Me>(text);
}
Result<TokenPair> tokenPair(QByteArrayView text) {
    return decoded<TokenPair>(text);
}

} // namespace farol::json
