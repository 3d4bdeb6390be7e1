// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <yaml-cpp/yaml.h>

namespace farol::kit {

// A value of the file as JSON: what stands in quotes is text, the rest what it looks like.
inline QJsonValue jsonOf(const YAML::Node &node) {
    if (node.IsMap()) {
        QJsonObject object;
        for (const auto &member : node) {
            object.insert(QString::fromStdString(member.first.Scalar()), jsonOf(member.second));
        }
        return object;
    }
    if (node.IsSequence()) {
        QJsonArray array;
        for (const auto &each : node) {
            array.append(jsonOf(each));
        }
        return array;
    }
    const auto text = QString::fromStdString(node.IsNull() ? std::string() : node.Scalar());
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    if (node.Tag() == "!") {
        return text;
    }
    if (text == u"true" || text == u"false") {
        return text == u"true";
    }
    return isNumber ? QJsonValue(number) : node.IsNull() ? QJsonValue() : QJsonValue(text);
}

// Walks a value beside its schema: unknown and missing members, wrong types, words, lengths, numbers, patterns, times.
// A keyword that it does not know is a fault, too: nothing in the file is decoration.
class SchemaWalk final {
public:
    explicit SchemaWalk(YAML::Node root)
        : m_root(std::move(root)) {}
    QStringList compare(const QString &schema, const QByteArray &json) {
        const auto parsed = QJsonDocument::fromJson(json);
        return compare(schema, m_root["components"]["schemas"][schema.toStdString()],
                       parsed.isArray() ? QJsonValue(parsed.array()) : QJsonValue(parsed.object()));
    }
    QStringList compare(const QString &where, const YAML::Node &schema, const QJsonValue &json) {
        m_faults.clear();
        value(where, schema, json);
        return m_faults;
    }

private:
    void value(const QString &where, YAML::Node schema, const QJsonValue &json) {
        if (schema["$ref"]) {
            const auto name = QString::fromStdString(schema["$ref"].Scalar()).section(u'/', -1);
            schema.reset(m_root["components"]["schemas"][name.toStdString()]);
        }
        keywords(where, schema);
        const bool mayBeNull = schema["type"].IsSequence(); // [integer, "null"]
        if (mayBeNull && json.isNull()) {
            return;
        }
        const std::string type = mayBeNull ? schema["type"][0].Scalar() : schema["type"].Scalar();
        if (type == "object") {
            json.isObject() ? object(where, schema, json.toObject()) : fault(where, "is no object");
        } else if (type == "array") {
            json.isArray() ? array(where, schema, json.toArray()) : fault(where, "is no array");
        } else if (type == "string") {
            json.isString() ? word(where, schema, json.toString()) : fault(where, "is no string");
        } else if (type == "boolean" ? !json.isBool() : !json.isDouble()) {
            fault(where, ("is no " + type).c_str());
        } else if (type != "boolean") {
            number(where, schema, json.toDouble(), type == "integer");
        }
    }
    void keywords(const QString &where, const YAML::Node &schema) {
        static const QSet<std::string> known{"type",     "properties", "required",   "items",     "enum",
                                             "const",    "pattern",    "format",     "minimum",   "maximum",
                                             "minItems", "maxItems",   "minLength",  "maxLength", "example",
                                             "default",  "$ref",       "description"};
        for (const auto &keyword : schema) {
            if (!known.contains(keyword.first.Scalar())) {
                fault(where, ("has a keyword that nobody checks: " + keyword.first.Scalar()).c_str());
            }
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
    void array(const QString &where, const YAML::Node &schema, const QJsonArray &json) {
        for (const auto &one : json) {
            value(where + QStringLiteral("[]"), schema["items"], one);
        }
        between(where, schema, "minItems", "maxItems", static_cast<double>(json.size()));
    }
    void word(const QString &where, const YAML::Node &schema, const QString &text) {
        const std::string bytes = text.toStdString();
        const YAML::Node words = schema["enum"];
        if (words && std::none_of(words.begin(), words.end(), [&](const auto &one) { return one.Scalar() == bytes; })) {
            fault(where, "is a word that the file does not list");
        }
        if (schema["const"] && schema["const"].Scalar() != bytes) {
            fault(where, "is not the one word that the file names");
        }
        matches(where, text, schema["pattern"] ? schema["pattern"].Scalar() : std::string());
        const std::string format = schema["format"] ? schema["format"].Scalar() : std::string();
        matches(where, text,
                format == "date-time" ? R"(^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$)"
                : format == "date"    ? R"(^\d{4}-\d\d-\d\d$)"
                                      : std::string());
        between(where, schema, "minLength", "maxLength", static_cast<double>(text.toUcs4().size()));
    }
    void matches(const QString &where, const QString &text, const std::string &pattern) {
        if (!pattern.empty() && !QRegularExpression(QString::fromStdString(pattern)).match(text).hasMatch()) {
            fault(where, "does not look as the file says");
        }
    }
    void number(const QString &where, const YAML::Node &schema, double value, bool whole) {
        if (whole && value != static_cast<double>(static_cast<std::int64_t>(value))) {
            fault(where, "is no whole number");
        }
        between(where, schema, "minimum", "maximum", value);
    }
    void between(const QString &where, const YAML::Node &schema, const char *least, const char *most, double value) {
        if ((schema[least] && value < schema[least].as<double>()) ||
            (schema[most] && value > schema[most].as<double>())) {
            fault(where, "is too small or too large");
        }
    }
    void fault(const QString &where, const char *what) { m_faults.append(where + u' ' + QLatin1String(what)); }
    YAML::Node m_root;
    QStringList m_faults;
};

} // namespace farol::kit
