// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/risktext.h"

#include "core/json/codec.h"
#include "kit/consoleworld.h"

#include <QTest>

using namespace farol;
using namespace farol::ui;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

Overview fourThousand() {
    Overview overview;
    overview.asOf = kit::ConsoleWorld::start();
    overview.uncertainNow = {ItemState::Uncertain, {}, 7, Money{231'000, {}}};
    overview.failedNow = {ItemState::Failed, {}, 5, Money{179'000, {}}};
    return overview;
}

} // namespace

// What the status strip says of the money at risk.
class RiskTextTest final : public QObject {
    Q_OBJECT
    std::unique_ptr<kit::ConsoleWorld> m_world;
    std::unique_ptr<app::OverviewModel> m_model;
    const Formats m_formats{QLocale(u"pt_BR"_s), QTimeZone("America/Sao_Paulo")};

    void read() {
        m_world->wire->answers(u"GET /api/v1/overview"_s, json::encode(fourThousand()));
        m_world->wire->answers(u"GET /metrics"_s, "", 200, {{"Content-Type", "text/plain"}});
        m_model->refresh();
        QTRY_VERIFY(m_model->figure(app::OverviewModel::Tile::AtRisk).has_value());
    }
    QString text() const { return riskText(*m_model, m_formats); }

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<kit::ConsoleWorld>();
        m_model = std::make_unique<app::OverviewModel>(m_world->api, m_world->clock, 5s);
    }
    void cleanup() {
        m_model.reset();
        m_world.reset();
    }
    void saysTheServersOwnSum() {
        read();
        QCOMPARE(text(), u"12 unpaid \u00B7 R$\u00A04.100,00 at risk"_s);
    }
    void saysHowOldItIsWhenItIsOld() {
        const Instant asOf = m_world->clock.now();
        read();
        m_world->clock.advance(20s);
        QCOMPARE(text(), u"12 unpaid \u00B7 R$\u00A04.100,00 at risk \u00B7 data from %1"_s.arg(m_formats.clock(asOf)));
    }
    void whatWasNeverReadIsNotZero() { QCOMPARE(text(), u"\u2014 unpaid \u00B7 \u2014 at risk"_s); }
};

QTEST_MAIN(RiskTextTest)
#include "tst_risktext.moc"
