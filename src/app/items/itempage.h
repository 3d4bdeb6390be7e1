// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/items/itemrow.h"

#include <string>
#include <vector>

namespace farol::app {

// What rows to show. Empty members do not narrow.
struct ItemsFilter {
    QString text; // substring of id, external id, payee, E2E or request id; case and accents do not count
    QList<ItemState> states;
    QString code;
    bool operator==(const ItemsFilter &) const = default;
};

// A filter made ready for bytes.
struct Needle {
    std::string text;    // folded
    unsigned states = 0; // one bit a state; 0: all
    QString code;
    explicit Needle(const ItemsFilter &filter = {});
    [[nodiscard]] bool isEmpty() const { return text.empty() && states == 0 && code.isEmpty(); }
};

// Lower case without accents, UTF-8.
[[nodiscard]] std::string folded(const QString &text);

// One page of a batch's items, packed: about 175 bytes an item with its search text. Immutable, so that a worker may
// read it while the GUI thread goes on; a newer answer makes a newer page.
class ItemPage final {
public:
    explicit ItemPage(const QList<Item> &items);
    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] ItemRow row(int at) const;
    [[nodiscard]] QString id(int at) const;
    [[nodiscard]] int find(const ItemId &id) const; // -1 when it is not here
    [[nodiscard]] bool matches(int at, const Needle &needle) const;
    // Rows that match, each plus base, behind what is in into already.
    void select(const Needle &needle, unsigned base, std::vector<unsigned> &into) const;
    [[nodiscard]] bool sameRows(const ItemPage &other) const; // the same ids at the same places
    [[nodiscard]] bool sameRow(int at, const ItemPage &other) const;
    [[nodiscard]] std::size_t bytes() const;

private:
    struct Packed {
        std::int64_t amountMinor = 0;
        std::int64_t updatedAt = 0; // ms since 1970
        std::int64_t version = 0;
        std::uint32_t shownAt = 0;  // in m_shown: id behind the batch's, payee, document
        std::uint32_t soughtAt = 0; // in m_sought
        std::int32_t seq = 0;
        std::uint16_t code = 0; // words in m_words
        std::uint16_t response = 0;
        std::uint16_t currency = 0;
        std::uint16_t attempts = 0;
        std::uint8_t state = 0;
        std::uint8_t kind = 0;
        bool operator==(const Packed &) const = default;
    };
    struct Next {
        std::uint32_t row = 0;
        std::int64_t at = 0;
        bool operator==(const Next &) const = default;
    };
    [[nodiscard]] std::uint16_t word(const QString &text);
    [[nodiscard]] QList<QByteArray> shown(int at) const;
    [[nodiscard]] std::string_view idBytes(int at) const; // as packed
    [[nodiscard]] std::string_view sought(int at) const;
    [[nodiscard]] bool passes(const Packed &row, const Needle &needle, int codeWord) const;
    [[nodiscard]] int codeWord(const Needle &needle) const; // -1 any, -2 none has it

    std::vector<Packed> m_rows;
    std::string m_shown;
    std::string m_sought;
    std::vector<Next> m_next; // few have one
    QList<QString> m_words;
    BatchId m_batch;
};

} // namespace farol::app
