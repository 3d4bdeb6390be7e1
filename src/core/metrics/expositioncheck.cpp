// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/expositioncheck.h"

#include <QFileDevice>
#include <memory>
#include <vector>

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace {

// A page as one of the formats.
class Reading final : public ExpositionVisitor {
public:
    Reading(ExpositionFormat format, std::size_t maxFindings)
        : reader(format, *this)
        , m_maxFindings(maxFindings) {
        m_verdict.format = format;
    }
    void family(const FamilyHead & /*head*/) override {}
    void sample(const FamilyHead & /*head*/, const SampleView & /*sample*/) override {}
    void finding(const ExpositionFinding &finding) override {
        const bool isError = textOf(finding.rule).severity == ExpositionSeverity::Error;
        ++(isError ? m_verdict.errors : m_verdict.warnings);
        if (m_verdict.findings.size() < m_maxFindings) {
            m_verdict.findings.push_back(
                {finding.line, finding.column, finding.rule, finding.lost, std::string(finding.subject)});
        }
    }
    ExpositionVerdict finish() {
        reader.finish();
        m_verdict.families = reader.families();
        m_verdict.samples = reader.samples();
        return std::move(m_verdict);
    }

    ExpositionReader reader;

private:
    ExpositionVerdict m_verdict;
    std::size_t m_maxFindings;
};

// Whether a page that can be read twice ends with the mark of OpenMetrics; false also where it may do so all the same.
bool endsWithMark(QIODevice &page) {
    const auto start = page.pos();
    page.seek(std::max(start, page.size() - 16));
    const auto end = page.readAll();
    page.seek(start);
    return end.endsWith("\n# EOF\n") || end.endsWith("\n# EOF");
}

// Empty at the end of the page.
Result<std::string_view> nextPiece(QIODevice &page, std::vector<char> &room) {
    const auto size = page.read(room.data(), static_cast<qint64>(room.size()));
    const auto *file = qobject_cast<QFileDevice *>(&page);
    if (size <= 0 &&
        ((size < 0 && !page.isSequential()) || (file != nullptr && file->error() != QFileDevice::NoError))) {
        return failure(ErrorKind::Rejected, u"metrics_file"_s, page.errorString());
    }
    return std::string_view(room.data(), static_cast<std::size_t>(std::max<qint64>(size, 0)));
}

} // namespace

Result<ExpositionVerdict> checkExposition(QIODevice &page, std::optional<ExpositionFormat> format,
                                          std::size_t maxFindings) {
    using enum ExpositionFormat;
    const bool isPipe = page.isSequential();
    const auto start = isPipe ? 0 : page.pos();
    const auto assumed = !isPipe && endsWithMark(page) ? OpenMetrics : Text;
    auto reading = std::make_unique<Reading>(format.value_or(assumed), maxFindings);
    auto other = !format && isPipe ? std::make_unique<Reading>(OpenMetrics, maxFindings) : nullptr;
    std::vector<char> room(64 * 1024);
    for (;;) {
        const auto piece = nextPiece(page, room);
        if (!piece) {
            return tl::unexpected(piece.error());
        }
        if (piece->empty()) {
            break;
        }
        if (other && reading->reader.hasEndMark()) {
            reading = std::move(other);
        }
        reading->reader.feed(*piece);
        if (other) {
            other->reader.feed(*piece);
        }
    }
    auto verdict = reading->finish();
    if (format || verdict.format == OpenMetrics || !reading->reader.hasEndMark()) {
        return verdict;
    }
    if (other) {
        return other->finish();
    }
    page.seek(start);
    return checkExposition(page, OpenMetrics, maxFindings);
}

std::string_view wordOf(ExpositionFormat format) {
    return format == ExpositionFormat::Text ? "text" : "openmetrics";
}

std::string_view wordOf(ExpositionSeverity severity) {
    return severity == ExpositionSeverity::Error ? "error" : "warning";
}

} // namespace farol
