// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profiles/profile.h"
#include "core/text/secret.h"
#include "net/http/httpclient.h"

#include <QDeadlineTimer>
#include <memory>
#include <vector>

namespace farol::net {

using ProfileHeaders = QList<std::pair<QByteArray, Secret>>;

// What a template of a profile is filled with where secrets stand in it. Errors: Unauthorized secret_missing, which
// names the secret.
[[nodiscard]] Result<QByteArray> filledWithSecrets(const TextTemplate &text, const QHash<QString, Secret> &secrets,
                                                   const QHash<QString, QByteArray> &others = {});

// One way of being let in, for the services that share it: signs in when there is need, once however many calls wait,
// and again after forget(). Never asks for a secret that a call does not need. Owned by ProfileWire, same thread.
// Errors of open(): secret_missing; Unauthorized login_refused with what the back-end says; those of a call.
class ProfileLogin final : public QObject {
    Q_OBJECT
public:
    // client: of the service that signs in; not used by kinds without a login.
    ProfileLogin(std::shared_ptr<const Profile> profile, const ProfileAuth *auth, QHash<QString, Secret> secrets,
                 HttpClient *client);
    // The headers for one call; at most once, not after context died, possibly at once.
    void open(const QString &method, QObject *context, std::function<void(Result<ProfileHeaders>)> answer);
    [[nodiscard]] bool canRenew() const;   // a refusal may be no more than a session that ended
    [[nodiscard]] bool hasCookies() const; // then a redirect means: sign in
    [[nodiscard]] quint64 generation() const { return m_generation; }
    void forget(quint64 generation); // what was refused; nothing when there is a newer one

private:
    struct Waiter {
        QString method;
        QPointer<QObject> context;
        std::function<void(Result<ProfileHeaders>)> answer;
    };
    [[nodiscard]] Result<ProfileHeaders> fixedHeaders() const;
    [[nodiscard]] ProfileHeaders sessionHeaders(const QString &method) const;
    void signIn();
    [[nodiscard]] Result<HttpRequest> loginRequest(const ProfileCall &call) const;
    void take(const HttpReply &reply);
    [[nodiscard]] Done takeToken(const QByteArray &body, const QString &path, const ProfileExpiry &expiry);
    void takeCookies(const QList<QByteArray> &cookies);
    void tellAll(const Done &done);

    std::shared_ptr<const Profile> m_profile;
    const ProfileAuth *m_auth; // of the profile; nothing: by nobody's name
    QHash<QString, Secret> m_secrets;
    HttpClient *m_client;
    Secret m_token;
    QList<std::pair<QByteArray, Secret>> m_cookies;
    QDeadlineTimer m_end{QDeadlineTimer::Forever};
    bool m_isIn = false;
    bool m_isAsking = false;
    quint64 m_generation = 0;
    std::vector<Waiter> m_waiters;
};

} // namespace farol::net
