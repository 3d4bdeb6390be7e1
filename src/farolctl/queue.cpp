// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/queuecodec.h"
#include "farolctl/desk.h"
#include "net/farold/queuesapi.h"

#include <CLI/CLI.hpp>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words {
    std::string name;
    std::string reason;
    std::string confirm;
    std::string most;
};

QString limitText(std::int64_t most) {
    return most == 0 ? u"none"_s : QString::number(most);
}

Table tableOf(const QList<Queue> &queues) {
    constexpr auto right = Table::Side::Right;
    Table table({{u"QUEUE"_s},
                 {u"STATUS"_s},
                 {u"DEPTH"_s, right},
                 {u"IN FLIGHT"_s, right},
                 {u"FAILED"_s, right},
                 {u"DEAD"_s, right},
                 {u"TAKEN AWAY"_s, right},
                 {u"LIMIT"_s, right},
                 {u"OLDEST"_s, right},
                 {u"DONE/S"_s, right},
                 {u"WORKERS"_s, right}});
    for (const Queue &queue : queues) {
        table.add({queue.name, queue.paused ? u"paused"_s : u"runs"_s, QString::number(queue.depth),
                   QString::number(queue.inFlight), QString::number(queue.failed), QString::number(queue.dead),
                   QString::number(queue.quarantined), limitText(queue.maxInFlight),
                   u"%1 s"_s.arg(queue.oldestSeconds, 0, 'f', 0), QString::number(queue.donePerSecond, 'f', 1),
                   QString::number(queue.consumers)});
    }
    return table;
}

void list(Desk &desk) {
    net::QueuesApi(desk.api.client()).queues(&desk.life, [&desk](const Result<QList<Queue>> &queues) {
        if (!queues) {
            desk.fail(queues.error());
            return;
        }
        desk.out.table(tableOf(*queues));
        desk.out.document(json::encode(*queues));
        desk.end(Exit::Done);
    });
}

void tell(Desk &desk, const Result<Queue> &queue) {
    if (!queue) {
        desk.fail(queue.error());
        return;
    }
    desk.out.table(tableOf({*queue}));
    if (queue->orderedAt) {
        desk.out.line(u"%1 by %2 at %3: %4"_s.arg(queue->paused ? u"Paused"_s : u"Resumed"_s, plain(queue->orderedBy),
                                                  shown(*queue->orderedAt), plain(queue->reason)));
    }
    desk.out.document(json::encode(*queue));
    desk.end(Exit::Done);
}

void show(Desk &desk, const Words &words) {
    net::QueuesApi(desk.api.client())
        .queue(QString::fromStdString(words.name), &desk.life,
               [&desk](const Result<Queue> &queue) { tell(desk, queue); });
}

void order(Desk &desk, const Words &words, net::QueuesApi::Order order) {
    confirmEnvironment(desk, QString::fromStdString(words.confirm), [&desk, words, order](const Me &) {
        const auto intent = net::IntentKey::make();
        sendTwice<Queue>(
            desk,
            [&desk, words, order, intent](const net::Answer<Queue> &answer) {
                net::QueuesApi(desk.api.client())
                    .orderQueue(QString::fromStdString(words.name), order, QString::fromStdString(words.reason), intent,
                                &desk.life, answer);
            },
            [&desk](const Result<Queue> &queue) { tell(desk, queue); });
    });
}

void limit(Desk &desk, const Words &words) {
    bool isNumber = false;
    const QString text = QString::fromStdString(words.most);
    const int most = text.toInt(&isNumber);
    if (text != u"none" && (!isNumber || most < 1)) {
        desk.out.misuse(u"the limit is a number from 1 on, or none"_s);
        desk.end(Exit::Usage);
        return;
    }
    confirmEnvironment(desk, QString::fromStdString(words.confirm), [&desk, words, isNumber, most](const Me &) {
        const auto intent = net::IntentKey::make();
        sendTwice<Queue>(
            desk,
            [&desk, words, isNumber, most, intent](const net::Answer<Queue> &answer) {
                net::QueuesApi(desk.api.client())
                    .limitQueue(QString::fromStdString(words.name), isNumber ? std::optional(most) : std::nullopt,
                                QString::fromStdString(words.reason), intent, &desk.life, answer);
            },
            [&desk](const Result<Queue> &queue) { tell(desk, queue); });
    });
}

void workers(Desk &desk) {
    net::QueuesApi(desk.api.client()).workers(&desk.life, [&desk](const Result<QList<QueueWorker>> &all) {
        if (!all) {
            desk.fail(all.error());
            return;
        }
        Table table({{u"WORKER"_s},
                     {u"STATUS"_s},
                     {u"HEARTBEAT"_s},
                     {u"SINCE"_s},
                     {u"IN FLIGHT"_s, Table::Side::Right},
                     {u"CURRENT"_s}});
        for (const QueueWorker &one : *all) {
            table.add({one.name, one.stuck ? u"stuck"_s : u"works"_s, shown(one.heartbeatAt), shown(one.startedAt),
                       QString::number(one.inFlight), one.currentItem});
        }
        desk.out.table(table);
        desk.out.document(json::encode(*all));
        desk.end(Exit::Done);
    });
}

} // namespace

void addQueue(CLI::App &app, Command &chosen) {
    const auto words = std::make_shared<Words>();
    auto *queue = app.add_subcommand("queue", "What waits, and pausing it");
    queue->require_subcommand(1);
    queue->add_subcommand("list", "Every queue")->callback([&chosen] { chosen = {list, true}; });
    auto *showWord = queue->add_subcommand("show", "One queue, and who paused or resumed it last");
    showWord->add_option("queue", words->name, "pagamentos, notificacao, webhooks")->required();
    showWord->callback([&chosen, words] { chosen = {[words](Desk &desk) { show(desk, *words); }, true}; });
    const auto addOrder = [&](const char *name, const char *text, net::QueuesApi::Order what) {
        auto *word = queue->add_subcommand(name, text);
        word->add_option("queue", words->name)->required();
        word->add_option("--reason", words->reason, "Why, for the audit")->required();
        word->add_option("--confirm", words->confirm, "The name of the environment, asked for in production");
        word->callback([&chosen, words, what] {
            chosen = {[words, what](Desk &desk) { order(desk, *words, what); }, true};
        });
    };
    addOrder("pause", "Take nothing more of a queue; what is in flight ends as it would", net::QueuesApi::Order::Pause);
    addOrder("resume", "Go on", net::QueuesApi::Order::Resume);
    auto *limitWord = queue->add_subcommand("concurrency", "How many may be in flight over all workers");
    limitWord->add_option("queue", words->name)->required();
    limitWord->add_option("limit", words->most, "A number, or none")->required();
    limitWord->add_option("--reason", words->reason, "Why, for the audit")->required();
    limitWord->add_option("--confirm", words->confirm, "The name of the environment, asked for in production");
    limitWord->callback([&chosen, words] { chosen = {[words](Desk &desk) { limit(desk, *words); }, true}; });
    addDead(*queue, chosen);
    addRabbitQueues(app, *queue, chosen);

    auto *worker = app.add_subcommand("worker", "The processes that take work");
    worker->require_subcommand(1);
    worker->add_subcommand("list", "Their heartbeats and what they hold")->callback([&chosen] {
        chosen = {workers, true};
    });
}

} // namespace farol::ctl
