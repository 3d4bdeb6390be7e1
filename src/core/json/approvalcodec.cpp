// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "core/json/correctionshapes.h"
#include "core/json/document.h"

namespace farol::json {

template<>
struct Words<ApprovalSubject> {
    static std::optional<ApprovalSubject> fromApi(QStringView word) { return approvalSubjectFromApi(word); }
};
template<>
struct Words<ApprovalStatus> {
    static std::optional<ApprovalStatus> fromApi(QStringView word) { return approvalStatusFromApi(word); }
};

template<>
struct Shape<ApprovalDecision> {
    static constexpr std::array members{
        member<&ApprovalDecision::verdict>("verdict"), member<&ApprovalDecision::by>("by"),
        member<&ApprovalDecision::roles>("roles"),     member<&ApprovalDecision::at>("at"),
        member<&ApprovalDecision::comment>("comment"),
    };
};

template<>
struct Shape<SimilarPayment> {
    static constexpr std::array members{
        member<&SimilarPayment::item>("item"),
        member<&SimilarPayment::like>("like"),
        member<&SimilarPayment::amount>("amount"),
        member<&SimilarPayment::at>("at"),
        member<&SimilarPayment::sameDueDate>("same_due_date"),
    };
};

// What the maker saw is a document of its own, kept as it was.
static constexpr Member<Approval> seenMember{
    "seen", Presence::Optional,
    [](JsonReader &reader, JsonValue &value, Approval &into) {
        std::string_view text;
        if (simdjson::to_json_string(value).get(text)) {
            return reader.fail("not JSON");
        }
        into.seen = QByteArray(text.data(), static_cast<qsizetype>(text.size())).trimmed();
        return true;
    },
    [](JsonWriter &out, const Approval &from, std::string_view key) {
        if (!from.seen.isEmpty()) {
            out.key(key);
            out.raw(from.seen);
        }
    }};

template<>
struct Shape<Approval> {
    static constexpr std::array members{
        member<&Approval::id>("id"),
        member<&Approval::subject>("subject"),
        member<&Approval::object>("object"),
        member<&Approval::action>("action"),
        member<&Approval::status>("status"),
        member<&Approval::hash>("hash"),
        member<&Approval::reason>("reason"),
        member<&Approval::maker>("maker"),
        member<&Approval::createdAt>("created_at"),
        member<&Approval::items>("items"),
        member<&Approval::amount>("amount"),
        member<&Approval::needed>("needed"),
        member<&Approval::given>("given"),
        member<&Approval::roles>("roles"),
        member<&Approval::oneOf>("one_of"),
        member<&Approval::approvers>("approvers"),
        member<&Approval::mine>("mine"),
        member<&Approval::mayDecide>("may_decide"),
        member<&Approval::decisions>("decisions"),
        member<&Approval::similar>("similar"),
        member<&Approval::version>("version"),
        member<&Approval::corrects>("corrects", Presence::Optional),
        seenMember,
    };
};

template<>
struct Shape<ApprovalOrder> {
    static constexpr std::array members{
        member<&ApprovalOrder::ids>("ids", Presence::Optional),
        member<&ApprovalOrder::comment>("comment", Presence::Optional),
    };
};

template<>
struct Shape<ApprovalResult> {
    static constexpr std::array members{
        member<&ApprovalResult::id>("id"),
        member<&ApprovalResult::status>("status"),
        member<&ApprovalResult::given>("given", Presence::Optional),
        member<&ApprovalResult::needed>("needed", Presence::Optional),
        member<&ApprovalResult::code>("code"),
        member<&ApprovalResult::detail>("detail"),
    };
};

QByteArray encode(const Approval &approval) {
    return encoded(approval);
}
QByteArray encode(const Page<Approval> &page) {
    return encoded(page);
}
QByteArray encode(const ApprovalOrder &order) {
    return encoded(order);
}
QByteArray encode(const QList<ApprovalResult> &results) {
    return encoded(Rows<ApprovalResult>{results});
}

Result<Approval> approval(QByteArrayView text) {
    return decoded<Approval>(text);
}
Result<Page<Approval>> approvalPage(QByteArrayView text) {
    return decoded<Page<Approval>>(text);
}
Result<ApprovalOrder> approvalOrder(QByteArrayView text) {
    return decoded<ApprovalOrder>(text, JsonReader::Unknown::Refused);
}
Result<QList<ApprovalResult>> approvalResults(QByteArrayView text) {
    return decodedRows<ApprovalResult>(text);
}

} // namespace farol::json
