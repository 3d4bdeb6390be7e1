// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "golden/door.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

namespace farol::golden {

bool Door::open(const QString &certificates, const QString &key) {
    QFile keyFile(key);
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(certificates);
    if (chain.isEmpty() || !keyFile.open(QIODevice::ReadOnly)) {
        return false;
    }
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server.setSslConfiguration(configuration);
    return m_server.listen(QHostAddress::LocalHost, 8443);
}

} // namespace farol::golden
