// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/expositioncheck.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace {

class Counter final : public ExpositionVisitor {
public:
    Counter(ExpositionVerdict &verdict, std::size_t maxFindings)
        : m_verdict(verdict)
        , m_maxFindings(maxFindings) {}
    void family(const FamilyHead &head) override {
        m_verdict.families += head.line == m_lastLine ? 0 : 1; // once more, when its help comes late
        m_lastLine = head.line;
    }
    void sample(const FamilyHead & /*head*/, const SampleView & /*sample*/) override {}
    void finding(const ExpositionFinding &finding) override {
        const bool isError = textOf(finding.rule).severity == ExpositionSeverity::Error;
        ++(isError ? m_verdict.errors : m_verdict.warnings);
        if (m_verdict.findings.size() < m_maxFindings) {
            m_verdict.findings.push_back(finding);
        }
    }

private:
    ExpositionVerdict &m_verdict;
    std::size_t m_maxFindings;
    std::int64_t m_lastLine = 0;
};

std::string_view view(const QByteArray &bytes) {
    return {bytes.data(), static_cast<std::size_t>(bytes.size())};
}

// By the last bytes of a file; whole is filled with a page that cannot be read twice.
ExpositionFormat formatOf(QIODevice &page, QByteArray &whole) {
    constexpr qint64 mark = 64;
    if (page.isSequential()) {
        whole = page.readAll();
        return expositionFormatOf(view(whole.right(mark)));
    }
    const auto start = page.pos();
    page.seek(std::max(start, page.size() - mark));
    const auto format = expositionFormatOf(view(page.readAll()));
    page.seek(start);
    return format;
}

} // namespace

Result<ExpositionVerdict> checkExposition(QIODevice &page, std::optional<ExpositionFormat> format,
                                          std::size_t maxFindings) {
    ExpositionVerdict verdict;
    QByteArray whole;
    verdict.format = format ? *format : formatOf(page, whole);
    Counter counter(verdict, maxFindings);
    ExpositionReader reader(verdict.format, counter);
    reader.feed(view(whole));
    std::vector<char> piece(64 * 1024);
    for (;;) {
        const auto size = page.read(piece.data(), static_cast<qint64>(piece.size()));
        if (size < 0 && !page.isSequential()) {
            return failure(ErrorKind::Rejected, u"metrics_file"_s, page.errorString());
        }
        if (size <= 0) {
            break;
        }
        reader.feed({piece.data(), static_cast<std::size_t>(size)});
    }
    reader.finish();
    verdict.samples = reader.samples();
    return verdict;
}

std::string_view wordOf(ExpositionFormat format) {
    return format == ExpositionFormat::Text ? "text" : "openmetrics";
}

std::string_view wordOf(ExpositionSeverity severity) {
    return severity == ExpositionSeverity::Error ? "error" : "warning";
}

} // namespace farol
