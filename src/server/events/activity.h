// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/projections/projection.h"
#include "server/events/relay.h"

namespace farol::server {

// The read model of what happens: how many facts of each type and code a batch had in each hour. Follows the stream; a
// replay builds a second generation beside the one that is read, from the first fact on, and takes its place in one
// transaction when it has caught up. A replay goes on after a kill.
class ActivityProjection final : public EventConsumer {
public:
    static constexpr const char *projection = "activity";
    [[nodiscard]] std::string name() const override { return projection; }
    [[nodiscard]] Done apply(Arrows &arrows, EventRange range) override;
    [[nodiscard]] bool hasMore(sql::Connection &connection) override;
    [[nodiscard]] Done step(Arrows &arrows) override;
};

// The list queries on it. batch 0: facts of the whole tenant. Newest hour first.
struct ActivityCriteria {
    std::int64_t tenant = 0;
    std::optional<std::int64_t> batch;
    std::int64_t sinceHour = 0; // ms, inclusive
    std::int64_t untilHour = 0; // ms, exclusive
};
[[nodiscard]] Result<QList<Activity>> readActivity(sql::Connection &connection, const ActivityCriteria &criteria,
                                                   int most);
// The same from the event store itself: what the read model saves. For the benchmark and for tests.
[[nodiscard]] Result<QList<Activity>> computeActivity(sql::Connection &connection, const ActivityCriteria &criteria,
                                                      int most);

[[nodiscard]] Result<QList<Projection>> readProjections(sql::Connection &connection, Instant now);
// False: there is none of this name, or it is being replayed already.
[[nodiscard]] Result<bool> orderReplay(sql::Connection &connection, const QString &name);

} // namespace farol::server
