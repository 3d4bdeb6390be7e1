// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/farold/faroldclient.h"
#include "store/secrets/secretstore.h"

#include <QLockFile>
#include <QObject>
#include <memory>

namespace farol::ctl {

// The session that `farolctl login` keeps in the keychain and every later command uses: an access token and the refresh
// token that renews it. A refresh token works once, so a lock file lets one farolctl renew at a time. Owned by main.
class KeptSession final : public QObject {
    Q_OBJECT
public:
    KeptSession(net::FaroldApi &api, store::SecretStore &secrets, store::SecretKey key, const Clock &clock);
    ~KeptSession() override;

    // Reads it and gives its token to the client, which renews by it. Errors: those of the keychain; Unauthorized
    // not_signed_in.
    void open(std::function<void(Done)> answer);
    void keep(const TokenPair &tokens, std::function<void(store::StoredSecret)> answer);

private:
    struct Tokens {
        Secret access;
        Secret refresh;
        Instant expiresAt{};
    };
    [[nodiscard]] static Result<Tokens> tokensIn(const Secret &stored);
    [[nodiscard]] Secret pack(const TokenPair &tokens) const;
    void renew(net::TokenSource::Renewed answer);
    void renewFrom(const Tokens &tokens, const net::TokenSource::Renewed &answer);

    net::FaroldApi &m_api;
    store::SecretStore &m_secrets;
    store::SecretKey m_key;
    const Clock &m_clock;
    Secret m_used; // the access token that we know to be refused
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace farol::ctl
