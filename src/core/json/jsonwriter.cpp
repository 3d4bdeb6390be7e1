// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/jsonwriter.h"

#include <QChar>
#include <charconv>
#include <cmath>
#include <cstring>

namespace farol::json {

static constexpr char hexDigits[] = "0123456789abcdef";

char *JsonWriter::room(qsizetype bytes) {
    if (m_bytes.size() - m_used < bytes) {
        m_bytes.resize(std::max<qsizetype>({256, m_bytes.size() * 2, m_used + bytes}));
    }
    return m_bytes.data() + m_used;
}

void JsonWriter::append(std::string_view bytes) {
    auto *to = room(static_cast<qsizetype>(bytes.size()));
    std::memcpy(to, bytes.data(), bytes.size());
    m_used += static_cast<qsizetype>(bytes.size());
}

void JsonWriter::comma() {
    if (m_comma) {
        *room(1) = ',';
        ++m_used;
    }
    m_comma = true;
}

void JsonWriter::open(char bracket) {
    comma();
    *room(1) = bracket;
    ++m_used;
    m_comma = false;
}

void JsonWriter::close(char bracket) {
    *room(1) = bracket;
    ++m_used;
    m_comma = true;
}

void JsonWriter::key(std::string_view name) {
    plain(name);
    *room(1) = ':';
    ++m_used;
    m_comma = false;
}

void JsonWriter::key(QStringView name) {
    text(name);
    *room(1) = ':';
    ++m_used;
    m_comma = false;
}

// The short escapes of ECMAScript, \u00xx in lower case for the other control characters, nothing else.
static char *escaped(char *to, char16_t c) {
    *to++ = '\\';
    switch (c) {
    case u'\b':
        *to++ = 'b';
        return to;
    case u'\t':
        *to++ = 't';
        return to;
    case u'\n':
        *to++ = 'n';
        return to;
    case u'\f':
        *to++ = 'f';
        return to;
    case u'\r':
        *to++ = 'r';
        return to;
    case u'"':
    case u'\\':
        *to++ = static_cast<char>(c);
        return to;
    default:
        std::memcpy(to, "u00", 3);
        to[3] = hexDigits[c >> 4];
        to[4] = hexDigits[c & 15];
        return to + 5;
    }
}

static char *utf8(char *to, char32_t c) {
    const auto byte = [](char32_t value) { return static_cast<char>(value); };
    if (c < 0x800) {
        *to++ = byte(0xc0 | (c >> 6));
    } else if (c < 0x10000) {
        *to++ = byte(0xe0 | (c >> 12));
        *to++ = byte(0x80 | ((c >> 6) & 0x3f));
    } else {
        *to++ = byte(0xf0 | (c >> 18));
        *to++ = byte(0x80 | ((c >> 12) & 0x3f));
        *to++ = byte(0x80 | ((c >> 6) & 0x3f));
    }
    *to++ = byte(0x80 | (c & 0x3f));
    return to;
}

void JsonWriter::quoted(QStringView value) {
    auto *to = room(value.size() * 6 + 2); // every unit could become \u00xx
    *to++ = '"';
    const auto *from = value.utf16();
    const auto *const end = from + value.size();
    while (from != end) {
        const char16_t c = *from++;
        if (c < 0x20 || c == u'"' || c == u'\\') {
            to = escaped(to, c);
        } else if (c < 0x80) {
            *to++ = static_cast<char>(c);
        } else if (!QChar::isSurrogate(c)) {
            to = utf8(to, c);
        } else if (QChar::isHighSurrogate(c) && from != end && QChar::isLowSurrogate(*from)) {
            to = utf8(to, QChar::surrogateToUcs4(c, *from++));
        } else {
            to = utf8(to, QChar::ReplacementCharacter);
        }
    }
    *to++ = '"';
    used(to);
}

void JsonWriter::text(QStringView value) {
    comma();
    quoted(value);
}

void JsonWriter::plain(std::string_view value) {
    comma();
    auto *to = room(static_cast<qsizetype>(value.size()) + 2);
    *to++ = '"';
    std::memcpy(to, value.data(), value.size());
    to += value.size();
    *to++ = '"';
    used(to);
}

void JsonWriter::number(std::int64_t value) {
    comma();
    auto *to = room(20);
    used(std::to_chars(to, to + 20, value).ptr);
}

void JsonWriter::number(double value) {
    comma();
    auto *to = room(32);
    used(std::to_chars(to, to + 32, std::isfinite(value) ? value : 0.0).ptr);
}

void JsonWriter::boolean(bool value) {
    comma();
    append(value ? "true" : "false");
}

void JsonWriter::null() {
    comma();
    append("null");
}

void JsonWriter::amount(std::int64_t minor) {
    comma();
    const auto size = minor < 0 ? 0 - static_cast<std::uint64_t>(minor) : static_cast<std::uint64_t>(minor);
    auto *to = room(26);
    *to++ = '"';
    if (minor < 0) {
        *to++ = '-';
    }
    to = std::to_chars(to, to + 20, size / 100).ptr;
    *to++ = '.';
    *to++ = static_cast<char>('0' + size % 100 / 10);
    *to++ = static_cast<char>('0' + size % 10);
    *to++ = '"';
    used(to);
}

void JsonWriter::money(Money value) {
    openObject();
    key("amount");
    amount(value.minor);
    key("currency");
    plain({value.currency.code.data(), value.currency.code.size()});
    closeObject();
}

static char *padded(char *to, unsigned value, int digits) {
    for (int i = digits - 1; i >= 0; --i, value /= 10) {
        to[i] = static_cast<char>('0' + value % 10);
    }
    return to + digits;
}

// The same text as toRfc3339 (a test holds them together), without its calendar objects: pages carry thousands.
void JsonWriter::instant(Instant value) {
    const auto day = std::chrono::floor<std::chrono::days>(value);
    const std::chrono::year_month_day date(day);
    if (int(date.year()) < 0 || int(date.year()) > 9999) {
        text(toRfc3339(value));
        return;
    }
    const auto ms = static_cast<unsigned>((value - day).count());
    comma();
    auto *to = room(26);
    *to++ = '"';
    to = padded(to, static_cast<unsigned>(int(date.year())), 4);
    *to++ = '-';
    to = padded(to, unsigned(date.month()), 2);
    *to++ = '-';
    to = padded(to, unsigned(date.day()), 2);
    *to++ = 'T';
    to = padded(to, ms / 3'600'000, 2);
    *to++ = ':';
    to = padded(to, ms / 60'000 % 60, 2);
    *to++ = ':';
    to = padded(to, ms / 1'000 % 60, 2);
    *to++ = '.';
    to = padded(to, ms % 1'000, 3);
    *to++ = 'Z';
    *to++ = '"';
    used(to);
}

void JsonWriter::raw(QByteArrayView json) {
    comma();
    append({json.data(), static_cast<std::size_t>(json.size())});
}

QByteArray JsonWriter::take() {
    m_bytes.truncate(m_used);
    m_used = 0;
    m_comma = false;
    return std::exchange(m_bytes, {});
}

} // namespace farol::json
