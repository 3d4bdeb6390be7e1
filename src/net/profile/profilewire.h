// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/profile/profilelogin.h"

#include <QTimer>
#include <map>

namespace farol::net {

// Where the services of a profile are and who asks; what a source of the workspace says.
struct ProfileAccess {
    QHash<QString, QUrl> addresses = {}; // in the place of the profile's own
    TlsPolicy tls = {};
    QHash<QString, Secret> secrets = {};
};

// One call to one of the services.
struct ProfileAsk {
    QString service = {};
    QString method = QStringLiteral("GET");
    QString path; // percent-encoded
    QUrlQuery query = {};
    QByteArray body = {};
    QByteArray contentType = {};
    ProfileHeaders headers = {};
    std::chrono::milliseconds timeout{30'000};
    qint64 cap = 128LL << 20;
    bool takesRedirect = false; // as an answer; else it means: sign in, or is followed
};

// The calls of one profile: a client for each service, signed in as the profile says, once more after a 401. A read
// that is refused for being one too many waits and asks again, three times; one without the secrets to sign in is tried
// without. One thread. Errors: those of the client and
// of ProfileLogin; refusals by profileRefusal().
class ProfileWire final : public QObject {
    Q_OBJECT
public:
    ProfileWire(std::shared_ptr<const Profile> profile, ProfileAccess access);
    ~ProfileWire() override;

    [[nodiscard]] const std::shared_ptr<const Profile> &profile() const { return m_profile; }
    [[nodiscard]] QString hostOf(const QString &service) const;
    [[nodiscard]] QString addressOf(const QString &service) const;
    [[nodiscard]] const QHash<QString, Secret> &secrets() const { return m_access.secrets; }
    void setPatience(std::chrono::milliseconds first) { m_patience = first; } // before a second try; doubles

    template<typename T>
    void ask(const ProfileAsk &what, QObject *context, Decode<T> decode, std::function<void(Result<T>)> answer) {
        attempt<T>(what, context, std::move(decode), std::move(answer), {});
    }

private:
    struct Tried {
        bool again = false; // signed in anew
        int waits = 0;
    };
    struct Desk { // of one service
        std::unique_ptr<HttpClient> client;
        ProfileLogin *login = nullptr;
    };
    [[nodiscard]] Desk *deskOf(const QString &service);
    [[nodiscard]] HttpRequest requestOf(const ProfileAsk &what, const ProfileHeaders &headers, bool hasCookies) const;
    [[nodiscard]] static Done signedIn(const ProfileAsk &what, const HttpReply &reply);
    [[nodiscard]] static bool isReadByAnybody(const ProfileAsk &what, const Result<ProfileHeaders> &headers);
    [[nodiscard]] static bool isRefusedSession(const Error &error, const ProfileLogin &login);

    template<typename T>
    void attempt(const ProfileAsk &what, QObject *context, Decode<T> decode, std::function<void(Result<T>)> answer,
                 Tried tried) {
        Desk *desk = deskOf(what.service);
        if (desk == nullptr) {
            const QString detail = QStringLiteral("The profile has no service %1.").arg(what.service);
            answer(failure(ErrorKind::Rejected, QStringLiteral("service_missing"), detail));
            return;
        }
        desk->login->open(what.method, context, [=, this](const Result<ProfileHeaders> &given) {
            const bool isAnybody = isReadByAnybody(what, given); // much can be read by nobody's name
            if (!given && !isAnybody) {
                answer(tl::unexpected(given.error()));
                return;
            }
            const Result<ProfileHeaders> headers = isAnybody ? ProfileHeaders() : given;
            const auto generation = desk->login->generation();
            const Decode<T> guarded = [what, decode](const HttpReply &reply) -> Result<T> {
                const Done in = signedIn(what, reply);
                return in ? decode(reply) : tl::unexpected(in.error());
            };
            desk->client->ask<T>(
                requestOf(what, *headers, desk->login->hasCookies()), context, guarded, [=, this](Result<T> result) {
                    if (!result && isAnybody && result.error().kind == ErrorKind::Unauthorized) {
                        answer(tl::unexpected(given.error())); // what would have let in
                    } else if (!result && !tried.again && isRefusedSession(result.error(), *desk->login)) {
                        desk->login->forget(generation);
                        attempt<T>(what, context, decode, answer, {true, tried.waits});
                    } else if (!result && result.error().kind == ErrorKind::RateLimited &&
                               what.method == QStringLiteral("GET") && tried.waits < 3) {
                        QTimer::singleShot(m_patience * (1 << tried.waits), context, [=, this] {
                            attempt<T>(what, context, decode, answer, {tried.again, tried.waits + 1});
                        });
                    } else {
                        answer(std::move(result));
                    }
                });
        });
    }

    std::shared_ptr<const Profile> m_profile;
    ProfileAccess m_access;
    std::chrono::milliseconds m_patience{1'000};
    std::map<QString, Desk> m_desks;
    std::map<const ProfileAuth *, std::pair<std::unique_ptr<HttpClient>, std::unique_ptr<ProfileLogin>>> m_logins;
};

} // namespace farol::net
