// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// farolctl queue redrive, peek, purge: at a RabbitMQ itself, where there is no farold.
#include "core/log/log.h"
#include "farolctl/rabbit.h"
#include "net/rabbitmq/redriver.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <atomic>
#include <csignal>
#include <utility>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Words {
    RabbitWords rabbit;
    std::string queue;
    std::string to;
    std::string confirm;
    std::string reason;
    int count = 10;
    int waitSeconds = 600;
    bool planOnly = false;
    bool despite = false;
};

using End = net::RedriveResult::End;

std::atomic<bool> interrupted = false; // by the person at the terminal: the shovel must not be left behind

net::RabbitPlace placeOf(const Words &words) {
    return {words.rabbit.vhost.empty() ? u"/"_s : QString::fromStdString(words.rabbit.vhost),
            QString::fromStdString(words.queue)};
}

QJsonObject jsonOf(const net::RedrivePlan &plan) {
    QJsonArray remarks;
    for (const auto &one : plan.remarks) {
        remarks.append(QJsonObject{{u"code"_s, one.code}, {u"text"_s, one.text}, {u"stops"_s, one.stops}});
    }
    return {{u"vhost"_s, plan.from.vhost},
            {u"from"_s, plan.from.name},
            {u"to"_s, plan.to},
            {u"messages"_s, jsonNumber(plan.source.messages)},
            {u"origins"_s, QJsonArray::fromStringList(plan.origins)},
            {u"stops"_s, plan.stops()},
            {u"remarks"_s, remarks}};
}

void tellPlan(const Printer &out, const net::RedrivePlan &plan) {
    Table table({{u"FROM"_s}, {u"TO"_s}, {u"MESSAGES"_s, Table::Side::Right}, {u"ORIGINS"_s}});
    table.add({plan.from.name, plan.to, shownNumber(plan.source.messages),
               plan.origins.isEmpty() ? u"-"_s : plan.origins.join(u", "_s)});
    out.table(table);
    for (const auto &one : plan.remarks) {
        out.line((one.stops ? u"STOPS: "_s : u"- "_s) + plain(one.text));
    }
    out.line(u"Counts are up to 10 s old."_s);
}

QString wordOf(End end) {
    switch (end) {
    case End::Done:
        return u"done"_s;
    case End::Partly:
        return u"partly"_s;
    case End::NothingMoved:
        return u"nothing_moved"_s;
    case End::Empty:
        return u"empty"_s;
    case End::Failed:
        return u"failed"_s;
    }
    Q_UNREACHABLE();
}

Exit exitOf(const net::RedriveResult &result) {
    if (result.leftBehind) {
        return Exit::Partly;
    }
    if (!result.verified && !result.left) {
        return Exit::Unreachable;
    }
    return result.end == End::Done ? Exit::Done : result.end == End::Partly ? Exit::Partly : Exit::Refused;
}

void tellResult(const Printer &out, const net::Redriver::Report &report) {
    const auto &result = report.result;
    out.line(u"%1 moved, %2 left."_s.arg(shownNumber(result.moved), shownNumber(result.left)));
    if (result.end == End::Empty) {
        out.line(u"There was nothing to move."_s);
    }
    if (!result.reason.isEmpty()) {
        out.line(u"Not all moved: %1."_s.arg(plain(result.reason)));
    }
    if (result.twice > 0) {
        out.line(u"%1 arrived twice."_s.arg(counted(result.twice, u"message"_s, u"messages"_s)));
    } else if (result.twicePossible) {
        out.line(
            u"Some may have been delivered twice: the broker or the way to it broke, or the shovel was stopped."_s);
    }
    if (result.wasStuck) {
        out.line(u"The shovel went on with nothing left, and was stopped."_s);
    }
    if (!result.verified && result.end != End::Empty) {
        out.note(u"farolctl: the counts did not come to rest; look again in a minute"_s);
    }
    if (result.leftBehind) {
        out.note(u"farolctl: the shovel %1 could not be deleted; the next redrive of this virtual host does it"_s.arg(
            report.shovel));
    }
    for (const QString &name : report.cleaned) {
        out.line(u"Deleted the shovel %1, which an earlier redrive left behind."_s.arg(plain(name)));
    }
}

QJsonObject jsonOf(const net::RedrivePlan &plan, const net::Redriver::Report &report, const std::string &reason) {
    const auto &result = report.result;
    return {{u"plan"_s, jsonOf(plan)},
            {u"status"_s, wordOf(result.end)},
            {u"shovel"_s, report.shovel},
            {u"before"_s, jsonNumber(result.before)},
            {u"moved"_s, jsonNumber(result.moved)},
            {u"left"_s, jsonNumber(result.left)},
            {u"arrived"_s, jsonNumber(result.arrived)},
            {u"twice"_s, static_cast<qint64>(result.twice)},
            {u"twice_possible"_s, result.twicePossible},
            {u"timed_out"_s, result.timedOut},
            {u"cancelled"_s, result.cancelled},
            {u"stuck"_s, result.wasStuck},
            {u"left_behind"_s, result.leftBehind},
            {u"verified"_s, result.verified},
            {u"why"_s, result.reason},
            {u"reason"_s, QString::fromStdString(reason)},
            {u"cleaned"_s, QJsonArray::fromStringList(report.cleaned)}};
}

QByteArray bytes(const QJsonObject &object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString wordOf(net::Redrive::Stage stage) {
    switch (stage) {
    case net::Redrive::Stage::Counting:
        return u"waiting until the counts rest"_s;
    case net::Redrive::Stage::Moving:
        return u"the shovel moves them"_s;
    case net::Redrive::Stage::Stopping:
        return u"stopping the shovel"_s;
    case net::Redrive::Stage::Settling:
        return u"verifying, until the counts rest"_s;
    case net::Redrive::Stage::Starting:
    case net::Redrive::Stage::Over:
        return {};
    }
    Q_UNREACHABLE();
}

// What a redrive keeps beside the desk.
struct Move final : QObject {
    Move(net::HttpClient &client, QObject *parent)
        : QObject(parent)
        , redriver(client, clock) {
        QObject::connect(&watch, &QTimer::timeout, this, [this] {
            if (interrupted.exchange(false)) {
                redriver.cancel();
            }
        });
    }
    void heedInterrupts() { // from the first order on; before it the program just ends
        std::signal(SIGINT, [](int) { interrupted = true; });
        std::signal(SIGTERM, [](int) { interrupted = true; });
        watch.start(200ms);
    }
    SystemClock clock;
    net::Redriver redriver;
    QTimer watch;
    QString told; // of the stage
};

void runMove(RabbitDesk &desk, Move &move, const net::RedrivePlan &plan, const Words &words) {
    net::RedriveTimes times;
    times.deadline = std::chrono::seconds(words.waitSeconds);
    move.heedInterrupts();
    QObject::connect(&move.redriver, &net::Redriver::moved, &move, [&desk, &move](net::Redrive::Stage stage) {
        const QString word = wordOf(stage);
        if (!word.isEmpty() && std::exchange(move.told, word) != word) {
            desk.out.note(u"farolctl: "_s + word);
        }
    });
    move.redriver.run(plan, times, [&desk, plan, reason = words.reason](const Result<net::Redriver::Report> &report) {
        if (!report) {
            desk.fail(report.error());
            return;
        }
        tellResult(desk.out, *report);
        desk.out.document(bytes(jsonOf(plan, *report, reason)));
        desk.end(exitOf(report->result));
    });
}

void redrive(RabbitDesk &desk, const Words &words) {
    auto *move = new Move(desk.client, &desk.life); // dies with the desk
    move->redriver.plan(placeOf(words), QString::fromStdString(words.to),
                        [&desk, move, words](const Result<net::RedrivePlan> &plan) {
                            if (!plan) {
                                desk.fail(plan.error());
                                return;
                            }
                            tellPlan(desk.out, *plan);
                            const bool stops = plan->stops() && !words.despite;
                            if (words.planOnly || stops) {
                                desk.out.document(bytes({{u"plan"_s, jsonOf(*plan)}}));
                                if (!words.planOnly) {
                                    desk.out.note(u"farolctl: nothing was moved; --despite-remarks moves it all the "
                                                  "same"_s);
                                }
                                desk.end(stops ? Exit::Refused : Exit::Done);
                                return;
                            }
                            QMetaObject::invokeMethod(
                                move, [&desk, move, found = *plan, words] { runMove(desk, *move, found, words); },
                                Qt::QueuedConnection);
                        });
}

// Payloads are personal data: what logs leave out is left out here, too.
QString redacted(const QByteArray &payload) {
    return QString::fromStdString(log::redact({payload.constData(), static_cast<std::size_t>(payload.size())}));
}

QJsonObject jsonOf(const net::RabbitMessage &message) {
    QJsonArray deaths;
    for (const auto &one : message.deaths) {
        deaths.append(QJsonObject{{u"queue"_s, one.queue},
                                  {u"reason"_s, one.reason},
                                  {u"count"_s, static_cast<qint64>(one.count)},
                                  {u"at"_s, jsonTime(one.at)}});
    }
    return {{u"id"_s, message.id},
            {u"type"_s, message.type},
            {u"content_type"_s, message.contentType},
            {u"bytes"_s, static_cast<qint64>(message.bytes)},
            {u"redelivered"_s, message.redelivered},
            {u"deliveries"_s, jsonNumber(message.deliveries)},
            {u"exchange"_s, message.exchange},
            {u"key"_s, message.key},
            {u"published_at"_s, jsonTime(message.publishedAt)},
            {u"deaths"_s, deaths},
            {u"payload"_s, redacted(message.payload)}};
}

void tellPeeked(const Printer &out, const net::RabbitApi::Peeked &peeked) {
    constexpr auto right = Table::Side::Right;
    Table table(
        {{u"ID"_s}, {u"TYPE"_s}, {u"BYTES"_s, right}, {u"DEATHS"_s, right}, {u"DIED IN"_s}, {u"OF"_s}, {u"PAYLOAD"_s}});
    QJsonArray rows;
    for (const auto &one : peeked.messages) {
        std::int64_t deaths = 0;
        for (const auto &death : one.deaths) {
            deaths += death.count;
        }
        const auto first = one.deaths.isEmpty() ? net::RabbitDeath() : one.deaths.constLast();
        table.add({one.id.isEmpty() ? u"-"_s : one.id, one.type.isEmpty() ? u"-"_s : one.type,
                   QString::number(one.bytes), QString::number(deaths), first.queue, first.reason,
                   redacted(one.payload).left(60)});
        rows.append(jsonOf(one));
    }
    out.note(u"farolctl: "_s + plain(peeked.risk.sentence));
    out.table(table);
    out.line(counted(rows.size(), u"message"_s, u"messages"_s));
    out.document(bytes({{u"rows"_s, rows},
                        {u"origins"_s, QJsonArray::fromStringList(originsOf(peeked.messages))},
                        {u"risk"_s, peeked.risk.sentence}}));
}

void peek(RabbitDesk &desk, const Words &words) {
    net::RabbitApi::Peek how;
    how.count = words.count;
    how.despiteLimit = words.despite;
    desk.api.peek(placeOf(words), how, &desk.life, [&desk](const Result<net::RabbitApi::Peeked> &peeked) {
        if (!peeked) {
            desk.fail(peeked.error());
            return;
        }
        tellPeeked(desk.out, *peeked);
        desk.end(Exit::Done);
    });
}

void purge(RabbitDesk &desk, const Words &words) {
    const auto place = placeOf(words);
    desk.api.purge(place, QString::fromStdString(words.confirm), &desk.life,
                   [&desk, place, reason = words.reason](const Result<net::RabbitQueue> &before) {
                       if (!before && before.error().code == u"confirm_name"_s) {
                           desk.out.problem(before.error());
                           desk.end(Exit::Usage);
                           return;
                       }
                       if (!before) {
                           desk.fail(before.error());
                           return;
                       }
                       desk.out.line(
                           u"%1 is emptied: %2 were ready shortly before and are gone for good; %3 in the hands of "
                           "consumers stayed. Counts are up to 10 s old."_s.arg(
                               plain(place.name), shownNumber(before->ready), shownNumber(before->unacknowledged)));
                       desk.out.document(bytes({{u"id"_s, before->id()},
                                                {u"queue"_s, place.name},
                                                {u"vhost"_s, place.vhost},
                                                {u"status"_s, u"done"_s},
                                                {u"purged_about"_s, jsonNumber(before->ready)},
                                                {u"stayed_about"_s, jsonNumber(before->unacknowledged)},
                                                {u"reason"_s, QString::fromStdString(reason)}}));
                       desk.end(Exit::Done);
                   });
}

} // namespace

void addRabbitQueues(CLI::App &app, CLI::App &queue, Command &chosen) {
    const auto add = [&](const char *name, const char *help, void (*work)(RabbitDesk &, const Words &)) {
        const auto words = std::make_shared<Words>();
        auto *word = queue.add_subcommand(name, help);
        addRabbitOptions(*word, words->rabbit);
        word->callback([&app, &chosen, words, work] {
            takeCaFile(app, words->rabbit.source);
            chosen.needsSession = false;
            chosen.alone = [words, work](const Printer &out) {
                return askRabbit(out, words->rabbit, [words, work](RabbitDesk &desk) { work(desk, *words); });
            };
        });
        return std::pair(word, words);
    };
    const auto [redriveWord, move] =
        add("redrive", "Move a whole queue of a RabbitMQ to one other; with farold, plan redrive", redrive);
    redriveWord->add_option("--from", move->queue, "The queue of dead letters")->required();
    redriveWord->add_option("--to", move->to, "The queue that takes them; it must exist")->required();
    redriveWord->add_flag("--plan", move->planOnly, "Show what it would do, and move nothing");
    redriveWord->add_option("--reason", move->reason, "Why, for the report");
    redriveWord->add_option("--wait", move->waitSeconds, "Stop it after so many seconds")
        ->check(CLI::Range(1, 86'400))
        ->capture_default_str();
    redriveWord->add_flag("--despite-remarks", move->despite, "Move it in spite of what stops it in the plan");

    const auto [peekWord, look] =
        add("peek", "Messages at the head of a queue of a RabbitMQ; a peek is a delivery", peek);
    peekWord->add_option("queue", look->queue)->required();
    peekWord->add_option("--count", look->count, "So many")->check(CLI::Range(1, 1000))->capture_default_str();
    peekWord->add_flag("--despite-limit", look->despite, "In spite of a limit of deliveries that may destroy them");

    const auto [purgeWord, empty] = add("purge", "Empty a queue of a RabbitMQ for good", purge);
    purgeWord->add_option("queue", empty->queue)->required();
    purgeWord->add_option("--confirm", empty->confirm, "Its exact name once more")->required();
    purgeWord->add_option("--reason", empty->reason, "Why, for the report");
}

} // namespace farol::ctl
