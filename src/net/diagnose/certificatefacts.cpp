// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/diagnose/certificatefacts.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QSslCertificate>

namespace farol::net {

using namespace Qt::Literals::StringLiterals;

namespace {

QString nameOf(const QStringList &commonNames, const QStringList &organizations) {
    return (commonNames + organizations).value(0);
}

Instant instantOf(const QDateTime &time) {
    return Instant(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace

std::optional<CertificateFacts> readCertificate(const QByteArray &pem) {
    const auto all = QSslCertificate::fromData(pem, QSsl::Pem);
    if (all.isEmpty() || all.constFirst().isNull()) {
        return std::nullopt;
    }
    const auto &first = all.constFirst();
    CertificateFacts facts;
    facts.subject =
        nameOf(first.subjectInfo(QSslCertificate::CommonName), first.subjectInfo(QSslCertificate::Organization));
    facts.issuer =
        nameOf(first.issuerInfo(QSslCertificate::CommonName), first.issuerInfo(QSslCertificate::Organization));
    facts.sha256 = QString::fromLatin1(first.digest(QCryptographicHash::Sha256).toHex(':')).toUpper();
    facts.validFrom = instantOf(first.effectiveDate());
    facts.validTo = instantOf(first.expiryDate());
    facts.isSelfSigned = first.isSelfSigned();
    facts.pem = first.toPem();
    return facts;
}

} // namespace farol::net
