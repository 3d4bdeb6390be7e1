// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/historycodec.h"

#include "core/json/document.h"
#include "core/json/itemshapes.h"

namespace farol::json {

template<>
struct Shape<HistoryMonth> {
    static constexpr std::array members{
        member<&HistoryMonth::month>("month"),   member<&HistoryMonth::batches>("batches"),
        member<&HistoryMonth::items>("items"),   member<&HistoryMonth::amount>("amount"),
        member<&HistoryMonth::states>("states"), member<&HistoryMonth::hot>("hot"),
    };
};

QByteArray encode(const QList<HistoryMonth> &months) {
    return encoded(Rows<HistoryMonth>{months});
}
Result<QList<HistoryMonth>> historyMonths(QByteArrayView text) {
    return decodedRows<HistoryMonth>(text);
}

} // namespace farol::json
