// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/session.h"

using namespace Qt::Literals::StringLiterals;

namespace farol::app {

Session::Session(Environment environment, net::FaroldApi &api, const Clock &local, std::chrono::milliseconds interval)
    : m_environment(std::move(environment))
    , m_api(api)
    , m_clock(local)
    , m_interval(interval)
    , m_poller(interval, RetryPolicy{std::chrono::milliseconds(500), std::chrono::seconds(30), 5})
    , m_since(local.now()) {
    connect(&m_poller, &net::Poller::due, this, &Session::ask);
    connect(&api.client(), &net::HttpClient::heardServerTime, this, [this](Instant at) { m_clock.hear(at); });
    api.client().tokens().setRenewal([self = QPointer<Session>(this)](net::TokenSource::Renewed renewed) {
        if (self) {
            self->renew(std::move(renewed));
        }
    });
}

void Session::signIn(const QString &user, const Secret &password) {
    m_signing.cancel();
    m_signing = m_api.signIn(user, password, this, [this](const Result<TokenPair> &tokens) {
        if (tokens) {
            take(*tokens);
            begin();
        } else {
            Q_EMIT signInFailed(tokens.error());
        }
    });
}

void Session::adoptRefreshToken(const Secret &token) {
    m_refresh = token;
    begin();
}

void Session::adoptAccessToken(const Secret &token) {
    m_api.client().tokens().setAccess(token);
    begin();
}

void Session::signOut() {
    m_poller.stop();
    m_asking.cancel();
    m_signing.cancel();
    m_renewing.cancel(); // its token must not come back into the keychain
    m_me.reset();
    m_refresh = {};
    m_api.client().tokens().clear();
    enter(Connection::SignedOut);
    Q_EMIT refreshTokenChanged(Secret());
    Q_EMIT signedOut();
}

void Session::tryNow() {
    if (m_connection != Connection::SignedOut) {
        m_poller.now();
    }
}

void Session::setReadOnly(bool readOnly) {
    m_environment.readOnly = readOnly;
    Q_EMIT changed();
}

void Session::take(const TokenPair &tokens) {
    m_renewing.cancel();
    m_refresh = Secret(tokens.refresh.toUtf8());
    m_api.client().tokens().setAccess(Secret(tokens.access.toUtf8()));
    Q_EMIT refreshTokenChanged(m_refresh);
}

void Session::begin() {
    enter(Connection::Connecting);
    m_poller.start();
}

void Session::ask() {
    m_asking.cancel();
    m_asking = m_api.me(this, [this](const Result<Me> &me) {
        if (me) {
            heard(*me);
        } else {
            missed(me.error());
        }
    });
}

void Session::heard(const Me &me) {
    m_clock.hear(me.serverTime);
    const bool isFirst = !m_me;
    m_me = me;
    m_lastAnswer = m_clock.now();
    m_lastError.reset();
    m_poller.succeeded();
    enter(Connection::Online);
    if (isFirst) {
        Q_EMIT signedIn(me);
    }
    Q_EMIT turn();
}

void Session::missed(const Error &error) {
    m_lastError = error;
    if (error.kind == ErrorKind::Unauthorized) {
        const bool isFirst = !m_me;
        signOut();
        m_lastError = error;
        if (isFirst) {
            Q_EMIT signInFailed(error);
        }
        return;
    }
    m_poller.failed();
    enter(m_lastAnswer && m_poller.failures() < 2 ? Connection::Stale : Connection::Offline);
    if (!m_me) {
        Q_EMIT signInFailed(error);
    }
}

void Session::enter(Connection connection) {
    if (m_connection != connection) {
        m_connection = connection;
        m_since = m_clock.now();
    }
    Q_EMIT changed();
}

// The token's owner asks for a new one; a refresh token is used once, the answer brings its successor.
void Session::renew(net::TokenSource::Renewed renewed) {
    if (m_refresh.isEmpty()) {
        QMetaObject::invokeMethod(
            this,
            [renewed] {
                renewed(failure(ErrorKind::Unauthorized, u"session_ended"_s, u"The session ended. Sign in again."_s));
            },
            Qt::QueuedConnection);
        return;
    }
    m_renewing = m_api.refresh(m_refresh, this, [this, renewed](const Result<TokenPair> &tokens) {
        if (!tokens) {
            renewed(tl::unexpected<Error>(tokens.error()));
            return;
        }
        m_refresh = Secret(tokens->refresh.toUtf8());
        Q_EMIT refreshTokenChanged(m_refresh);
        renewed(Secret(tokens->access.toUtf8()));
    });
}

} // namespace farol::app
