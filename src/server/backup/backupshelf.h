// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backups/backup.h"
#include "server/config/config.h"

#include <atomic>
#include <mutex>
#include <thread>

namespace farol::server {

// The folder of backups that are made while farold serves, one at a time a process, each read again to its end. Any
// thread. What is passed outlives it.
class BackupShelf final {
public:
    BackupShelf(const Config &config, const Clock &clock)
        : m_config(config)
        , m_clock(clock) {}
    ~BackupShelf(); // gives up the one that runs, which leaves nothing
    BackupShelf(const BackupShelf &) = delete;
    BackupShelf &operator=(const BackupShelf &) = delete;

    // Takes the place of the one that runs; then either start() or release() it. Errors: Rejected backup_off;
    // Conflict backup_running.
    [[nodiscard]] Result<Backup> reserve();
    void start();
    void release();
    // The newest first, at most 500. A backup that failed stands here until the next one begins.
    [[nodiscard]] QList<Backup> list() const;

private:
    void run(const QString &path, Instant at);
    [[nodiscard]] Done makeAndVerify(const QString &path, Instant at) const;
    [[nodiscard]] Backup kept(const QString &name) const;

    const Config &m_config;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::optional<Backup> m_latest; // runs, or failed
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

} // namespace farol::server
