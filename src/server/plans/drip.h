// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"
#include "server/engine/readers.h"
#include "server/engine/writer.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace farol::server {

// A run that sends its items little by little: at a rate, or until too many fail. Everything that it knows is in the
// database, so that a kill at any point, or a second process beside this one, costs time and never an item.
[[nodiscard]] bool drips(const PlanRequest &request);

// At most so many items of a run are under way without a result, and so many of its newest results decide whether it
// stops.
inline constexpr int dripBlock = 100;

// Keeps the items of a run in their order, not started. Writer thread.
struct DripItem {
    std::int64_t item = 0;
    std::int64_t version = 0;
    int attempt = 0;
};
[[nodiscard]] Done startDrip(Arrows &arrows, std::int64_t run, const PlanOptions &options,
                             const std::vector<DripItem> &items);

// Stops what fails too often and starts what is due, of every run. An item that changed since the plan was made is left
// alone and named. True: something drips still. Writer thread.
[[nodiscard]] Result<bool> dripStep(Arrows &arrows);

// A person's word about a run that drips. Errors: 404 not_found; 409 run_state when it is not one that can.
enum class DripOrder { Pause, Resume, Cancel };
[[nodiscard]] Done orderDrip(Arrows &arrows, std::int64_t tenant, const QString &run, DripOrder order);

// Takes the steps in time, on a thread of its own, through the writer.
class Drip final {
public:
    Drip(Writer &writer, Readers &readers);
    ~Drip(); // before the readers and the writer end
    Drip(const Drip &) = delete;
    Drip &operator=(const Drip &) = delete;

private:
    void run();
    [[nodiscard]] bool hasWork();
    [[nodiscard]] bool step();
    [[nodiscard]] bool rest(std::chrono::milliseconds time); // false: it is over

    Writer &m_writer;
    Readers &m_readers;
    std::mutex m_mutex;
    std::condition_variable m_condition;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace farol::server
