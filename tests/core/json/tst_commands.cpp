// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/samples.h"

#include <QTest>

using namespace farol;
using namespace Qt::Literals::StringLiterals;

class CommandsTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlanRequestSaysExactlyWhatItMeans_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *name, QByteArray text, const char *code, const char *path) {
            QTest::newRow(name) << std::move(text) << QString::fromLatin1(code) << QString::fromLatin1(path);
        };
        row("ids", R"({"action":"retry","selection":{"ids":["a"]}})", "", "");
        row("empty filter", R"({"action":"cancel","selection":{"filter":{}},"options":{}})", "", "");
        row("half a filter", R"({"action":"retry","selection":{"filter":{"states":["failed"],"kind":null}}})", "", "");
        row("both", R"({"action":"retry","selection":{"ids":["a"],"filter":{}}})", "invalid_selection", "selection");
        row("no ids and a filter", R"({"action":"retry","selection":{"ids":[],"filter":{}}})", "invalid_selection",
            "selection");
        row("neither", R"({"action":"retry","selection":{}})", "invalid_selection", "selection");
        row("no ids", R"({"action":"retry","selection":{"ids":[]}})", "invalid_selection", "selection.ids");
        row("an empty id", R"({"action":"retry","selection":{"ids":["a",""]}})", "invalid_selection",
            "selection.ids[1]");
        row("an id that is a number", R"({"action":"retry","selection":{"ids":["a",7]}})", "malformed",
            "selection.ids[1]");
        row("unknown action", R"({"action":"erase","selection":{"ids":["a"]}})", "malformed", "action");
        row("unknown state", R"({"action":"retry","selection":{"filter":{"states":["failed","x"]}}})", "malformed",
            "selection.filter.states[1]");
        row("no selection", R"({"action":"retry"})", "malformed", "selection");
        row("negative rate", R"({"action":"retry","selection":{"ids":["a"]},"options":{"rate_per_second":-1}})",
            "malformed", "options.rate_per_second");
        row("fractional stop", R"({"action":"retry","selection":{"ids":["a"]},"options":{"stop_at_errors":1.5}})",
            "malformed", "options.stop_at_errors");
        row("huge rate", R"({"action":"retry","selection":{"ids":["a"]},"options":{"rate_per_second":2147483648}})",
            "malformed", "options.rate_per_second");
        row("unknown member", R"({"action":"retry","selection":{"ids":["a"]},"dry":1})", "unknown_member", "dry");
        row("unknown option", R"({"action":"retry","selection":{"ids":["a"]},"options":{"rate":1}})", "unknown_member",
            "options.rate");
        row("unknown filter", R"({"action":"retry","selection":{"filter":{"state":["failed"]}}})", "unknown_member",
            "selection.filter.state");
        row("a reason belongs to the order", R"({"action":"retry","selection":{"ids":["a"]},"reason":"x"})",
            "unknown_member", "reason");
    }
    void aPlanRequestSaysExactlyWhatItMeans() {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        QFETCH(QString, path);
        const auto read = json::planRequest(text);
        QCOMPARE(read ? QString() : read.error().code, code);
        if (!read) {
            QCOMPARE(read.error().kind, code == u"malformed" ? ErrorKind::Malformed : ErrorKind::Rejected);
            QCOMPARE(read.error().fields.size(), 1);
            QCOMPARE(read.error().fields.first().field, path);
            QCOMPARE(read.error().fields.first().code, code);
        }
    }

    void aHundredThousandIdsAreTheMost() {
        PlanRequest request;
        for (int i = 0; i < 100'000; ++i) {
            request.selection.ids.append({u"i%1"_s.arg(i)});
        }
        QVERIFY(json::planRequest(json::encode(request)));
        request.selection.ids.append({u"one more"_s});
        QCOMPARE(json::planRequest(json::encode(request)).error().code, u"invalid_selection"_s);
    }

    void theServersOwnPlanMayBeLooser() {
        auto text = json::encode(samples::plan(u"x"_s));
        text.replace("\"stop_at_errors\":20", "\"stop_at_errors\":20,\"block\":5");
        QCOMPARE(json::plan(text), samples::plan(u"x"_s));
    }

    void anOrderIsARequestWithItsReason() {
        const auto order = json::planOrder(R"({"action":"retry","selection":{"ids":["a"]},"reason":"bank is back"})");
        QVERIFY(order);
        QCOMPARE(order->reason, u"bank is back"_s);
        QCOMPARE(order->request.selection.ids, QList<ItemId>{{u"a"_s}});
        QCOMPARE(json::planOrder(R"({"action":"retry","selection":{"ids":["a"]}})").error().detail,
                 u"reason: missing"_s);
        QCOMPARE(json::planOrder(R"({"action":"retry","selection":{},"reason":"x"})").error().code,
                 u"invalid_selection"_s);
    }

    void aProblemTravels_data() {
        QTest::addColumn<QString>("s");
        const auto all = samples::hostile();
        for (qsizetype i = 0; i < all.size(); ++i) {
            QTest::addRow("%d", int(i)) << all[i];
        }
    }
    void aProblemTravels() {
        QFETCH(QString, s);
        const Error sent{ErrorKind::Rejected, 422, u"x"_s + s, u"y"_s + s, s, {{3, s, s, s}, FieldError()}, {}};
        const auto text = json::encodeProblem(sent);
        QVERIFY(json::guard(text));
        Error got{ErrorKind::Rejected, 422, {}, {}, {}, {}, {}};
        QVERIFY(json::readProblem(text, got));
        QCOMPARE(got, sent);
        QVERIFY(json::problemCurrent(text).isEmpty());
    }

    void everyKindHasATitle() {
        for (int kind = 0; kind <= static_cast<int>(ErrorKind::TooLarge); ++kind) {
            const auto text = json::encodeProblem({static_cast<ErrorKind>(kind), 0, {}, {}, {}, {}, {}});
            QVERIFY(text.startsWith("{\"type\":\"about:blank\",\"title\":\""));
            QVERIFY(!text.contains("\"title\":\"\""));
            QVERIFY(!text.contains("\"status\""));
        }
    }

    void aConflictCarriesTheNewPlan() {
        const Error conflict{
            ErrorKind::Conflict, 409, u"plan_changed"_s, u"x"_s, {}, {}, json::encode(samples::plan(u"\"\u20ac"_s))};
        const auto text = json::encodeProblem(conflict);
        QVERIFY(json::guard(text));
        QCOMPARE(json::plan(json::problemCurrent(text)), samples::plan(u"\"\u20ac"_s));
    }

    void aBodyThatIsNoJsonStaysOut() {
        for (const auto *body : {"<html>", "{\"a\":1,\"a\":2}", "{}x", "\"},\"code\":\"spoofed"}) {
            const auto text = json::encodeProblem({ErrorKind::Server, 500, u"c"_s, {}, {}, {}, QByteArray(body)});
            QVERIFY(!text.contains("current"));
            QVERIFY(json::guard(text));
        }
    }

    void foreignProblemsAreReadAsFarAsTheyGo() {
        Error into;
        QVERIFY(json::readProblem(R"({"title":"Bad gateway","status":"502","errors":{"a":1}})", into));
        QCOMPARE(into.detail, u"Bad gateway"_s);
        QVERIFY(into.code.isEmpty());
        QVERIFY(into.fields.isEmpty());
        QVERIFY(json::readProblem(
            R"({"code":"c","detail":7,"errors":[1,{"line":-3,"field":"f","code":[]},{"line":1e9}]})", into));
        QCOMPARE(into.code, u"c"_s);
        QCOMPARE(into.fields.size(), 3);
        QCOMPARE(into.fields[1], (FieldError{0, u"f"_s, {}, {}}));
    }

    void whatIsNoProblemLeavesTheErrorAlone() {
        const Error before{ErrorKind::Server, 502, u"was"_s, u"there"_s, u"r"_s, {}, {}};
        for (const auto *text : {"", "<html>", "[]", "{}", "null", "\"code\"", "{\"code\":5}", "{\"rows\":[]}",
                                 "{\"code\":\"x\"", "{\"code\":\"\xff\"}"}) {
            auto into = before;
            QVERIFY2(!json::readProblem(text, into), text);
            QCOMPARE(into, before);
            QVERIFY(json::problemCurrent(text).isEmpty());
        }
    }
};

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
