// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzing.h"
#include "net/http/httperror.h"
#include "net/rabbitmq/rabbitdepths.h"
#include "net/rabbitmq/rabbitmessage.h"
#include "net/rabbitmq/rabbitqueue.h"
#include "net/rabbitmq/rabbitrefusal.h"
#include "net/rabbitmq/rabbitstate.h"

using namespace farol;
using namespace farol::net;

// Every answer of a RabbitMQ's management, read as each of them, and a page of its metrics port.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto body = fuzz::viewOf(data, size);
    fuzz::mustSayWhy(rabbitOverview(body));
    fuzz::mustSayWhy(rabbitWho(body));
    fuzz::mustSayWhy(rabbitExchanges(body));
    fuzz::mustSayWhy(rabbitBindings(body));
    fuzz::mustSayWhy(rabbitConsumers(body));
    fuzz::mustSayWhy(rabbitConnections(body));
    fuzz::mustSayWhy(rabbitHealth(body));
    fuzz::mustSayWhy(rabbitShovels(body));
    fuzz::mustSayWhy(rabbitShovelOrders(body));
    fuzz::mustSayWhy(rabbitMessages(body));
    fuzz::mustSayWhy(rabbitQueuePage(body));
    fuzz::mustSayWhy(rabbitQueueList(body));
    fuzz::mustSayWhy(rabbitQueue(body));
    fuzz::mustSayWhy(rabbitDepths(body));
    for (const int status : {400, 401, 404, 500, 503}) {
        const auto said = rabbitRefusal({status, "application/json", {}, body});
        fuzz::must(!said || !said->detail.isEmpty(), "a refusal without words");
    }
    return 0;
}
