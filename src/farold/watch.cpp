// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What looks at the process itself: faults by group, and traces for a collector.
#include "backend.h"
#include "core/log/log.h"
#include "server/engine/database.h"

namespace farol::server {

Done Backend::watch() {
    if (!m_config.errors.sentryDsn.isEmpty()) {
        auto place = sentryPlace(m_config.errors.sentryDsn);
        if (!place) {
            return tl::unexpected(place.error());
        }
        m_sentry =
            std::make_unique<SentryPipe>(std::move(*place), m_config.environment.toStdString(), m_clock, m_metrics);
        if (auto done = m_sentry->start({std::chrono::seconds(10), m_config.webhooks.caFile}); !done) {
            return done;
        }
    }
    m_errors = std::make_unique<ErrorBook>(*m_writer, m_clock, m_metrics, m_sentry.get());
    log::listen([errors = m_errors.get()](bool isError, const std::string &line, const std::string &requestId) {
        errors->noteLine(isError, line, requestId);
    });
    if (relays()) {
        m_auditHeads = std::make_unique<AuditHeads>(m_clock, m_metrics,
                                                    AuditHeads::Options{placeOf(m_config), auditHeadsFile(m_config)});
        m_auditHeads->start();
    }
    // Of several processes one reads the tables: the one that hands facts on. Who delivers tells of that himself.
    if (m_config.traces.collector.isEmpty() || !(relays() || pays())) {
        return {};
    }
    TraceExporter::Options options;
    options.database = placeOf(m_config);
    options.url = m_config.traces.collector;
    options.sample = m_config.traces.samplePercent;
    options.client = {std::chrono::seconds(10), m_config.webhooks.caFile};
    options.gathers = relays();
    m_exporter = std::make_unique<TraceExporter>(m_clock, m_metrics, std::move(options));
    return m_exporter->start();
}

void Backend::hearFaults() {
    m_http->onFault(
        [errors = m_errors.get()](const QString &code, const QString &route, const QString &requestId, int status) {
            errors->note({code.toStdString(),
                          "http",
                          route.toStdString(),
                          "answered " + std::to_string(status),
                          requestId.toStdString(),
                          true,
                          {}});
        });
}

// The front is stopped and the writer still runs.
void Backend::endWatch() {
    log::listen({});
    m_exporter.reset();
    m_auditHeads.reset();
    m_errors.reset();
    m_sentry.reset();
}

} // namespace farol::server
