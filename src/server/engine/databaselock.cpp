// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/engine/databaselock.h"

#include "sql/connect.h"

#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace farol::server {

Result<std::unique_ptr<DatabaseLock>> DatabaseLock::take(const QString &databasePath) {
    if (sql::isServerUrl(databasePath)) {
        return std::unique_ptr<DatabaseLock>(new DatabaseLock(-1));
    }
    const QString path = databasePath + QStringLiteral(".lock");
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return failure(ErrorKind::Server, QStringLiteral("storage"),
                       QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    }
    std::unique_ptr<DatabaseLock> lock(new DatabaseLock(file));
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        char holder[32] = {};
        const auto size = ::pread(file, holder, sizeof holder - 1, 0);
        return failure(ErrorKind::Conflict, QStringLiteral("database_in_use"),
                       QStringLiteral("another farold (process %1) uses %2: stop it first, or give this one a database "
                                      "of its own")
                           .arg(size > 0 ? QString::fromLatin1(holder).trimmed() : QStringLiteral("?"), databasePath));
    }
    // Only for the message above; the lock itself is the system's.
    const std::string pid = std::to_string(::getpid()) + "\n";
    if (::ftruncate(file, 0) != 0 || ::pwrite(file, pid.data(), pid.size(), 0) < 0) {
        return failure(ErrorKind::Server, QStringLiteral("storage"),
                       QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno))));
    }
    return lock;
}

DatabaseLock::~DatabaseLock() {
    if (m_file >= 0) {
        ::close(m_file);
    }
}

} // namespace farol::server
