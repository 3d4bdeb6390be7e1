// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_rabbit: 10,000 queues of a RabbitMQ from bytes to values, by the pages of its management (QJsonDocument alone
// is the peer) and with the depths of its metrics port joined to them (the time that a person may wait is the peer).
#include "net/rabbitmq/rabbitdepths.h"
#include "net/rabbitmq/rabbitqueue.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <vector>

using namespace farol;
using namespace farol::net;

namespace {

constexpr int queues = 10'000;
constexpr int perPage = 500;
constexpr int turns = 7;

QByteArray nameOf(int i) {
    return "payments.queue." + QByteArray::number(i).rightJustified(5, '0');
}

// As RabbitMQ 3.10 answers to our columns.
QByteArray rowOf(int i) {
    const QByteArray n = QByteArray::number(i);
    return "{\"arguments\":{\"x-dead-letter-exchange\":\"dlx\",\"x-dead-letter-routing-key\":\"k" + n +
           "\"},\"auto_delete\":false,\"consumers\":1,\"durable\":true,\"effective_policy_definition\":{},"
           "\"head_message_timestamp\":null,\"memory\":55408,\"message_stats\":{\"ack_details\":{\"rate\":0.0},"
           "\"deliver_get_details\":{\"rate\":1.5},\"publish_details\":{\"rate\":0.0}},\"messages\":" +
           n + ",\"messages_details\":{\"rate\":0.0},\"messages_ready\":" + n +
           ",\"messages_unacknowledged\":0,\"name\":\"" + nameOf(i) +
           "\",\"node\":\"rabbit@one\",\"policy\":null,\"state\":\"running\",\"type\":\"classic\",\"vhost\":\"many\"}";
}

std::vector<QByteArray> pages() {
    std::vector<QByteArray> all;
    for (int first = 0; first < queues; first += perPage) {
        QByteArray items;
        for (int i = first; i < first + perPage; ++i) {
            items += (items.isEmpty() ? "" : ",") + rowOf(i);
        }
        all.push_back("{\"filtered_count\":10000,\"item_count\":500,\"items\":[" + items +
                      "],\"page\":" + QByteArray::number(first / perPage + 1) +
                      ",\"page_count\":20,\"page_size\":500,\"total_count\":10000}");
    }
    return all;
}

QByteArray metrics() {
    QByteArray page;
    for (const char *family :
         {"messages_ready", "messages_unacked", "messages", "process_reductions_total", "consumers"}) {
        const QByteArray name = "rabbitmq_detailed_queue_" + QByteArray(family);
        page += "# TYPE " + name + " gauge\n# HELP " + name + " What it says\n";
        for (int i = 0; i < queues; ++i) {
            page += name + "{vhost=\"many\",queue=\"" + nameOf(i) + "\"} " + QByteArray::number(i) + '\n';
        }
    }
    return page;
}

double medianMs(const std::function<void()> &work) {
    std::vector<double> all;
    for (int i = 0; i < turns; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        all.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(all.begin(), all.end());
    return all[all.size() / 2];
}

void line(const char *bench, double value, const char *peer, double peerValue) {
    std::printf("{\"bench\":\"%s\",\"value\":%.2f,\"unit\":\"ms\",\"peer\":\"%s\",\"peer_value\":%.2f,"
                "\"ratio\":%.2f}\n",
                bench, value, peer, peerValue, peerValue / value);
}

void must(bool is, const char *what) {
    if (!is) {
        std::fprintf(stderr, "bench_rabbit: %s\n", what);
        std::exit(1);
    }
}

} // namespace

int main() {
    const auto all = pages();
    QList<RabbitQueue> read;
    const double ours = medianMs([&] {
        read.clear();
        for (const QByteArray &page : all) {
            const auto one = rabbitQueuePage(page);
            must(one.has_value(), "a page cannot be read");
            read += one->rows;
        }
    });
    must(read.size() == queues, "queues are missing");
    qsizetype parsed = 0;
    const double peer = medianMs([&] {
        parsed = 0;
        for (const QByteArray &page : all) {
            parsed += QJsonDocument::fromJson(page).object().size();
        }
    });
    must(parsed > 0, "the peer read nothing");
    line("rabbitmq: 10,000 queues, 20 pages to values", ours, "QJsonDocument, without values", peer);

    const QByteArray page = metrics();
    const double depths = medianMs([&] {
        const auto told = rabbitDepths(page);
        must(told && told->queues.size() == queues, "depths are missing");
        takeDepths(read, *told);
    });
    must(read.constLast().ready == queues - 1, "depths were not taken");
    line("rabbitmq: depths of 10,000 queues, metrics page to rows", depths, "the 500 ms that a person may wait", 500);
    return 0;
}
