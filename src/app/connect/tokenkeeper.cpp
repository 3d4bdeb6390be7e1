// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connect/tokenkeeper.h"

namespace farol::app {

TokenKeeper::TokenKeeper(store::SecretStore &secrets, store::SecretKey key, std::chrono::milliseconds lookAgainAfter)
    : m_secrets(secrets)
    , m_key(std::move(key)) {
    m_again.setInterval(lookAgainAfter);
    connect(&m_again, &QTimer::timeout, this, &TokenKeeper::lookAgain);
    connect(&secrets, &store::SecretStore::changed, this, &TokenKeeper::seeStore);
}

void TokenKeeper::keep(const Secret &token) {
    m_token = token;
    tell();
}

void TokenKeeper::tell() {
    const quint64 number = ++m_number;
    if (m_token.isEmpty()) {
        m_secrets.remove(m_key, this, [this, number](const Done &done) {
            if (number == m_number) {
                settle(done ? std::nullopt : std::optional(done.error()));
            }
        });
        return;
    }
    m_secrets.write(m_key, m_token, this, [this, number](const store::StoredSecret &stored) {
        m_wasKept = m_wasKept || stored.kept == store::Kept::InKeychain;
        if (number == m_number) {
            settle(stored.kept == store::Kept::InKeychain ? std::nullopt : stored.why);
        }
    });
}

void TokenKeeper::settle(const std::optional<Error> &error) {
    const bool neverHadOne = !m_wasKept && m_secrets.state() == store::SecretState::Absent;
    const auto trouble = neverHadOne ? std::nullopt : error;
    m_wasReady = m_secrets.state() == store::SecretState::Ready;
    if (trouble) {
        m_again.start();
    } else {
        m_again.stop();
    }
    if (trouble.has_value() != m_trouble.has_value() || (trouble && trouble->code != m_trouble->code)) {
        m_trouble = trouble;
        Q_EMIT changed();
    }
}

// A keychain that is locked is only looked at: writing would ask the person for its password again and again.
void TokenKeeper::lookAgain() {
    if (m_secrets.state() == store::SecretState::Ready) {
        tell();
    } else {
        m_secrets.probe();
    }
}

void TokenKeeper::seeStore() {
    const bool isReady = m_secrets.state() == store::SecretState::Ready;
    if (std::exchange(m_wasReady, isReady) != isReady && isReady && m_trouble) {
        tell();
    }
}

} // namespace farol::app
