// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/backup/privatefile.h"
#include "sql/catalog.h"

#include <QCryptographicHash>
#include <QJsonObject>
#include <atomic>
#include <memory>
#include <string>

struct gzFile_s;

namespace farol::server {

// The file of a backup: lines of UTF-8, compressed by gzip (zcat shows them).
//   #{"farol_backup":1,"made_at":…,"dialect":…,"schema":[[number,name,checksum],…],"secrets_key":fingerprint}
//   #{"table":"items","columns":["id",…],"kinds":"ii…t"}          i integer, t text, b bytes in base64
//   :<tab between the columns; \N is NULL; \\ \t \n \r as in COPY's text form>      one line a row
//   #{"rows":n,"sha256":…}                                         of the table's row lines
//   #{"end":true,"tables":n,"sha256":…}                            of every line before this one
class ArchiveWriter final {
public:
    // Errors: those of PrivateFile; Server storage, storage_full.
    [[nodiscard]] static Result<ArchiveWriter> begin(const QString &path, const QJsonObject &head);
    // table() ends with Conflict stopped once it is true; may be null.
    void stopWhen(const std::atomic<bool> *stop) { m_stop = stop; }
    [[nodiscard]] Done table(sql::Connection &connection, const sql::Table &table);
    // The archive has its name from here on. Errors: Conflict file_exists, too.
    [[nodiscard]] Done end();
    [[nodiscard]] std::int64_t rows() const { return m_allRows; }

private:
    struct Close {
        void operator()(gzFile_s *file) const;
    };
    explicit ArchiveWriter(PrivateFile file)
        : m_file(std::move(file)) {}
    [[nodiscard]] Done told(const QJsonObject &object);
    [[nodiscard]] Done put(const std::string &lines);

    PrivateFile m_file;
    std::unique_ptr<gzFile_s, Close> m_stream;
    std::unique_ptr<QCryptographicHash> m_all;
    const std::atomic<bool> *m_stop = nullptr;
    int m_tables = 0;
    std::int64_t m_allRows = 0;
};

// Reads an archive from its beginning to its end once. Errors: Malformed archive with what is wrong: cut, changed, not
// ours; Server storage.
class ArchiveReader final {
public:
    struct Value {
        std::string bytes;
        bool isNull = false;
    };
    [[nodiscard]] static Result<ArchiveReader> open(const QString &path);
    [[nodiscard]] const QJsonObject &head() const { return m_head; }
    [[nodiscard]] const QString &path() const { return m_path; }
    // The next table, or none at the end, whose checksum held. The rows of the one before must have been read.
    [[nodiscard]] Result<std::optional<sql::Table>> nextTable();
    // False: the table's end, whose checksum held.
    [[nodiscard]] Result<bool> nextRow(std::vector<Value> &row);

private:
    struct Close {
        void operator()(gzFile_s *file) const;
    };
    [[nodiscard]] Result<std::string> line();
    [[nodiscard]] Result<QJsonObject> object(const std::string &line) const;
    [[nodiscard]] Done fill(const std::string &line, std::vector<Value> &row) const;

    std::unique_ptr<gzFile_s, Close> m_stream;
    std::unique_ptr<QCryptographicHash> m_all, m_rowsHash;
    [[nodiscard]] tl::unexpected<Error> damaged(const QString &what) const;

    QString m_path;
    QJsonObject m_head;
    sql::Table m_table;
    std::int64_t m_rows = 0;
    int m_tables = 0;
};

} // namespace farol::server
