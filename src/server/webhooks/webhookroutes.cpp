// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webhooks/webhookroutes.h"

#include "core/json/webhookcodec.h"
#include "server/audit/audit.h"
#include "server/webhooks/signature.h"
#include "server/webhooks/subscriptions.h"

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype mostWebhooks = 100; // of a tenant
constexpr qsizetype mostTypes = 32;
constexpr qsizetype longestDescription = 200;

bool isWord(const QString &text) {
    return !text.isEmpty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'.';
    });
}

Result<WebhookOrder> orderOf(const QByteArray &body, const TargetGuard &guard) {
    auto order = json::webhookOrder(body);
    if (!order) {
        Error error = order.error();
        error.kind = ErrorKind::Rejected;
        error.httpStatus = 422;
        return tl::unexpected(std::move(error));
    }
    if (order->url) {
        if (const auto target = guard.read(*order->url); !target) {
            return refuse(422, target.error().code, target.error().detail, u"url"_s);
        }
    }
    if (order->types) {
        const bool good =
            order->types->size() <= mostTypes && std::all_of(order->types->begin(), order->types->end(), isWord);
        if (!good) {
            return refuse(422, u"types_invalid"_s, u"name at most 32 types of events; none means all"_s, u"types"_s);
        }
    }
    if (order->description && order->description->size() > longestDescription) {
        return refuse(422, u"description_too_long"_s, u"at most 200 characters"_s, u"description"_s);
    }
    return order;
}

Done recordOrder(Arrows &arrows, const Request &request, const QString &action, const QString &object,
                 const QString &after = {}) {
    return appendAudit(arrows, {request.who.tenant,
                                request.who.user,
                                request.who.userId,
                                action,
                                object,
                                {},
                                {},
                                {},
                                after,
                                request.requestId});
}

WebhooksRepo repoOf(Arrows &arrows, const Request &request) {
    return {arrows.connection(), request.who.tenant, arrows.moment().now};
}

// The webhook as it is now, with its secret where it is the answer that shows it.
Result<Response> shown(Arrows &arrows, const Request &request, std::int64_t row, int status,
                       const QString &secret = {}) {
    auto stored = repoOf(arrows, request).find(webhookId(row));
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    stored->subscription.secret = secret;
    Response response = json(json::encode(stored->subscription), status);
    if (!secret.isEmpty()) {
        response.replay = "{\"id\":\"" + stored->subscription.id.toLatin1() + "\"}";
    }
    return response;
}

Result<Response> make(Arrows &arrows, const Request &request, const WebhookOrder &order, const SecretBox &box) {
    if (!order.url) {
        return refuse(422, u"member_missing"_s, u"say where to: url"_s, u"url"_s);
    }
    const auto all = repoOf(arrows, request).list();
    if (!all) {
        return tl::unexpected(all.error());
    }
    if (all->size() >= mostWebhooks) {
        return refuse(422, u"too_many_webhooks"_s, u"a tenant has at most 100 webhooks"_s);
    }
    const Secret secret = makeWebhookSecret();
    const auto row =
        addWebhook(arrows, {request.who.tenant, request.who.user, *order.url, order.description.value_or(QString()),
                            order.types.value_or(QList<QString>()), box.seal(secret)});
    if (!row) {
        return tl::unexpected(row.error());
    }
    if (auto done = recordOrder(arrows, request, u"webhook.create"_s, webhookId(*row)); !done) {
        return tl::unexpected(done.error());
    }
    return shown(arrows, request, *row, 201, webhookSecretText(secret));
}

Result<Response> change(Arrows &arrows, const Request &request, const WebhookOrder &order) {
    const auto stored = repoOf(arrows, request).find(request.arguments[u"id"_s]);
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    auto done = changeWebhook(arrows, stored->row, order);
    done = done ? recordOrder(arrows, request, u"webhook.change"_s, stored->subscription.id) : done;
    return done ? shown(arrows, request, stored->row, 200) : tl::unexpected(done.error());
}

Result<Response> remove(Arrows &arrows, const Request &request) {
    const auto stored = repoOf(arrows, request).find(request.arguments[u"id"_s]);
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    auto done = removeWebhook(arrows, stored->row);
    done = done ? recordOrder(arrows, request, u"webhook.remove"_s, stored->subscription.id) : done;
    return done ? Result<Response>(Response{204, {}, {}, {}}) : tl::unexpected(done.error());
}

Result<Response> rotate(Arrows &arrows, const Request &request, const WebhookServices &services) {
    const auto stored = repoOf(arrows, request).find(request.arguments[u"id"_s]);
    if (!stored) {
        return tl::unexpected(stored.error());
    }
    const Secret secret = makeWebhookSecret();
    auto done = rotateWebhook(arrows, stored->row, services.box.seal(secret), services.config.webhooks.overlap);
    done = done ? recordOrder(arrows, request, u"webhook.rotate"_s, stored->subscription.id) : done;
    return done ? shown(arrows, request, stored->row, 200, webhookSecretText(secret)) : tl::unexpected(done.error());
}

Result<Response> again(Arrows &arrows, const Request &request, const WebhookServices &services) {
    auto repo = repoOf(arrows, request);
    const auto stored = repo.find(request.arguments[u"id"_s]);
    const auto found =
        stored ? repo.delivery(*stored, request.arguments[u"delivery"_s]) : tl::unexpected(stored.error());
    if (!found) {
        return tl::unexpected(found.error());
    }
    if (!stored->subscription.active) {
        return refuse(409, u"webhook_inactive"_s, u"switch the webhook on first"_s);
    }
    const auto ordered = redeliver(arrows, found->row, services.config.webhooks.retry.maxAttempts);
    if (!ordered) {
        return tl::unexpected(ordered.error());
    }
    if (!*ordered) {
        return refuse(409, u"delivery_running"_s, u"it is on its way right now"_s);
    }
    if (auto done = recordOrder(arrows, request, u"webhook.redeliver"_s, found->delivery.id); !done) {
        return tl::unexpected(done.error());
    }
    const auto now = repo.delivery(*stored, found->delivery.id);
    return now ? Result<Response>(json(json::encode(now->delivery), 202)) : tl::unexpected(now.error());
}

using Reading = std::function<Result<Response>(WebhooksRepo &, const Request &, const WebhooksRepo::Stored &)>;

Handler reading(const WebhookServices &services, const QList<QStringView> &known, Reading read) {
    return [services, known, read = std::move(read)](const Request &request, const Answer &answer) {
        answerFrom(services.readers, request, answer,
                   [services, request, known, read](sql::Connection &connection) -> Result<Response> {
                       if (const auto good = onlyParameters(request, known); !good) {
                           return tl::unexpected(good.error());
                       }
                       WebhooksRepo repo(connection, request.who.tenant, services.clock.now());
                       const auto stored = repo.find(request.arguments[u"id"_s]);
                       return stored ? read(repo, request, *stored) : tl::unexpected(stored.error());
                   });
    };
}

Handler writing(const WebhookServices &services, Commands::Body body, bool isDue = false) {
    return [services, body = std::move(body), isDue](const Request &request, const Answer &answer) {
        if (const auto known = onlyParameters(request, {}); !known) {
            answer(problem(known.error(), request.requestId));
            return;
        }
        services.commands.run(request, body, [services, answer, isDue](Response response) {
            answer(std::move(response));
            if (isDue) {
                services.ordered();
            }
        });
    };
}

// The body is read before the transaction: the writer's thread has better things to do.
using Ordered = Result<Response> (*)(Arrows &, const Request &, const WebhookOrder &, const SecretBox &);
Handler ordering(const WebhookServices &services, Ordered order) {
    return [services, order](const Request &request, const Answer &answer) {
        const auto known = onlyParameters(request, {});
        const auto read = known ? orderOf(request.body, services.guard) : tl::unexpected(known.error());
        if (!read) {
            answer(problem(read.error(), request.requestId));
            return;
        }
        services.commands.run(
            request,
            [order, read = *read, &box = services.box](Arrows &arrows, const Request &light) {
                return order(arrows, light, read, box);
            },
            answer);
    };
}

Result<Response> deliveriesOf(WebhooksRepo &repo, const Request &request, const WebhooksRepo::Stored &of) {
    const auto window = listWindow(request, WebhooksRepo::cursorName, 1);
    const auto states = window ? wordMask(request, u"state"_s,
                                          [](QStringView word) {
                                              const auto state = deliveryStateFromApi(word);
                                              return state ? std::optional(static_cast<int>(*state)) : std::nullopt;
                                          })
                               : tl::unexpected(window.error());
    const auto page = states ? repo.deliveries(of, *states, *window) : tl::unexpected(states.error());
    return page ? Result<Response>(json(json::encode(*page))) : tl::unexpected(page.error());
}

Result<Response> attemptsOf(WebhooksRepo &repo, const Request &request, const WebhooksRepo::Stored &of) {
    const auto delivery = repo.delivery(of, request.arguments[u"delivery"_s]);
    const auto attempts = delivery ? repo.attempts(delivery->row) : tl::unexpected(delivery.error());
    return attempts ? Result<Response>(json(json::encode(*attempts))) : tl::unexpected(attempts.error());
}

} // namespace

void addWebhookRoutes(Router &router, const WebhookServices &services) {
    router.add({Method::Get, u"/api/v1/webhooks"_s, [services](const Request &request, const Answer &answer) {
                    answerFrom(services.readers, request, answer,
                               [services, request](sql::Connection &connection) -> Result<Response> {
                                   const auto known = onlyParameters(request, {});
                                   WebhooksRepo repo(connection, request.who.tenant, services.clock.now());
                                   const auto all = known ? repo.list() : tl::unexpected(known.error());
                                   return all ? Result<Response>(json(json::encode(*all)))
                                              : tl::unexpected(all.error());
                               });
                }});
    router.add({Method::Post, u"/api/v1/webhooks"_s, ordering(services, make), true});
    router.add({Method::Get, u"/api/v1/webhooks/{id}"_s,
                reading(services, {}, [](auto &, const auto &, const auto &stored) -> Result<Response> {
                    return json(json::encode(stored.subscription), stored.subscription.version);
                })});
    router.add({Method::Patch, u"/api/v1/webhooks/{id}"_s,
                ordering(services, [](Arrows &arrows, const Request &request, const WebhookOrder &order,
                                      const SecretBox &) { return change(arrows, request, order); }),
                true});
    router.add({Method::Post, u"/api/v1/webhooks/{id}/rotate"_s,
                writing(services, [services](Arrows &arrows,
                                             const Request &request) { return rotate(arrows, request, services); }),
                true});
    router.add({Method::Get, u"/api/v1/webhooks/{id}/deliveries"_s,
                reading(services, {u"state", u"limit", u"cursor"}, deliveriesOf)});
    router.add(
        {Method::Get, u"/api/v1/webhooks/{id}/deliveries/{delivery}/attempts"_s, reading(services, {}, attemptsOf)});
    router.add(
        {Method::Post, u"/api/v1/webhooks/{id}/deliveries/{delivery}/redeliver"_s,
         writing(
             services, [services](Arrows &arrows, const Request &request) { return again(arrows, request, services); },
             true),
         true});
    router.add({Method::Delete, u"/api/v1/webhooks/{id}"_s, writing(services, remove), true});
}

} // namespace farol::server
