// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/overview/overviewmodel.h"

#include "app/thread/elsewhere.h"
#include "core/metrics/textformat.h"

namespace farol::app {

using namespace Qt::Literals::StringLiterals;

OverviewModel::OverviewModel(net::FaroldApi &api, const Clock &clock, std::chrono::milliseconds interval)
    : m_api(api)
    , m_clock(clock)
    , m_interval(interval) {}

void OverviewModel::refresh() {
    askFigures();
    askMetrics();
}

void OverviewModel::readFiguresAnew() {
    m_askingFigures.cancel();
    askFigures();
}

void OverviewModel::askFigures() {
    if (m_askingFigures.isRunning()) {
        return;
    }
    const auto before = freshness(Source::Figures);
    set(Source::Figures, {before.asOf, true, before.error});
    m_askingFigures = m_api.overview(this, [this](const Result<Overview> &overview) {
        const auto shown = freshness(Source::Figures);
        const auto *old = nothingNewer(m_askingFigures, shown);
        if (!overview || old != nullptr) {
            set(Source::Figures, {shown.asOf, false, overview ? *old : overview.error()});
            return;
        }
        m_overview = *overview;
        set(Source::Figures, freshnessOf(m_askingFigures, m_clock));
        Q_EMIT figuresChanged();
    });
}

void OverviewModel::askMetrics() {
    if (m_askingMetrics.isRunning() || m_isReading) {
        return;
    }
    const auto before = freshness(Source::Metrics);
    set(Source::Metrics, {before.asOf, true, before.error});
    m_askingMetrics = m_api.metricsText(this, [this](const Result<QByteArray> &text) {
        if (!text) {
            loseMetrics(text.error());
            return;
        }
        m_isReading = true;
        const auto work = [text = *text] { return endsOf(text); };
        elsewhere(this, work, [this, at = m_clock.now()](std::optional<Ends> ends) {
            m_isReading = false;
            if (!ends) {
                loseMetrics(failure(ErrorKind::Malformed, u"metrics_missing"_s,
                                    u"The answer of /metrics has no farold_item_moves_total. Check the address."_s)
                                .value());
                return;
            }
            ends->at = at;
            takeEnds(*ends);
            set(Source::Metrics, {at, false, {}});
        });
    });
}

// farold counts arrows into each state; a back-end that counts items by state is read likewise.
std::optional<OverviewModel::Ends> OverviewModel::endsOf(const QByteArray &text) {
    const auto metrics = parseMetricsText({text.constData(), static_cast<std::size_t>(text.size())});
    const auto *moves = metrics.family("farold_item_moves_total");
    const auto *family = moves != nullptr ? moves : metrics.family("farold_items_total");
    if (family == nullptr) {
        return std::nullopt;
    }
    Ends ends;
    for (const auto &sample : family->samples) {
        const auto word = sample.label("state");
        const auto state = itemStateFromApi(QString::fromUtf8(word.data(), static_cast<qsizetype>(word.size())));
        if (state == ItemState::Done) {
            ends.done += sample.value;
        } else if (state == ItemState::Failed || state == ItemState::Dead) {
            ends.failed += sample.value;
        } else if (state == ItemState::Uncertain) {
            ends.uncertain += sample.value;
        }
    }
    return ends;
}

// One point of each curve per turn. After a restart of the server, a missed turn or a pause nothing is known of the
// time between, so the line is broken there.
void OverviewModel::takeEnds(const Ends &ends) {
    m_measuredSince = m_measuredSince.value_or(ends.at);
    const auto last = std::exchange(m_last, ends);
    const bool isNext = last && ends.at > last->at && ends.at - last->at <= m_interval * 5 / 2;
    const bool isCounted =
        last && ends.done >= last->done && ends.failed >= last->failed && ends.uncertain >= last->uncertain;
    m_hasThroughput = isNext && isCounted;
    m_hasErrorRate = false;
    if (!m_hasThroughput) {
        m_throughput.breakHere();
        m_errorRate.breakHere();
        Q_EMIT curvesChanged();
        return;
    }
    const double done = ends.done - last->done;
    const double failed = ends.failed - last->failed;
    const double bad = failed + ends.uncertain - last->uncertain;
    const double seconds = std::chrono::duration<double>(ends.at - last->at).count();
    m_throughput.append({ends.at, (done + failed) / seconds});
    if (const auto share = ratio(bad, done + bad)) {
        m_errorRate.append({ends.at, *share});
        m_hasErrorRate = true;
    } else {
        m_errorRate.breakHere();
    }
    Q_EMIT curvesChanged();
}

void OverviewModel::loseMetrics(const Error &error) {
    m_last.reset();
    m_hasThroughput = false;
    m_hasErrorRate = false;
    m_throughput.breakHere();
    m_errorRate.breakHere();
    set(Source::Metrics, {freshness(Source::Metrics).asOf, false, error});
    Q_EMIT curvesChanged();
}

std::optional<StateCount> OverviewModel::figure(Tile tile) const {
    if (!m_overview) {
        return std::nullopt;
    }
    switch (tile) {
    case Tile::PaidToday:
        return m_overview->paidToday;
    case Tile::PaidYesterday:
        return m_overview->paidYesterday;
    case Tile::Failures:
        return m_overview->failedNow;
    case Tile::Uncertain:
        return m_overview->uncertainNow;
    case Tile::NotSent:
        return m_overview->notSentNow;
    case Tile::AtRisk:
        return totalAtRisk(*m_overview);
    case Tile::InFlight:
        return m_overview->inFlight;
    case Tile::Queued:
        return m_overview->queued;
    }
    Q_UNREACHABLE();
}

std::optional<std::chrono::milliseconds> OverviewModel::age(Source source) const {
    const auto &asOf = freshness(source).asOf;
    return asOf ? std::optional(std::max(m_clock.now() - *asOf, std::chrono::milliseconds(0))) : std::nullopt;
}

OverviewModel::Health OverviewModel::health(Source source) const {
    const auto old = age(source);
    if (!old) {
        return Health::Unknown;
    }
    return *old > m_interval * 2 ? Health::Stale : Health::Fresh;
}

std::vector<std::vector<SeriesPoint>> OverviewModel::curve(Curve curve, Instant from, Instant to, int pixels) const {
    const auto &series = curve == Curve::Throughput ? m_throughput : m_errorRate;
    return series.stretches(from, to, pixels);
}

std::optional<SeriesPoint> OverviewModel::latest(Curve curve) const {
    const bool isThroughput = curve == Curve::Throughput;
    const auto &points = (isThroughput ? m_throughput : m_errorRate).points();
    const bool isKnown = isThroughput ? m_hasThroughput : m_hasErrorRate;
    return isKnown ? std::optional(points.back()) : std::nullopt;
}

void OverviewModel::set(Source source, Freshness freshness) {
    auto &here = m_freshness[place(source)];
    if (!(here == freshness)) {
        here = std::move(freshness);
        Q_EMIT freshnessChanged();
    }
}

} // namespace farol::app
