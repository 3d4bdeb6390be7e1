// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/exposition.h"
#include "core/metrics/expositionbytes.h"
#include "core/metrics/textformat.h"

namespace farol {

using namespace exposition;

namespace {

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
        } else if (keyword.starts_with('\0')) {
            tell(ExpositionRule::CommentNul, false, 1);
        }
        return;
    }
    constexpr std::size_t head = 7; // # HELP and a space
    if (isOpen() && (line.substr(1, 1) != " " || rest.data() != line.data() + head || line[head - 1] != ' ')) {
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
    auto text = rest.substr(name.size());
    const bool isApart = text.starts_with(' ') && (keyword == "HELP" || withoutBlanks(text).size() + 1 == text.size());
    if (isOpen() && !isApart) {
        tell(ExpositionRule::Blanks, false, static_cast<int>(text.data() - line.data()) + 1);
        text = withoutBlanks(text);
    } else if (!isOpen() && keyword == "HELP") {
        text = withoutBlanks(text);
    } else if (!text.empty()) {
        text.remove_prefix(1);
    }
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

} // namespace farol
