// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <functional>
#include <string>

namespace farol::server {

// What a route gives instead of a body that ends: pieces, as long as the client stays. On its stream's loop, except
// that more may be called from any thread, also when the stream has gone. Nothing is asked for while the piece before
// is still on its way: a slow client costs one piece, not a queue.
class Feed {
public:
    Feed() = default;
    Feed(const Feed &) = delete;
    Feed &operator=(const Feed &) = delete;
    virtual ~Feed() = default;
    virtual void begin(std::function<void()> more) = 0;
    // Appends what is next, about most bytes of it. Nothing appended: it waits for more().
    virtual void take(std::string &into, std::size_t most) = 0;
    [[nodiscard]] virtual std::string beat() const = 0; // keeps a silent connection open
    [[nodiscard]] virtual std::string lastWords(const Error &why) const = 0;
};

} // namespace farol::server
