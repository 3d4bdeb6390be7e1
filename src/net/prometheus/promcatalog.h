// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/prometheus/promstate.h"

namespace farol::net {

// What a Prometheus knows by name: what can be asked for, and what the numbers mean. Every text is hostile.

// A metric has one definition for each way in which its targets describe it; type is gauge, counter, histogram, …
struct PromMetadata {
    QString metric;
    QString type;
    QString help;
    QString unit;
    bool operator==(const PromMetadata &) const = default;
};

// One observation that stands for others: which trace it was.
struct PromExemplar {
    PromLabels labels;
    double value = 0;
    Instant at;
};
struct PromExemplars {
    PromLabels series;
    QList<PromExemplar> exemplars;
};

// Read answers of /api/v1/labels and label/NAME/values, series, metadata and query_exemplars. Malformed names the
// place. Pure; any thread. Source: the HTTP API of Prometheus 2.42.
[[nodiscard]] Result<QStringList> promNames(QByteArrayView body);
[[nodiscard]] Result<QList<PromLabels>> promSeries(QByteArrayView body);
[[nodiscard]] Result<QList<PromMetadata>> promMetadata(QByteArrayView body); // by metric
[[nodiscard]] Result<QList<PromExemplars>> promExemplars(QByteArrayView body);

} // namespace farol::net
