// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilecheck.h"

#include "core/profiles/condition.h"
#include "core/profiles/htmlrows.h"
#include "core/text/nearestword.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>
#include <algorithm>

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace {

const QJsonObject &schema() {
    static const QJsonObject read = [] {
        QFile file(u":/profiles/profile.schema.json"_s);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    return read;
}

QStringList keysOf(const YamlNode *map) {
    QStringList keys;
    for (const auto &member : map == nullptr ? std::vector<YamlMember>() : map->members) {
        keys.append(member.key.text);
    }
    return keys;
}

QString textOf(const YamlNode *node) {
    return node == nullptr ? QString() : node->text;
}

// What a profile says of itself, and what its names mean to each other.
class References final {
public:
    References(const YamlNode &root, ProfileVerdict &verdict)
        : m_root(root)
        , m_verdict(verdict)
        , m_maps(keysOf(root.member(u"status_maps")))
        , m_lookups(keysOf(root.member(u"lookups"))) {
        verdict.id = textOf(root.member(u"id"));
        verdict.name = textOf(root.member(u"name"));
        verdict.services = keysOf(root.member(u"services"));
        verdict.entities = keysOf(root.member(u"entities"));
    }
    void check() {
        walk({}, m_root, {}, false);
        if (const YamlNode *entities = m_root.member(u"entities")) {
            for (const auto &[name, entity] : entities->members) {
                checkEntity(u"entities."_s + name.text, name, entity);
            }
        }
        m_verdict.secrets.sort();
    }

private:
    void tell(const YamlNode &at, const QString &path, const QString &code, const QString &why) {
        m_verdict.findings.append({at.line, at.column, path, code, why});
    }

    // inputs: the names that ${input.…} may have here. hasService: what stands around it says of which service it is.
    void walk(const QString &path, const YamlNode &node, QStringList inputs, bool hasService) {
        if (const YamlNode *own = node.member(u"inputs"); own != nullptr && own->kind == YamlNode::Kind::List) {
            for (const YamlNode &input : own->items) {
                inputs.append(textOf(input.member(u"name")));
            }
        }
        hasService = hasService || node.member(u"service") != nullptr;
        if (!hasService) {
            needsService(path, node);
        }
        for (const auto &[key, held] : node.members) {
            const QString where = path.isEmpty() ? key.text : path + u'.' + key.text;
            if (held.isText()) {
                name(where, key.text, held);
                templates(where, held, inputs);
            }
            walk(where, held, inputs, hasService);
        }
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const QString where = u"%1[%2]"_s.arg(path).arg(i);
            if (node.items.at(i).isText()) {
                templates(where, node.items.at(i), inputs);
            }
            walk(where, node.items.at(i), inputs, hasService);
        }
    }

    void name(const QString &path, const QString &key, const YamlNode &value) {
        const bool isField = path.contains(u".fields."_s);
        if (key == u"service") {
            among(path, value, m_verdict.services, u"service"_s);
        } else if (key == u"map" && isField) {
            among(path, value, m_maps, u"status map"_s);
        } else if (key == u"lookup" && isField) {
            among(path, value, m_lookups, u"lookup"_s);
        } else if (key == u"entity" && path.endsWith(u"for_each.entity"_s)) {
            among(path, value, m_verdict.entities, u"entity"_s);
        } else if (key == u"pattern" || key == u"regex") {
            const QRegularExpression expression(value.text);
            if (!expression.isValid()) {
                tell(value, path, u"bad_pattern"_s,
                     u"%1 is no expression: %2 at character %3"_s.arg(value.text, expression.errorString())
                         .arg(expression.patternErrorOffset() + 1));
            }
        } else if (key == u"if" && path.contains(u".derive["_s)) {
            if (const auto condition = Condition::parse(value.text); !condition) {
                tell(value, path, u"bad_condition"_s, condition.error().detail);
            }
        } else if (key == u"rows" && path.endsWith(u".html_table.rows"_s)) {
            if (const QString why = whyNoSelector(value.text); !why.isEmpty()) {
                tell(value, path, u"bad_selector"_s, why);
            }
        } else if (key == u"zone" && path == u"time.zone"_s && !QTimeZone(value.text.toLatin1()).isValid()) {
            tell(value, path, u"wrong_value"_s,
                 u"%1 is no time zone; they are named like America/Sao_Paulo"_s.arg(value.text));
        } else if (key == u"as" && value.text.startsWith(u"money_"_s) && m_root.member(u"money") == nullptr) {
            tell(value, path, u"no_currency"_s, u"an amount needs money: {currency: …} at the top"_s);
        }
    }
    void among(const QString &path, const YamlNode &value, const QStringList &known, const QString &what) {
        if (known.contains(value.text)) {
            return;
        }
        const QString near = nearestWord(value.text, known);
        tell(value, path, u"unknown_name"_s,
             known.isEmpty()  ? u"there is no %1 %2, and none at all"_s.arg(what, value.text)
             : near.isEmpty() ? u"there is no %1 %2; there are: %3"_s.arg(what, value.text, known.join(u", "_s))
                              : u"there is no %1 %2; did you mean %3?"_s.arg(what, value.text, near));
    }

    void templates(const QString &path, const YamlNode &value, const QStringList &inputs) {
        static const QRegularExpression hole(u"\\$\\{([^}]*)\\}"_s);
        static const QSet<QString> known{u"id"_s,    u"parent.id"_s, u"n"_s,          u"key"_s,
                                         u"token"_s, u"rows"_s,      u"rows.failed"_s};
        const bool isFieldText = path.contains(u".fields."_s) && path.endsWith(u".template"_s);
        for (auto all = hole.globalMatch(value.text); all.hasNext();) {
            const QString said = all.next().captured(1);
            if (isFieldText && said != u"parent.id"_s) { // a dotted path in the row
                if (said.isEmpty()) {
                    tell(value, path, u"bad_template"_s, u"${} names no field of the row"_s);
                }
                continue;
            }
            const QString after = said.section(u'.', 1);
            if (said.startsWith(u"secret."_s) && !after.isEmpty()) {
                if (!m_verdict.secrets.contains(after)) {
                    m_verdict.secrets.append(after);
                }
            } else if (said.startsWith(u"input."_s)) {
                const bool isSubmit = path.contains(u".submit."_s); // asked for when a file is sent
                if (!isSubmit && !inputs.contains(after)) {
                    tell(value, path, u"unknown_name"_s, u"there is no input %1 of this action"_s.arg(after));
                }
            } else if (!known.contains(said)) {
                tell(value, path, u"bad_template"_s,
                     u"${%1} means nothing; there are ${id}, ${parent.id}, ${n}, ${key}, ${token}, ${rows}, "
                     "${rows.failed}, ${secret.name} and ${input.name}"_s.arg(said));
            }
        }
        if (value.text.count(u"${"_s) > value.text.count(u'}')) {
            tell(value, path, u"bad_template"_s, u"a ${ is not closed"_s);
        }
    }

    // A path is of a service; where there are several, of which?
    void needsService(const QString &path, const YamlNode &node) {
        const bool isCall = node.member(u"path") != nullptr && node.member(u"path")->text.startsWith(u'/');
        const bool isEach = path.endsWith(u"each_service"_s);
        if (isCall && !isEach && m_verdict.services.size() > 1) {
            tell(node, path, u"which_service"_s, u"say of which service: %1"_s.arg(m_verdict.services.join(u", "_s)));
        }
    }

    void checkEntity(const QString &path, const YamlNode &key, const YamlNode &entity) {
        const bool isLedger = textOf(entity.member(u"source")) == u"local_ledger";
        const int lists = (entity.member(u"list") != nullptr ? 1 : 0) + (entity.member(u"lists") != nullptr ? 1 : 0);
        if (lists > 1) {
            tell(key, path, u"no_list"_s, u"list and lists are one too many"_s);
        } else if (isLedger && (lists > 0 || entity.member(u"submit") == nullptr)) {
            tell(key, path, u"no_list"_s, u"what a local ledger keeps has a submit, and no list"_s);
        } else if (!isLedger && lists == 0) {
            tell(key, path, u"no_list"_s, u"it needs a list, or source: local_ledger with a submit"_s);
        }
        QStringList way{key.text};
        for (const YamlNode *at = &entity; at != nullptr;) {
            const YamlNode *list = at->member(u"list");
            const YamlNode *each = list == nullptr ? nullptr : list->member(u"for_each");
            const YamlNode *next = each == nullptr ? nullptr : each->member(u"entity");
            if (next == nullptr) {
                break;
            }
            if (way.contains(next->text)) {
                tell(*next, path + u".list.for_each.entity"_s, u"a_circle"_s,
                     u"these lists wait for each other: %1"_s.arg((way << next->text).join(u" → "_s)));
                break;
            }
            way.append(next->text);
            at = m_root.member(u"entities")->member(next->text);
        }
        QSet<QString> actions;
        const YamlNode *all = entity.member(u"actions");
        for (const YamlNode &action : all == nullptr ? std::vector<YamlNode>() : all->items) {
            const YamlNode *id = action.member(u"id");
            if (id != nullptr && actions.contains(id->text)) {
                tell(*id, path + u".actions"_s, u"wrong_value"_s, u"the action %1 is there twice"_s.arg(id->text));
            }
            actions.insert(textOf(id));
        }
    }

    const YamlNode &m_root;
    ProfileVerdict &m_verdict;
    QStringList m_maps;
    QStringList m_lookups;
};

} // namespace

ProfileVerdict checkProfile(const QByteArray &yaml) {
    ProfileVerdict verdict;
    const auto root = readYaml(yaml);
    if (!root) {
        const auto &at = root.error().fields.constFirst();
        const int column = at.field.section(u' ', 1).toInt();
        verdict.findings.append({at.line, column, {}, at.code, at.detail});
        return verdict;
    }
    verdict.findings = checkSchema(schema(), *root);
    if (root->kind == YamlNode::Kind::Map) {
        References(*root, verdict).check();
    }
    std::stable_sort(verdict.findings.begin(), verdict.findings.end(), [](const FileFinding &a, const FileFinding &b) {
        return std::tie(a.line, a.column) < std::tie(b.line, b.column);
    });
    return verdict;
}

QStringList shippedProfiles() {
    QStringList names = QDir(u":/profiles"_s).entryList({u"*.yaml"_s}, QDir::Files, QDir::Name);
    for (QString &name : names) {
        name.chop(5);
    }
    return names;
}

QByteArray shippedProfile(const QString &name) {
    QFile file(u":/profiles/%1.yaml"_s.arg(name));
    return shippedProfiles().contains(name) && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace farol
