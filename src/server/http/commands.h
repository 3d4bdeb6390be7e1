// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/engine/writer.h"
#include "server/http/exchange.h"

#include <set>

namespace farol::server {

// Runs each write once per (tenant, user, route, Idempotency-Key): the effect, its audit row and the stored answer are
// one transaction. The same key and body get the same bytes for 7 days; another body 422 key_reused; a running one 409
// key_running; no key 400 key_missing. Answers that are errors are not stored: they wrote nothing.
class Commands final {
public:
    explicit Commands(Writer &writer)
        : m_writer(writer) {}

    // body runs on the writer thread in a savepoint of its own. Its request comes without the bytes of its body, which
    // may be 64 MiB and are let go here.
    using Body = std::function<Result<Response>(Arrows &, const Request &)>;
    void run(const Request &request, Body body, Answer answer);

    // An answer that holds a secret (Response::replay) is not stored: its replay is 409 already_done with the id.

    // For work that leaves the transaction (a check at the provider): the key is taken first (status 0), then start
    // runs outside, and its answer is stored when it arrives. A key that nothing in this process runs any more (a
    // former process left it, or its end could not be stored) may run again.
    using Start = std::function<void(const Request &, Answer)>;
    void runLong(const Request &request, Start start, Answer answer);

private:
    void finishLong(const Request &request, const Response &response, Answer answer);

    // The long ones that run now. Taken by the writer's thread, let go by whoever tells that it is over.
    struct Running {
        using Key = std::tuple<std::int64_t, std::int64_t, QString, QString>;
        [[nodiscard]] bool has(const Key &key);
        void take(const Key &key);
        void letGo(const Key &key);
        std::mutex mutex;
        std::set<Key> keys;
    };

    Writer &m_writer;
    Running m_running;
};

} // namespace farol::server
