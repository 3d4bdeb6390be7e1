// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/batchordered.h"
#include "core/json/codec.h"
#include "core/json/document.h"
#include "core/json/itemshapes.h"

namespace farol::json {

template<>
struct Words<BatchStatus> {
    static std::optional<BatchStatus> fromApi(QStringView word) { return batchStatusFromApi(word); }
};

template<>
struct Shape<Batch> {
    static constexpr std::array members{
        member<&Batch::id>("id"),
        member<&Batch::source>("source"),
        member<&Batch::queue>("queue"),
        member<&Batch::kind>("kind"),
        member<&Batch::status>("status"),
        member<&Batch::createdBy>("created_by"),
        member<&Batch::createdAt>("created_at"),
        member<&Batch::updatedAt>("updated_at"),
        member<&Batch::items>("items"),
        member<&Batch::amount>("amount"),
        member<&Batch::counts>("counts"),
        member<&Batch::approvalsNeeded>("approvals_needed"),
        member<&Batch::approvalsGiven>("approvals_given"),
        member<&Batch::approval>("approval", Presence::Optional),
        member<&Batch::version>("version"),
    };
};

template<>
struct Shape<ItemSum> {
    static constexpr std::array members{member<&ItemSum::items>("items"), member<&ItemSum::amount>("amount")};
};

template<>
struct Shape<BatchOrdered> {
    static constexpr std::array members{member<&BatchOrdered::batch>("batch"),
                                        member<&BatchOrdered::cancelled>("cancelled"),
                                        member<&BatchOrdered::waiting>("waiting")};
};

template<>
struct Shape<ImportReport> {
    static constexpr std::array members{
        member<&ImportReport::dryRun>("dry_run"),
        member<&ImportReport::rowCount>("row_count"),
        member<&ImportReport::total>("total"),
        member<&ImportReport::problemCount>("problem_count"),
        member<&ImportReport::problems>("problems"),
        member<&ImportReport::warnings>("warnings"),
        member<&ImportReport::approvalsNeeded>("approvals_needed"),
        member<&ImportReport::batch>("batch"),
    };
};

template<>
struct Shape<Overview> {
    static constexpr std::array members{
        member<&Overview::asOf>("as_of"),
        member<&Overview::day>("day"),
        member<&Overview::paidToday>("paid_today"),
        member<&Overview::paidYesterday>("paid_yesterday"),
        member<&Overview::failedNow>("failed_now"),
        member<&Overview::uncertainNow>("uncertain_now"),
        member<&Overview::notSentNow>("not_sent_now"),
        member<&Overview::inFlight>("in_flight"),
        member<&Overview::queued>("queued"),
        member<&Overview::atRisk>("at_risk"),
        member<&Overview::atRiskBatches>("at_risk_batches"),
    };
};

QByteArray encode(const Batch &batch) {
    return encoded(batch);
}
QByteArray encode(const BatchOrdered &ordered) {
    return encoded(ordered);
}
Result<BatchOrdered> batchOrdered(QByteArrayView text) {
    return decoded<BatchOrdered>(text);
}
QByteArray encode(const Page<Batch> &page) {
    return encoded(page);
}
QByteArray encode(const QList<ErrorGroup> &groups) {
    return encoded(Rows<ErrorGroup>{groups});
}
QByteArray encode(const ImportReport &report) {
    return encoded(report);
}
QByteArray encode(const Overview &overview) {
    return encoded(overview);
}

Result<Batch> batch(QByteArrayView text) {
    return decoded<Batch>(text);
}
Result<Page<Batch>> batchPage(QByteArrayView text) {
    return decoded<Page<Batch>>(text);
}
Result<QList<ErrorGroup>> errorGroups(QByteArrayView text) {
    return decodedRows<ErrorGroup>(text);
}
Result<ImportReport> importReport(QByteArrayView text) {
    return decoded<ImportReport>(text);
}
Result<Overview> overview(QByteArrayView text) {
    return decoded<Overview>(text);
}

} // namespace farol::json
