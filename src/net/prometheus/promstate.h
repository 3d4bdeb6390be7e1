// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/time/clock.h"

#include <QByteArrayView>
#include <QList>
#include <QMap>
#include <QString>

namespace farol::net {

// What a Prometheus says of itself besides numbers. Every text is what rule files and targets made of it: hostile.
using PromLabels = QMap<QString, QString>;

// state: pending or firing. It has no fingerprint: an Alertmanager's alert of it has the same labels and those that the
// server adds for everybody.
struct PromAlert {
    PromLabels labels;
    PromLabels annotations;
    QString state;
    std::optional<Instant> activeAt;
    std::optional<double> value;
};

struct PromRule {
    QString name;
    QString query;
    bool isAlerting = false; // else it records
    QString state;           // of an alerting one: inactive pending firing
    QString health;          // ok err unknown
    QString lastError;
    PromLabels labels;
    PromLabels annotations;
    double durationSeconds = 0; // how long before it fires
    QList<PromAlert> alerts;
    std::optional<Instant> lastEvaluation;
};
struct PromRuleGroup {
    QString name;
    QString file;
    QList<PromRule> rules;
};

// health: up, down, or unknown until the first scrape.
struct PromTarget {
    PromLabels labels;
    QString pool;
    QString scrapeUrl;
    QString health;
    QString lastError; // may hold bytes of other answers
    std::optional<Instant> lastScrape;
    double lastScrapeSeconds = 0;
};

// Read answers of /api/v1/alerts, rules and targets. Malformed names the place. Pure; any thread. Source: the HTTP API
// of Prometheus 2.42.
[[nodiscard]] Result<QList<PromAlert>> promAlerts(QByteArrayView body);
[[nodiscard]] Result<QList<PromRuleGroup>> promRules(QByteArrayView body);
[[nodiscard]] Result<QList<PromTarget>> promTargets(QByteArrayView body); // those that are scraped

} // namespace farol::net
