// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/profile/profilesource.h"

#include "core/profiles/redactjson.h"
#include "core/text/nearestword.h"
#include "net/profile/profilerefusal.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue valueAt(const QByteArray &json, const QString &path) {
    QJsonValue at = QJsonDocument::fromJson(json).object();
    for (const QString &part : path.split(u'.')) {
        at = at.toObject().value(part);
    }
    return at;
}

ServiceHealth judged(const ProfileHealth &rule, const QString &service, const HttpReply &reply) {
    ServiceHealth health{service, ServiceHealth::State::Up};
    if (!rule.statuses.isEmpty() && !rule.statuses.contains(reply.status)) {
        health.state = ServiceHealth::State::Degraded;
        health.detail = u"It answers with status %1."_s.arg(reply.status);
    }
    if (!rule.field.isEmpty()) {
        const QString said = valueAt(reply.body, rule.field).toVariant().toString();
        if (!rule.values.contains(said)) {
            health.state = ServiceHealth::State::Degraded;
            health.detail = said.isEmpty() ? u"It does not say its %1."_s.arg(rule.field)
                                           : u"It says that its %1 is %2."_s.arg(rule.field, said.left(60));
        }
    }
    if (!rule.components.isEmpty()) {
        const QJsonObject parts = valueAt(reply.body, rule.components).toObject();
        for (auto it = parts.begin(); it != parts.end(); ++it) {
            health.components.append({it.key(), it->toVariant().toString()});
        }
    }
    return health;
}

} // namespace

ProfileSource::ProfileSource(std::shared_ptr<const Profile> profile, ProfileAccess access)
    : m_wire(std::move(profile), std::move(access)) {
    m_clock.start();
}

Result<const ProfileEntity *> ProfileSource::entityOf(const QString &name, const QString &capability) const {
    const auto &profile = *m_wire.profile();
    const ProfileEntity *entity = profile.entity(name);
    const QString why = profile.absent.value(entity == nullptr ? name : capability);
    if (entity == nullptr) {
        QStringList known;
        for (const auto &one : profile.entities) {
            known.append(one.name);
        }
        return failure(ErrorKind::Rejected, u"capability_absent"_s,
                       !why.isEmpty() ? why
                                      : u"%1 has no %2; it has: %3."_s.arg(profile.name, name, known.join(u", "_s)));
    }
    return entity;
}

void ProfileSource::list(const ProfileWanted &wanted, QObject *context, ProfileAnswer<ProfileRows> answer) {
    const auto entity = entityOf(wanted.entity, u"list"_s);
    if (!entity) {
        answer(tl::unexpected(entity.error()));
        return;
    }
    if ((*entity)->lists.isEmpty()) {
        const QString why = profile().absent.value(u"list"_s);
        answer(failure(ErrorKind::Rejected, u"capability_absent"_s,
                       why.isEmpty() ? u"%1 lists no %2."_s.arg(profile().name, wanted.entity) : why));
        return;
    }
    (new ProfileListRun(m_wire, **entity, wanted, m_lookups, context, std::move(answer)))->start();
}

void ProfileSource::detail(const QString &name, const QString &id, QObject *context,
                           ProfileAnswer<ProfileDetail> answer) {
    const auto entity = entityOf(name, u"detail"_s);
    if (!entity) {
        answer(tl::unexpected(entity.error()));
        return;
    }
    switch ((*entity)->detail) {
    case ProfileEntity::Detail::Path:
        askDetail(**entity, {(*entity)->detailService, u"GET"_s, (*entity)->detailPath}, id, context,
                  std::move(answer));
        return;
    case ProfileEntity::Detail::FromList:
        fromList(**entity, id, context, std::move(answer));
        return;
    case ProfileEntity::Detail::Absent:
        break;
    }
    const QString why = profile().absent.value(u"detail"_s);
    answer(failure(ErrorKind::Rejected, u"capability_absent"_s,
                   why.isEmpty() ? u"%1 shows no single %2."_s.arg(profile().name, name) : why));
}

void ProfileSource::track(const QString &name, const QString &id, QObject *context,
                          ProfileAnswer<ProfileDetail> answer) {
    const auto entity = entityOf(name, u"detail"_s);
    if (!entity || !(*entity)->track) {
        answer(entity ? failure(ErrorKind::Rejected, u"capability_absent"_s,
                                u"%1 does not tell how a %2 goes on."_s.arg(profile().name, name))
                      : tl::unexpected(entity.error()));
        return;
    }
    askDetail(**entity, (*entity)->track->request, id, context, std::move(answer));
}

void ProfileSource::askDetail(const ProfileEntity &entity, const ProfileCall &call, const QString &id, QObject *context,
                              ProfileAnswer<ProfileDetail> answer) {
    ProfileAsk ask;
    ask.service = call.service;
    ask.timeout = call.timeout;
    ask.path = call.path.filled([&id](const QString &) { return QString::fromLatin1(QUrl::toPercentEncoding(id)); });
    for (const auto &[key, value] : call.query) {
        ask.query.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(key)),
                               QString::fromLatin1(QUrl::toPercentEncoding(value.text())));
    }
    const auto shared = m_wire.profile();
    const auto reader = std::make_shared<RowReader>(shared, entity.fields);
    const auto items = entity.itemsPath.isEmpty() ? nullptr : std::make_shared<RowReader>(shared, entity.itemFields);
    const auto decode = [reader, items, hidden = shared->redact + entity.redact, path = entity.itemsPath,
                         host = m_wire.hostOf(call.service)](const HttpReply &reply) -> Result<ProfileDetail> {
        if (const auto page = pageInstead(reply.body, host)) {
            return tl::unexpected(*page);
        }
        auto row = reader->one(reply.body);
        if (!row) {
            return tl::unexpected(row.error());
        }
        ProfileDetail detail{std::move(row->table), redactJson(reply.body, hidden), {}, row->notes};
        if (items) {
            auto all = items->list(reply.body, {path});
            if (!all) {
                return tl::unexpected(all.error());
            }
            detail.items = std::move(all->table);
            addNotes(detail.notes, all->notes, 0);
        }
        return detail;
    };
    m_wire.ask<ProfileDetail>(ask, context, decode, std::move(answer));
}

void ProfileSource::fromList(const ProfileEntity &entity, const QString &id, QObject *context,
                             ProfileAnswer<ProfileDetail> answer) {
    list({entity.name, {{u"id"_s, id}}, 1}, context,
         [this, name = entity.name, id, answer](const Result<ProfileRows> &rows) {
             if (!rows) {
                 answer(tl::unexpected(rows.error()));
                 return;
             }
             if (rows->table.rows() == 0) {
                 answer(failure(ErrorKind::NotFound, u"not_found"_s,
                                u"%1 has no %2 %3 in its list."_s.arg(profile().name, name, id)));
                 return;
             }
             answer(ProfileDetail{rows->table, {}, {}, rows->notes});
         });
}

void ProfileSource::health(QObject *context, ProfileAnswer<QList<ServiceHealth>> answer) {
    if (!profile().health) {
        const QString why = profile().absent.value(u"health"_s);
        answer(failure(ErrorKind::Rejected, u"capability_absent"_s,
                       why.isEmpty() ? u"%1 does not say how it is."_s.arg(profile().name) : why));
        return;
    }
    const auto rule = *profile().health;
    QStringList services{rule.service};
    if (rule.eachService) {
        services.clear();
        for (const auto &service : profile().services) {
            services.append(service.name);
        }
    }
    const auto all = std::make_shared<QList<ServiceHealth>>(services.size());
    const auto left = std::make_shared<qsizetype>(services.size());
    for (qsizetype i = 0; i < services.size(); ++i) {
        const QString name = profile().service(services.at(i))->name;
        QElapsedTimer clock;
        clock.start();
        ProfileAsk ask;
        ask.service = name;
        ask.path = rule.path.text();
        ask.timeout = std::chrono::seconds(10);
        const auto decode = [rule, name](const HttpReply &reply) -> Result<ServiceHealth> {
            return judged(rule, name, reply);
        };
        m_wire.ask<ServiceHealth>(ask, context, decode, [=](const Result<ServiceHealth> &said) {
            ServiceHealth one = said.value_or(ServiceHealth{name});
            if (!said) {
                one.state = said.error().httpStatus > 0 ? ServiceHealth::State::Down : ServiceHealth::State::Unknown;
                one.detail = said.error().detail;
            }
            one.latency = std::chrono::milliseconds(clock.elapsed());
            (*all)[i] = one;
            if (--*left == 0) {
                answer(*all);
            }
        });
    }
}

// Until the profile allows one more; the sending is counted here.
std::chrono::milliseconds ProfileSource::waitFor(const QString &place, const ProfileRate &rate) {
    if (rate.requests == 0) {
        return std::chrono::milliseconds(0);
    }
    auto &sent = m_sent[place];
    const qint64 now = m_clock.elapsed();
    const qint64 window = std::chrono::milliseconds(rate.per).count();
    qint64 at = now;
    if (sent.size() >= rate.requests) {
        at = std::max(now, sent.at(sent.size() - rate.requests) + window);
    }
    sent.append(at);
    sent.removeIf([now, window](qint64 one) { return one < now - 2 * window; });
    return std::chrono::milliseconds(at - now);
}

void ProfileSource::send(const ProfileOrder &order, const ProfilePlan &plan, QObject *context,
                         ProfileAnswer<ProfileDone> answer) {
    const ProfileEntity *entity = profile().entity(order.entity);
    ProfileRate rate;
    if (entity != nullptr && order.action.isEmpty() && entity->submit) {
        rate = entity->submit->rate;
    }
    for (const auto &action : entity == nullptr ? QList<ProfileAction>() : entity->actions) {
        rate = action.id == order.action ? action.rate : rate;
    }
    const auto wait = waitFor(order.entity, rate);
    if (wait.count() == 0) {
        sendProfileOrder(m_wire, plan, context, std::move(answer));
        return;
    }
    QTimer::singleShot(wait, context, [this, plan, context, answer = std::move(answer)] {
        sendProfileOrder(m_wire, plan, context, answer);
    });
}

} // namespace farol::net
