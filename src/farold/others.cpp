// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend.h"
#include "server/engine/database.h"
#include "sql/connect.h"

#include <QCoreApplication>
#include <QSysInfo>

// What a process has to do with the others of the same back-end.
namespace farol::server {

// Alone on a file there is one worker; on a server each has a name of its own.
QString Backend::workerName() const {
    const Config &config = m_config;
    if (!config.worker.name.isEmpty()) {
        return config.worker.name;
    }
    return config.database.url.isEmpty()
               ? QStringLiteral("worker-1")
               : QStringLiteral("%1-%2").arg(QSysInfo::machineHostName()).arg(QCoreApplication::applicationPid());
}

// What a broker takes part in. The database is the record: without one, processes look at it.
Done Backend::joinBroker() {
    const auto &broker = m_config.broker;
    if (broker.url.isEmpty()) {
        return {};
    }
    const AmqpLink::Options link{broker.url, broker.caFile};
    const std::string prefix = broker.prefix.toStdString();
    if (pays()) {
        SignalConsumer::Options options{link, prefix, workerName().toStdString(), broker.prefetch};
        m_signals = std::make_unique<SignalConsumer>(std::move(options));
    }
    if (relays()) {
        const auto events = broker.events == QLatin1String("all")   ? BrokerEvents::All
                            : broker.events == QLatin1String("off") ? BrokerEvents::Off
                                                                    : BrokerEvents::Outcomes;
        m_publisher = std::make_unique<SignalPublisher>(m_clock, SignalPublisher::Options{link, prefix, events});
    }
    return {};
}

// PostgreSQL tells at once what other processes committed.
void Backend::listenToNeighbours() {
    const QString place = placeOf(m_config);
    if (!sql::isServerUrl(place)) {
        return;
    }
    m_neighbours = std::make_unique<Neighbours>(place, [this](bool isWork) {
        wakeRelays();
        if (m_engine && isWork) {
            m_engine->lookNow();
        }
    });
}

void Backend::wakeRelays() {
    for (const auto *relay : {&m_relay, &m_brokerRelay}) {
        if (*relay) {
            (*relay)->wake();
        }
    }
}

} // namespace farol::server
