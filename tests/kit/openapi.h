// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/requesthead.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

// Walks a value beside its schema: members that the schema does not know, required ones that are missing, wrong types.
class SchemaWalk final {
public:
    explicit SchemaWalk(YAML::Node root)
        : m_root(std::move(root)) {}
    QStringList compare(const QString &schema, const QByteArray &json) {
        m_faults.clear();
        const auto parsed = QJsonDocument::fromJson(json);
        value(schema, m_root["components"]["schemas"][schema.toStdString()], parsed.object());
        return m_faults;
    }

private:
    void value(const QString &where, YAML::Node schema, const QJsonValue &json) {
        if (schema["$ref"]) {
            const auto name = QString::fromStdString(schema["$ref"].Scalar()).section(u'/', -1);
            schema.reset(m_root["components"]["schemas"][name.toStdString()]);
        }
        const std::string type = schema["type"].Scalar();
        if (type == "object") {
            json.isObject() ? object(where, schema, json.toObject()) : fault(where, "is no object");
        } else if (type == "array") {
            for (const auto &one : json.toArray()) {
                value(where + QStringLiteral("[]"), schema["items"], one);
            }
            json.isArray() ? void() : fault(where, "is no array");
        } else if (type == "string") {
            json.isString() ? word(where, schema["enum"], json.toString()) : fault(where, "is no string");
        } else if (type == "boolean" ? !json.isBool() : !json.isDouble()) {
            fault(where, ("is no " + type).c_str());
        }
    }
    void object(const QString &where, const YAML::Node &schema, const QJsonObject &json) {
        if (!schema["properties"]) {
            return; // any object
        }
        for (auto member = json.begin(); member != json.end(); ++member) {
            const YAML::Node known = schema["properties"][member.key().toStdString()];
            known ? value(where + u'.' + member.key(), known, *member)
                  : fault(where + u'.' + member.key(), "is not in the file");
        }
        for (const auto &required : schema["required"]) {
            const auto name = QString::fromStdString(required.Scalar());
            json.contains(name) ? void() : fault(where + u'.' + name, "is missing");
        }
    }
    void word(const QString &where, const YAML::Node &words, const QString &text) {
        for (const auto &one : words) {
            if (text.toStdString() == one.Scalar()) {
                return;
            }
        }
        words ? fault(where, "is a word that the file does not list") : void();
    }
    void fault(const QString &where, const char *what) { m_faults.append(where + u' ' + QLatin1String(what)); }
    YAML::Node m_root;
    QStringList m_faults;
};

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
