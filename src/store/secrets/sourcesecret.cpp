// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secrets/sourcesecret.h"

#include <QUrl>

namespace farol::store {

SecretKey secretKeyOf(const QString &environment, const SourceEntry &source) {
    const bool isBasic = source.auth == SourceAuth::Basic;
    return {environment + u'/' + source.id, QUrl(source.url, QUrl::StrictMode).authority(QUrl::FullyEncoded),
            isBasic ? source.user : QStringLiteral("bearer")};
}

} // namespace farol::store
