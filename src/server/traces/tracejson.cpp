// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/traces/traces.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

QString text(const std::string &value) {
    return QString::fromStdString(value);
}

QString kindOf(SpanKind kind) {
    switch (kind) {
    case SpanKind::Internal:
        return u"internal"_s;
    case SpanKind::Server:
        return u"server"_s;
    case SpanKind::Client:
        return u"client"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject jaegerTag(const QString &key, const QString &value) {
    return {{u"key"_s, key}, {u"type"_s, u"string"_s}, {u"value"_s, value}};
}

QJsonObject jaegerSpan(const Span &span, const QString &process) {
    QJsonArray tags{jaegerTag(u"span.kind"_s, kindOf(span.kind))};
    for (const auto &[key, value] : span.tags) {
        tags.append(jaegerTag(text(key), text(value)));
    }
    if (span.failed) {
        tags.append(QJsonObject{{u"key"_s, u"error"_s}, {u"type"_s, u"bool"_s}, {u"value"_s, true}});
    }
    QJsonArray references;
    if (!span.parentId.empty()) {
        references.append(QJsonObject{
            {u"refType"_s, u"CHILD_OF"_s}, {u"traceID"_s, text(span.traceId)}, {u"spanID"_s, text(span.parentId)}});
    }
    return {{u"traceID"_s, text(span.traceId)},
            {u"spanID"_s, text(span.spanId)},
            {u"operationName"_s, text(span.name)},
            {u"references"_s, references},
            {u"startTime"_s, qint64(span.startedAt)},
            {u"duration"_s, qint64(span.tookMicros)},
            {u"tags"_s, tags},
            {u"logs"_s, QJsonArray()},
            {u"processID"_s, process},
            {u"warnings"_s, QJsonValue()}};
}

QJsonObject jaegerTrace(const std::vector<Span> &spans) {
    QHash<QString, QString> ids;
    QJsonObject processes;
    QJsonArray list;
    for (const Span &span : spans) {
        const QString name = text(span.process);
        if (!ids.contains(name)) {
            ids.insert(name, u"p%1"_s.arg(ids.size() + 1));
            processes.insert(ids[name], QJsonObject{{u"serviceName"_s, u"farold"_s},
                                                    {u"tags"_s, QJsonArray{jaegerTag(u"farol.process"_s, name)}}});
        }
        list.append(jaegerSpan(span, ids[name]));
    }
    return {{u"traceID"_s, text(spans.front().traceId)},
            {u"spans"_s, list},
            {u"processes"_s, processes},
            {u"warnings"_s, QJsonValue()}};
}

QJsonObject attribute(const QString &key, const QString &value) {
    return {{u"key"_s, key}, {u"value"_s, QJsonObject{{u"stringValue"_s, value}}}};
}

QJsonObject otlpSpan(const Span &span) {
    QJsonArray attributes{attribute(u"farol.process"_s, text(span.process))};
    for (const auto &[key, value] : span.tags) {
        attributes.append(attribute(text(key), text(value)));
    }
    const auto nanos = [](std::int64_t micros) { return QString::number(micros) + u"000"_s; };
    QJsonObject object{{u"traceId"_s, text(span.traceId)},
                       {u"spanId"_s, text(span.spanId)},
                       {u"name"_s, text(span.name)},
                       {u"kind"_s, static_cast<int>(span.kind)},
                       {u"startTimeUnixNano"_s, nanos(span.startedAt)},
                       {u"endTimeUnixNano"_s, nanos(span.startedAt + span.tookMicros)},
                       {u"attributes"_s, attributes},
                       {u"status"_s, span.failed ? QJsonObject{{u"code"_s, 2}} : QJsonObject()}};
    if (!span.parentId.empty()) {
        object.insert(u"parentSpanId"_s, text(span.parentId));
    }
    return object;
}

} // namespace

QByteArray jaegerJson(const std::vector<std::vector<Span>> &traces) {
    QJsonArray data;
    for (const auto &spans : traces) {
        if (!spans.empty()) {
            data.append(jaegerTrace(spans));
        }
    }
    const QJsonObject whole{
        {u"data"_s, data}, {u"total"_s, data.size()}, {u"limit"_s, 0}, {u"offset"_s, 0}, {u"errors"_s, QJsonValue()}};
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

QByteArray otlpJson(const std::vector<Span> &spans) {
    QJsonArray list;
    for (const Span &span : spans) {
        list.append(otlpSpan(span));
    }
    const QJsonObject resource{
        {u"attributes"_s, QJsonArray{attribute(u"service.name"_s, u"farold"_s),
                                     attribute(u"service.version"_s, QStringLiteral(FAROL_VERSION))}}};
    const QJsonObject scope{
        {u"scope"_s, QJsonObject{{u"name"_s, u"farold"_s}, {u"version"_s, QStringLiteral(FAROL_VERSION)}}},
        {u"spans"_s, list}};
    const QJsonObject one{{u"resource"_s, resource}, {u"scopeSpans"_s, QJsonArray{scope}}};
    return QJsonDocument(QJsonObject{{u"resourceSpans"_s, QJsonArray{one}}}).toJson(QJsonDocument::Compact);
}

} // namespace farol::server
