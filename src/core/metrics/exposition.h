// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/expositionline.h"
#include "core/metrics/familychecks.h"
#include "core/metrics/metrics.h"

#include <limits>
#include <string>
#include <unordered_map>

namespace farol {

// Who is told what a page of metrics holds, line by line; every view ends with its call.
class ExpositionVisitor {
public:
    virtual ~ExpositionVisitor() = default;
    // Before the family's first sample, and when a page has a family without any; once more where its lines are apart
    // or its help comes late.
    virtual void family(const FamilyHead &head) = 0;
    virtual void sample(const FamilyHead &head, const SampleView &sample) = 0;
    virtual void finding(const ExpositionFinding &finding) = 0;

protected:
    ExpositionVisitor() = default;
    ExpositionVisitor(const ExpositionVisitor &) = default;
    ExpositionVisitor &operator=(const ExpositionVisitor &) = default;
};

struct ExpositionLimits {
    std::size_t maxLine = 1 << 20; // a longer line is a finding and is left out
    std::int64_t maxSamples = std::numeric_limits<std::int64_t>::max();
};

// A page of metrics in chunks of any size, as they come from the wire. A bad line is reported by its number and costs
// nothing but itself. Memory: the names of all families and the series of one. One owner, one thread.
// Sources: "Exposition formats", prometheus.io; OpenMetrics 1.0.
class ExpositionReader final {
public:
    ExpositionReader(ExpositionFormat format, ExpositionVisitor &visitor, ExpositionLimits limits = {});
    void feed(std::string_view chunk);
    void finish(); // once; nothing is read afterwards

    [[nodiscard]] std::int64_t samples() const { return m_samples; }
    [[nodiscard]] std::int64_t families() const { return static_cast<std::int64_t>(m_families.size()); }
    // A line # EOF was there, which no page of 0.0.4 has.
    [[nodiscard]] bool hasEndMark() const { return m_marked; }

private:
    struct Known {
        MetricType type = MetricType::Untyped;
        bool hasType = false;
        bool hasHelp = false;
        bool hasUnit = false;
        bool hasSamples = false;
        bool advised = false;  // its warnings are told
        std::int64_t line = 0; // its first one
    };
    struct NameHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>()(name); }
    };
    void readLine(std::string_view line, bool isUtf8);
    void readWhole(std::string_view line, bool isUtf8);
    void readSample(std::string_view line);
    void readComment(std::string_view line);
    void readMetadata(std::string_view keyword, std::string_view line, std::string_view rest);
    void readHelp(std::string_view text);
    void readType(std::string_view word, std::string_view line);
    void readUnit(std::string_view unit);
    void enter(std::string_view name);
    void enterFor(std::string_view sampleName);
    void checkNeighbours();
    void leave();
    void announce();
    void tell(ExpositionRule rule, bool lost, int column = 0);
    [[nodiscard]] bool isOpen() const { return m_format == ExpositionFormat::OpenMetrics; }

    ExpositionFormat m_format;
    ExpositionVisitor &m_visitor;
    ExpositionLimits m_limits;
    ExpositionLine m_reader;
    FamilyChecks m_checks;
    std::unordered_map<std::string, Known, NameHash, std::equal_to<>> m_families; // by name; never taken out
    Known *m_known = nullptr; // of the family that stands open; null: none does
    FamilyHead m_head;
    SampleRole m_role = SampleRole::None;
    bool m_announced = false;
    std::string m_rest; // an unfinished line
    std::string m_copy;
    bool m_skipping = false; // inside a line that is too long
    bool m_saidReturn = false;
    bool m_marked = false;
    bool m_ended = false;
    std::int64_t m_line = 0;
    std::int64_t m_samples = 0;
};

} // namespace farol
