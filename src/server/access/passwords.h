// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/secret.h"

#include <QString>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace farol::server {

// argon2id with libsodium's interactive limits: about 60 ms and 64 MiB a call, so never on an io thread.
[[nodiscard]] QString hashPassword(const Secret &password);

// Verifies and hashes passwords on two threads of its own: no more than two at once, so sign-ins cannot eat the
// machine.
class Passwords final {
public:
    Passwords();
    ~Passwords();
    Passwords(const Passwords &) = delete;
    Passwords &operator=(const Passwords &) = delete;

    // answer gets hashPassword()'s text. False: too many wait.
    [[nodiscard]] bool hash(const Secret &password, std::function<void(QString)> answer);
    // hash empty: an unknown user; costs the same and answers false. False: too many wait.
    [[nodiscard]] bool verify(const QString &hash, const Secret &password, std::function<void(bool)> answer);
    // What the password of an unknown user is compared with: no password's hash, at the cost of hashPassword().
    [[nodiscard]] static QByteArray nobody();

private:
    using Job = std::function<void()>;
    [[nodiscard]] bool post(Job job);
    void run();
    std::mutex m_mutex;
    std::condition_variable m_condition;
    std::deque<Job> m_jobs;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace farol::server
