// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/exposition.h"

#include "core/metrics/expositionbytes.h"
#include "core/metrics/textformat.h"

#include <QRandomGenerator>
#include <simdjson.h>

namespace farol {

using namespace exposition;

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

std::string_view withoutBlanks(std::string_view text) {
    const auto first = std::min(text.find_first_not_of(" \t"), text.size());
    return text.substr(first);
}

// Up to the next blank or the end; text stands behind it and its blanks afterwards.
std::string_view wordOf(std::string_view &text) {
    const auto word = text.substr(0, text.find_first_of(" \t"));
    text = withoutBlanks(text.substr(word.size()));
    return word;
}

// In a help text of 0.0.4 a quotation mark needs no escape, so an escaped one is two characters.
std::string unescaped(std::string_view text, bool isOpen) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            plain += text[i];
            continue;
        }
        ++i;
        const bool known = text[i] == 'n' || text[i] == '\\' || (isOpen && text[i] == '"');
        plain += known ? "" : "\\";
        plain += text[i] == 'n' ? '\n' : text[i];
    }
    return plain;
}

std::optional<MetricType> typeOf(std::string_view word, bool isOpen) {
    if (!isOpen) {
        return metricTypeFromWord(word);
    }
    if (word == "unknown") {
        return MetricType::Untyped;
    }
    if (word == "gaugehistogram") {
        return MetricType::GaugeHistogram;
    }
    if (word == "stateset") {
        return MetricType::StateSet;
    }
    if (word == "info") {
        return MetricType::Info;
    }
    return word == "untyped" ? std::nullopt : metricTypeFromWord(word);
}

} // namespace

ExpositionReader::ExpositionReader(ExpositionFormat format, ExpositionVisitor &visitor, ExpositionLimits limits)
    : m_format(format)
    , m_visitor(visitor)
    , m_limits(limits)
    , m_reader(format, QRandomGenerator::global()->generate64())
    , m_checks(format, [this](ExpositionRule rule, std::int64_t line, bool lost) {
        m_visitor.finding({line, 0, rule, lost, m_head.name});
    }) {}

void ExpositionReader::feed(std::string_view chunk) {
    const auto lastEnd = chunk.rfind('\n');
    const auto whole = lastEnd == std::string_view::npos ? 0 : lastEnd + 1;
    const bool isUtf8 = simdjson::validate_utf8(chunk.data(), whole);
    while (!chunk.empty()) {
        const auto end = chunk.find('\n');
        const auto part = chunk.substr(0, end);
        if (!m_skipping && m_rest.size() + part.size() > m_limits.maxLine) {
            ++m_line;
            tell(ExpositionRule::LineTooLong, true);
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
            readLine(part, isUtf8);
        } else {
            m_rest.append(part).append("\n");
            readLine(std::string_view(m_rest).substr(0, m_rest.size() - 1), false);
        }
        m_skipping = false;
        m_rest.clear();
        chunk.remove_prefix(end + 1);
    }
}

void ExpositionReader::finish() {
    if (!m_rest.empty()) {
        const bool isEnd = isOpen() && m_rest == "# EOF"; // OpenMetrics lets its line feed go
        m_rest += '\n';
        readLine(std::string_view(m_rest).substr(0, m_rest.size() - 1), false);
        if (!isEnd) {
            tell(ExpositionRule::NoFinalLineFeed, false);
        }
    }
    leave();
    if (isOpen() && !m_ended) {
        tell(ExpositionRule::NoEnd, false);
    }
    if (m_samples == 0) {
        tell(ExpositionRule::NoSamples, false);
    }
}

void ExpositionReader::tell(ExpositionRule rule, bool lost, int column) {
    m_visitor.finding({m_line, column, rule, lost, m_known != nullptr ? m_head.name : std::string()});
}

// A line feed follows the line in memory.
void ExpositionReader::readLine(std::string_view line, bool isUtf8) {
    ++m_line;
    if (m_line == 1 && line.starts_with(byteOrderMark)) {
        tell(ExpositionRule::ByteOrderMark, false, 1);
        line.remove_prefix(byteOrderMark.size());
    }
    if (!line.ends_with('\r')) [[likely]] {
        readWhole(line, isUtf8);
        return;
    }
    if (!m_saidReturn) { // once a page
        m_saidReturn = true;
        tell(ExpositionRule::CarriageReturn, false, static_cast<int>(line.size()));
    }
    m_copy.assign(line.substr(0, line.size() - 1)).append("\n");
    readWhole(std::string_view(m_copy).substr(0, m_copy.size() - 1), isUtf8);
}

void ExpositionReader::readWhole(std::string_view line, bool isUtf8) {
    if (m_ended) {
        tell(ExpositionRule::BehindEnd, true);
        return;
    }
    if (!isUtf8 && !simdjson::validate_utf8(line.data(), line.size())) {
        tell(ExpositionRule::NotUtf8, true);
        return;
    }
    if (line.empty() || is(line.front(), Blank)) {
        const auto words = withoutBlanks(line);
        if (words.empty()) {
            if (isOpen()) {
                tell(ExpositionRule::BlankLine, false);
            }
            return;
        }
        if (words.front() == '#' && !isOpen()) {
            readComment(words);
            return;
        }
    }
    if (line.front() == '#') {
        readComment(line);
        return;
    }
    readSample(line);
}

void ExpositionReader::readSample(std::string_view line) {
    const bool good = m_reader.read(line);
    for (const auto &wrong : m_reader.wrong()) {
        const bool last = &wrong == &m_reader.wrong().back();
        m_visitor.finding({m_line, wrong.column, wrong.rule, !good && last, std::string(m_reader.name())});
    }
    if (!good) {
        return;
    }
    if (m_reader.hasNewName() || m_role == SampleRole::None || m_known == nullptr) {
        enterFor(m_reader.name());
    }
    if (m_samples >= m_limits.maxSamples) {
        tell(ExpositionRule::TooManySamples, true);
        return;
    }
    announce();
    m_known->hasSamples = true;
    if (!m_checks.sample(m_head, m_role, m_reader, m_line)) {
        return;
    }
    SampleView sample{m_reader.name(),        m_reader.labels(),   m_reader.value(),
                      m_reader.timestampMs(), m_reader.exemplar(), m_line};
    if (sample.exemplar != nullptr && m_role != SampleRole::Bucket && m_role != SampleRole::Total) {
        tell(ExpositionRule::ExemplarPlace, true);
        sample.exemplar = nullptr;
    }
    ++m_samples;
    m_visitor.sample(m_head, sample);
}

// Opens the family of a sample by its name, or stays in the one that stands open.
void ExpositionReader::enterFor(std::string_view sampleName) {
    m_role = m_known != nullptr ? roleOf(m_head.name, m_head.type, sampleName, m_format) : SampleRole::None;
    if (m_role == SampleRole::None) {
        const auto at = sampleName.rfind('_'); // every ending has one
        const auto base = sampleName.substr(0, at == std::string_view::npos ? 0 : at);
        const auto known = m_families.find(base);
        if (known != m_families.end()) {
            const auto role = roleOf(known->first, known->second.type, sampleName, m_format);
            if (role != SampleRole::None) {
                enter(base);
                m_role = role;
                return;
            }
        }
        enter(sampleName);
        m_role = SampleRole::Value;
    }
    const bool bare = m_head.type == MetricType::Counter || m_head.type == MetricType::Histogram ||
                      m_head.type == MetricType::GaugeHistogram || m_head.type == MetricType::Info;
    if (isOpen() && bare && sampleName == m_head.name) {
        tell(ExpositionRule::Suffix, false, 1);
    }
}

void ExpositionReader::enter(std::string_view name) {
    if (m_known != nullptr && m_head.name == name) {
        return;
    }
    leave();
    auto found = m_families.find(name);
    if (found == m_families.end()) {
        found = m_families.try_emplace(std::string(name)).first;
    }
    m_known = &found->second;
    m_head = {std::string(name), m_known->type, {}, {}, m_line};
    m_role = SampleRole::None;
    m_announced = false;
    if (m_known->hasSamples) {
        tell(ExpositionRule::Interleaved, false);
    }
}

void ExpositionReader::leave() {
    if (m_known == nullptr) {
        return;
    }
    announce();
    m_checks.end(m_head, m_known->hasSamples);
    m_known = nullptr;
}

void ExpositionReader::announce() {
    if (!m_announced) [[unlikely]] {
        m_announced = true;
        m_visitor.family(m_head);
    }
}

// HELP, TYPE, UNIT and EOF; any other line with # is a comment, which OpenMetrics does not have.
void ExpositionReader::readComment(std::string_view line) {
    if (isOpen() && line == "# EOF") {
        m_ended = true;
        return;
    }
    auto rest = withoutBlanks(line.substr(1));
    const bool apart = line.size() > 1 && is(line[1], Blank);
    const auto keyword = wordOf(rest);
    const bool known = apart && (keyword == "HELP" || keyword == "TYPE" || (isOpen() && keyword == "UNIT"));
    if (!known) {
        if (isOpen()) {
            tell(ExpositionRule::Comment, false, 1);
        }
        return;
    }
    if (isOpen() && !line.starts_with("# HELP ") && !line.starts_with("# TYPE ") && !line.starts_with("# UNIT ")) {
        tell(ExpositionRule::Blanks, false, 2);
    }
    readMetadata(keyword, line, rest);
}

void ExpositionReader::readMetadata(std::string_view keyword, std::string_view line, std::string_view rest) {
    const auto name = nameAt(rest, true);
    if (name.empty() || (name.size() < rest.size() && !is(rest[name.size()], Blank))) {
        tell(ExpositionRule::MetadataName, true, static_cast<int>(rest.data() - line.data()) + 1);
        return;
    }
    enter(name);
    const auto text = withoutBlanks(rest.substr(name.size()));
    if (isOpen() && m_known->hasSamples && keyword != "TYPE") {
        tell(ExpositionRule::MetadataLate, false);
    }
    if (keyword == "HELP") {
        readHelp(text);
    } else if (keyword == "TYPE") {
        readType(text, line);
    } else {
        readUnit(text);
    }
}

void ExpositionReader::readHelp(std::string_view text) {
    if (m_known->hasHelp) {
        tell(ExpositionRule::HelpRepeated, true);
        return;
    }
    m_known->hasHelp = true;
    m_head.help = unescaped(text, isOpen());
    m_announced = false;
}

void ExpositionReader::readType(std::string_view word, std::string_view line) {
    const auto column = static_cast<int>(word.data() - line.data()) + 1;
    word = isOpen() ? word : word.substr(0, word.find_last_not_of(" \t") + 1);
    const auto type = typeOf(word, isOpen());
    if (!type) {
        tell(ExpositionRule::TypeUnknown, true, column);
        return;
    }
    if (m_known->hasType || m_known->hasSamples) {
        tell(m_known->hasType ? ExpositionRule::TypeRepeated : ExpositionRule::TypeLate, true);
        return;
    }
    m_known->hasType = true;
    m_known->type = m_head.type = *type;
    m_role = SampleRole::None;
}

void ExpositionReader::readUnit(std::string_view unit) {
    if (m_known->hasUnit) {
        tell(ExpositionRule::UnitRepeated, true);
        return;
    }
    m_known->hasUnit = true;
    m_head.unit = unit;
    const std::string_view name = m_head.name;
    if (!unit.empty() && !(name.ends_with(unit) && name.substr(0, name.size() - unit.size()).ends_with('_'))) {
        tell(ExpositionRule::UnitSuffix, false);
    }
}

ExpositionFormat expositionFormatOf(std::string_view lastBytes) {
    while (lastBytes.ends_with('\n') || lastBytes.ends_with('\r')) {
        lastBytes.remove_suffix(1);
    }
    const bool marked = lastBytes == "# EOF" || lastBytes.ends_with("\n# EOF");
    return marked ? ExpositionFormat::OpenMetrics : ExpositionFormat::Text;
}

} // namespace farol
