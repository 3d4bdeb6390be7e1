// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>

// What an issuer of tokens does, by OpenSSL alone: another implementation than the one that is tested.
namespace farol::kit {

inline constexpr auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

inline QByteArray part(const QJsonObject &object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toBase64(base64);
}
inline QByteArray unsignedToken(const QJsonObject &head, const QJsonObject &claims) {
    return part(head) + '.' + part(claims) + '.';
}
inline QByteArray hmacToken(const QJsonObject &head, const QJsonObject &claims, const QByteArray &secret) {
    const QByteArray text = part(head) + '.' + part(claims);
    QByteArray mac(32, '\0');
    unsigned int size = 0;
    HMAC(EVP_sha256(), secret.constData(), static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char *>(text.constData()), static_cast<std::size_t>(text.size()),
         reinterpret_cast<unsigned char *>(mac.data()), &size);
    return text + '.' + mac.toBase64(base64);
}
inline QByteArray keySet(const QList<QJsonObject> &keys) {
    QJsonArray list;
    for (const QJsonObject &key : keys) {
        list.append(key);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("keys"), list}}).toJson(QJsonDocument::Compact);
}

class SigningKey final {
public:
    enum class Kind { Rsa, Ec };
    explicit SigningKey(Kind kind)
        : m_kind(kind)
        , m_key(kind == Kind::Rsa ? EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t(2048))
                                  : EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"),
                &EVP_PKEY_free) {}
    [[nodiscard]] QByteArray sign(const QJsonObject &head, const QJsonObject &claims) const {
        return signParts(part(head), part(claims));
    }
    [[nodiscard]] QByteArray signText(const QByteArray &head, const QJsonObject &claims) const {
        return signParts(head.toBase64(base64), part(claims));
    }
    [[nodiscard]] QJsonObject jwk(const char *kid) const {
        QJsonObject key{{QStringLiteral("kid"), QString::fromLatin1(kid)},
                        {QStringLiteral("use"), QStringLiteral("sig")}};
        if (m_kind == Kind::Rsa) {
            key.insert(QStringLiteral("kty"), QStringLiteral("RSA"));
            key.insert(QStringLiteral("n"), number(OSSL_PKEY_PARAM_RSA_N, 256));
            key.insert(QStringLiteral("e"), number(OSSL_PKEY_PARAM_RSA_E, 3));
        } else {
            key.insert(QStringLiteral("kty"), QStringLiteral("EC"));
            key.insert(QStringLiteral("crv"), QStringLiteral("P-256"));
            key.insert(QStringLiteral("x"), number(OSSL_PKEY_PARAM_EC_PUB_X, 32));
            key.insert(QStringLiteral("y"), number(OSSL_PKEY_PARAM_EC_PUB_Y, 32));
        }
        return key;
    }
    [[nodiscard]] QByteArray pem() const {
        const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), &BIO_free);
        PEM_write_bio_PUBKEY(memory.get(), m_key.get());
        char *text = nullptr;
        const long size = BIO_get_mem_data(memory.get(), &text);
        return {text, static_cast<qsizetype>(size)};
    }

private:
    [[nodiscard]] QString number(const char *name, int bytes) const {
        BIGNUM *value = nullptr;
        EVP_PKEY_get_bn_param(m_key.get(), name, &value);
        QByteArray text(bytes, '\0');
        BN_bn2binpad(value, reinterpret_cast<unsigned char *>(text.data()), bytes);
        BN_free(value);
        return QString::fromLatin1(text.toBase64(base64));
    }
    [[nodiscard]] QByteArray signParts(const QByteArray &head, const QByteArray &claims) const {
        const QByteArray text = head + '.' + claims;
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
        std::size_t size = 0;
        const auto *bytes = reinterpret_cast<const unsigned char *>(text.constData());
        const auto count = static_cast<std::size_t>(text.size());
        EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key.get());
        EVP_DigestSign(context.get(), nullptr, &size, bytes, count);
        QByteArray signature(static_cast<qsizetype>(size), '\0');
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, bytes, count);
        signature.truncate(static_cast<qsizetype>(size));
        return text + '.' + (m_kind == Kind::Rsa ? signature : raw(signature)).toBase64(base64);
    }
    // JOSE writes r and s side by side.
    static QByteArray raw(const QByteArray &der) {
        const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
        const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> signature(
            d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())), &ECDSA_SIG_free);
        QByteArray both(64, '\0');
        auto *into = reinterpret_cast<unsigned char *>(both.data());
        BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), into, 32);
        BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), into + 32, 32);
        return both;
    }
    Kind m_kind;
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> m_key;
};

} // namespace farol::kit
