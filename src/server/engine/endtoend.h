// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"
#include "sql/connection.h"

#include <array>
#include <string>

namespace farol::server {

// Gives out EndToEndIds. Writer thread only.
class EndToEndIds final {
public:
    explicit EndToEndIds(std::string ispb)
        : m_ispb(std::move(ispb)) {}
    [[nodiscard]] std::string make(Instant now);

private:
    std::string m_ispb;
    std::array<std::uint8_t, 4400> m_random{}; // system randomness, fetched 400 ids at a time
    std::size_t m_used = sizeof m_random;
};

// Whether the next attempt carries the id of the last one. The same as long as the provider may still know it (the
// network then pays at most once) and it lives; a new one after a definite refusal, which ended that order.
[[nodiscard]] bool keepsEndToEndId(std::string_view id, bool refused, Instant now);

// Until when the provider's "unknown" means that this id never paid: twelve hours from the id's own minute, which an
// attempt that carried it again does not renew. Afterwards the network may have settled it and forgotten.
[[nodiscard]] Instant knownUntil(std::string_view id, Instant sentAt);

} // namespace farol::server
