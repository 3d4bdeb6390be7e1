// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/batches/batch.h"
#include "core/result/result.h"
#include "core/time/clock.h"

#include <QStringList>
#include <string>
#include <vector>

namespace farol::server {

// The demo day in values: every item with its amount, ids, attempts and times. Made from resources/demo/day.yaml, the
// same on every machine and at every start.
struct DemoItem {
    ItemState state = ItemState::Done;
    std::string code;
    std::int64_t amountMinor = 0;
    std::string externalId;
    std::string payee;
    std::string document;
    std::string pixKey;
    std::string endToEndId;
    std::string requestId; // empty: the batch's
    int attempts = 0;
    Instant sentAt;
    Instant at; // last change
    bool settledAtProvider = false;
};
struct DemoBatch {
    int number = 0;
    QString source;
    QString queue;
    ItemKind kind = ItemKind::Payment;
    BatchStatus status = BatchStatus::Finished;
    QString by;
    QString approvedBy;
    Instant createdAt;
    Instant releasedAt;
    int maxInFlight = 0;
    int approvalsNeeded = 0;
    int approvalsGiven = 0;
    std::vector<DemoItem> items;
};
struct DemoUser {
    QString name;
    QStringList roles;
};
struct DemoDay {
    Instant now;
    QString passwordHash;
    std::vector<DemoUser> users;
    std::vector<DemoBatch> batches;
};

// Errors: Malformed with the place; Rejected demo_sum when the parts of a batch do not add up to its total.
[[nodiscard]] Result<DemoDay> readDemoDay(const QByteArray &yaml);

// The provider's side of the day, one ledger line a settled payment, as psp-sandbox preloads it.
[[nodiscard]] QByteArray demoLedger(const DemoDay &day);

} // namespace farol::server
