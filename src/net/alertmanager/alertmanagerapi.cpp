// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/alertmanager/alertmanagerapi.h"

#include "net/alertmanager/notalertmanager.h"
#include "net/http/peeroptions.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString encoded(const QString &text) {
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

HttpRequest requestOf(Method method, const QString &path) {
    HttpRequest request;
    request.method = method;
    request.path = u"/api/v2/"_s + path;
    request.credentials = Credentials::None;
    request.expect = Expect::Anything; // what is not JSON is told in other words than farold's
    request.timeout = 30s;
    request.cap = exportCap;
    return request;
}

HttpRequest postOf(const QString &path, const QJsonDocument &body) {
    auto request = requestOf(Method::Post, path);
    request.contentType = "application/json";
    request.body = body.toJson(QJsonDocument::Compact);
    return request;
}

void putMatchers(QUrlQuery &query, const QList<Matcher> &matchers) {
    for (const auto &one : matchers) {
        query.addQueryItem(u"filter"_s, encoded(textOf(one)));
    }
}

// Only what is not the server's own default: it takes any other word than true for false.
QUrlQuery queryOf(const AlertmanagerApi::Wanted &wanted) {
    QUrlQuery query;
    putMatchers(query, wanted.matchers);
    for (const auto &[name, value] : {std::pair{u"active"_s, wanted.active},
                                      {u"silenced"_s, wanted.silenced},
                                      {u"inhibited"_s, wanted.inhibited},
                                      {u"unprocessed"_s, wanted.unprocessed}}) {
        if (!value) {
            query.addQueryItem(name, u"false"_s);
        }
    }
    if (!wanted.receiver.isEmpty()) {
        query.addQueryItem(u"receiver"_s, encoded(wanted.receiver));
    }
    return query;
}

template<typename T>
Decode<T> whenJson(Result<T> (*read)(QByteArrayView)) {
    return [read](const HttpReply &reply) -> Result<T> {
        return isJsonType(reply.contentType)
                   ? read(reply.body)
                   : noAlertmanager(u"the answer is %1"_s.arg(QString::fromLatin1(reply.contentType.left(80))));
    };
}

// The answers of what writes: empty, but none of a page in between.
Result<bool> readNothing(const HttpReply &reply) {
    return reply.body.trimmed().isEmpty() || isJsonType(reply.contentType)
               ? Result<bool>(true)
               : noAlertmanager(u"the answer is %1"_s.arg(QString::fromLatin1(reply.contentType.left(80))));
}

// For calls without an id: an empty 404, which says elsewhere that there is no such silence, is then no Alertmanager's.
template<typename T>
AlertmanagerApi::Answer<T> withoutId(AlertmanagerApi::Answer<T> answer) {
    return [answer = std::move(answer)](Result<T> result) {
        if (!result && result.error().kind == ErrorKind::NotFound) {
            const int status = result.error().httpStatus;
            result = noAlertmanager(u"the path of its API is unknown there"_s);
            result.error().httpStatus = status;
        }
        answer(std::move(result));
    };
}

Call refuseLater(HttpClient &client, QObject *context, std::function<void(const Error &)> tell, const Error &error) {
    QMetaObject::invokeMethod(
        &client,
        [context = QPointer<QObject>(context), tell = std::move(tell), error] {
            if (context) {
                tell(error);
            }
        },
        Qt::QueuedConnection);
    return {};
}

QJsonObject jsonOf(const QString &id, const SilenceOrder &order) {
    QJsonArray matchers;
    for (const auto &one : order.matchers) {
        matchers.append(QJsonObject{
            {u"name"_s, one.name}, {u"value"_s, one.value}, {u"isRegex"_s, one.isRegex}, {u"isEqual"_s, one.isEqual}});
    }
    QJsonObject json{{u"matchers"_s, matchers},
                     {u"startsAt"_s, toRfc3339(order.startsAt)},
                     {u"endsAt"_s, toRfc3339(order.endsAt)},
                     {u"createdBy"_s, order.createdBy},
                     {u"comment"_s, order.comment}};
    if (!id.isEmpty()) {
        json.insert(u"id"_s, id);
    }
    return json;
}

QJsonObject jsonOf(const Labels &labels) {
    QJsonObject json;
    for (auto label = labels.begin(); label != labels.end(); ++label) {
        json.insert(label.key(), label.value());
    }
    return json;
}

QJsonObject jsonOf(const AlertmanagerApi::NewAlert &alert) {
    QJsonObject json{{u"labels"_s, jsonOf(alert.labels)}, {u"annotations"_s, jsonOf(alert.annotations)}};
    if (alert.startsAt) {
        json.insert(u"startsAt"_s, toRfc3339(*alert.startsAt));
    }
    if (alert.endsAt) {
        json.insert(u"endsAt"_s, toRfc3339(*alert.endsAt));
    }
    if (!alert.generatorUrl.isEmpty()) {
        json.insert(u"generatorURL"_s, alert.generatorUrl);
    }
    return json;
}

// Why a server refuses it, as far as it can be told; empty: nothing is known to be wrong.
QString whyNot(const AlertmanagerApi::NewAlert &alert) {
    bool any = false;
    for (auto label = alert.labels.begin(); label != alert.labels.end(); ++label) {
        any = any || !label.value().isEmpty();
        if (!isLabelName(label.key())) {
            return u"\"%1\" is no name of a label"_s.arg(label.key());
        }
    }
    for (auto note = alert.annotations.begin(); note != alert.annotations.end(); ++note) {
        if (!isLabelName(note.key())) {
            return u"\"%1\" is no name of an annotation"_s.arg(note.key());
        }
    }
    if (!any) {
        return u"it has no label with a value"_s;
    }
    return alert.startsAt && alert.endsAt && *alert.endsAt < *alert.startsAt ? u"it ends before it begins"_s
                                                                             : QString();
}

Error partly(const Error &said, const QList<AlertmanagerApi::NewAlert> &alerts) {
    Error error = said;
    error.code = u"alerts_partly"_s;
    error.detail = u"The Alertmanager refused some of these alerts and may have stored the others: "_s + said.detail;
    for (qsizetype i = 0; i < alerts.size(); ++i) {
        if (const QString why = whyNot(alerts.at(i)); !why.isEmpty()) {
            error.fields.append({static_cast<int>(i + 1), u"alert"_s, u"alert_refused"_s, why});
        }
    }
    return error;
}

} // namespace

Call AlertmanagerApi::alerts(const Wanted &wanted, QObject *context, Answer<Readable<Alert>> answer) {
    auto request = requestOf(Method::Get, u"alerts"_s);
    request.query = queryOf(wanted);
    return m_client.ask<Readable<Alert>>(request, context, whenJson(alertsIn), withoutId(std::move(answer)));
}

Call AlertmanagerApi::groups(const Wanted &wanted, QObject *context, Answer<Readable<AlertGroup>> answer) {
    auto request = requestOf(Method::Get, u"alerts/groups"_s);
    Wanted grouped = wanted;
    grouped.unprocessed = true;
    request.query = queryOf(grouped);
    return m_client.ask<Readable<AlertGroup>>(request, context, whenJson(alertGroupsIn), withoutId(std::move(answer)));
}

Call AlertmanagerApi::receivers(QObject *context, Answer<QStringList> answer) {
    return m_client.ask<QStringList>(requestOf(Method::Get, u"receivers"_s), context, whenJson(receiversIn),
                                     withoutId(std::move(answer)));
}

Call AlertmanagerApi::status(QObject *context, Answer<AlertmanagerStatus> answer) {
    return m_client.ask<AlertmanagerStatus>(requestOf(Method::Get, u"status"_s), context,
                                            whenJson(alertmanagerStatusIn), withoutId(std::move(answer)));
}

Call AlertmanagerApi::silences(const QList<Matcher> &matchers, QObject *context, Answer<Readable<Silence>> answer) {
    auto request = requestOf(Method::Get, u"silences"_s);
    putMatchers(request.query, matchers);
    return m_client.ask<Readable<Silence>>(request, context, whenJson(silencesIn), withoutId(std::move(answer)));
}

Call AlertmanagerApi::silence(const QString &id, QObject *context, Answer<Silence> answer) {
    return m_client.ask<Silence>(requestOf(Method::Get, u"silence/"_s + encoded(id)), context, whenJson(silenceIn),
                                 std::move(answer));
}

Call AlertmanagerApi::create(const SilenceOrder &order, QObject *context, Answer<QString> answer) {
    if (const auto good = checkSilence(order, Instant()); !good) {
        return refuseLater(
            m_client, context, [answer](const Error &error) { answer(tl::unexpected(error)); }, good.error());
    }
    auto request = postOf(u"silences"_s, QJsonDocument(jsonOf({}, order)));
    request.once = true; // a second one would be another silence
    return m_client.ask<QString>(request, context, whenJson(silenceIdIn), std::move(answer));
}

Call AlertmanagerApi::edit(const Silence &read, const SilenceEdit &edit, QObject *context, Answer<Edited> answer) {
    const SilenceOrder order{read.matchers, read.startsAt, edit.endsAt, edit.createdBy, edit.comment};
    if (const auto good = checkSilence(order, Instant()); !good) {
        return refuseLater(
            m_client, context, [answer](const Error &error) { answer(tl::unexpected(error)); }, good.error());
    }
    auto request = postOf(u"silences"_s, QJsonDocument(jsonOf(read.id, order)));
    request.once = true;
    return m_client.ask<QString>(request, context, whenJson(silenceIdIn),
                                 [answer = std::move(answer), before = read.id](const Result<QString> &id) {
                                     answer(id ? Result<Edited>({*id, *id == before}) : tl::unexpected(id.error()));
                                 });
}

Call AlertmanagerApi::expire(const QString &id, QObject *context, Answer<void> answer) {
    return m_client.ask<bool>(requestOf(Method::Delete, u"silence/"_s + encoded(id)), context, readNothing,
                              [answer = std::move(answer)](const Result<bool> &done) {
                                  answer(done ? Done() : tl::unexpected(done.error()));
                              });
}

Call AlertmanagerApi::post(const QList<NewAlert> &alerts, QObject *context, Answer<void> answer) {
    QJsonArray all;
    for (const auto &one : alerts) {
        all.append(jsonOf(one));
    }
    return m_client.ask<bool>(
        postOf(u"alerts"_s, QJsonDocument(all)), context, readNothing,
        [answer = std::move(answer), alerts](const Result<bool> &done) {
            const bool some = !done && done.error().httpStatus == 400 && done.error().code == u"alertmanager_refused"_s;
            answer(done ? Done() : some ? tl::unexpected(partly(done.error(), alerts)) : tl::unexpected(done.error()));
        });
}

HttpOptions alertmanagerOptions(const QUrl &address, TlsPolicy tls, QList<std::pair<QByteArray, Secret>> headers) {
    return peerOptions(address, std::move(tls), std::move(headers), alertmanagerRefusal);
}

void askWhetherAlertmanager(HttpClient &client, QObject *context, std::function<void(Result<QString>)> answer) {
    AlertmanagerApi(client).status(context, [answer = std::move(answer)](const Result<AlertmanagerStatus> &status) {
        const bool isOther = !status && status.error().code == u"alertmanager_answer"_s;
        answer(status    ? Result<QString>(u"Alertmanager "_s + status->version)
               : isOther ? Result<QString>(noAlertmanager(u"it does not say its version"_s))
                         : tl::unexpected(status.error()));
    });
}

} // namespace farol::net
