// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/auditcodec.h"

#include "core/json/document.h"

namespace farol::json {

template<>
struct Shape<AuditChain> {
    static constexpr std::array members{
        member<&AuditChain::holds>("holds"),
        member<&AuditChain::rows>("rows"),
        member<&AuditChain::firstBroken>("first_broken"),
        member<&AuditChain::firstBrokenAt>("first_broken_at"),
        member<&AuditChain::detail>("detail"),
    };
};
template<>
struct Shape<AuditProof> {
    static constexpr std::array members{
        member<&AuditProof::holds>("holds"),
        member<&AuditProof::tenant>("tenant"),
        member<&AuditProof::engine>("engine"),
    };
};

QByteArray encode(const AuditProof &proof) {
    return encoded(proof);
}
Result<AuditProof> auditProof(QByteArrayView text) {
    return decoded<AuditProof>(text);
}

} // namespace farol::json
