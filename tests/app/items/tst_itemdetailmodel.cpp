// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/items/itemdetailmodel.h"

#include "core/json/codec.h"
#include "kit/fakenetwork.h"
#include "kit/farolddata.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class ItemDetailModelTest final : public QObject {
    Q_OBJECT
    struct World {
        kit::FakeNetwork *wire = new kit::FakeNetwork; // owned by the client
        net::HttpClient client{net::HttpOptions{QUrl(u"http://127.0.0.1:9"_s), {}},
                               std::unique_ptr<QNetworkAccessManager>(wire)};
        net::FaroldApi api{client};
        ManualClock clock{kit::demoTime()};
        ItemDetailModel model{api, clock};
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
        World() { client.tokens().setAccess(Secret("sesame")); }
    };
    std::unique_ptr<World> m_world;

    void serve(const Item &item, const QList<Attempt> &attempts) {
        const auto path = u"/api/v1/items/"_s + item.id.value;
        m_world->wire->forget(path);
        m_world->wire->forget(path + u"/attempts"_s);
        m_world->wire->forget(path + u"/events"_s);
        m_world->wire->answers(path, json::encode(item));
        m_world->wire->answers(path + u"/attempts"_s, json::encode(attempts));
        m_world->wire->answers(path + u"/events"_s, json::encode(QList<ItemEvent>{}));
    }
    static Attempt attempt(int n, const QString &outcome) {
        Attempt one;
        one.n = n;
        one.outcome = outcome;
        one.sentAt = kit::demoTime(12, 41, n);
        return one;
    }

private Q_SLOTS:
    void init() { m_world = std::make_unique<World>(); }
    void cleanup() {
        QCOMPARE(m_world->wire->unmatched(), QString());
        m_world.reset();
    }

    void showsItemAttemptsAndTimelineTogether() {
        const auto item = kit::demoItem(57, ItemState::Uncertain, u"timeout"_s);
        serve(item, {attempt(1, u"uncertain"_s)});
        QSignalSpy changed(&m_world->model, &ItemDetailModel::changed);
        m_world->model.open(item.id);
        QTRY_VERIFY(m_world->model.item() == item);
        QCOMPARE(m_world->model.attempts().size(), 1);
        QCOMPARE(m_world->model.rowCount(), 6);
        QCOMPARE(m_world->model.index(5, 0).data(ItemDetailModel::TimelineRole).value<TimelineRow>().stage,
                 Stage::Returned);
        QVERIFY(m_world->model.freshness().asOf == kit::demoTime());
        changed.clear();
        m_world->clock.advance(5s);
        m_world->model.refresh();
        QTRY_VERIFY(m_world->model.freshness().asOf == kit::demoTime() + 5s);
        QCOMPARE(changed.size(), 0); // nothing differs
    }
    void aNewAttemptAppearsAsARow() {
        const auto item = kit::demoItem(57, ItemState::Sent);
        serve(item, {attempt(1, u"transient"_s)});
        m_world->model.open(item.id);
        QTRY_COMPARE(m_world->model.rowCount(), 6);
        QSignalSpy reset(&m_world->model, &QAbstractItemModel::modelReset);
        serve(item, {attempt(1, u"transient"_s), attempt(2, u"sent"_s)});
        m_world->model.refresh();
        QTRY_COMPARE(m_world->model.rowCount(), 7);
        QCOMPARE(reset.size(), 0);
    }
    void whatWasSeenStaysWhenTheBackendFails() {
        const auto item = kit::demoItem(57);
        serve(item, {attempt(1, u"done"_s)});
        m_world->model.open(item.id);
        QTRY_VERIFY(m_world->model.item().has_value());
        m_world->wire->forgetAll();
        m_world->wire->hangs(u"/nothing"_s);
        m_world->wire->fails(u"/api/v1/items/"_s + item.id.value, 503);
        m_world->model.refresh();
        QTRY_VERIFY(m_world->model.freshness().error.has_value());
        QVERIFY(m_world->model.item() == item);
    }
    void anUnknownIdIsNotFound() {
        m_world->wire->fails(u"/api/v1/items/LOTE-0042-999"_s, 404);
        m_world->model.open(ItemId{u"LOTE-0042-999"_s});
        QTRY_VERIFY(m_world->model.freshness().error.has_value());
        QCOMPARE(m_world->model.freshness().error->kind, ErrorKind::NotFound);
        QVERIFY(!m_world->model.item());
    }
    void anotherItemForgetsTheFirst() {
        const auto first = kit::demoItem(1);
        const auto second = kit::demoItem(2);
        serve(first, {attempt(1, u"done"_s)});
        m_world->model.open(first.id);
        QTRY_VERIFY(m_world->model.item().has_value());
        serve(second, {});
        m_world->model.open(second.id);
        QVERIFY(!m_world->model.item());
        QCOMPARE(m_world->model.rowCount(), 0);
        QTRY_VERIFY(m_world->model.item() == second);
    }
};

QTEST_GUILESS_MAIN(ItemDetailModelTest)
#include "tst_itemdetailmodel.moc"
