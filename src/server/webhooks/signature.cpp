// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webhooks/signature.h"

#include <array>
#include <sodium.h>

namespace farol::server {

namespace {

constexpr std::size_t secretBytes = 32;
using Mac = std::array<unsigned char, crypto_auth_hmacsha256_BYTES>;

const unsigned char *bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char *>(text.data());
}

Mac macOf(const Secret &secret, std::string_view id, std::string_view timestamp, std::string_view body) {
    const QByteArray &key = secret.reveal();
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char *>(key.constData()),
                                static_cast<std::size_t>(key.size()));
    for (const auto part : {id, std::string_view("."), timestamp, std::string_view("."), body}) {
        crypto_auth_hmacsha256_update(&state, bytesOf(part), part.size());
    }
    Mac mac;
    crypto_auth_hmacsha256_final(&state, mac.data());
    return mac;
}

std::string base64(const Mac &mac) {
    std::array<char, 64> text;
    sodium_bin2base64(text.data(), text.size(), mac.data(), mac.size(), sodium_base64_VARIANT_ORIGINAL);
    return text.data();
}

} // namespace

Secret makeWebhookSecret() {
    QByteArray bytes(static_cast<qsizetype>(secretBytes), Qt::Uninitialized);
    randombytes_buf(bytes.data(), secretBytes);
    return Secret(std::move(bytes));
}

QString webhookSecretText(const Secret &bytes) {
    return QStringLiteral("whsec_") + QString::fromLatin1(bytes.reveal().toBase64());
}

std::string webhookSignature(const Secret &bytes, std::string_view id, std::int64_t timestamp, std::string_view body) {
    return "v1," + base64(macOf(bytes, id, std::to_string(timestamp), body));
}

bool isSigned(const Secret &bytes, std::string_view id, std::string_view timestamp, std::string_view body,
              std::string_view signatures) {
    const Mac mac = macOf(bytes, id, timestamp, body);
    bool good = false;
    while (!signatures.empty()) {
        const auto end = signatures.find(' ');
        const auto one = signatures.substr(0, end);
        signatures = end == std::string_view::npos ? std::string_view() : signatures.substr(end + 1);
        Mac given;
        std::size_t length = 0;
        const bool isV1 = one.starts_with("v1,");
        const auto text = isV1 ? one.substr(3) : std::string_view();
        const bool readable = sodium_base642bin(given.data(), given.size(), text.data(), text.size(), nullptr, &length,
                                                nullptr, sodium_base64_VARIANT_ORIGINAL) == 0;
        good = (isV1 && readable && length == mac.size() && sodium_memcmp(given.data(), mac.data(), mac.size()) == 0) ||
               good;
    }
    return good;
}

} // namespace farol::server
