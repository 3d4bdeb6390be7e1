// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/overviewpage.h"

#include "ui/items/itemcells.h"
#include "ui/items/itemlook.h"
#include "ui/kit/agelabel.h"
#include "ui/kit/card.h"
#include "ui/kit/linechart.h"
#include "ui/kit/pagehead.h"
#include "ui/kit/stattile.h"
#include "ui/overview/decisionscard.h"
#include "ui/overview/figurerows.h"
#include "ui/overview/latestbatches.h"
#include "ui/overview/riskcard.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>
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

double millisecondsOf(Instant at) {
    return static_cast<double>(at.time_since_epoch().count());
}

// The figure that counts exactly the items in these states.
std::optional<Tile> tileOf(const QList<ItemState> &states) {
    static const QList<std::pair<Tile, QList<ItemState>>> known = {
        {Tile::AtRisk, {ItemState::Uncertain, ItemState::NotSent, ItemState::Failed, ItemState::Dead}},
        {Tile::Failures, {ItemState::Failed, ItemState::Dead}},
        {Tile::Uncertain, {ItemState::Uncertain}},
        {Tile::NotSent, {ItemState::NotSent}},
        {Tile::InFlight, {ItemState::Leased, ItemState::Sent}},
        {Tile::Queued, {ItemState::Queued, ItemState::RetryWait}}};
    for (const auto &[tile, of] : known) {
        if (of == states) {
            return tile;
        }
    }
    return std::nullopt;
}

// What a person can do about them.
QString decisionText(const ErrorGroup &group) {
    switch (orderFor(group.state, group.code)) {
    case ItemOrder::Check:
        return OverviewPage::tr("check at the PSP");
    case ItemOrder::Retry:
        return OverviewPage::tr("plan a retry");
    case ItemOrder::None:
        break;
    }
    return OverviewPage::tr("a retry cannot mend it");
}

// Unbroken lines one after the other, with a gap between them.
QList<QPointF> pointsOf(const std::vector<std::vector<SeriesPoint>> &lines, double factor) {
    QList<QPointF> points;
    for (const auto &line : lines) {
        if (!points.isEmpty() && !line.empty()) {
            points.append({millisecondsOf(line.front().at), std::nan("")});
        }
        for (const SeriesPoint &point : line) {
            points.append({millisecondsOf(point.at), point.value * factor});
        }
    }
    return points;
}

} // namespace

OverviewPage::OverviewPage(const Theme &theme, const Formats &formats, const Models &models, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_formats(formats)
    , m_model(models.overview)
    , m_batches(models.latest)
    , m_clock(models.clock)
    , m_stack(new QStackedWidget(this))
    , m_scroll(new QScrollArea(this))
    , m_picture(new QWidget(this))
    , m_rows(new FigureRows(theme, formats, models.rows, models.clock, this))
    , m_head(new PageHead(theme, tr("Overview"), this))
    , m_grid(new QGridLayout)
    , m_risk(new RiskCard(theme, formats, this))
    , m_paid(new StatTile(theme, formats, tr("Paid today"), QStringLiteral("paid"), Tone::Ok, this))
    , m_failures(new StatTile(theme, formats, tr("Failures"), QStringLiteral("failed"), Tone::Bad, this))
    , m_uncertain(new StatTile(theme, formats, tr("Uncertain"), QStringLiteral("uncertain"), Tone::Uncertain, this))
    , m_moving(new StatTile(theme, formats, tr("In flight"), QStringLiteral("inflight"), Tone::Running, this))
    , m_queued(new StatTile(theme, formats, tr("In the queue"), QStringLiteral("queued"), Tone::Idle, this))
    , m_notSent(new StatTile(theme, formats, tr("Not sent"), QStringLiteral("notsent"), Tone::Idle, this))
    , m_errors(new LineChart(theme, formats, this))
    , m_throughput(new LineChart(theme, formats, this))
    , m_latest(new LatestBatches(theme, formats, models.latest, models.clock, this))
    , m_decisions(new DecisionsCard(theme, formats, this))
    , m_below(new QGridLayout) {
    build();
    listen();
    m_tick.start(1s);
    showFigures();
    showCurves();
}

void OverviewPage::build() {
    m_paid->setObjectName(QStringLiteral("paidToday"));
    m_failures->setObjectName(QStringLiteral("failures"));
    m_uncertain->setObjectName(QStringLiteral("uncertain"));
    m_moving->setObjectName(QStringLiteral("underWay"));
    m_queued->setObjectName(QStringLiteral("queued"));
    m_notSent->setObjectName(QStringLiteral("notSent"));
    m_errorsCard = chartCard(m_errors, tr("Error rate"), tr("last hour · from farold's metrics"));
    m_throughputCard = chartCard(m_throughput, tr("Throughput"), tr("items a second · last hour"));
    m_errors->setLimit(ChartLimit{tr("limit 5 %"), 5});
    m_errors->setValueText(
        [this](double value) { return m_formats.percent(value, value == std::floor(value) ? 0 : 1); });
    for (QGridLayout *grid : {m_grid, m_below}) {
        grid->setSpacing(m_theme.px(12));
    }
    auto *column = new QVBoxLayout(m_picture);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_theme.px(12));
    column->addLayout(m_grid);
    column->addLayout(m_below, 1);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_picture);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_picture->setAutoFillBackground(false); // setWidget turned it on
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, m_picture,
            [this, column](int, int most) { column->setContentsMargins(0, 0, most > 0 ? m_theme.px(6) : 0, 0); });
    m_stack->addWidget(m_scroll);
    m_stack->addWidget(m_rows);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0); // the window leaves the room around pages
    page->setSpacing(0);
    page->addWidget(m_head);
    page->addWidget(m_stack, 1);
    arrange();
}

void OverviewPage::listen() {
    connect(m_paid, &StatTile::clicked, this, &OverviewPage::batchesRequested);
    connect(m_risk, &RiskCard::clicked, this, [this] {
        openRows(tr("R$ at risk now"), {ItemState::Uncertain, ItemState::NotSent, ItemState::Failed, ItemState::Dead});
    });
    const auto opens = [this](StatTile *tile, const QString &title, const QList<ItemState> &states) {
        connect(tile, &StatTile::clicked, this, [this, title, states] { openRows(title, states); });
    };
    opens(m_failures, tr("Failures"), {ItemState::Failed, ItemState::Dead});
    opens(m_uncertain, tr("Uncertain"), {ItemState::Uncertain});
    opens(m_moving, tr("In flight"), {ItemState::Leased, ItemState::Sent});
    opens(m_queued, tr("In the queue"), {ItemState::Queued, ItemState::RetryWait});
    opens(m_notSent, tr("Not sent"), {ItemState::NotSent});
    connect(m_rows, &FigureRows::backRequested, this, &OverviewPage::back);
    connect(&m_model, &app::OverviewModel::figuresChanged, m_rows, &FigureRows::refresh);
    connect(m_rows, &FigureRows::itemOpened, this, &OverviewPage::itemOpened);
    connect(m_latest, &LatestBatches::opened, this, &OverviewPage::batchOpened);
    connect(m_latest, &LatestBatches::allRequested, this, &OverviewPage::batchesRequested);
    connect(m_decisions, &DecisionsCard::batchRequested, this, &OverviewPage::batchOpened);
    connect(m_decisions, &DecisionsCard::itemsRequested, this, &OverviewPage::openRows);
    connect(&m_model, &app::OverviewModel::figuresChanged, this, &OverviewPage::showFigures);
    connect(&m_model, &app::OverviewModel::freshnessChanged, this, &OverviewPage::showFigures);
    connect(&m_model, &app::OverviewModel::curvesChanged, this, &OverviewPage::showCurves);
    connect(&m_batches, &app::BatchesModel::refreshed, this, &OverviewPage::showDecisions);
    connect(&m_tick, &QTimer::timeout, this, &OverviewPage::tick);
}

QWidget *OverviewPage::chartCard(LineChart *chart, const QString &title, const QString &subtitle) {
    auto *card = new Card(m_theme, this);
    auto *age = new AgeLabel(m_theme, m_formats, this);
    card->setTitle(title, subtitle);
    card->addToHead(age);
    card->setBody(chart);
    chart->setAccessibleName(title);
    m_chartAges.append(age);
    return card;
}

// The risk card beside six tiles in three columns, the curve over the batches at the left; in a narrow page the risk
// card lies over two columns of tiles and all cards one under another.
void OverviewPage::arrange() {
    const int columns = m_theme.units(width()) < 900 ? 2 : 4;
    if (columns == m_columns) {
        return;
    }
    m_columns = columns;
    arrangeTiles();
    QList<QWidget *> cards = {m_errorsCard, m_decisions, m_latest, m_throughputCard};
    for (QWidget *card : std::as_const(cards)) {
        m_below->removeWidget(card);
    }
    const bool wide = columns == 4;
    for (int row = 0; row < 4; ++row) {
        m_below->setRowStretch(row, 0);
    }
    m_below->setColumnStretch(0, wide ? 752 : 1);
    m_below->setColumnStretch(1, wide ? 444 : 0);
    if (!wide) {
        cards = {m_decisions, m_latest, m_errorsCard, m_throughputCard};
        for (int row = 0; row < 4; ++row) {
            m_below->addWidget(cards[row], row, 0);
        }
        return;
    }
    m_below->addWidget(m_errorsCard, 0, 0, 2, 1);
    m_below->addWidget(m_decisions, 0, 1);
    m_below->addWidget(m_latest, 2, 0);
    m_below->addWidget(m_throughputCard, 1, 1, 2, 1);
    m_below->setRowStretch(1, 1);
}

void OverviewPage::arrangeTiles() {
    const QList<StatTile *> tiles = {m_paid, m_failures, m_uncertain, m_moving, m_queued, m_notSent};
    m_grid->removeWidget(m_risk);
    for (StatTile *tile : tiles) {
        m_grid->removeWidget(tile);
    }
    const bool wide = m_columns == 4;
    for (int i = 0; i < 4; ++i) {
        m_grid->setColumnStretch(i, i < m_columns ? (wide && i == 0 ? 316 : 285) : 0);
    }
    m_grid->addWidget(m_risk, 0, 0, wide ? 2 : 1, wide ? 1 : 2);
    const int perRow = wide ? 3 : 2;
    for (int i = 0; i < tiles.size(); ++i) {
        m_grid->addWidget(tiles[i], i / perRow + (wide ? 0 : 1), i % perRow + (wide ? 1 : 0));
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
    m_rows->open(title, states, [this, tile = tileOf(states)] { return tile ? m_model.figure(*tile) : std::nullopt; });
    m_stack->setCurrentWidget(m_rows);
    m_rows->setFocus();
}

void OverviewPage::back() {
    m_stack->setCurrentWidget(m_scroll);
    if (m_opener) {
        m_opener->setFocus();
    }
}

QString OverviewPage::unknownReason() const {
    switch (m_model.health(Source::Figures)) {
    case Health::Unknown:
        return m_model.freshness(Source::Figures).error ? tr("the back-end did not answer") : tr("not read yet");
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
    tile(m_moving, Tile::InFlight, money(Tile::InFlight));
    tile(m_queued, Tile::Queued, money(Tile::Queued));
    tile(m_notSent, Tile::NotSent, money(Tile::NotSent));
    const auto &seen = m_model.overview();
    m_risk->show(m_model.figure(Tile::AtRisk), seen ? seen->atRisk : QList<ErrorGroup>(),
                 seen ? seen->atRiskBatches : QList<BatchId>(), unknownReason());
    const auto asOf = m_model.freshness(Source::Figures).asOf;
    m_risk->setReadAt(asOf);
    for (StatTile *each : {m_paid, m_failures, m_uncertain, m_moving, m_queued, m_notSent}) {
        each->setReadAt(asOf);
    }
    showDecisions();
    tick();
}

void OverviewPage::showCurves() {
    const Instant to = m_clock.now();
    const Instant from = to - chartSpan;
    const auto &since = m_model.measuredSince();
    const QString empty =
        since ? tr("Measured since %1.\nThe curve begins with the next payment that ends.").arg(m_formats.clock(*since))
              : tr("No measurements yet.");
    for (LineChart *chart : {m_errors, m_throughput}) {
        chart->setEmptyText(empty);
        chart->setSpan(millisecondsOf(from), millisecondsOf(to));
    }
    m_errors->setSeries({{tr("Error rate"), pointsOf(m_model.curve(Curve::ErrorRate, from, to, m_errors->width()), 100),
                          Tone::Accent}});
    m_throughput->setSeries(
        {{tr("Throughput"), pointsOf(m_model.curve(Curve::Throughput, from, to, m_throughput->width()), 1), Tone::Ok}});
}

// First what a second person must look at, then the money whose way nobody knows, then what can go again.
void OverviewPage::showDecisions() {
    const auto &seen = m_model.overview();
    const bool isKnown = seen && m_model.figure(Tile::AtRisk);
    if (!isKnown) {
        m_decisions->setUnknown(unknownReason());
        return;
    }
    QList<Decision> decisions;
    for (const Batch &batch : m_batches.rows()) {
        if (batch.status == BatchStatus::AwaitingApproval) {
            const QString given =
                tr("%1 of %2", "approvals: given of needed")
                    .arg(m_formats.count(batch.approvalsGiven), m_formats.count(batch.approvalsNeeded));
            decisions.append({QStringLiteral("approvals"),
                              Tone::Waiting,
                              batch.id.value,
                              m_formats.money(batch.amount),
                              given,
                              batch.createdAt,
                              batch.id,
                              {}});
        }
    }
    for (const ErrorGroup &group : seen->atRisk) {
        const StateLook look = itemLook(group.state, group.code);
        decisions.append({look.icon,
                          look.tone,
                          itemCountText(group.state, group.code, group.items, m_formats.count(group.items)),
                          m_formats.money(group.amount),
                          decisionText(group),
                          group.lastSeen,
                          seen->atRiskBatches.size() == 1 ? seen->atRiskBatches.first() : BatchId(),
                          {group.state}});
    }
    m_decisions->setDecisions(decisions);
    m_decisions->tick(m_clock.now());
}

// Ages grow by the clock alone.
void OverviewPage::tick() {
    const Instant now = m_clock.now();
    const bool stale = m_model.health(Source::Figures) != Health::Fresh;
    m_head->setSubtitle(m_formats.longDay(now));
    m_risk->setStale(stale);
    m_risk->tick(now);
    for (StatTile *each : {m_paid, m_failures, m_uncertain, m_moving, m_queued, m_notSent}) {
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
    m_latest->tick(now, stale);
    m_decisions->tick(now);
}

} // namespace farol::ui
