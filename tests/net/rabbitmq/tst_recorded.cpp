// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http/httperror.h"
#include "net/rabbitmq/rabbitdepths.h"
#include "net/rabbitmq/rabbitmessage.h"
#include "net/rabbitmq/rabbitrefusal.h"

#include <QDir>
#include <QTest>

using namespace farol;
using namespace farol::net;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray body(const QString &path) {
    QFile file(qEnvironmentVariable("FAROL_FIXTURES") + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

// Every recorded answer of a real RabbitMQ 3.10.8 is read by the decoder of its kind.
class RecordedRabbitTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data() {
        QTest::addColumn<QString>("kind");
        const auto row = [](const char *kind, const QStringList &names) {
            for (const QString &name : names) {
                QTest::newRow(qPrintable(name)) << QString::fromLatin1(kind);
            }
        };
        row("page", {u"queues_paged"_s, u"queues_paged_cols"_s, u"queues_name"_s, u"queues_regex"_s, u"queues_none"_s,
                     u"queues_badsort"_s});
        row("list", {u"queues_all"_s, u"queues_vhost"_s, u"queues_disable_stats"_s, u"queues_disable_stats_totals"_s,
                     u"queues_name_nopage"_s, u"cols_nested"_s});
        row("queue", {u"q_one"_s, u"queue_held"_s, u"queue_rates"_s, u"slash_get"_s});
        row("overview", {u"overview"_s});
        row("who", {u"whoami"_s});
        row("exchanges", {u"exchanges"_s});
        row("bindings", {u"queue_bindings"_s});
        row("consumers", {u"consumers"_s});
        row("connections", {u"connections"_s, u"connections_cols"_s});
        row("health", {u"health_alarms"_s, u"health_alarms_failed"_s, u"health_port-listener_25672"_s,
                       u"health_protocol-listener_mqtt"_s, u"health_virtual-hosts"_s, u"aliveness"_s});
        row("messages",
            {u"get_peek"_s, u"get_peek_q"_s, u"get_rej"_s, u"get_empty"_s, u"dlq_1000"_s, u"dlq_peek10_quorum"_s});
        row("shovels", {u"shovels_list"_s, u"shovel_one"_s});
        row("orders", {u"parameters_shovel"_s});
    }
    void reads() {
        QFETCH(QString, kind);
        const auto bytes = body(u"rabbitmq/%1.json"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        QVERIFY(!bytes.isEmpty());
        const auto said = [](const auto &result) { return result ? QString() : result.error().detail; };
        const QString problem = kind == u"page"_s          ? said(rabbitQueuePage(bytes))
                                : kind == u"list"_s        ? said(rabbitQueueList(bytes))
                                : kind == u"queue"_s       ? said(rabbitQueue(bytes))
                                : kind == u"overview"_s    ? said(rabbitOverview(bytes))
                                : kind == u"who"_s         ? said(rabbitWho(bytes))
                                : kind == u"exchanges"_s   ? said(rabbitExchanges(bytes))
                                : kind == u"bindings"_s    ? said(rabbitBindings(bytes))
                                : kind == u"consumers"_s   ? said(rabbitConsumers(bytes))
                                : kind == u"connections"_s ? said(rabbitConnections(bytes))
                                : kind == u"health"_s      ? said(rabbitHealth(bytes))
                                : kind == u"messages"_s    ? said(rabbitMessages(bytes))
                                : kind == u"shovels"_s     ? said(rabbitShovels(bytes))
                                                           : said(rabbitShovelOrders(bytes));
        QCOMPARE(problem, QString());
    }
    void tellsEveryRefusal() {
        int told = 0;
        const QDir folder(qEnvironmentVariable("FAROL_FIXTURES") + u"/rabbitmq"_s);
        for (const QString &name : folder.entryList({u"*.headers"_s}, QDir::Files)) {
            const auto head = body(u"rabbitmq/"_s + name);
            const int status = head.split(' ').value(1).toInt();
            if (status < 400) {
                continue;
            }
            const bool isJson = head.contains("application/json");
            const auto said = rabbitRefusal(
                {status, isJson ? "application/json" : "", {}, body(u"rabbitmq/"_s + name.chopped(8) + u".json"_s)});
            QVERIFY2(said || status == 500, qPrintable(name)); // an empty 500 means what its status means
            QVERIFY2(!said || (!said->detail.isEmpty() && !said->detail.contains(u"&lt;"_s)), qPrintable(name));
            ++told;
        }
        QVERIFY(told > 15);
    }
    void readsTheDepths() {
        const auto depths = rabbitDepths(body(u"metrics/rabbitmq-detailed.txt"_s));
        QVERIFY(depths && depths->badLines == 0);
        QCOMPARE(depths->queues.value({u"farol"_s, u"bulk.classic"_s}).ready, std::optional<std::int64_t>(26743));
    }
};

QTEST_GUILESS_MAIN(RecordedRabbitTest)
#include "tst_recorded.moc"
