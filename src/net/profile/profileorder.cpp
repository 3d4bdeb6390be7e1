// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/profile/profileorder.h"

#include "core/profiles/htmlrows.h"
#include "core/profiles/redactjson.h"
#include "core/text/nearestword.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <algorithm>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> wrong(const QString &code, const QString &why) {
    return failure(ErrorKind::Rejected, code, why);
}

// Fills the holes of one order, once for the wire and once for a person's eyes.
class Filling final {
public:
    enum class For { Wire, Eyes };
    Filling(const ProfileOrder &order, const QList<ProfileInput> &inputs, const QHash<QString, Secret> &secrets)
        : m_order(order)
        , m_inputs(inputs)
        , m_secrets(secrets) {}

    [[nodiscard]] QString text(const TextTemplate &from, For whom) const {
        return from.filled([this, whom](const QString &hole) { return value(hole, whom); });
    }
    [[nodiscard]] QString encodedText(const TextTemplate &from, For whom) const {
        return from.filled([this, whom](const QString &hole) {
            const QString said = value(hole, whom);
            return whom == For::Eyes && said == QStringView(redacted)
                       ? said
                       : QString::fromLatin1(QUrl::toPercentEncoding(said));
        });
    }
    [[nodiscard]] QJsonValue json(const QJsonValue &from, For whom) const {
        if (from.isObject()) {
            QJsonObject made = from.toObject();
            for (auto it = made.begin(); it != made.end(); ++it) {
                *it = json(QJsonValue(*it), whom);
            }
            return made;
        }
        if (from.isArray()) {
            QJsonArray made;
            for (const auto &one : from.toArray()) {
                made.append(json(one, whom));
            }
            return made;
        }
        return from.isString() ? scalar(TextTemplate(from.toString()), whom) : from;
    }

private:
    [[nodiscard]] QJsonValue scalar(const TextTemplate &from, For whom) const {
        if (from.isOnly(u"rows")) {
            return m_order.rows;
        }
        if (from.isOnly(u"rows.failed")) {
            return m_order.failedRows;
        }
        const auto holes = from.holes();
        const bool isInput =
            holes.size() == 1 && holes.constFirst().startsWith(u"input."_s) && from.isOnly(holes.constFirst());
        const QString said = text(from, whom);
        if (isInput && typeOf(holes.constFirst().sliced(6)) == u"integer") {
            return QJsonValue(said.toLongLong());
        }
        return said;
    }
    [[nodiscard]] QString typeOf(const QString &input) const {
        for (const auto &one : m_inputs) {
            if (one.name == input) {
                return one.type;
            }
        }
        return {};
    }
    [[nodiscard]] QString value(const QString &hole, For whom) const {
        if (hole == u"id") {
            return m_order.id;
        }
        if (hole.startsWith(u"input."_s)) {
            const QString name = hole.sliced(6);
            return whom == For::Eyes && typeOf(name) == u"secret" ? QString::fromUtf16(redacted)
                                                                  : m_order.inputs.value(name);
        }
        if (hole.startsWith(u"secret."_s)) {
            return whom == For::Eyes ? QString::fromUtf16(redacted)
                                     : QString::fromUtf8(m_secrets.value(hole.sliced(7)).reveal());
        }
        return {};
    }

    const ProfileOrder &m_order;
    const QList<ProfileInput> &m_inputs;
    const QHash<QString, Secret> &m_secrets;
};

Result<const ProfileAction *> actionOf(const Profile &profile, const ProfileEntity &entity, const ProfileOrder &order) {
    QStringList known;
    for (const auto &one : entity.actions) {
        if (one.id == order.action) {
            return &one;
        }
        known.append(one.id);
    }
    const QString why = profile.absent.value(order.action);
    if (!why.isEmpty()) {
        return wrong(u"capability_absent"_s, why);
    }
    const QString near = nearestWord(order.action, known);
    return wrong(u"action_missing"_s,
                 known.isEmpty()  ? u"A %1 of %2 has no actions."_s.arg(entity.name, profile.name)
                 : near.isEmpty() ? u"A %1 of %2 has no action %3; it has: %4."_s.arg(entity.name, profile.name,
                                                                                      order.action, known.join(u", "_s))
                                  : u"A %1 of %2 has no action %3; did you mean %4?"_s.arg(entity.name, profile.name,
                                                                                           order.action, near));
}

Done checkInput(const ProfileInput &input, const QString &said) {
    if (input.type == u"integer") {
        bool isWhole = false;
        (void)said.toLongLong(&isWhole);
        if (!isWhole) {
            return wrong(u"input_wrong"_s, u"%1 has to be a whole number."_s.arg(input.name));
        }
    }
    if (input.type == u"date" && !QDate::fromString(said, Qt::ISODate).isValid()) {
        return wrong(u"input_wrong"_s, u"%1 has to be a date such as 2026-11-21."_s.arg(input.name));
    }
    const QRegularExpression pattern(input.pattern);
    if (!input.pattern.isEmpty() && !pattern.match(said).hasMatch()) {
        return wrong(u"input_wrong"_s,
                     u"%1 does not have the form that is wanted: %2"_s.arg(input.name, input.pattern));
    }
    return {};
}

Done checkInputs(const QList<ProfileInput> &inputs, const ProfileOrder &order) {
    QStringList known;
    for (const auto &input : inputs) {
        known.append(input.name);
        const auto said = order.inputs.constFind(input.name);
        if (said == order.inputs.constEnd() || said->isEmpty()) {
            if (input.required) {
                return wrong(u"input_missing"_s, u"%1 is wanted: --input %1=…"_s.arg(input.name));
            }
            continue;
        }
        if (Done good = checkInput(input, *said); !good) {
            return good;
        }
    }
    for (auto it = order.inputs.begin(); it != order.inputs.end(); ++it) {
        if (!known.contains(it.key())) {
            return wrong(u"input_unknown"_s,
                         known.isEmpty() ? u"It takes no input %1, and none at all."_s.arg(it.key())
                                         : u"It takes no input %1; it takes: %2."_s.arg(it.key(), known.join(u", "_s)));
        }
    }
    return {};
}

// Those that a submit's holes name: they have no pattern.
QList<ProfileInput> inputsOf(const ProfileCall &call) {
    QList<ProfileInput> inputs;
    const QByteArray all = QJsonDocument(QJsonArray{call.json.isUndefined() ? QJsonValue() : call.json}).toJson();
    QStringList holes = TextTemplate(QString::fromUtf8(all)).holes() + call.path.holes();
    for (const auto &[name, value] : call.form + call.query) {
        holes += value.holes();
    }
    for (const QString &hole : std::as_const(holes)) {
        const QString name = hole.startsWith(u"input."_s) ? hole.sliced(6) : QString();
        const bool isNew =
            std::none_of(inputs.begin(), inputs.end(), [&](const auto &one) { return one.name == name; });
        if (!name.isEmpty() && isNew) {
            inputs.append({name, u"text"_s});
        }
    }
    return inputs;
}

// An order without the rows that it is about would be another one.
Done checkRows(const ProfileCall &call, const ProfileOrder &order) {
    const QByteArray all = call.json.isUndefined() ? QByteArray() : QJsonDocument(QJsonArray{call.json}).toJson();
    const bool wantsAll = all.contains("${rows}") && order.rows.isEmpty();
    if (wantsAll || (all.contains("${rows.failed}") && order.failedRows.isEmpty())) {
        return wrong(u"rows_missing"_s,
                     u"It sends rows, and there are none to send: this machine remembers none of %1."_s.arg(order.id));
    }
    return {};
}

Result<ProfilePlan> planCall(const ProfileWire &wire, const ProfileEntity &entity, const ProfileCall &call,
                             const QList<ProfileInput> &inputs, const ProfileOrder &order,
                             const ProfileIdempotency &idempotency) {
    if (const Done rows = checkRows(call, order); !rows) {
        return tl::unexpected(rows.error());
    }
    const auto &profile = *wire.profile();
    QStringList hidden = profile.redact + entity.redact;
    for (const auto &input : inputs) {
        hidden += input.type == u"secret" ? QStringList{input.name} : QStringList();
    }
    for (const auto &column : entity.submit ? entity.submit->columns : QList<ProfileColumn>()) {
        hidden += column.type == u"secret" ? QStringList{column.name} : QStringList();
    }
    const Filling filling(order, inputs, wire.secrets());
    using For = Filling::For;
    ProfilePlan plan;
    plan.isRepeatable = idempotency.safeToResubmit || !idempotency.header.isEmpty() || call.method == u"PUT" ||
                        call.method == u"DELETE";
    auto &ask = plan.ask;
    ask.service = call.service;
    ask.method = call.method;
    ask.timeout = call.timeout;
    ask.path = filling.encodedText(call.path, For::Wire);
    QString shownQuery;
    for (const auto &[name, value] : call.query) {
        const QString key = QString::fromLatin1(QUrl::toPercentEncoding(name));
        ask.query.addQueryItem(key, filling.encodedText(value, For::Wire));
        shownQuery += (shownQuery.isEmpty() ? u"?"_s : u"&"_s) + key + u'=' + filling.encodedText(value, For::Eyes);
    }
    for (const auto &[name, value] : call.headers) {
        ask.headers.append({name.toLatin1(), Secret(filling.text(value, For::Wire).toUtf8())});
    }
    if (!idempotency.header.isEmpty() && !order.intent.isEmpty()) {
        ask.headers.append({idempotency.header.toLatin1(), Secret(order.intent.toLatin1())});
    }
    if (!call.json.isUndefined()) {
        ask.contentType = "application/json";
        ask.body = QJsonDocument(filling.json(call.json, For::Wire).toObject()).toJson(QJsonDocument::Compact);
        plan.shownBody = QJsonDocument(redactJson(filling.json(call.json, For::Eyes), hidden).toObject())
                             .toJson(QJsonDocument::Compact);
    }
    for (const auto &[name, value] : call.form) {
        ask.contentType = "application/x-www-form-urlencoded";
        const QString key = QString::fromLatin1(QUrl::toPercentEncoding(name));
        const QString join = ask.body.isEmpty() ? QString() : u"&"_s;
        ask.body += (join + key + u'=' + filling.encodedText(value, For::Wire)).toLatin1();
        const bool isHidden = hidden.contains(name, Qt::CaseInsensitive);
        plan.shownBody +=
            (join + key + u'=' + (isHidden ? QString::fromUtf16(redacted) : filling.encodedText(value, For::Eyes)))
                .toUtf8();
    }
    plan.shownCall = u"%1 %2%3%4"_s.arg(call.method, wire.addressOf(call.service),
                                        filling.encodedText(call.path, For::Eyes), shownQuery);
    return plan;
}

} // namespace

Result<ProfilePlan> planProfileOrder(const ProfileWire &wire, const ProfileOrder &order) {
    const auto &profile = *wire.profile();
    const ProfileEntity *entity = profile.entity(order.entity);
    if (entity == nullptr) {
        return wrong(u"capability_absent"_s, u"%1 has no %2."_s.arg(profile.name, order.entity));
    }
    if (order.action.isEmpty()) {
        if (!entity->submit) {
            return wrong(u"capability_absent"_s,
                         u"Nothing can be sent to %1 as a %2."_s.arg(profile.name, order.entity));
        }
        const auto inputs = inputsOf(entity->submit->request);
        if (const Done good = checkInputs(inputs, order); !good) {
            return tl::unexpected(good.error());
        }
        auto plan = planCall(wire, *entity, entity->submit->request, inputs, order, entity->submit->idempotency);
        if (plan) {
            plan->confirm = true;
            plan->success = entity->submit->accepted;
            plan->idPath = entity->submit->id;
        }
        return plan;
    }
    const auto action = actionOf(profile, *entity, order);
    if (!action) {
        return tl::unexpected(action.error());
    }
    const auto &wanted = **action;
    if (!wanted.when.isEmpty() && !order.status.isEmpty() && !wanted.when.contains(order.status)) {
        return wrong(u"action_not_now"_s, u"%1 is for what is %2; %3 is %4."_s.arg(
                                              wanted.id, wanted.when.join(u" or "_s), order.id, order.status));
    }
    if (const Done good = checkInputs(wanted.inputs, order); !good) {
        return tl::unexpected(good.error());
    }
    auto plan = planCall(wire, *entity, wanted.request, wanted.inputs, order, wanted.idempotency);
    if (plan) {
        plan->confirm = wanted.confirm;
        plan->success = wanted.success;
        plan->successText = wanted.successText;
    }
    return plan;
}

namespace {

QString sentenceOf(const Profile &profile, const QByteArray &body) {
    if (body.trimmed().startsWith('<')) {
        return htmlText(body.left(100'000), 200);
    }
    const QJsonObject root = QJsonDocument::fromJson(body).object();
    for (const QString &path : profile.errors.message + QStringList{u"message"_s, u"detail"_s}) {
        QJsonValue at = root;
        for (const QString &part : path.split(u'.')) {
            at = at.toObject().value(part);
        }
        if (at.isString()) {
            return at.toString().simplified().left(200);
        }
    }
    return {};
}

Result<ProfileDone> doneOf(const Profile &profile, const ProfilePlan &plan, const HttpReply &reply) {
    ProfileDone done{reply.status, sentenceOf(profile, reply.body)};
    if (!reply.body.isEmpty() && !QJsonDocument::fromJson(reply.body).isNull()) {
        done.json = reply.body;
    }
    const bool isStatus = plan.success.isEmpty() ? reply.status < 300 : plan.success.contains(reply.status);
    const bool isText = plan.successText.isEmpty() || reply.body.contains(plan.successText.toUtf8());
    if (!isStatus || !isText) {
        auto error = wrong(u"order_refused"_s,
                           u"%1 did not do it (status %2)%3"_s.arg(profile.name, QString::number(reply.status),
                                                                   done.text.isEmpty() ? u"."_s : u": "_s + done.text))
                         .value();
        error.httpStatus = reply.status;
        return tl::unexpected(error);
    }
    const QJsonObject root = QJsonDocument::fromJson(reply.body).object();
    for (const auto &soft : profile.errors.soft) {
        QJsonValue at = root;
        for (const QString &part : soft.path.split(u'.')) {
            at = at.toObject().value(part);
        }
        const QString word = at.toVariant().toString();
        if (!at.isUndefined() && soft.values.contains(word)) {
            return wrong(u"foreign_refusal"_s,
                         u"%1 says inside of its answer that it did not do it (%2 is %3)%4"_s.arg(
                             profile.name, soft.path, word, done.text.isEmpty() ? u"."_s : u": "_s + done.text));
        }
    }
    return done;
}

} // namespace

void sendProfileOrder(ProfileWire &wire, const ProfilePlan &plan, QObject *context, ProfileAnswer<ProfileDone> answer) {
    auto ask = plan.ask;
    ask.takesRedirect =
        std::any_of(plan.success.begin(), plan.success.end(), [](int status) { return status >= 300 && status < 400; });
    const auto decode = [profile = wire.profile(), plan](const HttpReply &reply) {
        return doneOf(*profile, plan, reply);
    };
    wire.ask<ProfileDone>(ask, context, decode, std::move(answer));
}

} // namespace farol::net
