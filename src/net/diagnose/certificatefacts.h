// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/time/clock.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace farol::net {

// What a person compares before trusting an authority. Texts come from the certificate: hostile, plain.
struct CertificateFacts {
    QString subject;
    QString issuer;
    QString sha256; // of the DER form: AB:CD:… in capitals
    Instant validFrom;
    Instant validTo;
    bool isSelfSigned = false; // only such a one can be an authority of its own
    QByteArray pem;            // of this certificate alone
    bool operator==(const CertificateFacts &) const = default;
};

// The first certificate of a PEM text; nothing when there is none.
[[nodiscard]] std::optional<CertificateFacts> readCertificate(const QByteArray &pem);

} // namespace farol::net
