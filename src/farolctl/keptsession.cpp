// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/keptsession.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTimer>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> notSignedIn() {
    return failure(ErrorKind::Unauthorized, u"not_signed_in"_s,
                   u"Not signed in to this server; run farolctl login, or give --token-file (farolctl login "
                   "--print-token makes one)."_s);
}

// Made only when a session is renewed; a farolctl with a token file leaves nothing behind.
std::unique_ptr<QLockFile> lockOf(const store::SecretKey &key) {
    const QString place = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/farol"_s;
    QDir().mkpath(place);
    const QByteArray name = (key.environment + u'\n' + key.user).toUtf8();
    const QByteArray hash = QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(16);
    return std::make_unique<QLockFile>(place + u"/session-"_s + QString::fromLatin1(hash) + u".lock"_s);
}

} // namespace

KeptSession::KeptSession(net::FaroldApi &api, store::SecretStore &secrets, store::SecretKey key, const Clock &clock)
    : m_api(api)
    , m_secrets(secrets)
    , m_key(std::move(key))
    , m_clock(clock) {}

KeptSession::~KeptSession() = default;

Result<KeptSession::Tokens> KeptSession::tokensIn(const Secret &stored) {
    const QJsonObject object = QJsonDocument::fromJson(stored.reveal()).object();
    Tokens tokens{Secret(object.value(u"access"_s).toString().toUtf8()),
                  Secret(object.value(u"refresh"_s).toString().toUtf8()),
                  fromRfc3339(object.value(u"expires_at"_s).toString()).value_or(Instant{})};
    if (tokens.access.isEmpty() || tokens.refresh.isEmpty()) {
        return notSignedIn();
    }
    return tokens;
}

Secret KeptSession::pack(const TokenPair &tokens) const {
    const Instant expiresAt = m_clock.now() + std::chrono::seconds(tokens.expiresInSeconds);
    return Secret(QJsonDocument(QJsonObject{{u"access"_s, tokens.access},
                                            {u"refresh"_s, tokens.refresh},
                                            {u"expires_at"_s, toRfc3339(expiresAt)}})
                      .toJson(QJsonDocument::Compact));
}

void KeptSession::keep(const TokenPair &tokens, std::function<void(store::StoredSecret)> answer) {
    m_secrets.write(m_key, pack(tokens), this, std::move(answer));
}

void KeptSession::open(std::function<void(Done)> answer) {
    if (m_key.user.isEmpty()) {
        answer(failure(ErrorKind::Unauthorized, u"not_signed_in"_s,
                       u"Name the user who ran farolctl login by --user or FAROL_USER, or give --token-file (farolctl "
                       "login --print-token makes one)."_s));
        return;
    }
    m_secrets.read(m_key, this, [this, answer = std::move(answer)](const Result<store::FoundSecret> &found) {
        if (!found) {
            auto error = notSignedIn().value();
            if (found.error().kind != ErrorKind::NotFound) {
                error.detail = found.error().detail + u' ' + error.detail;
                error.code = found.error().code;
            }
            answer(tl::unexpected(std::move(error)));
            return;
        }
        auto tokens = tokensIn(found->secret);
        if (!tokens) {
            answer(tl::unexpected(tokens.error()));
            return;
        }
        auto &source = m_api.client().tokens();
        source.setRenewal([this](net::TokenSource::Renewed renewed) { renew(std::move(renewed)); });
        m_used = tokens->access;
        // An expired token costs a round trip to be told so.
        if (tokens->expiresAt > m_clock.now() + std::chrono::seconds(5)) {
            source.setAccess(tokens->access);
        }
        answer({});
    });
}

void KeptSession::renew(net::TokenSource::Renewed answer) {
    m_lock = m_lock ? std::move(m_lock) : lockOf(m_key);
    if (!m_lock->tryLock(15'000)) {
        QTimer::singleShot(0, this, [answer = std::move(answer)] {
            answer(failure(ErrorKind::Timeout, u"session_busy"_s,
                           u"Another farolctl is renewing the session; try again."_s));
        });
        return;
    }
    m_secrets.read(m_key, this, [this, answer = std::move(answer)](const Result<store::FoundSecret> &found) {
        auto tokens = found ? tokensIn(found->secret) : Result<Tokens>(notSignedIn());
        if (!tokens) {
            m_lock->unlock();
            answer(tl::unexpected(tokens.error()));
        } else if (!(tokens->access == m_used)) {
            // Another farolctl renewed while this one waited for the lock.
            m_lock->unlock();
            m_used = tokens->access;
            answer(std::move(tokens->access));
        } else {
            renewFrom(*tokens, answer);
        }
    });
}

void KeptSession::renewFrom(const Tokens &tokens, const net::TokenSource::Renewed &answer) {
    m_api.refresh(tokens.refresh, this, [this, answer](const Result<TokenPair> &pair) {
        if (!pair) {
            m_lock->unlock();
            answer(pair.error().kind == ErrorKind::Unauthorized ? Result<Secret>(notSignedIn())
                                                                : Result<Secret>(tl::unexpected(pair.error())));
            return;
        }
        m_used = Secret(pair->access.toUtf8());
        // The old refresh token is spent: the new one must be kept before anything else can go wrong.
        keep(*pair, [this, answer](const store::StoredSecret &) {
            m_lock->unlock();
            answer(Secret(m_used));
        });
    });
}

} // namespace farol::ctl
