// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"
#include "server/telemetry/metrics.h"

#include <QByteArray>
#include <map>
#include <mutex>
#include <optional>

struct ssl_st;

namespace farol::server {

// The end of the first certificate in a PEM text; none when there is no readable one.
[[nodiscard]] std::optional<Instant> endOfPem(const QByteArray &pem);
// The end of the certificate that the other side of a finished handshake showed.
[[nodiscard]] std::optional<Instant> endOfPeer(const ssl_st *connection);

// When the certificates end that this process shows or meets, as farold_certificate_expiry_seconds{host}: the seconds
// that are left, negative afterwards. Host with its port. Thread-safe.
class Certificates final {
public:
    void met(const std::string &host, std::optional<Instant> end);
    void tell(Metrics &metrics, Instant now) const;

private:
    mutable std::mutex m_mutex;
    std::map<std::string, Instant> m_ends;
};

} // namespace farol::server
