// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/overview/dayseries.h"
#include "app/session/freshness.h"
#include "net/farold/faroldclient.h"

#include <QObject>
#include <array>

namespace farol::app {

// The morning picture: figures of the day, what is at risk and why, and two curves of the last 24 hours. Its two
// sources, the figures and the metrics, have each their own age. Session::turn drives refresh(). Owned by the
// composition root, outlived by api and clock; GUI thread.
class OverviewModel final : public QObject {
    Q_OBJECT
public:
    enum class Tile { PaidToday, PaidYesterday, Failures, Uncertain, NotSent, AtRisk, InFlight, Queued };
    enum class Source { Figures, Metrics };
    // Unknown: never seen. Stale: older than two turns; its figures stay readable, with their age.
    enum class Health { Unknown, Fresh, Stale };
    // Throughput: items a second that reached an end (done, failed, dead). ErrorRate: failed, dead and uncertain among
    // these and the done ones, 0 to 1; nothing where nothing ended.
    enum class Curve { Throughput, ErrorRate };

    // clock: the server's. interval: of the turns.
    OverviewModel(net::FaroldApi &api, const Clock &clock, std::chrono::milliseconds interval);

    void refresh();         // one question a source at a time
    void readFiguresAnew(); // something was ordered: an answer still on its way may be from before it

    // Empty: never seen. Never a made-up zero.
    [[nodiscard]] std::optional<StateCount> figure(Tile tile) const;
    [[nodiscard]] const std::optional<Overview> &overview() const { return m_overview; } // last seen, however old
    [[nodiscard]] const Freshness &freshness(Source source) const { return m_freshness[place(source)]; }
    [[nodiscard]] std::optional<std::chrono::milliseconds> age(Source source) const;
    [[nodiscard]] Health health(Source source) const; // changes by the clock alone, too

    // What to draw between two moments on so many pixels; each list is one unbroken line.
    [[nodiscard]] std::vector<std::vector<SeriesPoint>> curve(Curve curve, Instant from, Instant to, int pixels) const;
    [[nodiscard]] std::optional<SeriesPoint> latest(Curve curve) const; // empty: the last turn gave none

    [[nodiscard]] const std::optional<Instant> &measuredSince() const { return m_measuredSince; } // first metrics read

Q_SIGNALS:
    void figuresChanged();
    void curvesChanged();
    void freshnessChanged();

private:
    // How many items reached an end since the server's start.
    struct Ends {
        Instant at;
        double done = 0;
        double failed = 0; // and dead
        double uncertain = 0;
    };
    [[nodiscard]] static constexpr std::size_t place(Source source) { return static_cast<std::size_t>(source); }
    [[nodiscard]] static std::optional<Ends> endsOf(const QByteArray &text);
    void askFigures();
    void askMetrics();
    void takeEnds(const Ends &ends);
    void loseMetrics(const Error &error);
    void set(Source source, Freshness freshness);

    net::FaroldApi &m_api;
    const Clock &m_clock;
    std::chrono::milliseconds m_interval;
    net::Call m_askingFigures;
    net::Call m_askingMetrics;
    bool m_isReading = false; // a text of metrics, on another thread
    std::array<Freshness, 2> m_freshness;
    std::optional<Overview> m_overview;
    std::optional<Ends> m_last;
    std::optional<Instant> m_measuredSince;
    DaySeries m_throughput;
    DaySeries m_errorRate;
    bool m_hasThroughput = false; // the last turn gave a point
    bool m_hasErrorRate = false;
};

} // namespace farol::app
