// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/serverclock.h"
#include "core/access/me.h"
#include "net/farold/faroldclient.h"
#include "net/http/poller.h"

#include <QObject>
#include <QUrl>
#include <optional>

namespace farol::app {

enum class EnvironmentKind { Production, Staging, Demo };

// A named place of work. Its name is what a person types to confirm in production.
struct Environment {
    QString name;
    EnvironmentKind kind = EnvironmentKind::Staging;
    QUrl url;
    bool readOnly = true;
    bool operator==(const Environment &) const = default;
};

// SignedOut: nobody is signed in, nothing is asked. Connecting: no answer yet. Online: the last turn answered. Stale:
// it did not, the data is getting old. Offline: two turns in a row did not; what was seen stays readable.
enum class Connection { SignedOut, Connecting, Online, Stale, Offline };

// One person at one environment: who, whether the back-end answers, since when, and its clock. Its poller's turns tell
// the visible models when to refresh. Owned by the composition root, with the client it is given; GUI thread.
class Session final : public QObject {
    Q_OBJECT
public:
    Session(Environment environment, net::FaroldApi &api, const Clock &local,
            std::chrono::milliseconds interval = std::chrono::seconds(5));

    // Answers by signedIn or signInFailed.
    void signIn(const QString &user, const Secret &password);
    // A token that is known already: from the keychain (refresh), or handed over by the embedded back-end (access).
    void adoptRefreshToken(const Secret &token);
    void adoptAccessToken(const Secret &token);
    void signOut();

    void tryNow(); // a turn at once
    void setReadOnly(bool readOnly);

    [[nodiscard]] const Environment &environment() const { return m_environment; }
    [[nodiscard]] Connection connection() const { return m_connection; }
    [[nodiscard]] Instant since() const { return m_since; } // of the connection's state, server time
    [[nodiscard]] const std::optional<Instant> &lastAnswer() const { return m_lastAnswer; } // server time
    [[nodiscard]] const std::optional<Error> &lastError() const { return m_lastError; }
    [[nodiscard]] const std::optional<Me> &me() const { return m_me; } // stays while offline
    [[nodiscard]] const ServerClock &clock() const { return m_clock; }
    [[nodiscard]] std::chrono::milliseconds interval() const { return m_interval; }
    [[nodiscard]] std::chrono::milliseconds nextTryIn() const { return m_poller.nextIn(); }

Q_SIGNALS:
    void changed(); // any of the above
    void turn();    // the back-end answered: what is visible may refresh
    void signedIn(const farol::Me &me);
    void signInFailed(const farol::Error &error);            // also while nothing was answered yet: the poller goes on
    void signedOut();                                        // by signOut(), or the session ended on the server
    void refreshTokenChanged(const farol::Secret &newToken); // for the keychain; empty after signing out

private:
    void ask();
    void heard(const Me &me);
    void missed(const Error &error);
    void take(const TokenPair &tokens);
    void begin();
    void enter(Connection connection);
    void renew(net::TokenSource::Renewed renewed);

    Environment m_environment;
    net::FaroldApi &m_api;
    ServerClock m_clock;
    std::chrono::milliseconds m_interval;
    net::Poller m_poller;
    net::Call m_asking;
    net::Call m_signing;
    net::Call m_renewing;
    Secret m_refresh;
    Connection m_connection = Connection::SignedOut;
    Instant m_since;
    std::optional<Instant> m_lastAnswer;
    std::optional<Error> m_lastError;
    std::optional<Me> m_me;
};

} // namespace farol::app
