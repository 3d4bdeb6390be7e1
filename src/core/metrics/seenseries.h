// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace farol {

// Which series there were, by hash, and the last time of each. Clearing costs what was put in, and times cost nothing
// where there are none.
class SeenSeries final {
public:
    enum class Place { First, Later, Repeated, Earlier };
    // A sample without a time counts as the latest, as it gets the time of the scrape.
    [[nodiscard]] Place add(std::uint64_t hash, const std::optional<std::int64_t> &time);
    void clear();

private:
    [[nodiscard]] std::size_t placeOf(std::uint64_t hash) const; // its own, or the free one it would take
    void grow();
    std::vector<std::uint64_t> m_slots; // 0: free
    std::vector<std::int64_t> m_times;  // beside the slots; empty while no sample had a time
    std::size_t m_count = 0;
};

} // namespace farol
