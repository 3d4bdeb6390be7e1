// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/profile/profilerows.h"
#include "net/profile/profilewire.h"

#include <QJsonArray>

namespace farol::net {

// What a person wants done: an action of the profile at one row, or rows to be sent (action empty).
struct ProfileOrder {
    QString entity;
    QString id = {};
    QString action = {};
    QString status = {};                 // the row's canonical word, as it was read; empty: not known
    QHash<QString, QString> inputs = {}; // by name
    QJsonArray rows = {};                // of ${rows}
    QJsonArray failedRows = {};          // of ${rows.failed}
    QString intent = {};                 // for the profile's idempotency header
};

// What would be sent: the call, and the same for a person's eyes, with secrets and redacted members taken out.
struct ProfilePlan {
    ProfileAsk ask;
    QString shownCall = {}; // POST https://api.example/orders/7/retry
    QByteArray shownBody = {};
    QList<int> success = {};
    QString successText = {};
    bool confirm = false;
    bool isRepeatable = false; // the back-end has it once however often it comes
    QString idPath = {};       // of rows that were sent: where the answer names them
};

// Nothing is sent. Errors, all Rejected: action_missing with those that there are, action_not_now, input_missing,
// input_wrong, input_unknown; Unauthorized secret_missing.
[[nodiscard]] Result<ProfilePlan> planProfileOrder(const ProfileWire &wire, const ProfileOrder &order);

// What the back-end answered to an order that it took.
struct ProfileDone {
    int status = 0;
    QString text = {};    // its sentence, if any
    QByteArray json = {}; // the body, if it is JSON
};
// Errors: those of a call; Rejected order_refused when the answer is none of the profile's success, foreign_refusal.
// After Timeout, Network and Server it may have happened: look before sending it again.
void sendProfileOrder(ProfileWire &wire, const ProfilePlan &plan, QObject *context, ProfileAnswer<ProfileDone> answer);

} // namespace farol::net
