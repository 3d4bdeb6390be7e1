// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/exposition.h"
#include "fuzzing.h"

namespace farol::fuzz {

// What a page came to.
class PageSums final : public ExpositionVisitor {
public:
    void family(const FamilyHead &head) override { m_bytes += head.name.size() + head.help.size(); }
    void sample(const FamilyHead &, const SampleView &sample) override {
        ++samples;
        m_bytes += sample.name.size();
        for (const auto &label : sample.labels) {
            m_bytes += label.name.size() + label.value.size();
        }
    }
    void finding(const ExpositionFinding &finding) override {
        ++findings;
        must(finding.line >= 0, "a finding before the first line");
        m_bytes += finding.subject.size();
    }
    [[nodiscard]] bool operator==(const PageSums &other) const {
        return samples == other.samples && findings == other.findings && m_bytes == other.m_bytes;
    }

    std::int64_t samples = 0;
    std::int64_t findings = 0;

private:
    std::size_t m_bytes = 0; // of every view, so that each is read
};

// The whole page at once and in small pieces says the same.
inline void readPage(ExpositionFormat format, const std::uint8_t *data, std::size_t size) {
    const std::string_view page(reinterpret_cast<const char *>(data), size);
    const auto read = [&](std::size_t piece) {
        PageSums sums;
        ExpositionReader reader(format, sums, {4096, 100'000});
        for (std::size_t at = 0; at < page.size(); at += piece) {
            reader.feed(page.substr(at, piece));
        }
        reader.finish();
        must(reader.samples() >= sums.samples || sums.samples <= 100'000, "more samples than were read");
        return sums;
    };
    const auto whole = read(std::max<std::size_t>(page.size(), 1));
    must(whole == read(1 + (page.empty() ? 0 : static_cast<unsigned char>(page.front()) % 13)),
         "a page in pieces is another page");
}

} // namespace farol::fuzz
