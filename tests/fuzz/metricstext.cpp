// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metricspage.h"

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    farol::fuzz::readPage(farol::ExpositionFormat::Text, data, size);
    return 0;
}
