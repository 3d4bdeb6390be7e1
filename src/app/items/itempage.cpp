// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/itempage.h"

namespace farol::app {

namespace {

constexpr char endOfRow = '\n';
constexpr char between = '\x1f';

bool isPlainAscii(QStringView text) {
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

void append(std::string &to, const QString &text) {
    const auto bytes = text.toUtf8();
    to.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

// Ids of a batch begin with its own: only what follows is kept, marked as short.
std::string packedId(const ItemId &id, const BatchId &batch) {
    const auto prefix = batch.value + u'-';
    const bool isShort = id.value.startsWith(prefix);
    std::string packed(1, isShort ? 's' : 'f');
    append(packed, isShort ? id.value.mid(prefix.size()) : id.value);
    return packed;
}

std::optional<Instant> nextOf(const Item &item) {
    return item.state == ItemState::Uncertain ? item.checkableAt : item.nextAttemptAt;
}

} // namespace

std::string folded(const QString &text) {
    QString plain = text;
    if (!isPlainAscii(text)) {
        plain = text.normalized(QString::NormalizationForm_D);
        plain.removeIf([](QChar c) { return c.category() == QChar::Mark_NonSpacing; });
    }
    auto bytes = plain.toCaseFolded().toUtf8().toStdString();
    std::erase_if(bytes, [](char c) { return c == endOfRow || c == between; });
    return bytes;
}

ItemRow rowOf(const Item &item) {
    return {item.id,    item.batch, item.seq,          item.kind,     item.payee,   item.documentMasked, item.amount,
            item.state, item.code,  item.lastResponse, item.attempts, item.version, item.updatedAt,      nextOf(item)};
}

Needle::Needle(const ItemsFilter &filter)
    : text(folded(filter.text.trimmed()))
    , code(filter.code) {
    for (const auto state : filter.states) {
        states |= 1U << static_cast<unsigned>(state);
    }
}

ItemPage::ItemPage(const QList<Item> &items)
    : m_batch(items.isEmpty() ? BatchId{} : items.constFirst().batch) {
    m_rows.reserve(static_cast<std::size_t>(items.size()));
    for (const auto &item : items) {
        Packed row;
        row.amountMinor = item.amount.minor;
        row.updatedAt = item.updatedAt.time_since_epoch().count();
        row.version = item.version;
        row.seq = item.seq;
        row.code = word(item.code);
        row.response = word(item.lastResponse);
        row.currency = word(item.amount.currency.text());
        row.attempts = static_cast<std::uint16_t>(std::clamp(item.attempts, 0, 0xffff));
        row.state = static_cast<std::uint8_t>(item.state);
        row.kind = static_cast<std::uint8_t>(item.kind);
        if (const auto next = nextOf(item)) {
            m_next.push_back({static_cast<std::uint32_t>(m_rows.size()), next->time_since_epoch().count()});
        }
        row.shownAt = static_cast<std::uint32_t>(m_shown.size());
        m_shown += packedId(item.id, m_batch);
        for (const auto *text : {&item.payee, &item.documentMasked}) {
            m_shown += between;
            append(m_shown, *text);
        }
        row.soughtAt = static_cast<std::uint32_t>(m_sought.size());
        for (const auto *text : {&item.id.value, &item.externalId, &item.payee, &item.requestId.value}) {
            m_sought += folded(*text) + between;
        }
        for (const auto &id : item.allEndToEndIds) {
            m_sought += folded(id) + between;
        }
        m_sought += endOfRow;
        m_rows.push_back(row);
    }
    m_shown.shrink_to_fit();
    m_sought.shrink_to_fit();
    m_next.shrink_to_fit();
}

std::uint16_t ItemPage::word(const QString &text) {
    auto at = m_words.indexOf(text);
    if (at < 0) {
        at = m_words.size();
        m_words.append(text);
    }
    return static_cast<std::uint16_t>(at);
}

QList<QByteArray> ItemPage::shown(int at) const {
    const auto row = static_cast<std::size_t>(at);
    const auto begin = m_rows[row].shownAt;
    const auto end = row + 1 < m_rows.size() ? m_rows[row + 1].shownAt : m_shown.size();
    return QByteArray(m_shown.data() + begin, static_cast<qsizetype>(end - begin)).split(between);
}

std::string_view ItemPage::idBytes(int at) const {
    const auto begin = m_rows[static_cast<std::size_t>(at)].shownAt;
    return std::string_view(m_shown).substr(begin, m_shown.find(between, begin) - begin);
}

std::string_view ItemPage::sought(int at) const {
    const auto row = static_cast<std::size_t>(at);
    const auto begin = m_rows[row].soughtAt;
    const auto end = row + 1 < m_rows.size() ? m_rows[row + 1].soughtAt : m_sought.size();
    return std::string_view(m_sought).substr(begin, end - begin);
}

QString ItemPage::id(int at) const {
    const auto first = shown(at).constFirst();
    const auto text = QString::fromUtf8(first.mid(1));
    return first.startsWith('s') ? m_batch.value + u'-' + text : text;
}

ItemRow ItemPage::row(int at) const {
    const auto &packed = m_rows[static_cast<std::size_t>(at)];
    const auto texts = shown(at);
    const auto currency = makeCurrency(m_words.at(packed.currency));
    ItemRow row{ItemId{id(at)},
                m_batch,
                packed.seq,
                static_cast<ItemKind>(packed.kind),
                QString::fromUtf8(texts.at(1)),
                QString::fromUtf8(texts.at(2)),
                Money{packed.amountMinor, currency.value_or(Currency{})},
                static_cast<ItemState>(packed.state),
                m_words.at(packed.code),
                m_words.at(packed.response),
                packed.attempts,
                packed.version,
                Instant(std::chrono::milliseconds(packed.updatedAt)),
                {}};
    const auto next = std::lower_bound(m_next.begin(), m_next.end(), static_cast<std::uint32_t>(at),
                                       [](const Next &one, std::uint32_t wanted) { return one.row < wanted; });
    if (next != m_next.end() && next->row == static_cast<std::uint32_t>(at)) {
        row.nextAt = Instant(std::chrono::milliseconds(next->at));
    }
    return row;
}

int ItemPage::find(const ItemId &wanted) const {
    const auto bytes = packedId(wanted, m_batch);
    for (int at = 0; at < size(); ++at) {
        if (idBytes(at) == bytes) {
            return at;
        }
    }
    return -1;
}

int ItemPage::codeWord(const Needle &needle) const {
    if (needle.code.isEmpty()) {
        return -1;
    }
    const auto at = m_words.indexOf(needle.code);
    return at < 0 ? -2 : static_cast<int>(at);
}

bool ItemPage::passes(const Packed &row, const Needle &needle, int code) const {
    return (needle.states == 0 || (needle.states >> row.state & 1U) != 0) && (code == -1 || row.code == code);
}

bool ItemPage::matches(int at, const Needle &needle) const {
    return passes(m_rows[static_cast<std::size_t>(at)], needle, codeWord(needle)) &&
           (needle.text.empty() || sought(at).find(needle.text) != std::string_view::npos);
}

void ItemPage::select(const Needle &needle, unsigned base, std::vector<unsigned> &into) const {
    const int code = codeWord(needle);
    if (needle.text.empty()) {
        for (unsigned at = 0; at < m_rows.size(); ++at) {
            if (passes(m_rows[at], needle, code)) {
                into.push_back(base + at);
            }
        }
        return;
    }
    // One search through the page's bytes; a hit gives its row, and the search goes on in the next one.
    unsigned at = 0;
    for (auto hit = m_sought.find(needle.text); hit != std::string::npos; hit = m_sought.find(needle.text, hit)) {
        while (at + 1 < m_rows.size() && m_rows[at + 1].soughtAt <= hit) {
            ++at;
        }
        if (passes(m_rows[at], needle, code)) {
            into.push_back(base + at);
        }
        if (++at >= m_rows.size()) {
            return;
        }
        hit = m_rows[at].soughtAt;
    }
}

bool ItemPage::sameRows(const ItemPage &other) const {
    if (size() != other.size() || m_batch != other.m_batch) {
        return false;
    }
    for (int at = 0; at < size(); ++at) {
        if (idBytes(at) != other.idBytes(at)) {
            return false;
        }
    }
    return true;
}

bool ItemPage::sameRow(int at, const ItemPage &other) const {
    return row(at) == other.row(at) && sought(at) == other.sought(at);
}

std::size_t ItemPage::bytes() const {
    return sizeof *this + m_rows.capacity() * sizeof(Packed) + m_shown.capacity() + m_sought.capacity() +
           m_next.capacity() * sizeof(Next);
}

} // namespace farol::app
