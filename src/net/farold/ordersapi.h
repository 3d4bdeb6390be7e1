// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batchordered.h"
#include "core/items/itemdecided.h"
#include "net/farold/faroldclient.h"

namespace farol::net {

// What people order of a whole batch, and say of one item; the rules of FaroldApi.
class OrdersApi final {
public:
    explicit OrdersApi(HttpClient &client)
        : m_client(client) {}

    // version: that was seen; none: whatever it is now, as a batch at work gets a new one with every group. Errors:
    // Conflict batch_state, PreconditionFailed, Forbidden cancel_limit.
    Call orderBatch(const BatchId &id, BatchWord word, std::optional<std::int64_t> version, const QString &reason,
                    const IntentKey &intent, QObject *context, Answer<BatchOrdered> answer);

    // Error: Conflict check_decides, decision_differs; Forbidden self_approval, approval_role.
    Call decideItem(const ItemId &id, std::int64_t version, const DecideOrder &order, const IntentKey &intent,
                    QObject *context, Answer<ItemDecided> answer);

private:
    HttpClient &m_client;
};

} // namespace farol::net
