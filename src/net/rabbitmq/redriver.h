// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/rabbitmq/deadletterqueues.h"
#include "net/rabbitmq/rabbitqueuelist.h"
#include "net/rabbitmq/redrive.h"

#include <QTimer>

namespace farol::net {

// What a person should know before a redrive. stops: it is not run unless that person says so again.
struct RedriveRemark {
    QString code; // several_origins not_its_origin origins_unknown source_has_consumers destination_may_refuse
                  // may_be_delivered_twice whole_queue
    QString text;
    bool stops = false;
};

// What a redrive would do; nothing was written. Counts are up to 10 s old.
struct RedrivePlan {
    RabbitPlace from;
    QString to;
    RabbitQueue source;
    RabbitQueue destination;
    QStringList origins; // of its letters, as arguments, policies and bindings let expect
    QList<RedriveRemark> remarks;
    [[nodiscard]] bool stops() const;
};
// Pure. letters: what is known of the source as a queue of dead letters; null: nothing could be read.
[[nodiscard]] QList<RedriveRemark> redriveRemarks(const RedrivePlan &plan, const DeadLetterQueue *letters);

// The name of a shovel of ours says until when somebody looks after it; one whose time is over was left behind.
[[nodiscard]] QString redriveName(Instant deadline, quint32 random);
[[nodiscard]] bool isRedriveName(const QString &name);
[[nodiscard]] bool isLeftBehind(const QString &name, Instant now);

// Moves a whole queue to one existing queue by a dynamic shovel that it owns to its end: cleans up what was left
// behind, checks both queues, starts, looks, stops in time, deletes, verifies. One redrive at a time, on the client's
// thread. When it dies on the way the shovel goes on and is left behind.
class Redriver final : public QObject {
    Q_OBJECT
public:
    Redriver(HttpClient &client, const Clock &clock, QObject *parent = nullptr);

    // Errors: NotFound (a queue that is missing; a shovel would make it), Rejected same_queue.
    void plan(const RabbitPlace &from, const QString &to, std::function<void(Result<RedrivePlan>)> answer);

    struct Report {
        RedriveResult result;
        QString shovel;
        QStringList cleaned; // shovels that earlier redrives left behind in this virtual host
    };
    // Errors: Conflict redrive_running (another one empties that queue), Rejected no_shovels, and those of a call.
    void run(const RedrivePlan &plan, const RedriveTimes &times, std::function<void(Result<Report>)> answer);
    [[nodiscard]] const QString &shovel() const { return m_report.shovel; } // of what runs
    void cancel(); // of what runs: it is stopped and verified, then answered

Q_SIGNALS:
    void moved(farol::net::Redrive::Stage stage);

private:
    void readQueues(const std::function<void(Result<std::pair<RabbitQueue, RabbitQueue>>)> &then);
    void readTopology();
    void finishPlan(const Result<RabbitTopology> &topology);
    void clean(const QList<RabbitShovelOrder> &orders);
    void obey(const Redrive::Order &order);
    void carryOut(Redrive::Order::Kind kind);
    void look();
    void lookAtCounts(RedriveLook look);
    void endPlan(Result<RedrivePlan> plan);
    void endRun(Result<Report> report);

    HttpClient &m_client;
    RabbitApi m_api;
    const Clock &m_clock;
    RabbitQueueList m_list;
    RabbitTopology m_topology;
    QTimer m_next;
    Redrive::Order::Kind m_kind = Redrive::Order::Kind::None; // what m_next waits for
    quint64 m_round = 0;                                      // answers of an order that was replaced are not heard
    bool m_seesShovels = true;                                // else the parameter alone tells
    RedrivePlan m_plan;
    RedriveTimes m_times;
    Report m_report;
    std::optional<Redrive> m_redrive;
    std::function<void(Result<RedrivePlan>)> m_planned;
    std::function<void(Result<Report>)> m_ran;
};

} // namespace farol::net
