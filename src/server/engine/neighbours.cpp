// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/neighbours.h"

#include "server/engine/database.h"
#include "sql/notifications.h"

namespace farol::server {

using namespace std::chrono_literals;

namespace {

constexpr auto look = 200ms; // whether it is over
constexpr auto rest = 1s;    // after a lost session
constexpr int speakersLock = 64006;

} // namespace

Done tellNeighbours(sql::Connection &connection, bool isWork) {
    if (!isShared(connection)) {
        return {};
    }
    return connection.execute(isWork ? "NOTIFY farol, 'work'" : "NOTIFY farol, 'facts'");
}

Neighbours::Neighbours(QString database, std::function<void(bool)> told)
    : m_database(std::move(database))
    , m_told(std::move(told))
    , m_thread([this] { run(); }) {}

Neighbours::~Neighbours() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_resting.notify_all();
    m_thread.join();
}

void Neighbours::run() {
    while (!m_stopping) {
        hear();
        m_speaks = false;
        std::unique_lock lock(m_mutex);
        m_resting.wait_for(lock, rest, [this] { return m_stopping.load(); });
    }
}

void Neighbours::hear() {
    const auto heard = sql::Notifications::listen(m_database, "farol");
    if (!heard) {
        return;
    }
    m_told(true); // what was said before
    auto nextTry = std::chrono::steady_clock::now();
    while (!m_stopping) {
        if (!m_speaks && std::chrono::steady_clock::now() >= nextTry) {
            m_speaks = (*heard)->hold(speakersLock);
            nextTry += rest;
        }
        const auto words = (*heard)->wait(look);
        if (!words) {
            return;
        }
        if (!words->empty()) {
            m_told(words->contains("work"));
        }
    }
}

} // namespace farol::server
