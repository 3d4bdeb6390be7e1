// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/privatefile.h"

#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace farol::server {

namespace {

tl::unexpected<Error> broken(const QString &path) {
    return failure(ErrorKind::Server, errno == ENOSPC ? QStringLiteral("storage_full") : QStringLiteral("storage"),
                   QStringLiteral("%1: %2").arg(path, QString::fromLocal8Bit(std::strerror(errno))));
}

Done synced(const QString &path, int flags) {
    const int file = ::open(QFile::encodeName(path).constData(), flags | O_CLOEXEC);
    const bool done = file >= 0 && ::fsync(file) == 0;
    const Done said = done ? Done() : broken(path);
    if (file >= 0) {
        ::close(file);
    }
    return said;
}

} // namespace

Result<PrivateFile> PrivateFile::beside(const QString &path) {
    QByteArray made = QFile::encodeName(path) + ".XXXXXX";
    const int file = ::mkostemp(made.data(), O_CLOEXEC); // 0600
    return file < 0 ? Result<PrivateFile>(broken(path)) : PrivateFile(file, std::move(made), path);
}

PrivateFile::PrivateFile(PrivateFile &&other) noexcept
    : m_file(std::exchange(other.m_file, -1))
    , m_made(std::exchange(other.m_made, {}))
    , m_path(std::move(other.m_path)) {}

PrivateFile::~PrivateFile() {
    if (m_file >= 0) {
        ::close(m_file);
        ::unlink(m_made.constData());
    }
}

Done PrivateFile::write(const QByteArray &bytes) {
    for (qsizetype written = 0; written < bytes.size();) {
        const auto count =
            ::write(m_file, bytes.constData() + written, static_cast<std::size_t>(bytes.size() - written));
        if (count < 0 && errno != EINTR) {
            return broken(m_path);
        }
        written += std::max<ssize_t>(count, 0);
    }
    return {};
}

Done PrivateFile::keep() {
    if (::fsync(m_file) != 0) {
        return broken(m_path);
    }
    // A link never replaces a file that is there.
    if (::link(m_made.constData(), QFile::encodeName(m_path).constData()) != 0) {
        return errno == EEXIST ? Done(failure(ErrorKind::Conflict, QStringLiteral("file_exists"),
                                              QStringLiteral("%1 is there already and is not replaced").arg(m_path)))
                               : Done(broken(m_path));
    }
    ::unlink(m_made.constData());
    ::close(std::exchange(m_file, -1));
    return syncFolderOf(m_path);
}

Done syncFile(const QString &path) {
    return synced(path, O_RDWR);
}

Done syncFolderOf(const QString &path) {
    return synced(QFileInfo(path).absolutePath(), O_RDONLY | O_DIRECTORY);
}

} // namespace farol::server
