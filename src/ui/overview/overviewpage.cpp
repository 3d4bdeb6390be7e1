// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewpage.h"

#include "ui/kit/agelabel.h"
#include "ui/kit/card.h"
#include "ui/kit/linechart.h"
#include "ui/kit/pagehead.h"
#include "ui/kit/stattile.h"
#include "ui/overview/figurerows.h"
#include "ui/overview/riskcard.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QStackedWidget>
#include <cmath>

namespace farol::ui {

namespace {

using namespace std::chrono_literals;
using Tile = app::OverviewModel::Tile;
using Source = app::OverviewModel::Source;
using Health = app::OverviewModel::Health;
using Curve = app::OverviewModel::Curve;

constexpr auto chartSpan = 1h;

// Unbroken lines one after the other, with a gap between them.
QList<QPointF> pointsOf(const std::vector<std::vector<SeriesPoint>> &lines, double factor) {
    QList<QPointF> points;
    for (const auto &line : lines) {
        if (!points.isEmpty() && !line.empty()) {
            points.append({static_cast<double>(line.front().at.time_since_epoch().count()), std::nan("")});
        }
        for (const SeriesPoint &point : line) {
            points.append({static_cast<double>(point.at.time_since_epoch().count()), point.value * factor});
        }
    }
    return points;
}

} // namespace

OverviewPage::OverviewPage(const Theme &theme, const Formats &formats, app::OverviewModel &model,
                           app::FigureRowsModel &rows, const Clock &clock, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_model(model)
    , m_clock(clock)
    , m_stack(new QStackedWidget(this))
    , m_picture(new QWidget(this))
    , m_rows(new FigureRows(theme, formats, rows, clock, this))
    , m_head(new PageHead(theme, tr("Overview"), this))
    , m_grid(new QGridLayout)
    , m_risk(new RiskCard(theme, formats, this))
    , m_paid(new StatTile(theme, formats, tr("Paid today"), QStringLiteral("paid"), Tone::Ok, this))
    , m_failures(new StatTile(theme, formats, tr("Failures"), QStringLiteral("failed"), Tone::Bad, this))
    , m_uncertain(new StatTile(theme, formats, tr("Uncertain"), QStringLiteral("uncertain"), Tone::Uncertain, this))
    , m_moving(new StatTile(theme, formats, tr("Under way"), QStringLiteral("inflight"), Tone::Running, this))
    , m_errors(new LineChart(theme, formats, this))
    , m_throughput(new LineChart(theme, formats, this)) {
    build();
    connect(&m_model, &app::OverviewModel::figuresChanged, this, &OverviewPage::showFigures);
    connect(&m_model, &app::OverviewModel::freshnessChanged, this, &OverviewPage::showFigures);
    connect(&m_model, &app::OverviewModel::curvesChanged, this, &OverviewPage::showCurves);
    connect(&m_tick, &QTimer::timeout, this, &OverviewPage::tick);
    m_tick.start(1s);
    showFigures();
    showCurves();
}

void OverviewPage::build() {
    m_paid->setObjectName(QStringLiteral("paidToday"));
    m_failures->setObjectName(QStringLiteral("failures"));
    m_uncertain->setObjectName(QStringLiteral("uncertain"));
    m_moving->setObjectName(QStringLiteral("underWay"));
    m_grid->setSpacing(m_theme.px(12));
    auto *column = new QVBoxLayout(m_picture);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.px(12));
    column->addLayout(m_grid);
    column->addWidget(buildCharts(), 1);
    m_stack->addWidget(m_picture);
    m_stack->addWidget(m_rows);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(m_theme.px(16), 0, m_theme.px(16), m_theme.px(12));
    page->setSpacing(0);
    page->addWidget(m_head);
    page->addWidget(m_stack, 1);
    arrange();
    connect(m_paid, &StatTile::clicked, this, &OverviewPage::batchesRequested);
    connect(m_risk, &RiskCard::clicked, this, [this] {
        openRows(tr("R$ at risk now"), {ItemState::Uncertain, ItemState::NotSent, ItemState::Failed, ItemState::Dead});
    });
    connect(m_failures, &StatTile::clicked, this, [this] {
        openRows(tr("Failures"), {ItemState::Failed, ItemState::Dead});
    });
    connect(m_uncertain, &StatTile::clicked, this, [this] { openRows(tr("Uncertain"), {ItemState::Uncertain}); });
    connect(m_moving, &StatTile::clicked, this, [this] {
        openRows(tr("Under way"), {ItemState::Queued, ItemState::Leased, ItemState::Sent, ItemState::RetryWait});
    });
    connect(m_rows, &FigureRows::backRequested, this, &OverviewPage::back);
    connect(m_rows, &FigureRows::itemOpened, this, &OverviewPage::itemOpened);
}

QWidget *OverviewPage::buildCharts() {
    auto *charts = new QWidget(this);
    auto *row = new QHBoxLayout(charts);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(m_theme.px(12));
    const auto add = [this, row](LineChart *chart, const QString &title, const QString &subtitle) {
        auto *card = new Card(m_theme, this);
        auto *age = new AgeLabel(m_theme, m_formats, this);
        card->setTitle(title, subtitle);
        card->addToHead(age);
        card->setBody(chart);
        chart->setAccessibleName(title);
        chart->setEmptyText(tr("No measurements yet: the curve begins with the first finished payments."));
        m_chartAges.append(age);
        row->addWidget(card, 1);
    };
    add(m_errors, tr("Error rate"), tr("last hour · from farold's metrics"));
    add(m_throughput, tr("Throughput"), tr("items a second · last hour"));
    m_errors->setLimit(ChartLimit{tr("limit 5 %"), 5});
    m_errors->setValueText([this](double value) { return m_formats.percent(value); });
    return charts;
}

// Four columns, two when there is less room; the risk card is as tall as two tiles.
void OverviewPage::arrange() {
    const int columns = m_theme.units(width()) < 900 ? 2 : 4;
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    for (QWidget *widget : std::initializer_list<QWidget *>{m_risk, m_paid, m_failures, m_uncertain, m_moving}) {
        m_grid->removeWidget(widget);
    }
    for (int i = 0; i < 4; ++i) {
        m_grid->setColumnStretch(i, i < columns ? 1 : 0);
    }
    if (columns == 4) {
        m_grid->addWidget(m_risk, 0, 0, 2, 2);
        m_grid->addWidget(m_paid, 0, 2);
        m_grid->addWidget(m_failures, 0, 3);
        m_grid->addWidget(m_uncertain, 1, 2);
        m_grid->addWidget(m_moving, 1, 3);
    } else {
        m_grid->addWidget(m_risk, 0, 0, 1, 2);
        m_grid->addWidget(m_paid, 1, 0);
        m_grid->addWidget(m_failures, 1, 1);
        m_grid->addWidget(m_uncertain, 2, 0);
        m_grid->addWidget(m_moving, 2, 1);
    }
}

void OverviewPage::resizeEvent(QResizeEvent *event) {
    QWidget::resizeEvent(event);
    arrange();
    showCurves();
}

void OverviewPage::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape && m_stack->currentWidget() == m_rows) {
        back();
        return;
    }
    QWidget::keyPressEvent(event);
}

void OverviewPage::openRows(const QString &title, const QList<ItemState> &states) {
    m_opener = focusWidget();
    m_rows->open(title, states);
    m_stack->setCurrentWidget(m_rows);
    m_rows->setFocus();
}

void OverviewPage::back() {
    m_stack->setCurrentWidget(m_picture);
    if (m_opener) {
        m_opener->setFocus();
    }
}

QString OverviewPage::unknownReason() const {
    switch (m_model.health(Source::Figures)) {
    case Health::Unknown:
        return m_model.freshness(Source::Figures).error ? tr("the back-end did not answer") : tr("not read yet");
    case Health::Dead:
        return tr("no answer for a while");
    case Health::Fresh:
    case Health::Stale:
        break;
    }
    return {};
}

void OverviewPage::showFigures() {
    const auto tile = [this](StatTile *into, Tile which, const QString &comparison, Tone tone = Tone::Secondary) {
        const auto count = m_model.figure(which);
        TileValue value;
        value.figure = count ? m_formats.count(count->items) : QString();
        value.comparison = count ? comparison : QString();
        value.comparisonTone = tone;
        value.unknownReason = unknownReason();
        into->setValue(value);
    };
    const auto money = [this](Tile which) {
        const auto count = m_model.figure(which);
        return count ? m_formats.money(count->amount) : QString();
    };
    const auto yesterday = m_model.figure(Tile::PaidYesterday);
    tile(m_paid, Tile::PaidToday,
         tr("%1 · yesterday %2", "amount, count")
             .arg(money(Tile::PaidToday), yesterday ? m_formats.count(yesterday->items) : Formats::unknown()));
    tile(m_failures, Tile::Failures, money(Tile::Failures));
    tile(m_uncertain, Tile::Uncertain, money(Tile::Uncertain));
    const auto queued = m_model.figure(Tile::Queued);
    tile(m_moving, Tile::InFlight,
         queued ? tr("in flight · %1 in the queue", "count").arg(m_formats.count(queued->items)) : QString());
    const auto &seen = m_model.overview();
    m_risk->show(m_model.figure(Tile::AtRisk), seen ? seen->atRisk : QList<ErrorGroup>(),
                 seen ? seen->atRiskBatches : QList<BatchId>(), unknownReason());
    const auto asOf = m_model.freshness(Source::Figures).asOf;
    m_risk->setReadAt(asOf);
    for (StatTile *each : {m_paid, m_failures, m_uncertain, m_moving}) {
        each->setReadAt(asOf);
    }
    tick();
}

void OverviewPage::showCurves() {
    const Instant to = m_clock.now();
    const Instant from = to - chartSpan;
    m_errors->setSeries({{tr("Error rate"), pointsOf(m_model.curve(Curve::ErrorRate, from, to, m_errors->width()), 100),
                          Tone::Accent}});
    m_throughput->setSeries(
        {{tr("Throughput"), pointsOf(m_model.curve(Curve::Throughput, from, to, m_throughput->width()), 1), Tone::Ok}});
}

// Ages grow by the clock alone.
void OverviewPage::tick() {
    const Instant now = m_clock.now();
    const bool stale = m_model.health(Source::Figures) != Health::Fresh;
    m_head->setSubtitle(m_formats.longDay(now));
    m_risk->setStale(stale);
    m_risk->tick(now);
    for (StatTile *each : {m_paid, m_failures, m_uncertain, m_moving}) {
        each->setStale(stale);
        each->tick(now);
    }
    for (AgeLabel *age : m_chartAges) {
        age->setReadAt(m_model.freshness(Source::Metrics).asOf);
        age->setStale(m_model.health(Source::Metrics) != Health::Fresh);
        age->tick(now);
    }
    const bool metricsStale = m_model.health(Source::Metrics) != Health::Fresh;
    m_errors->setStale(metricsStale);
    m_throughput->setStale(metricsStale);
    m_rows->tick(now);
}

} // namespace farol::ui
