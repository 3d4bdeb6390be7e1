// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/secret.h"

namespace farol {

Secret &Secret::operator=(const Secret &other) {
    if (this != &other) {
        wipe();
        m_bytes = QByteArray(other.m_bytes.constData(), other.m_bytes.size());
    }
    return *this;
}

Secret &Secret::operator=(Secret &&other) noexcept {
    if (this != &other) {
        wipe();
        m_bytes.swap(other.m_bytes);
    }
    return *this;
}

void Secret::wipe() {
    // Shared bytes belong to a caller that kept a copy against the rule; detaching would only wipe a fresh copy.
    if (!m_bytes.isEmpty() && m_bytes.isDetached()) {
        volatile char *byte = m_bytes.data();
        for (qsizetype i = 0; i < m_bytes.size(); ++i) {
            byte[i] = 0;
        }
    }
    m_bytes.clear();
}

bool operator==(const Secret &a, const Secret &b) {
    if (a.m_bytes.size() != b.m_bytes.size()) {
        return false;
    }
    unsigned difference = 0;
    for (qsizetype i = 0; i < a.m_bytes.size(); ++i) {
        difference |= static_cast<unsigned char>(a.m_bytes[i]) ^ static_cast<unsigned char>(b.m_bytes[i]);
    }
    return difference == 0;
}

} // namespace farol
