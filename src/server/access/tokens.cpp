// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/access/tokens.h"

#include "server/access/apikeys.h"

#include <QCryptographicHash>
#include <sodium.h>

namespace farol::server {

namespace {

enum Kind : int { Access = 0, Refresh = 1 };
constexpr std::size_t cacheCap = 10'000;
constexpr std::chrono::seconds keptFor{5}; // another process may have ended it
constexpr std::chrono::minutes usedNotedEach{1};

std::int64_t ms(Instant at) {
    return at.time_since_epoch().count();
}

QByteArray hashOf(const QByteArray &token) {
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

QByteArray randomToken(const char *prefix) {
    QByteArray bytes(32, '\0');
    randombytes_buf(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return prefix + bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Error refused(const char *code, const char *detail) {
    return {ErrorKind::Unauthorized, 0, QString::fromLatin1(code), QString::fromLatin1(detail), {}, {}, {}};
}

Done insertToken(Arrows &arrows, const QByteArray &token, Kind kind, std::int64_t user, std::int64_t family,
                 Instant expires) {
    auto insert =
        arrows.connection().prepare("INSERT INTO tokens(hash,kind,\"user\",family,expires_at) VALUES(?,?,?,?,?)");
    return insert.bind(hashOf(token), kind, user, family, ms(expires)).run();
}

} // namespace

Tokens::Tokens(Writer &writer, Readers &readers, const Clock &clock, Config::Tokens lives)
    : m_writer(writer)
    , m_readers(readers)
    , m_clock(clock)
    , m_lives(lives) {
    if (sodium_init() < 0) {
        qFatal("libsodium does not start: no random numbers"); // nothing is safe without them
    }
}

void Tokens::authenticate(const QByteArray &bearer, Answer answer) {
    if (bearer.isEmpty()) {
        answer(tl::unexpected(refused("token_missing", "sign in: this route needs a bearer token")));
        return;
    }
    const QByteArray hash = hashOf(bearer);
    if (const auto known = cached(hash)) {
        answer(known->expires > m_clock.now() ? Result<Identity>(known->identity)
                                              : tl::unexpected(refused("token_expired", "the token has expired")));
        return;
    }
    const bool posted =
        m_readers.post([this, bearer, hash, answer, before = revocations()](Result<sql::Connection *> connection) {
            auto known = !connection            ? tl::unexpected(connection.error())
                         : looksLikeKey(bearer) ? loadKey(**connection, bearer)
                                                : load(**connection, hash);
            if (known) {
                keep(hash, *known, before);
            }
            if (known && !known->usedKey.isEmpty()) {
                m_writer.post([key = known->usedKey](Arrows &arrows) { return noteUse(arrows, key); },
                              [](const Done &) {}); // a note that is lost comes with the next use
            }
            answer(known ? Result<Identity>(known->identity) : tl::unexpected(known.error()));
        });
    if (!posted) {
        answer(failure(ErrorKind::RateLimited, QStringLiteral("overloaded"), QStringLiteral("too many requests wait")));
    }
}

Result<Tokens::Known> Tokens::load(sql::Connection &connection, const QByteArray &hash) const {
    auto row = connection.prepare("SELECT t.family, t.expires_at, t.revoked_at, u.id FROM tokens t JOIN users u ON "
                                  "u.id=t.\"user\" WHERE t.hash=? AND t.kind=? AND u.disabled_at IS NULL");
    const auto found = row.bind(hash, Access).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found || !row.isNull(2)) {
        return tl::unexpected(refused("token_invalid", "the token is not known here or was revoked; sign in again"));
    }
    const Instant expires{std::chrono::milliseconds(row.integer(1))};
    if (expires <= m_clock.now()) {
        return tl::unexpected(refused("token_expired", "the token has expired"));
    }
    auto identity = identityOf(connection, row.integer(3));
    if (!identity) {
        return tl::unexpected(identity.error());
    }
    return Known{std::move(*identity), row.integer(0), expires, m_clock.now() + keptFor, {}};
}

// Its family is its account, below zero where no sign-in's family is.
Result<Tokens::Known> Tokens::loadKey(sql::Connection &connection, const QByteArray &key) const {
    const Instant now = m_clock.now();
    auto holder = holderOf(connection, key, now);
    if (!holder) {
        return tl::unexpected(holder.error());
    }
    const bool note = !holder->lastUsedAt || *holder->lastUsedAt + usedNotedEach <= now;
    const std::int64_t family = -holder->identity.userId;
    return Known{std::move(holder->identity), family, holder->expiresAt.value_or(Instant::max()), now + keptFor,
                 note ? holder->prefix : QString()};
}

Done Tokens::endAll(Arrows &arrows, std::int64_t user) {
    auto end = arrows.connection().prepare("UPDATE tokens SET revoked_at=? WHERE \"user\"=? AND revoked_at IS NULL");
    return end.bind(ms(arrows.moment().now), user).run();
}

Result<TokenPair> Tokens::issue(Arrows &arrows, std::int64_t user, std::int64_t family) {
    const QByteArray access = randomToken("fat_");
    const QByteArray refreshToken = randomToken("frt_");
    if (family == 0) {
        randombytes_buf(&family, sizeof family);
        family &= std::numeric_limits<std::int64_t>::max();
    }
    const Instant now = arrows.moment().now;
    Done done = insertToken(arrows, access, Access, user, family, now + m_lives.access);
    done = done ? insertToken(arrows, refreshToken, Refresh, user, family, now + m_lives.refresh) : done;
    auto old = arrows.connection().prepare("DELETE FROM tokens WHERE \"user\"=? AND expires_at < ?");
    done = done ? old.bind(user, ms(now - std::chrono::hours(48))).run() : done;
    if (!done) {
        return tl::unexpected(done.error());
    }
    return TokenPair{QString::fromLatin1(access), QString::fromLatin1(refreshToken),
                     static_cast<int>(m_lives.access.count())};
}

void Tokens::refresh(const QString &token, std::function<void(Result<TokenPair>)> answer) {
    auto pair = std::make_shared<std::optional<TokenPair>>();
    auto reused = std::make_shared<std::int64_t>(0);
    m_writer.post(
        [this, pair, reused, hash = hashOf(token.toLatin1())](Arrows &arrows) -> Done {
            auto turned = turnIn(arrows, hash, *reused);
            if (!turned) {
                return tl::unexpected(turned.error());
            }
            *pair = std::move(*turned);
            return {};
        },
        [this, pair, reused, answer = std::move(answer)](const Done &done) {
            if (*reused != 0) {
                forgetFamily(*reused);
            }
            if (!done) {
                answer(tl::unexpected(done.error()));
            } else if (!*pair) {
                answer(tl::unexpected(refused("token_reused", "this refresh token was used before; every token of that "
                                                              "sign-in is now void. Sign in again")));
            } else {
                answer(std::move(**pair));
            }
        });
}

// Nothing: the token was used before, and its family was ended (which must be committed, so it is no error here).
Result<std::optional<TokenPair>> Tokens::turnIn(Arrows &arrows, const QByteArray &hash, std::int64_t &reused) {
    sql::Connection &db = arrows.connection();
    const auto now = arrows.moment().now;
    auto row =
        db.prepare("SELECT t.\"user\", t.family, t.expires_at, t.used_at, t.revoked_at FROM tokens t JOIN users u ON "
                   "u.id=t.\"user\" WHERE t.hash=? AND t.kind=? AND u.disabled_at IS NULL");
    const auto found = row.bind(hash, Refresh).step();
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!*found || !row.isNull(4)) {
        return tl::unexpected(refused("token_invalid", "the refresh token is not known here or was revoked"));
    }
    const std::int64_t user = row.integer(0);
    const std::int64_t family = row.integer(1);
    if (row.isNull(3) && row.integer(2) <= ms(now)) {
        return tl::unexpected(refused("token_expired", "the refresh token has expired; sign in again"));
    }
    // Whoever changes the row turned it in; another process may have been faster since it was read. There is no grace
    // for a client whose answer got lost: within it a thief with the same token would get a pair, too.
    auto used = db.prepare("UPDATE tokens SET used_at=? WHERE hash=? AND used_at IS NULL");
    if (const auto done = used.bind(ms(now), hash).run(); !done) {
        return tl::unexpected(done.error());
    }
    if (db.changes() == 0) {
        reused = family;
        auto end = db.prepare("UPDATE tokens SET revoked_at=? WHERE family=? AND revoked_at IS NULL");
        const auto ended = end.bind(ms(now), family).run();
        return ended ? Result<std::optional<TokenPair>>(std::nullopt) : tl::unexpected(ended.error());
    }
    auto pair = issue(arrows, user, family);
    return pair ? Result<std::optional<TokenPair>>(std::move(*pair)) : tl::unexpected(pair.error());
}

Secret Tokens::launchToken(const Identity &identity) {
    const QByteArray token = randomToken("flt_");
    keep(hashOf(token), {identity, 0, Instant::max(), Instant::max(), {}}, revocations());
    return Secret(token);
}

std::optional<Tokens::Known> Tokens::cached(const QByteArray &hash) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_cache.find(hash.toStdString());
    const bool fresh = found != m_cache.end() && m_clock.now() < found->second.readUntil;
    return fresh ? std::optional(found->second) : std::nullopt;
}

std::uint64_t Tokens::revocations() const {
    const std::lock_guard lock(m_mutex);
    return m_revocations;
}

void Tokens::keep(const QByteArray &hash, Known known, std::uint64_t revocations) {
    const std::lock_guard lock(m_mutex);
    if (revocations != m_revocations && known.family != 0) {
        return; // a family may have ended since this was read
    }
    if (m_cache.size() >= cacheCap) {
        std::erase_if(m_cache, [](const auto &entry) { return entry.second.family != 0; });
    }
    m_cache.insert_or_assign(hash.toStdString(), std::move(known));
}

void Tokens::forgetUser(std::int64_t user, const std::optional<Identity> &still) {
    const std::lock_guard lock(m_mutex);
    ++m_revocations;
    for (auto entry = m_cache.begin(); entry != m_cache.end();) {
        Known &known = entry->second;
        const bool concerned = known.identity.userId == user;
        if (concerned && known.family == 0 && still) {
            known.identity = *still;
        }
        entry = concerned && (known.family != 0 || !still) ? m_cache.erase(entry) : std::next(entry);
    }
}

void Tokens::forgetFamily(std::int64_t family) {
    const std::lock_guard lock(m_mutex);
    ++m_revocations;
    std::erase_if(m_cache, [family](const auto &entry) { return entry.second.family == family; });
}

} // namespace farol::server
