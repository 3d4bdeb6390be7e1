// SPDX-FileCopyrightText: 2026 The Farol authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/backup/archive.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <array>
#include <cerrno>
#include <cstring>
#include <unistd.h>
#include <zlib.h>

namespace farol::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t pieceBytes = 256 * 1024;
constexpr std::size_t longestLine = 96 * 1024 * 1024; // a stored answer or message is far smaller

tl::unexpected<Error> broken(const QString &what) {
    return failure(ErrorKind::Malformed, u"archive"_s, what);
}

QByteArrayView view(const std::string &text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

void putValue(std::string &line, std::string_view value) {
    for (const char c : value) {
        switch (c) {
        case '\\':
            line += "\\\\";
            break;
        case '\t':
            line += "\\t";
            break;
        case '\n':
            line += "\\n";
            break;
        case '\r':
            line += "\\r";
            break;
        default:
            line += c;
        }
    }
}

void putRow(std::string &lines, const sql::Table &table, const sql::Statement &row) {
    lines += ':';
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const int column = static_cast<int>(i);
        lines += i == 0 ? "" : "\t";
        if (row.isNull(column)) {
            lines += "\\N";
            continue;
        }
        switch (table.columns[i].kind) {
        case sql::Table::Kind::Integer:
            lines += std::to_string(row.integer(column));
            break;
        case sql::Table::Kind::Text:
            putValue(lines, row.text(column));
            break;
        case sql::Table::Kind::Bytes:
            lines += row.bytes(column).toBase64().toStdString();
            break;
        }
    }
    lines += '\n';
}

} // namespace

void ArchiveWriter::Close::operator()(gzFile_s *file) const {
    gzclose(file);
}
void ArchiveReader::Close::operator()(gzFile_s *file) const {
    gzclose(file);
}

Result<ArchiveWriter> ArchiveWriter::begin(const QString &path, const QJsonObject &head) {
    auto file = PrivateFile::beside(path);
    if (!file) {
        return tl::unexpected(file.error());
    }
    ArchiveWriter writer(std::move(*file));
    writer.m_stream.reset(gzdopen(::dup(writer.m_file.descriptor()), "wb1"));
    writer.m_all = std::make_unique<QCryptographicHash>(QCryptographicHash::Sha256);
    if (!writer.m_stream) {
        return failure(ErrorKind::Server, u"storage"_s, path + u": "_s + QString::fromLocal8Bit(std::strerror(errno)));
    }
    if (auto done = writer.told(head); !done) {
        return tl::unexpected(done.error());
    }
    return writer;
}

Done ArchiveWriter::put(const std::string &lines) {
    m_all->addData(view(lines));
    if (gzwrite(m_stream.get(), lines.data(), static_cast<unsigned>(lines.size())) == static_cast<int>(lines.size())) {
        return {};
    }
    return failure(ErrorKind::Server, errno == ENOSPC ? u"storage_full"_s : u"storage"_s,
                   u"the backup cannot be written: "_s + QString::fromLocal8Bit(std::strerror(errno)));
}

Done ArchiveWriter::told(const QJsonObject &object) {
    return put("#" + QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + "\n");
}

Done ArchiveWriter::table(sql::Connection &connection, const sql::Table &table) {
    QJsonArray columns;
    QString kinds;
    for (const auto &column : table.columns) {
        columns.append(QString::fromStdString(column.name));
        kinds += QLatin1Char(static_cast<char>(column.kind));
    }
    if (auto done =
            told({{u"table"_s, QString::fromStdString(table.name)}, {u"columns"_s, columns}, {u"kinds"_s, kinds}});
        !done) {
        return done;
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::string lines;
    std::int64_t rows = 0;
    const auto flush = [&] {
        hash.addData(view(lines));
        const Done done = put(lines);
        lines.clear();
        return done;
    };
    auto done = sql::eachRow(connection, table, [&](const sql::Statement &row) {
        if (m_stop && *m_stop) {
            return Done(failure(ErrorKind::Conflict, u"stopped"_s, u"the backup was given up: farold ends"_s));
        }
        ++rows;
        putRow(lines, table, row);
        return lines.size() < pieceBytes ? Done() : flush();
    });
    done = done && !lines.empty() ? flush() : done;
    m_allRows += rows;
    ++m_tables;
    return done ? told({{u"rows"_s, qint64(rows)}, {u"sha256"_s, QString::fromLatin1(hash.result().toHex())}}) : done;
}

Done ArchiveWriter::end() {
    const auto all = QString::fromLatin1(m_all->result().toHex());
    if (auto done = told({{u"end"_s, true}, {u"tables"_s, m_tables}, {u"sha256"_s, all}}); !done) {
        return done;
    }
    if (gzclose(m_stream.release()) != Z_OK) {
        return failure(ErrorKind::Server, u"storage"_s, u"the backup cannot be written to its end"_s);
    }
    return m_file.keep();
}

Result<ArchiveReader> ArchiveReader::open(const QString &path) {
    ArchiveReader reader;
    reader.m_path = path;
    reader.m_stream.reset(gzopen(QFile::encodeName(path).constData(), "rbe"));
    reader.m_all = std::make_unique<QCryptographicHash>(QCryptographicHash::Sha256);
    if (!reader.m_stream) {
        return failure(ErrorKind::Server, u"storage"_s, path + u": "_s + QString::fromLocal8Bit(std::strerror(errno)));
    }
    const auto first = reader.line();
    const auto head = first ? reader.object(*first) : tl::unexpected(first.error());
    if (!head || head->value(u"farol_backup"_s).toInt() != 1) {
        return broken(path + u" is no backup of farold"_s);
    }
    reader.m_head = *head;
    return reader;
}

tl::unexpected<Error> ArchiveReader::damaged(const QString &what) const {
    return broken(m_path + u": "_s + what);
}

// Without its newline; the hash takes it with.
Result<std::string> ArchiveReader::line() {
    std::string text;
    std::array<char, 16 * 1024> piece{};
    while (text.empty() || text.back() != '\n') {
        if (!gzgets(m_stream.get(), piece.data(), static_cast<int>(piece.size())) || text.size() > longestLine) {
            return damaged(u"the archive is cut or damaged"_s);
        }
        text += piece.data(); // a zero byte would cut the line, and its checksum tells
    }
    if (!text.starts_with("#{\"end\"")) {
        m_all->addData(view(text));
    }
    text.pop_back();
    return text;
}

Result<QJsonObject> ArchiveReader::object(const std::string &line) const {
    const auto json =
        QJsonDocument::fromJson(QByteArray::fromRawData(line.data(), static_cast<qsizetype>(line.size())).mid(1));
    return line.starts_with('#') && json.isObject() ? Result<QJsonObject>(json.object())
                                                    : damaged(u"the archive has a line that is none of ours"_s);
}

Result<std::optional<sql::Table>> ArchiveReader::nextTable() {
    const auto next = line();
    const auto told = next ? object(*next) : tl::unexpected(next.error());
    if (!told) {
        return tl::unexpected(told.error());
    }
    if (told->value(u"end"_s).toBool()) {
        const bool whole = told->value(u"sha256"_s).toString() == QString::fromLatin1(m_all->result().toHex()) &&
                           told->value(u"tables"_s).toInt() == m_tables;
        return whole ? Result<std::optional<sql::Table>>(std::nullopt) : damaged(u"the archive was changed"_s);
    }
    const auto columns = told->value(u"columns"_s).toArray();
    const auto kinds = told->value(u"kinds"_s).toString();
    m_table = {told->value(u"table"_s).toString().toStdString(), {}};
    for (qsizetype i = 0; i < columns.size() && i < kinds.size(); ++i) {
        m_table.columns.push_back(
            {columns[i].toString().toStdString(), static_cast<sql::Table::Kind>(kinds[i].toLatin1()), false});
    }
    m_rowsHash = std::make_unique<QCryptographicHash>(QCryptographicHash::Sha256);
    m_rows = 0;
    ++m_tables;
    return m_table;
}

Result<bool> ArchiveReader::nextRow(std::vector<Value> &row) {
    const auto next = line();
    if (!next) {
        return tl::unexpected(next.error());
    }
    if (next->starts_with(':')) {
        ++m_rows;
        m_rowsHash->addData(view(*next + '\n'));
        if (auto done = fill(*next, row); !done) {
            return tl::unexpected(done.error());
        }
        return true;
    }
    const auto told = object(*next);
    if (!told) {
        return tl::unexpected(told.error());
    }
    const bool whole = told->value(u"sha256"_s).toString() == QString::fromLatin1(m_rowsHash->result().toHex()) &&
                       told->value(u"rows"_s).toInteger() == m_rows;
    return whole ? Result<bool>(false)
                 : damaged(u"the archive was changed in the table %1"_s.arg(QString::fromStdString(m_table.name)));
}

Done ArchiveReader::fill(const std::string &line, std::vector<Value> &row) const {
    row.assign(1, {});
    for (std::size_t i = 1; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '\t') {
            row.emplace_back();
        } else if (c != '\\' || i + 1 == line.size()) {
            row.back().bytes += c;
        } else if (const char what = line[++i]; what == 'N') {
            row.back().isNull = true;
        } else {
            row.back().bytes += what == 't' ? '\t' : what == 'n' ? '\n' : what == 'r' ? '\r' : what;
        }
    }
    if (row.size() != m_table.columns.size()) {
        return damaged(u"a row of %1 has another number of columns"_s.arg(QString::fromStdString(m_table.name)));
    }
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (m_table.columns[i].kind == sql::Table::Kind::Bytes && !row[i].isNull) {
            row[i].bytes = QByteArray::fromBase64(QByteArray::fromStdString(row[i].bytes)).toStdString();
        }
    }
    return {};
}

} // namespace farol::server
