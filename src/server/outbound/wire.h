// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/outbound/order.h"

namespace farol::server {

// The part of a request that is the same for all: Host and, with a token, Authorization.
struct WireTarget {
    std::string host;          // as in the Host header, with its port
    std::string base;          // path before /payments; empty or /something
    std::string authorization; // header value; empty: none
};

// The whole HTTP request of the provider's protocol (see sandbox/protocol.h). Header values lose what is not printable.
[[nodiscard]] std::string wireText(const Order &order, const WireTarget &target);

} // namespace farol::server
