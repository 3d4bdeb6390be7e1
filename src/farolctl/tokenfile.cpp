// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farolctl/tokenfile.h"

#include <QFile>
#include <algorithm>
#include <cstdio>

namespace farol::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 longestToken = 16 << 10;

Result<Secret> tokenIn(QFile &file) {
    // One byte more than allowed tells that there is more.
    QByteArray bytes = file.read(longestToken + 1);
    const bool tooLong = bytes.size() > longestToken;
    while (!bytes.isEmpty() && (bytes.endsWith('\n') || bytes.endsWith('\r'))) {
        bytes.chop(1);
    }
    const bool oneWord = std::all_of(bytes.cbegin(), bytes.cend(), [](char c) { return c > ' ' && c < 0x7f; });
    if (bytes.isEmpty() || tooLong || !oneWord) {
        return failure(ErrorKind::Rejected, u"token_file"_s, u"The token file must hold one token and nothing else."_s);
    }
    return Secret(std::move(bytes));
}

} // namespace

Result<Secret> readToken(const QString &path) {
    QFile file(path);
    if (path == u"-"_s) {
        return file.open(stdin, QIODevice::ReadOnly)
                   ? tokenIn(file)
                   : failure(ErrorKind::Rejected, u"token_file"_s, file.errorString());
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Rejected, u"token_file"_s,
                       u"The token file %1 cannot be read: %2"_s.arg(path, file.errorString()));
    }
#ifdef Q_OS_UNIX
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    if (file.permissions() & others) {
        return failure(ErrorKind::Rejected, u"token_file_open"_s,
                       u"Others may read the token file %1; run chmod 600 on it, and renew the token."_s.arg(path));
    }
#endif
    return tokenIn(file);
}

} // namespace farol::ctl
