// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/search/itemsearchmodel.h"

#include "kit/consoleworld.h"
#include "kit/farolddata.h"

#include <QAbstractItemModelTester>

using namespace farol;
using namespace farol::app;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

class ItemSearchModelTest final : public QObject {
    Q_OBJECT
    using State = ItemSearchModel::State;
    struct World : kit::ConsoleWorld {
        ItemSearchModel model{api};
        QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    };
    std::unique_ptr<World> m_world;

    static QByteArray page(const QList<Item> &items, std::int64_t total) {
        return json::encode(Page<Item>{items, {}, total});
    }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<World>();
        QVERIFY(m_world->isOnline);
    }
    void cleanup() {
        QCOMPARE(m_world->wire->unmatched(), QString());
        m_world.reset();
    }

    void findsOnePaymentByItsId() {
        const auto item = kit::demoItem(57, ItemState::Uncertain, u"timeout"_s);
        m_world->wire->answers(u"GET /api/v1/items"_s, page({item}, 1));
        m_world->model.look(u"  %1 "_s.arg(item.endToEndId));
        QCOMPARE(m_world->model.state(), State::Looking);
        QTRY_COMPARE(m_world->model.state(), State::Found);
        QVERIFY(
            m_world->wire->seen(u"GET /api/v1/items"_s).constFirst().query.contains(u"q=%1&"_s.arg(item.endToEndId)));
        QVERIFY(m_world->model.index(0, 0).data(ItemSearchModel::ItemRole).value<ItemRow>() == rowOf(item));
    }
    void anUnknownIdIsNothingAndNotAnError() {
        m_world->wire->answers(u"GET /api/v1/items"_s, page({}, 0));
        m_world->model.look(u"E000"_s);
        QTRY_COMPARE(m_world->model.state(), State::Nothing);
        QVERIFY(!m_world->model.error());
    }
    void notFoundIsNotSaidWhenNobodyCouldBeAsked() {
        m_world->wire->breaks(u"GET /api/v1/items"_s, QNetworkReply::ConnectionRefusedError);
        m_world->model.look(u"E000"_s);
        QTRY_COMPARE(m_world->model.state(), State::Failed);
        QCOMPARE(m_world->model.error()->code, u"connection_refused"_s);
        QCOMPARE(m_world->model.rowCount(), 0);
    }
    void aNewerTextOvertakes() {
        m_world->wire->slow(u"GET /api/v1/items?q=first"_s, 40ms, page({kit::demoItem(1)}, 1));
        m_world->wire->answers(u"GET /api/v1/items?q=second"_s, page({kit::demoItem(2)}, 1));
        m_world->model.look(u"first"_s);
        QTRY_COMPARE(m_world->wire->running(), 1);
        m_world->model.look(u"second"_s);
        QTRY_COMPARE(m_world->model.state(), State::Found);
        QTest::qWait(60);
        QCOMPARE(m_world->model.rows().constFirst().seq, 2);
    }
    void anEmptyTextForgets() {
        m_world->wire->answers(u"GET /api/v1/items"_s, page({kit::demoItem(1), kit::demoItem(2)}, 1'204));
        m_world->model.look(u"lote"_s);
        QTRY_COMPARE(m_world->model.rowCount(), 2);
        QCOMPARE(m_world->model.total(), 1'204);
        m_world->model.look(u"  "_s);
        QCOMPARE(m_world->model.state(), State::Empty);
        QCOMPARE(m_world->model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(ItemSearchModelTest)
#include "tst_itemsearchmodel.moc"
