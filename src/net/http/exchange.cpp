// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/exchange.h"

#include "net/http/httperror.h"
#include "net/http/tls.h"
#include "net/http/wirerequest.h"

#include <QPromise>
#include <QRandomGenerator>
#include <QThreadPool>

using namespace Qt::Literals::StringLiterals;

namespace farol::net {

namespace {

constexpr qsizetype inlineDecode = 100'000; // bytes; above it decoding runs on another thread

QString newRequestId() {
    return u"req-%1"_s.arg(QRandomGenerator::global()->generate(), 8, 16, QLatin1Char('0'));
}

bool isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

} // namespace

Exchange::Exchange(HttpClient &client, HttpRequest request, QObject *context, std::shared_ptr<Ending> ending)
    : QObject(&client)
    , m_client(client)
    , m_request(std::move(request))
    , m_context(context)
    , m_ending(std::move(ending)) {
    m_request.keep = m_request.keep && m_request.method == Method::Get; // an order is never answered from a memory
    m_result.requestId = newRequestId();
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { fail(transportError(QNetworkReply::TimeoutError, m_client.options().base)); });
    connect(&m_pace, &QTimer::timeout, this, &Exchange::checkPace);
    connect(&m_work, &QFutureWatcher<void>::finished, this, [this] { m_then(); });
    connect(context, &QObject::destroyed, this, &Exchange::cancel);
}

Exchange::~Exchange() {
    silence();
}

void Exchange::start() {
    m_deadline.start(m_request.timeout);
    // Everything begins on the next turn of the loop, so that no answer comes inside the call.
    QMetaObject::invokeMethod(this, &Exchange::proceed, Qt::QueuedConnection);
}

void Exchange::cancel() {
    if (isOver()) {
        return;
    }
    silence();
    m_ending.reset();
    deleteLater();
}

void Exchange::proceed() {
    if (isOver()) {
        return;
    }
    if (const auto refused = refusePlainHttp(m_client.options()); !refused) {
        fail(refused.error());
        return;
    }
    if (m_request.credentials == Credentials::Session && m_client.tokens().access().isEmpty()) {
        renew();
        return;
    }
    QUrl url = m_client.options().base;
    url.setPath(m_client.options().pathPrefix + m_request.path, QUrl::TolerantMode);
    url.setQuery(m_request.query);
    sendTo(url);
}

QString Exchange::host() const {
    return m_client.options().base.host();
}

QString Exchange::key() const {
    return !m_request.keepAs.isEmpty() ? m_request.keepAs
                                       : m_request.path + u'?' + m_request.query.toString(QUrl::FullyEncoded);
}

void Exchange::sendTo(const QUrl &url) {
    m_url = url;
    m_tokenSeen = m_client.tokens().generation();
    m_sslErrors.clear();
    m_result.body.clear();
    m_bytesAtPace = 0;
    auto request = wireRequest(m_request, url, m_result.requestId, m_client.options(), m_client.tokens().access());
    auto &wire = m_client.wire();
    switch (m_request.method) {
    case Method::Get:
        m_reply = wire.get(request);
        break;
    case Method::Post:
        m_reply = m_request.once ? postOnce(wire, request, m_request.body) : wire.post(request, m_request.body);
        break;
    case Method::Put:
        m_reply = wire.put(request, m_request.body);
        break;
    case Method::Patch:
        m_reply = wire.sendCustomRequest(request, "PATCH", m_request.body);
        break;
    case Method::Delete:
        m_reply = !m_request.body.isEmpty() ? wire.sendCustomRequest(request, "DELETE", m_request.body)
                                            : wire.deleteResource(request);
        break;
    }
    listen();
}

void Exchange::listen() {
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::seeHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::seeEnd);
    if (m_request.sending) {
        connect(m_reply, &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64 total) {
            if (!isOver() && m_context && total > 0) {
                m_request.sending(sent, total);
            }
        });
    }
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
}

// One way out of a reply, because abort() alone would still tell of its end.
void Exchange::silence() {
    m_deadline.stop();
    m_pace.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
}

void Exchange::seeHeaders() {
    std::int64_t bytes = 0;
    for (const auto &[name, value] : m_reply->rawHeaderPairs()) {
        bytes += name.size() + value.size() + 4;
    }
    if (bytes > headerCap) {
        fail(failure(ErrorKind::TooLarge, u"headers_too_large"_s,
                     u"The answer of %1 has more than 64 KiB of headers and was refused."_s.arg(host()))
                 .value());
        return;
    }
    if (!m_pace.isActive()) {
        m_pace.start(m_client.options().slowWindow);
    }
}

void Exchange::takeBytes() {
    const auto room = m_request.cap + 1 - m_result.body.size();
    m_result.body += m_reply->read(room);
    if (m_result.body.size() > m_request.cap) {
        fail(failure(ErrorKind::TooLarge, u"too_large"_s,
                     u"The answer of %1 passes %2 MiB and was refused."_s.arg(host()).arg(m_request.cap >> 20))
                 .value());
    }
}

void Exchange::checkPace() {
    if (m_result.body.size() - m_bytesAtPace < m_client.options().slowWindowBytes) {
        fail(failure(ErrorKind::Timeout, u"too_slow"_s,
                     u"The answer of %1 comes too slowly and was given up."_s.arg(host()))
                 .value());
        return;
    }
    m_bytesAtPace = m_result.body.size();
}

void Exchange::seeEnd() {
    const auto error = m_reply->error();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (error == QNetworkReply::SslHandshakeFailedError) {
        fail(tlsError(m_sslErrors, host()));
        return;
    }
    // Below 200 are errors of the connection and the proxy: also when the headers had come and the body broke.
    const bool broken = error != QNetworkReply::NoError && (status == 0 || error < QNetworkReply::ContentAccessDenied);
    if (broken) {
        fail(transportError(error, m_client.options().base));
        return;
    }
    takeBytes();
    if (isOver()) {
        return;
    }
    if (isGood(status) && error != QNetworkReply::NoError) {
        fail(failure(ErrorKind::Malformed, u"undecodable"_s,
                     u"The answer of %1 cannot be read: its compression or framing is wrong."_s.arg(host()))
                 .value());
        return;
    }
    m_result.status = status;
    judge();
}

bool Exchange::isGood(int status) const {
    return (status >= 200 && status <= 299) || status == 304 || (m_request.redirectIsAnswer && isRedirect(status));
}

void Exchange::judge() {
    m_result.contentType = m_reply->rawHeader("Content-Type");
    m_result.etag = m_reply->rawHeader("ETag");
    m_result.link = m_reply->rawHeader("Link");
    m_result.cookies = m_reply->rawHeader("Set-Cookie").split('\n');
    m_result.serverTime = fromHttpDate(QString::fromLatin1(m_reply->rawHeader("Date")));
    if (m_result.serverTime) {
        Q_EMIT m_client.heardServerTime(*m_result.serverTime);
        if (isOver()) {
            return;
        }
    }
    const int status = m_result.status;
    if (isRedirect(status) && !m_request.redirectIsAnswer) {
        follow(m_url.resolved(QUrl::fromEncoded(m_reply->rawHeader("Location"), QUrl::StrictMode)));
        return;
    }
    if (status == 401 && m_request.credentials == Credentials::Session && !m_renewed) {
        renew();
        return;
    }
    if (!isGood(status)) {
        refuse(m_reply->rawHeader("Retry-After"));
        return;
    }
    const bool hasBody = status != 204 && status != 304 && !isRedirect(status);
    if (hasBody && m_request.expect == Expect::Json && !isJsonType(m_result.contentType)) {
        auto error = notJson(m_result.contentType, host());
        error.httpStatus = status;
        fail(std::move(error));
        return;
    }
    conclude();
}

void Exchange::follow(QUrl target) {
    target.setUserInfo({});
    QString why;
    if (m_request.method != Method::Get) {
        why = u"%1 redirects an order to another address; orders are never sent on. Check the address."_s.arg(host());
    } else if (!sameOrigin(target, m_client.options().base)) {
        why = u"%1 redirects to another server (%2); that is never followed. Check the address."_s.arg(
            host(), target.port() < 0 ? target.host() : u"%1:%2"_s.arg(target.host()).arg(target.port()));
    } else if (m_redirects >= redirectCap) {
        why = u"%1 redirects in a circle."_s.arg(host());
    }
    if (!why.isEmpty()) {
        auto error = failure(ErrorKind::Malformed, u"redirect_refused"_s, why).value();
        error.httpStatus = m_result.status;
        fail(std::move(error));
        return;
    }
    ++m_redirects;
    m_pace.stop();
    m_reply->disconnect(this);
    m_reply->deleteLater();
    sendTo(target);
}

void Exchange::renew() {
    m_renewed = true;
    m_pace.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    m_client.tokens().renew(m_tokenSeen, this, [this](const Done &done) {
        if (isOver()) {
            return;
        }
        if (done) {
            proceed();
            return;
        }
        fail(done.error());
    });
}

void Exchange::conclude() {
    read(m_ending->work(m_result), [this] { finish(); });
}

// What the back-end says of its refusal may be as long as any answer: a report of a whole file, a new plan.
void Exchange::refuse(const QByteArray &retryAfter) {
    struct Refusal {
        Error error;
        bool isAnswer = false;
    };
    auto refusal = std::make_shared<Refusal>();
    const auto work = [refusal, reply = m_result, retryAfter, host = host(), taking = m_ending->taking(),
                       own = m_client.options().readRefusal] {
        const FailedAnswer answer{reply.status, reply.contentType, retryAfter, reply.body};
        auto said = own ? own(answer) : std::nullopt;
        refusal->error = said ? std::move(*said) : statusError(answer, host);
        refusal->error.httpStatus = reply.status;
        refusal->isAnswer = taking(refusal->error);
    };
    read(work, [this, refusal] {
        if (refusal->isAnswer) {
            finish();
        } else {
            fail(refusal->error);
        }
    });
}

// Reads the body, a large one on another thread, and goes on with then on this one.
void Exchange::read(const std::function<void()> &work, std::function<void()> then) {
    silence();
    if (m_result.body.size() <= inlineDecode) {
        work();
        then();
        return;
    }
    m_then = std::move(then);
    QPromise<void> promise;
    m_work.setFuture(promise.future());
    QThreadPool::globalInstance()->start([work, done = std::make_shared<QPromise<void>>(std::move(promise))] {
        done->start();
        work();
        done->finish();
    });
}

void Exchange::fail(Error error) {
    if (isOver()) {
        return;
    }
    silence();
    if (error.requestId.isEmpty()) {
        error.requestId = m_result.requestId;
    }
    if (mayRecall(error)) {
        recall(error);
    } else {
        give(error);
    }
}

bool Exchange::mayRecall(const Error &error) const {
    return m_request.keep && !m_seen && m_client.m_memory.recall && couldNotBeAsked(error.kind);
}

void Exchange::recall(const Error &error) {
    m_client.m_memory.recall(key(), this, [this, error](std::optional<HttpReply> seen) {
        if (isOver()) {
            return;
        }
        if (!seen) {
            give(error);
            return;
        }
        m_seen = LastSeen{seen->serverTime.value_or(Instant{}), error};
        m_result.body = std::move(seen->body);
        m_result.etag = seen->etag;
        m_result.serverTime = seen->serverTime;
        m_result.status = 200;
        conclude();
    });
}

void Exchange::give(const Error &error) {
    m_ending->fail(error);
    finish();
}

void Exchange::finish() {
    if (isOver()) {
        return;
    }
    const bool isGood = m_ending->isGood();
    if (m_seen && !isGood) {
        m_ending->fail(m_seen->why); // an older program kept it: as good as nothing
        m_seen.reset();
    } else if (isGood && !m_seen && m_request.keep && m_result.status == 200 && m_client.m_memory.remember) {
        m_client.m_memory.remember(key(), m_result);
    }
    const auto ending = std::exchange(m_ending, nullptr);
    deleteLater();
    if (m_context) {
        ending->deliver(m_result);
    }
}

} // namespace farol::net
