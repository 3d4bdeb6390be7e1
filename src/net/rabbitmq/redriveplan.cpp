// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a redrive would do, before anything is written.
#include "net/rabbitmq/redriver.h"

#include <algorithm>
#include <utility>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString prefix = u"farol-retry-"_s;

RedriveRemark remark(const char *code, const QString &text, bool stops = false) {
    return {QString::fromLatin1(code), text, stops};
}

void remarkOrigins(const RedrivePlan &plan, const DeadLetterQueue *letters, QList<RedriveRemark> &remarks) {
    if (letters == nullptr || letters->origins.isEmpty()) {
        remarks.append(
            remark("origins_unknown",
                   u"Nothing tells which queues the messages of %1 come from. Look at some of them first."_s.arg(
                       plan.from.name)));
        return;
    }
    const QString names = letters->origins.join(u", "_s);
    if (letters->origins.size() > 1) {
        remarks.append(
            remark("several_origins",
                   u"%1 takes the dead letters of %2 queues (%3), and all of them would go to %4. Sending "
                   "each to its own needs farold, which reads and moves messages one by one."_s.arg(plan.from.name)
                       .arg(letters->origins.size())
                       .arg(names, plan.to),
                   true));
    } else if (letters->origins.constFirst() != plan.to) {
        remarks.append(remark("not_its_origin",
                              u"The messages of %1 come from %2, not from %3."_s.arg(plan.from.name, names, plan.to)));
    }
}

} // namespace

bool RedrivePlan::stops() const {
    return std::any_of(remarks.cbegin(), remarks.cend(), [](const RedriveRemark &one) { return one.stops; });
}

QList<RedriveRemark> redriveRemarks(const RedrivePlan &plan, const DeadLetterQueue *letters) {
    QList<RedriveRemark> remarks;
    remarkOrigins(plan, letters, remarks);
    if (plan.source.consumers.value_or(0) > 0) {
        remarks.append(remark("source_has_consumers",
                              u"Somebody takes messages from %1 at the same time: they will not all go to %2."_s.arg(
                                  plan.from.name, plan.to)));
    }
    const auto &rules = plan.destination.rules;
    const auto room =
        rules.maxLength ? std::optional(*rules.maxLength - plan.destination.messages.value_or(0)) : std::nullopt;
    if (room && *room < plan.source.messages.value_or(0)) {
        const bool refuses = rules.overflow.startsWith(u"reject-publish"_s);
        remarks.append(
            refuses ? remark("destination_may_refuse",
                             u"%1 takes at most %2 messages and refuses more: the rest would stay."_s.arg(plan.to).arg(
                                 *rules.maxLength))
                    : remark("destination_drops",
                             u"%1 takes at most %2 messages and drops its oldest ones for more: they would "
                             "be lost."_s.arg(plan.to)
                                 .arg(*rules.maxLength),
                             true));
    }
    remarks.append(remark("whole_queue",
                          u"All of %1 moves, in its order. A choice of messages needs farold."_s.arg(plan.from.name)));
    remarks.append(remark("may_be_delivered_twice",
                          u"A message may be delivered twice where the broker stops on the way; none is lost. Those "
                          "who take them must know a message again by its id."_s));
    return remarks;
}

QString redriveName(Instant deadline, quint32 random) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(deadline.time_since_epoch()).count();
    return u"%1%2-%3"_s.arg(prefix, QString::number(seconds), QString::number(random, 16).rightJustified(8, u'0'));
}

bool isRedriveName(const QString &name) {
    return name.startsWith(prefix);
}

// A minute more, for clocks that differ. A name without a time is none that anybody still looks after.
bool isLeftBehind(const QString &name, Instant now) {
    bool isNumber = false;
    const qint64 seconds = name.mid(prefix.size()).section(u'-', 0, 0).toLongLong(&isNumber);
    constexpr qint64 most = 253'402'300'800; // the year 9999
    return isRedriveName(name) &&
           (!isNumber || seconds < 0 || seconds > most || now > Instant(std::chrono::seconds(seconds)) + 1min);
}

void Redriver::plan(const RabbitPlace &from, const QString &to, std::function<void(Result<RedrivePlan>)> answer) {
    Q_ASSERT(!m_ran && !m_planned);
    m_plan = {};
    m_plan.from = from;
    m_plan.to = to;
    m_planned = std::move(answer);
    ++m_round;
    readQueues([this](const Result<std::pair<RabbitQueue, RabbitQueue>> &both) {
        if (!both) {
            endPlan(tl::unexpected(both.error()));
        } else if (m_plan.from.name == m_plan.to) {
            endPlan(failure(ErrorKind::Rejected, u"same_queue"_s, u"A queue cannot be moved to itself."_s));
        } else {
            m_plan.source = both->first;
            m_plan.destination = both->second;
            readTopology();
        }
    });
}

void Redriver::readTopology() {
    m_topology = {};
    const QString vhost = m_plan.from.vhost;
    m_api.exchanges(vhost, this, [this, vhost](const Result<QList<RabbitExchange>> &exchanges) {
        if (!exchanges) {
            finishPlan(tl::unexpected(exchanges.error()));
            return;
        }
        m_topology.exchanges = *exchanges;
        m_api.bindings(vhost, this, [this, vhost](const Result<QList<RabbitBinding>> &bindings) {
            if (!bindings) {
                finishPlan(tl::unexpected(bindings.error()));
                return;
            }
            m_topology.bindings = *bindings;
            m_list.ask({vhost, {}, false, false}, [this](const Result<RabbitQueueList::Seen> &seen) {
                if (seen) {
                    m_topology.queues = seen->queues;
                }
                finishPlan(seen ? Result<RabbitTopology>(m_topology) : tl::unexpected(seen.error()));
            });
        });
    });
}

// Without a topology the plan stands, and says that it does not know the origins.
void Redriver::finishPlan(const Result<RabbitTopology> &topology) {
    const auto all = topology ? deadLetterQueues(*topology) : QList<DeadLetterQueue>();
    const auto found = std::find_if(all.cbegin(), all.cend(), [this](const DeadLetterQueue &one) {
        return one.queue.name == m_plan.from.name && one.queue.vhost == m_plan.from.vhost;
    });
    const DeadLetterQueue *letters = found == all.cend() ? nullptr : &*found;
    m_plan.origins = letters == nullptr ? QStringList() : letters->origins;
    m_plan.remarks = redriveRemarks(m_plan, letters);
    endPlan(m_plan);
}

void Redriver::endPlan(Result<RedrivePlan> plan) {
    ++m_round;
    m_topology = {};
    const auto answer = std::exchange(m_planned, {});
    if (answer) {
        answer(std::move(plan));
    }
}

} // namespace farol::net
