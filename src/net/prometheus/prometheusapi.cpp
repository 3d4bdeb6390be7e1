// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/prometheus/prometheusapi.h"

#include "net/http/peeroptions.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype longestAddress = 2'000; // proxies take some thousand characters; a longer query is posted

QString encoded(const QString &text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString seconds(Instant at) {
    return QString::number(static_cast<double>(at.time_since_epoch().count()) / 1000, 'f', 3);
}

enum class Form { WhenLong, Never }; // never: a path that is only read by GET

HttpRequest requestOf(const QString &path, const QList<std::pair<QString, QString>> &parameters,
                      Form posted = Form::WhenLong) {
    HttpRequest request;
    request.path = path;
    request.credentials = Credentials::None;
    request.expect = Expect::Anything; // what is not JSON is told in other words than farold's
    request.timeout = 30s;
    request.cap = exportCap;
    QUrlQuery query;
    for (const auto &[name, value] : parameters) {
        query.addQueryItem(encoded(name), encoded(value));
    }
    const QByteArray form = query.toString(QUrl::FullyEncoded).toLatin1();
    if (form.size() > longestAddress && posted == Form::WhenLong) {
        request.method = Method::Post;
        request.contentType = "application/x-www-form-urlencoded";
        request.body = form;
    } else {
        request.query = query;
    }
    return request;
}

tl::unexpected<Error> noPrometheus(const QString &why) {
    return failure(
        ErrorKind::Malformed, u"not_prometheus"_s,
        u"There is no Prometheus at this address: %1. Check it, with the path in front of the API."_s.arg(why));
}

Done isJson(const HttpReply &reply) {
    return isJsonType(reply.contentType)
               ? Done()
               : noPrometheus(u"the answer is %1"_s.arg(QString::fromLatin1(reply.contentType.left(80))));
}

template<typename T>
Decode<T> whenJson(Result<T> (*read)(QByteArrayView)) {
    return [read](const HttpReply &reply) -> Result<T> {
        const auto json = isJson(reply);
        return json ? read(reply.body) : tl::unexpected(json.error());
    };
}

using Parameters = QList<std::pair<QString, QString>>;

Parameters parametersOf(const PrometheusApi::Sight &sight) {
    Parameters all;
    for (const QString &selector : sight.match) {
        all.append({u"match[]"_s, selector});
    }
    if (sight.from) {
        all.append({u"start"_s, seconds(*sight.from)});
    }
    if (sight.to) {
        all.append({u"end"_s, seconds(*sight.to)});
    }
    return all;
}

Result<PrometheusApi::Build> readBuild(const HttpReply &reply) {
    const auto json = isJson(reply);
    const auto data = QJsonDocument::fromJson(reply.body).object().value(u"data"_s).toObject();
    const QString version = data.value(u"version"_s).toString();
    if (!json || version.isEmpty()) {
        return json ? noPrometheus(u"it does not say its version"_s) : tl::unexpected(json.error());
    }
    return PrometheusApi::Build{version, data.value(u"revision"_s).toString()};
}

} // namespace

Call PrometheusApi::query(const QString &promql, std::optional<Instant> at, QObject *context,
                          std::function<void(Result<QueryResult>)> answer) {
    QList<std::pair<QString, QString>> parameters{{u"query"_s, promql}};
    if (at) {
        parameters.append({u"time"_s, seconds(*at)});
    }
    return m_client.ask<QueryResult>(requestOf(u"/api/v1/query"_s, parameters), context, whenJson(queryResult),
                                     std::move(answer));
}

Call PrometheusApi::queryRange(const QString &promql, const Range &range, QObject *context,
                               std::function<void(Result<QueryResult>)> answer) {
    const std::int64_t step = std::max<std::int64_t>(range.step.count(), 1);
    const std::int64_t steps = (range.to - range.from).count() / step;
    const auto request = requestOf(u"/api/v1/query_range"_s, {{u"query"_s, promql},
                                                              {u"start"_s, seconds(range.from)},
                                                              {u"end"_s, seconds(range.to)},
                                                              {u"step"_s, seconds(Instant(range.step))}});
    if (steps > mostSteps) { // told later: never inside the call
        const auto tell = [context = QPointer<QObject>(context), answer = std::move(answer), steps] {
            if (context) {
                answer(failure(ErrorKind::Rejected, u"too_many_steps"_s,
                               u"%1 steps are more than the %2 that Prometheus computes: take a longer step or a "
                               "shorter time"_s.arg(steps)
                                   .arg(mostSteps)));
            }
        };
        QMetaObject::invokeMethod(&m_client, tell, Qt::QueuedConnection);
        return {};
    }
    return m_client.ask<QueryResult>(request, context, whenJson(queryResult), std::move(answer));
}

Call PrometheusApi::alerts(QObject *context, std::function<void(Result<QList<PromAlert>>)> answer) {
    return m_client.ask<QList<PromAlert>>(requestOf(u"/api/v1/alerts"_s, {}), context, whenJson(promAlerts),
                                          std::move(answer));
}

Call PrometheusApi::rules(QObject *context, std::function<void(Result<QList<PromRuleGroup>>)> answer) {
    return m_client.ask<QList<PromRuleGroup>>(requestOf(u"/api/v1/rules"_s, {}), context, whenJson(promRules),
                                              std::move(answer));
}

Call PrometheusApi::targets(QObject *context, std::function<void(Result<QList<PromTarget>>)> answer) {
    return m_client.ask<QList<PromTarget>>(requestOf(u"/api/v1/targets"_s, {{u"state"_s, u"active"_s}}), context,
                                           whenJson(promTargets), std::move(answer));
}

Call PrometheusApi::labels(const Sight &sight, QObject *context, std::function<void(Result<QStringList>)> answer) {
    return m_client.ask<QStringList>(requestOf(u"/api/v1/labels"_s, parametersOf(sight)), context, whenJson(promNames),
                                     std::move(answer));
}

Call PrometheusApi::labelValues(const QString &label, const Sight &sight, QObject *context,
                                std::function<void(Result<QStringList>)> answer) {
    const auto request = requestOf(u"/api/v1/label/%1/values"_s.arg(encoded(label)), parametersOf(sight), Form::Never);
    return m_client.ask<QStringList>(request, context, whenJson(promNames), std::move(answer));
}

Call PrometheusApi::series(const Sight &sight, QObject *context,
                           std::function<void(Result<QList<PromLabels>>)> answer) {
    return m_client.ask<QList<PromLabels>>(requestOf(u"/api/v1/series"_s, parametersOf(sight)), context,
                                           whenJson(promSeries), std::move(answer));
}

Call PrometheusApi::metadata(const QString &metric, QObject *context,
                             std::function<void(Result<QList<PromMetadata>>)> answer) {
    const auto of = metric.isEmpty() ? Parameters() : Parameters{{u"metric"_s, metric}};
    return m_client.ask<QList<PromMetadata>>(requestOf(u"/api/v1/metadata"_s, of), context, whenJson(promMetadata),
                                             std::move(answer));
}

Call PrometheusApi::exemplars(const QString &promql, Instant from, Instant to, QObject *context,
                              std::function<void(Result<QList<PromExemplars>>)> answer) {
    const auto request = requestOf(u"/api/v1/query_exemplars"_s,
                                   {{u"query"_s, promql}, {u"start"_s, seconds(from)}, {u"end"_s, seconds(to)}});
    return m_client.ask<QList<PromExemplars>>(request, context, whenJson(promExemplars), std::move(answer));
}

Call PrometheusApi::build(QObject *context, std::function<void(Result<Build>)> answer) {
    return m_client.ask<Build>(requestOf(u"/api/v1/status/buildinfo"_s, {}), context, readBuild, std::move(answer));
}

HttpOptions prometheusOptions(const QUrl &address, TlsPolicy tls, QList<std::pair<QByteArray, Secret>> headers) {
    return peerOptions(address, std::move(tls), std::move(headers), prometheusRefusal);
}

void askWhetherPrometheus(HttpClient &client, QObject *context, std::function<void(Result<QString>)> answer) {
    PrometheusApi(client).build(context, [answer = std::move(answer)](const Result<PrometheusApi::Build> &build) {
        answer(build ? Result<QString>(u"Prometheus "_s + build->version) : tl::unexpected(build.error()));
    });
}

std::optional<Error> prometheusRefusal(const FailedAnswer &answer) {
    const auto object =
        isJsonType(answer.contentType) ? QJsonDocument::fromJson(answer.body.toByteArray()).object() : QJsonObject();
    const QString type = object.value(u"errorType"_s).toString();
    const QString said = object.value(u"error"_s).toString();
    const auto told = [&](ErrorKind kind, const QString &code, const QString &detail) {
        return std::optional(failure(kind, code, detail).value());
    };
    if (!type.isEmpty() && !said.isEmpty()) {
        const auto kind = answer.status >= 500 ? ErrorKind::Server : ErrorKind::Rejected;
        return told(kind, type, said);
    }
    switch (answer.status) {
    case 401:
        return told(ErrorKind::Unauthorized, u"source_unauthorized"_s,
                    u"The server asks who you are, and what was sent is not enough."_s);
    case 403:
        return told(ErrorKind::Forbidden, u"source_forbidden"_s, u"The server does not let this account read it."_s);
    case 404:
    case 405:
        return noPrometheus(u"the path of its API is unknown there"_s).value();
    case 429:
        return std::nullopt;
    default:
        return object.isEmpty() && answer.status < 500
                   ? std::optional(noPrometheus(u"it answers with status %1"_s.arg(answer.status)).value())
                   : std::nullopt;
    }
}

} // namespace farol::net
