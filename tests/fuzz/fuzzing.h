// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

#include <QByteArrayView>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace farol::fuzz {

// What has to hold for any bytes; a fuzzer keeps the bytes for which it does not.
inline void must(bool holds, const char *what) {
    if (!holds) {
        std::fprintf(stderr, "fuzz: %s\n", what);
        std::abort();
    }
}

inline QByteArrayView viewOf(const std::uint8_t *data, std::size_t size) {
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

// A refusal says what is wrong.
template<typename T>
void mustSayWhy(const Result<T> &read) {
    must(read || !read.error().detail.isEmpty() || !read.error().code.isEmpty(), "a refusal without a reason");
}

} // namespace farol::fuzz

// The entry of libFuzzer, and of replay.cpp.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);
