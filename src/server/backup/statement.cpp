// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/statement.h"

#include "server/outbound/flatjson.h"
#include "server/outbound/providerclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <future>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

tl::unexpected<Error> strange(const QString &detail) {
    return failure(ErrorKind::Malformed, u"statement"_s, detail);
}

// Total: whatever is not exactly an order is an error, as an order that is passed over may be paid again.
Result<KnownOrder> orderFrom(const QJsonObject &line) {
    KnownOrder order;
    order.endToEndId = line.value(u"end_to_end_id"_s).toString().toStdString();
    order.externalId = line.value(u"external_id"_s).toString().toStdString();
    const auto amount = amountFrom(line.value(u"amount"_s).toString().toStdString());
    const auto at = line.value(u"at"_s);
    const auto moment = at.isString() ? fromRfc3339(at.toString())
                                      : std::optional(Instant(std::chrono::milliseconds(at.toInteger(-1))));
    const QString status = line.value(u"status"_s).toString();
    if (order.endToEndId.size() != 32 || order.externalId.empty() || !amount || !moment ||
        moment->time_since_epoch().count() < 0) {
        return strange(u"an order without end_to_end_id, external_id, amount or at"_s);
    }
    order.amountMinor = *amount;
    order.at = *moment;
    if (status == u"settled"_s) {
        order.standing = KnownOrder::Standing::Settled;
    } else if (status == u"failed"_s) {
        order.standing = KnownOrder::Standing::Failed;
    } else if (status != u"open"_s) {
        return strange(u"the status %1 is none of settled, failed, open"_s.arg(status.left(40)));
    }
    return order;
}

Result<QJsonObject> ask(const Config &config, Instant since, std::int64_t cursor) {
    std::promise<Reply> promise;
    ProviderClient client([&promise](Reply reply) { promise.set_value(std::move(reply)); });
    ProviderClient::Options options;
    options.url = config.provider.url;
    options.timeout = config.provider.timeout;
    options.connections = 1;
    options.token = config.provider.token;
    if (auto done = client.start(options); !done) {
        return tl::unexpected(done.error());
    }
    Order order;
    order.call = Call::List;
    order.description =
        "since=" + std::to_string(since.time_since_epoch().count()) + "&after=" + std::to_string(cursor);
    client.send({order});
    const Reply reply = promise.get_future().get(); // comes in any case, within the time-out
    if (reply.way != Way::Answered) {
        return failure(ErrorKind::Network, u"statement"_s,
                       u"the provider did not answer: %1"_s.arg(QString::fromStdString(reply.code)));
    }
    if (reply.status == 404) {
        return failure(ErrorKind::NotFound, u"statement"_s, u"the provider has no list of orders"_s);
    }
    const auto body = QJsonDocument::fromJson(QByteArray::fromStdString(reply.body));
    if (reply.status != 200 || !body.object().value(u"orders"_s).isArray() ||
        !body.object().value(u"next"_s).isDouble()) {
        return failure(ErrorKind::Server, u"statement"_s, u"the provider answered %1 to its list"_s.arg(reply.status));
    }
    return body.object();
}

} // namespace

Result<std::vector<KnownOrder>> readStatement(const Config &config, Instant since, std::int64_t &cursor) {
    std::vector<KnownOrder> orders;
    for (;;) {
        const auto page = ask(config, since, cursor);
        if (!page) {
            return tl::unexpected(page.error());
        }
        for (const auto &line : page->value(u"orders"_s).toArray()) {
            const auto order = orderFrom(line.toObject());
            if (!order) {
                return tl::unexpected(order.error());
            }
            orders.push_back(*order);
        }
        const auto next = page->value(u"next"_s).toInteger();
        if (next <= cursor) {
            return orders;
        }
        cursor = next;
    }
}

Result<std::vector<KnownOrder>> statementFromLines(const QByteArray &lines) {
    std::vector<KnownOrder> orders;
    int number = 0;
    for (const QByteArray &line : lines.split('\n')) {
        ++number;
        if (line.trimmed().isEmpty()) {
            continue;
        }
        const auto order = orderFrom(QJsonDocument::fromJson(line).object());
        if (!order) {
            return strange(u"line %1: %2"_s.arg(number).arg(order.error().detail));
        }
        orders.push_back(*order);
    }
    return orders;
}

} // namespace farol::server
