// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/telemetry/certificates.h"

#include <ctime>
#include <memory>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

namespace farol::server {

namespace {

using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;

std::optional<Instant> endOf(const X509 *certificate) {
    std::tm parts{};
    if (!certificate || ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &parts) != 1) {
        return std::nullopt;
    }
    const std::chrono::year_month_day day{std::chrono::year(parts.tm_year + 1900),
                                          std::chrono::month(static_cast<unsigned>(parts.tm_mon + 1)),
                                          std::chrono::day(static_cast<unsigned>(parts.tm_mday))};
    return Instant(std::chrono::sys_days(day).time_since_epoch() + std::chrono::hours(parts.tm_hour) +
                   std::chrono::minutes(parts.tm_min) + std::chrono::seconds(parts.tm_sec));
}

} // namespace

std::optional<Instant> endOfPem(const QByteArray &pem) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> text(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())),
                                                         BIO_free);
    const Certificate parsed(PEM_read_bio_X509(text.get(), nullptr, nullptr, nullptr), X509_free);
    return endOf(parsed.get());
}

std::optional<Instant> endOfPeer(const ssl_st *connection) {
    const Certificate shown(SSL_get1_peer_certificate(connection), X509_free);
    return endOf(shown.get());
}

void Certificates::met(const std::string &host, std::optional<Instant> end) {
    if (end) {
        const std::lock_guard lock(m_mutex);
        m_ends[host] = *end;
    }
}

void Certificates::tell(Metrics &metrics, Instant now) const {
    const std::lock_guard lock(m_mutex);
    for (const auto &[host, end] : m_ends) {
        metrics
            .gauge("farold_certificate_expiry_seconds", "Until the certificate of a host ends; negative afterwards.",
                   {{"host", host}})
            .set(std::chrono::duration<double>(end - now).count());
    }
}

} // namespace farol::server
