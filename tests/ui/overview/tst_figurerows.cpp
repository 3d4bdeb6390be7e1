// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/figurerows.h"

#include "core/json/codec.h"
#include "kit/consoleworld.h"
#include "kit/farolddata.h"

#include <QLabel>
#include <QTest>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;

// "Number to rows": the head never says more, or less, than is true.
class FigureRowsTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::ConsoleWorld> m_world;
    std::unique_ptr<app::FigureRowsModel> m_model;
    std::unique_ptr<FigureRows> m_rows;
    const Formats m_formats;
    Theme m_theme;

    void serve(int items, const QString &next) {
        Page<Item> page;
        for (int seq = 1; seq <= items; ++seq) {
            Item item = kit::demoItem(seq, ItemState::Uncertain, u"timeout"_s);
            item.amount = Money{100, {}};
            page.rows.append(item);
        }
        page.next = next;
        m_world->wire->answers(u"/api/v1/items"_s, json::encode(page));
    }
    void open(const FigureRows::Whole &whole) {
        m_rows->open(u"Uncertain"_s, {ItemState::Uncertain}, whole);
        QTRY_VERIFY_WITH_TIMEOUT(m_model->freshness().asOf.has_value(), 60'000);
    }
    QString head() const { return m_rows->findChild<QLabel *>(u"figureSum"_s)->text(); }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<kit::ConsoleWorld>();
        m_model = std::make_unique<app::FigureRowsModel>(m_world->api, m_world->clock);
        m_rows = std::make_unique<FigureRows>(m_theme, m_formats, *m_model, m_world->clock);
    }
    void cleanup() {
        m_rows.reset();
        m_model.reset();
        m_world.reset();
    }
    void countsAndSumsTheRowsWhenAllAreHere() {
        serve(3, {});
        open({});
        QVERIFY2(head().contains(u"R$\u00A03,00"_s), qPrintable(head()));
        QVERIFY2(!head().contains(u"first"_s), qPrintable(head()));
    }
    void saysHowManyOfAllAreHereWhenThereAreMore() {
        serve(10'000, u"more"_s);
        open([] { return StateCount{ItemState::Uncertain, {}, 25'000, Money{2'500'000, {}}}; });
        QCOMPARE(head(), u"the first 10.000 of 25.000 \u00B7 R$\u00A025.000,00"_s);
    }
    void anUnknownFigureIsNotMadeUpFromTheRows() {
        serve(10'000, u"more"_s);
        open([]() -> std::optional<StateCount> { return std::nullopt; });
        QCOMPARE(head(), u"the first 10.000 of \u2014 \u00B7 \u2014"_s);
    }
    // Nothing but the currency's own name keeps them apart.
    void differentCurrenciesHaveNoSum() {
        Page<Item> page;
        page.rows = {kit::demoItem(1, ItemState::Uncertain, u"timeout"_s),
                     kit::demoItem(2, ItemState::Uncertain, u"timeout"_s)};
        page.rows[1].amount = *moneyFromApi(u"1.00", u"USD");
        m_world->wire->answers(u"/api/v1/items"_s, json::encode(page));
        open({});
        QVERIFY(!m_model->sum().has_value());
        QVERIFY2(head().endsWith(u"\u2014"_s), qPrintable(head()));
    }
};

QTEST_MAIN(FigureRowsTest)
#include "tst_figurerows.moc"
