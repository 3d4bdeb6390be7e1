// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/openapischema.h"
#include "server/http/requesthead.h"

#include <QSet>
#include <yaml-cpp/yaml.h>

// The OpenAPI file beside what the program does.
namespace farol::kit {

inline YAML::Node openApi() {
    return YAML::LoadFile(FAROL_SOURCE_DIR "/resources/api/farold-v1.yaml");
}

inline QString nameOf(const server::Route &route) {
    return QString::fromLatin1(server::wireName(route.method)) + u' ' + route.pattern;
}

inline QStringList sorted(const QSet<QString> &set) {
    QStringList list(set.begin(), set.end());
    list.sort();
    return list;
}

// "GET /path" of every operation of the file.
inline QSet<QString> operationsOf(const YAML::Node &file) {
    QSet<QString> names;
    for (const auto &path : file["paths"]) {
        for (const auto &method : path.second) {
            names.insert(QString::fromStdString(method.first.Scalar()).toUpper() + u' ' +
                         QString::fromStdString(path.first.Scalar()));
        }
    }
    return names;
}

inline QSet<QString> routesOf(const server::Router &router) {
    QSet<QString> names;
    for (const server::Route &route : router.routes()) {
        names.insert(nameOf(route));
    }
    return names;
}

// The guard: routes that the file does not describe.
inline QStringList missingInFile(const server::Router &router, const YAML::Node &file) {
    return sorted(routesOf(router) - operationsOf(file));
}

// What a local $ref names, or the node itself.
inline YAML::Node resolved(const YAML::Node &file, const YAML::Node &node) {
    if (!node.IsMap() || !node["$ref"]) {
        return node;
    }
    YAML::Node at(file);
    for (const QString &part : QString::fromStdString(node["$ref"].Scalar()).mid(2).split(u'/')) {
        at.reset(at[part.toStdString()]);
    }
    return at;
}

// The example of a media type, or the one of its schema.
inline YAML::Node exampleOf(const YAML::Node &file, const YAML::Node &media) {
    return media["example"] ? media["example"] : resolved(file, media["schema"])["example"];
}

// Types and schemas of a body or an answer; none for one without.
inline YAML::Node contentOf(const YAML::Node &bearer) {
    const YAML::Node none(YAML::NodeType::Map);
    return bearer && bearer["content"] ? bearer["content"] : none;
}

// A well-formed body for an operation, as its example says.
struct ExampleBody {
    QByteArray type;
    QByteArray bytes;
};
inline ExampleBody exampleBody(const YAML::Node &file, const YAML::Node &operation) {
    for (const auto &media : contentOf(operation["requestBody"])) {
        const YAML::Node example = exampleOf(file, media.second);
        if (example) {
            const bool isText = example.IsScalar();
            return {QByteArray::fromStdString(media.first.Scalar()),
                    isText ? QByteArray::fromStdString(example.Scalar())
                           : QJsonDocument(jsonOf(example).toObject()).toJson(QJsonDocument::Compact)};
        }
    }
    return {};
}

// Names of an operation's parameters in the query, path or header.
inline QStringList parametersOf(const YAML::Node &file, const YAML::Node &operation, const std::string &place) {
    QStringList names;
    for (const auto &each : operation["parameters"]) {
        const auto name = QString::fromStdString(each["$ref"].Scalar()).section(u'/', -1).toStdString();
        const YAML::Node parameter = file["components"]["parameters"][name];
        if (parameter["in"].Scalar() == place) {
            names.append(QString::fromStdString(parameter["name"].Scalar()));
        }
    }
    return names;
}

// The guard's other way: operations of the file that are no routes.
inline QStringList missingInRouter(const server::Router &router, const YAML::Node &file) {
    return sorted(operationsOf(file) - routesOf(router));
}

} // namespace farol::kit
