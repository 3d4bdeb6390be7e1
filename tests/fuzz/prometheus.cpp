// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzzing.h"
#include "net/http/httperror.h"
#include "net/prometheus/prometheusapi.h"

using namespace farol;
using namespace farol::net;

// Every answer of a Prometheus, read as each of them.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto body = fuzz::viewOf(data, size);
    const auto result = queryResult(body);
    fuzz::mustSayWhy(result);
    fuzz::mustSayWhy(promAlerts(body));
    fuzz::mustSayWhy(promRules(body));
    fuzz::mustSayWhy(promTargets(body));
    fuzz::mustSayWhy(promNames(body));
    fuzz::mustSayWhy(promSeries(body));
    fuzz::mustSayWhy(promMetadata(body));
    fuzz::mustSayWhy(promExemplars(body));
    for (const int status : {400, 404, 422, 503}) {
        const auto said = prometheusRefusal({status, "application/json", {}, body});
        fuzz::must(!said || !said->detail.isEmpty(), "a refusal without words");
    }
    return 0;
}
