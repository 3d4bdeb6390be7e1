// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/exposition.h"

#include "core/metrics/expositionbytes.h"

#include <QRandomGenerator>
#include <simdjson.h>

namespace farol {

using namespace exposition;

namespace {

constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// A name may fill a line; each finding must not cost it anew.
std::string_view subjectOf(std::string_view name) {
    return name.substr(0, 200);
}

} // namespace

ExpositionReader::ExpositionReader(ExpositionFormat format, ExpositionVisitor &visitor, ExpositionLimits limits)
    : m_format(format)
    , m_visitor(visitor)
    , m_limits(limits)
    , m_reader(format, QRandomGenerator::global()->generate64())
    , m_checks(format, [this](ExpositionRule rule, std::int64_t line, bool lost) {
        m_visitor.finding({line, 0, rule, lost, subjectOf(m_head.name)});
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
    m_visitor.finding({m_line, column, rule, lost, m_known != nullptr ? subjectOf(m_head.name) : std::string_view()});
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
        m_marked = m_marked || line == "# EOF";
        readComment(line);
        return;
    }
    readSample(line);
}

void ExpositionReader::readSample(std::string_view line) {
    const bool good = m_reader.read(line);
    for (const auto &wrong : m_reader.wrong()) {
        const bool last = &wrong == &m_reader.wrong().back();
        m_visitor.finding({m_line, wrong.column, wrong.rule, !good && last, subjectOf(m_reader.name())});
    }
    if (!good) {
        m_role = SampleRole::None; // the next line may have its name and still be of another family
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
    if (!m_known->hasSamples) [[unlikely]] {
        m_known->hasSamples = true;
        checkNeighbours();
    }
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

// Where a family has its first sample: another one must not have that name, or a part's of this one, too.
void ExpositionReader::checkNeighbours() {
    const std::string_view name = m_head.name;
    const auto at = name.rfind('_');
    const auto whole = m_families.find(name.substr(0, at == std::string_view::npos ? 0 : at));
    bool clashes = false;
    if (whole != m_families.end()) {
        const auto &other = whole->second;
        clashes = roleOf(whole->first, other.type, name, m_format) != SampleRole::None;
        if (!isOpen() && !m_known->hasType && !other.hasSamples && other.type == MetricType::Counter &&
            name.substr(at) == "_total") {
            tell(ExpositionRule::TypeWithoutTotal, false);
        }
    }
    for (const auto ending : endingsOf(m_head.type, m_format)) {
        const auto part = ending.empty() ? m_families.end() : m_families.find(m_head.name + std::string(ending));
        clashes = clashes || (part != m_families.end() && (part->second.hasType || part->second.hasSamples));
    }
    if (clashes) {
        tell(ExpositionRule::NameClash, false);
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
        found->second.line = m_line;
    }
    m_known = &found->second;
    m_head = {std::string(name), m_known->type, {}, {}, m_known->line};
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
    m_checks.end();
    if (m_known->hasSamples && !m_known->advised) {
        m_known->advised = true;
        m_checks.advise(m_head, m_known->hasHelp);
    }
    m_known = nullptr;
}

void ExpositionReader::announce() {
    if (!m_announced) [[unlikely]] {
        m_announced = true;
        m_visitor.family(m_head);
    }
}

} // namespace farol
