// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSslServer>

namespace farol::golden {

// A machine on loopback port 8443 whose certificate comes from an authority that nobody knows. Nothing is behind it.
class Door final {
public:
    // certificates: PEM, its own and then the authority's; key: PEM. False when one cannot be read or the port is
    // taken.
    [[nodiscard]] bool open(const QString &certificates, const QString &key);

private:
    QSslServer m_server;
};

} // namespace farol::golden
