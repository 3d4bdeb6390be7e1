// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/batches/likeness.h"

#include <bit>
#include <utility>

namespace farol::server {

namespace {

std::uint32_t likenessOf(const ImportRow &row) {
    return row.kind == ItemKind::Payment ? likeness(row.document, row.amountMinor) : 0;
}

std::uint32_t stored(std::string_view hashes, std::size_t place) {
    std::uint32_t hash = 0;
    for (unsigned byte = 0; byte < 4; ++byte) {
        hash |= static_cast<std::uint32_t>(static_cast<unsigned char>(hashes[4 * place + byte])) << (8 * byte);
    }
    return hash;
}

} // namespace

// FNV-1a over the document and the amount's eight bytes; its low bits are folded, because tables take those.
std::uint32_t likeness(std::string_view document, std::int64_t amountMinor) {
    if (document.empty()) {
        return 0;
    }
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    const auto add = [&hash](unsigned char byte) { hash = (hash ^ byte) * 0x100000001b3ULL; };
    for (const char c : document) {
        add(static_cast<unsigned char>(c));
    }
    for (unsigned byte = 0; byte < 8; ++byte) {
        add(static_cast<unsigned char>(static_cast<std::uint64_t>(amountMinor) >> (8 * byte)));
    }
    const auto folded = static_cast<std::uint32_t>(hash ^ (hash >> 32));
    return folded == 0 ? 1 : folded;
}

QByteArray likenessesOf(const std::vector<ImportRow> &rows) {
    QByteArray hashes(static_cast<qsizetype>(4 * rows.size()), '\0');
    char *out = hashes.data();
    for (const auto &row : rows) {
        const auto hash = likenessOf(row);
        for (unsigned byte = 0; byte < 4; ++byte) {
            *out++ = static_cast<char>(static_cast<unsigned char>(hash >> (8 * byte)));
        }
    }
    return hashes;
}

LikeRows::LikeRows(const std::vector<ImportRow> &rows)
    : m_rows(rows)
    , m_next(rows.size(), none)
    , m_slots(std::bit_ceil(2 * rows.size() + 2)) {
    for (auto row = static_cast<std::int32_t>(rows.size()) - 1; row >= 0; --row) {
        const auto place = static_cast<std::size_t>(row);
        if (const auto hash = likenessOf(rows[place]); hash != 0) {
            Slot &slot = m_slots[slotOf(hash)];
            slot.hash = hash;
            m_next[place] = std::exchange(slot.first, row);
            ++m_left;
        }
    }
}

std::size_t LikeRows::slotOf(std::uint32_t hash) const {
    auto place = hash & (m_slots.size() - 1);
    while (m_slots[place].hash != 0 && m_slots[place].hash != hash) {
        place = (place + 1) & (m_slots.size() - 1);
    }
    return place;
}

std::vector<std::int64_t> LikeRows::mayBeLike(std::string_view hashes) const {
    std::vector<std::int64_t> places;
    for (std::size_t place = 0; place < hashes.size() / 4; ++place) {
        if (const auto hash = stored(hashes, place); hash != 0 && m_slots[slotOf(hash)].first != none) {
            places.push_back(static_cast<std::int64_t>(place));
        }
    }
    return places;
}

void LikeRows::take(std::string_view document, std::int64_t amountMinor,
                    const std::function<void(const ImportRow &)> &taken) {
    const auto hash = likeness(document, amountMinor);
    if (hash == 0) {
        return;
    }
    for (std::int32_t *link = &m_slots[slotOf(hash)].first; *link != none;) {
        const auto place = static_cast<std::size_t>(*link);
        const ImportRow &row = m_rows[place];
        if (row.document == document && row.amountMinor == amountMinor) {
            *link = m_next[place];
            --m_left;
            taken(row);
        } else {
            link = &m_next[place];
        }
    }
}

} // namespace farol::server
