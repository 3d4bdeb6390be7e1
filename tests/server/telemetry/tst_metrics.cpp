// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/telemetry/metrics.h"

#include <QTest>
#include <thread>

using namespace farol::server;

class MetricsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesTheTextFormat() {
        Metrics metrics;
        metrics.counter("farold_retries_total", "Retries\nby reason.", {{"reason", "a\\b\"c\nd"}}).add(2);
        metrics.gauge("farold_items_in_flight", "Now.").set(0.5);
        auto &histogram = metrics.histogram("http_request_duration_seconds", "Time.", {0.1, 1}, {{"route", "/x"}});
        histogram.observe(0.1);
        histogram.observe(0.5);
        histogram.observe(7);
        QCOMPARE(metrics.text(), std::string("# HELP farold_items_in_flight Now.\n"
                                             "# TYPE farold_items_in_flight gauge\n"
                                             "farold_items_in_flight 0.5\n"
                                             "# HELP farold_retries_total Retries\\nby reason.\n"
                                             "# TYPE farold_retries_total counter\n"
                                             "farold_retries_total{reason=\"a\\\\b\\\"c\\nd\"} 2\n"
                                             "# HELP http_request_duration_seconds Time.\n"
                                             "# TYPE http_request_duration_seconds histogram\n"
                                             "http_request_duration_seconds_bucket{route=\"/x\",le=\"0.1\"} 1\n"
                                             "http_request_duration_seconds_bucket{route=\"/x\",le=\"1\"} 2\n"
                                             "http_request_duration_seconds_bucket{route=\"/x\",le=\"+Inf\"} 3\n"
                                             "http_request_duration_seconds_sum{route=\"/x\"} 7.6\n"
                                             "http_request_duration_seconds_count{route=\"/x\"} 3\n"));
    }
    void asksItsSourcesEachTime() {
        Metrics metrics;
        double depth = 3;
        metrics.onCollect([&] { metrics.gauge("farold_queue_depth", "", {{"queue", "pagamentos"}}).set(depth); });
        QVERIFY(metrics.text().find("farold_queue_depth{queue=\"pagamentos\"} 3\n") != std::string::npos);
        depth = 4;
        QVERIFY(metrics.text().find("farold_queue_depth{queue=\"pagamentos\"} 4\n") != std::string::npos);
    }
    void aSumThatSomebodyElseKeepsNeverGoesBack() {
        Counter counter;
        counter.raiseTo(5);
        counter.raiseTo(3);
        QCOMPARE(counter.value(), 5.0);
    }
    void aFloodOfLabelsFallsIntoOne() {
        Metrics metrics;
        for (int i = 0; i < 3000; ++i) {
            metrics.counter("flood_total", "", {{"id", std::to_string(i)}}).add();
        }
        QVERIFY(metrics.text().find("flood_total{id=\"other\"} 1000\n") != std::string::npos);
    }
    void countsFromManyThreads() {
        Metrics metrics;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&, t] {
                for (int i = 0; i < 5000; ++i) {
                    metrics.counter("c_total", "", {{"t", std::to_string(i % 3)}}).add();
                    metrics.histogram("h", "", {1, 2}, {}).observe(t);
                    if (i % 500 == 0) {
                        (void)metrics.text();
                    }
                }
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
        double sum = 0;
        for (int i = 0; i < 3; ++i) {
            sum += metrics.counter("c_total", "", {{"t", std::to_string(i)}}).value();
        }
        QCOMPARE(sum, 20000.0);
        QVERIFY(metrics.text().find("h_count 20000\n") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "tst_metrics.moc"
