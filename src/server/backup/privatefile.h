// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/result.h"

namespace farol::server {

// A file that only its owner reads (0600) and that is there whole or not at all, also after a kill: written beside its
// place, synced, then given its name, which must be free. One thread.
class PrivateFile final {
public:
    // Errors: Server storage.
    [[nodiscard]] static Result<PrivateFile> beside(const QString &path);
    PrivateFile(PrivateFile &&other) noexcept;
    PrivateFile &operator=(PrivateFile &&) = delete;
    ~PrivateFile(); // without keep(): nothing stays
    [[nodiscard]] int descriptor() const { return m_file; }
    [[nodiscard]] Done write(const QByteArray &bytes);
    // Errors: Conflict file_exists; Server storage.
    [[nodiscard]] Done keep();

private:
    PrivateFile(int file, QByteArray made, QString path)
        : m_file(file)
        , m_made(std::move(made))
        , m_path(std::move(path)) {}
    int m_file;
    QByteArray m_made; // the name that it has meanwhile
    QString m_path;
};

// A file's or folder's data and name are on the disk when it returns.
[[nodiscard]] Done syncFile(const QString &path);
[[nodiscard]] Done syncFolderOf(const QString &path);

} // namespace farol::server
