// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "core/result/result.h"

#include <QByteArrayView>

namespace farol {

// What a person may order of a whole batch that runs.
enum class BatchWord { Pause, Resume, Cancel };
[[nodiscard]] QString toApi(BatchWord word); // pause resume cancel

struct ItemSum {
    std::int64_t items = 0;
    Money amount;
    bool operator==(const ItemSum &) const = default;
};

// The batch after such an order, and what the order did not stop: what the provider may hold waits for its result.
struct BatchOrdered {
    Batch batch;
    ItemSum cancelled; // by this order
    ItemSum waiting;   // leased, sent, uncertain
    bool operator==(const BatchOrdered &) const = default;
};

namespace json {
[[nodiscard]] QByteArray encode(const BatchOrdered &);
[[nodiscard]] Result<BatchOrdered> batchOrdered(QByteArrayView);
} // namespace json

} // namespace farol
