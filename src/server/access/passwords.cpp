// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/passwords.h"

#include "core/process/giveway.h"

#include <array>
#include <sodium.h>

namespace farol::server {

namespace {

constexpr std::size_t maxWaiting = 64;
constexpr int threads = 2;

bool sodiumReady() {
    static const bool ready = sodium_init() >= 0;
    return ready;
}

} // namespace

QString hashPassword(const Secret &password) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const QByteArray &bytes = password.reveal();
    const bool made = sodiumReady() &&
                      crypto_pwhash_str(text.data(), bytes.constData(), static_cast<unsigned long long>(bytes.size()),
                                        crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
    return made ? QString::fromLatin1(text.data()) : QString();
}

Passwords::Passwords() {
    [[maybe_unused]] const bool ready = sodiumReady(); // before the threads use it
    for (int i = 0; i < threads; ++i) {
        m_threads.emplace_back([this] { run(); });
    }
}

QByteArray Passwords::nobody() {
    return "$argon2id$v=19$m=65536,t=2,p=1$" + QByteArray(22, 'A') + '$' + QByteArray(43, 'A');
}

Passwords::~Passwords() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_condition.notify_all();
    for (std::thread &thread : m_threads) {
        thread.join();
    }
}

bool Passwords::hash(const Secret &password, std::function<void(QString)> answer) {
    return post([password, answer = std::move(answer)] { answer(hashPassword(password)); });
}

bool Passwords::verify(const QString &hash, const Secret &password, std::function<void(bool)> answer) {
    return post([hash = hash.toLatin1(), password, answer = std::move(answer)] {
        const QByteArray &bytes = password.reveal();
        const QByteArray against = hash.isEmpty() ? nobody() : hash;
        const bool right = crypto_pwhash_str_verify(against.constData(), bytes.constData(),
                                                    static_cast<unsigned long long>(bytes.size())) == 0;
        answer(right && !hash.isEmpty());
    });
}

bool Passwords::post(Job job) {
    const std::lock_guard lock(m_mutex);
    if (m_stopping || m_jobs.size() >= maxWaiting) {
        return false;
    }
    m_jobs.push_back(std::move(job));
    m_condition.notify_one();
    return true;
}

void Passwords::run() {
    giveWay();
    for (;;) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_condition.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_stopping) {
                return;
            }
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job();
    }
}

} // namespace farol::server
