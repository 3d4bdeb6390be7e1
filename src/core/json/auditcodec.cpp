// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/auditcodec.h"

#include "core/json/codec.h"
#include "core/json/document.h"

namespace farol::json {

namespace {

// A row as it is hashed: its time is a number.
struct ExportedRow : AuditRow {
    std::int64_t ms = 0;
};

} // namespace

template<>
struct Words<AuditFault> {
    static std::optional<AuditFault> fromApi(QStringView word) { return auditFaultFromApi(word); }
};
template<>
struct Shape<AuditRow> {
    static constexpr std::array members{
        member<&AuditRow::seq>("seq"),
        member<&AuditRow::at>("at"),
        member<&AuditRow::actor, AuditRow>("actor"),
        member<&AuditRow::action, AuditRow>("action"),
        member<&AuditRow::object, AuditRow>("object"),
        member<&AuditRow::reason, AuditRow>("reason"),
        member<&AuditRow::planHash, AuditRow>("plan_hash"),
        member<&AuditRow::before, AuditRow>("before"),
        member<&AuditRow::after, AuditRow>("after"),
        member<&AuditRow::requestId, AuditRow>("request_id"),
        member<&AuditRow::hash>("hash"),
    };
};
template<>
struct Shape<ExportedRow> {
    static constexpr std::array members{
        member<&ExportedRow::action, ExportedRow>("action"),
        member<&ExportedRow::actor, ExportedRow>("actor"),
        member<&ExportedRow::actorId, ExportedRow>("actor_id"),
        member<&ExportedRow::after, ExportedRow>("after"),
        member<&ExportedRow::ms>("at"),
        member<&ExportedRow::before, ExportedRow>("before"),
        member<&ExportedRow::hash, ExportedRow>("hash"),
        member<&ExportedRow::object, ExportedRow>("object"),
        member<&ExportedRow::planHash, ExportedRow>("plan_hash"),
        member<&ExportedRow::previous, ExportedRow>("previous"),
        member<&ExportedRow::reason, ExportedRow>("reason"),
        member<&ExportedRow::requestId, ExportedRow>("request_id"),
        member<&ExportedRow::seq, ExportedRow>("seq"),
        member<&ExportedRow::tenant, ExportedRow>("tenant"),
    };
};
template<>
struct Shape<AuditChain> {
    static constexpr std::array members{
        member<&AuditChain::holds>("holds"),
        member<&AuditChain::rows>("rows"),
        member<&AuditChain::firstBroken>("first_broken"),
        member<&AuditChain::firstBrokenAt>("first_broken_at"),
        member<&AuditChain::detail>("detail"),
        member<&AuditChain::fault>("fault"),
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
template<>
struct Shape<AuditEnd> {
    static constexpr std::array members{
        member<&AuditEnd::version>("farol_audit"), member<&AuditEnd::tenant>("tenant"),
        member<&AuditEnd::rows>("rows"),           member<&AuditEnd::head>("head"),
        member<&AuditEnd::madeAt>("made_at"),      member<&AuditEnd::next>("next", Presence::Optional),
        member<&AuditEnd::verdict>("verdict"),
    };
};

QByteArray encode(const AuditProof &proof) {
    return encoded(proof);
}
Result<AuditProof> auditProof(QByteArrayView text) {
    return decoded<AuditProof>(text);
}

QByteArray encode(const AuditChain &chain) {
    return encoded(chain);
}
QByteArray encode(const Page<AuditRow> &page) {
    return encoded(page);
}
Result<Page<AuditRow>> auditPage(QByteArrayView text) {
    return decoded<Page<AuditRow>>(text);
}

Result<AuditRow> auditRow(QByteArrayView line) {
    const auto sound = guard(line);
    auto row = sound ? decoded<ExportedRow>(line, JsonReader::Unknown::Refused)
                     : Result<ExportedRow>(tl::unexpected(sound.error()));
    if (!row) {
        return tl::unexpected(row.error());
    }
    row->at = Instant(std::chrono::milliseconds(row->ms));
    return static_cast<AuditRow &&>(std::move(*row));
}

bool isAuditEnd(QByteArrayView line) {
    return line.startsWith(QByteArrayView("{\"farol_audit\""));
}
QByteArray encode(const AuditEnd &end) {
    return encoded(end);
}
Result<AuditEnd> auditEnd(QByteArrayView line) {
    const auto sound = guard(line);
    auto end =
        sound ? decoded<AuditEnd>(line, JsonReader::Unknown::Refused) : Result<AuditEnd>(tl::unexpected(sound.error()));
    if (end && end->version != 1) {
        return failure(ErrorKind::Malformed, QStringLiteral("malformed"),
                       QStringLiteral("the export is of a newer version"));
    }
    return end;
}

} // namespace farol::json
