// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QHash>

namespace farol::server {

// A request target, decoded. '+' in the query is a plus sign (RFC 3986), not a space.
struct Target {
    QString path;
    QHash<QString, QString> query;
};

// Strict: origin form or http(s) absolute form; whole percent codes, UTF-8, no control characters, no slash hidden in
// a path segment, no query name twice. Errors: Rejected target_syntax, query_syntax, query_duplicate.
[[nodiscard]] Result<Target> parseTarget(std::string_view target);

} // namespace farol::server
