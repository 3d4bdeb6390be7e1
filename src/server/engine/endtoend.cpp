// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/endtoend.h"

#include "core/payments/endtoendid.h"

#include <QRandomGenerator>

namespace farol::server {

namespace {

std::optional<Instant> minuteOf(std::string_view id) {
    return endToEndMinute(QLatin1String(id.data(), static_cast<qsizetype>(id.size())).toString());
}

} // namespace

std::string EndToEndIds::make(Instant now) {
    std::array<std::uint8_t, 11> random{};
    if (m_used + random.size() > m_random.size()) {
        std::array<quint32, sizeof m_random / sizeof(quint32)> words{};
        QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
        std::memcpy(m_random.data(), words.data(), m_random.size());
        m_used = 0;
    }
    std::copy_n(m_random.begin() + static_cast<std::ptrdiff_t>(m_used), random.size(), random.begin());
    m_used += random.size();
    return makeEndToEndId(m_ispb, now, random);
}

bool keepsEndToEndId(std::string_view id, bool refused, Instant now) {
    if (id.empty() || refused) {
        return false;
    }
    const auto minute = minuteOf(id);
    return minute && now - *minute < endToEndLife;
}

Instant knownUntil(std::string_view id, Instant sentAt) {
    return std::min(minuteOf(id).value_or(sentAt), sentAt) + endToEndLife;
}

} // namespace farol::server
