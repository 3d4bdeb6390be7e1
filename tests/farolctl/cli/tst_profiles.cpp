// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/farolctlkit.h"
#include "kit/twinserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace farol;
using namespace farol::kit;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString systems = QStringLiteral(FAROL_SOURCE_DIR "/tests/data/systems/");

QJsonObject object(const FarolctlRun::Outcome &ran) {
    return QJsonDocument::fromJson(ran.out.toUtf8()).object();
}

// farolctl and the community deliveries.
class Food final {
public:
    Food()
        : ctl(server.url().toString()) {
        plays("POST /api/auth/login", "10_login_admin");
        plays("GET /api/batches/", "20_batches");
        plays("GET /api/batches/my-batches", "25_my_batches");
        plays("GET /api/batches/1", "23_batch_1");
        plays("GET /api/deliveries/", "30_deliveries");
        plays("GET /api/locations/", "51_locations_all");
        secret(u"user"_s, "admin@example.org");
        secret(u"password"_s, "s3cret-canary");
    }
    void plays(const QByteArray &place, const char *file) {
        server.plays(place, systems + u"euajudo/%1.http"_s.arg(QLatin1StringView(file)));
    }
    void secret(const QString &name, const QByteArray &value) const {
        const QString path = ctl.write(name, value + '\n');
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    FarolctlRun::Outcome run(const QStringList &words) const {
        return ctl.bare(words + QStringList{u"--service"_s, u"main="_s + server.url().toString(), u"--secret-file"_s,
                                            u"user="_s + ctl.file(u"user"_s), u"--secret-file"_s,
                                            u"password="_s + ctl.file(u"password"_s)});
    }
    TwinServer server;
    FarolctlRun ctl;
};

} // namespace

// farolctl with a back-end that has a profile: lists, rows, actions, and what it lacks.
class ProfileCommandsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsInCanonicalWords() {
        const Food food;
        const auto ran = food.run({u"list"_s, u"deliveries"_s, u"--source"_s, u"euajudo"_s, u"--json"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.out + ran.err));
        const auto said = object(ran);
        QCOMPARE(said.value(u"entity"_s).toString(), u"delivery"_s);
        QCOMPARE(said.value(u"whole"_s).toBool(), true);
        const auto rows = said.value(u"rows"_s).toArray();
        QCOMPARE(rows.size(), 20);
        const auto row = rows.at(6).toObject();
        QCOMPARE(row.value(u"id"_s).toString(), u"106"_s);
        QCOMPARE(row.value(u"status"_s).toString(), u"done"_s);
        QCOMPARE(row.value(u"status_raw"_s).toString(), u"delivered"_s);
        QCOMPARE(row.value(u"delivered_at"_s).toString(), u"2026-11-21T20:43:45.000Z"_s);
        QVERIFY(row.value(u"lat"_s).isDouble());
        QVERIFY(row.contains(u"assignee"_s));
        QVERIFY2(!ran.out.contains(u"111117"_s), qPrintable(ran.out)); // a pickup code
        const auto some =
            food.run({u"list"_s, u"deliveries"_s, u"--source"_s, u"euajudo"_s, u"--status"_s, u"in_transit"_s});
        QVERIFY2(some.code == 0 && some.out.contains(u"4 deliveries"_s), qPrintable(some.out + some.err));
    }
    void mergesListsAndCutsThem() {
        const Food food;
        const auto all = food.run({u"list"_s, u"batches"_s, u"--source"_s, u"euajudo"_s, u"--json"_s});
        QVERIFY2(all.code == 0, qPrintable(all.out + all.err));
        QCOMPARE(object(all).value(u"rows"_s).toArray().size(), 6);
        const auto two =
            food.run({u"list"_s, u"batches"_s, u"--source"_s, u"euajudo"_s, u"--limit"_s, u"2"_s, u"--json"_s});
        QCOMPARE(two.code, 6); // there are more
        QCOMPARE(object(two).value(u"rows"_s).toArray().size(), 2);
        QCOMPARE(object(two).value(u"whole"_s).toBool(true), false);
        const auto wrong =
            food.run({u"list"_s, u"batches"_s, u"--source"_s, u"euajudo"_s, u"--where"_s, u"colour=red"_s});
        QVERIFY2(wrong.code == 2 && wrong.err.contains(u"has no colour"_s), qPrintable(wrong.err));
    }
    void actsOnlyAfterAYes() {
        Food food;
        const QStringList cancel{u"act"_s, u"euajudo"_s, u"batch"_s, u"1"_s, u"cancel"_s};
        food.server.says("DELETE /api/batches/1", "{\"message\":\"gone\"}");
        const auto asked = food.run(cancel);
        QVERIFY2(asked.code == 1 && asked.err.contains(u"--yes"_s), qPrintable(asked.out + asked.err));
        QVERIFY(asked.out.contains(u"DELETE "_s));
        const auto dry = food.run(cancel + QStringList{u"--dry-run"_s, u"--yes"_s, u"--json"_s});
        QVERIFY2(dry.code == 0, qPrintable(dry.err));
        QCOMPARE(object(dry).value(u"sent"_s).toBool(true), false);
        QCOMPARE(object(dry).value(u"asks_for_yes"_s).toBool(), true);
        QCOMPARE(food.server.count("DELETE /api/batches/1"), 0);
        const auto done = food.run(cancel + QStringList{u"--yes"_s, u"--json"_s});
        QVERIFY2(done.code == 0, qPrintable(done.out + done.err));
        QCOMPARE(object(done).value(u"sent"_s).toBool(), true);
        QCOMPARE(object(done).value(u"answer"_s).toString(), u"gone"_s);
        QCOMPARE(food.server.count("DELETE /api/batches/1"), 1);
    }
    void refusesWhatCannotBe() {
        const Food food;
        const auto act = [&food](const QStringList &words) {
            return food.run(QStringList{u"act"_s, u"euajudo"_s} + words);
        };
        const auto near = act({u"batch"_s, u"1"_s, u"mark_redy"_s});
        QVERIFY2(near.code == 2 && near.err.contains(u"did you mean mark_ready?"_s), qPrintable(near.err));
        const auto input = act({u"delivery"_s, u"102"_s, u"confirm_pickup"_s, u"--input"_s, u"pickup_code=12"_s});
        QVERIFY2(input.code == 2 && input.err.contains(u"pickup_code"_s), qPrintable(input.err));
        const auto now = act({u"delivery"_s, u"106"_s, u"confirm_pickup"_s, u"--input"_s, u"pickup_code=123456"_s});
        QVERIFY2(now.code == 1 && now.err.contains(u"106 is done"_s), qPrintable(now.err));
        const auto absent = food.run({u"list"_s, u"orders"_s, u"--source"_s, u"euajudo"_s});
        QVERIFY2(absent.code == 1 && absent.err.contains(u"has no order; it has: batch"_s), qPrintable(absent.err));
        const auto items = food.run({u"list"_s, u"items"_s, u"--source"_s, u"euajudo"_s, u"--of"_s, u"1"_s});
        QVERIFY2(items.code == 1 && items.err.contains(u"its deliveries are"_s),
                 qPrintable(items.err)); // the profile's reason
        const auto who = food.ctl.bare({u"list"_s, u"places"_s, u"--source"_s, u"nowhere"_s});
        QVERIFY2(who.code == 2 && who.err.contains(u"no source named nowhere"_s), qPrintable(who.err));
    }
    void readsItemsAndAFileOfOnesOwn() {
        TwinServer server;
        server.says("GET /orders/7",
                    "{\"number\":7,\"lines\":[{\"sku\":\"a\",\"price\":1.5}],\"card_number\":\"4111\"}");
        const FarolctlRun ctl(server.url().toString());
        const QString file =
            ctl.write(u"shop.yaml"_s, "farol_profile: 1\nid: shop\nname: Shop\nservices: {main: \"" +
                                          server.url().toString().toUtf8() +
                                          "\"}\nmoney: {currency: BRL, scale: 2}\nentities:\n  order:\n"
                                          "    list: {path: /orders}\n    detail: {path: \"/orders/${id}\"}\n"
                                          "    fields: {id: number}\n    items: {path: lines, fields: {id: sku, "
                                          "amount: price}}\n");
        const auto ran = ctl.bare({u"list"_s, u"items"_s, u"--source"_s, file, u"--of"_s, u"7"_s, u"--json"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.out + ran.err));
        const auto row = object(ran).value(u"rows"_s).toArray().at(0).toObject();
        QCOMPARE(row.value(u"amount"_s).toObject().value(u"amount"_s).toString(), u"1.50"_s);
        const QString bad =
            ctl.write(u"bad.yaml"_s,
                      "farol_profile: 1\nid: shop\nnaem: Shop\nname: Shop\nservices: {main: \"https://a.example\"}\n"
                      "entities: {order: {list: {path: /o}, fields: {id: id}}}\n");
        const auto unsound = ctl.bare({u"list"_s, u"orders"_s, u"--source"_s, bad});
        QVERIFY2(unsound.code == 2 && unsound.err.contains(u"line 3"_s), qPrintable(unsound.err));
    }
    void neverShowsASecret() {
        Food food;
        food.server.forget("POST /api/auth/login");
        food.plays("POST /api/auth/login", "12_login_bad");
        const auto ran = food.run({u"list"_s, u"batches"_s, u"--source"_s, u"euajudo"_s, u"--json"_s});
        QCOMPARE(ran.code, 4);
        QVERIFY(!ran.out.contains(u"s3cret-canary"_s) && !ran.err.contains(u"s3cret-canary"_s));
        QVERIFY2(ran.out.contains(u"login_refused"_s), qPrintable(ran.out));
    }
};

QTEST_GUILESS_MAIN(ProfileCommandsTest)
#include "tst_profiles.moc"
