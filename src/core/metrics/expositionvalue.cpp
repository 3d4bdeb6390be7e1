// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/expositionbytes.h"
#include "core/metrics/expositionline.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace farol {

using namespace exposition;

bool ExpositionLine::blank() {
    const char *from = m_at;
    while (is(*m_at, Blank)) {
        ++m_at;
    }
    if (!isOpen()) {
        return true;
    }
    return (m_at == from + 1 && *from == ' ') || fail(ExpositionRule::Blanks, from);
}

// Value, time, exemplar.
bool ExpositionLine::readBehind() {
    if (!blank() || !readNumber(m_value)) {
        return false;
    }
    if (m_at == m_end) [[likely]] {
        return true;
    }
    if (!blank()) {
        return false;
    }
    if (m_at != m_end && *m_at != '#') {
        if (!readTimestamp(m_timestampMs)) {
            return false;
        }
        if (m_at == m_end || !blank()) {
            return m_at == m_end;
        }
    }
    if (m_at == m_end) {
        return !isOpen() || fail(ExpositionRule::Blanks, m_at - 1);
    }
    return isOpen() && *m_at == '#' ? readExemplar() : fail(ExpositionRule::TextBehind, m_at);
}

bool ExpositionLine::readNumber(double &into) {
    const char *p = m_at;
    const bool negative = *p == '-';
    p += negative ? 1 : 0;
    const char *digits = p;
    std::uint64_t whole = 0;
    while (is(*p, Digit)) {
        whole = whole * 10 + static_cast<unsigned>(*p - '0');
        ++p;
    }
    const auto count = p - digits;
    if (count > 0 && count < 19 && is(*p, Blank | End) && (p == m_end || *p != '\n')) {
        into = negative ? -static_cast<double>(whole) : static_cast<double>(whole);
        m_at = p;
        return true;
    }
    const char *start = m_at;
    while (m_at != m_end && !is(*m_at, Blank)) {
        ++m_at;
    }
    const auto number = numberOf({start, static_cast<std::size_t>(m_at - start)});
    if (!number) {
        return fail(ExpositionRule::Value, start);
    }
    into = *number;
    return true;
}

bool ExpositionLine::readTimestamp(std::optional<std::int64_t> &into) {
    const char *start = m_at;
    while (m_at != m_end && !is(*m_at, Blank)) {
        ++m_at;
    }
    if (isOpen()) {
        const auto seconds = numberOf({start, static_cast<std::size_t>(m_at - start)});
        if (!seconds || !(std::abs(*seconds) < 9.2e15)) {
            return fail(ExpositionRule::Timestamp, start);
        }
        into = std::llround(*seconds * 1000);
        return true;
    }
    std::int64_t value = 0;
    const auto read = std::from_chars(start, m_at, value);
    if (read.ec != std::errc() || read.ptr != m_at) {
        return fail(ExpositionRule::Timestamp, start);
    }
    if (*start == '-') { // -0, too
        note(ExpositionRule::TimestampNegative, start);
    }
    into = value;
    return true;
}

// # {labels} value time; one that is wrong is left out, and the sample stays.
bool ExpositionLine::readExemplar() {
    const char *start = m_at;
    const auto noted = m_wrong.size();
    m_exemplarLabels.clear();
    m_exemplar = {};
    bool good = left() > 3 && m_at[1] == ' ' && m_at[2] == '{';
    m_at += good ? 3 : 0;
    good = good && readLabelSet(m_exemplarLabels) && checkLabelNames(m_exemplarLabels.all()) && blank() &&
           readNumber(m_exemplar.value) &&
           (m_at == m_end || (blank() && readTimestamp(m_exemplar.timestampMs) && m_at == m_end));
    if (!good || m_wrong.size() != noted) {
        m_wrong.resize(noted);
        note(ExpositionRule::Exemplar, start);
        return true;
    }
    std::ptrdiff_t characters = 0;
    for (const auto &label : m_exemplarLabels.all()) {
        for (const auto text : {label.name, label.value}) {
            characters += std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
        }
    }
    if (characters > 128) {
        note(ExpositionRule::ExemplarTooLong, start);
        return true;
    }
    m_exemplar.labels = m_exemplarLabels.all();
    m_hasExemplar = true;
    return true;
}

} // namespace farol
