// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/batches/correction.h"
#include "core/json/correctionshapes.h"
#include "core/json/document.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::json {

using namespace Qt::Literals::StringLiterals;

template<>
struct Shape<Correction> {
    static constexpr std::array members{
        member<&Correction::dryRun>("dry_run"),
        member<&Correction::replaces>("replaces"),
        member<&Correction::item>("item"),
        member<&Correction::batch>("batch"),
        member<&Correction::externalId>("external_id"),
        member<&Correction::amount>("amount"),
        member<&Correction::changes>("changes"),
        member<&Correction::approvalsNeeded>("approvals_needed"),
        member<&Correction::warnings>("warnings"),
    };
};

QByteArray encode(const CorrectionOrder &order) {
    QJsonObject changes;
    for (auto one = order.changes.cbegin(); one != order.changes.cend(); ++one) {
        changes.insert(one.key(), one.value());
    }
    QJsonObject body{{u"changes"_s, changes}, {u"reason"_s, order.reason}};
    if (!order.externalId.isEmpty()) {
        body.insert(u"external_id"_s, order.externalId);
    }
    return QJsonDocument(body).toJson(QJsonDocument::Compact);
}
QByteArray encode(const Correction &correction) {
    return encoded(correction);
}
Result<Correction> correction(QByteArrayView text) {
    return decoded<Correction>(text);
}

} // namespace farol::json
