// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "core/items/item.h"

namespace farol::kit {

// Values as the demo day has them, for tests of models: short to write, whole to encode.
inline Instant demoTime(int hour = 13, int minute = 5, int second = 0) {
    return *fromRfc3339(QStringLiteral("2026-11-20T%1:%2:%3Z")
                            .arg(hour, 2, 10, QLatin1Char('0'))
                            .arg(minute, 2, 10, QLatin1Char('0'))
                            .arg(second, 2, 10, QLatin1Char('0')));
}

inline Batch demoBatch(int number, QList<StateCount> counts = {}) {
    Batch batch;
    batch.id = BatchId{QStringLiteral("LOTE-%1").arg(number, 4, 10, QLatin1Char('0'))};
    batch.source = QStringLiteral("pagamentos-20-11.csv");
    batch.queue = QStringLiteral("pagamentos");
    batch.status = BatchStatus::Finished;
    batch.createdBy = QStringLiteral("operator1");
    batch.createdAt = demoTime(12, 38);
    batch.updatedAt = demoTime(12, 50);
    batch.version = 1;
    for (const auto &one : counts) {
        batch.items += one.items;
        batch.amount.minor += one.amount.minor;
    }
    batch.counts = std::move(counts);
    return batch;
}

// LOTE-0042: 138 paid, 7 uncertain, 3 invalid key, 2 insufficient funds; 48,220.00 in all.
inline Batch lote42() {
    return demoBatch(42, {{ItemState::Uncertain, QStringLiteral("timeout"), 7, Money{231'000, {}}},
                          {ItemState::Done, {}, 138, Money{4'412'000, {}}},
                          {ItemState::Failed, QStringLiteral("insufficient_funds"), 2, Money{115'000, {}}},
                          {ItemState::Failed, QStringLiteral("invalid_key"), 3, Money{64'000, {}}}});
}

inline Item demoItem(int seq, ItemState state = ItemState::Done, const QString &code = {}, int batch = 42) {
    Item item;
    item.batch = BatchId{QStringLiteral("LOTE-%1").arg(batch, 4, 10, QLatin1Char('0'))};
    item.id = ItemId{QStringLiteral("%1-%2").arg(item.batch.value).arg(seq, 3, 10, QLatin1Char('0'))};
    item.seq = seq;
    item.externalId =
        QStringLiteral("lote-%1/%2").arg(batch, 4, 10, QLatin1Char('0')).arg(seq, 3, 10, QLatin1Char('0'));
    item.payee = QStringLiteral("Favorecido %1").arg(seq);
    item.documentMasked = QStringLiteral("CPF ***.%1.789-**").arg(seq % 1000, 3, 10, QLatin1Char('0'));
    item.pixKeyMasked = QStringLiteral("***.%1.789-**").arg(seq % 1000, 3, 10, QLatin1Char('0'));
    item.amount = Money{10'000 + seq, {}};
    item.state = state;
    item.code = code;
    item.lastResponse = code.isEmpty() ? QStringLiteral("200") : code;
    item.attempts = 1;
    item.version = 1;
    item.endToEndId = QStringLiteral("E99999010202611201241%1").arg(seq, 11, 10, QLatin1Char('0'));
    item.allEndToEndIds = {item.endToEndId};
    item.requestId = RequestId{QStringLiteral("req-7f3a")};
    item.createdAt = demoTime(12, 38, 12);
    item.updatedAt = demoTime(12, 44, 7);
    return item;
}

} // namespace farol::kit
