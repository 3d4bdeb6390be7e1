// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/farold/runsapi.h"

#include "core/json/planrunscodec.h"
#include "net/farold/query.h"
#include "net/farold/route.h"

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

Call RunsApi::runs(const RunFilter &filter, const Window &window, QObject *context, Answer<Page<PlanRun>> answer) {
    auto request = get(u"/api/v1/plans/runs"_s);
    put(request.query, u"status"_s, words(filter.statuses));
    put(request.query, u"batch"_s, filter.batch.value);
    put(request.query, u"item"_s, filter.item.value);
    putWindow(request.query, window);
    return m_client.ask<Page<PlanRun>>(request, context, reads(&json::planRunPage), std::move(answer));
}

} // namespace farol::net
