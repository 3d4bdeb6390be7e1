// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/historyapi.h"

#include "core/json/historycodec.h"
#include "net/farold/route.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

Call HistoryApi::months(QObject *context, Answer<QList<HistoryMonth>> answer) {
    return m_client.ask<QList<HistoryMonth>>(get(u"/api/v1/ops/history"_s), context, reads(&json::historyMonths),
                                             std::move(answer));
}

} // namespace farol::net
