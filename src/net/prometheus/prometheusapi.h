// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http/httpclient.h"
#include "net/prometheus/promcatalog.h"
#include "net/prometheus/promstate.h"
#include "net/prometheus/queryresult.h"

namespace farol::net {

struct FailedAnswer;

// What a Prometheus, or what speaks its API (Thanos, Mimir), is and says. The rules of a call: httpclient.h. Its client
// is made by prometheusOptions(): without a session, and with the peer's own words for what it refuses.
class PrometheusApi final {
public:
    explicit PrometheusApi(HttpClient &client)
        : m_client(client) {}

    // The values at a moment; without one, now as the server has it. Errors: Rejected bad_data and execution, with the
    // server's words; Server timeout, canceled.
    Call query(const QString &promql, std::optional<Instant> at, QObject *context,
               std::function<void(Result<QueryResult>)> answer);

    struct Range {
        Instant from;
        Instant to;
        std::chrono::milliseconds step{15'000}; // see stepFor()
    };
    // Also Rejected too_many_steps, before anything is sent.
    Call queryRange(const QString &promql, const Range &range, QObject *context,
                    std::function<void(Result<QueryResult>)> answer);

    struct Build {
        QString version;
        QString revision;
    };
    // What fires or is pending, all rules by group, and what is scraped.
    Call alerts(QObject *context, std::function<void(Result<QList<PromAlert>>)> answer);
    Call rules(QObject *context, std::function<void(Result<QList<PromRuleGroup>>)> answer);
    Call targets(QObject *context, std::function<void(Result<QList<PromTarget>>)> answer);

    // What can be asked for. match: selectors such as up{job="a"}, any of which holds; without one, of everything. Of a
    // time, where one is given; a server may look at more.
    struct Sight {
        QStringList match;
        std::optional<Instant> from;
        std::optional<Instant> to;
    };
    Call labels(const Sight &sight, QObject *context, std::function<void(Result<QStringList>)> answer);
    Call labelValues(const QString &label, const Sight &sight, QObject *context,
                     std::function<void(Result<QStringList>)> answer);
    Call series(const Sight &sight, QObject *context, std::function<void(Result<QList<PromLabels>>)> answer);
    // metric: of this one alone; empty: of all.
    Call metadata(const QString &metric, QObject *context, std::function<void(Result<QList<PromMetadata>>)> answer);
    Call exemplars(const QString &promql, Instant from, Instant to, QObject *context,
                   std::function<void(Result<QList<PromExemplars>>)> answer);

    Call build(QObject *context, std::function<void(Result<Build>)> answer);

private:
    HttpClient &m_client;
};

// From an address as people write it, with a path in front of the API when there is one:
// https://metrics.example/prometheus. headers go to that server alone.
[[nodiscard]] HttpOptions prometheusOptions(const QUrl &address, TlsPolicy tls,
                                            QList<std::pair<QByteArray, Secret>> headers = {});

// For a Diagnosis: "Prometheus 2.42.0", or why the peer is none.
void askWhetherPrometheus(HttpClient &client, QObject *context, std::function<void(Result<QString>)> answer);

// What a refusal says: {"status":"error","errorType","error"}, plain text of an unknown path, or a page of something in
// between. Pure; any thread.
[[nodiscard]] std::optional<Error> prometheusRefusal(const FailedAnswer &answer);

} // namespace farol::net
