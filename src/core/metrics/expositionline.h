// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/expositionrules.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace farol {

enum class ExpositionFormat { Text, OpenMetrics }; // 0.0.4; 1.0

// UTF-8, unescaped. Views of a sample end with the call that hands it over.
struct LabelView {
    std::string_view name;
    std::string_view value;
};
// Keeps its memory: a line costs no allocation.
class LabelList final {
public:
    void clear() { m_size = 0; }
    void add(std::string_view name, std::string_view value) {
        if (m_size == m_labels.size()) {
            m_labels.resize(2 * m_size + 16);
        }
        m_labels[m_size++] = {name, value};
    }
    [[nodiscard]] std::span<const LabelView> all() const { return {m_labels.data(), m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] const LabelView &operator[](std::size_t i) const { return m_labels[i]; }

private:
    std::vector<LabelView> m_labels;
    std::size_t m_size = 0;
};
struct ExemplarView {
    std::span<const LabelView> labels;
    double value = 0;
    std::optional<std::int64_t> timestampMs;
};

// One line with a sample, taken apart in place: nothing is copied unless a value has escapes, and what is as in the
// line before is not looked at twice. One owner, one thread.
class ExpositionLine final {
public:
    ExpositionLine(ExpositionFormat format, std::uint64_t seed)
        : m_format(format)
        , m_seed(seed) {}

    struct Wrong {
        ExpositionRule rule = ExpositionRule::Value;
        int column = 0;
    };
    // line is UTF-8 and a line feed follows it in memory. False: the line is lost, wrong() says why.
    [[nodiscard]] bool read(std::string_view line);
    [[nodiscard]] const std::vector<Wrong> &wrong() const { return m_wrong; } // also what did not cost the line

    [[nodiscard]] std::string_view name() const { return m_name; }
    [[nodiscard]] bool hasNewName() const { return m_newName; } // another one than the line before
    [[nodiscard]] std::span<const LabelView> labels() const { return m_labels.all(); }
    [[nodiscard]] double value() const { return m_value; }
    [[nodiscard]] const std::optional<std::int64_t> &timestampMs() const { return m_timestampMs; }
    [[nodiscard]] const ExemplarView *exemplar() const { return m_hasExemplar ? &m_exemplar : nullptr; }

    // Equal for equal series in any order of the labels.
    [[nodiscard]] std::uint64_t series() const { return m_nameHash + m_sum + m_boundHashes[0] + m_boundHashes[1]; }
    // The label that tells the parts of a histogram, or those of a summary, apart; null where there is none.
    enum class Bound { Le, Quantile };
    [[nodiscard]] const LabelView *bound(Bound bound) const {
        const auto at = m_bounds[std::size_t(bound)];
        return at < 0 ? nullptr : &m_labels[std::size_t(at)];
    }
    // Of the labels alone, without le.
    [[nodiscard]] std::uint64_t labelsWithoutLe() const { return m_sum + m_boundHashes[std::size_t(Bound::Quantile)]; }

private:
    struct KnownLabel {
        std::string head; // name="
        std::uint64_t hash = 0;
        int bound = -1; // which Bound it is
    };
    bool fail(ExpositionRule rule, const char *at);
    void note(ExpositionRule rule, const char *at);
    [[nodiscard]] bool isOpen() const { return m_format == ExpositionFormat::OpenMetrics; }
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    bool readName();
    bool readLabels();
    bool readKnownLabels(std::size_t &count);
    bool readNewLabel(LabelList &into);
    bool readLabelSet(LabelList &into);
    bool checkLabelNames(std::span<const LabelView> labels);
    bool readQuoted(std::string_view &value);
    void remember();
    void addHash(std::size_t index);
    bool readBehind();
    bool readNumber(double &into);
    bool readTimestamp(std::optional<std::int64_t> &into);
    bool readExemplar();
    bool blank(); // between two words

    ExpositionFormat m_format;
    std::uint64_t m_seed;
    const char *m_begin = nullptr;
    const char *m_at = nullptr;
    const char *m_end = nullptr;
    std::vector<Wrong> m_wrong;
    std::string m_name;
    std::uint64_t m_nameHash = 0;
    bool m_newName = false;
    std::vector<KnownLabel> m_known; // those of the last line that had new ones
    LabelList m_labels;
    std::string m_unescaped;
    double m_value = 0;
    std::optional<std::int64_t> m_timestampMs;
    LabelList m_exemplarLabels;
    ExemplarView m_exemplar;
    bool m_hasExemplar = false;
    std::uint64_t m_sum = 0;
    std::array<std::uint64_t, 2> m_boundHashes{}; // by Bound
    std::array<std::ptrdiff_t, 2> m_bounds{-1, -1};
};

} // namespace farol
