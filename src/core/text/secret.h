// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace farol {

// A password or token. Wiped when it goes; has no text conversion and no QDebug operator on purpose. Move or copy it,
// never print it, never put it in a URL, argv, settings or an Error.
class Secret final {
public:
    Secret() = default;
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes)) { m_bytes.detach(); }
    Secret(const Secret &other) : m_bytes(other.m_bytes.constData(), other.m_bytes.size()) {}
    Secret(Secret &&other) noexcept { m_bytes.swap(other.m_bytes); }
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other) noexcept;
    ~Secret() { wipe(); }
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    // The one door: the caller uses it at once and keeps no copy.
    [[nodiscard]] const QByteArray &reveal() const { return m_bytes; }
    void wipe();
    friend bool operator==(const Secret &a, const Secret &b); // constant time

private:
    QByteArray m_bytes;
};

} // namespace farol
