// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/access/me.h"
#include "core/text/secret.h"
#include "server/config/config.h"
#include "server/engine/readers.h"
#include "server/engine/writer.h"
#include "server/http/exchange.h"

#include <mutex>
#include <unordered_map>

namespace farol::server {

// Opaque tokens: 32 random bytes, kept as SHA-256 only. Access tokens live minutes; a refresh token works once, and one
// that comes a second time ends its whole family. Thread-safe.
class Tokens final {
public:
    Tokens(Writer &writer, Readers &readers, const Clock &clock, Config::Tokens lives);

    // Who holds this bearer token or partner's key. Errors: Unauthorized token_missing, token_invalid, token_expired.
    void authenticate(const QByteArray &bearer, std::function<void(Result<Identity>)> answer);

    // A new pair, in the caller's transaction. family 0 starts one.
    [[nodiscard]] Result<TokenPair> issue(Arrows &arrows, std::int64_t user, std::int64_t family = 0);
    // Turns a refresh token in. Errors: Unauthorized token_invalid, token_expired, token_reused.
    void refresh(const QString &token, std::function<void(Result<TokenPair>)> answer);

    // In the caller's transaction: every token of the account ends, but the embedded console's.
    [[nodiscard]] Done endAll(Arrows &arrows, std::int64_t user);
    // After a change of the account is on disk: nothing of it is remembered here; other processes look again within
    // seconds. still: the account goes on as this, so the embedded console stays signed in.
    void forgetUser(std::int64_t user, const std::optional<Identity> &still = {});

    // The embedded console's token: made at start, handed over by a pipe, never on disk, valid while the process lives.
    [[nodiscard]] Secret launchToken(const Identity &identity);

private:
    struct Known {
        Identity identity;
        std::int64_t family = 0;
        Instant expires;
        Instant readUntil; // from then on the database is asked again: somebody may have lost the account meanwhile
        QString usedKey;   // its use is to be noted; only when it was just read
    };
    using Answer = std::function<void(Result<Identity>)>;
    [[nodiscard]] std::optional<Known> cached(const QByteArray &hash) const;
    void keep(const QByteArray &hash, Known known, std::uint64_t revocations);
    [[nodiscard]] std::uint64_t revocations() const;
    void forgetFamily(std::int64_t family);
    [[nodiscard]] Result<Known> loadKey(sql::Connection &connection, const QByteArray &key) const;
    [[nodiscard]] Result<Known> load(sql::Connection &connection, const QByteArray &hash) const;
    [[nodiscard]] Result<std::optional<TokenPair>> turnIn(Arrows &arrows, const QByteArray &hash, std::int64_t &reused);

    Writer &m_writer;
    Readers &m_readers;
    const Clock &m_clock;
    Config::Tokens m_lives;
    mutable std::mutex m_mutex;
    std::unordered_map<std::string, Known> m_cache; // by hash
    std::uint64_t m_revocations = 0;                // what was read before the last one is not kept
};

} // namespace farol::server
