// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/schemacheck.h"

#include "core/text/nearestword.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostFindings = 100;

QString kindOf(const YamlNode &node) {
    switch (node.kind) {
    case YamlNode::Kind::Null:
        return u"nothing"_s;
    case YamlNode::Kind::List:
        return u"a list"_s;
    case YamlNode::Kind::Map:
        return u"a map"_s;
    case YamlNode::Kind::Scalar:
        return u"\"%1\""_s.arg(node.text.left(80));
    }
    Q_UNREACHABLE();
}

QString wordOf(const QString &type) {
    static const QHash<QString, QString> words{{u"object"_s, u"a map"_s},    {u"array"_s, u"a list"_s},
                                               {u"string"_s, u"a text"_s},   {u"integer"_s, u"a whole number"_s},
                                               {u"number"_s, u"a number"_s}, {u"boolean"_s, u"true or false"_s}};
    return words.value(type, type);
}

bool fits(const QString &type, const YamlNode &node) {
    bool isNumber = false;
    if (type == u"object") {
        return node.kind == YamlNode::Kind::Map;
    }
    if (type == u"array") {
        return node.kind == YamlNode::Kind::List;
    }
    if (type == u"boolean") {
        return node.isBoolean();
    }
    if (type == u"integer") {
        (void)node.text.toLongLong(&isNumber);
        return node.isText() && !node.isQuoted && isNumber;
    }
    if (type == u"number") {
        (void)node.text.toDouble(&isNumber);
        return node.isText() && !node.isQuoted && isNumber;
    }
    return type == u"string" && node.isText(); // whatever it looks like
}

class Walk final {
public:
    explicit Walk(const QJsonObject &schema)
        : m_root(schema) {}
    QList<FileFinding> run(const YamlNode &document) {
        value({}, m_root, document);
        return std::move(m_findings);
    }

private:
    void tell(const YamlNode &at, const QString &path, const QString &code, const QString &why) {
        if (m_findings.size() < mostFindings) {
            m_findings.append({at.line, at.column, path, code, why});
        }
    }
    static QString below(const QString &path, const QString &name) {
        return path.isEmpty() ? name : path + u'.' + name;
    }
    QJsonObject resolved(QJsonObject schema) const {
        for (int i = 0; i < 16 && schema.contains(u"$ref"_s); ++i) {
            const QString name = schema.value(u"$ref"_s).toString().section(u'/', -1);
            schema = m_root.value(u"$defs"_s).toObject().value(name).toObject();
        }
        return schema;
    }

    void value(const QString &path, const QJsonObject &given, const YamlNode &node) {
        const QJsonObject schema = resolved(given);
        checkWords(path, schema, node);
        if (schema.contains(u"oneOf"_s)) {
            oneOf(path, schema, node);
            return;
        }
        const QString type = schema.value(u"type"_s).toString();
        if (!type.isEmpty() && !fits(type, node)) {
            tell(node, path, u"wrong_type"_s, u"it is %1 and has to be %2"_s.arg(kindOf(node), wordOf(type)));
            return;
        }
        switch (node.kind) {
        case YamlNode::Kind::Map:
            map(path, schema, node);
            break;
        case YamlNode::Kind::List:
            list(path, schema, node);
            break;
        case YamlNode::Kind::Scalar:
            scalar(path, schema, node);
            break;
        case YamlNode::Kind::Null:
            break;
        }
    }

    // Nothing in a schema is decoration.
    void checkWords(const QString &path, const QJsonObject &schema, const YamlNode &node) {
        static const QSet<QString> known{
            u"$schema"_s,     u"$id"_s,           u"$defs"_s,    u"title"_s,   u"description"_s,
            u"type"_s,        u"properties"_s,    u"required"_s, u"items"_s,   u"additionalProperties"_s,
            u"enum"_s,        u"propertyNames"_s, u"const"_s,    u"pattern"_s, u"oneOf"_s,
            u"minLength"_s,   u"maxLength"_s,     u"minimum"_s,  u"maximum"_s, u"minItems"_s,
            u"maxItems"_s,    u"minProperties"_s, u"$ref"_s,     u"default"_s, u"maxProperties"_s,
            u"uniqueItems"_s, u"examples"_s};
        for (auto word = schema.begin(); word != schema.end(); ++word) {
            if (!known.contains(word.key())) {
                tell(node, path, u"schema_word"_s, u"the schema says %1, which nobody checks"_s.arg(word.key()));
            }
        }
    }

    // The branch for this kind of value; of several maps, the one whose const members are there, or whose required
    // ones.
    void oneOf(const QString &path, const QJsonObject &schema, const YamlNode &node) {
        QList<QJsonObject> branches;
        QStringList kinds;
        for (const QJsonValue &one : schema.value(u"oneOf"_s).toArray()) {
            const QJsonObject branch = resolved(one.toObject());
            const QString type = branch.value(u"type"_s).toString();
            kinds.append(branch.value(u"title"_s).toString(wordOf(type)));
            if (fits(type, node)) {
                branches.append(branch);
            }
        }
        if (branches.size() > 1) {
            QList<QJsonObject> nearer;
            std::copy_if(branches.cbegin(), branches.cend(), std::back_inserter(nearer),
                         [&](const QJsonObject &branch) { return announces(branch, node); });
            branches = nearer;
        }
        if (branches.size() == 1) {
            value(path, branches.constFirst(), node);
        } else {
            kinds.removeDuplicates();
            tell(node, path, u"wrong_type"_s, u"it has to be one of: %1"_s.arg(kinds.join(u"; "_s)));
        }
    }
    static bool announces(const QJsonObject &branch, const YamlNode &node) {
        const QJsonObject members = branch.value(u"properties"_s).toObject();
        for (auto member = members.begin(); member != members.end(); ++member) {
            const auto wanted = member.value().toObject().value(u"const"_s);
            const YamlNode *there = node.member(member.key());
            if (!wanted.isUndefined() && (there == nullptr || there->text != wanted.toVariant().toString())) {
                return false;
            }
        }
        const QJsonArray required = branch.value(u"required"_s).toArray();
        return required.isEmpty() || node.member(required.at(0).toString()) != nullptr;
    }

    void map(const QString &path, const QJsonObject &schema, const YamlNode &node) {
        const QJsonObject members = schema.value(u"properties"_s).toObject();
        const auto others = schema.value(u"additionalProperties"_s);
        const auto names = schema.value(u"propertyNames"_s).toObject();
        for (const auto &[key, held] : node.members) {
            const QString where = below(path, key.text);
            if (!names.isEmpty()) {
                scalar(where, names, key);
            }
            if (members.contains(key.text)) {
                value(where, members.value(key.text).toObject(), held);
            } else if (others.isObject()) {
                value(where, others.toObject(), held);
            } else if (others.isBool() && !others.toBool()) {
                unknown(path, key, members.keys());
            }
        }
        for (const QJsonValue &name : schema.value(u"required"_s).toArray()) {
            if (node.member(name.toString()) == nullptr) {
                tell(node, path, u"missing_key"_s, u"%1 is missing"_s.arg(name.toString()));
            }
        }
        size(path, schema, node, static_cast<qsizetype>(node.members.size()), u"Properties"_s, u"keys"_s);
    }
    void unknown(const QString &path, const YamlNode &key, const QStringList &known) {
        const QString near = nearestWord(key.text, known);
        tell(key, below(path, key.text), u"unknown_key"_s,
             near.isEmpty() ? u"there is no key %1 here; there are: %2"_s.arg(key.text, known.join(u", "_s))
                            : u"there is no key %1 here; did you mean %2?"_s.arg(key.text, near));
    }
    void list(const QString &path, const QJsonObject &schema, const YamlNode &node) {
        const auto each = schema.value(u"items"_s);
        QSet<QString> seen;
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const QString where = u"%1[%2]"_s.arg(path).arg(i);
            if (each.isObject()) {
                value(where, each.toObject(), node.items.at(i));
            }
            if (schema.value(u"uniqueItems"_s).toBool() && node.items.at(i).isText()) {
                if (seen.contains(node.items.at(i).text)) {
                    tell(node.items.at(i), where, u"wrong_value"_s, u"%1 is there twice"_s.arg(node.items.at(i).text));
                }
                seen.insert(node.items.at(i).text);
            }
        }
        size(path, schema, node, static_cast<qsizetype>(node.items.size()), u"Items"_s, u"values"_s);
    }
    void size(const QString &path, const QJsonObject &schema, const YamlNode &node, qsizetype is, const QString &word,
              const QString &what) {
        const auto least = schema.value(u"min"_s + word);
        const auto most = schema.value(u"max"_s + word);
        if (least.isDouble() && is < least.toInteger()) {
            tell(node, path, u"wrong_length"_s, u"it needs at least %1 %2"_s.arg(least.toInteger()).arg(what));
        } else if (most.isDouble() && is > most.toInteger()) {
            tell(node, path, u"wrong_length"_s, u"it has more than %1 %2"_s.arg(most.toInteger()).arg(what));
        }
    }
    void scalar(const QString &path, const QJsonObject &schema, const YamlNode &node) {
        QStringList words;
        for (const QJsonValue &word : schema.value(u"enum"_s).toArray()) {
            words.append(word.toVariant().toString());
        }
        if (!words.isEmpty() && !words.contains(node.text)) {
            const QString near = nearestWord(node.text, words);
            tell(node, path, u"wrong_value"_s,
                 u"%1 is none of: %2%3"_s.arg(node.text, words.join(u", "_s),
                                              near.isEmpty() ? QString() : u"; did you mean %1?"_s.arg(near)));
        }
        const auto fixed = schema.value(u"const"_s);
        if (!fixed.isUndefined() && node.text != fixed.toVariant().toString()) {
            tell(node, path, u"wrong_value"_s, u"it has to be %1"_s.arg(fixed.toVariant().toString()));
        }
        const QString pattern = schema.value(u"pattern"_s).toString();
        if (!pattern.isEmpty() && !QRegularExpression(pattern).match(node.text).hasMatch()) {
            const QString how = schema.value(u"description"_s).toString();
            tell(node, path, u"wrong_value"_s,
                 how.isEmpty() ? u"%1 does not look like %2"_s.arg(node.text, pattern)
                               : u"%1 is not what it has to be: %2"_s.arg(node.text, how));
        }
        size(path, schema, node, node.text.size(), u"Length"_s, u"characters"_s);
        const double number = node.text.toDouble();
        const auto least = schema.value(u"minimum"_s);
        const auto most = schema.value(u"maximum"_s);
        if ((least.isDouble() && number < least.toDouble()) || (most.isDouble() && number > most.toDouble())) {
            tell(node, path, u"wrong_value"_s,
                 u"%1 is not between %2 and %3"_s.arg(node.text, least.toVariant().toString(),
                                                      most.isDouble() ? most.toVariant().toString() : u"∞"_s));
        }
    }

    QJsonObject m_root;
    QList<FileFinding> m_findings;
};

} // namespace

QList<FileFinding> checkSchema(const QJsonObject &schema, const YamlNode &document) {
    return Walk(schema).run(document);
}

} // namespace farol
