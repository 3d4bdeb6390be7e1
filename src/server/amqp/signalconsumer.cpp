// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/amqp/signalconsumer.h"

#include "core/log/log.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <numeric>
#include <spdlog/spdlog.h>

namespace farol::server {

using namespace std::chrono_literals;

namespace {

constexpr std::array kinds = {ItemKind::Payment, ItemKind::Notification};
constexpr int mostItems = 100'000; // of one signal
constexpr auto busyLook = 20ms;    // while acknowledgements may come
constexpr auto idleLook = 200ms;

} // namespace

std::string encodeSignal(int items) {
    return "{\"items\":" + std::to_string(items) + "}";
}

Result<int> decodeSignal(std::string_view body) {
    const auto object = QJsonDocument::fromJson(QByteArray(body.data(), static_cast<qsizetype>(body.size()))).object();
    const int items = object.value(u"items").toInt();
    if (items < 1 || items > mostItems) {
        return failure(ErrorKind::Rejected, QStringLiteral("signal_invalid"),
                       QStringLiteral("a work signal is {\"items\":256}"));
    }
    return items;
}

SignalConsumer::SignalConsumer(Options options)
    : m_options(std::move(options))
    , m_topology(m_options.prefix) {}

SignalConsumer::~SignalConsumer() {
    stop();
}

void SignalConsumer::start(std::function<void()> told) {
    m_told = std::move(told);
    m_thread = std::thread([this] { run(); });
}

void SignalConsumer::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_resting.notify_all();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void SignalConsumer::run() {
    bool told = false;
    while (!m_stopping) {
        Done done;
        if (auto link = AmqpLink::open(m_options.link, m_options.worker)) {
            done = serve(**link);
        } else {
            done = tl::unexpected(link.error());
        }
        const bool wasUp = m_up.exchange(false);
        forget();
        if (!m_stopping && (wasUp || !told)) {
            told = true;
            log::logger().warn("no work signals: {}; work is accepted and waits",
                               done ? "stopped" : done.error().detail.toStdString());
        }
        std::unique_lock lock(m_mutex);
        m_figures.losses += wasUp ? 1 : 0;
        m_resting.wait_for(lock, m_options.rest, [this] { return m_stopping.load(); });
    }
}

Done SignalConsumer::serve(AmqpLink &link) {
    auto done = m_topology.declare(link);
    for (const ItemKind kind : kinds) {
        done = done ? link.consume(m_topology.queue(kind), m_options.prefetch) : done;
    }
    if (!done) {
        return done;
    }
    log::logger().info("work signals arrive");
    m_up = true;
    m_told(); // what waited while there were none
    while (!m_stopping) {
        const auto busy = acknowledge(link);
        const auto delivery = busy ? link.next(*busy ? busyLook : idleLook) : tl::unexpected(busy.error());
        if (!delivery) {
            return tl::unexpected(delivery.error());
        }
        if (*delivery) {
            if (done = take(link, **delivery); !done) {
                return done;
            }
        }
    }
    const auto last = acknowledge(link); // what is claimed need not come again
    return last ? Done() : tl::unexpected(last.error());
}

Result<bool> SignalConsumer::acknowledge(AmqpLink &link) {
    std::vector<std::uint64_t> finished;
    bool busy = false;
    {
        const std::lock_guard lock(m_mutex);
        finished.swap(m_finished);
        busy = std::any_of(m_lines.begin(), m_lines.end(), [](const Line &one) { return !one.blocks.empty(); });
    }
    for (const std::uint64_t tag : finished) {
        if (auto done = link.acknowledge(tag); !done) {
            return tl::unexpected(done.error());
        }
    }
    return busy;
}

Done SignalConsumer::take(AmqpLink &link, const AmqpLink::Delivery &delivery) {
    const auto kind = m_topology.kindOf(delivery.queue);
    const auto items = decodeSignal(delivery.body);
    {
        const std::lock_guard lock(m_mutex);
        ++m_figures.received;
        m_figures.refused += kind && items ? 0 : 1;
        if (kind && items) {
            line(*kind).blocks.push_back({++m_serial, delivery.tag, *items});
        }
    }
    if (!kind || !items) {
        log::logger().warn("a work signal that cannot be read is a dead letter now");
        return link.reject(delivery.tag);
    }
    m_told();
    return {};
}

// The broker hands them to somebody else: the tags belong to a session that is over.
void SignalConsumer::forget() {
    const std::lock_guard lock(m_mutex);
    m_finished.clear();
    for (Line &one : m_lines) {
        one.blocks.clear();
    }
}

SignalConsumer::Figures SignalConsumer::figures() const {
    const std::lock_guard lock(m_mutex);
    return m_figures;
}

int SignalConsumer::waiting(ItemKind kind) const {
    const std::lock_guard lock(m_mutex);
    const auto &blocks = line(kind).blocks;
    return std::accumulate(blocks.begin(), blocks.end(), 0,
                           [](int sum, const Block &block) { return std::min(sum + block.left, mostItems); });
}

int SignalConsumer::offered(ItemKind kind) {
    {
        const std::lock_guard lock(m_mutex);
        line(kind).offered = m_serial;
    }
    return waiting(kind);
}

void SignalConsumer::endFront(Line &one) {
    if (one.blocks.front().tag != 0) {
        m_finished.push_back(one.blocks.front().tag);
    }
    one.blocks.pop_front();
}

void SignalConsumer::settled(ItemKind kind, int claimed, bool nothingLeft) {
    const std::lock_guard lock(m_mutex);
    Line &one = line(kind);
    while (!one.blocks.empty() && (claimed > 0 || (nothingLeft && one.blocks.front().serial <= one.offered))) {
        Block &front = one.blocks.front();
        const int taken = std::min(claimed, front.left);
        claimed -= taken;
        front.left -= taken;
        if (front.left > 0 && !(nothingLeft && front.serial <= one.offered)) {
            return;
        }
        endFront(one);
    }
}

void SignalConsumer::grant(ItemKind kind, int items) {
    const std::lock_guard lock(m_mutex);
    if (m_up) {
        line(kind).blocks.push_back({++m_serial, 0, items});
    }
}

} // namespace farol::server
