// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/plans/plan.h"
#include "net/farold/faroldclient.h"

namespace farol::net {

// Runs of plans that were ordered; what is empty filters nothing.
struct RunFilter {
    QList<PlanRunStatus> statuses;
    BatchId batch;
    ItemId item;
};

// The list of runs; one with its rows is FaroldApi::planRun(). The rules of FaroldApi.
class RunsApi final {
public:
    explicit RunsApi(HttpClient &client)
        : m_client(client) {}

    // The newest first.
    Call runs(const RunFilter &filter, const Window &window, QObject *context, Answer<Page<PlanRun>> answer);

private:
    HttpClient &m_client;
};

} // namespace farol::net
