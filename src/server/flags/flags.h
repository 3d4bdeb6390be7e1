// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"
#include "server/items/arrows.h"

#include <QString>

namespace farol::server {

// What a tenant's administrator may switch off and on while farold runs. A flag is a row here and a question where it
// matters; there are no others.
enum class Flag { Import, InboundWebhooks };
inline constexpr int flagCount = 2;

[[nodiscard]] QString toApi(Flag flag); // import, inbound_webhooks
[[nodiscard]] std::optional<Flag> flagFromApi(QStringView word);

struct FlagState {
    Flag flag = Flag::Import;
    bool enabled = true; // all are, until somebody says otherwise
    QString changedBy;   // empty: nobody did
    Instant changedAt;
    QString reason;
    std::int64_t version = 0;
};

// All flags of a tenant, in the order of the enum.
[[nodiscard]] Result<QList<FlagState>> readFlags(sql::Connection &connection, std::int64_t tenant);
// Whether it is on: one row by its key, in the caller's transaction, so that a command that commits after a switch
// obeys.
[[nodiscard]] Result<bool> isOn(sql::Connection &connection, std::int64_t tenant, Flag flag);
// The answer to who asks for what is switched off: switched_off, 503 to programs that send, else 409.
[[nodiscard]] Error switchedOff(Flag flag);

struct FlagOrder {
    std::int64_t tenant = 0;
    Flag flag = Flag::Import;
    bool enabled = true;
    QString by;
    QString reason;
};
[[nodiscard]] Done setFlag(Arrows &arrows, const FlagOrder &order);

} // namespace farol::server
