// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/compileparts.h"
#include "core/profiles/profilecheck.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>

namespace farol {

using namespace Qt::Literals::StringLiterals;

namespace compiling {

namespace {

QJsonValue jsonOf(const YamlNode &node) {
    switch (node.kind) {
    case YamlNode::Kind::Null:
        return QJsonValue::Null;
    case YamlNode::Kind::List: {
        QJsonArray all;
        for (const auto &item : node.items) {
            all.append(jsonOf(item));
        }
        return all;
    }
    case YamlNode::Kind::Map: {
        QJsonObject all;
        for (const auto &[key, value] : node.members) {
            all.insert(key.text, jsonOf(value));
        }
        return all;
    }
    case YamlNode::Kind::Scalar:
        break;
    }
    if (node.isBoolean()) {
        return node.text == u"true";
    }
    bool isNumber = false;
    const double number = node.text.toDouble(&isNumber);
    return isNumber && !node.isQuoted ? QJsonValue(number) : QJsonValue(node.text);
}

ProfileExpiry expiryOf(const YamlNode *map) {
    if (map == nullptr) {
        return {};
    }
    return {textAt(*map, u"jwt_claim"), std::chrono::seconds(numberAt(*map, u"seconds", 0)), textAt(*map, u"field")};
}

} // namespace

QString textAt(const YamlNode &map, QStringView key) {
    const YamlNode *found = map.member(key);
    return found == nullptr ? QString() : found->text;
}

int numberAt(const YamlNode &map, QStringView key, int otherwise) {
    const YamlNode *found = map.member(key);
    return found == nullptr ? otherwise : found->text.toInt();
}

bool flagAt(const YamlNode &map, QStringView key, bool otherwise) {
    const YamlNode *found = map.member(key);
    return found == nullptr ? otherwise : found->text == u"true";
}

QStringList textsAt(const YamlNode &map, QStringView key) {
    QStringList all;
    if (const YamlNode *found = map.member(key)) {
        for (const auto &item : found->items) {
            all.append(item.text);
        }
    }
    return all;
}

QList<int> numbersAt(const YamlNode &map, QStringView key) {
    QList<int> all;
    for (const QString &one : textsAt(map, key)) {
        all.append(one.toInt());
    }
    return all;
}

ProfilePairs pairsAt(const YamlNode &map, QStringView key) {
    ProfilePairs all;
    if (const YamlNode *found = map.member(key)) {
        for (const auto &[name, value] : found->members) {
            all.append({name.text, TextTemplate(value.text)});
        }
    }
    return all;
}

TextTemplate templateAt(const YamlNode &map, QStringView key) {
    return TextTemplate(textAt(map, key));
}

ProfileCall callOf(const YamlNode &map, const QString &around) {
    const QString own = textAt(map, u"service");
    const QString method = textAt(map, u"method");
    const YamlNode *json = map.member(u"json");
    return {own.isEmpty() ? around : own, method.isEmpty() ? u"GET"_s : method,
            templateAt(map, u"path"),     pairsAt(map, u"query"),
            pairsAt(map, u"form"),        json == nullptr ? QJsonValue(QJsonValue::Undefined) : jsonOf(*json),
            pairsAt(map, u"headers"),     std::chrono::seconds(numberAt(map, u"timeout_seconds", 30))};
}

ProfileAuth authOf(const YamlNode &map) {
    const QString kind = textAt(map, u"kind");
    const QString service = textAt(map, u"service");
    const auto headerOr = [&map](const char16_t *otherwise) {
        const QString said = textAt(map, u"header");
        return said.isEmpty() ? QString::fromUtf16(otherwise) : said;
    };
    if (kind == u"header") {
        return {service, HeaderAuth{textAt(map, u"header"), templateAt(map, u"value")}};
    }
    if (kind == u"basic") {
        return {service, BasicAuth{templateAt(map, u"user"), templateAt(map, u"password")}};
    }
    if (kind == u"token_login") {
        const QString value = textAt(map, u"value");
        return {service, TokenLogin{callOf(*map.member(u"login"), service), textAt(map, u"token"),
                                    expiryOf(map.member(u"expiry")), headerOr(u"Authorization"),
                                    TextTemplate(value.isEmpty() ? u"Bearer ${token}"_s : value)}};
    }
    if (kind == u"cookie_login") {
        CookieLogin login{callOf(*map.member(u"login"), service), numbersAt(map, u"success")};
        if (const YamlNode *csrf = map.member(u"csrf")) {
            login.csrfCookie = textAt(*csrf, u"cookie");
            login.csrfHeader = textAt(*csrf, u"header");
            login.csrfMethods = textsAt(*csrf, u"methods");
            if (login.csrfMethods.isEmpty()) {
                login.csrfMethods = {u"POST"_s, u"PUT"_s, u"PATCH"_s, u"DELETE"_s};
            }
        }
        return {service, login};
    }
    if (kind == u"oauth2_client") {
        return {service, OAuthClient{textAt(map, u"token_url"), templateAt(map, u"client_id"),
                                     templateAt(map, u"client_secret"), textAt(map, u"scope")}};
    }
    return {service, NoProfileAuth{}};
}

} // namespace compiling

namespace {

using namespace compiling;

ProfileErrors errorsOf(const YamlNode *map) {
    ProfileErrors errors;
    if (map == nullptr) {
        errors.message = {u"detail"_s, u"message"_s, u"error"_s};
        return errors;
    }
    errors.message = textsAt(*map, u"message");
    if (const YamlNode *fields = map->member(u"fields")) {
        errors.fieldList = textAt(*fields, u"list");
        errors.fieldPath = textAt(*fields, u"path");
        errors.fieldText = textAt(*fields, u"text");
    }
    if (const YamlNode *soft = map->member(u"soft")) {
        for (const auto &one : soft->items) {
            errors.soft.append({textAt(one, u"path"), textsAt(one, u"values")});
        }
    }
    return errors;
}

ProfileLimits limitsOf(const YamlNode *map) {
    ProfileLimits limits;
    if (map != nullptr) {
        limits.rows = numberAt(*map, u"rows", static_cast<int>(limits.rows));
        limits.bytes = numberAt(*map, u"bytes", static_cast<int>(limits.bytes));
        limits.requests = numberAt(*map, u"requests", limits.requests);
        limits.time = std::chrono::seconds(numberAt(*map, u"seconds", static_cast<int>(limits.time.count())));
    }
    return limits;
}

ProfileHealth healthOf(const YamlNode &map) {
    const YamlNode *each = map.member(u"each_service");
    const YamlNode &asked = each == nullptr ? map : *each;
    ProfileHealth health{each != nullptr, textAt(map, u"service"), templateAt(asked, u"path")};
    if (const YamlNode *ok = asked.member(u"ok")) {
        health.statuses = numbersAt(*ok, u"status");
        health.field = textAt(*ok, u"field");
        health.values = textsAt(*ok, u"values");
    }
    health.components = textAt(map, u"components");
    return health;
}

ProfileMetrics metricsOf(const YamlNode &map) {
    ProfileMetrics metrics{textAt(map, u"service"), templateAt(map, u"path")};
    if (const YamlNode *labels = map.member(u"label_rewrite")) {
        for (const auto &[label, rules] : labels->members) {
            for (const auto &rule : rules.items) {
                metrics.rewrites.append({label.text, textAt(rule, u"pattern"), textAt(rule, u"with")});
            }
        }
    }
    return metrics;
}

QTimeZone zoneOf(const YamlNode *map) {
    const QString zone = map == nullptr ? QString() : textAt(*map, u"zone");
    if (!zone.isEmpty()) {
        return QTimeZone(zone.toLatin1());
    }
    return map != nullptr && textAt(*map, u"naive") == u"local" ? QTimeZone::systemTimeZone() : QTimeZone::utc();
}

void takeServices(Profile &into, const YamlNode &root) {
    for (const auto &[name, said] : root.member(u"services")->members) {
        into.services.append(said.isText() ? ProfileService{name.text, said.text}
                                           : ProfileService{name.text, textAt(said, u"url"), textAt(said, u"host"),
                                                            pairsAt(said, u"headers")});
    }
    const YamlNode *auth = root.member(u"auth");
    if (auth != nullptr && auth->kind == YamlNode::Kind::List) {
        for (const auto &one : auth->items) {
            into.auths.append(authOf(one));
        }
    } else if (auth != nullptr) {
        into.auths.append(authOf(*auth));
    }
}

void takeWords(Profile &into, const YamlNode &root) {
    if (const YamlNode *maps = root.member(u"status_maps")) {
        for (const auto &[name, words] : maps->members) {
            auto &map = into.statusMaps[name.text];
            for (const auto &[theirs, ours] : words.members) {
                map.insert(theirs.text, ours.text);
            }
        }
    }
    if (const YamlNode *absent = root.member(u"absent")) {
        for (const auto &[what, why] : absent->members) {
            into.absent.insert(what.text, why.text);
        }
    }
    if (const YamlNode *lookups = root.member(u"lookups")) {
        for (const auto &[name, map] : lookups->members) {
            into.lookups.append({name.text, textAt(map, u"service"), templateAt(map, u"path"), pairsAt(map, u"query"),
                                 textAt(map, u"items"), textAt(map, u"key"), flagAt(map, u"per_key", false)});
        }
    }
}

Profile profileOf(const YamlNode &root) {
    Profile profile;
    profile.id = textAt(root, u"id");
    profile.name = textAt(root, u"name");
    takeServices(profile, root);
    profile.naive = zoneOf(root.member(u"time"));
    if (const YamlNode *money = root.member(u"money")) {
        profile.currency = makeCurrency(textAt(*money, u"currency")).value_or(Currency());
        profile.scale = numberAt(*money, u"scale", 2);
    }
    profile.limits = limitsOf(root.member(u"limits"));
    profile.errors = errorsOf(root.member(u"errors"));
    profile.redact = textsAt(root, u"redact");
    if (const YamlNode *health = root.member(u"health")) {
        profile.health = healthOf(*health);
    }
    if (const YamlNode *metrics = root.member(u"metrics")) {
        profile.metrics = metricsOf(*metrics);
    }
    takeWords(profile, root);
    for (const auto &[name, map] : root.member(u"entities")->members) {
        profile.entities.append(entityOf(name.text, map));
    }
    return profile;
}

template<typename T>
const T *named(const QList<T> &all, QStringView name) {
    const auto found = std::find_if(all.begin(), all.end(), [name](const T &one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

} // namespace

const ProfileEntity *Profile::entity(QStringView wanted) const {
    return named(entities, wanted);
}

const ProfileLookup *Profile::lookup(QStringView wanted) const {
    return named(lookups, wanted);
}

const ProfileService *Profile::service(QStringView wanted) const {
    return wanted.isEmpty() && !services.isEmpty() ? &services.constFirst() : named(services, wanted);
}

const ProfileAuth *Profile::auth(const QString &service) const {
    const ProfileAuth *common = nullptr;
    for (const auto &one : auths) {
        if (!one.service.isEmpty() && one.service == service) {
            return &one;
        }
        common = one.service.isEmpty() ? &one : common;
    }
    return common;
}

Result<std::shared_ptr<const Profile>> compileProfile(const QByteArray &yaml) {
    const auto verdict = checkProfile(yaml);
    if (!verdict.isSound()) {
        const auto &first = verdict.findings.constFirst();
        auto error = failure(ErrorKind::Rejected, u"profile_unsound"_s,
                             u"The profile is not sound: line %1: %2"_s.arg(QString::number(first.line), first.why))
                         .value();
        for (const auto &one : verdict.findings) {
            error.fields.append({one.line, one.path, one.code, one.why});
        }
        return tl::unexpected(std::move(error));
    }
    const auto root = readYaml(yaml);
    auto profile = std::make_shared<Profile>(profileOf(*root));
    profile->secrets = verdict.secrets;
    return std::shared_ptr<const Profile>(std::move(profile));
}

} // namespace farol
