// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/outbound/order.h"

namespace farol::server {

enum class Verdict {
    Paid,      // settled, by the provider's own word
    Transient, // surely not taken: may be sent again
    Uncertain, // may have been paid: only a check decides
    Refused,   // definite; the code says which
    Unknown,   // checks only: the provider does not know the id
};

struct Judgement {
    Verdict verdict = Verdict::Uncertain;
    std::string code;
    std::string response; // short, English, for people: "503 not_processed"
};

// The table "what the provider said decides" of the back-end's design. Total: whatever is not in it is Uncertain for a
// payment and a check, Transient for a notification (no money moves; it may arrive twice).
[[nodiscard]] Judgement judge(const Reply &reply, std::string_view endToEndId);

} // namespace farol::server
