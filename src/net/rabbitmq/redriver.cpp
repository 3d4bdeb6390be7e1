// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rabbitmq/redriver.h"

#include <QRandomGenerator>
#include <memory>
#include <utility>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int prefetch = 100; // at the most so many come twice when a shovel is stopped

RedriveCounts countsOf(const RabbitQueue &source, const RabbitQueue &destination) {
    return {source.messages, destination.messages, destination.consumers};
}

} // namespace

Redriver::Redriver(HttpClient &client, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_api(client)
    , m_clock(clock)
    , m_list(client) {
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] { carryOut(m_kind); });
}

void Redriver::readQueues(const std::function<void(Result<std::pair<RabbitQueue, RabbitQueue>>)> &then) {
    m_api.queue(m_plan.from, this, [this, then, round = m_round](const Result<RabbitQueue> &source) {
        if (round != m_round) {
            return;
        }
        if (!source) {
            then(tl::unexpected(source.error()));
            return;
        }
        m_api.queue({m_plan.from.vhost, m_plan.to}, this,
                    [this, then, round, found = *source](const Result<RabbitQueue> &destination) {
                        if (round != m_round) {
                            return;
                        }
                        then(destination ? Result<std::pair<RabbitQueue, RabbitQueue>>({found, *destination})
                                         : tl::unexpected(destination.error()));
                    });
    });
}

void Redriver::run(const RedrivePlan &plan, const RedriveTimes &times, std::function<void(Result<Report>)> answer) {
    Q_ASSERT(!m_ran && !m_planned);
    m_plan = plan;
    m_times = times;
    m_report = {};
    m_redrive.reset();
    m_ran = std::move(answer);
    ++m_round;
    const auto round = m_round;
    m_api.shovelOrders(plan.from.vhost, this, [this, round](const Result<QList<RabbitShovelOrder>> &orders) {
        if (round != m_round) {
            return;
        }
        if (orders) {
            clean(*orders);
        } else if (orders.error().kind == ErrorKind::NotFound) {
            endRun(failure(ErrorKind::Rejected, u"no_shovels"_s,
                           u"This broker has no dynamic shovels: its plugins rabbitmq_shovel and "
                           "rabbitmq_shovel_management are off."_s));
        } else {
            endRun(tl::unexpected(orders.error()));
        }
    });
}

// What was left behind goes first: two shovels on one queue would each move what the other one counted.
void Redriver::clean(const QList<RabbitShovelOrder> &orders) {
    for (const RabbitShovelOrder &order : orders) {
        if (!isRedriveName(order.name)) {
            continue;
        }
        if (isLeftBehind(order.name, m_clock.now())) {
            m_api.deleteShovel(
                order.vhost, order.name, this, [this, orders, order, round = m_round](const Result<RabbitDone> &done) {
                    if (round != m_round) {
                        return;
                    }
                    if (!done && done.error().kind != ErrorKind::NotFound) {
                        endRun(tl::unexpected(done.error()));
                        return;
                    }
                    m_report.cleaned.append(order.name);
                    auto rest = orders;
                    rest.removeIf([&order](const RabbitShovelOrder &one) { return one.name == order.name; });
                    clean(rest);
                });
            return;
        }
        if (order.from == m_plan.from.name || order.from == m_plan.to) {
            endRun(failure(ErrorKind::Conflict, u"redrive_running"_s,
                           u"Another redrive of %1 to %2 is under way (%3). Wait for its end."_s.arg(
                               order.from, order.to, order.name)));
            return;
        }
    }
    m_report.shovel = redriveName(m_clock.now() + m_times.mostCounting + m_times.deadline + m_times.mostStopping,
                                  QRandomGenerator::global()->generate());
    m_redrive.emplace(m_times, m_plan.destination.rules);
    obey(m_redrive->begin(m_clock.now()));
}

void Redriver::cancel() {
    if (m_ran && !m_redrive) { // it still cleans up
        endRun(failure(ErrorKind::Rejected, u"cancelled"_s, u"Cancelled before anything was moved."_s));
    } else if (m_ran) {
        const auto order = m_redrive->cancel(m_clock.now());
        if (order.kind != Redrive::Order::Kind::None || m_redrive->stage() == Redrive::Stage::Over) {
            ++m_round;
            obey(order);
        }
    }
}

void Redriver::obey(const Redrive::Order &order) {
    Q_EMIT moved(m_redrive->stage());
    if (!m_ran || !m_redrive) {
        return;
    }
    if (m_redrive->stage() != Redrive::Stage::Over) {
        m_kind = order.kind;
        m_next.start(order.after);
        return;
    }
    m_next.stop();
    m_report.result = m_redrive->result();
    if (m_report.result.end == RedriveResult::End::Failed) {
        endRun(tl::unexpected(m_report.result.error));
    } else {
        endRun(m_report);
    }
}

void Redriver::carryOut(Redrive::Order::Kind kind) {
    const auto done = [this, round = m_round](auto what) {
        return [this, round, what](const Result<RabbitDone> &result) {
            if (round == m_round) {
                obey((*m_redrive.*what)(m_clock.now(), result ? Done() : Done(tl::unexpected(result.error()))));
            }
        };
    };
    switch (kind) {
    case Redrive::Order::Kind::None:
        return;
    case Redrive::Order::Kind::Count:
        readQueues([this](const Result<std::pair<RabbitQueue, RabbitQueue>> &both) {
            obey(m_redrive->counted(m_clock.now(), both ? Result<RedriveCounts>(countsOf(both->first, both->second))
                                                        : tl::unexpected(both.error())));
        });
        return;
    case Redrive::Order::Kind::Start:
        m_api.startShovel({m_plan.from.vhost, m_report.shovel, m_plan.from.name, m_plan.to}, prefetch, this,
                          done(&Redrive::started));
        return;
    case Redrive::Order::Kind::Look:
        look();
        return;
    case Redrive::Order::Kind::Stop:
        m_api.deleteShovel(m_plan.from.vhost, m_report.shovel, this, done(&Redrive::stopped));
        return;
    }
    Q_UNREACHABLE();
}

// The parameter is gone when the shovel ended by itself; the state tells why it does not go on.
void Redriver::look() {
    m_api.shovelOrders(
        m_plan.from.vhost, this, [this, round = m_round](const Result<QList<RabbitShovelOrder>> &orders) {
            if (round != m_round) {
                return;
            }
            RedriveLook seen;
            if (orders) {
                seen.present = std::any_of(orders->cbegin(), orders->cend(), [this](const RabbitShovelOrder &one) {
                    return one.name == m_report.shovel;
                });
            }
            if (seen.present != true || !m_seesShovels) {
                lookAtCounts(seen);
                return;
            }
            m_api.shovels(m_plan.from.vhost, this,
                          [this, round, seen](const Result<QList<RabbitShovel>> &shovels) mutable {
                              if (round != m_round) {
                                  return;
                              }
                              m_seesShovels = shovels || shovels.error().kind != ErrorKind::Forbidden;
                              for (const RabbitShovel &one : shovels.value_or(QList<RabbitShovel>())) {
                                  if (one.name == m_report.shovel) { // the path with a name gives all of them
                                      seen.state = one.state;
                                      seen.reason = one.reason;
                                  }
                              }
                              lookAtCounts(seen);
                          });
        });
}

void Redriver::lookAtCounts(RedriveLook look) {
    readQueues([this, look = std::move(look)](const Result<std::pair<RabbitQueue, RabbitQueue>> &both) mutable {
        if (both) {
            look.counts = countsOf(both->first, both->second);
        }
        obey(m_redrive->looked(m_clock.now(), look));
    });
}

void Redriver::endRun(Result<Report> report) {
    ++m_round;
    m_next.stop();
    const auto answer = std::exchange(m_ran, {});
    if (answer) {
        answer(std::move(report));
    }
}

} // namespace farol::net
