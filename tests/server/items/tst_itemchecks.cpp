// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/routekit.h"

#include "core/json/codec.h"

#include <latch>

using namespace farol;
using namespace farol::server;
using namespace Qt::Literals::StringLiterals;

namespace {

const QStringList uncertainOfTheDay{u"LOTE-0042-012"_s, u"LOTE-0042-031"_s, u"LOTE-0042-044"_s, u"LOTE-0042-057"_s,
                                    u"LOTE-0042-090"_s, u"LOTE-0042-113"_s, u"LOTE-0042-128"_s};

QByteArray bodyOf(const QStringList &ids) {
    return QJsonDocument(QJsonObject{{u"ids"_s, QJsonArray::fromStringList(ids)}}).toJson(QJsonDocument::Compact);
}

} // namespace

class ItemChecksTest final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        m_routes = std::make_unique<kit::Routes>(Config(), kit::Routes::Fixture::DemoDay);
        for (const auto &id : uncertainOfTheDay) {
            const auto state = id.endsWith(u"057") || id.endsWith(u"128") ? ItemState::NotSent : ItemState::Done;
            m_routes->checks->says[row(id)] = state;
        }
    }

    void asksAboutAllOfThemAndTellsWhatCameOfEach() {
        const auto answer = m_routes->post(u"/api/v1/items/check"_s, bodyOf(uncertainOfTheDay));
        QCOMPARE(answer.status, 200);
        const auto page = json::itemPage(answer.body);
        QVERIFY(page);
        QCOMPARE(page->rows.size(), 7);
        QCOMPARE(page->rows.at(0).state, ItemState::Done);
        QCOMPARE(page->rows.at(3).state, ItemState::NotSent);
        const auto batch = json::batch(m_routes->get(u"/api/v1/batches/LOTE-0042"_s).body);
        QVERIFY(batch);
        QCOMPARE(total(*batch, ItemState::Done).items, 143);
        QCOMPARE(total(*batch, ItemState::Done).amount.minor, 4'582'000);
        QCOMPARE(total(*batch, ItemState::Uncertain).items, 0);
        QCOMPARE(m_routes->base.wrongCounters(), 0);
        QCOMPARE(m_routes->base.text("SELECT actor || ' ' || object || ' ' || before || ' ' || after FROM audit"
                                     " WHERE action = 'item.check'"),
                 u"operator1 LOTE-0042 {\"uncertain\":7} {\"done\":5,\"not_sent\":2}"_s);
    }
    void asksAboutOneByTheSamePath() {
        const auto answer = m_routes->post(u"/api/v1/items/LOTE-0042-057/check"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(m_routes->checks->asked, std::vector<std::int64_t>{row(u"LOTE-0042-057"_s)});
        const auto page = json::itemPage(answer.body);
        QVERIFY(page && page->rows.size() == 1);
        QCOMPARE(page->rows.front().state, ItemState::NotSent);
    }
    void asksTheProviderOnlyAboutTheUncertainOnes() {
        const auto answer = m_routes->post(u"/api/v1/items/check"_s,
                                           bodyOf({u"LOTE-0042-022"_s, u"LOTE-0042-057"_s, u"LOTE-0042-057"_s}));
        QCOMPARE(answer.status, 200);
        QCOMPARE(m_routes->checks->asked, std::vector<std::int64_t>{row(u"LOTE-0042-057"_s)});
        QCOMPARE(json::itemPage(answer.body)->rows.size(), 2);
    }
    void refusesWhenNothingIsUncertain() {
        QVERIFY(kit::isProblem(m_routes->post(u"/api/v1/items/LOTE-0042-022/check"_s), 409, u"not_uncertain"_s));
        QVERIFY(m_routes->checks->asked.empty());
    }
    void takesNoParametersAndLeavesADoubtfulOneToPeople() {
        QVERIFY(
            kit::isProblem(m_routes->post(u"/api/v1/items/LOTE-0042-057/check?fast=1"_s), 400, u"unknown_parameter"_s));
        QVERIFY(m_routes->base.open()->execute("UPDATE items SET code='restored_doubtful' WHERE state=5"));
        QVERIFY(kit::isProblem(m_routes->post(u"/api/v1/items/LOTE-0042-057/check"_s), 409, u"not_uncertain"_s));
        QVERIFY(m_routes->checks->asked.empty());
    }
    // Both readers are held, and their queue is full.
    void whoComesWhileTooMuchWaitsIsTold() {
        std::promise<void> release;
        const auto held = release.get_future().share();
        std::latch both(2);
        for (int i = 0; i < 2; ++i) {
            QVERIFY(m_routes->readers->post([held, &both](const auto &) {
                both.count_down();
                held.wait();
            }));
        }
        both.wait();
        while (m_routes->readers->post([](const auto &) {})) {
        }
        QVERIFY(kit::isProblem(m_routes->post(u"/api/v1/items/LOTE-0042-057/check"_s), 503, u"overloaded"_s));
        QVERIFY(kit::isProblem(m_routes->get(u"/api/v1/items/LOTE-0042-057"_s), 503, u"overloaded"_s));
        const auto order = R"({"action":"retry","selection":{"ids":["LOTE-0042-057"]},"reason":"x"})";
        QVERIFY(kit::isProblem(m_routes->post(u"/api/v1/plans/%1/run"_s.arg(QString(64, u'a')), order), 503,
                               u"overloaded"_s));
        QVERIFY(m_routes->checks->asked.empty());
        release.set_value();
    }
    void namesTheUnknownOnesAndAsksNothing() {
        const auto answer = m_routes->post(u"/api/v1/items/check"_s, bodyOf({u"LOTE-0042-057"_s, u"LOTE-0042-999"_s}));
        QVERIFY(kit::isProblem(answer, 422, u"unknown_item"_s));
        QVERIFY(answer.body.contains("LOTE-0042-999"));
        QVERIFY(m_routes->checks->asked.empty());
        QVERIFY(kit::isProblem(m_routes->post(u"/api/v1/items/LOTE-0042-999/check"_s), 404, u"not_found"_s));
        QVERIFY(kit::isProblem(m_routes->post(u"/api/v1/items/LOTE-0042-057/check"_s, "{}", {}, kit::stranger), 404,
                               u"not_found"_s));
    }
    void repeatsItsAnswerWithoutAskingAgain() {
        const QHash<QByteArray, QByteArray> key{{"idempotency-key", "one-intent"}};
        const auto first = m_routes->post(u"/api/v1/items/check"_s, bodyOf({u"LOTE-0042-057"_s}), key);
        QCOMPARE(first.status, 200);
        m_routes->checks->asked.clear();
        const auto again = m_routes->post(u"/api/v1/items/check"_s, bodyOf({u"LOTE-0042-057"_s}), key);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body, first.body);
        QVERIFY(m_routes->checks->asked.empty());
        QCOMPARE(m_routes->base.number("SELECT count(*) FROM audit WHERE action = 'item.check'"), 1);
    }
    void passesOnWhatTheProviderRefusedAndStaysRepeatable() {
        m_routes->checks->failing = Error{ErrorKind::Timeout, 504, u"provider_timeout"_s, u"no answer"_s, {}, {}, {}};
        const QHash<QByteArray, QByteArray> key{{"idempotency-key", "one-intent"}};
        QVERIFY(kit::isProblem(m_routes->post(u"/api/v1/items/LOTE-0042-057/check"_s, "{}", key), 504,
                               u"provider_timeout"_s));
        m_routes->checks->failing.reset();
        QCOMPARE(m_routes->post(u"/api/v1/items/LOTE-0042-057/check"_s, "{}", key).status, 200);
    }
    void refusesBodiesThatAreNone_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("ids=1");
        QTest::newRow("no ids") << QByteArray("{}");
        QTest::newRow("empty ids") << QByteArray(R"({"ids":[]})");
        QTest::newRow("numbers") << QByteArray(R"({"ids":[1]})");
        QTest::newRow("text") << QByteArray(R"({"ids":"LOTE-0042-057"})");
        QTest::newRow("a list") << QByteArray(R"(["LOTE-0042-057"])");
        QTest::newRow("twice") << QByteArray(R"({"ids":["LOTE-0042-057"],"ids":["LOTE-0042-058"]})");
        QTest::newRow("deep") << QByteArray("{\"ids\":" + QByteArray(70, '[') + QByteArray(70, ']') + "}");
        QStringList many;
        for (int i = 0; i < 501; ++i) {
            many.append(u"LOTE-0042-057"_s);
        }
        QTest::newRow("501") << bodyOf(many);
    }
    void refusesBodiesThatAreNone() {
        QFETCH(QByteArray, body);
        const auto answer = m_routes->post(u"/api/v1/items/check"_s, body);
        QVERIFY(answer.status == 400 || answer.status == 422);
        QCOMPARE(answer.contentType, QByteArray("application/problem+json"));
    }

private:
    std::int64_t row(const QString &id) const {
        return m_routes->base.number("SELECT i.id FROM items i JOIN batches b ON b.id = i.batch WHERE b.number = 42"
                                     " AND i.seq = " +
                                     id.last(3).toStdString());
    }
    std::unique_ptr<kit::Routes> m_routes;
};

QTEST_GUILESS_MAIN(ItemChecksTest)
#include "tst_itemchecks.moc"
