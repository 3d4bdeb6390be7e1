// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ids/ids.h"
#include "core/items/item.h"
#include "core/money/money.h"
#include "core/result/result.h"

#include <QMap>

namespace farol {

// What a person changes of an order that was certainly not paid. It never goes again itself: a new item takes its
// place.
struct CorrectionOrder {
    QMap<QString, QString> changes; // payee, document, pix_key, amount, date, description; as a file has them
    QString externalId;             // of the new order; empty: the server makes one
    QString reason;
    bool operator==(const CorrectionOrder &) const = default;
};

struct CorrectedField {
    QString field;
    QString before; // masked
    QString after;  // masked
    bool operator==(const CorrectedField &) const = default;
};

// What an order took the place of, for whoever has to approve it.
struct CorrectedOrder {
    ItemId replaces;
    ItemState state = ItemState::Failed; // of the one that was replaced, and its code
    QString code;
    QList<CorrectedField> changes;
    QString reason;
    bool operator==(const CorrectedOrder &) const = default;
};

// What came of it: a draft of one item, to be submitted as any other. batch and item are empty after a dry run.
struct Correction {
    bool dryRun = false;
    ItemId replaces;
    ItemId item;
    BatchId batch;
    QString externalId;
    Money amount;
    QList<CorrectedField> changes;
    int approvalsNeeded = 0;
    QList<FieldError> warnings;
    bool operator==(const Correction &) const = default;
};

namespace json {
[[nodiscard]] QByteArray encode(const CorrectionOrder &);
[[nodiscard]] QByteArray encode(const Correction &);
[[nodiscard]] Result<Correction> correction(QByteArrayView);
} // namespace json

} // namespace farol
