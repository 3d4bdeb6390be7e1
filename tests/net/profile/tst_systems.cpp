// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilecheck.h"
#include "kit/twinserver.h"
#include "net/profile/profilesource.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace farol;
using namespace farol::net;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

// A shipped profile, its services at one server each, and what they answer with: files of FAROL_SYSTEMS.
class System final {
public:
    explicit System(const QString &name)
        : m_name(name) {
        const auto profile = compileProfile(shippedProfile(name));
        if (!profile) {
            qFatal("%s", qPrintable(profile.error().detail));
        }
        ProfileAccess access;
        for (const auto &service : (*profile)->services) {
            access.addresses.insert(service.name, server.url());
        }
        for (const QString &secret : (*profile)->secrets) {
            access.secrets.insert(secret, Secret("secret-" + secret.toLatin1()));
        }
        source = std::make_unique<ProfileSource>(*profile, access);
        source->wire().setPatience(std::chrono::milliseconds(5));
    }
    void plays(const QByteArray &place, const char *file, const char *folder = nullptr) {
        const QString in = folder == nullptr ? m_name : QString::fromLatin1(folder);
        server.plays(place, u"%1/%2/%3.http"_s.arg(qEnvironmentVariable("FAROL_SYSTEMS"), in, QLatin1StringView(file)));
    }
    static QJsonDocument body(const QString &system, const char *file) {
        QFile from(u"%1/%2/%3.http"_s.arg(qEnvironmentVariable("FAROL_SYSTEMS"), system, QLatin1StringView(file)));
        const QByteArray text = from.open(QIODevice::ReadOnly) ? from.readAll().replace("\r\n", "\n") : QByteArray();
        return QJsonDocument::fromJson(text.sliced(text.indexOf("\n\n") + 2));
    }
    Result<ProfileRows> list(const ProfileWanted &wanted) {
        return wait<ProfileRows>([&](auto answer) { source->list(wanted, &life, answer); });
    }
    Result<ProfileDetail> detail(const QString &entity, const QString &id) {
        return wait<ProfileDetail>([&](auto answer) { source->detail(entity, id, &life, answer); });
    }
    Result<ProfileDone> act(const ProfileOrder &order) {
        const auto plan = source->plan(order);
        return plan ? wait<ProfileDone>([&](auto answer) { source->send(order, *plan, &life, answer); })
                    : tl::unexpected(plan.error());
    }
    Result<QList<ServiceHealth>> health() {
        return wait<QList<ServiceHealth>>([&](auto answer) { source->health(&life, answer); });
    }
    template<typename T>
    Result<T> wait(const std::function<void(ProfileAnswer<T>)> &ask) {
        std::optional<Result<T>> answer;
        ask([&answer](const Result<T> &said) { answer = said; });
        (void)QTest::qWaitFor([&] { return answer.has_value(); }, 20'000);
        return answer ? *answer : failure(ErrorKind::Timeout, u"no_answer"_s, u"The test waited in vain."_s);
    }
    TwinServer server;
    QObject life;
    std::unique_ptr<ProfileSource> source;

private:
    QString m_name;
};

QString text(const RecordTable &table, qsizetype row, QStringView column) {
    const int at = table.column(column);
    return at < 0 || table.isNull(row, at) ? QString() : QString::fromUtf8(table.text(row, at));
}

// How many rows have each word of a column.
QHash<QString, int> counted(const RecordTable &table, QStringView column) {
    QHash<QString, int> all;
    for (qsizetype i = 0; i < table.rows(); ++i) {
        ++all[text(table, i, column)];
    }
    return all;
}

qsizetype filled(const RecordTable &table, QStringView column) {
    qsizetype count = 0;
    for (qsizetype i = 0; i < table.rows(); ++i) {
        count += table.isNull(i, table.column(column)) ? 0 : 1;
    }
    return count;
}

#define MUST(result)                                                                                                   \
    do {                                                                                                               \
        const auto &once = result;                                                                                     \
        QVERIFY2(once, once ? "" : qPrintable(once.error().detail));                                                   \
    } while (false)

} // namespace

// The five systems through their shipped profiles: by what they answered when they were recorded where there are
// recordings, and by twins of these everywhere.
class SystemsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void payoutsAreSentAndNeverListed() {
        System pix(u"pix"_s);
        pix.plays("GET /health", "02_health");
        pix.plays("POST /api/v1/payouts/batch", "04_batch80");
        const auto health = pix.health();
        MUST(health);
        QCOMPARE(health->constFirst().state, ServiceHealth::State::Up);
        QCOMPARE(health->constFirst().components.size(), 2);
        const auto list = pix.list({u"batch"_s});
        QCOMPARE(list.error().code, u"capability_absent"_s);
        QVERIFY(list.error().detail.contains(u"no way to read back"_s)); // the profile's own reason
        const QJsonArray rows{
            QJsonObject{{u"external_id"_s, u"a"_s}, {u"amount_cents"_s, 5}, {u"pix_key"_s, u"me@x.example"_s}}};
        const ProfileOrder order{u"batch"_s, u"LOTE"_s, {}, {}, {}, rows};
        const auto plan = pix.source->plan(order);
        MUST(plan);
        QVERIFY2(!plan->shownBody.contains("me@x.example"), plan->shownBody.constData());
        const auto sent = pix.act(order);
        MUST(sent);
        const auto &said = pix.server.seen().constLast();
        QCOMPARE(said.headers.value("x-api-key"), QByteArray("secret-api_key"));
        QVERIFY(said.body.contains("me@x.example"));
        const auto answer = System::body(u"pix"_s, "04_batch80").object();
        const auto &entity = *pix.source->profile().entity(u"batch");
        const RowReader batches((*compileProfile(shippedProfile(u"pix"_s))), entity.fields);
        const auto batch = batches.one(sent->json);
        MUST(batch);
        QCOMPARE(text(batch->table, 0, u"id"), answer.value(u"batch_id"_s).toString());
        QCOMPARE(batch->table.number(0, batch->table.column(u"total")), answer.value(u"processed"_s).toDouble());
        QCOMPARE(text(batch->table, 0, u"status"), u"partial"_s);
        const RowReader items((*compileProfile(shippedProfile(u"pix"_s))), entity.itemFields);
        const auto paid = items.list(sent->json, {entity.itemsPath});
        MUST(paid);
        QCOMPARE(counted(paid->table, u"status").value(u"done"_s), answer.value(u"successful"_s).toInt());
        QCOMPARE(counted(paid->table, u"status").value(u"failed"_s), answer.value(u"failed"_s).toInt());
    }
    void payoutsAreRefusedInTheirWords_data() {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("kind");
        QTest::newRow("no key") << QByteArray("03_no_key") << static_cast<int>(ErrorKind::Unauthorized);
        QTest::newRow("negative") << QByteArray("06_422_negative") << static_cast<int>(ErrorKind::Rejected);
        QTest::newRow("too many") << QByteArray("09_429") << static_cast<int>(ErrorKind::RateLimited);
    }
    void payoutsAreRefusedInTheirWords() {
        QFETCH(QByteArray, file);
        QFETCH(int, kind);
        System pix(u"pix"_s);
        pix.plays("POST /api/v1/payouts/batch", file.constData());
        const auto sent =
            pix.act({u"batch"_s, u"LOTE"_s, u"retry_failed"_s, u"partial"_s, {}, {}, QJsonArray{QJsonObject{}}});
        QCOMPARE(static_cast<int>(sent.error().kind), kind);
        QVERIFY(sent.error().detail.startsWith(u"PIX payouts says (status "_s));
        QCOMPARE(sent.error().fields.isEmpty(), kind != static_cast<int>(ErrorKind::Rejected));
        const ProfileOrder forgotten{u"batch"_s, u"LOTE"_s, u"retry_failed"_s, u"partial"_s};
        QCOMPARE(pix.source->plan(forgotten).error().code, u"rows_missing"_s);
        QCOMPARE(pix.server.seen().size(), 1); // an order is never asked for twice
    }
    void jobsAreFollowed() {
        System fidc(u"fidc"_s);
        fidc.plays("GET /jobs/test/status", "01_test_status");
        fidc.plays("POST /operations/process", "02_process_202");
        fidc.plays("GET /jobs/one/status", "03_job_processing");
        fidc.plays("GET /jobs/one/status", "11_job_done");
        fidc.plays("GET /jobs/stuck/status", "12_job_stuck_no_cash");
        fidc.plays("GET /jobs/none/status", "06_job_404");
        QCOMPARE(fidc.health()->constFirst().state, ServiceHealth::State::Up);
        QCOMPARE(fidc.act({u"batch"_s}).error().code, u"input_missing"_s);
        const auto sent =
            fidc.act({u"batch"_s, u"mine"_s, {}, {}, {{u"fidc_id"_s, u"F1"_s}}, QJsonArray{QJsonObject{}}});
        MUST(sent);
        QCOMPARE(sent->status, 202);
        const auto track = [&fidc](const QString &id) {
            return fidc.wait<ProfileDetail>(
                [&](auto answer) { fidc.source->track(u"batch"_s, id, &fidc.life, answer); });
        };
        const auto running = track(u"one"_s);
        MUST(running);
        QCOMPARE(text(running->row, 0, u"status"), u"processing"_s);
        QCOMPARE(running->row.number(0, running->row.column(u"ok")), 2.0);
        const auto done = track(u"one"_s);
        MUST(done);
        QCOMPARE(text(done->row, 0, u"status"), u"done"_s);
        QCOMPARE(filled(done->row, u"done_at"), 1);
        QCOMPARE(text(track(u"stuck"_s)->row, 0, u"status"), u"processing"_s); // that it is stalled, time tells
        QCOMPARE(track(u"none"_s).error().kind, ErrorKind::NotFound);
        fidc.server.forget("POST /operations/process");
        fidc.plays("POST /operations/process", "04_process_duplicate_id_400");
        const auto twice = fidc.act({u"batch"_s, u"m"_s, {}, {}, {{u"fidc_id"_s, u"F1"_s}}, QJsonArray{QJsonObject{}}});
        QVERIFY2(twice.error().detail.contains(u"UNIQUE constraint failed"_s), qPrintable(twice.error().detail));
        QVERIFY2(!twice.error().detail.contains(u"VALE3"_s),
                 qPrintable(twice.error().detail)); // no value of the statement
        fidc.server.forget("GET /jobs/test/status");
        fidc.plays("GET /jobs/test/status", "07_unknown_route_html_404");
        const auto page = fidc.health();
        QCOMPARE(page->constFirst().state, ServiceHealth::State::Down);
        QVERIFY2(!page->constFirst().detail.contains(u'<'), qPrintable(page->constFirst().detail));
    }
    void donationsAreListedAndJoined() {
        System food(u"euajudo"_s);
        food.plays("GET /health", "01_health");
        food.plays("POST /api/auth/login", "10_login_admin");
        food.plays("GET /api/batches/", "20_batches");
        food.plays("GET /api/batches/my-batches", "25_my_batches");
        food.plays("GET /api/deliveries/", "30_deliveries");
        food.plays("GET /api/locations/", "51_locations_all");
        food.plays("GET /api/resources/requests", "41_resource_requests");
        QCOMPARE(food.health()->constFirst().state, ServiceHealth::State::Up);

        const auto batches = food.list({u"batch"_s});
        MUST(batches);
        QSet<int> all;
        for (const char *file : {"20_batches", "25_my_batches"}) {
            for (const auto &one : System::body(u"euajudo"_s, file).array()) {
                all.insert(one.toObject().value(u"id"_s).toInt());
            }
        }
        QCOMPARE(batches->table.rows(), all.size()); // each once, though both lists have some
        QCOMPARE(counted(batches->table, u"status").value(u"unknown"_s), 0);
        QCOMPARE(filled(batches->table, u"lat"), batches->table.rows());
        QCOMPARE(filled(batches->table, u"due_at"), batches->table.rows());
        QVERIFY(batches->notes.isEmpty());

        const auto deliveries = food.list({u"delivery"_s});
        MUST(deliveries);
        const auto raw = System::body(u"euajudo"_s, "30_deliveries").array();
        QCOMPARE(deliveries->table.rows(), raw.size());
        QCOMPARE(counted(deliveries->table, u"status").value(u"unknown"_s), 0);
        QSet<int> placed; // places that have coordinates
        for (const auto &one : System::body(u"euajudo"_s, "51_locations_all").array()) {
            const auto place = one.toObject();
            if (!place.value(u"latitude"_s).isNull()) {
                placed.insert(place.value(u"id"_s).toInt());
            }
        }
        const auto onMap = std::count_if(raw.begin(), raw.end(), [&placed](const QJsonValue &one) {
            return placed.contains(one.toObject().value(u"delivery_location_id"_s).toInt());
        });
        QCOMPARE(filled(deliveries->table, u"lat"), onMap);
        QVERIFY(onMap > 0 && onMap < raw.size());
        QCOMPARE(filled(deliveries->table, u"place"), raw.size());

        const auto transit = food.list({u"delivery"_s, {{u"status"_s, u"in_transit"_s}}});
        MUST(transit);
        const auto moving = std::count_if(raw.begin(), raw.end(), [](const QJsonValue &one) {
            const QString status = one.toObject().value(u"status"_s).toString();
            return status == u"picked_up" || status == u"in_transit";
        });
        QCOMPARE(transit->table.rows(), moving);

        const auto places = food.list({u"place"_s});
        MUST(places);
        QCOMPARE(filled(places->table, u"lat"), placed.size());
        QCOMPARE(counted(places->table, u"status").value(u"inactive"_s), 1);
        const auto requests = food.list({u"request"_s});
        MUST(requests);
        QVERIFY(requests->table.number(0, requests->table.column(u"items")) > 0);
        QCOMPARE(food.server.count("POST /api/auth/login"), 1);
        QCOMPARE(food.server.unmatched(), QByteArray());
        QCOMPARE(food.list({u"queue"_s}).error().code, u"capability_absent"_s);
    }
    void donationsAreActedUpon() {
        System food(u"euajudo"_s);
        food.plays("POST /api/auth/login", "10_login_admin");
        food.plays("GET /api/batches/1", "23_batch_1");
        food.plays("POST /api/batches/1/mark-ready", "29_batch_mark_ready");
        food.plays("POST /api/batches/1/mark-ready", "29b_mark_ready_again_400");
        food.plays("POST /api/deliveries/5/confirm-pickup", "72_confirm_pickup_wrong_code");
        const auto batch = food.detail(u"batch"_s, u"1"_s);
        MUST(batch);
        const QString status = text(batch->row, 0, u"status");
        QCOMPARE(status, u"processing"_s);
        MUST(food.act({u"batch"_s, u"1"_s, u"mark_ready"_s, status}));
        QVERIFY(food.server.seen().constLast().headers.value("authorization").startsWith("Bearer "));
        const auto again = food.act({u"batch"_s, u"1"_s, u"mark_ready"_s, status});
        QCOMPARE(again.error().kind, ErrorKind::Rejected);
        QCOMPARE(food.act({u"batch"_s, u"1"_s, u"mark_ready"_s, u"ready"_s}).error().code, u"action_not_now"_s);
        const QString code = u"pickup_code"_s;
        QCOMPARE(food.act({u"delivery"_s, u"5"_s, u"confirm_pickup"_s, {}, {{code, u"12"_s}}}).error().code,
                 u"input_wrong"_s);
        const auto wrong = food.act({u"delivery"_s, u"5"_s, u"confirm_pickup"_s, {}, {{code, u"123456"_s}}});
        QCOMPARE(wrong.error().httpStatus, 422);
        food.server.forget("POST /api/batches/1/mark-ready");
        food.plays("POST /api/batches/1/mark-ready", "28_batch_create_422");
        const auto fields = food.act({u"batch"_s, u"1"_s, u"mark_ready"_s, status}).error().fields;
        QVERIFY(!fields.isEmpty() && fields.constFirst().field.startsWith(u"body."_s));
        System strangers(u"euajudo"_s);
        strangers.plays("POST /api/auth/login", "12_login_bad");
        QCOMPARE(strangers.list({u"delivery"_s}).error().code, u"login_refused"_s);
    }
    void approvalsAreATableForPeople() {
        System quotes(u"orcazap"_s);
        quotes.plays("GET /ready", "03_ready");
        quotes.plays("POST /admin/login", "11_admin_login");
        quotes.plays("GET /admin/approvals", "14_approvals_html");
        QCOMPARE(quotes.health()->constFirst().state, ServiceHealth::State::Up);
        QCOMPARE(quotes.server.seen().constLast().headers.value("host"), QByteArray("api.orcazap.com"));
        const auto rows = quotes.list({u"approval"_s});
        MUST(rows);
        QVERIFY(rows->table.rows() >= 2);
        QCOMPARE(filled(rows->table, u"amount"), rows->table.rows());
        QCOMPARE(rows->table.amount(0, rows->table.column(u"amount")).minor, 18396);
        QCOMPARE(counted(rows->table, u"status").value(u"awaiting_confirmation"_s), int(rows->table.rows()));
        const QString id = text(rows->table, 0, u"id");
        QCOMPARE(id.size(), 36);
        const QByteArray place = "POST /admin/approvals/" + id.toLatin1() + "/reject";
        quotes.plays(place, "16_reject");
        quotes.plays(place, "19_reject_again");
        quotes.plays(place, "15_reject_no_csrf");
        const ProfileOrder order{u"approval"_s, id, u"reject"_s, u"awaiting_confirmation"_s};
        MUST(quotes.act(order));
        QVERIFY(!quotes.server.seen().constLast().headers.value("x-csrf-token").isEmpty());
        const auto again = quotes.act(order); // 200, and nothing was done
        QCOMPARE(again.error().code, u"order_refused"_s);
        QVERIFY2(again.error().detail.contains(u"already"_s), qPrintable(again.error().detail));
        QCOMPARE(quotes.act(order).error().kind, ErrorKind::Forbidden);
        System strangers(u"orcazap"_s);
        strangers.plays("POST /admin/login", "12_admin_login_bad");
        const auto page = strangers.list({u"approval"_s});
        QCOMPARE(page.error().code, u"login_refused"_s);
        QVERIFY2(!page.error().detail.contains(u'<'), qPrintable(page.error().detail));
    }
    void ticketsAreInSixServices() {
        System tickets(u"bilhetagem"_s);
        tickets.plays("POST /token", "02_login_form");
        tickets.plays("GET /users/1", "05_user_1");
        for (int user = 2; user < 100; ++user) {
            tickets.plays("GET /users/" + QByteArray::number(user), "07_user_missing_500");
        }
        tickets.plays("GET /orders/", "01_orders", "bilhetagem-fixed");
        tickets.plays("GET /orders/1", "02_order_1", "bilhetagem-fixed");
        tickets.plays("GET /reservations/user/1", "51_reservations_user");
        tickets.plays("GET /events/", "10_events");
        const auto orders = tickets.list({u"order"_s});
        MUST(orders);
        const auto raw = System::body(u"bilhetagem-fixed"_s, "01_orders").array();
        QCOMPARE(orders->table.rows(), raw.size());
        QCOMPARE(filled(orders->table, u"amount"), orders->table.rows());
        const auto total = static_cast<qint64>(std::llround(raw.first().toObject().value(u"total"_s).toDouble() * 100));
        QCOMPARE(orders->table.amount(0, orders->table.column(u"amount")).minor, total);
        QVERIFY(!text(orders->table, 0, u"owner").isEmpty()); // looked up in another service
        const auto order = tickets.detail(u"order"_s, u"1"_s);
        MUST(order);
        QCOMPARE(filled(order->items, u"amount"), order->items.rows());
        QVERIFY(order->items.rows() > 0);
        const auto reservations = tickets.list({u"reservation"_s});
        MUST(reservations);
        QCOMPARE(counted(reservations->table, u"status").value(u"pending"_s), int(reservations->table.rows()));
        QVERIFY(reservations->table.rows() > 0);
        MUST(tickets.list({u"event"_s}));
        tickets.plays("POST /reservations/1/confirm", "57_reservation_confirm");
        tickets.plays("POST /reservations/2/cancel", "55_reservation_cancel");
        MUST(tickets.act({u"reservation"_s, u"1"_s, u"confirm"_s, u"pending"_s}));
        MUST(tickets.act({u"reservation"_s, u"2"_s, u"cancel"_s, u"pending"_s}));
        QCOMPARE(tickets.server.unmatched(), QByteArray());
        System published(u"bilhetagem"_s);
        published.plays("POST /token", "02_login_form");
        published.plays("GET /orders/", "41_orders");
        const auto broken = published.list({u"order"_s});
        QCOMPARE(broken.error().kind, ErrorKind::Server);
    }
};

QTEST_GUILESS_MAIN(SystemsTest)
#include "tst_systems.moc"
