// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace farol::server {

enum class Effect { Received, Settled, Refused, Notified };

struct LedgerEntry {
    Effect effect = Effect::Received;
    std::string externalId;
    std::string endToEndId;
    std::int64_t amountMinor = 0;
    std::string code;
    std::string redrive{}; // x-farol-redrive of what was received; empty: none
};

// The sandbox's memory: an append-only file of JSON lines, and what they add up to. Knows an order by its EndToEndId
// alone, as the network does. One thread.
class Ledger final {
public:
    Ledger() = default;
    ~Ledger();
    Ledger(const Ledger &) = delete;
    Ledger &operator=(const Ledger &) = delete;

    // Reads what is there and appends from then on; an empty path keeps nothing on disk. A half last line, cut by a
    // kill, is dropped. Errors: Server/ledger.
    [[nodiscard]] Done open(const QString &path);
    // Appends the lines of a file in the same form to an empty ledger; one that goes on has them already.
    [[nodiscard]] Done preload(const QString &path);
    void add(LedgerEntry entry);
    // On disk when it returns; nothing may be answered before. Errors: Server/ledger.
    [[nodiscard]] Done sync();
    [[nodiscard]] bool isDirty() const { return !m_lines.empty(); }

    // What became of an id: Settled, Refused (with its code), or nothing.
    [[nodiscard]] const LedgerEntry *outcome(const std::string &endToEndId) const;
    [[nodiscard]] std::int64_t timesReceived(const std::string &externalId) const;
    [[nodiscard]] std::string summary() const; // JSON
    [[nodiscard]] std::string entriesOf(const std::string &externalId) const;
    // Orders received since then and behind the cursor, as JSON of GET /orders.
    [[nodiscard]] std::string ordersSince(std::int64_t since, std::int64_t after) const;

private:
    struct External {
        std::int64_t received = 0;
        std::int64_t settled = 0;
        std::vector<std::size_t> entries;
    };
    [[nodiscard]] Done readLines(const QString &path, bool append);
    void remember(LedgerEntry entry, std::int64_t at);
    void appendLine(std::string &to, std::size_t index) const;

    struct Kept {
        LedgerEntry entry;
        std::int64_t at = 0;
    };
    std::vector<Kept> m_entries;
    std::unordered_map<std::string, std::size_t> m_outcomes;
    std::unordered_map<std::string, External> m_externals;
    std::int64_t m_received = 0;
    std::int64_t m_settled = 0;
    std::int64_t m_distinct = 0;
    std::int64_t m_amount = 0;
    std::int64_t m_notified = 0;
    std::string m_lines; // not on disk yet
    SystemClock m_clock;
    int m_file = -1;
};

} // namespace farol::server
