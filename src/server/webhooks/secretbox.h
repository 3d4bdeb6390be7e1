// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"
#include "core/text/secret.h"

namespace farol::server {

// Secrets that farold has to know again, sealed (libsodium secretbox) with a key that is never in the database: a copy
// of the database alone opens none. Any thread.
class SecretBox final {
public:
    // The key is 32 bytes in base64: given as text, or the content of the file, which is made (0600) when it is not
    // there. Errors: Rejected secrets_key with what to do.
    [[nodiscard]] static Result<SecretBox> fromText(const Secret &key);
    [[nodiscard]] static Result<SecretBox> fromFile(const QString &path);

    [[nodiscard]] QByteArray seal(const Secret &secret) const;
    // Errors: Server secrets_key: sealed with another key, or broken.
    [[nodiscard]] Result<Secret> open(const QByteArray &sealed) const;

    // Tells two keys apart and says nothing of either.
    [[nodiscard]] QString fingerprint() const;

private:
    explicit SecretBox(Secret key)
        : m_key(std::move(key)) {}
    Secret m_key;
};

} // namespace farol::server
