// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/codec.h"
#include "core/log/log.h"
#include "server/audit/audit.h"
#include "server/items/itemids.h"
#include "server/items/itemroutes.h"
#include "server/items/itemsrepo.h"
#include "server/items/listquery.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <algorithm>
#include <set>
#include <spdlog/spdlog.h>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

static constexpr qsizetype mostAtOnce = 500;

// {"ids": ["LOTE-0042-001", …]}
static Result<QList<ItemId>> idsOf(const QByteArray &body) {
    if (const auto clean = soundJson(body); !clean) {
        return tl::unexpected(clean.error());
    }
    const auto list = QJsonDocument::fromJson(body).object().value(u"ids"_s);
    if (!list.isArray() || list.toArray().isEmpty() || list.toArray().size() > mostAtOnce) {
        return refuse(422, u"ids_invalid"_s, u"ids is a list of 1 to 500 item ids"_s, u"ids"_s);
    }
    QList<ItemId> ids;
    QSet<ItemId> seen;
    for (const auto &entry : list.toArray()) {
        const ItemId id{entry.toString()};
        if (!entry.isString()) {
            return refuse(422, u"ids_invalid"_s, u"an item id is a string"_s, u"ids"_s);
        }
        if (!seen.contains(id)) {
            seen.insert(id);
            ids.append(id);
        }
    }
    return ids;
}

// One check on its way: what was asked for and how it was before.
struct Check {
    Request request;
    QList<ItemId> ids;
    std::vector<std::int64_t> rows;
    std::vector<std::int64_t> uncertain;
    QString before;
};

static Result<QList<Item>> readAll(sql::Connection &connection, const Check &check, const Config &config) {
    ItemsRepo repo(connection, check.request.who.tenant, config.engine.uncertainAfter);
    QList<Item> items;
    for (const auto row : check.rows) {
        auto item = repo.read(row);
        if (!item) {
            return tl::unexpected(item.error());
        }
        items.append(std::move(*item));
    }
    return items;
}

// How many are in which state, for the audit row.
static QString countsOf(const QList<Item> &items) {
    QJsonObject counts;
    for (const auto &item : items) {
        counts[toApi(item.state)] = counts[toApi(item.state)].toInt() + 1;
    }
    return QString::fromUtf8(QJsonDocument(counts).toJson(QJsonDocument::Compact));
}

static Done lookUp(sql::Connection &connection, Check &check, const Config &config) {
    Error unknown{
        ErrorKind::Rejected, 422, u"unknown_item"_s, u"there are no such items; nothing was checked"_s, {}, {}, {}};
    for (const auto &id : check.ids) {
        const auto key = itemRow(connection, check.request.who.tenant, id);
        if (!key) {
            return tl::unexpected(key.error());
        }
        if (*key) {
            check.rows.push_back((*key)->item);
        } else {
            unknown.fields.append({0, id.value.left(60), u"unknown_item"_s, u"there is no such item"_s});
        }
    }
    if (!unknown.fields.isEmpty()) {
        const bool isSingle = check.request.arguments.contains(u"id"_s);
        return isSingle ? noSuch(u"item", check.ids.front().value) : tl::unexpected(unknown);
    }
    const auto items = readAll(connection, check, config);
    if (!items) {
        return tl::unexpected(items.error());
    }
    for (qsizetype i = 0; i < items->size(); ++i) {
        if (items->at(i).state == ItemState::Uncertain && items->at(i).code != u"restored_doubtful") {
            check.uncertain.push_back(check.rows[static_cast<std::size_t>(i)]);
        }
    }
    if (check.uncertain.empty()) {
        const bool isDoubtful = std::any_of(items->cbegin(), items->cend(),
                                            [](const Item &one) { return one.code == u"restored_doubtful"_s; });
        return refuse(409, u"not_uncertain"_s,
                      isDoubtful ? u"whose order the provider has, no check can tell; a person decides it"_s
                                 : u"no item is uncertain; there is nothing to ask the provider"_s);
    }
    check.before = countsOf(*items);
    return {};
}

// The provider was asked and what it said is stored: an error of what follows must not say that nothing was changed.
// Asking again at once would find nothing that is uncertain, so there is no Retry-After.
static Response unread(const Check &check, const Error &why, bool isAudited) {
    const log::AboutRequest about(check.request.requestId.toStdString());
    log::logger().error("a check was carried out, {} failed: {} {}", isAudited ? "its answer" : "its audit row",
                        why.code.toStdString(), why.detail.toStdString());
    Error error{ErrorKind::RateLimited, 503, u"check_unread"_s, {}, {}, {}, {}};
    error.detail = u"The provider was asked, and what it said is stored; only %1 could not be made. Read the items "
                   "again before you ask once more."_s.arg(isAudited ? u"this answer"_s : u"its audit row"_s);
    Response response = problem(error, check.request.requestId);
    response.headers.removeIf([](const auto &header) { return header.first == "Retry-After"; });
    return response;
}

// The item, else the batch that all of them are of, else how many.
static QString objectOf(const QList<ItemId> &ids) {
    if (ids.size() == 1) {
        return ids.front().value;
    }
    std::set<std::int64_t> batches;
    for (const auto &id : ids) {
        if (const auto place = itemPlace(id)) {
            batches.insert(place->number);
        }
    }
    return batches.size() == 1 ? batchId(*batches.begin()).value : u"%1 items"_s.arg(ids.size());
}

// One audit row says who asked and what came of it.
static void record(const ItemServices &services, const std::shared_ptr<Check> &check, const QString &after,
                   const Response &response, const Answer &answer) {
    const auto &who = check->request.who;
    const QString object = objectOf(check->ids);
    AuditEntry entry{who.tenant, who.user, who.userId,    u"item.check"_s, object,
                     {},         {},       check->before, after,           check->request.requestId};
    services.writer.post(
        [entry = std::move(entry)](Arrows &arrows) { return appendAudit(arrows, entry); },
        [check, answer, response](const Done &done) { answer(done ? response : unread(*check, done.error(), false)); });
}

// After the provider spoke: the items again, as they are now.
static void answerWithItems(const ItemServices &services, const std::shared_ptr<Check> &check, const Answer &answer) {
    const auto giveUp = [services, check, answer](const Error &why) {
        record(services, check, u"{\"unread\":true}"_s, unread(*check, why, true), answer);
    };
    const bool taken = services.readers.post([services, check, answer, giveUp](auto connection) {
        const auto items = connection ? readAll(**connection, *check, services.config)
                                      : Result<QList<Item>>(tl::unexpected(connection.error()));
        if (!items) {
            giveUp(items.error());
            return;
        }
        record(services, check, countsOf(*items), json(json::encode(Page<Item>{*items, {}, items->size()})), answer);
    });
    if (!taken) {
        giveUp(overloaded());
    }
}

static void start(const ItemServices &services, const Request &request, const QList<ItemId> &ids,
                  const Answer &answer) {
    const auto check = std::make_shared<Check>(Check{request, ids, {}, {}, {}});
    const bool taken = services.readers.post([services, check, answer](auto connection) {
        const auto known =
            connection ? lookUp(**connection, *check, services.config) : Done(tl::unexpected(connection.error()));
        if (!known) {
            answer(problem(known.error(), check->request.requestId));
            return;
        }
        services.checks.checkNow(check->uncertain, [services, check, answer](const Done &done) {
            if (done) {
                answerWithItems(services, check, answer);
            } else {
                answer(problem(done.error(), check->request.requestId));
            }
        });
    });
    if (!taken) {
        answer(problem(overloaded(), request.requestId));
    }
}

static void runCheck(const ItemServices &services, const Request &request, const Result<QList<ItemId>> &ids,
                     const Answer &answer) {
    const auto known = onlyParameters(request, {});
    if (!known || !ids) {
        answer(problem(known ? ids.error() : known.error(), request.requestId));
        return;
    }
    services.commands.runLong(
        request,
        [services, ids = *ids](const Request &again, const Answer &later) { start(services, again, ids, later); },
        answer);
}

void addItemChecks(Router &router, const ItemServices &services) {
    router.add({Method::Post, u"/api/v1/items/{id}/check"_s,
                [services](const Request &request, const Answer &answer) {
                    runCheck(services, request, QList<ItemId>{{request.arguments[u"id"_s]}}, answer);
                },
                true});
    router.add({Method::Post, u"/api/v1/items/check"_s,
                [services](const Request &request, const Answer &answer) {
                    runCheck(services, request, idsOf(request.body), answer);
                },
                true});
}

} // namespace farol::server
