// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profiles/profilecheck.h"
#include "fuzzing.h"

// A profile of a stranger: faults with places, or none.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    const auto verdict = farol::checkProfile(farol::fuzz::viewOf(data, size).toByteArray());
    for (const auto &one : verdict.findings) {
        farol::fuzz::must(!one.code.isEmpty() && !one.why.isEmpty(), "a finding without words");
    }
    return 0;
}
