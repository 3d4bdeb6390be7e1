// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/expositionline.h"

#include "core/metrics/expositionbytes.h"

#include <algorithm>
#include <cstring>

namespace farol {

using namespace exposition;

bool ExpositionLine::fail(ExpositionRule rule, const char *at) {
    note(rule, at);
    return false;
}

void ExpositionLine::note(ExpositionRule rule, const char *at) {
    m_wrong.push_back({rule, static_cast<int>(at - m_begin) + 1});
}

bool ExpositionLine::read(std::string_view line) {
    m_begin = m_at = line.data();
    m_end = m_begin + line.size();
    m_wrong.clear();
    m_labels.clear();
    m_unescaped.clear();
    m_timestampMs.reset();
    m_hasExemplar = false;
    m_bounds = {-1, -1};
    m_boundHashes = {};
    m_sum = 0;
    if (!isOpen() && is(*m_at, Blank)) {
        note(ExpositionRule::LeadingBlank, m_at);
        m_at = std::find_if(m_at, m_end, [](char c) { return !is(c, Blank); });
    }
    if (!readName()) {
        m_name.clear();
        return false;
    }
    const char *behindName = m_at;
    while (!isOpen() && is(*m_at, Blank)) {
        ++m_at;
    }
    if (*m_at == '{') {
        ++m_at;
        return readLabels() && readBehind();
    }
    m_at = behindName;
    return readBehind();
}

bool ExpositionLine::readName() {
    const auto size = m_name.size();
    if (size != 0 && left() >= size && std::memcmp(m_at, m_name.data(), size) == 0 &&
        !is(m_at[size], NameByte | Colon)) {
        m_newName = false;
        m_at += size;
        return true;
    }
    const auto name = nameAt({m_at, left()}, true);
    if (name.empty()) {
        return fail(ExpositionRule::MetricName, m_at);
    }
    m_newName = true;
    m_name = name;
    m_nameHash = hashOf(name, m_seed);
    m_at += name.size();
    return true;
}

bool ExpositionLine::readLabels() {
    std::size_t known = 0;
    if (!readKnownLabels(known)) {
        return false;
    }
    if (m_at[-1] == '}') {
        return true;
    }
    if (!readLabelSet(m_labels) || !checkLabelNames(m_labels.all())) {
        return false;
    }
    remember();
    for (std::size_t i = known; i < m_labels.size(); ++i) {
        addHash(i);
    }
    return true;
}

// As many as begin like those of the line before; stands behind }, or before what is new.
bool ExpositionLine::readKnownLabels(std::size_t &count) {
    if (*m_at == '}') {
        ++m_at;
        return true;
    }
    while (count < m_known.size()) {
        const auto &known = m_known[count];
        if (left() < known.head.size() || std::memcmp(m_at, known.head.data(), known.head.size()) != 0) {
            return true;
        }
        const char *start = m_at;
        const auto unescaped = m_unescaped.size();
        const auto noted = m_wrong.size();
        const std::string_view name(m_at, known.head.size() - 2);
        m_at += known.head.size() - 1;
        std::string_view value;
        if (!readQuoted(value)) {
            return false;
        }
        const bool goesOn = *m_at == ',' && m_at[1] != '}' && !is(m_at[1], Blank);
        if (!goesOn && *m_at != '}') { // blanks, or something wrong: the slow way from here
            m_at = start;
            m_unescaped.resize(unescaped);
            m_wrong.resize(noted);
            return true;
        }
        m_labels.add(name, value);
        addHash(count);
        ++count;
        ++m_at;
        if (!goesOn) {
            return true;
        }
    }
    return true;
}

// From a label, or what should be one, to behind }.
bool ExpositionLine::readLabelSet(LabelList &into) {
    const auto skip = [this] {
        const char *from = m_at;
        while (is(*m_at, Blank)) {
            ++m_at;
        }
        if (isOpen() && m_at != from) {
            note(ExpositionRule::Blanks, from);
        }
    };
    for (;;) {
        skip();
        if (*m_at == '}') {
            ++m_at;
            return true;
        }
        if (!readNewLabel(into)) {
            return false;
        }
        skip();
        if (*m_at == ',') {
            ++m_at;
            if (isOpen() && *m_at == '}') {
                note(ExpositionRule::LabelComma, m_at);
            }
        } else if (*m_at != '}') {
            return fail(ExpositionRule::LabelComma, m_at);
        }
    }
}

bool ExpositionLine::readNewLabel(LabelList &into) {
    const auto name = nameAt({m_at, left()}, false);
    if (name.empty()) {
        return fail(ExpositionRule::LabelName, m_at);
    }
    m_at += name.size();
    const char *behind = m_at;
    const auto skip = [this] {
        while (is(*m_at, Blank)) {
            ++m_at;
        }
    };
    skip();
    if (*m_at != '=') {
        return fail(ExpositionRule::LabelEquals, m_at);
    }
    ++m_at;
    skip();
    if (isOpen() && m_at != behind + 1) {
        note(ExpositionRule::Blanks, behind);
    }
    std::string_view value;
    if (!readQuoted(value)) {
        return false;
    }
    into.add(name, value);
    return true;
}

// Stands at the first quotation mark, and afterwards behind the second.
bool ExpositionLine::readQuoted(std::string_view &value) {
    if (*m_at != '"') {
        return fail(ExpositionRule::LabelValue, m_at);
    }
    const char *start = ++m_at;
    while (!is(*m_at, ValueStop)) {
        ++m_at;
    }
    if (*m_at == '"') [[likely]] {
        value = {start, static_cast<std::size_t>(m_at - start)};
        ++m_at;
        return true;
    }
    m_unescaped.reserve(static_cast<std::size_t>(m_end - m_begin)); // never moves: views stay whole
    const auto from = m_unescaped.size();
    m_unescaped.append(start, m_at);
    for (; *m_at != '"'; ++m_at) {
        if (*m_at != '\\' && *m_at != '\n') {
            m_unescaped += *m_at;
            continue;
        }
        if (*m_at == '\n' || m_at[1] == '\n') {
            return fail(ExpositionRule::LabelUnclosed, start - 1);
        }
        const char c = *++m_at;
        if (c != 'n' && c != '"' && c != '\\') { // stays as it is written
            m_unescaped += '\\';
            if (!isOpen()) {
                note(ExpositionRule::UnknownEscape, m_at - 1);
            }
        }
        m_unescaped += c == 'n' ? '\n' : c;
    }
    ++m_at;
    value = std::string_view(m_unescaped).substr(from);
    return true;
}

bool ExpositionLine::checkLabelNames(std::span<const LabelView> labels) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i].name == "__name__") {
            return fail(ExpositionRule::LabelReserved, labels[i].name.data());
        }
    }
    if (labels.size() > 32) { // a hostile line must not cost its square
        std::vector<std::string_view> names(labels.size());
        std::transform(labels.begin(), labels.end(), names.begin(), [](const auto &label) { return label.name; });
        std::sort(names.begin(), names.end());
        const auto twice = std::adjacent_find(names.begin(), names.end());
        return twice == names.end() || fail(ExpositionRule::LabelRepeated, std::max(twice->data(), twice[1].data()));
    }
    for (std::size_t i = 1; i < labels.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (labels[j].name == labels[i].name) {
                return fail(ExpositionRule::LabelRepeated, labels[i].name.data());
            }
        }
    }
    return true;
}

void ExpositionLine::remember() {
    m_known.resize(m_labels.size());
    for (std::size_t i = 0; i < m_labels.size(); ++i) {
        const auto name = m_labels[i].name;
        if (m_known[i].head.size() != name.size() + 2 || !m_known[i].head.starts_with(name)) {
            m_known[i].head.assign(name).append("=\"");
            m_known[i].hash = hashOf(name, ~m_seed);
            m_known[i].bound = name == "le" ? int(Bound::Le) : name == "quantile" ? int(Bound::Quantile) : -1;
        }
    }
}

// An empty value is as no label at all.
void ExpositionLine::addHash(std::size_t index) {
    const auto &known = m_known[index];
    const auto value = m_labels[index].value;
    const auto hash = value.empty() ? 0 : hashOf(value, known.hash);
    if (known.bound >= 0) [[unlikely]] {
        m_bounds[std::size_t(known.bound)] = static_cast<std::ptrdiff_t>(index);
        m_boundHashes[std::size_t(known.bound)] = hash;
    } else {
        m_sum += hash;
    }
}

} // namespace farol
