// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alerts/matcher.h"
#include "fuzzing.h"
#include "net/alertmanager/alertmanagerapi.h"
#include "net/http/httperror.h"

using namespace farol;
using namespace farol::net;

// Every answer of an Alertmanager, read as each of them, and matchers as people write them.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto body = fuzz::viewOf(data, size);
    fuzz::mustSayWhy(alertsIn(body));
    fuzz::mustSayWhy(alertGroupsIn(body));
    fuzz::mustSayWhy(silencesIn(body));
    fuzz::mustSayWhy(silenceIn(body));
    fuzz::mustSayWhy(silenceIdIn(body));
    fuzz::mustSayWhy(receiversIn(body));
    fuzz::mustSayWhy(alertmanagerStatusIn(body));
    for (const int status : {400, 404, 422, 500}) {
        const auto said = alertmanagerRefusal({status, "application/json", {}, body});
        fuzz::must(!said || !said->detail.isEmpty(), "a refusal without words");
    }
    if (size < 4096) {
        const auto matchers = matchersOf(QString::fromUtf8(body));
        fuzz::mustSayWhy(matchers);
        if (matchers) {
            const auto again = matchersOf(textOf(*matchers));
            fuzz::must(again && *again == *matchers, "a matcher that is written is another one");
        }
    }
    return 0;
}
