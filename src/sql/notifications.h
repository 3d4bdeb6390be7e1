// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <chrono>
#include <memory>
#include <set>
#include <string>

struct pg_conn;

namespace farol::sql {

// What other sessions of a PostgreSQL database say with NOTIFY. One thread; a session of its own. An error ends it: its
// owner opens another and looks at the tables, for words may have been missed.
class Notifications final {
public:
    // url: postgresql://…; channel: a plain lower-case name.
    [[nodiscard]] static Result<std::unique_ptr<Notifications>> listen(const QString &url, const std::string &channel);
    ~Notifications();
    Notifications(const Notifications &) = delete;
    Notifications &operator=(const Notifications &) = delete;

    // The words that came, each once; empty when the time is over.
    [[nodiscard]] Result<std::set<std::string>> wait(std::chrono::milliseconds atMost);

    // Takes a lock for as long as this session lives, one holder a schema; false while another session has it.
    [[nodiscard]] bool hold(int lock);

private:
    explicit Notifications(pg_conn *handle)
        : m_handle(handle) {}

    pg_conn *m_handle;
};

} // namespace farol::sql
