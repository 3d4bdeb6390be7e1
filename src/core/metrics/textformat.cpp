// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/textformat.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <simdjson.h>

namespace farol {
namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// Takes a line apart from the left.
class Cursor final {
public:
    explicit Cursor(std::string_view text)
        : m_rest(text) {
        skipBlanks();
    }
    void skipBlanks() {
        while (!m_rest.empty() && isBlank(m_rest.front())) {
            m_rest.remove_prefix(1);
        }
    }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] bool at(char c) const { return !m_rest.empty() && m_rest.front() == c; }
    [[nodiscard]] bool take(char c) {
        const bool there = at(c);
        m_rest.remove_prefix(there ? 1 : 0);
        return there;
    }
    // A metric's name, or a label's (no colons); empty when there is none here.
    [[nodiscard]] std::string_view name(bool colons) {
        std::size_t size = 0;
        while (size < m_rest.size() &&
               (isLetter(m_rest[size]) || (size > 0 && isDigit(m_rest[size])) || (colons && m_rest[size] == ':'))) {
            ++size;
        }
        return first(size);
    }
    // Up to the next blank or the end.
    [[nodiscard]] std::string_view word() { return first(std::min(m_rest.find_first_of(" \t"), m_rest.size())); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }
    // What stands between two quotation marks, unescaped; false when the second is missing.
    [[nodiscard]] bool quoted(std::string &into) {
        if (!take('"')) {
            return false;
        }
        const auto plain = std::min(m_rest.find_first_of("\"\\"), m_rest.size());
        into = first(plain);
        while (!m_rest.empty() && !at('"')) {
            if (m_rest.size() > 1 && m_rest[0] == '\\') {
                appendEscaped(m_rest[1], into);
                m_rest.remove_prefix(2);
            } else {
                into += m_rest.front();
                m_rest.remove_prefix(1);
            }
        }
        return take('"');
    }

    static void appendEscaped(char c, std::string &into) {
        if (c == 'n') {
            into += '\n';
            return;
        }
        if (c != '\\' && c != '"') {
            into += '\\'; // an unknown escape stays as it is written
        }
        into += c;
    }

private:
    std::string_view first(std::size_t size) {
        const auto part = m_rest.substr(0, size);
        m_rest.remove_prefix(size);
        return part;
    }
    std::string_view m_rest;
};

// What Go's ParseFloat takes without hexadecimals and underscores; nothing when the text is no such number.
std::optional<double> numberOf(std::string_view text) {
    const bool plus = text.starts_with('+');
    text.remove_prefix(plus ? 1 : 0);
    const auto digits = text.substr(text.starts_with('-') && !plus ? 1 : 0);
    if (digits.empty()) {
        return std::nullopt;
    }
    const bool nan = digits.front() == 'n' || digits.front() == 'N';
    if ((nan && (plus || digits.size() != text.size() || digits.size() != 3)) || digits.front() == '-') {
        return std::nullopt; // NaN carries no sign
    }
    double value = 0;
    const auto *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    if (read.ptr != end || read.ec == std::errc::invalid_argument) {
        return std::nullopt;
    }
    if (read.ec == std::errc::result_out_of_range) { // too small is zero, too large is no number
        return digits.find("e-") != std::string_view::npos || digits.find("E-") != std::string_view::npos
                   ? std::optional(0.0)
                   : std::nullopt;
    }
    return value;
}

std::optional<std::int64_t> timestampOf(std::string_view text) {
    std::int64_t value = 0;
    const auto *end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, value);
    return read.ec == std::errc() && read.ptr == end ? std::optional(value) : std::nullopt;
}

// Reads {name="value",…}; the word says what is wrong, or nothing.
std::string_view readLabels(Cursor &cursor, std::vector<MetricLabel> &labels) {
    while (true) {
        cursor.skipBlanks();
        if (cursor.take('}')) {
            return {};
        }
        MetricLabel label{std::string(cursor.name(false)), {}};
        cursor.skipBlanks();
        if (label.name.empty()) {
            return cursor.atEnd() ? "the labels are not closed by }" : "a label has no valid name";
        }
        if (!cursor.take('=')) {
            return "a label's name is not followed by =";
        }
        cursor.skipBlanks();
        if (!cursor.quoted(label.value)) {
            return "a label's value is not between quotation marks";
        }
        const auto same = [&label](const MetricLabel &other) { return other.name == label.name; };
        if (label.name == "__name__" || std::any_of(labels.begin(), labels.end(), same)) {
            return "a label appears twice or has the reserved name __name__";
        }
        labels.push_back(std::move(label));
        cursor.skipBlanks();
        if (!cursor.take(',') && !cursor.at('}')) {
            return cursor.atEnd() ? "the labels are not closed by }" : "there is no comma between two labels";
        }
    }
}

// Reads everything behind the name; the word says what is wrong, or nothing.
std::string_view readSample(Cursor &cursor, MetricSample &sample) {
    cursor.skipBlanks();
    if (cursor.take('{')) {
        const auto wrong = readLabels(cursor, sample.labels);
        if (!wrong.empty()) {
            return wrong;
        }
        cursor.skipBlanks();
    }
    const auto value = numberOf(cursor.word());
    if (!value) {
        return "there is no valid value";
    }
    sample.value = *value;
    cursor.skipBlanks();
    if (cursor.atEnd()) {
        return {};
    }
    sample.timestampMs = timestampOf(cursor.word());
    cursor.skipBlanks();
    if (!sample.timestampMs) {
        return "the timestamp is not a whole number of milliseconds";
    }
    return cursor.atEnd() ? std::string_view() : "there is text behind the timestamp";
}

// The family that a sample of a histogram or summary belongs to; empty when the name has no such ending.
std::string_view withoutSuffix(std::string_view name) {
    for (const std::string_view suffix : {"_bucket", "_count", "_sum"}) {
        if (name.size() > suffix.size() && name.ends_with(suffix)) {
            return name.substr(0, name.size() - suffix.size());
        }
    }
    return {};
}

} // namespace

void MetricsTextParser::feed(std::string_view chunk) {
    while (!chunk.empty()) {
        const auto end = chunk.find('\n');
        const auto part = chunk.substr(0, end);
        if (!m_skipping && m_rest.size() + part.size() > m_limits.maxLine) {
            ++m_line;
            problem("the line is too long");
            --m_line; // counted where it ends
            m_skipping = true;
            m_rest.clear();
        }
        if (end == std::string_view::npos) {
            m_rest += m_skipping ? std::string_view() : part;
            return;
        }
        if (m_skipping) {
            ++m_line;
        } else if (m_rest.empty()) {
            readLine(part);
        } else {
            m_rest += part;
            readLine(m_rest);
        }
        m_skipping = false;
        m_rest.clear();
        chunk.remove_prefix(end + 1);
    }
}

MetricsText MetricsTextParser::finish() {
    if (!m_rest.empty()) {
        readLine(m_rest);
    }
    auto text = std::move(m_text);
    *this = MetricsTextParser(m_limits);
    return text;
}

void MetricsTextParser::problem(std::string detail) {
    ++m_text.problemCount;
    if (m_text.problems.size() < m_limits.maxProblems) {
        m_text.problems.push_back({m_line, std::move(detail)});
    }
}

void MetricsTextParser::readLine(std::string_view line) {
    ++m_line;
    if (line.ends_with('\r')) {
        line.remove_suffix(1);
    }
    Cursor cursor(line);
    if (cursor.atEnd()) {
        return;
    }
    if (!simdjson::validate_utf8(line.data(), line.size())) {
        problem("the line is not UTF-8");
        return;
    }
    if (cursor.at('#')) {
        readComment(cursor.rest());
        return;
    }
    const auto name = cursor.name(true);
    if (name.empty()) {
        problem("the line does not begin with a valid name");
        return;
    }
    MetricSample sample;
    sample.name = name;
    const auto wrong = readSample(cursor, sample);
    if (!wrong.empty()) {
        problem(std::string(wrong));
        return;
    }
    if (m_text.sampleCount >= m_limits.maxSamples) {
        problem("there are too many samples");
        return;
    }
    ++m_text.sampleCount;
    familyOfSample(name).samples.push_back(std::move(sample));
}

// "# HELP name text" and "# TYPE name word"; any other line with # is a comment.
void MetricsTextParser::readComment(std::string_view line) {
    Cursor cursor(line.substr(1));
    const auto keyword = cursor.word();
    if (keyword != "HELP" && keyword != "TYPE") {
        return;
    }
    cursor.skipBlanks();
    const auto name = cursor.name(true);
    if (name.empty() || !(cursor.atEnd() || isBlank(cursor.rest().front()))) {
        problem("there is no valid name behind " + std::string(keyword));
        return;
    }
    cursor.skipBlanks();
    if (keyword == "HELP") {
        readHelp(name, cursor.rest());
        return;
    }
    const auto word = cursor.word();
    cursor.skipBlanks();
    readType(name, cursor.atEnd() ? word : std::string_view());
}

void MetricsTextParser::readHelp(std::string_view name, std::string_view text) {
    auto &known = family(name);
    auto &seen = m_places[known.name];
    if (seen.hasHelp) {
        problem("a second HELP line for the same name");
        return;
    }
    seen.hasHelp = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
            if (text[i] == '"') { // in a help text a quotation mark needs no escape, so this one is two characters
                known.help += '\\';
            }
            Cursor::appendEscaped(text[i], known.help);
        } else {
            known.help += text[i];
        }
    }
}

void MetricsTextParser::readType(std::string_view name, std::string_view word) {
    const auto type = metricTypeFromWord(word);
    if (!type) {
        problem("the type is not counter, gauge, histogram, summary or untyped");
        return;
    }
    auto &known = family(name);
    auto &seen = m_places[known.name];
    if (seen.hasType || !known.samples.empty()) {
        problem(seen.hasType ? "a second TYPE line for the same name" : "the TYPE line comes after a sample");
        return;
    }
    seen.hasType = true;
    known.type = *type;
}

MetricFamily &MetricsTextParser::family(std::string_view name) {
    auto &families = m_text.families;
    if (!families.empty() && families.back().name == name) { // the rule: lines of a family stand together
        return families.back();
    }
    const auto [seen, isNew] = m_places.try_emplace(std::string(name));
    if (isNew) {
        seen->second.place = families.size();
        families.push_back({std::string(name), MetricType::Untyped, {}, {}});
    }
    return families[seen->second.place];
}

MetricFamily &MetricsTextParser::familyOfSample(std::string_view name) {
    const auto base = withoutSuffix(name);
    const auto seen = base.empty() ? m_places.end() : m_places.find(std::string(base));
    if (seen != m_places.end()) {
        auto &owner = m_text.families[seen->second.place];
        const bool owns =
            owner.type == MetricType::Histogram || (owner.type == MetricType::Summary && !name.ends_with("_bucket"));
        if (owns) {
            return owner;
        }
    }
    return family(name);
}

MetricsText parseMetricsText(std::string_view text) {
    MetricsTextParser parser;
    parser.feed(text);
    return parser.finish();
}

std::optional<MetricType> metricTypeFromWord(std::string_view word) {
    if (word == "counter") {
        return MetricType::Counter;
    }
    if (word == "gauge") {
        return MetricType::Gauge;
    }
    if (word == "histogram") {
        return MetricType::Histogram;
    }
    if (word == "summary") {
        return MetricType::Summary;
    }
    return word == "untyped" ? std::optional(MetricType::Untyped) : std::nullopt;
}

} // namespace farol
