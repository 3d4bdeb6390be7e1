// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/poller.h"

#include <QRandomGenerator>

namespace farol::net {

Poller::Poller(std::chrono::milliseconds interval, RetryPolicy policy)
    : m_interval(interval)
    , m_policy(policy) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Poller::due);
}

void Poller::start() {
    m_failures = 0;
    now();
}

void Poller::now() {
    m_running = true;
    schedule(std::chrono::milliseconds(0));
}

void Poller::stop() {
    m_running = false;
    m_timer.stop();
}

void Poller::setInterval(std::chrono::milliseconds interval) {
    m_interval = interval;
    if (m_timer.isActive() && m_timer.remainingTimeAsDuration() > interval) {
        schedule(interval);
    }
}

void Poller::succeeded() {
    m_failures = 0;
    const auto tenth = static_cast<double>(m_interval.count()) / 10;
    const auto jitter = (QRandomGenerator::global()->generateDouble() * 2 - 1) * tenth;
    schedule(m_interval + std::chrono::milliseconds(static_cast<std::int64_t>(jitter)));
}

void Poller::failed() {
    ++m_failures;
    const auto wait = retryDelay(m_policy, m_failures, QRandomGenerator::global()->generateDouble());
    schedule(m_interval + wait);
}

std::chrono::milliseconds Poller::nextIn() const {
    return m_timer.isActive() ? m_timer.remainingTimeAsDuration() : std::chrono::milliseconds(0);
}

void Poller::schedule(std::chrono::milliseconds wait) {
    if (m_running) {
        m_timer.start(wait);
    }
}

} // namespace farol::net
