// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/exposition.h"
#include "core/result/result.h"

#include <QIODevice>

namespace farol {

// What a whole page is worth: counts of everything, and the first findings.
struct ExpositionVerdict {
    struct Finding { // as ExpositionFinding
        std::int64_t line = 0;
        int column = 0;
        ExpositionRule rule = ExpositionRule::Value;
        bool lost = false;
        std::string subject;
    };
    ExpositionFormat format = ExpositionFormat::Text;
    std::int64_t families = 0;
    std::int64_t samples = 0;
    std::int64_t errors = 0;
    std::int64_t warnings = 0;
    std::vector<Finding> findings; // in the order of the page, but that those of a family come at its end
    [[nodiscard]] bool isSound() const { return errors == 0; }
    [[nodiscard]] std::int64_t leftOut() const { return errors + warnings - std::int64_t(findings.size()); }
};

// Reads an open device to its end, piece by piece. Without a format a line # EOF decides, wherever it stands: a pipe is
// read as both formats at once, anything else once more where it has to be. Blocks: never on the GUI thread. Errors:
// Rejected metrics_file: unreadable.
[[nodiscard]] Result<ExpositionVerdict> checkExposition(QIODevice &page, std::optional<ExpositionFormat> format,
                                                        std::size_t maxFindings);

[[nodiscard]] std::string_view wordOf(ExpositionFormat format);     // text openmetrics
[[nodiscard]] std::string_view wordOf(ExpositionSeverity severity); // error warning

} // namespace farol
