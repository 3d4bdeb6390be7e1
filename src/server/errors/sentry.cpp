// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/errors/sentry.h"

#include "core/log/log.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUuid>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;

namespace {

constexpr std::size_t mostWaiting = 64;
constexpr auto usualRest = 60s;
constexpr auto longestRest = 3600s;

QString clean(const std::string &text) {
    return QString::fromStdString(log::redact(text));
}

bool isThisMachine(const QString &host) {
    boost::system::error_code none;
    const auto address = boost::asio::ip::make_address(host.toStdString(), none);
    return none ? host == u"localhost" : address.is_loopback();
}

std::chrono::seconds secondsOf(std::string_view text) {
    bool ok = false;
    const int seconds = QByteArray(text.data(), static_cast<qsizetype>(text.size())).trimmed().toInt(&ok);
    return ok && seconds >= 0 ? std::min(std::chrono::seconds(seconds), longestRest) : std::chrono::seconds(usualRest);
}

} // namespace

Result<SentryPlace> sentryPlace(const Secret &dsn) {
    const auto wrong = [](const char *what) {
        return failure(ErrorKind::Rejected, u"sentry_dsn"_s, QString::fromLatin1(what));
    };
    const QUrl url(QString::fromUtf8(dsn.reveal()).trimmed(), QUrl::StrictMode);
    const bool tls = url.scheme() == u"https";
    const auto parts = url.path().split(u'/', Qt::SkipEmptyParts);
    if (!url.isValid() || (!tls && url.scheme() != u"http") || url.host().isEmpty() || url.userName().isEmpty() ||
        parts.isEmpty()) {
        return wrong("expected https://<key>@<host>/<project>");
    }
    if (!tls && !isThisMachine(url.host())) {
        return wrong("the key travels in the clear over http: use https, or a host of this machine");
    }
    SentryPlace place;
    place.tls = tls;
    place.host = url.host().toStdString();
    place.port = static_cast<quint16>(url.port(tls ? 443 : 80));
    place.authority = url.port() < 0 ? place.host : place.host + ':' + std::to_string(place.port);
    const auto before = parts.sliced(0, parts.size() - 1).join(u'/');
    const QString api = u"/api/%1/envelope/"_s.arg(parts.back());
    place.path = (before.isEmpty() ? api : u'/' + before + api).toStdString();
    place.key = url.userName().toStdString();
    return place;
}

std::string sentryEnvelope(const InnerFault &fault, const std::string &id, const std::string &eventId,
                           const std::string &environment, Instant now) {
    QJsonObject tags{{u"code"_s, clean(fault.code)}, {u"place"_s, clean(fault.place)}};
    if (!fault.requestId.empty()) {
        tags.insert(u"request_id"_s, clean(fault.requestId));
    }
    if (!fault.route.empty()) {
        tags.insert(u"route"_s, clean(fault.route));
    }
    const QJsonObject exception{{u"type"_s, clean(fault.code)}, {u"value"_s, clean(fault.message)}};
    const QJsonObject event{
        {u"event_id"_s, QString::fromStdString(eventId)},
        {u"timestamp"_s, toRfc3339(fault.at)},
        {u"platform"_s, u"native"_s},
        {u"level"_s, fault.isError ? u"error"_s : u"warning"_s},
        {u"logger"_s, u"farold"_s},
        {u"release"_s, u"farold@" FAROL_VERSION ""_s},
        {u"environment"_s, clean(environment)},
        {u"transaction"_s, clean(fault.route)},
        {u"fingerprint"_s, QJsonArray{QString::fromStdString(id)}},
        {u"tags"_s, tags},
        {u"exception"_s, QJsonObject{{u"values"_s, QJsonArray{exception}}}},
    };
    const auto compact = [](const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); };
    const QByteArray body = compact(event);
    const QJsonObject head{{u"event_id"_s, QString::fromStdString(eventId)}, {u"sent_at"_s, toRfc3339(now)}};
    const QJsonObject item{
        {u"type"_s, u"event"_s}, {u"content_type"_s, u"application/json"_s}, {u"length"_s, qint64(body.size())}};
    return (compact(head) + '\n' + compact(item) + '\n' + body + '\n').toStdString();
}

// "60:error;default:organization, 2700::key": empty categories mean all of them.
std::chrono::seconds sentryRest(int status, std::string_view retryAfter, std::string_view rateLimits) {
    std::chrono::seconds rest{0};
    const auto text = QString::fromUtf8(rateLimits.data(), static_cast<qsizetype>(rateLimits.size()));
    const auto limits = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &limit : limits) {
        const auto parts = limit.trimmed().split(u':');
        const auto categories = parts.value(1).split(u';', Qt::SkipEmptyParts);
        if (categories.isEmpty() || categories.contains(u"error"_s)) {
            rest = std::max(rest, secondsOf(parts.value(0).toStdString()));
        }
    }
    if (rest == 0s && (status == 429 || (!retryAfter.empty() && status >= 400))) {
        rest = secondsOf(retryAfter);
    }
    return rest;
}

SentryPipe::SentryPipe(SentryPlace place, std::string environment, const Clock &clock, Metrics &metrics)
    : m_place(std::move(place))
    , m_environment(std::move(environment))
    , m_clock(clock)
    , m_metrics(metrics) {}

SentryPipe::~SentryPipe() {
    m_client.stop();
}

Done SentryPipe::start(const WebClient::Options &options) {
    return m_client.start(options);
}

void SentryPipe::drop(const char *reason) {
    m_metrics.counter("farold_sentry_dropped_total", "Events that did not reach Sentry.", {{"reason", reason}}).add();
}

void SentryPipe::send(const InnerFault &fault, const std::string &id) {
    const auto eventId = QUuid::createUuid().toString(QUuid::Id128).toStdString();
    auto envelope = sentryEnvelope(fault, id, eventId, m_environment, m_clock.now());
    {
        const std::lock_guard lock(m_mutex);
        if (Steady::now() < m_restsUntil) {
            drop("rate_limited");
            return;
        }
        if (m_waiting.size() >= mostWaiting) {
            drop("queue_full");
            return;
        }
        m_waiting.push_back(std::move(envelope));
    }
    next();
}

void SentryPipe::next() {
    WebOrder order;
    {
        const std::lock_guard lock(m_mutex);
        if (m_flies || m_waiting.empty()) {
            return;
        }
        m_flies = true;
        order.body = std::move(m_waiting.front());
        m_waiting.pop_front();
    }
    order.tls = m_place.tls;
    order.host = m_place.host;
    order.port = m_place.port;
    order.authority = m_place.authority;
    order.path = m_place.path;
    order.headers = {{"Content-Type", "application/x-sentry-envelope"},
                     {"X-Sentry-Auth",
                      "Sentry sentry_version=7, sentry_client=farold/" FAROL_VERSION ", sentry_key=" + m_place.key}};
    order.mayConnect = [tls = m_place.tls](const boost::asio::ip::address &address) -> Done {
        return tls || address.is_loopback()
                   ? Done()
                   : failure(ErrorKind::Rejected, u"sentry_dsn"_s, u"plain http stays on this machine"_s);
    };
    m_client.post(std::move(order), [this](const WebAnswer &answer) { answered(answer); });
}

void SentryPipe::answered(const WebAnswer &answer) {
    if (answer.status / 100 == 2) {
        m_metrics.counter("farold_sentry_sent_total", "Events that Sentry took.").add();
    } else {
        drop(answer.status == 429 ? "rate_limited" : "refused");
    }
    const auto rest = sentryRest(answer.status, answer.retryAfter, answer.rateLimits);
    {
        const std::lock_guard lock(m_mutex);
        m_flies = false;
        if (rest > 0s) {
            m_restsUntil = Steady::now() + rest;
            for (; !m_waiting.empty(); m_waiting.pop_front()) {
                drop("rate_limited");
            }
        }
    }
    next();
}

} // namespace farol::server
