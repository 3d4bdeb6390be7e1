// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// farolctl list: what a RabbitMQ has.
#include "farolctl/rabbit.h"
#include "net/rabbitmq/deadletterqueues.h"
#include "net/rabbitmq/rabbitqueuelist.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    RabbitWords rabbit;
    std::string name;
    std::string metrics;
    bool isRegex = false;
};

constexpr auto right = Table::Side::Right;

QString text(const std::string &word) {
    return QString::fromStdString(word);
}

void finish(RabbitDesk &desk, const Table &table, const QJsonArray &rows, const QString &one, const QString &many,
            bool changing = false) {
    desk.out.table(table);
    desk.out.line(counted(rows.size(), one, many));
    if (changing) {
        desk.out.note(u"farolctl: the list became shorter while it was read; something may be missing"_s);
    }
    desk.out.document(
        QJsonDocument(QJsonObject{{u"rows"_s, rows}, {u"changing"_s, changing}}).toJson(QJsonDocument::Compact));
    desk.end(Exit::Done);
}

QJsonValue jsonText(const std::optional<QString> &said) {
    return said ? QJsonValue(*said) : QJsonValue();
}

QJsonObject jsonOf(const net::RabbitQueue &queue) {
    return {{u"id"_s, queue.id()},
            {u"name"_s, queue.name},
            {u"vhost"_s, queue.vhost},
            {u"status"_s, wordOf(statusOf(queue))},
            {u"status_raw"_s, queue.state},
            {u"type"_s, queue.type},
            {u"durable"_s, queue.durable},
            {u"node"_s, queue.node},
            {u"policy"_s, queue.policy},
            {u"messages"_s, jsonNumber(queue.messages)},
            {u"ready"_s, jsonNumber(queue.ready)},
            {u"unacknowledged"_s, jsonNumber(queue.unacknowledged)},
            {u"consumers"_s, jsonNumber(queue.consumers)},
            {u"memory_bytes"_s, jsonNumber(queue.memory)},
            {u"growth_per_second"_s, jsonNumber(queue.growthPerSecond)},
            {u"published_per_second"_s, jsonNumber(queue.publishedPerSecond)},
            {u"delivered_per_second"_s, jsonNumber(queue.deliveredPerSecond)},
            {u"acknowledged_per_second"_s, jsonNumber(queue.acknowledgedPerSecond)},
            {u"head_at"_s, jsonTime(queue.headAt)},
            {u"dead_letter_exchange"_s, jsonText(queue.rules.deadLetterExchange)},
            {u"dead_letter_key"_s, jsonText(queue.rules.deadLetterKey)},
            {u"delivery_limit"_s, jsonNumber(queue.rules.deliveryLimit)},
            {u"max_length"_s, jsonNumber(queue.rules.maxLength)}};
}

void tellQueues(RabbitDesk &desk, const net::RabbitQueueList::Seen &seen) {
    Table table({{u"QUEUE"_s},
                 {u"VHOST"_s},
                 {u"TYPE"_s},
                 {u"STATUS"_s},
                 {u"READY"_s, right},
                 {u"UNACKED"_s, right},
                 {u"CONSUMERS"_s, right},
                 {u"IN/S"_s, right},
                 {u"OUT/S"_s, right},
                 {u"POLICY"_s}});
    QJsonArray rows;
    for (const auto &one : seen.queues) {
        table.add({one.name, one.vhost, one.type, wordOf(statusOf(one)), shownNumber(one.ready),
                   shownNumber(one.unacknowledged), shownNumber(one.consumers), shownRate(one.publishedPerSecond),
                   shownRate(one.deliveredPerSecond), one.policy.isEmpty() ? u"-"_s : one.policy});
        rows.append(jsonOf(one));
    }
    finish(desk, table, rows, u"queue"_s, u"queues"_s, seen.changing);
}

// What the command keeps until its end beside the desk.
struct Walk final : QObject {
    Walk(net::HttpClient &client, QObject *parent)
        : QObject(parent)
        , list(client) {}
    net::RabbitQueueList list;
    std::unique_ptr<net::HttpClient> metrics;
};

void listQueues(RabbitDesk &desk, const Words &words) {
    auto *walk = new Walk(desk.client, &desk.life); // dies with the desk
    if (!words.metrics.empty()) {
        SourceWords at;
        at.address = words.metrics;
        at.caFile = words.rabbit.source.caFile;
        at.plainHttp = words.rabbit.source.plainHttp;
        at.option = "--metrics";
        at.example = "http://127.0.0.1:15692";
        auto options = optionsAt(at, store::SourceKind::Metrics, net::rabbitOptions);
        if (!options) {
            desk.out.problem(options.error());
            desk.end(Exit::Usage);
            return;
        }
        walk->metrics = std::make_unique<net::HttpClient>(std::move(*options));
    }
    const QString vhost = text(words.rabbit.vhost);
    const net::RabbitFilter filter{vhost, text(words.name), words.isRegex, !words.metrics.empty()};
    walk->list.ask(filter, [&desk, walk, vhost](const Result<net::RabbitQueueList::Seen> &seen) {
        if (!seen) {
            desk.fail(seen.error());
        } else if (!walk->metrics) {
            tellQueues(desk, *seen);
        } else {
            net::askRabbitDepths(*walk->metrics, vhost, &desk.life,
                                 [&desk, all = *seen](const Result<net::RabbitDepths> &depths) mutable {
                                     if (!depths) {
                                         desk.fail(depths.error());
                                         return;
                                     }
                                     takeDepths(all.queues, *depths);
                                     tellQueues(desk, all);
                                 });
        }
    });
}

void tellExchanges(RabbitDesk &desk, const QList<net::RabbitExchange> &all) {
    Table table({{u"EXCHANGE"_s}, {u"VHOST"_s}, {u"TYPE"_s}, {u"DURABLE"_s}, {u"IN/S"_s, right}, {u"OUT/S"_s, right}});
    QJsonArray rows;
    for (const auto &one : all) {
        table.add({one.name.isEmpty() ? u"(default)"_s : one.name, one.vhost, one.type,
                   one.durable ? u"yes"_s : u"no"_s, shownRate(one.inPerSecond), shownRate(one.outPerSecond)});
        rows.append(QJsonObject{{u"id"_s, one.id},
                                {u"name"_s, one.name},
                                {u"vhost"_s, one.vhost},
                                {u"type"_s, one.type},
                                {u"durable"_s, one.durable},
                                {u"internal"_s, one.internal},
                                {u"in_per_second"_s, jsonNumber(one.inPerSecond)},
                                {u"out_per_second"_s, jsonNumber(one.outPerSecond)}});
    }
    finish(desk, table, rows, u"exchange"_s, u"exchanges"_s);
}

void tellBindings(RabbitDesk &desk, const QList<net::RabbitBinding> &all) {
    Table table({{u"FROM"_s}, {u"TO"_s}, {u"KIND"_s}, {u"KEY"_s}, {u"VHOST"_s}});
    QJsonArray rows;
    for (const auto &one : all) {
        const QString kind = one.toQueue ? u"queue"_s : u"exchange"_s;
        table.add({one.source.isEmpty() ? u"(default)"_s : one.source, one.destination, kind, one.key, one.vhost});
        rows.append(QJsonObject{{u"id"_s, one.id},
                                {u"vhost"_s, one.vhost},
                                {u"source"_s, one.source},
                                {u"destination"_s, one.destination},
                                {u"destination_kind"_s, kind},
                                {u"key"_s, one.key}});
    }
    finish(desk, table, rows, u"binding"_s, u"bindings"_s);
}

void tellConsumers(RabbitDesk &desk, const QList<net::RabbitConsumer> &all) {
    Table table({{u"QUEUE"_s}, {u"CONSUMER"_s}, {u"STATUS"_s}, {u"PREFETCH"_s, right}, {u"USER"_s}, {u"FROM"_s}});
    QJsonArray rows;
    for (const auto &one : all) {
        table.add({one.queue, one.tag, one.activity.isEmpty() ? u"-"_s : one.activity, shownNumber(one.prefetch),
                   one.user, one.connection});
        rows.append(QJsonObject{{u"id"_s, one.id},
                                {u"vhost"_s, one.vhost},
                                {u"queue"_s, one.queue},
                                {u"tag"_s, one.tag},
                                {u"status"_s, one.active ? u"up"_s : u"degraded"_s},
                                {u"status_raw"_s, one.activity},
                                {u"acknowledges"_s, one.acknowledges},
                                {u"prefetch"_s, jsonNumber(one.prefetch)},
                                {u"user"_s, one.user},
                                {u"connection"_s, one.connection}});
    }
    finish(desk, table, rows, u"consumer"_s, u"consumers"_s);
}

void tellConnections(RabbitDesk &desk, const QList<net::RabbitConnection> &all) {
    Table table({{u"CONNECTION"_s},
                 {u"CLIENT"_s},
                 {u"USER"_s},
                 {u"STATUS"_s},
                 {u"CHANNELS"_s, right},
                 {u"TLS"_s},
                 {u"SINCE"_s}});
    QJsonArray rows;
    for (const auto &one : all) {
        table.add({one.name, one.client.isEmpty() ? u"-"_s : one.client, one.user, one.state, shownNumber(one.channels),
                   one.tls ? u"yes"_s : u"no"_s, one.since ? shown(*one.since) : u"-"_s});
        rows.append(QJsonObject{{u"id"_s, one.id},
                                {u"name"_s, one.name},
                                {u"client"_s, one.client},
                                {u"vhost"_s, one.vhost},
                                {u"user"_s, one.user},
                                {u"status"_s, one.state == u"running"_s ? u"up"_s : u"degraded"_s},
                                {u"status_raw"_s, one.state},
                                {u"protocol"_s, one.protocol},
                                {u"tls"_s, one.tls},
                                {u"channels"_s, jsonNumber(one.channels)},
                                {u"since"_s, jsonTime(one.since)},
                                {u"received_bytes_per_second"_s, jsonNumber(one.receivedPerSecond)},
                                {u"sent_bytes_per_second"_s, jsonNumber(one.sentPerSecond)}});
    }
    finish(desk, table, rows, u"connection"_s, u"connections"_s);
}

void tellDeadLetters(RabbitDesk &desk, const QList<net::DeadLetterQueue> &all, bool changing) {
    Table table({{u"DEAD LETTERS"_s}, {u"VHOST"_s}, {u"MESSAGES"_s, right}, {u"ORIGINS"_s}, {u"SURE"_s}});
    QJsonArray rows;
    for (const auto &one : all) {
        table.add({one.queue.name, one.queue.vhost, shownNumber(one.queue.messages), one.origins.join(u", "_s),
                   one.certain ? u"yes"_s : u"no"_s});
        auto row = jsonOf(one.queue);
        row.insert(u"origins"_s, QJsonArray::fromStringList(one.origins));
        row.insert(u"origins_certain"_s, one.certain);
        row.insert(u"exchanges"_s, QJsonArray::fromStringList(one.exchanges));
        rows.append(row);
    }
    finish(desk, table, rows, u"queue of dead letters"_s, u"queues of dead letters"_s, changing);
}

bool isNamed(const QString &part, const QStringList &names) {
    return part.isEmpty() || std::any_of(names.cbegin(), names.cend(), [&part](const QString &name) {
               return name.contains(part, Qt::CaseInsensitive);
           });
}

// Everything of the virtual host, because any queue may be an origin; the name chooses at the end.
void listDeadLetters(RabbitDesk &desk, const Words &words) {
    const QString vhost = text(words.rabbit.vhost);
    auto *walk = new Walk(desk.client, &desk.life); // dies with the desk
    const auto topology = std::make_shared<net::RabbitTopology>();
    const auto finishWith = [&desk, topology, name = text(words.name)](const Result<net::RabbitQueueList::Seen> &seen) {
        if (!seen) {
            desk.fail(seen.error());
            return;
        }
        topology->queues = seen->queues;
        auto all = deadLetterQueues(*topology);
        all.removeIf([&name](const net::DeadLetterQueue &one) { return !isNamed(name, {one.queue.name}); });
        tellDeadLetters(desk, all, seen->changing);
    };
    desk.api.exchanges(vhost, &desk.life, [=, &desk](const Result<QList<net::RabbitExchange>> &exchanges) {
        if (!exchanges) {
            desk.fail(exchanges.error());
            return;
        }
        topology->exchanges = *exchanges;
        desk.api.bindings(vhost, &desk.life, [=, &desk](const Result<QList<net::RabbitBinding>> &bindings) {
            if (!bindings) {
                desk.fail(bindings.error());
                return;
            }
            topology->bindings = *bindings;
            walk->list.ask({vhost, {}, false, false}, finishWith);
        });
    });
}

template<typename T>
using Ask = net::Call (net::RabbitApi::*)(const QString &, QObject *, net::RabbitApi::Answer<QList<T>>);

template<typename T>
void listAll(RabbitDesk &desk, const Words &words, Ask<T> ask, void (*tell)(RabbitDesk &, const QList<T> &),
             QStringList (*names)(const T &)) {
    (desk.api.*ask)(text(words.rabbit.vhost), &desk.life,
                    [&desk, tell, names, part = text(words.name)](const Result<QList<T>> &all) {
                        if (!all) {
                            desk.fail(all.error());
                            return;
                        }
                        auto chosen = *all;
                        chosen.removeIf([&](const T &one) { return !isNamed(part, names(one)); });
                        tell(desk, chosen);
                    });
}

} // namespace

void addRabbitLists(CLI::App &app, CLI::App &list, Command &chosen) {
    const auto add = [&](const char *name, const char *help, auto work) {
        const auto words = std::make_shared<Words>();
        auto *word = list.add_subcommand(name, help);
        addRabbitOptions(*word, words->rabbit);
        word->add_option("--name", words->name, "Part of the name");
        word->callback([&app, &chosen, words, work] {
            takeCaFile(app, words->rabbit.source);
            chosen.needsSession = false;
            chosen.alone = [words, work](const Printer &out) {
                return askRabbit(out, words->rabbit, [words, work](RabbitDesk &desk) { work(desk, *words); });
            };
        });
        return std::pair(word, words);
    };
    const auto [queues, words] = add("queues", "Queues of a RabbitMQ, page by page", listQueues);
    queues->add_flag("--regex", words->isRegex, "The name is a regular expression");
    queues->add_option("--metrics", words->metrics,
                       "Take the depths from its metrics port, ten times as fast with thousands of queues");
    add("exchanges", "Exchanges of a RabbitMQ", [](RabbitDesk &desk, const Words &said) {
        listAll<net::RabbitExchange>(desk, said, &net::RabbitApi::exchanges, tellExchanges,
                                     [](const net::RabbitExchange &one) { return QStringList{one.name}; });
    });
    add("bindings", "Bindings of a RabbitMQ", [](RabbitDesk &desk, const Words &said) {
        listAll<net::RabbitBinding>(desk, said, &net::RabbitApi::bindings, tellBindings,
                                    [](const net::RabbitBinding &one) {
                                        return QStringList{one.source, one.destination};
                                    });
    });
    add("consumers", "Who takes messages from the queues of a RabbitMQ", [](RabbitDesk &desk, const Words &said) {
        listAll<net::RabbitConsumer>(desk, said, &net::RabbitApi::consumers, tellConsumers,
                                     [](const net::RabbitConsumer &one) {
                                         return QStringList{one.queue, one.tag};
                                     });
    });
    add("connections", "Connections to a RabbitMQ", [](RabbitDesk &desk, const Words &said) {
        listAll<net::RabbitConnection>(desk, said, &net::RabbitApi::connections, tellConnections,
                                       [](const net::RabbitConnection &one) {
                                           return QStringList{one.name, one.client, one.user};
                                       });
    });
    add("deadletters", "Queues of a RabbitMQ that take the dead letters of others, and whose", listDeadLetters);
}

} // namespace farol::ctl
