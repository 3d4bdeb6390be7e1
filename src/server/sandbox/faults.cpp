// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sandbox/faults.h"

#include <QStringList>
#include <numeric>

namespace farol::server {

namespace {

constexpr std::array<const char *, faultCount> words = {"none",      "timeout_after", "timeout_before", "5xx",
                                                        "torn",      "transient",     "definite",       "retryable",
                                                        "uncertain", "dup_callback",  "late_callback"};

// usual: what T2 of the project's trust figures asks for.
QString named(const QString &name) {
    if (name == QStringLiteral("none")) {
        return QStringLiteral("delay=0");
    }
    if (name == QStringLiteral("usual")) {
        return QStringLiteral("timeout_after=5,timeout_before=5,5xx=3,torn=2,dup_callback=1,late_callback=1");
    }
    if (name == QStringLiteral("rough")) {
        return QStringLiteral("timeout_after=8,timeout_before=8,5xx=8,torn=5,transient=15,definite=2,retryable=3,"
                              "uncertain=6,dup_callback=2,late_callback=3,check_fails=20");
    }
    return {};
}

tl::unexpected<Error> wrong(const QString &part) {
    return failure(ErrorKind::Rejected, QStringLiteral("faults"),
                   QStringLiteral("\"%1\" is no fault: write none, usual, rough, or name=percent").arg(part));
}

bool apply(FaultProfile &profile, const QString &name, double value) {
    const auto time = std::chrono::milliseconds(static_cast<std::int64_t>(value));
    if (name == QStringLiteral("delay")) {
        profile.delay = time;
        return true;
    }
    if (name == QStringLiteral("late")) {
        profile.late = time;
        return true;
    }
    if (name == QStringLiteral("check_fails")) {
        profile.checkFails = value;
        return value <= 100;
    }
    for (std::size_t i = 1; i < faultCount; ++i) {
        if (name == QLatin1String(words[i])) {
            profile.percent[i] = value;
            return std::accumulate(profile.percent.begin(), profile.percent.end(), 0.0) <= 100;
        }
    }
    return false;
}

} // namespace

Result<FaultProfile> faultProfile(const QString &text) {
    FaultProfile profile;
    for (const QString &part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto at = part.indexOf(QLatin1Char('='));
        if (at < 0) {
            const QString meaning = named(part);
            if (meaning.isEmpty()) {
                return wrong(part);
            }
            const auto base = faultProfile(meaning);
            profile = base ? *base : profile;
            continue;
        }
        bool isNumber = false;
        const double value = part.mid(at + 1).toDouble(&isNumber);
        if (!isNumber || !(value >= 0) || value > 3'600'000 || !apply(profile, part.left(at), value)) {
            return wrong(part);
        }
    }
    return profile;
}

// FNV-1a over the key, then the finaliser of splitmix64, so that neighbours draw unlike numbers.
std::uint64_t drawOf(std::uint64_t seed, std::string_view key, std::int64_t attempt) {
    std::uint64_t hash = 14695981039346656037ULL ^ seed * 0x9E3779B97F4A7C15ULL;
    for (const char c : key) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    }
    hash += static_cast<std::uint64_t>(attempt) * 0x9E3779B97F4A7C15ULL;
    hash = (hash ^ hash >> 30) * 0xBF58476D1CE4E5B9ULL;
    hash = (hash ^ hash >> 27) * 0x94D049BB133111EBULL;
    return hash ^ hash >> 31;
}

Fault faultOf(const FaultProfile &profile, std::uint64_t draw) {
    // The upper bits: the lower ones choose between variants of a fault.
    double at = static_cast<double>(draw >> 20) / static_cast<double>(1ULL << 44) * 100.0;
    for (std::size_t i = 1; i < faultCount; ++i) {
        at -= profile.percent[i];
        if (at < 0) {
            return static_cast<Fault>(i);
        }
    }
    return Fault::None;
}

} // namespace farol::server
