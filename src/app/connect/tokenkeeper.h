// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/secrets/secretstore.h"

#include <QObject>
#include <QTimer>

namespace farol::app {

// Brings each new refresh token of one session into the keychain, where it takes the place of the spent one. While the
// keychain does not take it, trouble() says why, and it is tried again as soon as the keychain answers. Owned by the
// composition root, outlived by the store; GUI thread.
class TokenKeeper final : public QObject {
    Q_OBJECT
public:
    TokenKeeper(store::SecretStore &secrets, store::SecretKey key,
                std::chrono::milliseconds lookAgainAfter = std::chrono::seconds(30));

    void keep(const Secret &token); // empty: nothing may stay in the keychain
    // Why the keychain still has a token that is spent, or none. Empty also on a machine that never had a keychain:
    // the person was told so on the way in.
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }
    [[nodiscard]] bool isRemoving() const { return m_token.isEmpty(); } // what the trouble is about

Q_SIGNALS:
    void changed(); // trouble

private:
    void tell();
    void settle(const std::optional<Error> &error);
    void lookAgain();
    void seeStore();

    store::SecretStore &m_secrets;
    store::SecretKey m_key;
    Secret m_token;
    QTimer m_again;
    quint64 m_number = 0; // of the newest order: an older one's end says nothing
    bool m_wasKept = false;
    bool m_wasReady = false;
    std::optional<Error> m_trouble;
};

} // namespace farol::app
