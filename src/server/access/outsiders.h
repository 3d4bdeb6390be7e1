// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/access/jwt.h"
#include "server/access/keyset.h"
#include "server/engine/readers.h"
#include "server/engine/writer.h"
#include "server/http/exchange.h"

namespace farol::server {

// People whom an outside issuer vouches for. Each has an account here (issuer and subject), so that audit and the
// second person's rule see a person; it is made at the first token and takes the roles of the newest. Thread-safe.
class Outsiders final {
public:
    Outsiders(std::vector<Issuer> issuers, Writer &writer, Readers &readers, const Clock &clock);

    // Errors: Unauthorized token_invalid, token_expired; Forbidden account_conflict, tenant_unknown; RateLimited
    // issuer_unreachable, overloaded.
    using Answer = std::function<void(Result<Identity>)>;
    void identify(const QByteArray &token, const Answer &answer);
    void stop(); // ends the threads that read keys; identify() may not be called any more

private:
    void onSigned(const Issuer &issuer, const Outsider &who, const Answer &answer);
    void enter(const Issuer &issuer, const Outsider &who, const Answer &answer);

    std::vector<Issuer> m_issuers;
    std::vector<std::unique_ptr<KeySet>> m_keys; // beside the issuers
    Writer &m_writer;
    Readers &m_readers;
    const Clock &m_clock;
};

} // namespace farol::server
