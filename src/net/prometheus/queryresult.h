// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/series.h"
#include "core/result/result.h"

#include <QByteArrayView>
#include <QStringList>

namespace farol::net {

// What a query gives. A vector's series have one point each, a scalar is one series without labels.
struct QueryResult {
    enum class Kind { Vector, Matrix, Scalar, String };
    Kind kind = Kind::Vector;
    std::vector<Series> series;
    QString text;         // of a String
    Instant at;           // of a Scalar or a String
    QStringList warnings; // what the server could not do; the result may lack something
};

// Reads an answer of /api/v1/query or query_range. Malformed names the place: "result[3].values[7]". Pure; any thread.
// Source: the HTTP API of Prometheus 2.42.
[[nodiscard]] Result<QueryResult> queryResult(QByteArrayView body);

// Numbers as the API writes them, in strings: NaN, +Inf, -Inf, -0, exponents. Nothing: no number.
[[nodiscard]] std::optional<double> promNumber(std::string_view text);
// Seconds with up to three decimals, as a number; nothing outside of what an Instant holds.
[[nodiscard]] std::optional<Instant> promTime(double seconds);

} // namespace farol::net
