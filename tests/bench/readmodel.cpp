// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// bench_readmodel [events]: the activity of a tenant and of a batch from the read model, beside the same computed from
// the event store; and pages of the event store, first and deep. One JSON line each.
#include "kit/enginekit.h"
#include "server/events/activity.h"
#include "server/events/eventsrepo.h"

#include <algorithm>
#include <cstdio>

using namespace farol;
using namespace farol::server;

namespace {

// Median of eleven, in milliseconds.
template<typename Work>
double timed(const Work &work) {
    std::vector<double> times;
    for (int i = 0; i < 11; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count());
    }
    std::nth_element(times.begin(), times.begin() + 5, times.end());
    return times[5];
}

void line(const char *bench, double ours, const char *peer, double theirs) {
    std::printf(
        "{\"bench\":\"%s\",\"value\":%.3f,\"unit\":\"ms\",\"peer\":\"%s\",\"peer_value\":%.3f,\"ratio\":%.1f}\n", bench,
        ours, peer, theirs, theirs / ours);
}

void check(bool good, const char *what) {
    if (!good) {
        std::fprintf(stderr, "bench_readmodel: %s\n", what);
        std::exit(1);
    }
}

} // namespace

int main(int argc, char **argv) {
    const std::string events = argc > 1 ? argv[1] : "1000000";
    const kit::EngineDatabase base;
    const auto db = base.open();
    // 500 batches over ten days; two facts an item, as a drain leaves them.
    const auto made = db->execute(
        "BEGIN; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<" + events +
        ") INSERT INTO events(tenant,batch,item,at,type,code) SELECT 1, 1+i/2000, i/2, i*864, CASE WHEN i%2=0 THEN "
        "'sent' WHEN i%50=1 THEN 'failed' ELSE 'done' END, CASE WHEN i%50=1 THEN 'insufficient_funds' ELSE '' END FROM "
        "n; COMMIT");
    check(made.has_value(), "the events could not be made");
    const auto head = headOfStream(*db);
    ActivityProjection projection;
    {
        sql::Transaction transaction(*db);
        Arrows arrows(*db, {Instant(), "1970-01-01", true});
        check(projection.apply(arrows, {0, *head}) && transaction.commit(), "the read model could not be built");
    }
    for (const auto &batch : {std::optional<std::int64_t>(), std::optional<std::int64_t>(250)}) {
        const ActivityCriteria criteria{1, batch, 0, 1'000'000'000'000};
        const auto read = readActivity(*db, criteria, 5000);
        const auto computed = computeActivity(*db, criteria, 5000);
        check(read && computed && *read == *computed, "the read model says something else");
        const double model = timed([&] { (void)readActivity(*db, criteria, 5000); });
        const double store = timed([&] { (void)computeActivity(*db, criteria, 5000); });
        line(batch ? "activity_of_batch" : "activity_of_tenant", model, "event store", store);
    }
    EventsRepo repo(*db, 1);
    const double first = timed([&] { (void)repo.list({}, {}); });
    ListWindow deep;
    deep.after = {*head * 864 / 2, *head / 2};
    const double half = timed([&] { (void)repo.list({}, deep); });
    line("event_page_in_the_middle", half, "first page", first);
    return 0;
}
