// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/profile/profilelogin.h"

#include "net/profile/profilerefusal.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto before = 30s; // a session is renewed so long before its end

QByteArray formEncoded(const QByteArray &text) {
    return QUrl::toPercentEncoding(QString::fromUtf8(text)).replace("%20", "+");
}

// The end of a JWT by one of its claims: seconds since 1970, whole or not. Its signature is nobody's business here.
std::optional<qint64> endOfJwt(const QByteArray &token, const QString &claim) {
    const auto parts = token.split('.');
    if (parts.size() != 3) {
        return std::nullopt;
    }
    const auto payload = QByteArray::fromBase64(parts.at(1), QByteArray::Base64UrlEncoding);
    const auto value = QJsonDocument::fromJson(payload).object().value(claim);
    return value.isDouble() ? std::optional(static_cast<qint64>(value.toDouble())) : std::nullopt;
}

QJsonValue filledJson(const QJsonValue &value, const QHash<QString, Secret> &secrets, std::optional<Error> &error) {
    if (value.isObject()) {
        QJsonObject made;
        const QJsonObject all = value.toObject();
        for (auto it = all.begin(); it != all.end(); ++it) {
            made.insert(it.key(), filledJson(it.value(), secrets, error));
        }
        return made;
    }
    if (!value.isString()) {
        return value;
    }
    const auto text = filledWithSecrets(TextTemplate(value.toString()), secrets);
    if (!text) {
        error = text.error();
        return {};
    }
    return QString::fromUtf8(*text);
}

} // namespace

Result<QByteArray> filledWithSecrets(const TextTemplate &text, const QHash<QString, Secret> &secrets,
                                     const QHash<QString, QByteArray> &others) {
    QString missing;
    const QString filled = text.filled([&](const QString &hole) {
        const auto known = others.constFind(hole);
        if (known != others.constEnd()) {
            return QString::fromUtf8(*known);
        }
        const QString name = hole.section(u'.', 1);
        if (!secrets.contains(name)) {
            missing = name;
            return QString();
        }
        return QString::fromUtf8(secrets.value(name).reveal());
    });
    if (!missing.isEmpty()) {
        return failure(ErrorKind::Unauthorized, u"secret_missing"_s,
                       u"The profile signs in with the secret %1, and the keychain has none for this source. Give it "
                       "with source add --replace --secret-file %1=FILE."_s.arg(missing));
    }
    return filled.toUtf8();
}

ProfileLogin::ProfileLogin(std::shared_ptr<const Profile> profile, const ProfileAuth *auth,
                           QHash<QString, Secret> secrets, HttpClient *client)
    : m_profile(std::move(profile))
    , m_auth(auth)
    , m_secrets(std::move(secrets))
    , m_client(client) {}

bool ProfileLogin::canRenew() const {
    return m_auth != nullptr &&
           (std::holds_alternative<TokenLogin>(m_auth->how) || std::holds_alternative<CookieLogin>(m_auth->how) ||
            std::holds_alternative<OAuthClient>(m_auth->how));
}

bool ProfileLogin::hasCookies() const {
    return m_auth != nullptr && std::holds_alternative<CookieLogin>(m_auth->how);
}

void ProfileLogin::forget(quint64 generation) {
    if (generation == m_generation) {
        m_isIn = false;
    }
}

void ProfileLogin::open(const QString &method, QObject *context, std::function<void(Result<ProfileHeaders>)> answer) {
    if (!canRenew()) {
        answer(fixedHeaders());
        return;
    }
    if (m_isIn && !m_end.hasExpired()) {
        answer(sessionHeaders(method));
        return;
    }
    m_waiters.push_back({method, context, std::move(answer)});
    if (!m_isAsking) {
        signIn();
    }
}

Result<ProfileHeaders> ProfileLogin::fixedHeaders() const {
    if (m_auth == nullptr) {
        return ProfileHeaders();
    }
    if (const auto *header = std::get_if<HeaderAuth>(&m_auth->how)) {
        const auto value = filledWithSecrets(header->value, m_secrets);
        return value ? Result<ProfileHeaders>(ProfileHeaders{{header->header.toLatin1(), Secret(*value)}})
                     : tl::unexpected(value.error());
    }
    if (const auto *basic = std::get_if<BasicAuth>(&m_auth->how)) {
        const auto user = filledWithSecrets(basic->user, m_secrets);
        const auto password = filledWithSecrets(basic->password, m_secrets);
        if (!user || !password) {
            return tl::unexpected(user ? password.error() : user.error());
        }
        return ProfileHeaders{{"Authorization", Secret("Basic " + (*user + ':' + *password).toBase64())}};
    }
    return ProfileHeaders();
}

ProfileHeaders ProfileLogin::sessionHeaders(const QString &method) const {
    if (const auto *login = std::get_if<TokenLogin>(&m_auth->how)) {
        const auto value = filledWithSecrets(login->value, m_secrets, {{u"token"_s, m_token.reveal()}});
        return {{login->header.toLatin1(), Secret(value.value_or(QByteArray()))}};
    }
    if (std::holds_alternative<OAuthClient>(m_auth->how)) {
        return {{"Authorization", Secret("Bearer " + m_token.reveal())}};
    }
    const auto &login = std::get<CookieLogin>(m_auth->how);
    QByteArray cookies;
    ProfileHeaders headers;
    for (const auto &[name, value] : m_cookies) {
        cookies += (cookies.isEmpty() ? "" : "; ") + name + '=' + value.reveal();
        if (!login.csrfCookie.isEmpty() && name == login.csrfCookie.toLatin1() && login.csrfMethods.contains(method)) {
            headers.append({login.csrfHeader.toLatin1(), value});
        }
    }
    headers.append({"Cookie", Secret(cookies)});
    return headers;
}

Result<HttpRequest> ProfileLogin::loginRequest(const ProfileCall &call) const {
    HttpRequest request;
    request.method = call.method == u"GET" ? Method::Get : call.method == u"PUT" ? Method::Put : Method::Post;
    request.path = call.path.text();
    request.credentials = Credentials::None;
    request.expect = Expect::Anything;
    request.timeout = call.timeout;
    request.headers.append({"Accept", Secret("application/json")});
    for (const auto &[name, value] : call.query) {
        request.query.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(name)),
                                   QString::fromLatin1(QUrl::toPercentEncoding(value.text())));
    }
    for (const auto &[name, value] : call.headers) {
        const auto filled = filledWithSecrets(value, m_secrets);
        if (!filled) {
            return tl::unexpected(filled.error());
        }
        request.headers.append({name.toLatin1(), Secret(*filled)});
    }
    std::optional<Error> error;
    if (!call.json.isUndefined()) {
        request.contentType = "application/json";
        request.body = QJsonDocument(filledJson(call.json, m_secrets, error).toObject()).toJson(QJsonDocument::Compact);
    }
    for (const auto &[name, value] : call.form) {
        const auto filled = filledWithSecrets(value, m_secrets);
        if (!filled) {
            return tl::unexpected(filled.error());
        }
        request.contentType = "application/x-www-form-urlencoded";
        request.body += (request.body.isEmpty() ? "" : "&") + formEncoded(name.toUtf8()) + '=' + formEncoded(*filled);
    }
    return error ? Result<HttpRequest>(tl::unexpected(*error)) : request;
}

void ProfileLogin::signIn() {
    Result<HttpRequest> request;
    if (const auto *token = std::get_if<TokenLogin>(&m_auth->how)) {
        request = loginRequest(token->login);
    } else if (const auto *cookie = std::get_if<CookieLogin>(&m_auth->how)) {
        request = loginRequest(cookie->login);
        if (request) {
            request->redirectIsAnswer = true;
        }
    } else {
        const auto &client = std::get<OAuthClient>(m_auth->how);
        ProfileCall call{{}, u"POST"_s, TextTemplate(u"/")};
        call.form = {{u"grant_type"_s, TextTemplate(u"client_credentials")}};
        if (!client.scope.isEmpty()) {
            call.form.append({u"scope"_s, TextTemplate(client.scope)});
        }
        request = loginRequest(call);
        const auto id = filledWithSecrets(client.id, m_secrets);
        const auto secret = filledWithSecrets(client.secret, m_secrets);
        if (request && id && secret) {
            request->path.clear(); // the token's address is the whole one
            request->headers.append({"Authorization", Secret("Basic " + (*id + ':' + *secret).toBase64())});
        } else if (request) {
            request = tl::unexpected(id ? secret.error() : id.error());
        }
    }
    m_isAsking = true;
    if (!request) {
        tellAll(tl::unexpected(request.error()));
        return;
    }
    m_client->send(*request, this, [this](const Result<HttpReply> &reply) {
        if (reply) {
            take(*reply);
            return;
        }
        auto error = reply.error();
        const bool isRefusal = error.httpStatus >= 400 && error.httpStatus < 500 && error.httpStatus != 429;
        if (isRefusal) { // whatever it is called there: these words do not sign in
            error.kind = ErrorKind::Unauthorized;
            error.code = u"login_refused"_s;
        }
        tellAll(tl::unexpected(error));
    });
}

void ProfileLogin::take(const HttpReply &reply) {
    Done done;
    if (const auto *token = std::get_if<TokenLogin>(&m_auth->how)) {
        done = takeToken(reply.body, token->token, token->expiry);
    } else if (std::holds_alternative<OAuthClient>(m_auth->how)) {
        done = takeToken(reply.body, u"access_token"_s, {{}, {}, u"expires_in"_s});
    } else {
        const auto &login = std::get<CookieLogin>(m_auth->how);
        takeCookies(reply.cookies);
        const bool isGood = login.success.isEmpty() || login.success.contains(reply.status);
        if (!isGood || m_cookies.isEmpty()) {
            done = failure(ErrorKind::Unauthorized, u"login_refused"_s,
                           u"%1 let nobody in: status %2, %3."_s.arg(
                               m_profile->name, QString::number(reply.status),
                               m_cookies.isEmpty() ? u"without a cookie"_s : u"which is none of success"_s));
        }
        m_end = QDeadlineTimer(QDeadlineTimer::Forever);
    }
    tellAll(done);
}

Done ProfileLogin::takeToken(const QByteArray &body, const QString &path, const ProfileExpiry &expiry) {
    QJsonValue value = QJsonDocument::fromJson(body).object();
    const QJsonObject root = value.toObject();
    for (const QString &part : path.split(u'.')) {
        value = value.toObject().value(part);
    }
    if (!value.isString() || value.toString().isEmpty()) {
        return failure(ErrorKind::Malformed, u"login_answer"_s,
                       u"%1 answered the sign-in without a token at %2."_s.arg(m_profile->name, path));
    }
    m_token = Secret(value.toString().toUtf8());
    std::chrono::seconds left{-1};
    if (!expiry.jwtClaim.isEmpty()) {
        if (const auto end = endOfJwt(m_token.reveal(), expiry.jwtClaim)) {
            left = std::chrono::seconds(*end - QDateTime::currentSecsSinceEpoch());
        }
    } else if (!expiry.field.isEmpty()) {
        QJsonValue said = root;
        for (const QString &part : expiry.field.split(u'.')) {
            said = said.toObject().value(part);
        }
        left = said.isDouble() ? std::chrono::seconds(static_cast<qint64>(said.toDouble())) : left;
    } else if (expiry.after.count() > 0) {
        left = expiry.after;
    }
    // One that seems over already is of a clock that is not ours: it is used until it is refused.
    m_end = left > before ? QDeadlineTimer(left - before) : QDeadlineTimer(QDeadlineTimer::Forever);
    return {};
}

void ProfileLogin::takeCookies(const QList<QByteArray> &cookies) {
    m_cookies.clear();
    for (const QByteArray &line : cookies) {
        const QByteArray pair = line.split(';').constFirst().trimmed();
        const auto equals = pair.indexOf('=');
        if (equals > 0 && equals + 1 < pair.size()) {
            m_cookies.append({pair.first(equals), Secret(pair.sliced(equals + 1))});
        }
    }
}

void ProfileLogin::tellAll(const Done &done) {
    m_isAsking = false;
    m_isIn = done.has_value();
    m_generation += m_isIn ? 1 : 0;
    const auto waiting = std::exchange(m_waiters, {});
    for (const auto &one : waiting) {
        if (one.context) {
            one.answer(done ? Result<ProfileHeaders>(sessionHeaders(one.method)) : tl::unexpected(done.error()));
        }
    }
}

} // namespace farol::net
