// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a payment file of so many rows to standard output.
#include "kit/paymentfile.h"

#include <cstdio>
#include <cstdlib>

int main(int argc, char **argv) {
    const int rows = argc > 1 ? std::atoi(argv[1]) : 10'000;
    const QByteArray file = farol::kit::makePaymentFile(rows, argc > 2 ? static_cast<unsigned>(std::atoi(argv[2])) : 42);
    return std::fwrite(file.constData(), 1, static_cast<std::size_t>(file.size()), stdout)
                   == static_cast<std::size_t>(file.size())
               ? 0
               : 1;
}
