// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/webhooks/secretbox.h"

#include "server/backup/privatefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <sodium.h>
#include <unistd.h>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype nonceBytes = crypto_secretbox_NONCEBYTES;
constexpr qsizetype macBytes = crypto_secretbox_MACBYTES;

const unsigned char *in(const QByteArray &bytes, qsizetype from = 0) {
    return reinterpret_cast<const unsigned char *>(bytes.constData()) + from;
}
unsigned char *out(QByteArray &bytes, qsizetype from = 0) {
    return reinterpret_cast<unsigned char *>(bytes.data()) + from;
}

tl::unexpected<Error> wrongKey(const QString &detail) {
    return failure(ErrorKind::Rejected, u"secrets_key"_s, detail);
}

} // namespace

Result<SecretBox> SecretBox::fromText(const Secret &key) {
    const auto decoded = QByteArray::fromBase64Encoding(
        key.reveal().trimmed(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).size() != static_cast<qsizetype>(crypto_secretbox_KEYBYTES) || sodium_init() < 0) {
        return wrongKey(u"the key of the secrets is 32 bytes in base64, as openssl rand -base64 32 makes it"_s);
    }
    return SecretBox(Secret(*decoded));
}

Result<SecretBox> SecretBox::fromFile(const QString &path) {
    QFile file(path);
    if (!file.exists()) {
        if (sodium_init() < 0) {
            return wrongKey(u"libsodium does not start"_s);
        }
        QByteArray key(static_cast<qsizetype>(crypto_secretbox_KEYBYTES), Qt::Uninitialized);
        randombytes_buf(key.data(), crypto_secretbox_KEYBYTES);
        // Another process may have made it meanwhile: then that one's is the key.
        auto made = PrivateFile::beside(path);
        auto done = made ? made->write(key.toBase64() + '\n') : tl::unexpected(made.error());
        done = done ? made->keep() : done;
        if (!done && done.error().code != u"file_exists"_s) {
            return wrongKey(done.error().detail);
        }
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return wrongKey(u"%1: %2"_s.arg(path, file.errorString()));
    }
    // A cluster hands a secret over as root's file, readable by our group: nobody here could close it any further.
    const bool isOurs = QFileInfo(path).ownerId() == ::geteuid();
    const auto tooOpen =
        isOurs ? QFileDevice::ReadGroup | QFileDevice::ReadOther : QFileDevice::Permissions(QFileDevice::ReadOther);
    if ((file.permissions() & tooOpen) != 0) {
        return wrongKey(u"%1 can be read by others: chmod 600 it, and rotate the secrets"_s.arg(path));
    }
    return fromText(Secret(file.read(1024)));
}

QString SecretBox::fingerprint() const {
    return QString::fromLatin1(
        QCryptographicHash::hash("farold secrets key\n" + m_key.reveal(), QCryptographicHash::Sha256)
            .toHex()
            .first(16));
}

QByteArray SecretBox::seal(const Secret &secret) const {
    const QByteArray &plain = secret.reveal();
    QByteArray sealed(nonceBytes + macBytes + plain.size(), Qt::Uninitialized);
    randombytes_buf(sealed.data(), static_cast<std::size_t>(nonceBytes));
    crypto_secretbox_easy(out(sealed, nonceBytes), in(plain), static_cast<unsigned long long>(plain.size()), in(sealed),
                          in(m_key.reveal()));
    return sealed;
}

Result<Secret> SecretBox::open(const QByteArray &sealed) const {
    if (sealed.size() >= nonceBytes + macBytes) {
        QByteArray plain(sealed.size() - nonceBytes - macBytes, Qt::Uninitialized);
        if (crypto_secretbox_open_easy(out(plain), in(sealed, nonceBytes),
                                       static_cast<unsigned long long>(sealed.size() - nonceBytes), in(sealed),
                                       in(m_key.reveal())) == 0) {
            return Secret(std::move(plain));
        }
    }
    return failure(ErrorKind::Server, u"secrets_key"_s, u"a secret was sealed with another key"_s);
}

} // namespace farol::server
