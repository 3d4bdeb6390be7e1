// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/secret.h"
#include "core/time/clock.h"

#include <string>
#include <string_view>

namespace farol::server {

// Standard Webhooks: HMAC-SHA256 over "id.timestamp.body", key = the bytes behind whsec_ in base64. Any thread.
[[nodiscard]] Secret makeWebhookSecret();                     // 32 random bytes; not their text
[[nodiscard]] QString webhookSecretText(const Secret &bytes); // whsec_…
[[nodiscard]] std::string webhookSignature(const Secret &bytes, std::string_view id, std::int64_t timestamp,
                                           std::string_view body); // v1,<base64>

// Whether one of the signatures (apart by spaces) is right; constant time over the bytes of each.
[[nodiscard]] bool isSigned(const Secret &bytes, std::string_view id, std::string_view timestamp, std::string_view body,
                            std::string_view signatures);

} // namespace farol::server
