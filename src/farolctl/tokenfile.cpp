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

Result<Secret> passwordIn(QFile &file) {
    QByteArray line = file.readLine(longestToken);
    if (!line.endsWith('\n') && line.size() >= longestToken - 1) {
        return failure(ErrorKind::Rejected, u"password_file"_s, u"The first line is too long to be a password."_s);
    }
    while (line.endsWith('\n') || line.endsWith('\r')) {
        line.chop(1);
    }
    if (line.isEmpty()) {
        return failure(ErrorKind::Rejected, u"password_file"_s, u"There is no password in the first line."_s);
    }
    return Secret(std::move(line));
}

Result<Secret> keyIn(QFile &file) {
    QByteArray pem = file.read(longestToken);
    const bool isKey = pem.contains("PRIVATE KEY-----");
    if (!isKey || pem.contains("ENCRYPTED")) {
        return failure(
            ErrorKind::Rejected, u"key_file"_s,
            isKey ? u"The key in %1 has a password; take one without, in a file of mode 0600."_s.arg(file.fileName())
                  : u"There is no private key in %1."_s.arg(file.fileName()));
    }
    return Secret(std::move(pem));
}

// Opens it and reads it; - is standard input.
template<typename Read>
Result<Secret> readOwn(const QString &path, const QString &what, const QString &code, Read read) {
    QFile file(path);
    if (path == u"-"_s) {
        return file.open(stdin, QIODevice::ReadOnly) ? read(file)
                                                     : failure(ErrorKind::Rejected, code, file.errorString());
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::Rejected, code,
                       u"The %1 %2 cannot be read: %3"_s.arg(what, path, file.errorString()));
    }
#ifdef Q_OS_UNIX
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                            QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    if (file.permissions() & others) {
        return failure(ErrorKind::Rejected, u"token_file_open"_s,
                       u"Others may read the %1 %2; run chmod 600 on it, and renew what is in it."_s.arg(what, path));
    }
#endif
    return read(file);
}

} // namespace

Result<Secret> readToken(const QString &path) {
    return readOwn(path, u"token file"_s, u"token_file"_s, tokenIn);
}

Result<Secret> readPassword(const QString &path) {
    return readOwn(path, u"password file"_s, u"password_file"_s, passwordIn);
}

Result<Secret> readKeyFile(const QString &path) {
    return readOwn(path, u"key file"_s, u"key_file"_s, keyIn);
}

} // namespace farol::ctl
