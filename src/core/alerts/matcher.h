// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QList>
#include <QMap>
#include <QRegularExpression>
#include <optional>

namespace farol {

// Names and values, as rule files and targets made them: hostile text.
using Labels = QMap<QString, QString>;

// One condition on a label, with the defaults of Alertmanager: a label that is not there has the empty value.
struct Matcher {
    QString name;
    QString value;
    bool isRegex = false; // anchored on both sides
    bool isEqual = true;
    bool operator==(const Matcher &) const = default;
};

// The classic grammar: a="b", a!="b", a=~"b.*", a!~"b"; the value may stand without quotes, and has the escapes \n, \"
// and \\. Errors: Rejected matcher_syntax and matcher_regex with the column, from 1 on. Pure. Source: pkg/labels of
// Alertmanager 0.25.
[[nodiscard]] Result<Matcher> matcherOf(QStringView text);
// Several with commas between, also in braces: {a="b",c!~"d.*"}. Nothing between the braces: none.
[[nodiscard]] Result<QList<Matcher>> matchersOf(QStringView text);
// As the grammar reads it again, always in quotes.
[[nodiscard]] QString textOf(const Matcher &matcher);
[[nodiscard]] QString textOf(const QList<Matcher> &matchers);
[[nodiscard]] bool isLabelName(QStringView name);

// Matchers that are ready to be asked; all of them must hold. Expressions are those of PCRE, which differ from the
// server's RE2 in what no label needs: what the server decides counts. A value; any thread.
class MatcherSet final {
public:
    // Errors: Rejected matcher_name, matcher_regex.
    [[nodiscard]] static Result<MatcherSet> make(QList<Matcher> matchers);
    [[nodiscard]] const QList<Matcher> &matchers() const { return m_matchers; }
    // Nothing: an expression took too long on a value, and no other matcher says no.
    [[nodiscard]] std::optional<bool> matches(const Labels &labels) const;
    // Each holds for a label that is not there, so that the set speaks of everything; so does an empty set.
    [[nodiscard]] bool matchesEverything() const;

private:
    [[nodiscard]] std::optional<bool> holds(qsizetype i, const QString &value) const;
    QList<Matcher> m_matchers;
    QList<QRegularExpression> m_expressions; // one a matcher; empty when it compares
};

} // namespace farol
