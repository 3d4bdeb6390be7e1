// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>

// What one connection may take; the limit of a body is its route's.
namespace farol::server::limits {

inline constexpr std::size_t header = 16 * 1024;
inline constexpr std::size_t fields = 100; // of a header
inline constexpr std::size_t target = 8 * 1024;
inline constexpr std::size_t buffer = 128 * 1024;
inline constexpr std::size_t read = 64 * 1024;
inline constexpr std::size_t readOfRefused = 4 * 1024;
inline constexpr std::uint64_t readBeforeRefusal = 64 * 1024; // a shorter body is read, and the connection goes on
inline constexpr std::size_t discard = 16 * 1024 * 1024;      // of what a refused client still sends
inline constexpr std::chrono::seconds linger{2};

// Nobody takes longer for this many bytes than at 16 KiB a second.
constexpr std::chrono::milliseconds timeFor(std::size_t bytes) {
    return std::chrono::milliseconds(static_cast<std::int64_t>(bytes / 16));
}

} // namespace farol::server::limits
