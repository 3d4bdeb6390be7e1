// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/compileparts.h"

namespace farol {

using namespace Qt::Literals::StringLiterals;

CellKind cellKindOf(QStringView field) {
    static const QStringList numbers{u"total"_s,    u"ok"_s,         u"failed"_s,      u"duplicates"_s, u"remaining"_s,
                                     u"progress"_s, u"lat"_s,        u"lng"_s,         u"quantity"_s,   u"capacity"_s,
                                     u"need"_s,     u"items"_s,      u"reserved"_s,    u"depth"_s,      u"consumers"_s,
                                     u"attempt"_s,  u"oldest_age"_s, u"max_attempts"_s};
    if (field.endsWith(u"_at")) {
        return CellKind::Time;
    }
    if (field == u"amount") {
        return CellKind::Amount;
    }
    if (field == u"approved" || field == u"active") {
        return CellKind::Truth;
    }
    return numbers.contains(field) ? CellKind::Number : CellKind::Text;
}

namespace compiling {

namespace {

ReadAs readAsOf(const QString &word, CellKind natural) {
    static const QHash<QString, ReadAs> words{
        {u"text"_s, ReadAs::Text},
        {u"time"_s, ReadAs::Time},
        {u"date"_s, ReadAs::Date},
        {u"epoch_seconds"_s, ReadAs::EpochSeconds},
        {u"epoch_milliseconds"_s, ReadAs::EpochMilliseconds},
        {u"money_minor"_s, ReadAs::MoneyMinor},
        {u"money_decimal"_s, ReadAs::MoneyDecimal},
        {u"money_text"_s, ReadAs::MoneyText},
        {u"number"_s, ReadAs::Number},
        {u"integer"_s, ReadAs::Number},
    };
    if (words.contains(word)) {
        return words.value(word);
    }
    switch (natural) {
    case CellKind::Number:
        return ReadAs::Number;
    case CellKind::Time:
        return ReadAs::Time;
    case CellKind::Amount:
        return ReadAs::MoneyDecimal;
    case CellKind::Text:
    case CellKind::Truth:
        break;
    }
    return ReadAs::Text;
}

// An explicit word decides what a field becomes; its name does otherwise.
CellKind kindOf(ReadAs as, CellKind natural) {
    switch (as) {
    case ReadAs::Number:
        return CellKind::Number;
    case ReadAs::Time:
    case ReadAs::Date:
    case ReadAs::EpochSeconds:
    case ReadAs::EpochMilliseconds:
        return CellKind::Time;
    case ReadAs::MoneyMinor:
    case ReadAs::MoneyDecimal:
    case ReadAs::MoneyText:
        return CellKind::Amount;
    case ReadAs::Text:
        break;
    }
    return natural == CellKind::Truth ? CellKind::Truth : CellKind::Text;
}

ProfileField::Derived derivedOf(const YamlNode &arms) {
    ProfileField::Derived derived;
    for (const auto &arm : arms.items) {
        if (arm.member(u"else") != nullptr) {
            derived.arms.append({{}, true, textAt(arm, u"else")});
        } else {
            derived.arms.append(
                {Condition::parse(textAt(arm, u"if")).value_or(Condition()), false, textAt(arm, u"then")});
        }
    }
    return derived;
}

ProfileField fieldOf(const QString &name, const YamlNode &said) {
    const CellKind natural = cellKindOf(name);
    const auto path = [&](const QString &from, const QString &word, const QString &map) {
        const ReadAs as = readAsOf(word, natural);
        const CellKind kind = kindOf(as, natural);
        if (kind == CellKind::Truth && map.isEmpty()) {
            return ProfileField{name, kind, ProfileField::Truth{from}};
        }
        return ProfileField{name, kind, ProfileField::Path{from, as, map}};
    };
    if (said.isText()) {
        return path(said.text, {}, {});
    }
    if (said.member(u"const") != nullptr) {
        return {name, CellKind::Text, ProfileField::Constant{textAt(said, u"const")}};
    }
    if (said.member(u"count") != nullptr) {
        return {name, CellKind::Number, ProfileField::Count{textAt(said, u"count")}};
    }
    if (said.member(u"template") != nullptr) {
        return {name, CellKind::Text, ProfileField::Filled{templateAt(said, u"template")}};
    }
    if (said.member(u"bool") != nullptr) {
        const ProfileField::Truth truth{textAt(said, u"bool"), textAt(said, u"when_true"), textAt(said, u"when_false")};
        const bool isTruth = truth.whenTrue.isEmpty() && truth.whenFalse.isEmpty();
        return {name, isTruth ? CellKind::Truth : CellKind::Text, truth};
    }
    if (const YamlNode *arms = said.member(u"derive")) {
        return {name, CellKind::Text, derivedOf(*arms)};
    }
    if (said.member(u"lookup") != nullptr) {
        const ReadAs as = readAsOf(textAt(said, u"as"), natural);
        return {name, kindOf(as, CellKind::Text),
                ProfileField::Lookup{textAt(said, u"lookup"), textAt(said, u"by"), textAt(said, u"field"), as}};
    }
    return path(textAt(said, u"from"), textAt(said, u"as"), textAt(said, u"map"));
}

ProfilePages pagesOf(const YamlNode *map) {
    ProfilePages pages;
    if (map == nullptr) {
        return pages;
    }
    const QString kind = textAt(*map, u"kind");
    pages.size = numberAt(*map, u"size", 0);
    if (kind == u"offset") {
        pages.kind = ProfilePages::Kind::Offset;
        pages.parameter = textAt(*map, u"offset_parameter");
        pages.sizeParameter = textAt(*map, u"limit_parameter");
    } else if (kind == u"page") {
        pages.kind = ProfilePages::Kind::Page;
        pages.parameter = textAt(*map, u"page_parameter");
        pages.sizeParameter = textAt(*map, u"size_parameter");
        pages.first = numberAt(*map, u"first", 1);
    } else if (kind == u"cursor") {
        pages.kind = ProfilePages::Kind::Cursor;
        pages.parameter = textAt(*map, u"parameter");
        pages.next = textAt(*map, u"next");
    } else if (kind == u"link") {
        pages.kind = ProfilePages::Kind::Link;
    }
    return pages;
}

ProfileEach eachOf(const YamlNode &map, const QString &service) {
    ProfileEach each;
    if (const YamlNode *range = map.member(u"range")) {
        const QString own = textAt(*range, u"service");
        each.service = own.isEmpty() ? service : own;
        each.path = templateAt(*range, u"path");
        each.from = numberAt(*range, u"from", 0);
        each.untilNot = numberAt(*range, u"until_not", 200);
        each.id = textAt(*range, u"id");
        each.max = numberAt(*range, u"max", 0);
        return each;
    }
    each.entity = textAt(map, u"entity");
    each.max = numberAt(map, u"max", 0);
    return each;
}

ProfileList listOf(const YamlNode &map) {
    ProfileList list;
    list.service = textAt(map, u"service");
    list.path = templateAt(map, u"path");
    list.query = pairsAt(map, u"query");
    list.items = textAt(map, u"items");
    list.pages = pagesOf(map.member(u"pagination"));
    if (const YamlNode *filters = map.member(u"filters")) {
        for (const auto &[name, filter] : filters->members) {
            ProfileFilter made{textAt(filter, u"where") == u"server", textAt(filter, u"parameter")};
            if (const YamlNode *values = filter.member(u"values")) {
                for (const auto &[ours, theirs] : values->members) {
                    made.values.insert(ours.text, theirs.text);
                }
            }
            list.filters.insert(name.text, made);
        }
    }
    if (const YamlNode *each = map.member(u"for_each")) {
        list.forEach = eachOf(*each, list.service);
    }
    if (const YamlNode *html = map.member(u"html_table")) {
        list.html = ProfileHtml{textAt(*html, u"rows"), textsAt(*html, u"columns")};
        if (const YamlNode *id = html->member(u"id")) {
            list.html->idAttribute = textAt(*id, u"attribute");
            list.html->idPattern = textAt(*id, u"regex");
        }
    }
    list.needsRole = textAt(map, u"needs_role");
    list.mergeKey = textAt(map, u"merge_key");
    return list;
}

QHash<QString, QString> labelsOf(const YamlNode *said) {
    QHash<QString, QString> labels;
    if (said != nullptr && said->isText()) {
        labels.insert(QString(), said->text);
    } else if (said != nullptr) {
        for (const auto &[language, text] : said->members) {
            labels.insert(language.text, text.text);
        }
    }
    return labels;
}

ProfileIdempotency idempotencyOf(const YamlNode *map) {
    return map == nullptr ? ProfileIdempotency()
                          : ProfileIdempotency{textAt(*map, u"key"), textAt(*map, u"header"),
                                               flagAt(*map, u"safe_to_resubmit", false)};
}

ProfileRate rateOf(const YamlNode *map) {
    return map == nullptr
               ? ProfileRate()
               : ProfileRate{numberAt(*map, u"requests", 0), std::chrono::seconds(numberAt(*map, u"per_seconds", 1))};
}

ProfileAction actionOf(const YamlNode &map) {
    ProfileAction action;
    action.id = textAt(map, u"id");
    action.labels = labelsOf(map.member(u"label"));
    action.when = textsAt(map, u"when");
    action.needsRole = textAt(map, u"needs_role");
    if (const YamlNode *inputs = map.member(u"inputs")) {
        for (const auto &input : inputs->items) {
            const QString type = textAt(input, u"type");
            action.inputs.append({textAt(input, u"name"), type.isEmpty() ? u"text"_s : type, textAt(input, u"pattern"),
                                  flagAt(input, u"required", true), labelsOf(input.member(u"label"))});
        }
    }
    action.confirm = flagAt(map, u"confirm", false);
    action.request = callOf(*map.member(u"request"));
    if (const YamlNode *success = map.member(u"success")) {
        action.success = numbersAt(*success, u"status");
        action.successText = textAt(*success, u"text");
    }
    const QString then = textAt(map, u"then");
    action.then = then == u"removed" ? ProfileAction::Then::Removed
                  : then == u"track" ? ProfileAction::Then::Track
                                     : ProfileAction::Then::Refresh;
    action.many = flagAt(map, u"many", false);
    action.idempotency = idempotencyOf(map.member(u"idempotency"));
    action.rate = rateOf(map.member(u"rate"));
    return action;
}

ProfileSubmit submitOf(const YamlNode &map) {
    ProfileSubmit submit;
    submit.request = callOf(*map.member(u"request"));
    submit.accepted = numbersAt(map, u"accepted");
    submit.id = textAt(map, u"id");
    submit.items = textAt(map, u"items");
    if (const YamlNode *columns = map.member(u"columns")) {
        for (const auto &[name, type] : columns->members) {
            submit.columns.append({name.text, type.text});
        }
    }
    submit.idempotency = idempotencyOf(map.member(u"idempotency"));
    submit.rate = rateOf(map.member(u"rate"));
    return submit;
}

ProfileTrack trackOf(const YamlNode &map) {
    return {callOf(map), std::chrono::seconds(numberAt(map, u"every_seconds", 5)), textsAt(map, u"until"),
            std::chrono::seconds(numberAt(map, u"stalled_after_seconds", 0))};
}

void takeDetail(ProfileEntity &into, const YamlNode *detail) {
    if (detail == nullptr) {
        into.detail = into.lists.isEmpty() ? ProfileEntity::Detail::Absent : ProfileEntity::Detail::FromList;
    } else if (detail->isText()) {
        into.detail = detail->text == u"absent" ? ProfileEntity::Detail::Absent : ProfileEntity::Detail::FromList;
    } else {
        into.detail = ProfileEntity::Detail::Path;
        into.detailService = textAt(*detail, u"service");
        into.detailPath = templateAt(*detail, u"path");
    }
}

} // namespace

QList<ProfileField> fieldsOf(const YamlNode &map) {
    QList<ProfileField> fields;
    for (const auto &[name, said] : map.members) {
        fields.append(fieldOf(name.text, said));
    }
    const auto has = [&fields](QStringView name) {
        return std::any_of(fields.begin(), fields.end(), [name](const ProfileField &one) { return one.name == name; });
    };
    for (qsizetype i = 0; i < fields.size() && !has(u"status_raw"); ++i) {
        const auto *path = std::get_if<ProfileField::Path>(&fields.at(i).from);
        if (path != nullptr && fields.at(i).name == u"status") { // the word itself is never lost
            fields.append({u"status_raw"_s, CellKind::Text, ProfileField::Path{path->path, ReadAs::Text}});
        }
    }
    return fields;
}

ProfileEntity entityOf(const QString &name, const YamlNode &map) {
    ProfileEntity entity;
    entity.name = name;
    entity.isLedger = textAt(map, u"source") == u"local_ledger";
    if (const YamlNode *list = map.member(u"list")) {
        entity.lists.append(listOf(*list));
    }
    if (const YamlNode *lists = map.member(u"lists")) {
        for (const auto &list : lists->items) {
            entity.lists.append(listOf(list));
        }
    }
    takeDetail(entity, map.member(u"detail"));
    entity.fields = fieldsOf(*map.member(u"fields"));
    entity.redact = textsAt(map, u"redact");
    if (const YamlNode *track = map.member(u"track")) {
        entity.track = trackOf(*track);
    }
    if (const YamlNode *actions = map.member(u"actions")) {
        for (const auto &action : actions->items) {
            entity.actions.append(actionOf(action));
        }
    }
    if (const YamlNode *submit = map.member(u"submit")) {
        entity.submit = submitOf(*submit);
    }
    if (const YamlNode *items = map.member(u"items")) {
        entity.itemsPath = textAt(*items, u"path");
        entity.itemFields = fieldsOf(*items->member(u"fields"));
    }
    return entity;
}

} // namespace compiling

} // namespace farol
