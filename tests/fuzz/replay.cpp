// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a fuzzer's entry on each file of some folders, and on each with a part cut off: the corpus as a test that every
// compiler can run.
#include "fuzzing.h"

#include <QDirIterator>
#include <QFile>

int main(int argc, char **argv) {
    int files = 0;
    for (int i = 1; i < argc; ++i) {
        QDirIterator all(QString::fromLocal8Bit(argv[i]), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            farol::fuzz::must(file.open(QIODevice::ReadOnly), "a seed cannot be read");
            const QByteArray bytes = file.readAll();
            for (const qsizetype size : {bytes.size(), bytes.size() / 2, bytes.size() - 1}) {
                // A copy of its own, so that a byte too far is seen.
                const std::vector<std::uint8_t> input(bytes.cbegin(), bytes.cbegin() + std::max<qsizetype>(size, 0));
                LLVMFuzzerTestOneInput(input.data(), input.size());
            }
            ++files;
        }
    }
    std::printf("%d seeds\n", files);
    return files > 0 ? 0 : 1;
}
