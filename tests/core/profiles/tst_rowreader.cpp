// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilecheck.h"
#include "core/profiles/rowreader.h"

#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

namespace {

// A shop with a field of every kind.
const QByteArray shop = "farol_profile: 1\n"
                        "id: shop\n"
                        "name: Shop\n"
                        "services: {main: \"https://shop.example\"}\n"
                        "money: {currency: BRL, scale: 2}\n"
                        "time: {naive: utc}\n"
                        "errors: {message: [error.why], soft: [{path: ok, values: [\"false\"]}]}\n"
                        "status_maps:\n"
                        "  order: {NEW: queued, PAID: done, REFUSED: failed}\n"
                        "lookups:\n"
                        "  place: {path: /places, key: id}\n"
                        "entities:\n"
                        "  order:\n"
                        "    list: {path: /orders, items: data.rows}\n"
                        "    fields:\n"
                        "      id: number\n"
                        "      owner: customer.name\n"
                        "      title: {template: \"${customer.name} #${number}\"}\n"
                        "      amount: {from: total, as: money_decimal}\n"
                        "      total: {count: lines}\n"
                        "      status: {from: state, map: order}\n"
                        "      created_at: created\n"
                        "  place:\n"
                        "    list: {path: /places}\n"
                        "    fields:\n"
                        "      id: id\n"
                        "      name: {lookup: place, by: id, field: name}\n"
                        "      approved: approved\n"
                        "      status: {bool: open, when_true: active, when_false: inactive}\n"
                        "      lat: pos.lat\n"
                        "  batch:\n"
                        "    list: {path: /batches}\n"
                        "    fields:\n"
                        "      id: id\n"
                        "      status: {derive: [{if: \"failed == 0\", then: done}, {else: partial}]}\n"
                        "      kind: {const: lote}\n"
                        "      done_at: {from: at, as: epoch_milliseconds}\n"
                        "  approval:\n"
                        "    list:\n"
                        "      path: /approvals\n"
                        "      html_table:\n"
                        "        rows: \"table.open tbody tr\"\n"
                        "        columns: [quote, total]\n"
                        "        id: {attribute: data-post, regex: \"/approvals/([0-9a-f-]+)/ok\"}\n"
                        "    fields:\n"
                        "      id: id\n"
                        "      title: quote\n"
                        "      amount: {from: total, as: money_text}\n"
                        "      status: {const: awaiting_confirmation}\n";

std::shared_ptr<const Profile> profile() {
    static const auto compiled = compileProfile(shop);
    if (!compiled) {
        qFatal("%s", qPrintable(compiled.error().detail));
    }
    return *compiled;
}

RowReader reader(QStringView entity, const QStringList &hidden = {}) {
    return RowReader(profile(), profile()->entity(entity)->fields, hidden);
}

RowsWanted rowsOf(QStringView entity) {
    return {profile()->entity(entity)->lists.constFirst().items};
}

QString text(const RowsRead &read, qsizetype row, QStringView column) {
    const int at = read.table.column(column);
    return at < 0 || read.table.isNull(row, at) ? u"-"_s : QString::fromUtf8(read.table.text(row, at));
}

} // namespace

// From bytes to rows, in the words of the canonical model.
class RowReaderTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void compilesThoseThatAreShipped() {
        for (const QString &name : shippedProfiles()) {
            const auto made = compileProfile(shippedProfile(name));
            QVERIFY2(made, qPrintable(name));
            QVERIFY(!(*made)->entities.isEmpty());
            for (const auto &entity : (*made)->entities) {
                RowReader(*made, entity.fields);
            }
        }
        const auto bad = compileProfile("farol_profile: 1\n");
        QVERIFY(!bad);
        QCOMPARE(bad.error().code, u"profile_unsound"_s);
        QVERIFY(!bad.error().fields.isEmpty());
    }
    void readsEveryKindOfField() {
        const auto read = reader(u"order").list(
            "{\"ok\":true,\"data\":{\"n\":2,\"rows\":[{\"number\":7,\"customer\":{\"name\":\"Jo\\u00e3o\"},\"total\":"
            "183.9"
            ",\"lines\":[1,{\"a\":[]},3],\"state\":\"PAID\",\"created\":\"2026-11-21T19:27:45\"},"
            "{\"number\":\"A8\",\"customer\":null,\"total\":null,\"state\":\"LOST\",\"lines\":[]}]}}",
            rowsOf(u"order"));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        const auto &table = read->table;
        QCOMPARE(table.rows(), 2);
        QCOMPARE(text(*read, 0, u"id"), u"7"_s);
        QCOMPARE(text(*read, 0, u"owner"), u"João"_s);
        QCOMPARE(text(*read, 0, u"title"), u"João #7"_s);
        QCOMPARE(table.amount(0, table.column(u"amount")), (Money{18390, {}}));
        QCOMPARE(table.number(0, table.column(u"total")), 3.0);
        QCOMPARE(text(*read, 0, u"status"), u"done"_s);
        QCOMPARE(text(*read, 0, u"status_raw"), u"PAID"_s);
        QCOMPARE(toRfc3339(table.time(0, table.column(u"created_at"))), u"2026-11-21T19:27:45.000Z"_s);
        QCOMPARE(text(*read, 1, u"owner"), u"-"_s);
        QCOMPARE(text(*read, 1, u"title"), u"-"_s);
        QVERIFY(table.isNull(1, table.column(u"amount")));
        QCOMPARE(table.number(1, table.column(u"total")), 0.0);
        QCOMPARE(text(*read, 1, u"status"), u"unknown"_s);
        QCOMPARE(text(*read, 1, u"status_raw"), u"LOST"_s);
        QCOMPARE(read->notes, (QList<ReadNote>{{u"status"_s, u"unknown_status"_s, u"LOST"_s, 1, 2}}));
    }
    void keepsARowWhoseValuesCannotBeRead() {
        const auto read =
            reader(u"order").list("{\"data\":{\"rows\":[{\"number\":1,\"total\":\"a lot\",\"created\":\"soon\"},"
                                  "5,{\"number\":2,\"total\":1.005,\"created\":[1]}]}}",
                                  rowsOf(u"order"));
        QVERIFY(read);
        QCOMPARE(read->table.rows(), 2);
        QCOMPARE(read->seen, 3);
        QVERIFY(read->notes.contains(ReadNote{u"amount"_s, u"unreadable_value"_s, u"a lot"_s, 2, 1}));
        QVERIFY(read->notes.contains(ReadNote{u"created_at"_s, u"unreadable_value"_s, u"soon"_s, 2, 1}));
        QCOMPARE(read->notes.size(), 3); // the row that is none, too
    }
    void readsTruthsAndLookups() {
        const auto rows = reader(u"place", {u"pos.lng"_s});
        const auto read =
            rows.list("[{\"id\":4,\"open\":true,\"approved\":false,\"pos\":{\"lat\":-21.7,\"lng\":\"-43.2\"}},"
                      "{\"id\":5,\"open\":false,\"approved\":null}]",
                      {});
        QVERIFY(read);
        QCOMPARE(text(*read, 0, u"status"), u"active"_s);
        QCOMPARE(text(*read, 1, u"status"), u"inactive"_s);
        QCOMPARE(read->table.truth(0, read->table.column(u"approved")), false);
        QVERIFY(read->table.isNull(1, read->table.column(u"approved")));
        QCOMPARE(read->table.number(0, read->table.column(u"lat")), -21.7);
        QCOMPARE(text(*read, 0, u"pos.lng"), u"-43.2"_s);
        QCOMPARE(rows.joins().size(), 1);
        const auto &join = rows.joins().constFirst();
        QCOMPARE(QString::fromUtf8(read->table.text(1, join.key)), u"5"_s);
        QCOMPARE(join.into, read->table.column(u"name"));
        QVERIFY(read->table.columns().at(join.key).isHidden);
    }
    void derivesAWord() {
        const auto read =
            reader(u"batch").list("[{\"id\":\"a\",\"failed\":0,\"at\":1795292834067},{\"id\":\"b\",\"failed\":5}]", {});
        QVERIFY(read);
        QCOMPARE(text(*read, 0, u"status"), u"done"_s);
        QCOMPARE(text(*read, 1, u"status"), u"partial"_s);
        QCOMPARE(text(*read, 1, u"kind"), u"lote"_s);
        QCOMPARE(toRfc3339(read->table.time(0, read->table.column(u"done_at"))), u"2026-11-21T20:27:14.067Z"_s);
    }
    void tellsTheCursorAndStopsAtItsCap() {
        RowsWanted wanted{u"data"_s, u"meta.next"_s, {}, 2};
        const auto read =
            reader(u"batch").list("{\"data\":[{\"id\":1},{\"id\":2},{\"id\":3}],\"meta\":{\"next\":\"abc\"}}", wanted);
        QVERIFY(read);
        QCOMPARE(read->next, u"abc"_s);
        QCOMPARE(read->table.rows(), 2);
        QVERIFY(read->isCut);
    }
    void readsAnErrorInsideOfASuccess() {
        const auto read = reader(u"order").list(
            "{\"ok\":false,\"error\":{\"why\":\"no funds\"},\"data\":{\"rows\":[]}}", rowsOf(u"order"));
        QVERIFY(!read);
        QCOMPARE(read.error().code, u"foreign_refusal"_s);
        QVERIFY2(read.error().detail.endsWith(u"no funds"), qPrintable(read.error().detail));
    }
    void refusesWhatIsNoList_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QByteArray() << u"foreign_json"_s;
        QTest::newRow("html") << QByteArray("<html>Sign in</html>") << u"foreign_json"_s;
        QTest::newRow("elsewhere") << QByteArray("{\"rows\":[]}") << u"list_missing"_s;
        QTest::newRow("an object there") << QByteArray("{\"data\":{\"rows\":{}}}") << u"list_missing"_s;
        QTest::newRow("a list at the root") << QByteArray("[]") << u"list_missing"_s;
        QTest::newRow("cut") << QByteArray("{\"data\":{\"rows\":[{\"number\":1},{\"number\":2") << u"foreign_json"_s;
        QTest::newRow("bytes") << QByteArray("{\"data\":{\"rows\":[{\"number\":\"\xff\"}]}}") << u"foreign_json"_s;
        QTest::newRow("null") << QByteArray("null") << u"list_missing"_s;
    }
    void refusesWhatIsNoList() {
        QFETCH(QByteArray, body);
        const auto read = reader(u"order").list(body, rowsOf(u"order"));
        QVERIFY(!read);
        QTEST(read.error().code, "code");
        QCOMPARE(read.error().kind, ErrorKind::Malformed);
    }
    void refusesWhatFollowsTheList() {
        QVERIFY(reader(u"batch").list("[{\"id\":1}]  ", {}));
        QCOMPARE(reader(u"batch").list("[{\"id\":1}] [", {}).error().code, u"foreign_json"_s);
        QCOMPARE(reader(u"batch").list("[{\"id\":1} {\"id\":2}]", {}).error().code, u"foreign_json"_s);
    }
    void readsOneObject() {
        const auto read = reader(u"batch").one("{\"id\":12,\"failed\":1}");
        QVERIFY(read);
        QCOMPARE(text(*read, 0, u"id"), u"12"_s);
        QVERIFY(!reader(u"batch").one("[]"));
        QVERIFY(!reader(u"batch").one("12"));
    }
    void readsATableForPeople() {
        const auto &how = *profile()->entity(u"approval")->lists.constFirst().html;
        const QByteArray page =
            "<!doctype html><title>x</title><table class='big open'><thead><tr><th>Quote<th>Total</thead>"
            "<tbody><tr><td> q-1 <b>x</b></td><td>R$&nbsp;1.183,96</td>"
            "<td><button data-post=\"/approvals/8b-1f/ok\">ok</button></td></tr>"
            "<tr><td colspan=3>nothing more</td></tr></tbody></table>";
        const auto read = reader(u"approval").table(page, how, {});
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(read->table.rows(), 1);
        QCOMPARE(text(*read, 0, u"id"), u"8b-1f"_s);
        QCOMPARE(text(*read, 0, u"title"), u"q-1 x"_s);
        QCOMPARE(read->table.amount(0, read->table.column(u"amount")).minor, 118396);
        QCOMPARE(text(*read, 0, u"status"), u"awaiting_confirmation"_s);
        const auto login =
            reader(u"approval").table("<html><body><script>x()</script><h1>Sign in</h1></body>", how, {});
        QCOMPARE(login.error().code, u"html_table_missing"_s);
        QVERIFY2(login.error().detail.contains(u"Sign in"_s) && !login.error().detail.contains(u"x()"_s),
                 qPrintable(login.error().detail));
    }
    void keepsManyRowsSmall() {
        QByteArray body = "[";
        for (int i = 0; i < 300'000; ++i) {
            body += (i == 0 ? "{\"id\":" : ",{\"id\":") + QByteArray::number(i) +
                    ",\"failed\":" + QByteArray::number(i % 2) + "}";
        }
        body += "]";
        const auto read = reader(u"batch").list(body, {});
        QVERIFY(read);
        QCOMPARE(read->table.rows(), 300'000);
        QCOMPARE(text(*read, 299'999, u"id"), u"299999"_s);
        QCOMPARE(text(*read, 299'999, u"status"), u"partial"_s);
    }
    void joinsTables() {
        const auto rows = reader(u"batch");
        const auto a = rows.list("[{\"id\":\"a\",\"failed\":0}]", {});
        const auto b = rows.list("[{\"id\":\"b\",\"failed\":1},{\"id\":\"c\",\"failed\":1}]", {});
        auto all = rows.empty();
        all.take(a->table, 0);
        all.take(b->table, 1);
        QCOMPARE(all.rows(), 2);
        QCOMPARE(QString::fromUtf8(all.text(1, all.column(u"id"))), u"c"_s);
        QCOMPARE(QString::fromUtf8(all.text(1, all.column(u"status"))), u"partial"_s);
    }
};

QTEST_APPLESS_MAIN(RowReaderTest)
#include "tst_rowreader.moc"
