// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/nearestword.h"

#include <vector>

namespace farol {

namespace {

// How many letters differ; Levenshtein's distance.
qsizetype distance(const QString &a, const QString &b) {
    std::vector<qsizetype> row(static_cast<std::size_t>(b.size()) + 1);
    for (std::size_t j = 0; j < row.size(); ++j) {
        row[j] = static_cast<qsizetype>(j);
    }
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype before = row[0];
        row[0] = i;
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const auto at = static_cast<std::size_t>(j);
            const qsizetype swapped = before + (a.at(i - 1) == b.at(j - 1) ? 0 : 1);
            before = row[at];
            row[at] = std::min({row[at] + 1, row[at - 1] + 1, swapped});
        }
    }
    return row.back();
}

} // namespace

QString nearestWord(const QString &word, const QStringList &known) {
    QString nearest;
    qsizetype least = std::max<qsizetype>(2, word.size() / 3) + 1;
    for (const QString &one : known) {
        const qsizetype far = word.size() > 64 ? least : distance(word.toLower(), one.toLower());
        if (far < least) {
            least = far;
            nearest = one;
        }
    }
    return nearest;
}

} // namespace farol
