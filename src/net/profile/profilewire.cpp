// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/profile/profilewire.h"

#include "net/http/peeroptions.h"
#include "net/profile/profilerefusal.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

Method methodOf(const QString &word) {
    return word == u"GET"      ? Method::Get
           : word == u"PUT"    ? Method::Put
           : word == u"PATCH"  ? Method::Patch
           : word == u"DELETE" ? Method::Delete
                               : Method::Post;
}

std::unique_ptr<HttpClient> clientAt(const std::shared_ptr<const Profile> &profile, const QUrl &address,
                                     const TlsPolicy &tls, ProfileHeaders headers) {
    const QString host = address.authority(QUrl::FullyEncoded);
    return std::make_unique<HttpClient>(
        peerOptions(address, tls, std::move(headers), [profile, host](const FailedAnswer &answer) {
            return std::optional(profileRefusal(*profile, answer, host));
        }));
}

} // namespace

ProfileWire::ProfileWire(std::shared_ptr<const Profile> profile, ProfileAccess access)
    : m_profile(std::move(profile))
    , m_access(std::move(access)) {}

ProfileWire::~ProfileWire() = default;

QString ProfileWire::addressOf(const QString &service) const {
    const ProfileService *found = m_profile->service(service);
    if (found == nullptr) {
        return {};
    }
    const auto own = m_access.addresses.constFind(found->name);
    return own == m_access.addresses.constEnd() ? found->url : own->toString(QUrl::FullyEncoded);
}

QString ProfileWire::hostOf(const QString &service) const {
    return QUrl(addressOf(service), QUrl::StrictMode).authority(QUrl::FullyEncoded);
}

ProfileWire::Desk *ProfileWire::deskOf(const QString &service) {
    const ProfileService *found = m_profile->service(service);
    if (found == nullptr) {
        return nullptr;
    }
    auto &desk = m_desks[found->name];
    if (desk.client) {
        return &desk;
    }
    ProfileHeaders headers;
    if (!found->host.isEmpty()) {
        headers.append({"Host", Secret(found->host.toLatin1())});
    }
    for (const auto &[name, value] : found->headers) {
        headers.append({name.toLatin1(), Secret(filledWithSecrets(value, m_access.secrets).value_or(QByteArray()))});
    }
    desk.client = clientAt(m_profile, QUrl(addressOf(found->name), QUrl::StrictMode), m_access.tls, headers);
    const ProfileAuth *auth = m_profile->auth(found->name);
    auto &[ownClient, login] = m_logins[auth];
    if (!login) {
        HttpClient *client = desk.client.get();
        QString at;
        if (auth != nullptr) {
            const auto *token = std::get_if<TokenLogin>(&auth->how);
            const auto *cookie = std::get_if<CookieLogin>(&auth->how);
            at = token != nullptr ? token->login.service : cookie != nullptr ? cookie->login.service : QString();
            if (const auto *oauth = std::get_if<OAuthClient>(&auth->how)) {
                ownClient = clientAt(m_profile, QUrl(oauth->tokenUrl, QUrl::StrictMode), m_access.tls, {});
                client = ownClient.get();
            }
        }
        if (!at.isEmpty() && at != found->name) {
            const QUrl address(addressOf(at), QUrl::StrictMode);
            ownClient = clientAt(m_profile, address, m_access.tls, {});
            client = ownClient.get();
        }
        login = std::make_unique<ProfileLogin>(m_profile, auth, m_access.secrets, client);
    }
    desk.login = login.get();
    return &desk;
}

HttpRequest ProfileWire::requestOf(const ProfileAsk &what, const ProfileHeaders &headers, bool hasCookies) const {
    HttpRequest request;
    request.method = methodOf(what.method);
    request.path = what.path;
    request.query = what.query;
    request.body = what.body;
    request.contentType = what.contentType;
    request.credentials = Credentials::None;
    request.expect = Expect::Anything; // what is not JSON is told in other words than farold's
    request.timeout = what.timeout;
    request.cap = what.cap;
    request.once = request.method == Method::Post;
    request.redirectIsAnswer = hasCookies || what.takesRedirect; // to the page where one signs in
    request.headers =
        ProfileHeaders{{"Accept", Secret("application/json, text/html;q=0.9, */*;q=0.5")}} + headers + what.headers;
    return request;
}

Done ProfileWire::signedIn(const ProfileAsk &what, const HttpReply &reply) {
    const bool isRedirect = reply.status >= 300 && reply.status != 304 && reply.status < 400;
    if (!isRedirect || what.takesRedirect) {
        return {};
    }
    return failure(ErrorKind::Unauthorized, u"sign_in_page"_s,
                   u"%1 sends on to another page, as it does with who is not signed in."_s.arg(what.path));
}

bool ProfileWire::isReadByAnybody(const ProfileAsk &what, const Result<ProfileHeaders> &headers) {
    return !headers && headers.error().code == u"secret_missing" && what.method == u"GET";
}

bool ProfileWire::isRefusedSession(const Error &error, const ProfileLogin &login) {
    const bool isPage = login.hasCookies() && error.code == u"html_table_missing"_s; // one to sign in, maybe
    return login.canRenew() && (error.kind == ErrorKind::Unauthorized || isPage) && error.code != u"login_refused"_s;
}

} // namespace farol::net
